"""What dateline makes of one document: its records, how they hang together, and what it could not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.document import Document, Issue, Span
from dateline.model.statement import Record, RecordKind

LinkType = Literal["response_to", "part_of", "follows", "same_as", "ends"]


@dataclass(frozen=True, slots=True)
class Link:
    """One record answers, follows, is part of or ends another; `source` and `target` are record ids; `speaker` is per whom, None = narrator."""

    source: str
    target: str
    type: LinkType
    spans: tuple[Span, ...]
    speaker: str | None = None
    coder: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Values that cannot all hold. `kind`: number, date, place, actor, order or scope. Never settled here."""

    kind: str
    message: str
    spans: tuple[Span, ...]
    records: tuple[str, ...] = ()
    coder: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question that the records answer, or do not (`known` False), with the spans it cites."""

    question: str
    answer: str
    spans: tuple[Span, ...]
    known: bool = True
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All records of one document. Records are in text order; ids are local to the document."""

    document: Document
    records: tuple[Record, ...] = ()
    links: tuple[Link, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    issues: tuple[Issue, ...] = ()
    answers: tuple[Answer, ...] = ()

    def of_kind(self, kind: RecordKind) -> list[Record]:
        return [r for r in self.records if r.kind == kind]

    @property
    def events(self) -> list[Record]:
        return self.of_kind("event")

    def record(self, record_id: str) -> Record:
        """The record of that id; KeyError if there is none."""
        for record in self.records:
            if record.id == record_id:
                return record
        raise KeyError(record_id)
