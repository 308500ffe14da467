"""Libraries that are no part of the plain installation, loaded when a format needs them.

In: the name of a module and of the extra that brings it. Out: the module. Raises FormatError, which
says what to install.
"""

from importlib import import_module
from typing import Any

from reader.model import FormatError


def load(module: str, extra: str) -> Any:
    """The module, which `reader-desk[extra]` installs."""
    try:
        return import_module(module)
    except ImportError as error:
        raise FormatError(
            f"{module.partition('.')[0]} is not installed; pip install 'reader-desk[{extra}]'"
        ) from error
