"""`reader analyze`: for people, and line by line for programs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader.analysis import analyze

TEXT = 'The mayor smiled. "It is a good harbour," said Anna Horváthová in Lesná.'


def lines(*rows: object) -> bytes:
    return b"".join(
        (row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows
    )


def test_each_line_is_answered_in_order(reader) -> None:
    rows = [{"id": f"row {number}", "text": f"{TEXT} {number}"} for number in range(20)]
    outcome = reader("analyze", "--jsonl", stdin=lines(*rows))
    assert (outcome.status, outcome.err) == (0, "")
    answers = [json.loads(line) for line in outcome.out.splitlines()]
    assert [answer["id"] for answer in answers] == [row["id"] for row in rows]
    for row, answer in zip(rows, answers, strict=True):
        assert answer == {"id": row["id"], **analyze(row["text"]).to_json()}


def test_an_answer_has_the_keys_that_programs_rely_on(reader) -> None:
    answer = reader("analyze", "--jsonl", stdin=lines({"id": 7, "text": TEXT})).json
    assert {"id", "sentences", "quotations", "entities"} <= set(answer)
    assert answer["id"] == 7
    start, end = answer["sentences"][0]
    assert TEXT[start:end] == "The mayor smiled."
    (quotation,) = answer["quotations"]
    assert {"kind", "content", "quoted", "cue", "source", "speaker"} <= set(quotation)
    assert quotation["speaker"] == "Anna Horváthová"
    assert [TEXT[start:end] for start, end in quotation["quoted"]] == ["It is a good harbour,"]
    for entity in answer["entities"]:
        assert set(entity) == {"start", "end", "label", "name"}
        assert 0 <= entity["start"] < entity["end"] <= len(TEXT)


def test_offsets_are_code_points(reader) -> None:
    text = "🐟🐟 Ööö! The fish swam."
    answer = reader("analyze", "--jsonl", stdin=lines({"id": 1, "text": text})).json
    assert [text[start:end] for start, end in answer["sentences"]][-1] == "The fish swam."


@pytest.mark.parametrize(
    "bad",
    [
        b"not json",
        b"{",
        b"[]",
        b"1",
        b'"id"',
        b"null",
        b'{"id": 1}',
        b'{"text": "no id"}',
        b'{"id": 1, "text": 5}',
        b'{"id": 1, "text": null}',
        b'{"id": 1, "text": ["a"]}',
        b'{"id": 1, "text": "\\ud800"}',
        b'\xff\xfe{"id": 1}',
    ],
)
def test_a_bad_line_is_told_by_number_and_the_others_are_answered(reader, bad: bytes) -> None:
    good = {"id": "good", "text": TEXT}
    outcome = reader("analyze", "--jsonl", stdin=lines(good, b"", bad, good))
    assert outcome.status == 1
    assert [json.loads(line)["id"] for line in outcome.out.splitlines()] == ["good", "good"]
    (line,) = outcome.err.splitlines()
    assert line.startswith("reader: -:3:")


@pytest.mark.parametrize("text", ["", " ", "\n\n", '"', "”“", "\x00\x1b[2J", "a" * 20_000])
def test_any_text_is_answered(reader, text: str) -> None:
    outcome = reader("analyze", "--jsonl", stdin=lines({"id": 1, "text": text}))
    assert (outcome.status, outcome.err) == (0, "")
    assert all(0 <= s < e <= len(text) for s, e in outcome.json["sentences"])


def test_lines_are_read_from_files_too(reader, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(lines({"id": name, "text": TEXT}))
    outcome = reader("analyze", "--jsonl", tmp_path / "a", tmp_path / "missing", tmp_path / "b")
    assert outcome.status == 1
    assert [json.loads(line)["id"] for line in outcome.out.splitlines()] == ["a", "b"]
    (line,) = outcome.err.splitlines()
    assert "missing" in line


def test_an_answer_comes_before_the_next_question(library_folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "analyze", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for number in range(3):
        process.stdin.write(lines({"id": number, "text": TEXT}))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == number
    process.stdin.close()
    assert process.stdout.read() == b""
    assert process.wait(timeout=30) == 0
    assert not library_folder.exists()


def test_for_people_it_says_who_said_what(reader, articles_folder: Path) -> None:
    outcome = reader("analyze", articles_folder / "two_speakers.md")
    assert outcome.status == 0
    assert "Bridge to Open in Spring" in outcome.out
    assert "Anna Horváthová" in outcome.out
    assert "Samuel Okoro" in outcome.out


def test_for_people_from_a_pipe(reader) -> None:
    outcome = reader("analyze", stdin=TEXT.encode())
    assert outcome.status == 0
    assert "Anna Horváthová" in outcome.out


def test_of_several_files_all_are_tried(reader, articles_folder: Path, tmp_path: Path) -> None:
    outcome = reader("analyze", tmp_path / "missing", articles_folder / "two_speakers.md")
    assert outcome.status == 1
    assert "Anna Horváthová" in outcome.out
    (line,) = outcome.err.splitlines()
    assert "missing" in line


def test_the_seed_article(reader, seed_article: Path) -> None:
    outcome = reader("analyze", seed_article)
    assert outcome.status == 0
    assert "Gennady Gatilov" in outcome.out


def entities(outcome) -> set[tuple[str, str]]:
    return {(TEXT[e["start"] : e["end"]], e["label"]) for e in outcome.json["entities"]}


def test_the_gazetteer_of_the_settings_is_used_and_an_option_wins_over_it(
    reader, tmp_path: Path
) -> None:
    for name, label in (("one", "FAC"), ("two", "EVENT")):
        (tmp_path / f"{name}.csv").write_text(f"Lesná,{label}\n", encoding="utf-8")
    config = tmp_path / "config.toml"
    config.write_text(f"gazetteer = '{tmp_path / 'one.csv'}'\n", encoding="utf-8")
    row = lines({"id": 1, "text": TEXT})
    chosen = reader("--config", str(config), "analyze", "--jsonl", stdin=row)
    assert ("Lesná", "FAC") in entities(chosen)
    option = ("--gazetteer", str(tmp_path / "two.csv"))
    chosen = reader("--config", str(config), "analyze", "--jsonl", *option, stdin=row)
    assert ("Lesná", "EVENT") in entities(chosen)
    chosen = reader("--config", str(config), "analyze", "--jsonl", "--gazetteer", "", stdin=row)
    assert ("Lesná", "FAC") not in entities(chosen)


def test_a_recogniser_that_is_not_installed_is_one_line(reader) -> None:
    outcome = reader(
        "analyze", "--jsonl", "--recogniser", "cats", stdin=lines({"id": 1, "text": ""})
    )
    assert outcome.status == 1
    assert outcome.err.startswith("reader: there is no recogniser 'cats'; known: ")
    assert outcome.err.count("\n") == 1
