"""Themes: their contrast, and the files of a person's own."""

import re
from pathlib import Path

import pytest
from desk import WITH_COLORS, OpenDesk
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color

from reader.library import Library
from reader.library.codebook import COLORS as TAG_NAMES
from reader.model import Article
from reader.settings import Settings, SettingsError
from reader.tui.contrast import ENOUGH, HIGH, contrast, ink, tint
from reader.tui.theme_files import OwnTheme, load_own_themes
from reader.tui.themes import (
    BACKGROUNDS,
    BUILT_IN,
    COLORS,
    TAG_COLORS,
    TEXTS,
    built_in,
    make_theme,
    too_faint,
)

LEAST = {name: HIGH if "contrast" in name else ENOUGH for name in WITH_COLORS}
BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)
ANY_COLOR = st.tuples(*[st.integers(0, 255)] * 3).map(lambda parts: Color(*parts))

PALETTES = {
    "xterm": {
        "bright_red": "#ff0000", "bright_green": "#00ff00", "bright_yellow": "#ffff00",
        "bright_magenta": "#ff00ff", "bright_cyan": "#00ffff", "white": "#e5e5e5",
    },
    "VGA": {
        "bright_red": "#ff5555", "bright_green": "#55ff55", "bright_yellow": "#ffff55",
        "bright_magenta": "#ff55ff", "bright_cyan": "#55ffff", "white": "#aaaaaa",
    },
    "Tango": {
        "bright_red": "#ef2929", "bright_green": "#8ae234", "bright_yellow": "#fce94f",
        "bright_magenta": "#ad7fa8", "bright_cyan": "#34e2e2", "white": "#d3d7cf",
    },
    "Nord": {
        "bright_red": "#bf616a", "bright_green": "#a3be8c", "bright_yellow": "#ebcb8b",
        "bright_magenta": "#b48ead", "bright_cyan": "#8fbcbb", "white": "#e5e9f0",
    },
    "Dracula": {
        "bright_red": "#ff6e6e", "bright_green": "#69ff94", "bright_yellow": "#ffffa5",
        "bright_magenta": "#ff92df", "bright_cyan": "#a4ffff", "white": "#f8f8f2",
    },
}  # fmt: skip
"""What terminals show for the colours that `reader-ansi` puts behind black text."""


# -- the colours -----------------------------------------------------------------------------------


def test_the_ratio_is_that_of_the_guideline() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), WHITE) == pytest.approx(4.48, abs=0.01)
    assert contrast(WHITE, WHITE) == 1


@pytest.mark.parametrize("name", WITH_COLORS)
def test_every_text_can_be_read_on_every_background(name: str) -> None:
    variables = built_in(name).to_color_system().generate() | built_in(name).variables
    least = LEAST[name]
    behind = {place: Color.parse(variables[place]) for place in BACKGROUNDS}
    texts = [*TEXTS, *(f"tag-{tag}" for tag in TAG_NAMES)]
    pairs = {
        (text, place): contrast(Color.parse(variables[text]), color)
        for text in texts
        for place, color in behind.items()
    }
    foreground = Color.parse(variables["foreground"])
    for tag in TAG_NAMES:
        pairs["foreground", f"tint-{tag}"] = contrast(
            foreground, Color.parse(variables[f"tint-{tag}"])
        )
    pairs["on-error", "error"] = contrast(
        Color.parse(variables["on-error"]), Color.parse(variables["error"])
    )
    assert {pair: ratio for pair, ratio in pairs.items() if ratio < least} == {}


@pytest.mark.parametrize("name", WITH_COLORS)
def test_a_passage_with_a_tag_differs_from_the_page(name: str) -> None:
    theme = built_in(name)
    page = Color.parse(theme.background)
    for tag in TAG_NAMES:
        assert contrast(Color.parse(theme.variables[f"tint-{tag}"]), page) >= 1.15


@pytest.mark.parametrize("palette", PALETTES)
def test_black_can_be_read_on_what_the_terminal_has(palette: str) -> None:
    shades = built_in("reader-ansi").variables
    for tag in TAG_NAMES:
        shown = Color.parse(PALETTES[palette][shades[f"tint-{tag}"].removeprefix("ansi_")])
        assert contrast(BLACK, shown) >= ENOUGH


def test_every_color_a_tag_may_have_is_in_every_theme() -> None:
    assert set(TAG_NAMES) == set(TAG_COLORS)
    for name in BUILT_IN:
        assert all(f"tag-{tag}" in built_in(name).variables for tag in TAG_NAMES)


@given(ANY_COLOR, ANY_COLOR)
def test_ink_can_be_read_on_any_one_color(hue: Color, behind: Color) -> None:
    assert contrast(ink(hue, [behind]), behind) >= ENOUGH


@given(ANY_COLOR, ANY_COLOR, ANY_COLOR)
def test_a_tint_never_makes_text_hard_to_read(hue: Color, page: Color, text: Color) -> None:
    shade = tint(hue, page, text, 0.3)
    assert shade == page or contrast(shade, text) >= ENOUGH


# -- themes of a person's own ----------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "themes"
    folder.mkdir()
    return folder


def load(folder: Path, content: str, name: str = "mine") -> OwnTheme:
    (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    return load_own_themes(folder)[name]


def test_without_a_folder_there_are_no_themes_of_ones_own(tmp_path: Path) -> None:
    assert load_own_themes(tmp_path / "themes") == {}


def test_a_file_changes_the_colors_it_names(folder: Path) -> None:
    own = load(folder, 'background = "#101418"\nprimary = "gold"\n[tags]\nred = "#ff9090"\n')
    assert own.remarks == ()
    assert own.theme.background == "#101418"
    assert own.theme.primary == "gold"
    assert own.theme.foreground == built_in("reader-dark").foreground
    assert own.theme.variables["tag-red"] == "#FF9090"
    light = load(folder, "dark = false")
    assert light.theme.background == built_in("reader-light").background


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('backgroud = "#000000"', "“backgroud” is no colour of a theme; perhaps “background”"),
        ('fly = "#000000"', "“fly” is no colour of a theme; known: foreground,"),
        ('[tags]\nredd = "#000000"', "perhaps “red”"),
        ('background = "#00"', "“background” must be a colour such as"),
        ('background = "reddish"', "“background” must be a colour such as"),
        ('background = "#00000080"', "“background” must be a colour such as"),
        ('background = "ansi_red"', "“background” must be a colour such as"),
        ("background = 1", "“background” must be a colour such as"),
        ("dark = 1", "“dark” must be true or false"),
        ("tags = 1", "“tags” is a table"),
        ("dark", "="),
    ],
)
def test_what_is_wrong_with_a_theme_is_told(folder: Path, content: str, told: str) -> None:
    with pytest.raises(SettingsError) as error:
        load(folder, content)
    assert told in str(error.value)
    assert str(folder / "mine.toml") in str(error.value)
    assert "\n" not in str(error.value)


def test_the_theme_on_the_settings_page_is_readers_own(folder: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "settings.md"
    colours = page.read_text(encoding="utf-8").partition("## Colours")[2]
    example = re.search(r"```toml\n(.*?)```", colours, re.DOTALL)[1]
    own, there = load(folder, example).theme, built_in("reader-dark")
    assert all(getattr(own, name, None) == getattr(there, name, None) for name in COLORS)
    assert own.variables == there.variables
    assert all(f"{name} = " in example for name in COLORS)


@pytest.mark.parametrize("name", ["reader-dark", "a b", "x" * 50])
def test_a_theme_has_a_name_of_its_own(folder: Path, name: str) -> None:
    with pytest.raises(SettingsError, match="name"):
        load(folder, "", name)


def test_colors_that_are_hard_to_read_are_told(folder: Path) -> None:
    remarks = load(folder, 'muted = "#555555"').remarks
    assert "muted on background has a contrast of 2.4:1, less than 4.5" in remarks
    assert len(remarks) == len(BACKGROUNDS)


@given(st.dictionaries(st.sampled_from(COLORS), ANY_COLOR), st.booleans())
def test_whatever_the_colors_a_theme_is_made_and_says_what_is_faint(
    colors: dict[str, Color], dark: bool
) -> None:
    given_colors = {name: color.hex for name, color in colors.items()}
    theme = make_theme("mine", given_colors, dark=dark)
    page, text = Color.parse(theme.background), Color.parse(theme.foreground)
    faint = too_faint(given_colors, dark=dark)
    for tag in TAG_NAMES:
        on_tint = contrast(text, Color.parse(theme.variables[f"tint-{tag}"]))
        assert on_tint >= min(ENOUGH, contrast(text, page)) - 0.01
        assert contrast(Color.parse(theme.variables[f"tag-{tag}"]), page) >= ENOUGH or any(
            "on" in line for line in faint
        )
    assert any(line.startswith("foreground on background") for line in faint) is (
        contrast(text, page) < ENOUGH
    )


async def test_a_theme_of_ones_own_is_used_and_its_faint_colors_are_told(
    open_desk: OpenDesk, library: Library, market: Article, folder: Path
) -> None:
    load(folder, 'background = "#102030"\nmuted = "#556677"')
    settings, themes = Settings(theme="mine"), load_own_themes(folder)
    async with open_desk(library, market, settings=settings, own_themes=themes) as desk:
        await desk.see("mine: muted on background has a contrast of")
        assert "#102030" in desk.colors
        offered = {command.title for command in desk.app.commands_of(desk.app.screen)}
        assert "theme mine" in offered


def test_a_wrong_theme_is_told_before_anything_is_drawn_or_made(
    reader, tmp_path: Path, folder: Path, library_folder: Path
) -> None:
    (tmp_path / "config.toml").write_text('theme = "mine"')
    (folder / "mine.toml").write_text("accent = 7")
    outcome = reader("--config", tmp_path / "config.toml")
    assert (outcome.status, outcome.out) == (1, "")
    assert "“accent” must be a colour" in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert not library_folder.exists()
