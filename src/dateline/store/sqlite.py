"""The store in one SQLite file: WAL, full-text search, foreign keys, one transaction per document."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Self
from urllib.parse import quote

from dateline.errors import StoreError
from dateline.model import Document, Issue, Reading, Record, Span
from dateline.settings import int_setting
from dateline.store.base import Added, Filter
from dateline.store.lineage import Lineage, all_lineage, lineage_of, trace
from dateline.store.mentions import Name, documents_of, documents_telling
from dateline.store.merged import Merged, look_again, write_reports
from dateline.store.migrations import APPLICATION_ID, COMPUTED, STEPS, VERSION, statements
from dateline.store.rows import load_document, load_reading, write_reading


def telling_digest(document: Document) -> str:
    """Digest of the words of the body: wire copy in two papers shares it whatever the header or the line breaks."""
    body = document.body.of(document.text) if document.body else document.text
    return sha256(" ".join(body.split()).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def keep(db: sqlite3.Connection, document: Document, reading: Reading) -> None:
    """Every row of a new document. The caller holds the transaction."""
    write_reading(db, document, reading, telling_digest(document))
    touched = trace(db, document)
    write_reports(db, reading)
    look_again(db, touched)


def is_store(path: Path) -> bool:
    """Whether a file is a dateline store, by SQLite's file header (its name, and our number at byte 68). Nothing is opened as a database."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(72)
    except (OSError, ValueError):
        return False
    return head.startswith(b"SQLite format 3\x00") and int.from_bytes(head[68:72], "big") == APPLICATION_ID


@contextmanager
def explained(path: Path | str) -> Iterator[None]:
    """SQLite's errors as StoreErrors that say what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        text = str(error).lower()
        known = {
            "not a database": "not a dateline store (not an SQLite database)",
            "malformed": "damaged store; `dateline doctor` says what to do",
            "could not decode": "damaged store; `dateline doctor` says what to do",
            "locked": "another program is writing to the store; try again",
            "readonly": "the store is read-only",
            "unable to open": "cannot be opened (no such folder, or no permission)",
            "disk is full": "the disk is full; nothing of this document was kept",
            "disk i/o": "damaged or unreadable store (disk error); `dateline doctor` says what to do",
        }
        why = next((v for k, v in known.items() if k in text), f"store error: {error}")
        raise StoreError(f"{path}: {why}") from error


class SqliteStore:
    """A store in a file; made when it is not there, unless `create` is False. StoreError when it cannot be used."""

    def __init__(self, path: Path | str, create: bool = True) -> None:
        self.path, self._create = Path(path), create
        if not create and not self.path.exists():
            raise StoreError(f"{path}: no such store (make one with `dateline add`)")
        if self.path.is_dir():
            raise StoreError(f"{path}: is a folder, not a store")
        with explained(path):
            self._db = sqlite3.connect(self._address(), timeout=int_setting("busy_timeout") / 1000, isolation_level=None, uri=True)
            try:
                self._open()
            except BaseException:
                self._db.close()
                raise

    def _address(self) -> str:
        """Where SQLite opens it: to write, or only to read where that is all that is allowed (then `writable` is False)."""
        self.writable = os.access(self.path, os.W_OK) if self.path.exists() else True
        address = f"file:{quote(str(self.path))}"
        if self.writable:
            return address
        left_over = self.path.with_name(self.path.name + "-wal").exists()
        return f"{address}?mode=ro" if left_over or os.access(self.path.parent, os.W_OK) else f"{address}?mode=ro&immutable=1"

    @property
    def name(self) -> str:
        """What to call the store: the file's name, without its folder."""
        return self.path.name

    def _open(self) -> None:
        self._db.execute("PRAGMA foreign_keys = ON")
        version = self._version()
        if version > VERSION:
            raise StoreError(f"{self.path}: made by a newer dateline (store version {version}, this one reads up to {VERSION}); update dateline")
        if version == 0 and not self._create:
            raise StoreError(f"{self.path}: not a dateline store (there is nothing in it)")
        if version < VERSION and not self.writable:
            raise StoreError(f"{self.path}: a store of version {version} that may not be written; open it once where it may be, to bring it to version {VERSION}")
        if version < VERSION:
            self._db.execute("PRAGMA journal_mode = WAL")
            self._migrate()
        self._db.execute("PRAGMA synchronous = NORMAL")
        self.merged = Merged(self._db, self._writing, lambda: explained(self.path))

    def _version(self) -> int:
        version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        ours = self._db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        if tables and not ours:
            raise StoreError(f"{self.path}: an SQLite database, but not a dateline store")
        return version

    def _migrate(self) -> None:
        """All missing steps in one transaction: the store is of the old version or of the new one, never between."""
        with self._writing():
            old = self._version()
            for number in range(old, VERSION):
                for statement in statements(STEPS[number]):
                    self._db.execute(statement)
            if 0 < old < COMPUTED:
                self._make_again()
            self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._db.execute(f"PRAGMA user_version = {VERSION}")

    def _make_again(self) -> None:
        """What is computed from documents: reports and lineage, anew. Events follow when the store is merged; judgements stay."""
        for table in ("events", "reports", "lineage", "sketches", "excerpts"):
            self._db.execute(f"DELETE FROM {table}")
        for (document,) in self._db.execute("SELECT id FROM documents ORDER BY id").fetchall():
            reading = load_reading(self._db, str(document))
            trace(self._db, reading.document)
            write_reports(self._db, reading)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with explained(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def add(self, document: Document, reading: Reading) -> Added:
        """Keep a document and its reading in one transaction. The same document again changes nothing."""
        if reading.document.id != document.id:
            raise StoreError(f"{self.path}: the reading is of another document")
        with self._writing():
            known = self._db.execute("SELECT 1 FROM documents WHERE id = ?", (document.id,)).fetchone()
            if not known:
                keep(self._db, document, reading)
            stands = lineage_of(self._db, document.id)
            return Added(document.id, not known, stands.relation, stands.of)

    def add_all(self, readings: Iterable[Reading]) -> int:
        """Keep many readings in one transaction: all or none. The number that were new."""
        new = 0
        with self._writing():
            for reading in readings:
                if not self._db.execute("SELECT 1 FROM documents WHERE id = ?", (reading.document.id,)).fetchone():
                    keep(self._db, reading.document, reading)
                    new += 1
        return new

    def has(self, document: str) -> bool:
        """True when the document is kept already."""
        with explained(self.path):
            return self._db.execute("SELECT 1 FROM documents WHERE id = ?", (document,)).fetchone() is not None

    def read_by(self, reader: str) -> list[str]:
        """Ids of documents that one reader read, such as "table:acled"."""
        with explained(self.path):
            return [str(i) for (i,) in self._db.execute("SELECT id FROM documents WHERE reader = ? ORDER BY id", (reader,))]

    def note(self, name: str, issue: Issue) -> None:
        """Keep an issue of an input that gave no document, once."""
        with self._writing():
            self._db.execute("INSERT OR IGNORE INTO issues(input, kind, message) VALUES (?, ?, ?)", (name, issue.kind, issue.message))

    def documents(self) -> list[Document]:
        """All documents, without their records, by publication date and id."""
        with explained(self.path):
            ids = self._db.execute("SELECT id FROM documents ORDER BY coalesce(published, '9999'), id").fetchall()
            return [load_document(self._db, str(i)) for (i,) in ids]

    def copies(self) -> dict[str, str]:
        """Documents that do not count: id -> id of the one that stands for it (a copy's first printing, a newer version)."""
        with explained(self.path):
            return dict(self._db.execute("SELECT document, of FROM lineage WHERE NOT counted ORDER BY document").fetchall())

    def lineage(self) -> list[Lineage]:
        """How documents stand to others: copies, excerpts, rewrites, revised ones; those that are none of these are left out."""
        with explained(self.path):
            return all_lineage(self._db)

    def reading(self, document: str) -> Reading:
        """Everything of one document; StoreError if it is not there."""
        with explained(self.path):
            return load_reading(self._db, document)

    def readings(self, copies: bool = False) -> Iterator[Reading]:
        """Everything of every document, by publication date and id; copies only when asked for."""
        skip = {} if copies else self.copies()
        for document in self.documents():
            if document.id not in skip:
                yield self.reading(document.id)

    def readings_of(self, documents: Iterable[str]) -> Iterator[Reading]:
        """Everything of some documents that count, by id."""
        skip = self.copies()
        for document in sorted(set(documents) - set(skip)):
            yield self.reading(document)

    def holding(self, names: Sequence[Name], on: str = "", since: str = "") -> set[str] | None:
        """Documents that may answer a question about names and days (`mentions.documents_of`); None when nothing narrows it."""
        with explained(self.path):
            return documents_of(self._db, names, on, since)

    def telling(self, wanted: Filter, on: str | None = None) -> set[str]:
        """Documents that may tell something of a country or a window, published by a day (`mentions.documents_telling`)."""
        with explained(self.path):
            return documents_telling(self._db, wanted, on)

    def last_year(self) -> int | None:
        """The year of the last publication."""
        with explained(self.path):
            (last,) = self._db.execute("SELECT max(published) FROM documents").fetchone()
        return int(last[:4]) if last else None

    def records(self, wanted: Filter) -> list[tuple[Reading, Record]]:
        """Records that a filter takes, with their readings; copies left out."""
        return [(reading, r) for reading in self._with_kind(wanted.kind) for r in reading.records if wanted.takes(r, reading.document)]

    def _with_kind(self, kind: str | None) -> Iterator[Reading]:
        """Readings that hold a record of a kind, in the order of `readings`; all where no kind is asked for."""
        if kind is None:
            yield from self.readings()
            return
        with explained(self.path):
            sql = "SELECT id FROM documents WHERE id IN (SELECT document FROM records WHERE kind = ?) ORDER BY coalesce(published, '9999'), id"
            found = [str(i) for (i,) in self._db.execute(sql, (kind,))]
        skip = self.copies() if found else {}
        for document in found:
            if document not in skip:
                yield self.reading(document)

    def search(self, words: str) -> list[str]:
        """Ids of documents whose text or title holds all the words, best first."""
        query = " ".join(f'"{w}"' for w in words.replace('"', " ").split())
        if not query:
            return []
        with explained(self.path):
            rows = self._db.execute("SELECT d.id FROM search JOIN documents d ON d.rowid = search.rowid WHERE search MATCH ? ORDER BY bm25(search), d.id", (query,))
            return [str(r[0]) for r in rows]

    def issues(self) -> list[tuple[str, Issue]]:
        """What could not be read: (document id or input name, issue), documents first."""
        with explained(self.path):
            rows = self._db.execute(
                "SELECT coalesce(document, input), kind, message, span_start, span_end FROM issues ORDER BY document IS NULL, document, input, id"
            ).fetchall()
        return [(str(w), Issue(k, m, Span(s, e) if s is not None else None)) for w, k, m, s, e in rows]

    def find(self, text: str) -> tuple[Reading, Record | None]:
        """A document by id or prefix, or one of its records as DOCUMENT/RECORD. StoreError when there is none, or several."""
        wanted, _, local = text.partition("/")
        prefix = wanted if wanted.startswith("doc_") else "doc_" + wanted
        with explained(self.path):
            rows = self._db.execute("SELECT id FROM documents WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT 3", (len(prefix), prefix)).fetchall()
        if not rows or len(prefix) < 5:
            raise StoreError(f"{text}: no such document or record in {self.path}")
        if len(rows) > 1:
            raise StoreError(f"{text}: more than one document begins so; give more of the id")
        reading = self.reading(rows[0][0])
        if not local:
            return reading, None
        try:
            return reading, reading.record(local)
        except KeyError:
            raise StoreError(f"{text}: the document has no record {local}") from None

    def size(self) -> int:
        """How many documents are kept."""
        with explained(self.path):
            return int(self._db.execute("SELECT count(*) FROM documents").fetchone()[0])

    def counts(self) -> dict[str, int]:
        """Rows per table."""
        tables = ("documents", "records", "statements", "links", "contradictions", "issues", "judgements")
        with explained(self.path):
            return {t: int(self._db.execute(f"SELECT count(*) FROM {t}").fetchone()[0]) for t in tables}

    def check(self) -> list[str]:
        """What is wrong with the store; [] when nothing is. Reads every page and every span."""
        from dateline.store.doctor import problems

        with explained(self.path):
            return problems(self._db)

    def close(self) -> None:
        """Close the file. The store can be opened again."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
