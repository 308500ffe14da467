"""What the checks share: what was exported, and how a difference is told. Standard library only."""

import json
import sys
from pathlib import Path

PATH = Path(sys.argv[1])
EXPECTED = json.loads(Path(sys.argv[2]).read_text())
SHARED = Path(sys.argv[3])
TEXT = EXPECTED["text"]
ANNOTATIONS = EXPECTED["annotations"]
PLACED = [a for a in ANNOTATIONS if a["start"] is not None]


def same(found, expected, what: str) -> None:
    """Stop with one line where two collections differ."""
    missing = [item for item in expected if item not in list(found)]
    more = [item for item in found if item not in list(expected)]
    if missing or more:
        sys.exit(f"{what}: missing {missing!r}, not expected {more!r}"[:180])


def spans(plain: str = "highlight") -> list[tuple[int, int, str]]:
    """Start, end and tag of every annotation with a place, sorted."""
    return sorted((a["start"], a["end"], t) for a in PLACED for t in a["tags"] or [plain])


def schema(*parts: str):
    """A schema beside the checkout; without it nothing is proven, and the exit status is 77."""
    path = SHARED.joinpath("formats", "schemas", *parts)
    if not path.exists():
        print(f"{path.name} is not beside this checkout")
        sys.exit(77)
    return path


def done(message: str) -> None:
    """What was proven."""
    print(message)
