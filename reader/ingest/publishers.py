"""Publishers: a web address in, the name of the outlet out."""

from urllib.parse import urlsplit

from reader.ingest.wordlists import words

_TABLE = """
abc.net.au ABC News (Australia)
abcnews.go.com ABC News
adn.com Anchorage Daily News
aftenposten.no Aftenposten
aftonbladet.se Aftonbladet
aljazeera.com Al Jazeera
allafrica.com AllAfrica
aol.com AOL
apnews.com Associated Press
arabnews.com Arab News
arstechnica.com Ars Technica
asahi.com The Asahi Shimbun
atlantico.fr Atlantico
axios.com Axios
baltimoresun.com The Baltimore Sun
bangkokpost.com Bangkok Post
bbc.com BBC News
bbc.co.uk BBC News
bellingcat.com Bellingcat
berliner-zeitung.de Berliner Zeitung
bild.de Bild
bloomberg.com Bloomberg
bostonglobe.com The Boston Globe
businessinsider.com Business Insider
buzzfeednews.com BuzzFeed News
caixinglobal.com Caixin Global
cbc.ca CBC News
cbsnews.com CBS News
chicagotribune.com Chicago Tribune
chinadaily.com.cn China Daily
clarin.com Clarín
cnbc.com CNBC
cnn.com CNN
corriere.it Corriere della Sera
csmonitor.com The Christian Science Monitor
dailymail.co.uk Daily Mail
dailymaverick.co.za Daily Maverick
dallasnews.com The Dallas Morning News
dawn.com Dawn
denverpost.com The Denver Post
derstandard.at Der Standard
diepresse.com Die Presse
dn.se Dagens Nyheter
dw.com Deutsche Welle
economist.com The Economist
elmundo.es El Mundo
elpais.com El País
eltiempo.com El Tiempo
eluniversal.com.mx El Universal
euractiv.com Euractiv
euronews.com Euronews
express.co.uk Daily Express
faz.net Frankfurter Allgemeine Zeitung
fivethirtyeight.com FiveThirtyEight
folha.uol.com.br Folha de S.Paulo
forbes.com Forbes
foreignaffairs.com Foreign Affairs
foreignpolicy.com Foreign Policy
fortune.com Fortune
foxnews.com Fox News
fr.de Frankfurter Rundschau
france24.com France 24
ft.com Financial Times
g1.globo.com G1
gazeta.ru Gazeta.Ru
globaltimes.cn Global Times
gulfnews.com Gulf News
haaretz.com Haaretz
handelsblatt.com Handelsblatt
heise.de heise online
hindustantimes.com Hindustan Times
houstonchronicle.com Houston Chronicle
hs.fi Helsingin Sanomat
huffpost.com HuffPost
hurriyetdailynews.com Hürriyet Daily News
ilpost.it Il Post
independent.co.uk The Independent
independent.ie Irish Independent
indianexpress.com The Indian Express
inquirer.com The Philadelphia Inquirer
interfax.ru Interfax
irishtimes.com The Irish Times
izvestia.ru Izvestia
japantimes.co.jp The Japan Times
jpost.com The Jerusalem Post
jp.dk Jyllands-Posten
kathimerini.gr Kathimerini
kommersant.ru Kommersant
koreaherald.com The Korea Herald
koreatimes.co.kr The Korea Times
kyivindependent.com The Kyiv Independent
kyivpost.com Kyiv Post
lanacion.com.ar La Nación
lapresse.ca La Presse
lastampa.it La Stampa
latimes.com Los Angeles Times
lavanguardia.com La Vanguardia
ledevoir.com Le Devoir
lefigaro.fr Le Figaro
lemonde.fr Le Monde
lenta.ru Lenta.ru
lesechos.fr Les Échos
lesoir.be Le Soir
letemps.ch Le Temps
liberation.fr Libération
livemint.com Mint
mainichi.jp The Mainichi
marketwatch.com MarketWatch
mediapart.fr Mediapart
meduza.io Meduza
mg.co.za Mail & Guardian
miamiherald.com Miami Herald
motherjones.com Mother Jones
msnbc.com MSNBC
nation.africa Nation
nationalgeographic.com National Geographic
nature.com Nature
nbcnews.com NBC News
ndtv.com NDTV
newrepublic.com The New Republic
news.com.au news.com.au
newscientist.com New Scientist
newstatesman.com New Statesman
newsweek.com Newsweek
newyorker.com The New Yorker
nhk.or.jp NHK
nikkei.com Nikkei
novayagazeta.eu Novaya Gazeta Europe
novayagazeta.ru Novaya Gazeta
npr.org NPR
nrc.nl NRC
nypost.com New York Post
nytimes.com The New York Times
nzherald.co.nz The New Zealand Herald
nzz.ch Neue Zürcher Zeitung
pbs.org PBS
politico.com Politico
politico.eu Politico Europe
politiken.dk Politiken
pravda.com.ua Ukrainska Pravda
propublica.org ProPublica
publico.pt Público
punchng.com The Punch
quillette.com Quillette
rappler.com Rappler
rbc.ru RBC
reason.com Reason
repubblica.it la Repubblica
reuters.com Reuters
rferl.org Radio Free Europe/Radio Liberty
rfi.fr RFI
ria.ru RIA Novosti
rte.ie RTÉ
rt.com RT
salon.com Salon
science.org Science
scientificamerican.com Scientific American
scmp.com South China Morning Post
scotsman.com The Scotsman
seattletimes.com The Seattle Times
semafor.com Semafor
seznamzpravy.cz Seznam Zprávy
sfchronicle.com San Francisco Chronicle
sky.com Sky News
slate.com Slate
smh.com.au The Sydney Morning Herald
smithsonianmag.com Smithsonian Magazine
spectator.co.uk The Spectator
spiegel.de Der Spiegel
standard.co.uk Evening Standard
startribune.com Star Tribune
straitstimes.com The Straits Times
stuff.co.nz Stuff
sueddeutsche.de Süddeutsche Zeitung
svd.se Svenska Dagbladet
svt.se SVT
swissinfo.ch SWI swissinfo.ch
tagesschau.de tagesschau
tagesspiegel.de Der Tagesspiegel
tass.com TASS
tass.ru TASS
taz.de taz
techcrunch.com TechCrunch
technologyreview.com MIT Technology Review
telegraph.co.uk The Telegraph
theage.com.au The Age
theatlantic.com The Atlantic
theconversation.com The Conversation
theglobeandmail.com The Globe and Mail
theguardian.com The Guardian
thehill.com The Hill
thehindu.com The Hindu
theintercept.com The Intercept
themoscowtimes.com The Moscow Times
thenation.com The Nation
thenationalnews.com The National
thetimes.co.uk The Times
thetimes.com The Times
theverge.com The Verge
time.com Time
timesofindia.indiatimes.com The Times of India
timesofisrael.com The Times of Israel
thestar.com Toronto Star
usatoday.com USA Today
usnews.com U.S. News & World Report
vanityfair.com Vanity Fair
vedomosti.ru Vedomosti
vice.com Vice
voanews.com Voice of America
volkskrant.nl de Volkskrant
vox.com Vox
vrt.be VRT NWS
washingtonpost.com The Washington Post
welt.de Die Welt
wikinews.org Wikinews
wikipedia.org Wikipedia
wired.com Wired
wsj.com The Wall Street Journal
wyborcza.pl Gazeta Wyborcza
xinhuanet.com Xinhua
news.cn Xinhua
yle.fi Yle
yomiuri.co.jp The Yomiuri Shimbun
zdf.de ZDF
zeit.de Die Zeit
"""
PUBLISHERS = {
    host: name for host, _, name in (row.partition(" ") for row in _TABLE.strip().splitlines())
}
"""Registrable host, or a part of one that is an outlet of its own → name."""

AGENCIES = {
    "ap": "Associated Press", "associated press": "Associated Press", "reuters": "Reuters",
    "afp": "Agence France-Presse", "dpa": "dpa", "efe": "EFE", "ansa": "ANSA", "tass": "TASS",
    "ria novosti": "RIA Novosti", "ria": "RIA Novosti", "interfax": "Interfax", "pa": "PA Media",
    "upi": "UPI", "xinhua": "Xinhua", "kyodo": "Kyodo News", "bloomberg": "Bloomberg",
    "aap": "AAP", "apa": "APA", "pti": "PTI", "yonhap": "Yonhap",
}  # fmt: skip
"""How datelines name the agencies → name."""

_SECOND_LEVEL = words("co com org net gov ac edu or ne go gob")
_BY_NAME = {
    name.casefold().removeprefix("the "): name
    for name in (*PUBLISHERS.values(), *AGENCIES.values())
}


def publisher_of(url: str) -> str | None:
    """The outlet's name, or the registrable host ("saltmere-gazette.example") if it is not known.

    None where `url` has no host.
    """
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return None
    labels = host.split(".")
    for start in range(len(labels) - 1):
        if name := PUBLISHERS.get(".".join(labels[start:])):
            return name
    if len(labels) < 2 or labels[-1].isdecimal():
        return host or None
    country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if country else labels[-2:])


def known_publisher(name: str) -> str | None:
    """The outlet that goes by `name`, with or without "The", in any case; None if none does."""
    return _BY_NAME.get(name.strip(" .").casefold().removeprefix("the "))
