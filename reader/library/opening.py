"""Opening: a folder in, the store of the library there out, made or brought up to date.

What is no library, is damaged or is of a newer Reader is refused, and nothing is overwritten.
"""

import stat
from pathlib import Path
from typing import NamedTuple

from reader.library.codebook import starter_documents
from reader.library.documents import MAIN, SCHEMA, SETTINGS, TAGS
from reader.library.ledger import told
from reader.library.migrations import migrate
from reader.model import LibraryError
from reader.storage import Store


class Opened(NamedTuple):
    """The store of a library, and whether opening created it."""

    store: Store
    is_new: bool


def open_store(folder: str | Path) -> Opened:
    """Open the library in `folder` and create what is not there. Raises LibraryError."""
    folder = Path(folder).expanduser().absolute()
    try:
        is_file = stat.S_ISREG(folder.stat().st_mode)
    except FileNotFoundError:
        is_file = False
    except (OSError, ValueError) as error:
        raise LibraryError(f"{folder}: cannot be opened ({_why(error)})") from error
    if is_file:
        raise LibraryError(f"{folder}: is a file, not a library; name a folder")
    with told():
        store = Store(folder, MAIN)
        schema = store.tables(MAIN).get(SETTINGS, {}).get("1", {}).get("schema")
        if schema is None and not store.generation and _has_articles(folder):
            raise LibraryError(
                f"{folder}: {MAIN} is missing, but articles are there; "
                "'reader doctor --repair' rebuilds the list"
            )
        if schema is None and store.tables(MAIN):
            raise LibraryError(
                f"{folder}: its {MAIN} is not a library of Reader; name another folder"
            )
        if isinstance(schema, int) and schema > SCHEMA:
            raise LibraryError(
                f"{folder}: written by a newer Reader (schema {schema}, this one knows "
                f"{SCHEMA}); update Reader. Nothing was touched"
            )
        if schema is None:
            create(store)
        elif schema < SCHEMA:
            migrate(store, schema)
    return Opened(store, is_new=schema is None)


def create(store: Store) -> None:
    """Make a store a library: the schema number, and the starter tags where it has no tags."""
    with store.transaction() as pending:
        tables = pending.setdefault(MAIN, {})
        tables[SETTINGS] = {"1": {"schema": SCHEMA}}
        if not store.tables(MAIN).get(TAGS):
            tables[TAGS] = {str(key): row for key, row in starter_documents().items()}


def _has_articles(folder: Path) -> bool:
    return next(folder.glob("articles/*/article.json"), None) is not None


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
