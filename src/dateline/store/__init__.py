"""Keeping documents and what was read in them."""

from __future__ import annotations

from pathlib import Path

from dateline.store.base import Added, Filter, Store, View
from dateline.store.sqlite import SqliteStore

__all__ = ["Added", "Filter", "SqliteStore", "Store", "View", "open_store"]


def open_store(path: Path | str, create: bool = False) -> SqliteStore:
    """The store in a file, or in a database ("postgresql://USER@HOST/NAME"). StoreError when it is not there (unless `create`), of another version, damaged or locked."""
    from dateline.store.postgres import PostgresStore, is_address

    return PostgresStore(str(path), create=create) if is_address(path) else SqliteStore(path, create=create)
