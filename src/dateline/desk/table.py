"""Rows with named columns: shown as a table in a notebook, given to pandas when asked for."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from dateline.errors import DatelineError

SHOWN = 50


class Table(Sequence[Mapping[str, Any]]):
    """Rows as mappings of plain values; None is "not known or not mentioned", never zero. `columns` are in order."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Mapping[str, Any]], title: str = "") -> None:
        self.columns, self._rows, self.title = tuple(columns), tuple(rows), title

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: Any) -> Any:
        return self._rows[at]

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return f"<{self.title or 'table'}: {len(self)} rows of {', '.join(self.columns)}>"

    def to_records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries, each with every column."""
        return [{c: row.get(c) for c in self.columns} for row in self._rows]

    def to_pandas(self) -> Any:
        """A pandas DataFrame; whole numbers stay whole ("Int64"), with <NA> for what is not known. DatelineError when pandas is not installed."""
        try:
            pandas = import_module("pandas")
        except ImportError as error:
            raise DatelineError("to_pandas needs pandas: pip install dateline[tables]") from error
        frame = pandas.DataFrame(self.to_records(), columns=list(self.columns))
        for column in self.columns:
            values = [row.get(column) for row in self._rows]
            if values and all(v is None or (isinstance(v, int) and not isinstance(v, bool)) for v in values) and any(v is not None for v in values):
                frame[column] = frame[column].astype("Int64")
        return frame

    def _repr_html_(self) -> str:
        """An HTML table of the first rows; every value is escaped."""
        head = "".join(f"<th>{html.escape(c)}</th>" for c in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{html.escape(_text(row.get(c)))}</td>" for c in self.columns) + "</tr>" for row in self._rows[:SHOWN])
        more = f"<p>{SHOWN} of {len(self)} rows</p>" if len(self) > SHOWN else ""
        caption = f"<caption>{html.escape(self.title)}</caption>" if self.title else ""
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _text(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, (list, tuple)):
        return ", ".join(str(v) for v in value)
    return str(value)
