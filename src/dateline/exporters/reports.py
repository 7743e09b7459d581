"""One row for each report of each event: who tells it, where it was printed, in what words, with what number of dead."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from typing import IO

from dateline.exporters.base import Cell, Column, Format, Kind, Selection
from dateline.exporters.cells import defused, joined, plain
from dateline.exporters.items import Item
from dateline.store.tellings import Telling

Row = tuple[Item, Telling]
Get = Callable[[Item, Telling], Cell]


def _harm(field: str, word: str) -> Iterator[tuple[str, str, Kind, Get]]:
    yield f"{field}_state", f"given, unknown or not_mentioned: is a number of {word} told in this report?", "text", lambda _, t: getattr(t.report, field).state
    for bound in ("low", "best", "high"):
        yield f"{field}_{bound}", f"{bound} of the {word}, as this report tells it", "integer", _bound(field, bound)


def _bound(field: str, bound: str) -> Get:
    def get(_: Item, t: Telling) -> Cell:
        found: int | None = getattr(getattr(t.report, field), bound)
        return found

    return get


PARTS: tuple[tuple[str, str, Kind, Get], ...] = (
    ("event", "The event that it tells: id of events.csv", "text", lambda i, _: i.id),
    ("report", "The report: document, /, record", "text", lambda _, t: t.report.id),
    ("source", "Outlet", "text", lambda _, t: t.report.source),
    ("published", "Day of publication", "date", lambda _, t: (t.report.published or "")[:10] or None),
    ("url", "Address of the article", "text", lambda _, t: t.url),
    ("title", "Title of the article", "text", lambda _, t: plain(t.title or "") or None),
    ("language", "Language of the article", "text", lambda _, t: t.language),
    ("speakers", "Per whom, in the report's words", "text", lambda _, t: joined(t.report.speakers)),
    *_harm("deaths", "dead"),
    *_harm("wounded", "wounded"),
    ("quote", "The words that tell it", "text", lambda _, t: plain(t.quote) or None),
)
COLUMNS = tuple(Column(name, meaning, kind=kind) for name, meaning, kind, _ in PARTS)


def _write(selection: Selection, file: IO[str]) -> None:
    out = csv.writer(file, lineterminator="\n")
    out.writerow([c.name for c in COLUMNS])
    for i in selection.items():
        out.writerows([defused(get(i, t)) for _, _, _, get in PARTS] for t in i.tellings)
        selection.written += len(i.tellings) - 1


FORMAT = Format(
    "reports", "Reports of events", "csv", "text/csv", COLUMNS, (), _write, notes=("One row for each report of each event.",), origin="our own columns.", unit="reports"
)
