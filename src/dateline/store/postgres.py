"""The store in PostgreSQL, for several people at once: the same tables, the same questions, the same answers in the same order.

The SQL of the store is SQLite's; `dialect` puts it into PostgreSQL's. Texts are compared by their code points (COLLATE "C"), as SQLite does.
One writes at a time (an advisory lock, held for one transaction); reading never waits.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dateline.errors import StoreError
from dateline.settings import int_setting
from dateline.store.dialect import definition, question
from dateline.store.merged import Merged
from dateline.store.migrations import APPLICATION_ID, STEPS, VERSION, statements
from dateline.store.sqlite import SqliteStore

if TYPE_CHECKING:
    import psycopg

NOW = "to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
QUERY = r"""CREATE FUNCTION dateline_query(q text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg(quote_literal(replace(m[1], '\', '')) || CASE WHEN m[2] = '*' THEN ':*' ELSE '' END, ' & ') FROM regexp_matches(q, '"([^"]*)"(\*?)', 'g') m
  WHERE replace(m[1], '\', '') <> '' $$"""
TOUCH = f"""CREATE FUNCTION dateline_touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO touched(event, at) VALUES (CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END, {NOW})
  ON CONFLICT (event) DO UPDATE SET at = excluded.at; RETURN NULL; END $$"""
EXTRA = (  # what the steps say in words that only SQLite knows
    "ALTER TABLE documents ADD COLUMN rowid BIGINT GENERATED ALWAYS AS IDENTITY",
    "ALTER TABLE documents ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', left(coalesce(title, '') || ' ' || text, 250000))) STORED",
    "CREATE INDEX documents_words ON documents USING gin(words)",
    "ALTER TABLE parties DROP CONSTRAINT parties_pkey",
    "CREATE UNIQUE INDEX parties_once ON parties(event, role, lower(name))",
    # QUERY: a query of FTS5 ('"a" "b"', '"a"* AND "b"*') as one of tsquery
    QUERY,
    TOUCH,
    "CREATE TRIGGER events_touched AFTER INSERT OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION dateline_touch()",
    "CREATE TABLE dateline_store (version INTEGER NOT NULL)",
)
POSTGIS = (  # where the extension is: events as points, with an index, for GIS programs
    "CREATE EXTENSION IF NOT EXISTS postgis",
    "ALTER TABLE events ADD COLUMN geom geometry(Point, 4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(lon, lat), 4326)) STORED",
    "CREATE INDEX events_geom ON events USING gist(geom)",
)
_ADDRESS = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)


def is_address(path: object) -> bool:
    """True for "postgresql://..."."""
    return _ADDRESS.match(str(path)) is not None


def shown(address: str) -> str:
    """An address without its password."""
    return re.sub(r"(?<=://)([^:@/]*):[^@/]*@", r"\1@", re.sub(r"(password=)[^&]*", r"\1...", address))


class Connection:
    """What the store uses of sqlite3's connection, over psycopg. Errors are StoreErrors that say what to do; they never hold the address's password."""

    def __init__(self, address: str) -> None:
        try:
            import psycopg
        except ImportError:
            raise StoreError("a PostgreSQL store needs psycopg: pip install 'dateline[postgres]'") from None
        self.shown = shown(address)
        self._psycopg = psycopg
        with self._said():
            self._db: psycopg.Connection[Any] = psycopg.connect(address, autocommit=True, connect_timeout=10, cursor_factory=psycopg.ClientCursor)
            self._db.adapters.register_loader("numeric", _Number(psycopg))
            self._db.execute(f"SET lock_timeout = {int_setting('busy_timeout')}")
            self._db.execute("SET statement_timeout = 0")

    @contextmanager
    def _said(self) -> Iterator[None]:
        p = self._psycopg
        try:
            yield
        except p.errors.LockNotAvailable as error:
            raise StoreError(f"{self.shown}: another program is writing to the store; try again") from error
        except (p.errors.InsufficientPrivilege, p.errors.ReadOnlySqlTransaction) as error:
            raise StoreError(f"{self.shown}: not allowed: {_line(error)}") from error
        except p.errors.DiskFull as error:
            raise StoreError(f"{self.shown}: the disk is full; nothing of this document was kept") from error
        except p.DataError as error:
            raise StoreError(f"{self.shown}: a value that PostgreSQL cannot hold: {_line(error)}") from error
        except p.OperationalError as error:
            raise StoreError(f"{self.shown}: no connection to the server: {_line(error)}") from None
        except p.Error as error:
            raise StoreError(f"{self.shown}: store error: {_line(error)}") from error

    def execute(self, sql: str, values: Any = ()) -> Any:
        """A cursor over the rows."""
        with self._said():
            if sql == "BEGIN IMMEDIATE":
                return self._begin()
            if "?1" in sql:
                values = {f"p{n}": v for n, v in enumerate(values, 1)}
            return self._db.execute(question(sql), values or None) if values else self._db.execute(question(sql).replace("%%", "%"))

    def _begin(self) -> Any:
        """A transaction that holds the writer's lock; none when the lock cannot be had."""
        self._db.execute("BEGIN")
        try:
            return self._db.execute(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")
        except BaseException:
            self._db.rollback()
            raise

    def executemany(self, sql: str, rows: Iterable[Any]) -> None:
        """The statement once for each row."""
        found = list(rows)
        if found:
            with self._said(), self._psycopg.Cursor(self._db) as cursor:
                cursor.executemany(question(sql), found)

    @property
    def in_transaction(self) -> bool:
        return bool(self._db.info.transaction_status != self._psycopg.pq.TransactionStatus.IDLE)

    def close(self) -> None:
        self._db.close()


def _Number(psycopg: Any) -> Any:  # noqa: N802 (makes a class)
    class Number(psycopg.adapt.Loader):  # type: ignore[misc]
        """Sums come as numeric: whole ones as int."""

        def load(self, data: Any) -> int | float:
            text = bytes(data).decode()
            return float(text) if "." in text else int(text)

    return Number


def _line(error: BaseException) -> str:
    return " ".join(re.sub(r"://[^ @]*@", "://...@", str(error)).split())[:300]


class PostgresStore(SqliteStore):
    """A store in a PostgreSQL database; its tables are made when they are not there, unless `create` is False."""

    def __init__(self, address: str, create: bool = True) -> None:
        parts = urlsplit(address)
        self.path: Any = shown(address)
        self._named = parts.path.strip("/") or parts.hostname or "postgres"
        self.writable = True
        self._create = create
        db: Any = Connection(address)
        self._db = db
        try:
            self._open()
        except BaseException:
            self._db.close()
            raise

    @property
    def name(self) -> str:
        """The database's name."""
        return self._named

    def _open(self) -> None:
        version = self._version()
        if version > VERSION:
            raise StoreError(f"{self.path}: made by a newer dateline (store version {version}, this one reads up to {VERSION}); update dateline")
        if version == 0 and not self._create:
            raise StoreError(f"{self.path}: no such store (make one with `dateline add`)")
        if version < VERSION:
            self._migrate()
        (can,) = self._db.execute("SELECT has_table_privilege('documents', 'INSERT') AND NOT current_setting('transaction_read_only')::boolean").fetchone()
        self.writable = bool(can)
        self.merged = Merged(self._db, self._writing, contextlib.nullcontext)

    def _version(self) -> int:
        there = self._db.execute("SELECT to_regclass('dateline_store') IS NOT NULL").fetchone()[0]
        if there:
            return int(self._db.execute("SELECT max(version) FROM dateline_store").fetchone()[0] or 0)
        if self._db.execute("SELECT to_regclass('documents') IS NOT NULL").fetchone()[0]:
            raise StoreError(f"{self.path}: has a table 'documents' of another program; use another database or schema")
        return 0

    def _migrate(self) -> None:
        """All missing steps in one transaction. The first version of dateline that knew PostgreSQL made stores of version 4."""
        with self._writing():
            old = self._version()
            for number in range(old, VERSION):
                for statement in statements(STEPS[number]):
                    made = definition(statement)
                    if made is not None:
                        self._plainly(made)
            if old == 0:
                for statement in EXTRA:
                    self._plainly(statement)
                self._postgis()
            self._plainly("DELETE FROM dateline_store")
            self._plainly(f"INSERT INTO dateline_store VALUES ({VERSION})")

    def _plainly(self, sql: str) -> None:
        """A statement that is PostgreSQL's already."""
        db: Any = self._db
        with db._said():
            db._db.execute(sql)

    def _postgis(self) -> None:
        """Points for GIS programs, where the server has the extension and lets us make it; a store without them is whole too."""
        if not self._db.execute("SELECT count(*) FROM pg_available_extensions WHERE name = 'postgis'").fetchone()[0]:
            return
        self._plainly("SAVEPOINT points")
        try:
            for statement in POSTGIS:
                self._plainly(statement)
        except StoreError:
            self._plainly("ROLLBACK TO SAVEPOINT points")

    @property
    def points(self) -> bool:
        """Whether events have a geometry (PostGIS)."""
        found = self._db.execute("SELECT count(*) FROM information_schema.columns WHERE table_name = 'events' AND column_name = 'geom'").fetchone()
        return bool(found[0])

    def check(self) -> list[str]:
        """What is wrong with the store; [] when nothing is. Pages and references are the server's to keep; texts, spans and events are looked at."""
        from dateline.store.doctor import document_problems, event_problems

        out = event_problems(self._db)
        for (document,) in self._db.execute("SELECT id FROM documents ORDER BY id").fetchall():
            out += document_problems(self._db, str(document))
        return out
