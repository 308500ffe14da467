"""The keymap: sequences, changes by a person, conflicts that are named, actions that exist."""

import importlib.util
import re
import tomllib
from pathlib import Path

import pytest
from desk import Desk, OpenDesk
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key

from reader.library import Library
from reader.model import Article
from reader.settings import SettingsError
from reader.tui.actions import (
    ACTIONS,
    ANNOTATIONS,
    ANYWHERE,
    CONTEXTS,
    FINDING,
    FINE,
    LIBRARY,
    READING,
    Action,
)
from reader.tui.app import ReaderApp
from reader.tui.key_names import is_key, meant, name_of, shown
from reader.tui.keymap import MORE, KeymapError, keymap_toml, load_keymap, make_keymap
from reader.tui.screens.annotations import AnnotationsScreen
from reader.tui.screens.finding_screen import FindingScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.palette import Palette
from reader.tui.screens.reading import ReadingScreen

SCREENS = {
    READING: ReadingScreen,
    FINE: ReadingScreen,
    LIBRARY: LibraryScreen,
    FINDING: FindingScreen,
    ANNOTATIONS: AnnotationsScreen,
    ANYWHERE: ReaderApp,
}


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
    changes = {"note": ["N"], "previous_hit": ["ctrl+n"]}
    assert action_of(READING, "N", **changes) == "note"
    assert action_of(READING, "enter", **changes) == "None"
    assert action_of(READING, "j", **changes) == "next-sentence"


@pytest.mark.parametrize(
    ("action", "keys", "named"),
    [
        ("note", "j", ("next-sentence", "note", "“j”")),
        ("note", "g g", ("first", "note", "“g g”")),
        ("library-star", "r", ("library-read", "library-star")),
        ("note", "g", ("“g”", "note", "begins a longer sequence", "first")),
        ("note", "j x", ("“j”", "next-sentence", "begins a longer sequence", "note")),
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
    assert all(len(keys.split(" ")) <= 2 for action in ACTIONS for keys in action.keys[:1])


def test_a_key_is_named_by_its_character() -> None:
    assert name_of(Key("quotation_mark", '"')) == '"'
    assert name_of(Key("upper_j", "J")) == "J"
    assert name_of(Key("space", " ")) == "space"
    assert name_of(Key("enter", "\r")) == "enter"
    assert name_of(Key("ctrl+r", "\x12")) == "ctrl+r"
    assert name_of(Key("alt+j", "j")) == "alt+j"
    assert name_of(Key("ctrl+underscore", "\x1f")) == "ctrl+_"


def test_keys_as_people_read_them() -> None:
    keys = ["enter", "space", "ctrl+r", "g g", "L q", "+", "shift+down", "alt+up", "f5", "ctrl+_"]
    assert [shown(key) for key in keys] == (
        ["⏎", "␣", "^R", "g g", "L q", "+", "⇧↓", "⌥↑", "F5", "^_"]
    )


# -- a file of a person's own ----------------------------------------------------------------------


@pytest.fixture
def keymap_file(tmp_path: Path) -> Path:
    return tmp_path / "keymap.toml"


def told_of(keymap_file: Path, content: str) -> str:
    """What is said of a keymap file that is wrong: one line that names the file."""
    keymap_file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load_keymap(keymap_file)
    message = str(error.value)
    assert str(keymap_file) in message
    assert "\n" not in message
    return message


def test_a_file_changes_keys(keymap_file: Path) -> None:
    keymap_file.write_text('note = "i"\nfirst = ["z z", "home"]\nhighlight = []\n')
    keymap = load_keymap(keymap_file)

    def means(*typed: str) -> object:
        return getattr(keymap.look_up(READING, typed), "id", None)

    assert (means("i"), means("enter")) == ("note", None)
    assert (means("z", "z"), means("home"), means("g", "g")) == ("first", "first", None)
    assert means("h") is None
    assert means("j") == "next-sentence"
    assert keymap.key_of("note") == "i"
    assert keymap.key_of("highlight") == ""


def test_without_a_file_the_keys_are_those_of_the_table(keymap_file: Path) -> None:
    assert load_keymap(keymap_file) == make_keymap()


def test_a_conflict_in_a_file_names_both_and_the_file(keymap_file: Path) -> None:
    told = told_of(keymap_file, 'note = "N"')
    assert all(word in told for word in ("“N”", "note", "previous-hit"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('nxt-sentence = "j"', "“nxt-sentence” is no action; perhaps “next-sentence”"),
        ('libary-star = "j"', "perhaps “library-star”"),
        ('fly = "j"', "'reader settings --keymap' lists them"),
        ('note = "Ctrl+R"', "note: “Ctrl+R” is not how a key is written; perhaps “ctrl+r”"),
        ('note = "C-n"', "perhaps “ctrl+n”"),
        ('note = "^n"', "perhaps “ctrl+n”"),
        ('note = "Esc"', "perhaps “escape”"),
        ('note = "shift+j"', "perhaps “J”"),
        ('note = "shift+alt+up"', "perhaps “alt+shift+up”"),
        ('note = "ctrl+i"', "perhaps “tab”"),
        ('note = " "', "perhaps “space”"),
        ('note = "zz"', "is written “z z”"),
        ('note = "g  g"', "“” is not how a key is written"),
        ('note = ""', "“” is not how a key is written"),
        ('note = "a b c d e"', "more than 4 keys"),
        ('note = "banana"', "“banana” is not how a key is written"),
        ('note = "ctrl+q"', "“ctrl+q” leaves Reader"),
        ("note = 1", "“note” must be a key in quotes"),
        ("note = [1]", "“note” must be a key in quotes"),
        ("[reading]\nnote = 'i'", "“reading”"),
        ("note = ", "Invalid value"),
        ('note = "\x1b"', "Illegal character"),
        ("a = " + "[" * 5000, "recursion"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(keymap_file: Path, content: str, told: str) -> None:
    assert told in told_of(keymap_file, content)


def test_a_file_that_is_no_text_is_told(keymap_file: Path) -> None:
    keymap_file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="utf-8"):
        load_keymap(keymap_file)
    keymap_file.unlink()
    keymap_file.mkdir()
    with pytest.raises(SettingsError, match="directory"):
        load_keymap(keymap_file)


def test_the_keymap_that_is_printed_can_be_read_back(keymap_file: Path) -> None:
    mine = make_keymap({"note": ["i", "ctrl+n"], "first": ["z z"], "library-star": []})
    keymap_file.write_text(keymap_toml(mine), encoding="utf-8")
    assert load_keymap(keymap_file) == mine


@given(st.text(max_size=12))
def test_what_is_meant_can_be_pressed(written: str) -> None:
    guess = meant(written)
    assert guess is None or (is_key(guess) and guess != written)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_keys_of_the_table_are_written_as_keys_are(action: Action) -> None:
    assert all(is_key(key) for keys in action.keys for key in keys.split(" "))


# -- the keys on the screen ------------------------------------------------------------------------


async def test_the_changed_keys_work_and_are_shown(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    mine = make_keymap({"library-open": ["O"], "next-sentence": ["ctrl+n"], "help": ["f1"]})
    async with open_desk(library, harbour, keymap=mine) as desk:
        await desk.see("O open", "F1 keys")
        await desk.press("enter")
        assert desk.shelf.list.current is not None
        await desk.press("O")
        await desk.until(lambda: desk.app.screen is desk.reading and desk.view.is_laid_out)
        first = desk.selected
        await desk.press("j")
        assert desk.selected == first
        await desk.press("ctrl+n")
        assert desk.selected != first
        await desk.press("f1")
        await desk.see("^N", "next sentence")


async def test_what_is_said_names_the_keys_as_they_are(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    mine = make_keymap({"undo": ["U"], "pick-tag": []})
    async with open_desk(library, harbour, keymap=mine) as desk:
        await desk.open()
        await desk.press("1")
        await desk.see("tagged #claim · saved · U undoes")
        await desk.press("9")
        await desk.see("no tag has the key 9 ")
        assert "picks one" not in desk.screen
        await desk.press("U")
        await desk.see("undone: tagged #claim")


async def test_an_action_without_keys_is_not_in_the_footer(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour, keymap=make_keymap({"library-open": []})) as desk:
        await desk.see("/ filter")
        assert "open" not in desk.rows()[-1]


async def palette(desk: Desk, words: str) -> None:
    """Do a command by its name."""
    await desk.do("ctrl+p", then=lambda: isinstance(desk.app.screen, Palette))
    await desk.write(words)
    await desk.see(words)
    await desk.pilot.pause(0.3)
    await desk.press("enter", "enter")


async def test_the_palette_does_what_has_no_key(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour, keymap=make_keymap({"library-star": []})) as desk:
        await palette(desk, "star, or take")
        await desk.until(lambda: next(iter(desk.library.articles())).starred)


async def test_the_palette_opens_while_something_is_typed(
    open_desk: OpenDesk, library: Library, harbour: Article
) -> None:
    async with open_desk(library, harbour) as desk:
        await desk.press("/")
        await desk.write("har?")
        await desk.see("har?")
        await desk.do("ctrl+p", then=lambda: isinstance(desk.app.screen, Palette))


@pytest.mark.parametrize("context", [READING, LIBRARY])
async def test_the_palette_reaches_every_action_of_a_screen(
    open_desk: OpenDesk, library: Library, harbour: Article, context: str
) -> None:
    async with open_desk(library, harbour) as desk:
        if context == READING:
            await desk.open()
        offered = {command.title for command in desk.app.commands_of(desk.app.screen)}
        wanted = {a.text for a in ACTIONS if a.context in (context, ANYWHERE) and a.id != "palette"}
        assert wanted <= offered


# -- the page that documents them ------------------------------------------------------------------

DOCS = Path(__file__).parents[2] / "docs"


def test_the_settings_page_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("make_settings", DOCS / "make_settings.py")
    make_settings = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_settings)
    there = (DOCS / "settings.md").read_text(encoding="utf-8")
    assert make_settings.page(there) == there, "run: python docs/make_settings.py"
    assert all(f"| `{action.id}` |" in there for action in ACTIONS)


def test_the_keymaps_on_the_settings_page_work() -> None:
    there = (DOCS / "settings.md").read_text(encoding="utf-8")
    there = there.partition("## Keys")[2].partition("## Colours")[0]
    examples = re.findall(r"```toml\n(.*?)```", there, re.DOTALL)
    assert len(examples) >= 2
    for example in examples:
        changes = tomllib.loads(example)
        make_keymap({n: [k] if isinstance(k, str) else k for n, k in changes.items()})
