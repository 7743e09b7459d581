"""Versions of one row: a code book that names its events (ACLED, UCDP, GDELT) prints a corrected row under the same id. The latest counts, all are kept."""

from __future__ import annotations

import re
import sqlite3
from hashlib import sha256

from dateline.model import Document
from dateline.store.rows import load_document

NAMED = frozenset({"table:acled", "table:ucdp", "table:gdelt"})  # readers of books whose ids mean one event, in whatever file they stand
_STAMP = re.compile(r"^timestamp: (\d{1,12})(?:\.0)?$", re.MULTILINE)


def trace_row(db: sqlite3.Connection, document: Document) -> set[str]:
    """Set which version of a row counts: the one with the latest `timestamp`, of equal ones the one added last. Returns the other versions."""
    if document.reader not in NAMED or document.title is None:
        return set()
    key = _key(document)
    db.execute("INSERT INTO sketches VALUES (?, ?)", (key, document.id))
    found = db.execute("SELECT d.id FROM sketches s JOIN documents d ON d.id = s.document WHERE s.shingle = ? ORDER BY d.rowid", (key,)).fetchall()
    if len(found) == 1:
        return set()
    versions = [v.id for v in sorted((load_document(db, str(i)) for (i,) in found), key=_stamp)]
    for older, newer in zip([None, *versions], versions, strict=False):
        db.execute("UPDATE documents SET revises = ? WHERE id = ?", (older, newer))
        stands = ("primary", None, 1) if newer == versions[-1] else ("revised", versions[-1], 0)
        db.execute("UPDATE lineage SET relation = ?, of = ?, counted = ? WHERE document = ?", (*stands, newer))
    return {v for v in versions if v != document.id}


def _key(document: Document) -> int:
    """A number for book, table and id, below those of texts. The table is what stands before ": " in the source: the row's own source may be corrected too."""
    name = "\0".join((document.reader, (document.source or "").partition(": ")[0], document.title or ""))
    return -1 - int.from_bytes(sha256(name.encode("utf-8", "surrogatepass")).digest()[:7])


def _stamp(document: Document) -> int:
    """When the row was written, in Unix seconds; 0 where it does not say."""
    found = _STAMP.search(document.text)
    return int(found[1]) if found else 0
