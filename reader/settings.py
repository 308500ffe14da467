"""Settings: what a person chose once, in a TOML file of theirs.

In: `config.toml` in the platform's configuration folder, or the file named by `--config`. Out: a
frozen `Settings`. A key that is not known, or a value of the wrong type, is an error that names it.
"""

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path, user_config_path, user_data_path

from reader.model import ReaderError

APP = "reader"


class SettingsError(ReaderError):
    """The settings file can't be read or says something that makes no sense."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`column_width` in cells; `author` signs annotations, "" for the login name."""

    theme: str = "reader-dark"
    author: str = ""
    library: str = ""
    column_width: int = 66


def load_settings(path: Path | None) -> Settings:
    """The settings of `path`, or of the usual place where that is None. Raises SettingsError."""
    place = path or user_config_path(APP) / "config.toml"
    try:
        values = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if path is None:
            return Settings()
        raise SettingsError(f"{place}: no such settings file") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{place}: {error}") from error
    known: dict[str, type] = {
        field.name: type(getattr(Settings(), field.name)) for field in fields(Settings)
    }
    for name, value in values.items():
        if name not in known:
            raise SettingsError(f"{place}: “{name}” is no setting; known: {', '.join(known)}")
        if type(value) is not known[name]:
            raise SettingsError(f"{place}: “{name}” must be of type {known[name].__name__}")
    return replace(Settings(), **_checked(values, place))


def library_folder(option: str | None, settings: Settings) -> Path:
    """The library to open: `--library`, `READER_LIBRARY`, the settings, the platform's place."""
    chosen = option or os.environ.get("READER_LIBRARY") or settings.library
    return Path(chosen).expanduser() if chosen else user_data_path(APP)


def cache_folder() -> Path:
    """Where things are kept that can be deleted at any time: `READER_CACHE_DIR` or the usual."""
    chosen = os.environ.get("READER_CACHE_DIR")
    return Path(chosen).expanduser() if chosen else user_cache_path(APP)


def _checked(values: dict[str, Any], place: Path) -> dict[str, Any]:
    width = values.get("column_width", 66)
    if not 20 <= width <= 200:
        raise SettingsError(f"{place}: “column_width” must be from 20 to 200 cells, not {width}")
    return values
