"""Readings with only the records that are wanted, and what hangs on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.model import ActorRef, Document, Reading, Record, Where
from dateline.store import Filter, SqliteStore

NAMED = ("actors", "recipients", "claimed_by", "targets", "places", "place", "actor", "by", "with", "subject", "object")


@dataclass(frozen=True, slots=True)
class Narrow:
    """What is wanted: a country (ISO 3166-1 alpha-3), a part of a name, a window of ISO days, and only what was published by day `on`."""

    country: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    on: str | None = None

    def takes(self, record: Record, document: Document) -> bool:
        """True when a record of a document is wanted."""
        if self.on is not None and (document.published is None or document.published[:10] > self.on):
            return False
        return Filter(country=self.country, since=self.since, until=self.until).takes(record, document) and self._names(record)

    def _names(self, record: Record) -> bool:
        if self.about is None:
            return True
        names = (v.name if isinstance(v, (ActorRef, Where)) else str(v) for f in NAMED for v in record.values(f) if v)
        return any(_plain(self.about) in _plain(n) for n in names)


def _plain(text: str) -> str:
    return text.lower().replace("-", " ")


def narrowed(readings: Iterable[Reading], wanted: Narrow | None) -> Iterator[Reading]:
    """Readings that keep a record. Links and contradictions stay when all of their records do (a contradiction of none stays)."""
    if wanted is None or wanted == Narrow():
        yield from readings
        return
    for reading in readings:
        kept = tuple(r for r in reading.records if wanted.takes(r, reading.document))
        ids = {r.id for r in kept}
        if kept:
            links = tuple(x for x in reading.links if {x.source, x.target} <= ids)
            yield replace(reading, records=kept, links=links, contradictions=tuple(c for c in reading.contradictions if set(c.records) <= ids))


def of_store(store: SqliteStore, wanted: Narrow | None) -> Iterator[Reading]:
    """The same of a store; only the documents that may hold such a record are read."""
    if wanted is None or wanted == Narrow():
        return store.readings()
    return narrowed(store.readings_of(store.telling(Filter(country=wanted.country, since=wanted.since, until=wanted.until), wanted.on)), wanted)
