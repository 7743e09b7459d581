"""Shares with their bootstrap intervals, and when an actor of ours is the party that a CAMEO or PLOVER record codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from dateline.coding.draft import Draft
from dateline.model import ActorRef, Record
from dateline.vocab.actors_overlay import ROLE_KINDS

TIMES, SEED = 2000, 7
ALIKE = {"JAP": "JPN", "ITL": "ITA", "ROM": "ROU", "ZBW": "ZWE", "NZE": "NZL", "KUW": "KWT"}  # codes that are slips or old


@dataclass(frozen=True, slots=True)
class Share:
    """How many of n are right, with a 95 % bootstrap interval over the units (documents or sentences), in percent."""

    what: str
    right: int
    n: int
    low: float
    high: float

    @property
    def percent(self) -> float:
        return 100 * self.right / max(1, self.n)

    def row(self) -> str:
        return f"| {self.what} | {self.n} | {self.percent:.1f} ({self.low:.1f}-{self.high:.1f}) |"


def share(what: str, units: Sequence[tuple[int, int]]) -> Share:
    """The share over units, each (right, n); units are drawn with replacement for the interval."""
    table = np.array(units or [(0, 0)], dtype=float)
    rng = np.random.default_rng(SEED)
    drawn = table[rng.integers(0, len(table), (TIMES, len(table)))].sum(axis=1)
    found = 100 * drawn[:, 0] / np.maximum(drawn[:, 1], 1)
    return Share(what, int(table[:, 0].sum()), int(table[:, 1].sum()), float(np.percentile(found, 2.5)), float(np.percentile(found, 97.5)))


@dataclass(frozen=True, slots=True)
class Party:
    """A coded party. `country`: ISO alpha-3, "" where the record codes none; `sector`: a CAMEO or PLOVER role, "" for none."""

    country: str
    sector: str = ""
    text: str = ""


def same_country(party: Party, ours: ActorRef) -> bool:
    """Whether country (or being international) agrees."""
    if party.country in {"IGO", "NGO", "NGM", "IMG", "MNC"}:
        return ours.country is None and ours.kind in {"organisation", "state-force", "armed-group"}
    return party.country == (ours.country or "")


def same_party(party: Party, ours: ActorRef) -> bool:
    """Whether country and kind agree. A named person is right for any role: his office is not part of his kind. A record without a role leaves the kind open."""
    role = party.sector[:3].upper()
    return same_country(party, ours) and (role not in ROLE_KINDS or ours.kind in {ROLE_KINDS[role], "person"})


def drafted(text: str, published: str) -> Draft:
    """One sentence with its mentions and records."""
    from dateline.coding import draft_of
    from dateline.readers import Hints, read_text

    return draft_of(read_text(text, Hints(published=date.fromisoformat(published).isoformat())))


def told(draft: Draft) -> list[tuple[list[ActorRef], list[ActorRef]]]:
    """Actors and recipients of each event record."""
    return [(_parties(r, "actors"), _parties(r, "recipients")) for r in draft.records if r.kind == "event"]


def _parties(record: Record, field: str) -> list[ActorRef]:
    return [v for v in record.values(field) if isinstance(v, ActorRef)]


def at(draft: Draft, start: int, end: int) -> list[ActorRef]:
    """Actors whose mention overlaps characters [start, end), the one that covers most first; what a reference stands for is what counts."""
    over = [m for m in draft.actors if m.span.start < end and start < m.span.end]
    return [m.actor for m in sorted(over, key=lambda m: (m.span.start - m.span.end, m.span.start))]
