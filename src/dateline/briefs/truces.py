"""Truces in a brief: one entry for each, with its history as it is told, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.analysis.truces import TruceTold, history
from dateline.briefs import phrasing as p
from dateline.briefs import sentences as s
from dateline.briefs.citations import source_short
from dateline.briefs.sentences import MARK, Cite, Sentence

STATES = {"announced": "announced", "in-force": "in force", "extended": "extended", "broken": "broken", "ended": "ended"}
STANDS = {"announced": "was announced", "in-force": "is in force", "extended": "was extended", "broken": "has been broken", "ended": "has ended"}


def name(told: Sequence[TruceTold]) -> str:
    """ "truce between Israel and Hezbollah", "truce declared by the ELN"."""
    first = told[0].record
    by, to = first.values("by"), first.values("with")
    if len(by) + len(to) > 1:
        return f"truce between {p.actors([*by, *to])}"
    return f"truce declared by {p.actors(by)}" if by else f"truce with {p.actors(to)}" if to else "truce"


def sentences(told: Sequence[TruceTold]) -> tuple[Sentence, ...]:
    """How it stands as last told; then every step with its day and who tells it."""
    last = told[-1]
    when = p.when(last.day)
    stands = STANDS.get(last.state, "is spoken of; how it stands is not said")
    opening = s.sentence(f"as last told, {when + ', ' if when else ''}it {stands}{s.per_whom(last.record)}", _cite(last))
    return (opening, *(_step(day, state, same) for day, state, same in history(told)))


def heading(told: Sequence[TruceTold]) -> str:
    """The truce by its parties, and how many reports tell of it."""
    return f"{p.capital(name(told))} (told by {len(told)} reports)"


def _step(day: str, state: str, same: Sequence[TruceTold]) -> Sentence:
    named = "; ".join(f"{source_short(t.reading.document)} {chr(MARK + n)}" for n, t in enumerate(same))
    return Sentence(f"{p.capital(p.day(day) if day else 'undated')}: {STATES.get(state, 'spoken of')} – {named}.", tuple(_cite(t) for t in same))


def _cite(t: TruceTold) -> Cite:
    return Cite(t.reading, t.reading.document.id, t.record.spans, t.record.id)
