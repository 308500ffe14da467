"""The keymap: sequences, changes by a person, conflicts that are named, actions that exist."""

import re

import pytest
from textual.events import Key

from reader.tui.actions import ACTIONS, ANYWHERE, CONTEXTS, LIBRARY, READING, Action
from reader.tui.app import ReaderApp
from reader.tui.keymap import MORE, KeymapError, make_keymap, name_of, shown
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.reading import ReadingScreen

SCREENS = {READING: ReadingScreen, LIBRARY: LibraryScreen, ANYWHERE: ReaderApp}


def action_of(context: str, *typed: str, **changes: list[str]) -> str:
    found = make_keymap({key.replace("_", "-"): value for key, value in changes.items()}).look_up(
        context, typed
    )
    return found.id if isinstance(found, Action) else str(found)


def test_keys_mean_what_the_table_says() -> None:
    assert action_of(READING, "j") == "next-sentence"
    assert action_of(READING, "down") == "next-sentence"
    assert action_of(READING, "3") == "tag-3"
    assert action_of(READING, "g", "g") == "first"
    assert action_of(READING, "L", "q") == "layer-quotations"
    assert action_of(LIBRARY, "j") == "library-next"
    assert action_of(LIBRARY, "?") == action_of(READING, "?") == "help"


def test_a_sequence_asks_for_more_and_may_lead_nowhere() -> None:
    assert action_of(READING, "g") == str(MORE)
    assert action_of(READING, "g", "x") == "None"
    assert action_of(READING, "é") == "None"
    assert action_of(LIBRARY, "L") == "None"


def test_a_person_changes_keys() -> None:
    changes = {"note": ["N"], "previous_hit": ["ctrl+p"]}
    assert action_of(READING, "N", **changes) == "note"
    assert action_of(READING, "enter", **changes) == "None"
    assert action_of(READING, "j", **changes) == "next-sentence"


@pytest.mark.parametrize(
    ("action", "keys", "named"),
    [
        ("note", "j", ("next-sentence", "note", "“j”")),
        ("note", "g g", ("first", "note", "“g g”")),
        ("library-star", "r", ("library-read", "library-star")),
        ("note", "g", ("“g”", "note", "begins a longer sequence")),
        ("note", "j x", ("“j”", "next-sentence", "begins a longer sequence")),
    ],
)
def test_a_conflict_names_both(action: str, keys: str, named: tuple[str, ...]) -> None:
    with pytest.raises(KeymapError) as error:
        make_keymap({action: [keys]})
    assert all(word in str(error.value) for word in named), str(error.value)


def test_a_key_that_stands_for_something_everywhere_can_be_taken_by_a_screen() -> None:
    assert action_of(READING, "?", note=["?"]) == "note"
    assert action_of(LIBRARY, "?", note=["?"]) == "help"


def test_an_action_that_is_not_known_is_named() -> None:
    with pytest.raises(KeymapError, match="“fly”"):
        make_keymap({"fly": ["f"]})


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_can_be_done_where_it_is_offered(action: Action) -> None:
    where, name = re.fullmatch(r"(app\.)?(\w+)(?:\(.*\))?", action.call).groups()
    screen = ReaderApp if where else SCREENS[action.context]
    assert callable(getattr(screen, f"action_{name}", None))
    assert action.text
    assert action.context in CONTEXTS


def test_ids_are_unique_and_the_first_keys_short() -> None:
    ids = [action.id for action in ACTIONS]
    assert len(ids) == len(set(ids))
    assert all(len(action.keys[0].split(" ")) <= 2 for action in ACTIONS)


def test_a_key_is_named_by_its_character() -> None:
    assert name_of(Key("quotation_mark", '"')) == '"'
    assert name_of(Key("upper_j", "J")) == "J"
    assert name_of(Key("space", " ")) == "space"
    assert name_of(Key("enter", "\r")) == "enter"
    assert name_of(Key("ctrl+r", "\x12")) == "ctrl+r"


def test_keys_as_people_read_them() -> None:
    keys = ["enter", "space", "ctrl+r", "g g", "L q", "+", "shift+down"]
    assert [shown(key) for key in keys] == ["⏎", "␣", "^R", "g g", "L q", "+", "⇧↓"]
