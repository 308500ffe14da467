"""IOB2: a token and its tag per line, as CoNLL has it, to train and test recognisers with."""

from collections.abc import Iterator

from reader.exchange.labels import PLAIN, Labels
from reader.exchange.losses import tell_tags
from reader.exchange.registry import File, Format
from reader.exchange.report import Report
from reader.exchange.spans import placed, tell_spans
from reader.exchange.tokens import apart, chunks, tokens_of
from reader.model.bundle import AnnotatedArticle, Bundle


def write(bundle: Bundle, report: Report) -> Iterator[File]:
    """All articles, each after a line `-DOCSTART-`; a blank line after each line of the text."""
    tell_tags(bundle, report)
    yield File("reader.iob", _lines(bundle, report))


def _lines(bundle: Bundle, report: Report) -> Iterator[bytes]:
    labels = Labels((PLAIN, *(tag.name for tag in bundle.tags)))
    for item in bundle.articles:
        tell_spans(item, report, notes=False)
        yield _document(item, labels, report).encode()


def _document(item: AnnotatedArticle, labels: Labels, report: Report) -> str:
    text = item.article.text
    tokens = tokens_of(text)
    tags = ["O"] * len(tokens)
    for first, last, label in apart(chunks(tokens, placed(item, report), labels, report), report):
        tags[first : last + 1] = [f"B-{label}", *[f"I-{label}"] * (last - first)]
    lines = ["-DOCSTART- O", ""]
    before = 0
    for token, tag in zip(tokens, tags, strict=True):
        if "\n" in text[before : token.start]:
            lines.append("")
        before = token.end
        lines.append(f"{token.of(text)} {tag}")
    return "\n".join((*lines, "", ""))


FORMAT = Format(
    name="iob2",
    title="IOB2 (CoNLL)",
    suffix=".iob",
    carries="words and the tags of passages that do not overlap",
    cannot="overlaps, notes, blanks between words, authors, times, whole articles, several tags",
    proven="spacy convert reads it",
    write=write,
)
