"""Tables of events that people coded (ACLED, UCDP GED, our own CSV) as readings: each row is a document whose text is the row, and each value points at its cell."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.model import ActorRef, Count, Document, Evidence, Reading, Record, Span, Statement, When, Where
from dateline.model.values import Value

LARGEST_CELL = 1_000_000
LARGEST_TABLE = 2_000_000_000  # bytes, unpacked
READER = "table:"
EXTRA = "\0"  # no column is called so


class RowError(Exception):
    """What is wrong with a row, in words."""


@dataclass
class Cells:
    """One row: its cells by column, the text that shows them, and the statements made from them."""

    row: dict[str, str]
    book: str
    text: str = ""
    spans: dict[str, Span] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)

    def __post_init__(self) -> None:
        if EXTRA in self.row:
            raise RowError(f"more cells than the header has columns: {self.row[EXTRA][:40]!r}")
        for column, cell in self.row.items():
            cell = " ".join(cell.split())
            if cell:
                self.text += f"{column}: "
                self.spans[column] = Span(len(self.text), len(self.text) + len(cell))
                self.text += cell + "\n"

    def get(self, column: str) -> str:
        """A cell without the blanks around it; "" where there is none."""
        return " ".join((self.row.get(column) or "").split())

    def whole(self, column: str) -> int | None:
        """A whole number, None for an empty cell; RowError for anything else."""
        cell = self.get(column)
        try:
            number = float(cell) if cell else None
        except ValueError:
            raise RowError(f"{column} is no number: {cell[:40]!r}") from None
        if number is None:
            return None
        if not number.is_integer() or number < 0:
            raise RowError(f"{column} is no whole number: {cell[:40]!r}")
        return int(number)

    def degrees(self, column: str, most: float) -> float | None:
        """Degrees between -most and most, None for an empty cell; RowError for anything else."""
        cell = self.get(column)
        try:
            number = float(cell) if cell else None
        except ValueError:
            raise RowError(f"{column} is no number: {cell[:40]!r}") from None
        if number is not None and not -most <= number <= most:
            raise RowError(f"{column} is not between {-most:g} and {most:g}: {cell}")
        return number

    def state(self, name: str, value: Value, *columns: str) -> None:
        """A statement with the cells that say so."""
        found = tuple(self.spans[c] for c in columns if c in self.spans)
        if found:
            self.statements.append(Statement(name, value, Evidence(found, f"{READER}{self.book}", None, "certain")))

    def reading(self, source: str, id_: str, published: str | None) -> Reading:
        """The row as a reading of one event."""
        document = Document(self.text, source, None, id_ or None, published, "table" if published else "none", "en", f"{READER}{self.book}")
        return Reading(document, (Record("e1", "event", (Span(0, len(self.text)),), tuple(self.statements)),))


Form = Callable[[Cells, str], Reading]


@dataclass(frozen=True, slots=True)
class Table:
    """What a file held: the readings of its good rows, "FILE:LINE: why" for each other row, and the same for each row that a later row of its event replaced."""

    readings: tuple[Reading, ...]
    errors: tuple[str, ...]
    replaced: tuple[str, ...] = ()


def read_table(path: Path, book: str, source: str | None = None) -> Table:
    """A CSV file of a code book ("acled", "ucdp", "gdelt" or "dateline"). InputError when it cannot be read at all or lacks columns; rows fail one by one."""
    from dateline.readers.table_forms import FORMS

    if book not in FORMS:
        raise InputError(f"no code book {book!r}: there are {', '.join(sorted(FORMS))}")
    form, needed = FORMS[book]
    found, errors = list[Row](), list[str]()
    for line, row in _rows(path, needed, book):
        try:
            cells = Cells(row, book)
            stamp = cells.whole("timestamp") if book == "acled" else None
            found.append(Row(line, stamp or 0, form(cells, source or book.upper())))
        except RowError as error:
            errors.append(f"{path}:{line}: {error}")
    kept = _latest(found) if book != "dateline" else found  # ids of our own CSV may be a person's own numbers
    gone = [(r, k) for r, k in zip(found, kept, strict=True) if r.reading.document.id != k.reading.document.id]
    replaced = [f"{path}:{r.line}: replaced by line {k.line}, a later row of the event {r.reading.document.title}" for r, k in gone]
    return Table(tuple(r.reading for r, k in zip(found, kept, strict=True) if r is k), tuple(errors), tuple(replaced))


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was read: its line, when it was written (Unix seconds, 0 where it does not say), and its reading."""

    line: int
    stamp: int
    reading: Reading


def _latest(rows: list[Row]) -> list[Row]:
    """For each row the one that counts: the last written of those with its id, of equal ones the last in the file."""
    last: dict[str, Row] = {}
    for row in sorted(rows, key=lambda r: (r.stamp, r.line)):
        if row.reading.document.title:
            last[row.reading.document.title] = row
    return [last.get(row.reading.document.title or "", row) for row in rows]


def _rows(path: Path, needed: tuple[str, ...], book: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(line of the file, cells by column) of each row; cells beyond the header's columns under EXTRA."""
    from dateline.readers.table_gdelt import columns_of

    try:
        text = _bytes(path).decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    csv.field_size_limit(LARGEST_CELL)
    bare = columns_of(text[:20_000].partition("\n")[0]) if book == "gdelt" else None
    dialect: dict[str, Any] = {"delimiter": "\t", "quoting": csv.QUOTE_NONE} if book == "gdelt" else {}
    reader = csv.DictReader(io.StringIO(text, newline=""), bare, restkey=EXTRA, **dialect)
    try:
        _check_header(path, book, needed, reader.fieldnames or ())
        for row in reader:
            extra = " ".join(row.pop(EXTRA, None) or ()).strip()
            if extra or any(row.values()):
                yield reader.line_num, {k: v or "" for k, v in row.items() if k} | ({EXTRA: extra} if extra else {})
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}: {error}") from error


def _check_header(path: Path, book: str, needed: tuple[str, ...], columns: Sequence[str]) -> None:
    """InputError when columns are missing, or when one name stands twice: nobody can say which of them is meant."""
    missing = [c for c in needed if c not in columns]
    if missing:
        raise InputError(f"{path}: not a table of {book}: it lacks the columns {', '.join(missing)}")
    twice = [c for c, n in Counter(columns).items() if c and n > 1]
    if twice:
        raise InputError(f"{path}: columns that stand twice in the header: {', '.join(twice)}")


def _bytes(path: Path) -> bytes:
    """A file's bytes; of a zip archive (GDELT's daily files are such) the one file in it, within LARGEST_TABLE. Archives of several files are refused."""
    with path.open("rb") as file:
        if file.read(4) != b"PK\x03\x04":
            return path.read_bytes()
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [i for i in archive.infolist() if not i.is_dir()]
            if len(inside) != 1:
                raise InputError(f"{path}: an archive of {len(inside)} files; unpack it and name the table")
            with archive.open(inside[0]) as member:
                data = member.read(LARGEST_TABLE + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError(f"{path}: a broken or locked archive ({error})") from error
    if len(data) > LARGEST_TABLE:
        raise InputError(f"{path}: more than {LARGEST_TABLE:,} bytes when unpacked")
    return data


# ---------------------------------------------------------------- values that the forms share
def actor(name: str, kind: str = "unknown", country: str | None = None) -> ActorRef:
    """An actor of a table: the register's when it knows the name, else by what the table says."""
    from dateline.vocab.officials import actor_named

    known = actor_named(name)
    return known.ref(name) if known is not None else ActorRef(name, country, kind)  # type: ignore[arg-type]


def bounds(low: int | None, best: int | None, high: int | None, wording: str) -> Count:
    """A count with bounds in order; RowError when they are not."""
    known = [n for n in (low, best, high) if n is not None]
    if known != sorted(known):
        raise RowError(f"not in order: low {low}, best {best}, high {high}")
    return Count("given", low, best, high, wording)


def place(name: str, country: str | None, lat: float | None, lon: float | None, precision: str) -> Where:
    """A place; a point needs both of its numbers."""
    if (lat is None) != (lon is None):
        raise RowError("a latitude without a longitude, or the other way round")
    return Where(name, country, lat, lon, precision)  # type: ignore[arg-type]


def interval(start: str, end: str, precision: str) -> When:
    """An interval of ISO days in order; RowError for anything else."""
    from datetime import date

    try:
        if date.fromisoformat(start) > date.fromisoformat(end):
            raise RowError(f"ends ({end}) before it begins ({start})")
    except ValueError:
        raise RowError(f"not a day: {start[:30]!r}, {end[:30]!r}") from None
    return When(start, end, precision)  # type: ignore[arg-type]
