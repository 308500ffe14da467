"""Writes the tables of `docs/settings.md` anew, from the fields and the actions themselves.

    python docs/make_settings.py

In: nothing. Out: the same page; what stands between the tables is kept.
"""

import re
from dataclasses import fields
from pathlib import Path

from reader.settings import Settings, toml_value
from reader.tui.actions import ACTIONS, CONTEXTS

TARGET = Path(__file__).parent / "settings.md"


def fields_table() -> str:
    """Every field of the settings file."""
    rows = ["| field | default | what it is |", "| --- | --- | --- |"]
    for item in fields(Settings):
        default = toml_value(getattr(Settings(), item.name))
        rows.append(f"| `{item.name}` | `{default}` | {item.metadata['about']} |")
    return "\n".join(rows)


def actions_table(context: str) -> str:
    """The actions of a context with the keys they have by themselves."""
    rows = ["| action | keys | what it does |", "| --- | --- | --- |"]
    for action in ACTIONS:
        if action.context == context:
            keys = " ".join(map(_code, action.keys)) or "–"
            rows.append(f"| `{action.id}` | {keys} | {action.text} |")
    return "\n".join(rows)


def page(old: str) -> str:
    """The page with its tables made anew; each stands after `<!-- table NAME -->`."""
    tables = {"fields": fields_table(), **{name: actions_table(name) for name in CONTEXTS}}
    missing = [name for name in tables if f"<!-- table {name} -->" not in old]
    if missing:
        raise SystemExit(f"{TARGET}: give it a heading and “<!-- table {missing[0]} -->”")
    return re.sub(
        r"(<!-- table (\w+) -->\n)(?:\n?(?:\|.*\n)+)?",
        lambda match: f"{match[1]}\n{tables[match[2]]}\n",
        old,
    )


def _code(keys: str) -> str:
    return f"`{keys}`".replace("|", "\\|")


if __name__ == "__main__":
    TARGET.write_text(page(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
    print(TARGET)
