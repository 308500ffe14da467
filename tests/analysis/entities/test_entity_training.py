"""Somebody trains the model anew, on data of their own."""

import json
import sys
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from reader.analysis.entities import train
from reader.analysis.entities.articles import written
from reader.analysis.entities.lexicon import DATA, Forgetful, lexicon
from reader.analysis.entities.packing import pack, unpack
from reader.analysis.entities.synthetic import Line, blend, invented

SENTENCES = (
    (["Ama", "Boateng", "'s", "shop", "in", "Accra", "is", "Ghanaian", "."],
     ["B-PER", "I-PER", "O", "O", "O", "B-LOC", "O", "O", "O"]),
    (["EU-funded", "roads", "reached", "Tamale", "."], ["B-ORG", "O", "O", "B-LOC", "O"]),
)  # fmt: skip


PIECE, PIECE_NAMES = range(7), (2, 3)
"""The sentences of the first article for training, and those that name the same person."""


def people(line: Line) -> list[str]:
    """The words of people's names in a line."""
    return [t.word for t, tag in zip(line.tokens, line.tags, strict=True) if tag[2:] == "PER"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with all corpora, each of two sentences."""
    rows = [json.dumps({"tokens": tokens, "tags": tags}) for tokens, tags in SENTENCES]
    for corpus in train.COPIES:
        (tmp_path / f"{corpus}.jsonl").write_text("\n".join(rows * 3), encoding="utf-8")
    return tmp_path


def trained(data: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small model, trained by the command."""
    model = data / name
    command = ["train", str(data), "-o", str(model), "--iterations", "5", "--invented", "40"]
    monkeypatch.setattr(sys, "argv", command)
    train.main()
    return model


def test_the_same_data_give_the_same_model(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = trained(data, "first.bin", monkeypatch)
    second = trained(data, "second.bin", monkeypatch)
    assert first.read_bytes() == second.read_bytes()
    crfsuite: Any = import_module("pycrfsuite")
    tagger: Any = crfsuite.Tagger()
    tagger.open_inmemory(unpack(first.read_bytes()))
    assert {"B-PER", "B-LOC", "O"} <= set(tagger.labels())


def test_words_of_a_corpus_are_cut_like_those_of_an_article() -> None:
    sentence = train.from_words(*SENTENCES[1])
    assert [token.word for token in sentence.tokens][:3] == ["EU", "-", "funded"]
    assert sentence.tags[:3] == ("B-ORG", "I-ORG", "I-ORG")


def test_nationalities_are_tagged_where_a_corpus_leaves_them_out() -> None:
    words, tags = SENTENCES[0]
    assert train.from_words(words, tags).tags[7] == "O"
    assert train.from_words(words, tags, complete=False).tags[7] == "B-MISC"


def test_invented_lines_have_a_tag_for_each_token() -> None:
    lines = list(invented(200, lexicon()))
    assert all(len(line.tokens) == len(line.tags) for line in lines)
    assert {tag for line in lines for tag in line.tags} >= {"B-PER", "B-ORG", "B-LOC", "B-MISC"}


def test_invented_lines_hold_names_that_no_list_has() -> None:
    book = lexicon()
    known = {"".join(name) for names in book.listed().values() for name in names}
    lines = list(invented(400, book))
    people = {
        token.word
        for line in lines
        for token, tag in zip(line.tokens, line.tags, strict=True)
        if tag == "I-PER" and token.word.isalpha() and len(token.word) > 3
    }
    assert 0.05 < len(people - known) / len(people) < 0.5


def test_articles_are_read_again_with_other_names_that_stay_the_same_throughout() -> None:
    copies, book = 6, lexicon()
    lines = list(islice(written(copies, book), copies * len(PIECE)))
    surnames: list[str] = []
    for copy in zip(*[iter(lines)] * len(PIECE), strict=True):
        first, again = (people(copy[number]) for number in PIECE_NAMES)
        assert first[-1] == again[-1]
        assert [token.word for token in copy[1].tokens][1:4] == ["Bank", "of", "Zambia"]
        surnames.append(first[-1])
    assert surnames[0] == "Chanda"
    assert len(set(surnames)) > 1


def test_a_blend_has_the_start_of_one_name_and_the_end_of_another() -> None:
    assert blend("Nabiullina", "Petersen").startswith("Nab")
    assert blend("Nabiullina", "Petersen").endswith("sen")
    assert blend("Li", "Wu") == "Li"


def test_a_forgetful_lexicon_knows_words_but_no_lists() -> None:
    packed = (DATA / "lexicon.bin").read_bytes()
    entry, forgotten = lexicon().entry("Ghana"), Forgetful(packed).entry("Ghana")
    assert entry.classes
    assert forgotten == entry._replace(classes="", longest=0)


def test_the_model_and_the_lists_that_ship_stay_under_12_megabytes() -> None:
    shipped = sum(file.stat().st_size for file in DATA.iterdir())
    assert shipped < 12_000_000
    assert b"lCRF" in unpack((DATA / "model.bin").read_bytes())[:4]


def test_what_is_no_model_is_not_packed() -> None:
    with pytest.raises(ValueError, match="not a model"):
        pack(bytes(100))
