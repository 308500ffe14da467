"""TinyDB on an append-only journal: durable, shared between processes, recoverable."""

from reader.storage.changes import Changed
from reader.storage.database import Database, StoreTable
from reader.storage.errors import DamagedError, StorageError, WriteError
from reader.storage.store import Store

__all__ = [
    "Changed",
    "DamagedError",
    "Database",
    "StorageError",
    "Store",
    "StoreTable",
    "WriteError",
]
