"""Media: a source's words in, whether it is a news medium out.

A medium passes on what others said; where the sentence names the speaker too, it is the reporter.
Agencies and papers by name are the world's better-known ones.
"""

import re

_NAMES = re.compile(
    r"\b(?:RIA|Novosti|TASS|Tass|Interfax|Reuters|AFP|Agence France-Presse|AP|Associated Press|UPI"
    r"|Xinhua|Kyodo|Yonhap|ANSA|EFE|DPA|dpa|PTI|ANI|IANS|IRNA|Fars|Tasnim|ISNA|SANA|WAFA|Anadolu"
    r"|Bloomberg|CNN|BBC|NBC|CBS|ABC|NPR|PBS|MSNBC|CNBC|Fox News|Sky|ITV"
    r"|Al[ -]Jazeera|Al[ -]Arabiya"
    r"|Politico|Axios|BuzzFeed|HuffPost|Huffington Post|Breitbart|Vox|Slate|TMZ|ProPublica"
    r"|Guardian|Telegraph|Independent|Times|Post|Journal|Herald|Tribune|Gazette|Chronicle|Mail|Mirror"
    r"|Globe|Star|Standard|Observer|Express|Spiegel|Bild|Welt|Zeitung|Monde|Figaro|Lib[ée]ration|Pa[ií]s"
    r"|Mundo|Repubblica|Corriere|Haaretz|Kommersant|Izvestia|Pravda|Vedomosti|Globo|Folha|Hindu"
    r"|Vanity Fair|Rolling Stone|Us Weekly|Page Six|Esquire|Vogue|Cosmopolitan|Tatler|Variety"
    r"|Billboard|Newsweek|Economist|New Yorker|Dawn|Nikkei|Asahi|Yomiuri|Mainichi|CBC|CTV"
    r"|Gizmodo|Wired|NHK|KCNA|Antara|Bernama|Suspilne|Ukrinform|CCTV|CGTN|RT[EÉ]|ZDF|ARD|RAI|NRK"
    r"|SVT|YLE|VOA|RFE/RL|Mehr|Rudaw|SBS|KBS|YTN|Meduza|Mediazona|CTK|MTI|Tanjug|Hina|Lusa|Belga"
    r"|ANP|NTB|Ritzau|DHA|Caixin|Rappler|ABS-CBN|NDTV|KUNA|QNA|Hurriyet|Hürriyet|Cumhuriyet)\b"
)
_NOUNS = re.compile(
    r"\b(?:news ?agency|agency|newspaper|daily|weekly|tabloid|broadcaster|channel|station|magazine"
    r"|website|outlet|state (?:media|television|TV|radio)|media|press|news site|newswire"
    r"|wire service|TV|television|radio)\b",
    re.IGNORECASE,
)


def is_medium(words: str) -> bool:
    """Whether a noun phrase names or describes a news medium."""
    return _NAMES.search(words) is not None or _NOUNS.search(words) is not None
