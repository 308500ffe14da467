"""The `reader` command in a process of its own: pipes, few letters, what it loads."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Article


def test_a_reader_of_the_output_that_goes_away_early_is_no_error_message(
    library: Library, library_folder: Path
) -> None:
    library.add(Article(title="Long", text="words " * 200_000))
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "show", "long", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=30) in (0, 1)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_knows_few_letters_still_gets_the_list(
    library: Library, encoding: str
) -> None:
    library.add(Article(title="Zoë 東京", text="Text."))
    done = subprocess.run(
        [sys.executable, "-m", "reader", "list"],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"zoe\tZo")


HEAVY = {"textual", "trafilatura", "lxml", "markdown_it", "pycrfsuite"}


@pytest.mark.parametrize(
    "command", [["--version"], ["list"], ["list", "--json", "harbour"], ["tags"], ["annotations"]]
)
def test_looking_things_up_loads_no_screen_parser_or_model(
    library: Library, harbour: Article, command: list[str]
) -> None:
    library.annotate(library.add(harbour).id, None, tags=["claim"])
    code = (
        "import json, sys\n"
        "from reader.cli.main import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit as leaving:\n    status = leaving.code\n"
        "print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, check=False
    )
    status, modules = json.loads(done.stderr)
    assert status == 0
    assert done.stdout
    assert HEAVY.isdisjoint(modules)
