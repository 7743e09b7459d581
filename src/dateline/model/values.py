"""Values with their precision: time, place, count, actor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DatePrecision = Literal["time", "day", "week", "month", "year", "unknown"]
GeoPrecision = Literal["exact", "near", "district", "province", "country", "region"]
CountState = Literal["given", "unknown", "not_mentioned"]
ActorKind = Literal["state", "state-force", "armed-group", "civilians", "organisation", "person", "unknown"]


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days. `start` and `end` are ISO dates, inclusive; both None when precision is "unknown"."""

    start: str | None = None
    end: str | None = None
    precision: DatePrecision = "unknown"


UNDATED = When()


@dataclass(frozen=True, slots=True)
class Count:
    """A count with its bounds. None is "not stated"; zero is zero.

    state "given": the text gives a number or a bound ("a number of" -> low 2, best None, high None); "unknown": the text says that it is not
    known; "not_mentioned": the text is silent.
    """

    state: CountState = "not_mentioned"
    low: int | None = None
    best: int | None = None
    high: int | None = None
    wording: str | None = None

    @classmethod
    def exactly(cls, n: int, wording: str | None = None) -> Count:
        return cls("given", n, n, n, wording)


NOT_MENTIONED = Count()


@dataclass(frozen=True, slots=True)
class Where:
    """A place with the precision that the text supports. `lat`, `lon` in degrees (WGS 84); `country` ISO 3166-1 alpha-3."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: GeoPrecision = "exact"
    place_id: str | None = None


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as a value: name as the register or the text gives it, ISO 3166-1 alpha-3 country, kind, register id if known."""

    name: str
    country: str | None = None
    kind: ActorKind = "unknown"
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class Harmed:
    """Those killed or wounded of whom the text tells who they were: "seven soldiers". `noun` is the lemma ("soldier"); bounds and `wording` as in Count.

    `part`: they are some of a larger number told beside them ("31 people, 19 of them children"), and never added to it.
    """

    noun: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    wording: str | None = None
    part: bool = False

    @property
    def count(self) -> Count:
        """How many, as a count."""
        return Count("given", self.low, self.best, self.high, self.wording)


Value = str | int | None | When | Count | Where | ActorRef | Harmed
