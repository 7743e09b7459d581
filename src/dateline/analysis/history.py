"""How the toll of one event became known: telling by telling, in order of publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.casualties.several import scope
from dateline.model import Count, Reading, Record, Span, Statement


@dataclass(frozen=True, slots=True)
class Step:
    """One telling of a toll. `change`: it alters what was known before it. `scope`: the words that say the figure covers more than one act."""

    published: str | None
    document: str
    record: str
    value: Count
    speaker: str | None
    spans: tuple[Span, ...]
    change: bool
    scope: str | None = None


def casualty_history(tellings: Sequence[tuple[Reading, Record]], field: str = "deaths") -> list[Step]:
    """Steps of `field` ("deaths" or "wounded"), whatever the order of the tellings. Tellings silent about it give no step.

    An unknown toll changes nothing once a figure is known, and "several" nothing once five are.
    """
    steps: list[Step] = []
    known: Count | None = None
    for reading, record in sorted(tellings, key=lambda t: (t[0].document.published or "9999", t[0].document.source or "", t[0].document.id, t[1].id)):
        for s in (s for s in record.statements if s.field == field):
            if not isinstance(s.value, Count) or s.value.state == "not_mentioned":
                continue
            change = adds(known, s.value)
            known = s.value if change else known
            document = reading.document
            steps.append(
                Step(document.published, document.id, record.id, s.value, speaker(reading, record, s), s.evidence.spans, change, scope(reading.document.text, s))
            )
    return steps


def adds(known: Count | None, told: Count) -> bool:
    """True when a telling is not already implied by what is known."""
    if known is None:
        return True
    if told.state != "given":
        return False
    if known.state != "given":
        return True
    floor_held = told.low is None or (known.low is not None and known.low >= told.low)
    roof_held = told.high is None or (known.high is not None and known.high <= told.high)
    return not (floor_held and roof_held)


def speaker(reading: Reading, record: Record, s: Statement) -> str | None:
    """Who says it: the statement's own speaker, else the record's first, else None (the narrator)."""
    if s.evidence.speaker is not None:
        return s.evidence.speaker.of(reading.document.text)
    value = next(iter(record.values("speakers")), None)
    return value if isinstance(value, str) else getattr(value, "name", None)
