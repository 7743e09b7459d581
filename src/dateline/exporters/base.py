"""What an exporter is: a format with its columns, what it loses, whom it leaves out, and how it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType
from typing import IO, Any, Literal

from dateline.errors import DatelineError
from dateline.exporters.items import Item, item
from dateline.model import Reading
from dateline.store.base import Filter
from dateline.store.sqlite import SqliteStore
from dateline.store.tellings import tellings

Cell = str | int | float | None
Kind = Literal["text", "integer", "number", "date"]
BATCH = 500


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a format: its name, what it means (for the codebook), how it is made from an item, and its kind. None is an empty cell."""

    name: str
    meaning: str
    value: Callable[[Item], Cell] = lambda _: None
    kind: Kind = "text"


class ExportError(DatelineError):
    """A file cannot be written, or a format needs what is not installed."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way out. `loses`: what it cannot carry; `leaves_out`: why an item has no row, None when it has one; `text`: whether it can go to a terminal.

    `write(selection, file)` writes to an open file (text or bytes, as `text` says) and takes what it writes from the selection, which counts.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    columns: tuple[Column, ...]
    loses: tuple[str, ...]
    write: Callable[[Selection, IO[Any]], None]
    leaves_out: Callable[[Item], str | None] = lambda _: None
    text: bool = True
    notes: tuple[str, ...] = ()
    origin: str = ""
    unit: str = "events"


@dataclass(slots=True)
class Selection:
    """The events of a store that a filter takes, once through. `written` and `left_out` (reason -> number) are counted while it is read."""

    store: SqliteStore
    wanted: Filter
    limit: int | None = None
    leaves_out: Callable[[Item], str | None] = lambda _: None
    written: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def items(self) -> Iterator[Item]:
        """Items in order of their first day; those that the format leaves out are counted and not given."""
        for each in self.all_items():
            reason = self.leaves_out(each)
            if reason is None:
                self.written += 1
                yield each
            else:
                self.left_out[reason] += 1

    def all_items(self) -> Iterator[Item]:
        """Items in order of their first day, whatever the format takes."""
        for events in batches(self.store.merged.events(self.wanted, self.limit)):
            told = tellings(self.store, (r for e in events for r in e.reports))
            for event in events:
                yield item(event, tuple(told[r.id] for r in event.reports if r.id in told))

    def readings(self) -> Iterator[tuple[Reading, set[str]]]:
        """Readings of the documents that tell any of the events, in order of their ids, with the local ids of the records that do."""
        told: dict[str, set[str]] = {}
        for event in self.store.merged.events(self.wanted, self.limit):
            for report in event.reports:
                told.setdefault(report.document, set()).add(report.id.rpartition("/")[2])
        for document in sorted(told):
            yield self.store.reading(document), told[document]


def batches(values: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """Values in lists of `size`."""
    batch: list[Any] = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def needed(module: str, extra: str, name: str) -> ModuleType:
    """An optional module; ExportError with the extra to install when it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        raise ExportError(f'{name} needs {module.partition(".")[0]}: pip install "dateline[{extra}]"') from error
