"""`reader settings`, the files of settings and keys, and what is said of wrong ones."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.settings import LAYERS, Settings, load_settings, settings_toml

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def sole_line(text: str) -> str:
    (line,) = text.splitlines()
    assert line.startswith("reader: ")
    assert "defect" not in line
    return line


def test_every_setting_can_be_chosen(config: Path) -> None:
    config.write_text(
        """
        theme = "reader-light"
        author = "Ada L."
        library = "~/desk"
        column_width = 72
        justify = true
        hyphenate = true
        paragraph_spacing = 0
        panel_width = 44
        layers_hidden = ["entities", "quotations"]
        recogniser = "spacy"
        gazetteer = "names.csv"
        """
    )
    assert load_settings(config) == Settings(
        theme="reader-light", author="Ada L.", library="~/desk", column_width=72, justify=True,
        hyphenate=True, paragraph_spacing=0, panel_width=44,
        layers_hidden=("entities", "quotations"), recogniser="spacy", gazetteer="names.csv",
    )  # fmt: skip


@given(
    author=TEXTS,
    column_width=st.integers(20, 200),
    justify=st.booleans(),
    paragraph_spacing=st.integers(0, 3),
    layers_hidden=st.lists(st.sampled_from(LAYERS), unique=True).map(tuple),
)
def test_settings_that_are_printed_can_be_read_back(
    tmp_path_factory: pytest.TempPathFactory, **chosen: object
) -> None:
    config = tmp_path_factory.mktemp("settings") / "config.toml"
    config.write_text(settings_toml(Settings(**chosen)), encoding="utf-8", newline="")
    assert load_settings(config) == Settings(**chosen)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("colum_width = 60", "“colum_width” is no setting; perhaps “column_width”"),
        ("fly = 1", "“fly” is no setting; known: theme, author,"),
        ("justify = 1", "“justify” must be true or false"),
        ("column_width = true", "“column_width” must be a whole number"),
        ("column_width = 19", "from 20 to 200 cells, not 19"),
        ("paragraph_spacing = 4", "from 0 to 3 rows, not 4"),
        ("panel_width = 500", "from 20 to 100 cells"),
        ("layers_hidden = 'entities'", "“layers_hidden” must be a list of texts"),
        ("layers_hidden = [1]", "“layers_hidden” must be a list of texts"),
        ("layers_hidden = ['find']", "some of quotations, entities, annotations"),
        ("theme = 1", "“theme” must be a text in quotes"),
    ],
)
def test_what_is_wrong_with_the_settings_is_told_in_one_line(
    reader, config: Path, content: str, told: str
) -> None:
    config.write_text(content)
    for command in (["list"], ["settings"], []):
        outcome = reader("--config", config, *command)
        assert (outcome.status, outcome.out) == (1, "")
        assert told in sole_line(outcome.err)
        assert str(config) in outcome.err


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("keymap.toml", 'note = "j"', "“j” is both next-sentence and note"),
        ("keymap.toml", 'notes = "i"', "perhaps “note”"),
        ("config.toml", 'theme = "reader-drak"', "no theme “reader-drak”; known: "),
    ],
)
def test_a_wrong_file_is_told_before_anything_is_drawn(
    reader, config: Path, library_folder: Path, name: str, content: str, told: str
) -> None:
    config.write_text("")
    config.with_name(name).write_text(content)
    outcome = reader("--config", config)
    assert (outcome.status, outcome.out) == (1, "")
    assert told in sole_line(outcome.err)
    assert str(config.with_name(name)) in outcome.err


def test_a_theme_of_the_command_line_that_is_not_known(reader) -> None:
    outcome = reader("--theme", "nothing")
    assert (outcome.status, outcome.out) == (1, "")
    assert "no theme “nothing”; known: " in sole_line(outcome.err)


# -- reader settings -------------------------------------------------------------------------------


def test_the_settings_in_force_are_shown_as_a_file_to_begin_with(reader, home: Path) -> None:
    outcome = reader("settings")
    place = home / "config" / "reader" / "config.toml"
    assert outcome.status == 0
    assert f"# {place} (not there" in outcome.out
    assert tomllib.loads(outcome.out)["column_width"] == 66
    place.parent.mkdir(parents=True)
    place.write_text(outcome.out.replace("column_width = 66", "column_width = 80"))
    again = reader("settings")
    assert "not there" not in again.out
    assert tomllib.loads(again.out)["column_width"] == 80
    shown = reader("settings", "--json").json
    assert (shown["file"], shown["exists"]) == (str(place), True)
    assert shown["settings"]["column_width"] == 80


def test_the_keys_in_force_are_shown_as_a_file_to_begin_with(reader, config: Path) -> None:
    config.write_text("")
    keymap = config.with_name("keymap.toml")
    keymap.write_text('note = "i"')
    outcome = reader("--config", config, "settings", "--keymap")
    assert outcome.status == 0
    assert tomllib.loads(outcome.out)["note"] == ["i"]
    keymap.write_text(outcome.out)
    shown = reader("--config", config, "settings", "--keymap", "--json").json
    assert shown["keys"]["note"] == ["i"]
    assert shown["keys"]["first"] == ["g g", "home"]


def test_nothing_is_made_by_looking(reader, home: Path, library_folder: Path) -> None:
    reader("settings")
    reader("settings", "--keymap")
    assert not library_folder.exists()
    assert not (home / "config").exists()
