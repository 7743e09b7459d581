"""What the rest of the house may ask of a store: View reads, Store writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from dateline.model import ActorRef, Document, Issue, Reading, Record, When, Where


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list. `since` and `until` are ISO dates (inclusive); `country` is ISO 3166-1 alpha-3; None = all."""

    kind: str | None = None
    type: str | None = None
    status: str | None = None
    country: str | None = None
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    document: str | None = None

    def takes(self, record: Record, document: Document) -> bool:
        """True when a record of a document is asked for."""
        simple = (
            (self.kind, record.kind),
            (self.type, record.value("type")),
            (self.status, record.value("status")),
            (self.document, document.id),
        )
        if any(wanted is not None and wanted != value for wanted, value in simple):
            return False
        actors = _names(record, "actors", "actor", "by", "subject", "claimed_by")
        recipients = _names(record, "recipients", "with", "object")
        places = [w for f in ("places", "place") for w in record.values(f) if isinstance(w, Where)]
        return (
            _named(self.actor, actors)
            and _named(self.recipient, recipients)
            and _named(self.place, [w.name for w in places])
            and (self.country is None or self.country.upper() in {w.country for w in places})
            and self._in_window(record)
        )

    def _in_window(self, record: Record) -> bool:
        if self.since is None and self.until is None:
            return True
        value = record.value("when")
        when = value if isinstance(value, When) else When(_day(record.value("since")), _day(record.value("until") or record.value("as_of")))
        start, end = when.start or when.end, when.end or when.start
        if start is None or end is None:
            return False
        return (self.until is None or start <= self.until) and (self.since is None or end >= self.since[: len(end)])


def _day(value: object) -> str | None:
    if isinstance(value, When):
        return value.start
    return value if isinstance(value, str) else None


def _names(record: Record, *fields: str) -> list[str]:
    return [v.name if isinstance(v, ActorRef) else str(v) for f in fields for v in record.values(f) if v]


def _named(wanted: str | None, names: list[str]) -> bool:
    return wanted is None or any(wanted.lower().replace("-", " ") in name.lower().replace("-", " ") for name in names)


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: the document's id, whether it was new, how it stands to others ("primary", "syndicated", "excerpt", "rewrite", "revised"), and the
    document that stands for it when it does not count."""

    document: str
    new: bool
    relation: str = "primary"
    of: str | None = None


class View(Protocol):
    """Reads of a store. Order is by publication date, then id; the same store gives the same order."""

    def documents(self) -> list[Document]:
        """All documents, without their records."""
        ...

    def copies(self) -> dict[str, str]:
        """Documents that do not count: id -> id of the one that stands for it. They are kept."""
        ...

    def reading(self, document: str) -> Reading:
        """Everything of one document; StoreError if it is not there."""
        ...

    def readings(self, copies: bool = False) -> Iterator[Reading]:
        """Everything of every document; copies only when asked for."""
        ...

    def records(self, wanted: Filter) -> list[tuple[Reading, Record]]:
        """Records that a filter takes, with their readings; copies left out."""
        ...

    def search(self, words: str) -> list[str]:
        """Ids of documents whose text or title holds the words, best first."""
        ...

    def issues(self) -> list[tuple[str, Issue]]:
        """What could not be read: (document id, or the input's name when there is no document; issue)."""
        ...


class Store(View, Protocol):
    """Writes of a store. One writer at a time; each call is one transaction."""

    def add(self, document: Document, reading: Reading) -> Added:
        """Keep a document and its reading. The same document again changes nothing."""
        ...

    def note(self, name: str, issue: Issue) -> None:
        """Keep an issue of an input that gave no document."""
        ...

    def close(self) -> None: ...
