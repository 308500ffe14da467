"""Notes by template: shipped ones, a person's own, and what a person wrote around them."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from reader.exchange.markdown import merge
from reader.exchange.orgmode import comma
from reader.library import Library
from reader.model import Article, FormatError, Span
from tests.exchange.conftest import HARD_TEXT, NOTE, hard_article, span_of


@pytest.mark.parametrize("template", ["plain", "by-tag", "by-person", "obsidian"])
def test_shipped_templates_show_the_passages(
    reader, library: Library, hard: Article, template: str
) -> None:
    outcome = reader("export", "markdown", "--template", template)
    assert outcome.status == 0
    shown = MarkdownIt("commonmark").render(outcome.out)
    assert "<b>" not in shown
    if template == "by-person":
        assert "<h2>the mayor</h2>" in shown
        assert "opens, “at last”" in shown
    else:
        assert "harbour opens, “at last”" in shown
    if template == "by-tag":
        assert "<h2>people/mayor/own words</h2>" in shown


def test_a_persons_own_template_is_used(reader, library, hard: Article, tmp_path: Path) -> None:
    own = tmp_path / "mine.md"
    own.write_text("{{ article.title }}: {% for a in annotations %}{{ a.exact|line }};{% endfor %}")
    outcome = reader("export", "markdown", "--template", own)
    assert outcome.out.startswith(f"{hard.title}: ;the harbour opens;harbour;")


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{% for x in annotations %}{{ x.tags.append('y') }}{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{{ range(10**9)|list }}",
        "{{ nothing.at.all }}",
        "{% for %}",
        "{{ 1/0 }}",
    ],
)
def test_a_template_can_do_no_harm(
    reader, library, hard: Article, template: str, tmp_path: Path
) -> None:
    (tmp_path / "evil.md").write_text(template)
    outcome = reader("export", "markdown", "--template", tmp_path / "evil.md")
    assert (outcome.status, outcome.out) == (1, "")
    assert len(outcome.err.splitlines()) == 1
    assert "defect" not in outcome.err


def test_a_template_that_is_not_there_is_told_with_those_there_are(reader, library, hard) -> None:
    outcome = reader("export", "markdown", "--template", "nope")
    assert "known: obsidian, logseq, plain, by-person, by-tag" in outcome.err
    assert reader("export", "csv", "--template", "plain").status == 1


def test_exporting_again_renews_blocks_and_keeps_what_was_written_around_them(
    reader, library: Library, hard: Article, tmp_path: Path
) -> None:
    path = tmp_path / "note.md"
    assert reader("export", "markdown", "-o", path).status == 0
    text = path.read_text()
    first, second = re.findall(r"<!-- reader:([0-9a-f]{12}) -->", text)[1:3]
    text = text.replace('title: "', 'aliases:\n  - mine\ntitle: "', 1)
    text = text.replace(
        f"<!-- /reader:{first} -->", f"<!-- /reader:{first} -->\n\nMine, after one."
    )
    path.write_text(text + "\nMine, at the end.\n")
    found = {a.id: a for a in library.annotations()}
    library.marking.set_note(hard, found[first].span, "a new note")
    library.marking.remove(found[second])
    added = library.annotate(hard.id, span_of("goes on"), note="brand new")
    assert reader("export", "markdown", "-o", path).status == 0
    renewed = path.read_text()
    assert "aliases:\n  - mine\n" in renewed
    assert renewed.count("---\n") == 2
    assert f"a new note\n\n<!-- /reader:{first} -->\n\nMine, after one." in renewed
    assert second not in renewed
    assert renewed.index("brand new") < renewed.index("Mine, at the end.")
    assert renewed.count(f"<!-- reader:{added.id} -->") == 1
    again = reader("export", "markdown", "-o", path)
    assert again.status == 0
    assert path.read_text() == renewed


@pytest.mark.parametrize(
    ("name", "template"),
    [
        ("markdown", "obsidian"), ("markdown", "plain"), ("markdown", "by-tag"),
        ("markdown", "by-person"), ("markdown", "logseq"), ("logseq", ""), ("org", ""),
    ],
)  # fmt: skip
def test_every_template_renews_its_own_and_keeps_what_a_person_wrote(
    name: str, template: str, reader, library: Library, hard: Article, tmp_path: Path
) -> None:
    """Between any two lines of Reader's a person may write, where it is not inside of a block."""
    chosen = ["--template", template] if template else []
    path = tmp_path / "note"
    assert reader("export", name, *chosen, "-o", path).status == 0
    made = path.read_text()
    outline = name == "logseq" or template == "logseq"
    mine = "- Mine.\n" if outline else "Mine, *too*.\n"
    if outline:
        path.write_text(re.sub(r"(?m)^- ", f"{mine}- ", made) + mine)
    else:
        edited = re.sub(r"(?m)^(<!--|#) (reader:)", rf"{mine}\1 \2", made)
        path.write_text(edited + mine)
    written = path.read_text().count(mine)
    assert written >= 3
    found = sorted(library.annotations(), key=lambda a: a.start or 0)
    changed, gone = found[1], found[-1]
    library.marking.set_note(hard, changed.span, "a new note")
    library.marking.remove(gone)
    library.annotate(hard.id, span_of("goes on"), tags=["fresh"], note="brand new")
    assert reader("export", name, *chosen, "-o", path).status == 0
    renewed = path.read_text()
    assert renewed.count(mine) == written
    fresh = tmp_path / "fresh"
    assert reader("export", name, *chosen, "-o", fresh).status == 0
    without = [line for line in renewed.splitlines() if line.strip() and f"{line}\n" != mine]
    expected = [line for line in fresh.read_text().splitlines() if line.strip()]
    assert sorted(without) == sorted(expected)
    assert reader("export", name, *chosen, "-o", path).status == 0
    assert path.read_text() == renewed


def test_passages_that_moved_keep_what_was_written_beside_them(
    reader, library: Library, hard: Article, tmp_path: Path
) -> None:
    path = tmp_path / "note.md"
    assert reader("export", "markdown", "-o", path).status == 0
    found = list(library.annotations())
    moved = next(a for a in found if a.note == "the second time")
    path.write_text(
        path.read_text().replace(
            f"<!-- /reader:{moved.id} -->\n", f"<!-- /reader:{moved.id} -->\nMine.\n"
        )
    )
    library.add(replace(hard_article(), text=f"A new first line.\n\n{HARD_TEXT}"))
    assert [a.start for a in library.annotations()] != [a.start for a in found]
    assert reader("export", "markdown", "-o", path).status == 0
    assert f"<!-- /reader:{moved.id} -->\nMine.\n" in path.read_text()
    assert path.read_text().count("reader:") == 2 * (1 + len(found))


def test_logseq_keeps_blocks_below_its_own_and_what_was_set_on_them(
    reader, library: Library, hard: Article, tmp_path: Path
) -> None:
    path = tmp_path / "page.md"
    assert reader("export", "logseq", "-o", path).status == 0
    text = path.read_text()
    blocks = re.split(r"(?m)^(?=- )", text)
    nested = next(n for n, block in enumerate(blocks) if "- nested" in block)
    blocks[nested] = blocks[nested].rstrip("\n") + "\n\t\t- Below the note.\n\t- Beside it.\n"
    blocks[nested] = blocks[nested].replace("\n  id::", "\n  collapsed:: true\n  id::", 1)
    last = next(n for n, block in enumerate(blocks) if "- the second time" in block)
    blocks[last] = blocks[last].rstrip("\n") + "\n\t- Mine.\n\t\t- And deeper.\n"
    path.write_text("icon:: 📰\n" + "".join(blocks).replace("\n", "\r\n"))
    found = {a.note: a for a in library.annotations()}
    library.marking.remove(found["the second time"])
    library.marking.set_note(hard, found["nested"].span, "another note")
    assert reader("export", "logseq", "-o", path).status == 0
    renewed = path.read_text()
    assert "icon:: 📰\n" in renewed
    assert "  collapsed:: true\n" in renewed
    below = r"\t- another note\n\t  id:: \S+\n\t\t- Below the note\.\n\t- Beside it\.\n"
    assert re.search(below, renewed)
    assert "\n- Mine.\n\t- And deeper.\n" in renewed
    assert "the second time" not in renewed


def test_a_note_of_somebody_else_is_not_merged(reader, library, hard, tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text("# Mine alone\n")
    assert reader("export", "markdown", "-o", path).status == 1
    assert path.read_text() == "# Mine alone\n"
    assert merge(b"\xff", b"x") is None


def test_logseq_blocks_have_ids_and_tags(reader, library: Library, hard: Article) -> None:
    text = reader("export", "logseq").out
    blocks = re.findall(r"^- .+\n  id:: ([0-9a-f-]{36})\n", text, re.MULTILINE)
    assert len(set(blocks)) == 8
    assert "  tags:: [[evidence]], [[people/mayor/own words]]\n" in text
    assert "\t- \\# no heading, \\[\\[no link\\]\\]" in text
    assert text == reader("export", "logseq").out


def test_org_keeps_passages_and_notes_as_they_are(reader, library: Library, hard: Article) -> None:
    library.annotate(hard.id, Span(0, 5), note="* star\n,* comma\n#+end_example\nplain")
    text = reader("export", "org").out
    assert len(re.findall(r"^\*\* .+$", text, re.MULTILINE)) == 9
    assert re.search(r"^\*\* harbour opens.+:evidence:people_mayor_own_words:$", text, re.MULTILINE)
    blocks = re.findall(r"#\+begin_example\n(.*?)\n#\+end_example", text, re.DOTALL)
    plain = [re.sub(r"^,(,*(?:\*|#\+))", r"\1", block, flags=re.MULTILINE) for block in blocks]
    assert NOTE in plain
    assert "* star\n,* comma\n#+end_example\nplain" in plain
    assert HARD_TEXT[slice(*span_of("the mayor.\n\nThe second paragraph"))] in plain


@pytest.mark.parametrize(
    ("text", "escaped"), [("* a", ",* a"), ("#+x", ",#+x"), (",* a", ",,* a"), ("a * b", "a * b")]
)
def test_org_takes_the_comma_away_again(text: str, escaped: str) -> None:
    assert comma(text) == escaped


def test_a_format_without_templates_says_so(reader, library, hard) -> None:
    from reader.exchange import Report, export

    with pytest.raises(FormatError, match="no templates"):
        export("json", library.select(), Report(), "plain")
