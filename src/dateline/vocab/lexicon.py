"""Reads and checks the TSV files of the lexicon. A file opens with comment lines (origin, licence), then a header row, then one entry per line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from dateline.errors import DataError

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a TSV file: its cells by column name, and where it stands."""

    cells: dict[str, str]
    file: str
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """A cell that holds several values, separated by "|"."""
        return tuple(v.strip() for v in self.cells[column].split("|") if v.strip())

    def error(self, message: str) -> DataError:
        """An error that names file and line."""
        return DataError(f"{self.file}:{self.line}: {message}")

    def one_of(self, column: str, allowed: Iterable[str]) -> str:
        """The cell, checked against the values allowed; DataError otherwise."""
        if self.cells[column] not in allowed:
            raise self.error(f"{column!r} is {self.cells[column]!r}, not one of {', '.join(sorted(a or '(empty)' for a in allowed))}")
        return self.cells[column]

    def day(self, column: str) -> str | None:
        """An ISO 8601 date (year, month or day), None when empty; DataError otherwise."""
        text = self.cells[column]
        if not text:
            return None
        if not _DATE.fullmatch(text):
            raise self.error(f"{column!r} is not an ISO date: {text!r}")
        return text

    def interval(self) -> tuple[str | None, str | None]:
        """The columns `from` and `until`; DataError when they are the wrong way round."""
        start, end = self.day("from"), self.day("until")
        if start and end and end < start[: len(end)]:
            raise self.error("'until' before 'from'")
        return start, end


def parse_rows(text: str, name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """Rows of TSV text. `columns` must be the header row; cells missing at the end of a line are empty. DataError names file and line."""
    header: tuple[str, ...] | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(c.strip() for c in line.split("\t"))
        if header is None:
            header = cells
            if header != columns:
                raise DataError(f"{name}:{number}: header is {' '.join(header)!r}, expected {' '.join(columns)!r} (tab between)")
            continue
        if len(cells) > len(columns):
            raise DataError(f"{name}:{number}: {len(cells)} cells, {len(columns)} columns")
        padded = cells + ("",) * (len(columns) - len(cells))
        yield Row(dict(zip(columns, padded, strict=True)), name, number)
    if header is None:
        raise DataError(f"{name}:1: no header row")


def package_rows(name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """Rows of vocab/data/lexicon/NAME."""
    text = files("dateline.vocab").joinpath("data", "lexicon", name).read_text(encoding="utf-8")
    return parse_rows(text, name, columns)


def file_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Rows of a user's TSV file; DataError when it cannot be read."""
    return parse_rows(read_text(path), str(path), columns)


def read_text(path: Path) -> str:
    """UTF-8 text of a user's file; DataError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from error


def unique(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, Row]:
    """Rows by key; DataError when a key comes twice or is empty."""
    seen: dict[str, Row] = {}
    for row in rows:
        k = key(row)
        if not k:
            raise row.error("empty key")
        if k in seen:
            raise row.error(f"{k!r} stands already in line {seen[k].line}")
        seen[k] = row
    return seen
