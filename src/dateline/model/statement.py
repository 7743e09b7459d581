"""The atom: one value of one field, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dateline.model.document import Span
from dateline.model.values import Value

Certainty = Literal["certain", "probable", "possible", "denied"]
Status = Literal["current", "background", "planned", "hypothetical", "denied"]
RecordKind = Literal["event", "tally", "posture", "truce", "relation"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value stands in the text, per whom, how sure the text is, and which coder or rule found it."""

    spans: tuple[Span, ...]
    coder: str
    speaker: Span | None = None
    certainty: Certainty = "certain"


@dataclass(frozen=True, slots=True)
class Statement:
    """`field` is a name of vocab/data/schema; a list-valued field has one statement for each item."""

    field: str
    value: Value
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Record:
    """Statements about one thing in one document: an event's report, a tally, a posture, a truce or a relation.

    `id` is local to the reading ("e1", "t1", "p1", "c1", "r1"). `spans` are the clauses that tell it.
    """

    id: str
    kind: RecordKind
    spans: tuple[Span, ...]
    statements: tuple[Statement, ...] = field(default=())

    def values(self, name: str) -> list[Value]:
        """All values of a list-valued field, in text order of their evidence."""
        return [s.value for s in self.statements if s.field == name]

    def value(self, name: str) -> Value:
        """The value of a single-valued field, or None."""
        return next((s.value for s in self.statements if s.field == name), None)

    def evidence(self, name: str) -> tuple[Span, ...]:
        """Spans that support a field; empty if it has no statement."""
        return tuple(span for s in self.statements if s.field == name for span in s.evidence.spans)
