"""Events as many documents tell them: reports, what was settled from them, and the judgements that joined them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.values import NOT_MENTIONED, UNDATED, ActorRef, Count, Value, When, Where

Verdict = Literal["same", "different", "unsure"]
Settled = Value | tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One event as one document tells it, reduced to the values that merging and counting need. Its words stay with the record.

    `id` is "DOCUMENT/RECORD", as in `dateline show`. `published` is an ISO date (or date and time), `source` the outlet, `origin` the agency or outlet
    whose words it says that it prints ("table:acled" for a row of a table). `grown` names the counts of which it says that they rose ("rose to six").
    """

    id: str
    document: str
    type: str
    mode: str | None = None
    status: str = "current"
    when: When = UNDATED
    places: tuple[Where, ...] = ()
    actors: tuple[ActorRef, ...] = ()
    recipients: tuple[ActorRef, ...] = ()
    claimed_by: tuple[ActorRef, ...] = ()
    targets: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    deaths: Count = NOT_MENTIONED
    wounded: Count = NOT_MENTIONED
    source: str | None = None
    published: str | None = None
    origin: str | None = None
    grown: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """For sorting: publication date, source, id."""
        return (self.published or "9999", self.source or "", self.id)


@dataclass(frozen=True, slots=True)
class Told:
    """A value and the ids of the reports that tell it."""

    value: Settled
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """The settled value of a field, the policy that settled it, the reports that tell just this, and every other value told (none is lost)."""

    field: str
    value: Settled
    policy: str
    support: tuple[str, ...] = ()
    others: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One happening: its reports in order of publication, and one estimate for each field that any of them tells.

    `id` is "ev_" and a digest of its first report's id; `event_id` makes it. `standing` says how well it is attested, in Airwars' words
    ("declared", "likely", "contested", "single source").
    """

    id: str
    reports: tuple[Report, ...]
    estimates: tuple[Estimate, ...] = ()
    standing: str = "single source"

    def estimate(self, field: str) -> Estimate | None:
        """The estimate of a field, or None when no report tells it."""
        return next((e for e in self.estimates if e.field == field), None)

    def value(self, field: str) -> Settled:
        """The settled value of a field; None when no report tells it. List-valued fields give a tuple."""
        found = self.estimate(field)
        return found.value if found else None


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a comparison, with the two values compared and the points it gave; a negative one speaks against."""

    feature: str
    left: str
    right: str
    points: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """An opinion that two reports tell the same event, or do not. Appended, never changed; a later one by a person supersedes.

    `a` < `b` are report ids. `by` is a person's name or "rule:..." for the machine's; `score` is the sum of the reasons' points, None from a person.
    """

    a: str
    b: str
    verdict: Verdict
    by: str
    why: str = ""
    score: int | None = None
    reasons: tuple[Reason, ...] = ()
    position: int = 0
