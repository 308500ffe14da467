"""`reader annotate`, `annotations`, `tags`, `doctor`."""

from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Article, Span

ANNOTATION = (
    "id article start end exact prefix suffix tags note author created updated state confidence"
)


@pytest.fixture
def stored(library: Library, harbour: Article) -> Article:
    return library.add(harbour)


def sole_line(text: str) -> str:
    (line,) = text.splitlines()
    assert line.startswith("reader: ")
    assert "defect" not in line
    return line


def test_a_passage_is_annotated_by_its_words(reader, stored: Article) -> None:
    outcome = reader(
        "annotate", "harbour", "--quote", "never a punctual one",
        "--tag", "claim", "--tag", "#people/mayor", "--note", "Ha.", "--json",
    )  # fmt: skip
    assert (outcome.status, outcome.err) == (0, "")
    made = outcome.json
    assert list(made) == ANNOTATION.split()
    assert made["exact"] == "never a punctual one"
    assert stored.text[made["start"] : made["end"]] == made["exact"]
    assert (made["tags"], made["note"]) == (["claim", "people/mayor"], "Ha.")
    assert (made["state"], made["confidence"]) == ("anchored", 1.0)
    assert reader("annotations", "--json").json == [made]


def test_offsets_are_code_points(reader, library: Library, market: Article) -> None:
    library.add(market)
    made = reader("annotate", "market", "--quote", "there.", "--json").json
    assert made["start"] == market.text.index("there.")
    assert made["prefix"].endswith("🐟 ")


def test_a_passage_is_annotated_by_its_place(reader, stored: Article) -> None:
    made = reader("annotate", stored.id, "--span", "4:11", "--json").json
    assert (made["start"], made["end"], made["exact"]) == (4, 11, "harbour")


def test_without_a_passage_the_whole_article_is_annotated(reader, stored: Article) -> None:
    made = reader("annotate", stored.id, "--tag", "context", "--json").json
    assert (made["start"], made["end"], made["exact"]) == (None, None, "")
    assert "the whole article" in reader("annotate", stored.id).out


def test_a_quote_copied_across_lines_is_found(reader, stored: Article) -> None:
    made = reader("annotate", "harbour", "--quote", 'punctual one."  Okoro\nsaid', "--json").json
    assert made["exact"] == 'punctual one."\n\nOkoro said'


def test_one_of_several_occurrences_is_chosen(reader, stored: Article) -> None:
    places = [
        reader("annotate", "harbour", "--quote", "said", "--occurrence", n, "--json").json["start"]
        for n in ("1", "2", "3")
    ]
    assert places == sorted(set(places))
    assert all(stored.text[place : place + 4] == "said" for place in places)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--quote", "said"], "stands 3 times"),
        (["--quote", "said", "--occurrence", "4"], "only 3 times"),
        (["--quote", "Atlantis"], "Atlantis"),
        (["--quote", "two\nlines\x1b[2J"], "two"),
        (["--quote", "  "], "empty"),
        (["--quote", ""], "empty"),
        (["--span", "11:4"], "11:4"),
        (["--span", "4:4"], "4:4"),
        (["--span", "0:99999"], "99999"),
        (["--span", "4:11", "--tag", "#"], "not a name"),
        (["--span", "4:11", "--tag", ""], "not a name"),
        (["--span", "4:11", "--note", "x" * 100_001], "100,000"),
    ],
)
def test_a_passage_that_is_not_there_is_told_and_nothing_is_kept(
    reader, stored: Article, options: list[str], told: str
) -> None:
    outcome = reader("annotate", "harbour", *options, "--json", terminal=True)
    assert (outcome.status, outcome.out) == (1, "")
    line = sole_line(outcome.err)
    assert told in line
    assert "\x1b" not in line
    assert reader("annotations", "--json").json == []


@pytest.mark.parametrize(
    "options",
    [
        ["--quote", "said", "--span", "1:2"],
        ["--occurrence", "2"],
        ["--span", "4:11", "--occurrence", "1"],
        ["--quote", "said", "--occurrence", "0"],
        ["--quote", "said", "--occurrence", "two"],
        ["--span", "4-11"],
        ["--span", "-4:11"],
        ["--span", "four:eleven"],
        ["--colour", "red"],
    ],
)
def test_options_that_make_no_sense_are_a_wrong_command_line(
    reader, stored: Article, options: list[str]
) -> None:
    outcome = reader("annotate", "harbour", *options)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err


def test_annotations_are_found_by_query(reader, library: Library, stored: Article) -> None:
    library.annotate(stored.id, Span(4, 11), tags=["claim"], note="Which one?")
    library.annotate(stored.id, None, tags=["context"])
    assert [a["tags"] for a in reader("annotations", "tag:claim", "--json").json] == [["claim"]]
    assert [a["tags"] for a in reader("annotations", "which", "--json").json] == [["claim"]]
    assert [a["tags"] for a in reader("annotations", "--json").json] == [["context"], ["claim"]]
    line = reader("annotations", "tag:claim").out
    assert line.split("\t")[2:] == ["#claim", "harbour", "Which one?\n"]


def test_an_annotation_of_several_paragraphs_is_one_line_in_a_pipe(
    reader, library: Library, stored: Article
) -> None:
    library.annotate(stored.id, Span(0, len(stored.text)), note="one\ntwo\tthree")
    assert len(reader("annotations").out.splitlines()) == 1
    assert reader("annotations").out.count("\t") == 4


# -- tags ------------------------------------------------------------------------------------------


def test_the_codebook_is_listed_with_uses(reader, library: Library, stored: Article) -> None:
    library.annotate(stored.id, None, tags=["claim"])
    for command in (["tags", "--json"], ["tags", "list", "--json"]):
        rows = reader(*command).json
        assert rows[0] == {
            "name": "claim",
            "color": "red",
            "key": "1",
            "description": "somebody states this as fact",
            "uses": 1,
        }
        assert [row["key"] for row in rows] == list("12345")
    assert reader("tags").out.splitlines()[0].split("\t")[:4] == ["1", "#claim", "red", "1"]


def test_tags_are_added_described_renamed_merged_and_removed(
    reader, library: Library, stored: Article
) -> None:
    added = reader(
        "tags", "add", "rumour", "--key", "6", "--color", "teal", "--description", "heard", "--json"
    )
    assert added.json == {"name": "rumour", "color": "teal", "key": "6", "description": "heard"}
    described = reader("tags", "describe", "rumour", "--description", "heard twice", "--json")
    assert described.json["description"] == "heard twice"
    reader("annotate", "harbour", "--tag", "rumour")
    assert reader("tags", "rename", "rumour", "hearsay", "--json").json == {"annotations": 1}
    assert reader("tags", "merge", "hearsay", "claim", "--json").json == {"annotations": 1}
    assert reader("annotations", "--json").json[0]["tags"] == ["claim"]
    assert reader("tags", "remove", "claim", "--json").json == {"annotations": 1}
    assert reader("annotations", "--json").json[0]["tags"] == []
    assert "claim" not in [row["name"] for row in reader("tags", "--json").json]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", "claim"], "there already"),
        (["add", "//"], "not a name"),
        (["add", "x", "--key", "0"], "1 to 9"),
        (["rename", "glacier", "x"], "glacier"),
        (["rename", "claim", "evidence"], "merge"),
        (["merge", "claim", "glacier"], "glacier"),
        (["remove", "gla\ncier\x1b[2J"], "gla"),
        (["describe", "claim", "--key", "ten"], "1 to 9"),
    ],
)
def test_a_change_of_tags_that_cannot_be_is_one_line(
    reader, arguments: list[str], told: str
) -> None:
    before = reader("tags", "--json").json
    outcome = reader("tags", *arguments, "--json", terminal=True)
    assert (outcome.status, outcome.out) == (1, "")
    line = sole_line(outcome.err)
    assert told in line
    assert "\x1b" not in line
    assert reader("tags", "--json").json == before


def test_escape_sequences_in_descriptions_are_harmless(reader) -> None:
    assert reader("tags", "add", "x", "--description", "\x1b[2J\x07evil").status == 0
    for command in (["tags"], ["tags", "list"]):
        assert "\x1b" not in reader(*command, terminal=True).out


# -- doctor ----------------------------------------------------------------------------------------


def test_a_library_in_order(reader, stored: Article) -> None:
    outcome = reader("doctor", "--json")
    assert outcome.status == 0
    assert outcome.json == {"articles": 1, "problems": [], "done": []}
    assert "0 problems" in reader("doctor").out


def test_a_damaged_article_is_named(reader, stored: Article, library_folder: Path) -> None:
    (library_folder / "articles" / stored.id / "article.json").write_text("{")
    outcome = reader("doctor", "--json")
    assert outcome.status == 1
    assert [stored.id in problem["where"] for problem in outcome.json["problems"]] == [True]
    assert stored.id in reader("doctor").out
