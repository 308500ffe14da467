"""A killed program has kept all that it acknowledged. The long version, with a control that fails:

python -m pytest tests/faults -m long
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def killed(*arguments: str, timeout: float = 60) -> Any:
    command = [sys.executable, "-m", "tests.faults.kills", "--json", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False
    )
    assert done.stdout, done.stderr
    assert "the child" not in done.stderr, done.stderr
    (tally,) = json.loads(done.stdout).values()
    return tally


@pytest.mark.slow
def test_a_store_that_was_killed_holds_what_it_acknowledged(tmp_path: Path) -> None:
    tally = killed("--only", "store", "--kills", "45", "--folder", str(tmp_path))
    assert tally["failures"] == 0, tally["example"]
    assert tally["acknowledged"] > 100


@pytest.mark.slow
def test_a_library_that_was_killed_holds_what_it_acknowledged(tmp_path: Path) -> None:
    tally = killed("--only", "library", "--kills", "16", "--folder", str(tmp_path))
    assert tally["failures"] == 0, tally["example"]
    assert tally["acknowledged"] > 40


@pytest.mark.long
@pytest.mark.parametrize(("subject", "kills"), [("store", 1000), ("library", 500)])
def test_nothing_is_lost_in_a_thousand_kills(subject: str, kills: int, tmp_path: Path) -> None:
    tally = killed(
        "--only", subject, "--kills", str(kills), "--folder", str(tmp_path), timeout=1800
    )
    assert tally["failures"] == 0, tally["example"]


@pytest.mark.long
def test_the_same_kills_break_stock_tinydb(tmp_path: Path) -> None:
    tally = killed("--only", "stock", "--kills", "600", "--folder", str(tmp_path), timeout=900)
    assert tally["failures"] > 0, "a harness that finds nothing here finds nothing anywhere"
