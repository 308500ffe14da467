"""`reader versions` lists the texts an article has had and shows what changed between them."""

from pathlib import Path

import pytest

PAGE = (
    "---\nurl: https://harbour.example/a\n---\n# Harbour\n\nThe harbour is {}.\n\nNobody minds.\n"
)


@pytest.fixture
def page(tmp_path: Path, reader) -> Path:
    path = tmp_path / "page.md"
    path.write_text(PAGE.format("shut until the end of spring"))
    reader("add", str(path))
    return path


def test_a_changed_page_is_updated_and_its_versions_are_listed(reader, page: Path) -> None:
    page.write_text(PAGE.format("open until the end of autumn"))
    (row,) = reader("add", "--json", str(page)).json
    assert row["status"] == "updated"
    assert "a new version" in row["reason"]
    first, second = reader("versions", "--json", "harbour").json
    assert (first["number"], first["is_current"]) == (1, False)
    assert (second["number"], second["is_current"]) == (2, True)
    assert reader("versions", "harbour").out.count("\n") == 2


def test_the_difference_is_shown_to_the_word_without_colour(reader, page: Path) -> None:
    page.write_text(PAGE.format("open until the end of autumn"))
    reader("add", str(page))
    shown = reader("versions", "harbour", "--diff").out
    assert "[-shut-]{+open+} until the end of [-spring-]{+autumn+}." in shown
    assert shown.startswith("2 words gone, 2 new")
    blocks = reader("versions", "harbour", "--diff", "--json").json["blocks"]
    assert "".join(block["was"] for block in blocks) != "".join(block["is"] for block in blocks)
    backwards = reader("versions", "harbour", "--diff", "--from", "2", "--to", "1").out
    assert "[-open-]{+shut+}" in backwards


def test_a_version_that_is_not_there_is_said_in_one_line(reader, page: Path) -> None:
    outcome = reader("versions", "harbour", "--diff")
    assert outcome.status == 1
    assert "the article has had 1 text" in outcome.err
    assert reader("versions", "harbour", "--from", "1").status == 2


def test_annotations_that_lost_their_place_are_listed_by_state(reader, page: Path) -> None:
    reader("annotate", "harbour", "--quote", "shut until the end of spring", "--note", "still?")
    page.write_text(PAGE.format("a museum"))
    reader("add", str(page))
    (row,) = reader("annotations", "--json", "is:orphaned").json
    assert (row["state"], row["start"], row["exact"]) == (
        "orphaned",
        None,
        "shut until the end of spring",
    )
    assert reader("annotations", "--json", "is:moved").json == []
    assert len(reader("list", "--json", "is:orphaned").json) == 1
