"""`reader add`, `reader list`, `reader show`, as scripts and people use them."""

from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Article, Span

LISTED = (
    "id title byline published publisher url language words added status progress starred "
    "annotations tags collections"
)


@pytest.fixture
def stored(library: Library, harbour: Article, market: Article) -> Library:
    """Two articles, one annotated."""
    article = library.add(harbour)
    library.add(market)
    library.annotate(article.id, Span(4, 11), tags=["claim"], note="Which one?")
    return library


def sole_line(text: str) -> str:
    """The one line that a person is told on standard error."""
    assert text.endswith("\n")
    (line,) = text.splitlines()
    assert line.startswith("reader: ")
    assert "defect" not in line
    return line


# -- add -------------------------------------------------------------------------------------------


def test_adding_a_file_says_what_became_of_it(reader, articles_folder: Path) -> None:
    path = articles_folder / "two_speakers.md"
    outcome = reader("add", path, "--json")
    assert (outcome.status, outcome.err) == (0, "")
    (row,) = outcome.json
    assert row == {
        "source": str(path),
        "status": "added",
        "id": "2017-03-03-bridge-to-open-in-spring-mayor-says",
        "title": "Bridge to Open in Spring, Mayor Says",
        "reason": None,
    }
    assert [a["id"] for a in reader("list", "--json").json] == [row["id"]]


def test_adding_for_people_names_the_article(reader, articles_folder: Path) -> None:
    outcome = reader("add", articles_folder / "two_speakers.md")
    assert outcome.status == 0
    assert outcome.out.split() == ["added", "2017-03-03-bridge-to-open-in-spring-mayor-says"]


def test_of_several_sources_all_are_tried_and_the_failed_one_is_told(
    reader, articles_folder: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "missing.txt"
    sources = [articles_folder / "wide.txt", missing, articles_folder / "rtl.txt"]
    outcome = reader("add", "--json", *sources)
    assert outcome.status == 1
    assert [row["status"] for row in outcome.json] == ["added", "failed", "added"]
    failed = outcome.json[1]
    assert (failed["source"], failed["id"], failed["title"]) == (str(missing), None, None)
    assert str(missing) in failed["reason"]
    assert str(missing) in sole_line(outcome.err)
    assert len(reader("list", "--json").json) == 2


def test_a_folder_is_added_with_all_that_can_be_read_in_it(
    reader, articles_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "a.txt").write_text("A text, deep down.")
    (tmp_path / "b.md").write_text("# Title\n\nAnother text.")
    (tmp_path / "c.exe").write_bytes(bytes(100))
    (tmp_path / ".hidden.txt").write_text("Hidden.")
    outcome = reader("add", "--json", tmp_path)
    assert outcome.status == 0
    assert sorted(Path(row["source"]).name for row in outcome.json) == ["a.txt", "b.md"]


def test_a_folder_without_texts_is_told(reader, tmp_path: Path) -> None:
    outcome = reader("add", tmp_path)
    assert outcome.status == 1
    assert "nothing to add" in sole_line(outcome.err)


def test_a_folder_that_may_not_be_listed_stops_nobody_else(
    reader, open_folder: Path, unprivileged, articles_folder: Path, tmp_path: Path
) -> None:
    reader("--library", open_folder / "warm", "add", articles_folder / "wide.txt")
    text = open_folder / "text.txt"
    text.write_text("A text that can be read.")
    closed = open_folder / "closed"
    closed.mkdir()
    closed.chmod(0o000)
    place = open_folder / "library"
    place.mkdir()
    place.chmod(0o777)
    with unprivileged():
        outcome = reader("--library", place, "add", "--json", closed, text)
    assert outcome.status == 1
    assert [row["status"] for row in outcome.json] == ["failed", "added"]
    assert "permission" in sole_line(outcome.err)


def test_a_file_that_may_not_be_read_stops_nobody_else(
    reader, open_folder: Path, unprivileged, articles_folder: Path
) -> None:
    reader("--library", open_folder / "warm", "add", articles_folder / "wide.txt")
    text, secret, hidden = (open_folder / f"{name}.txt" for name in ("text", "secret", "in/side"))
    text.write_text("A text that can be read.")
    secret.write_text("Nobody's business.")
    secret.chmod(0o000)
    hidden.parent.mkdir()
    hidden.write_text("Nor this.")
    hidden.parent.chmod(0o000)
    place = open_folder / "library"
    place.mkdir()
    place.chmod(0o777)
    with unprivileged():
        outcome = reader("--library", place, "add", "--json", secret, hidden, text)
    assert outcome.status == 1
    assert [row["status"] for row in outcome.json] == ["failed", "failed", "added"]
    assert "may not be read" in outcome.json[0]["reason"]


def test_standard_input_is_a_source(reader) -> None:
    outcome = reader(
        "add", "-", "--json", stdin=b"# From a pipe\n\nThe text came by standard input."
    )
    assert outcome.json[0]["status"] == "added"
    shown = reader("show", "pipe", "--text")
    assert shown.out == "The text came by standard input."
    assert (outcome.status, shown.status) == (0, 0)


def test_an_address_of_this_machine_is_not_fetched_unasked(reader) -> None:
    outcome = reader("add", "http://127.0.0.1:9/1")
    assert outcome.status == 1
    line = sole_line(outcome.err)
    assert "http://127.0.0.1:9/1: is on this machine" in line
    assert "--allow-private" in line


def test_a_duplicate_says_which_article_it_is(
    reader, articles_folder: Path, tmp_path: Path
) -> None:
    path = articles_folder / "two_speakers.md"
    first = reader("add", "--json", path).json[0]
    copy = tmp_path / "copy.md"
    copy.write_bytes(path.read_bytes())
    again = reader("add", "--json", copy)
    assert again.status == 0
    assert again.json[0]["status"] == "unchanged"
    assert again.json[0]["id"] == first["id"]
    assert first["id"] in again.json[0]["reason"]
    assert first["id"] in reader("add", copy).out


def test_add_without_a_source_is_a_wrong_command_line(reader) -> None:
    outcome = reader("add")
    assert (outcome.status, outcome.out) == (2, "")
    assert "SOURCE" in outcome.err


# -- list ------------------------------------------------------------------------------------------


def test_the_list_has_the_keys_that_scripts_rely_on(reader, stored: Library) -> None:
    outcome = reader("list", "--json")
    assert (outcome.status, outcome.err) == (0, "")
    for row in outcome.json:
        assert list(row) == LISTED.split()
    first = outcome.json[0]
    assert (first["annotations"], first["tags"], first["published"]) == (1, ["claim"], "2017-03-03")
    assert first["added"].endswith("Z")


def test_an_empty_list_is_still_a_json_document(reader) -> None:
    assert reader("list", "--json").json == []
    outcome = reader("list")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")


def test_the_list_in_a_pipe_is_a_line_per_article_with_tabs_between(reader, stored) -> None:
    lines = reader("list").out.splitlines()
    assert lines[0].split("\t") == [
        "2017-03-03-harbour-to-open-in-spring-mayor-says",
        "Harbour to Open in Spring, Mayor Says",
        "Coast Post",
        "2017-03-03",
        str(stored.articles()[0].words),
        "1",
        "#claim",
    ]
    assert len(lines) == 2


def test_a_query_needs_no_quotes_around_it(reader, stored) -> None:
    assert len(reader("list", "harbour", "tag:claim", "--json").json) == 1
    assert len(reader("list", "harbour tag:question", "--json").json) == 0


def test_what_is_not_wanted_can_be_asked_for_first(reader, stored) -> None:
    outcome = reader("list", "--json", "-tag:claim")
    assert outcome.status == 0
    assert [row["title"] for row in outcome.json] == ["Four Dates for One Market"]


def test_a_query_that_makes_no_sense_is_one_line(reader, stored) -> None:
    outcome = reader("list", "--json", "before:soon")
    assert (outcome.status, outcome.out) == (1, "")
    assert "before:soon" in sole_line(outcome.err)


# -- show ------------------------------------------------------------------------------------------


def test_the_text_and_nothing_else(reader, stored, harbour: Article) -> None:
    outcome = reader("show", "harbour", "--text")
    assert outcome.data == harbour.text.encode()
    assert (outcome.status, outcome.err) == (0, "")


def test_show_has_all_that_is_stored(reader, stored, harbour: Article) -> None:
    shown = reader("show", "2017", "--json").json
    assert set(LISTED.split()) | {"text", "digest", "structure"} <= set(shown)
    assert (shown["text"], shown["digest"]) == (harbour.text, harbour.digest)
    assert shown["captions"] == list(harbour.captions)
    assert shown["contact"] == harbour.contact
    assert shown["annotations"] == reader("annotations", "--json").json


def test_structure_points_into_the_text(reader, articles_folder: Path) -> None:
    reader("add", articles_folder / "page.html", articles_folder / "two_speakers.md")
    for listed in reader("list", "--json").json:
        shown = reader("show", listed["id"], "--json").json
        for part in shown["structure"]:
            assert 0 <= part["start"] <= part["end"] <= len(shown["text"])


def test_show_for_people_has_title_text_and_notes(reader, stored) -> None:
    out = reader("show", "harbour").out
    for part in ("Harbour to Open", "Petra Vlk", "punctual", "#claim", "Which one?"):
        assert part in out


@pytest.mark.parametrize("reference", ["glacier", "a\nb", "\udcff", "\x1b[2J"])
@pytest.mark.parametrize("command", ["show", "annotate"])
def test_an_article_that_is_not_there_is_told_in_one_harmless_line(
    reader, stored, command: str, reference: str
) -> None:
    outcome = reader(command, reference, terminal=True)
    assert (outcome.status, outcome.out) == (1, "")
    assert "\x1b" not in outcome.err
    sole_line(outcome.err)


def test_a_name_that_fits_several_lists_them(reader, library: Library) -> None:
    for text in ("One.", "Two."):
        library.add(Article(title="A comment", text=text))
    outcome = reader("show", "comment")
    assert outcome.status == 1
    assert "a-comment, a-comment-2" in sole_line(outcome.err)
