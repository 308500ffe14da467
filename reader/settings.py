"""Settings: what a person chose once, in a TOML file of theirs.

In: `config.toml` in the platform's configuration folder, or the file named by `--config`. Out: a
frozen `Settings`, and the same as TOML with a comment on every field. A key that is not known, or a
value that makes no sense, is an error that names it. The keymap and the themes of a person's own
stand beside the file.
"""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, cast

from platformdirs import user_cache_path, user_config_path, user_data_path

from reader.model import ReaderError

APP = "reader"
BUILT_IN_THEMES = (
    "reader-dark",
    "reader-light",
    "reader-contrast-dark",
    "reader-contrast-light",
    "reader-ansi",
)
LAYERS = ("quotations", "entities", "annotations")
"""The layers over a text that can be hidden."""

Check = Callable[[Any], str]
"""From a value of the right type to what it must be, or "" where it is that."""


class SettingsError(ReaderError):
    """A file of settings, keys or colours can't be read or says something that makes no sense."""


def _setting(default: Any, about: str, check: Check | None = None) -> Any:
    return field(default=default, metadata={"about": about, "check": check})


def _cells(least: int, most: int) -> Check:
    return lambda value: "" if least <= value <= most else f"from {least} to {most} cells"


def _rows(least: int, most: int) -> Check:
    return lambda value: "" if least <= value <= most else f"from {least} to {most} rows"


def _layers(value: tuple[str, ...]) -> str:
    return "" if set(value) <= set(LAYERS) else f"some of {', '.join(LAYERS)}"


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be chosen. The comments are what `reader settings` says of each."""

    theme: str = _setting(BUILT_IN_THEMES[0], "the colours: a built-in theme or one of your own")
    author: str = _setting("", 'signs your annotations; "" is the name you logged in with')
    library: str = _setting("", 'the library to open; "" is the platform\'s data folder')
    column_width: int = _setting(66, "cells of the text's column, 20 to 200", _cells(20, 200))
    justify: bool = _setting(False, "both edges of the column even")
    hyphenate: bool = _setting(False, "long words divided at the end of a row")
    paragraph_spacing: int = _setting(1, "blank rows between paragraphs, 0 to 3", _rows(0, 3))
    panel_width: int = _setting(38, "cells of the side panel, 20 to 100", _cells(20, 100))
    layers_hidden: tuple[str, ...] = _setting(
        (), f"layers not drawn when an article opens, of {', '.join(LAYERS)}", _layers
    )
    recogniser: str = _setting("", 'finds the names in a text; "" is Reader\'s own model')
    gazetteer: str = _setting("", "a CSV file of names that are always found: name,label,aliases")


def load_settings(path: Path | None) -> Settings:
    """The settings of `path`, or of the usual place where that is None. Raises SettingsError."""
    place = config_file(path)
    values = read_toml(place)
    if values is None:
        if path is None:
            return Settings()
        raise SettingsError(f"{place}: no such settings file")
    known = {item.name: item for item in fields(Settings)}
    for name in values:
        if name not in known:
            hint = nearest(name, known) or f"; known: {', '.join(known)}"
            raise SettingsError(f"{place}: “{name}” is no setting{hint}")
    return Settings(**{name: _value(value, known[name], place) for name, value in values.items()})


def settings_toml(settings: Settings) -> str:
    """The settings as a `config.toml`: `load_settings` of it gives the same ones."""
    lines: list[str] = []
    for item in fields(settings):
        lines += [f"# {item.metadata['about']}"]
        lines += [f"{item.name} = {toml_value(getattr(settings, item.name))}", ""]
    return "\n".join(lines[:-1]) + "\n"


def config_file(path: Path | None) -> Path:
    """The settings file: the one named, or `config.toml` in the configuration folder."""
    return path or user_config_path(APP) / "config.toml"


def keymap_file(path: Path | None) -> Path:
    """The keymap that goes with a settings file."""
    return config_file(path).with_name("keymap.toml")


def themes_folder(path: Path | None) -> Path:
    """The folder of the themes that go with a settings file."""
    return config_file(path).with_name("themes")


def library_folder(option: str | None, settings: Settings) -> Path:
    """The library to open: `--library`, `READER_LIBRARY`, the settings, the platform's place."""
    chosen = option or os.environ.get("READER_LIBRARY") or settings.library
    return Path(chosen).expanduser() if chosen else user_data_path(APP)


def cache_folder() -> Path:
    """Where things are kept that can be deleted at any time: `READER_CACHE_DIR` or the usual."""
    chosen = os.environ.get("READER_CACHE_DIR")
    return Path(chosen).expanduser() if chosen else user_cache_path(APP)


def read_toml(place: Path) -> dict[str, Any] | None:
    """The values of a TOML file, or None where there is no file. Raises SettingsError."""
    try:
        written = place.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise SettingsError(f"{place}: {why}") from error
    import tomllib  # most people have no such file

    try:
        return tomllib.loads(written)
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{place}: {error}") from error


def toml_value(value: str | bool | int | tuple[str, ...]) -> str:
    """A value as TOML. JSON's strings are TOML's, but for DEL, which TOML wants escaped."""
    written = json.dumps(value, ensure_ascii=False)
    return written.replace("\x7f", "\\u007f")


def nearest(name: str, known: Iterable[str]) -> str:
    """“; perhaps “that”” for a name that is nearly one of the known ones, else ""."""
    from difflib import get_close_matches

    found = get_close_matches(name, known, n=1)
    return f"; perhaps “{found[0]}”" if found else ""


_TYPES = {
    str: "a text in quotes",
    int: "a whole number",
    bool: "true or false",
    tuple: "a list of texts in quotes",
}


def _value(value: Any, item: "Field[Any]", place: Path) -> Any:
    """A value from the file as the field holds it. Raises SettingsError."""
    kind = cast("type[Any]", type(item.default))
    held: Any = tuple(cast("list[Any]", value)) if isinstance(value, list) else value
    if type(held) is not kind or (kind is tuple and not all(isinstance(p, str) for p in held)):
        raise SettingsError(f"{place}: “{item.name}” must be {_TYPES[kind]}")
    check: Check | None = item.metadata["check"]
    must = check(held) if check else ""
    if must:
        raise SettingsError(f"{place}: “{item.name}” must be {must}, not {toml_value(held)}")
    return held
