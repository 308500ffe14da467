"""Places: countries, states and large cities by the last word of their names, lower case."""

from reader.analysis.quotations.words import word_set

PLACES = word_set(
    "afghanistan albania algeria america angola argentina armenia australia austria azerbaijan "
    "bahrain bangladesh belarus belgium bolivia bosnia botswana brazil britain bulgaria burma "
    "cambodia cameroon canada chile china colombia congo croatia cuba cyprus czechia denmark "
    "ecuador egypt england estonia ethiopia europe finland france gaza georgia germany ghana "
    "greece guatemala guinea haiti honduras hungary iceland india indonesia iran iraq ireland "
    "israel italy jamaica japan jordan kazakhstan kenya korea kosovo kuwait kyrgyzstan laos "
    "latvia lebanon liberia libya lithuania luxembourg malaysia mali malta mexico moldova "
    "mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger "
    "nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal "
    "qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia "
    "spain sudan sweden switzerland syria taiwan tajikistan tanzania thailand tunisia turkey "
    "turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia "
    "zimbabwe zealand africa asia arabia emirates uk usa us eu un nato alabama alaska arizona "
    "arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana "
    "iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi "
    "missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah "
    "vermont wisconsin wyoming hampshire jersey carolina dakota alberta ontario quebec manitoba "
    "saskatchewan queensland tasmania victoria columbia scotia brunswick newfoundland london "
    "manchester liverpool birmingham leeds glasgow edinburgh cardiff belfast dublin paris "
    "berlin munich hamburg rome milan madrid barcelona lisbon vienna brussels amsterdam geneva "
    "zurich prague warsaw budapest bucharest sofia athens istanbul ankara moscow kyiv kiev "
    "minsk tbilisi baku yerevan stockholm oslo copenhagen helsinki washington york chicago "
    "boston houston dallas denver seattle atlanta miami philadelphia detroit angeles francisco "
    "toronto montreal vancouver ottawa calgary edmonton winnipeg halifax sydney melbourne "
    "brisbane perth adelaide canberra auckland wellington beijing shanghai hong kong tokyo "
    "osaka seoul pyongyang delhi mumbai kolkata chennai karachi lahore islamabad kabul tehran "
    "baghdad damascus aleppo beirut amman jerusalem riyadh doha dubai cairo tripoli tunis "
    "algiers rabat khartoum nairobi kampala lagos abuja accra dakar johannesburg pretoria "
    "harare jakarta manila bangkok hanoi bogota lima caracas santiago brasilia havana crimea "
    "donbas brexit westminster kremlin pentagon hollywood brooklyn manhattan queens bronx"
)

STATE_ABBREVIATIONS = word_set(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb "
    "nev okla ore pa tenn tex va vt wash wis wyo d.c n.c n.d n.h n.j n.m n.y r.i s.c s.d w.va alta "
    "b.c man n.b n.l n.s ont p.e.i que sask nsw vic qld tas"
)
"""Behind a comma they say where a place lies."""
