"""Notes by template: shipped ones, a person's own, and what a person wrote around them."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from reader.exchange.marked import merge
from reader.exchange.orgmode import comma
from reader.library import Library
from reader.model import Article, FormatError, Span
from tests.exchange.conftest import HARD_TEXT, NOTE, span_of


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
    assert "known: obsidian, plain, by-person, by-tag" in outcome.err
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
