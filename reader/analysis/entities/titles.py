"""Titles, honours and offices: words with a capital beside names that are no part of them."""

from reader.analysis.entities.tokens import word_set

FORMS_OF_ADDRESS = word_set("Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof Prof. Sen. Gov. Rep.")
"""Words that only a person's name follows."""

TITLES = FORMS_OF_ADDRESS | word_set(
    "Miss Professor Sir Dame Lord Lady Rev Rev. Reverend Fr Fr. Father Sister Brother Bishop "
    "Archbishop Cardinal Pope Imam Sheikh Sheik Rabbi Pastor President Vice-President Premier "
    "Chancellor Minister Secretary Senator Sen Congressman Congresswoman Rep Governor Gov Mayor "
    "Councillor Ambassador Amb Amb. Judge Justice General Gen Gen. Colonel Col Col. Major Maj "
    "Maj. Captain Capt Capt. Lieutenant Lt Lt. Sergeant Sgt Sgt. Admiral Adm Adm. Brigadier "
    "Brig Brig. Commander Inspector Chief Alhaji Alhaja Hajiya Hon Hon. Honourable Honorable "
    "Engr Engr. Chairman Chairwoman Spokesman Spokeswoman Spokesperson Coach Queen King Prince "
    "Princess Emir Sultan Deputy Vice Prime Foreign Former Director Managing Attorney "
    "Presidential Uncle Aunt Aunty CEO Ranger MP PM CM Patriarch Ecumenical Ayatollah Commodore "
    "Mufti Speaker Advocate Barrister Barr Barr. Solicitor Prosecutor Recorder Magistrate Comrade "
    "Engineer Architect Arc. Constable Superintendent Supt Supt. Commissioner Cllr Cllrs Councilor "
    "Oba Otunba Mallam Malam Hajia Pandit Shri Smt Maulana Mullah Datuk Seri "
    "Encik Haji Apostle Evangelist Prophet Elder Deacon Canon Designer Director-General Skipper "
    "Keeper Striker Midfielder Defender Goalkeeper Winger Umpire Referee Analyst Economist Actor "
    "Actress Singer Author Historian Lawyer Counsel Activist Sgt.-Maj. Cpl Cpl. PC DC DSP ASP IG CP"
)
"""Words before a name that do not belong to it."""

HONOURS = word_set("QC KC SC SAN MP MPs MBE OBE CBE KBE MEP MLA MNA MSP TD PhD Esq Esq.")
"""Words in capitals behind a person's name that do not belong to it."""

COMMON = frozenset(
    (word,)
    for word in word_set(
        "LHP RHP QB WR RBI ERA HT FT CEO CFO COO CTO VP PM CM MLA MLAs MPs MP NGO NGOs SAN GDP CPI "
        "PPI PMI IPO ETF ESG AI NFT NFTs DNA RNA PCR HIV AIDS COVID Covid TV DVD CD GMT BST EST "
        "IST VIP CV SUV LNG LPG MRI ICU CCTV USB ATM ATMs PIN VAT GST FIR FIRs PIL PhD MBA BSc MSc "
        "LLB Taoiseach ID IDs PPE EV EVs R&D M&A Q&A EBITDA OK PS PC DSP ASP DIG IG SSP SHO UNO"
    )
)
"""Abbreviations that are no names."""
