"""Where a name starts and ends, and what the rest of the article says about it.

The sequence model is left out here: its mentions are given, so that each rule shows by itself.
"""

from reader.analysis.entities.bounds import tidied
from reader.analysis.entities.consistency import consistent
from reader.analysis.entities.lexicon import lexicon
from reader.analysis.entities.recogniser import Mention
from reader.analysis.entities.tokens import Token, tokens


def marked(*lines: str) -> tuple[list[list[Token]], list[Mention]]:
    """Sentences, and mentions of what stands in braces: `{ORG China's Railway}`."""
    sentences: list[list[Token]] = []
    mentions: list[Mention] = []
    for number, line in enumerate(lines):
        sentence: list[Token] = []
        for piece in line.replace("{", "\n{").replace("}", "}\n").split("\n"):
            label, _, name = piece.strip("{}").partition(" ")
            inside = tokens(name if piece.startswith("{") else piece)
            if piece.startswith("{"):
                first = len(sentence)
                mentions.append(Mention(number, first, first + len(inside), label, 0.9))
            sentence += inside
        sentences.append(sentence)
    return sentences, mentions


def shown(sentences: list[list[Token]], mentions: list[Mention]) -> list[tuple[str, str]]:
    """Label and words of each mention."""
    return [
        (m.label, " ".join(token.word for token in sentences[m.sentence][m.first : m.last]))
        for m in mentions
    ]


def after_bounds(*lines: str) -> list[tuple[str, str]]:
    """What `tidied` makes of the marked lines."""
    sentences, mentions = marked(*lines)
    return shown(sentences, tidied(sentences, mentions, lexicon()))


def after_consistency(*lines: str) -> list[tuple[str, str]]:
    """What `consistent` makes of the marked lines."""
    sentences, mentions = marked(*lines)
    return shown(sentences, consistent(sentences, mentions, lexicon()))


def test_a_country_with_a_possessive_is_no_part_of_the_name_behind_it() -> None:
    found = after_bounds("He runs {ORG China's Railway Group} well")
    assert found == [("LOC", "China"), ("ORG", "Railway Group")]


def test_two_names_with_a_hyphen_are_two_unless_they_are_one() -> None:
    found = after_bounds("the {ORG EU-Nigeria} talks in {LOC Guinea-Bissau}")
    assert found == [("ORG", "EU"), ("LOC", "Nigeria"), ("LOC", "Guinea - Bissau")]


def test_titles_articles_and_marks_are_cut() -> None:
    found = after_bounds("{PER President Ada Obi} and {ORG the Okapi Trust} saw {PER “Baraka”}")
    assert found == [("PER", "Ada Obi"), ("ORG", "Okapi Trust"), ("PER", "Baraka")]


def test_whoever_is_called_mr_is_a_person() -> None:
    assert after_bounds("said {ORG Mr Okapi}") == [("PER", "Okapi")]


def test_the_belongs_to_the_hague() -> None:
    assert after_bounds("The {LOC Hague} waits") == [("LOC", "The Hague")]


def test_an_acronym_in_brackets_is_what_the_name_before_it_is() -> None:
    found = after_bounds("the {ORG Okapi River Trust} (ORT) and {ORG Lake Aid} ({LOC LA})")
    assert found == [
        ("ORG", "Okapi River Trust"),
        ("ORG", "ORT"),
        ("ORG", "Lake Aid"),
        ("ORG", "LA"),
    ]


def test_a_name_without_any_capital_is_no_name() -> None:
    assert after_bounds("they drank {ORG papaya juice} in {LOC Lamu}") == [("LOC", "Lamu")]


def test_one_string_has_one_label_in_an_article() -> None:
    found = after_consistency(
        "{LOC Tusa} is small.", "In {LOC Tusa} it rains.", "{PER Tusa} waits."
    )
    assert {label for label, _ in found} == {"LOC"}


def test_a_surname_is_the_person_even_where_it_was_taken_for_a_place() -> None:
    found = after_consistency(
        "{PER Ada Okapi} spoke.", "{PER Ada Okapi} left.", "So {LOC Okapi} won."
    )
    assert found[-1] == ("PER", "Okapi")


def test_a_surname_is_the_person_even_where_it_was_taken_twice_for_a_company() -> None:
    found = after_consistency("{PER Ada Okapi} spoke.", "{ORG Okapi} won.", "{ORG Okapi} left.")
    assert found == [("PER", "Ada Okapi"), ("PER", "Okapi"), ("PER", "Okapi")]


def test_the_un_and_the_like_are_organisations_wherever_they_stand() -> None:
    found = after_consistency("{LOC U.N.} troops left.", "The EU has agreed.")
    assert found == [("ORG", "U.N."), ("ORG", "EU")]


def test_a_company_is_known_without_its_legal_form() -> None:
    found = after_consistency(
        "{ORG Tusa Group} paid.", "{ORG Tusa Group} left.", "But {LOC Tusa} won."
    )
    assert found[-1] == ("ORG", "Tusa")


def test_a_name_that_was_missed_in_one_place_is_found_by_the_others() -> None:
    found = after_consistency("{PER Ada Obi} spoke.", "Then Ada Obi left.", "Why did Obi leave?")
    assert found == [("PER", "Ada Obi"), ("PER", "Ada Obi"), ("PER", "Obi")]


def test_a_word_without_a_capital_ends_a_name() -> None:
    found = after_bounds("{PER Oleksandr Usyk outpointed Tyson Fury} in {LOC Riyadh}.")
    assert found == [("PER", "Oleksandr Usyk"), ("PER", "Tyson Fury"), ("LOC", "Riyadh")]
    assert after_bounds("{PER Jose dela Cruz} wept.") == [("PER", "Jose dela Cruz")]


def test_a_particle_joins_the_parts_of_a_name() -> None:
    found = after_bounds("{PER Abdullah} bin {PER Rashid al-Nuaimi} and {PER Ama} spoke.")
    assert found == [("PER", "Abdullah bin Rashid al - Nuaimi"), ("PER", "Ama")]


def test_a_form_of_address_is_no_name_but_tells_of_one() -> None:
    found = after_bounds("{PER Mrs.} {PER Clarke} met Mr. Boateng and Ms {LOC Accra}.")
    assert found == [("PER", "Clarke"), ("PER", "Boateng"), ("PER", "Accra")]


def test_the_acronym_of_a_common_thing_is_no_name() -> None:
    lines = ("Ships of liquefied natural gas ({ORG LNG}) came.", "{ORG LNG} is dear.")
    assert after_bounds(*lines) == []
    line = "The {ORG Lagos Nurses Guild} ({ORG LNG}) met."
    assert after_bounds(line) == [("ORG", "Lagos Nurses Guild"), ("ORG", "LNG")]


def test_a_weekday_is_no_person() -> None:
    assert after_bounds("{PER Monday}'s hearing in {LOC Accra}.") == [("LOC", "Accra")]


def test_a_form_of_address_in_capitals_tells_of_a_person_too() -> None:
    assert after_bounds("MR. {LOC VARGA}: I read it.") == [("PER", "VARGA")]


def test_titles_and_honours_of_courts_and_countries_are_no_part_of_a_name() -> None:
    found = after_bounds(
        "{PER Judge Simon Farr QC} and {PER Datuk Seri Azmi Noor} met {PER Lee SC}"
    )
    assert found == [("PER", "Simon Farr"), ("PER", "Azmi Noor"), ("PER", "Lee")]


def test_a_short_form_in_brackets_has_the_label_of_the_name_that_it_cuts_short() -> None:
    found = after_bounds("the {ORG Peshawar Electric Supply Company} ({LOC Pesco}) of {LOC Pesca}")
    assert ("ORG", "Pesco") in found
    assert ("LOC", "Pesca") in found


def test_what_follows_a_name_in_brackets_is_no_short_form_of_it_by_chance() -> None:
    found = after_bounds("the {ORG Peshawar Electric Supply Company} ({LOC Peru})")
    assert ("LOC", "Peru") in found


def test_a_headline_has_the_names_that_the_text_has() -> None:
    found = after_consistency(
        "{ORG Lula Fires Petrobras} Chief After Dividend Row",
        "President {PER Lula} da Silva named a new head of {ORG Petrobras} on Tuesday.",
    )
    assert found[:2] == [("PER", "Lula"), ("ORG", "Petrobras")]


def test_a_name_in_capitals_has_the_label_that_it_has_elsewhere() -> None:
    found = after_consistency(
        "SOCCER - {PER WIDZEW} HELD IN LODZ.",
        "{ORG Widzew} drew 0-0 with {ORG Widzew} Youth.",
    )
    assert found[0] == ("ORG", "WIDZEW")


def test_offices_and_common_abbreviations_are_no_names() -> None:
    assert after_bounds("the {ORG CM} sold {ORG LNG} to {ORG Shell}") == [("ORG", "Shell")]


def test_a_ministry_has_all_its_portfolios() -> None:
    found = after_bounds("the {ORG Department of Agriculture}, Food and the {PER Marine} says")
    assert found == [("ORG", "Department of Agriculture , Food and the Marine")]


def test_what_else_is_listed_behind_a_ministry_is_no_portfolio_of_it() -> None:
    names = "the {ORG Ministry of Health}, {PER Ann Varga} and the {ORG Lesná Trust}"
    assert len(after_bounds(names)) == 3
    names = "the {ORG Ministry of Health}, {LOC Kenya} and {LOC Uganda}"
    assert len(after_bounds(names)) == 3


def test_an_event_that_is_listed_is_found_where_the_model_saw_nothing() -> None:
    found = after_consistency("{PER Marc Varga}, who won the overall World Cup title, spoke.")
    assert found == [("PER", "Marc Varga"), ("MISC", "World Cup")]


def test_what_a_person_is_called_before_a_full_name_is_no_part_of_it() -> None:
    assert after_bounds("{PER Evacuee Nhung Trinh} spoke") == [("PER", "Nhung Trinh")]
    assert after_bounds("{PER Young Chang Lee} spoke") == [("PER", "Young Chang Lee")]
