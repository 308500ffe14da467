"""Nations: which adjective or noun calls the people of a country, and the other way round.

"Brazil's Thaís Figueiredo" is "the Brazilian" later, "the Ethiopian" ran for Ethiopia. Lower case;
the lists are the project's own.
"""

_PEOPLES = """\
afghanistan afghan|albania albanian|algeria algerian|angola angolan
argentina argentine argentinian|armenia armenian|australia australian aussie|austria austrian
azerbaijan azerbaijani|bahrain bahraini|bangladesh bangladeshi|barbados barbadian bajan
belarus belarusian|belgium belgian|belize belizean|benin beninese|bhutan bhutanese
bolivia bolivian|bosnia bosnian|brazil brazilian|britain briton british brit|brunei bruneian
bulgaria bulgarian|burma burmese|burundi burundian|cambodia cambodian|cameroon cameroonian
canada canadian|catalonia catalan|chad chadian|chile chilean|china chinese|colombia colombian
congo congolese|croatia croatian croat|cuba cuban|cyprus cypriot|czechia czech
denmark dane danish|ecuador ecuadorian|egypt egyptian|england englishman englishwoman english
eritrea eritrean|estonia estonian|ethiopia ethiopian|fiji fijian|finland finn finnish
france frenchman frenchwoman french|gabon gabonese|gambia gambian|georgia georgian
germany german|ghana ghanaian|greece greek|grenada grenadian|guatemala guatemalan|guinea guinean
guyana guyanese|haiti haitian|honduras honduran|hungary hungarian|iceland icelander icelandic
india indian|indonesia indonesian|iran iranian|iraq iraqi|ireland irishman irishwoman irish
israel israeli|italy italian|jamaica jamaican|japan japanese|jordan jordanian|kazakhstan kazakh
kenya kenyan|korea korean|kosovo kosovar|kuwait kuwaiti|kyrgyzstan kyrgyz|laos laotian
latvia latvian|lebanon lebanese|liberia liberian|libya libyan|lithuania lithuanian
luxembourg luxembourger|macedonia macedonian|madagascar malagasy|malawi malawian
malaysia malaysian|mali malian|malta maltese|mauritania mauritanian|mauritius mauritian
mexico mexican|moldova moldovan|mongolia mongolian|montenegro montenegrin|morocco moroccan
mozambique mozambican|myanmar burmese|namibia namibian|nepal nepali nepalese
netherlands dutchman dutchwoman dutch|nicaragua nicaraguan|niger nigerien|nigeria nigerian
norway norwegian|oman omani|pakistan pakistani|palestine palestinian|panama panamanian
paraguay paraguayan|peru peruvian|philippines filipino filipina|poland pole polish
portugal portuguese|qatar qatari|romania romanian|russia russian|rwanda rwandan|samoa samoan
arabia saudi|saudi saudi|scotland scot scotsman scotswoman scottish|senegal senegalese
serbia serb serbian|singapore singaporean|slovakia slovak|slovenia slovenian slovene
somalia somali|spain spaniard spanish|lanka lankan|sudan sudanese|suriname surinamese
sweden swede swedish|switzerland swiss|syria syrian|taiwan taiwanese|tajikistan tajik
tanzania tanzanian|thailand thai|togo togolese|tonga tongan|trinidad trinidadian
tunisia tunisian|turkey turk turkish|türkiye turk turkish|turkmenistan turkmen|uganda ugandan
ukraine ukrainian|uruguay uruguayan|uzbekistan uzbek|venezuela venezuelan|vietnam vietnamese
wales welshman welshwoman welsh|yemen yemeni|zambia zambian|zealand zealander kiwi
zimbabwe zimbabwean|america american|us american|leone leonean|africa african|rica rican
salvador salvadoran salvadorean|dominica dominican|emirates emirati|ivory ivorian|faso burkinabe
burkina burkinabe|botswana motswana|lesotho mosotho|timor timorese|papua papuan|verde verdean
vanuatu vanuatuan|maldives maldivian|seychelles seychellois|comoros comorian|djibouti djiboutian
"""


def _table() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for entry in _PEOPLES.replace("\n", "|").split("|"):
        words = entry.split()
        if not words:
            continue
        people = frozenset(words[1:])
        for word in words:
            table[word] = table.get(word, frozenset()) | people
    return table


PEOPLES: dict[str, frozenset[str]] = _table()
"""A country or a demonym, lower case, to all that its people are called."""
