"""Words in names: titles that need care, words of organisations, demonyms.

Lower case throughout; the lists are the project's own.
"""

from reader.analysis.quotations.lexicon.roles import ORG_NOUNS, ROLES, TITLES
from reader.analysis.quotations.lexicon.words import word_set

WEAK_TITLES = word_set(
    "state party first private crown grand foreign defence defense finance interior prime senior "
    "acting former ex interim special vice assistant associate chief staff trooper warden deputy "
    "principal king dean canon major earl marshal count baron chair coach general judge air "
    "group wing flight metropolitan patriarch petty warrant venerable archer baker barber brewer "
    "butcher cook fisher forester foreman gardener gunner joiner mason merchant miller minder "
    "piper porter potter priest sailor shepherd singer lass maid marine groom herder"
)


KEPT_TITLES = word_set(
    "prince princess king queen pope emperor sheikh sheik sultan lord lady baroness"
)


ORG_WORDS = ORG_NOUNS | word_set(
    "end argyle orient thistle rangers celtic academical university college school institute "
    "foundation association society department ministry office bureau agency council commission "
    "committee court house parliament bank group inc corp corporation co company ltd llc plc "
    "gmbh street road avenue square park airport station hospital church cathedral mosque centre "
    "center museum theatre theater stadium arena league cup championship party union front "
    "movement army navy force forces guard guards police service services times post news "
    "journal herald tribune guardian telegraph courier observer examiner inquirer enquirer "
    "gazette chronicle dispatch advertiser argus sentinel zeitung tageblatt magazine press media "
    "television tv radio network networks united city fc afc rovers wanderers county athletic "
    "town albion hotspur act bill treaty agreement accord pact motors electric airlines airways "
    "industries holdings partners capital fund assembly congress federation alliance coalition "
    "trust authority board club team organization organisation project programme program "
    "campaign initiative study survey report conference summit forum festival awards award prize "
    "day week island islands river lake mountain mountains sea ocean valley bay beach state "
    "states republic kingdom empire province district region north south east west northern "
    "southern eastern western central building tower bridge palace castle hotel games open tour "
    "series records pictures studios entertainment systems robotics biotech pharma "
    "pharmaceuticals chemicals foods energy oil gas steel mining telecom aerospace logistics "
    "ventures associates solutions digital insurance financial securities management consulting "
    "brewing petroleum resources minerals metals shipping technologies technology software labs "
    "laboratory research policy affairs rights justice watch outlook law security health "
    "education treasury exchange market markets commons lords administration government"
)
"""Words that tell an organisation, a place or a work from a person."""


NATIONAL_BODIES = word_set(
    "statistics health public sport transport police environment natural historic homes swim "
    "athletics cricket rugby hockey basketball volleyball cycling air elections infrastructure"
)
"""What a body of a country can be called before its name: "Statistics Canada"."""

PARTNERS = frozenset({
    ("procter", "gamble"), ("marks", "spencer"), ("johnson", "johnson"), ("barnes", "noble"),
    ("smith", "wesson"), ("ernst", "young"), ("black", "decker"), ("standard", "poor's"),
    ("tate", "lyle"), ("holland", "barrett"), ("harland", "wolff"), ("dolce", "gabbana"),
    ("bang", "olufsen"), ("fortnum", "mason"), ("bed", "bath"), ("dun", "bradstreet"),
})  # fmt: skip
"""Two names of which one company is made."""

BODIES_FOR = word_set(
    "institute centre center department ministry campaign foundation society council office "
    "association coalition alliance committee fund agency commission school movement trust "
    "organization organisation transport crisis action friends doctors lawyers mothers citizens"
)
"""What may have "for" in its name: Transport for London."""


PORTFOLIOS = word_set(
    "administration administrative affairs agrarian agricultural agriculture asylum aviation "
    "budget business child children civil climate commerce communication communications "
    "community competition constitutional consumer cooperation coordination creative cultural "
    "culture cyber defence defense development digital disability disaster economic economy "
    "education electricity emergency employment enterprise energy environment environmental "
    "equality european executive external families family finance financial fisheries food "
    "foreign forestry forests gender health heritage higher home housing human immigration "
    "industrial industries industry infrastructure innovation integration interior international "
    "internal investment irrigation justice labor labour land lands law legal livestock local "
    "logistics management maritime medical migration mineral mines mining monitoring national "
    "natural northern operations parliamentary petroleum physical planning police population "
    "power primary public railways reconstruction reform regional religious research resource "
    "resources road roads rural safety science secondary security services skills small social "
    "society sport sports state state-owned steel technology telecommunications textiles tourism "
    "trade transport transportation treasury urban veterans village water welfare women women's "
    "works youth"
)
"""What ministers and commissioners are of and for."""


ORG_HEADS = word_set(
    "university ministry department house bank church institute council court office school "
    "college association society board republic chamber secretary ministers minister director "
    "president king queen prince duke bishop archbishop gulf bay isle city state"
)


DEMONYMS = word_set(
    "gaelic swahili kiswahili hindi urdu mandarin cantonese hebrew yiddish farsi latin afrikaans "
    "american british english scottish welsh irish french german italian spanish portuguese "
    "dutch belgian swiss austrian polish czech slovak hungarian romanian bulgarian greek turkish "
    "russian ukrainian belarusian lithuanian latvian estonian finnish swedish norwegian danish "
    "icelandic serbian croatian bosnian slovenian albanian macedonian kosovar montenegrin "
    "cypriot maltese israeli palestinian lebanese syrian iraqi iranian jordanian saudi emirati "
    "qatari kuwaiti yemeni omani bahraini egyptian libyan tunisian algerian moroccan sudanese "
    "ethiopian eritrean somali kenyan ugandan tanzanian rwandan congolese nigerian ghanaian "
    "senegalese malian ivorian cameroonian angolan zambian zimbabwean mozambican namibian "
    "african afghan pakistani indian bangladeshi nepalese nepali bhutanese chinese japanese "
    "korean taiwanese vietnamese thai cambodian laotian burmese malaysian singaporean indonesian "
    "filipino australian canadian mexican cuban haitian jamaican dominican guatemalan honduran "
    "salvadoran nicaraguan panamanian colombian venezuelan ecuadorian peruvian bolivian chilean "
    "argentine argentinian brazilian paraguayan uruguayan kazakh uzbek kyrgyz tajik turkmen "
    "georgian armenian azerbaijani mongolian tibetan uyghur kurdish catalan basque chechen "
    "crimean european asian arab muslim christian jewish republican democratic democrat "
    "socialist centrist communist green labour tory conservative liberal catholic anglican kiwi "
    "aussie pole dane swede finn turk scot spaniard frenchman frenchwoman englishwoman "
    "irishwoman welshwoman scotswoman dutchwoman englishman irishman welshman dutchman brit "
    "briton serb croat fijian samoan tongan papuan zealander barbadian bajan trinidadian "
    "queenslander tasmanian londoner dubliner mancunian liverpudlian glaswegian yorkshireman "
    "cornishman parisian berliner texan californian floridian hawaiian alaskan quebecer ontarian "
    "albertan sicilian sardinian venetian neapolitan bavarian saxon andalusian galician "
    "guyanese surinamese bahamian belizean lankan maldivian mauritian malagasy malawian "
    "burundian chadian nigerien liberian gambian guinean mauritanian gabonese togolese beninese "
    "burkinabe luxembourger moldovan bruneian timorese icelander slovene filipina"
)


FAMILY_FIRST = word_set(
    "ri rim ryu paek "
    "ahn bae baek bui cao chan chang chen cheng cheung chiu cho choi chua chung dang do duong "
    "fan fang feng fu gao goh gu guo han hao he heo ho hoang hong hou hu huang hwang jang jeon "
    "jeong ji jiang jin jo jung kang kao kim ko koh kong kwak kwon lai lam lau le lee lei leung "
    "li liang lim lin liu lo lu lý ma mao meng min moon na nam ng ngo nguyen nguyễn noh oh ong "
    "pan park peng pham phan phạm qian qin ryu seo shao shen shi shin sim sin so soh song su suh "
    "sun tan tang tay teo tian tran trần trinh tsai tseng vo võ vu vũ wan wang wei wen wong woo "
    "wu xi xia xiao xie xu xue yan yang yao ye yeo yi yin yoo yoon you yu yuan yun zeng zhang "
    "zhao zheng zhong zhou zhu zou"
)
"""Family names of East Asia that stand before the given name."""


_SURNAMES = word_set(
    "archer baker barber bishop bowler boxer brewer brother butcher chandler chapman clerk cook "
    "dean driver fielder fisher florist ford forester foreman fowler french gardener german gray "
    "green grove groom guard guest guy hooker hunter joiner keeper king knight lad lord mason "
    "merchant miller minder monk page painter partner parent piper pitcher pope porter potter "
    "priest prince prior ranger rider sailor scott sheriff shepherd singer skipper smith spencer "
    "steward tailor usher warden weaver west winger"
)
"""Roles that are common surnames too: alone they are no office."""
OFFICES = (TITLES | ROLES | DEMONYMS) - (_SURNAMES - TITLES)
