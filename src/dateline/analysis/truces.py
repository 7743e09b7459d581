"""Which tellings are of one truce: the same parties, days that fit. Computed from the records each time; what a person judged holds against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.merging.cluster import Opinions
from dateline.model import ActorRef, Judgement, Reading, Record, When

GAP = 92  # days without a word, after which a telling is given to no truce told of before
NEAR = 3  # days between two that a truce is told to be declared on: agreed on Tuesday, begun on Wednesday
_LONGER = re.compile(r"\b(?:extend|prolong|renew)", re.IGNORECASE)
BEGINS = frozenset({"announced", "in-force"})


@dataclass(frozen=True, slots=True)
class TruceTold:
    """A truce as one document tells it."""

    reading: Reading
    record: Record

    @property
    def id(self) -> str:
        """DOCUMENT/RECORD, as in `dateline show`."""
        return f"{self.reading.document.id}/{self.record.id}"

    @property
    def day(self) -> str | None:
        """The day of what it tells: that of the end or of the beginning, else that of publication."""
        over = self.record.value("state") in {"ended", "broken"}  # when it was declared is not when it ended
        return day_of(self.record, "ended") or (None if over else day_of(self.record, "declared")) or (self.reading.document.published or "")[:10] or None

    @property
    def state(self) -> str:
        """announced, in-force, extended, broken or ended; "not known"."""
        state = str(self.record.value("state") or "not known")
        words = " ".join(s.of(self.reading.document.text) for s in self.record.evidence("state"))
        return "extended" if state in BEGINS and _LONGER.search(words) else state

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.day or "9999", self.reading.document.published or "9999", self.id)


@dataclass(slots=True)
class _Open:
    parties: frozenset[str]
    told: list[TruceTold] = field(default_factory=list)


def day_of(record: Record, name: str) -> str | None:
    """The ISO day (month, year) of a date of a truce; the first of a span."""
    value = record.value(name)
    if isinstance(value, When):
        return value.start
    return value if isinstance(value, str) and value else None


def joined(tellings: Iterable[tuple[Reading, Record]], judged: Iterable[Judgement] = ()) -> list[tuple[TruceTold, ...]]:
    """Truces, each with its tellings in order of day. A telling that names no party stands alone. `judged`: what people said of pairs of tellings."""
    said = Opinions.of(judged)
    found: list[_Open] = []
    for t in sorted((TruceTold(r, x) for r, x in tellings if x.kind == "truce"), key=lambda t: t.key):
        parties = _parties(t.record)
        home = next((o for o in found if any(said.same(t.id, x.id) for x in o.told)), None)
        if home is None:
            last = [o for o in found if parties and o.parties == parties and not any(said.different(t.id, x.id) for x in o.told)][-1:]
            home = next((o for o in last if _fits(o, t)), None)
        if home is None:
            home = _Open(parties)
            found.append(home)
        home.told.append(t)
    return [tuple(o.told) for o in found]


def _parties(record: Record) -> frozenset[str]:
    """Who has it with whom, whoever is named first; a state and its forces are one, where they are not both parties."""
    refs = [v for f in ("by", "with") for v in record.values(f) if isinstance(v, ActorRef)]
    lands = [f"land:{v.country}" if v.country and v.kind in {"state", "state-force"} else "" for v in refs]
    return frozenset(land if land and lands.count(land) == 1 else v.actor_id or v.name.lower() for v, land in zip(refs, lands, strict=True))


def _fits(truce: _Open, t: TruceTold) -> bool:
    """Whether a later telling may be of a truce: no long silence between, no other day of declaration, no new beginning after its end."""
    before = truce.told[-1]
    silence = _days(before.day, t.day)
    if silence is None or silence > GAP:
        return False
    mine, theirs = day_of(t.record, "declared"), [d for x in truce.told if (d := day_of(x.record, "declared"))]
    if mine and theirs and t.state != "extended" and all((n := _days(d, mine)) is not None and n > NEAR for d in theirs):
        return False
    ended = any(x.state == "ended" for x in truce.told)
    return not (ended and t.state in BEGINS | {"extended"} and silence > 0)


def _days(a: str | None, b: str | None) -> int | None:
    try:
        return abs((date.fromisoformat((b or "")[:10]) - date.fromisoformat((a or "")[:10])).days)
    except ValueError:
        return None  # a month or a year: not compared to the day


def history(told: Sequence[TruceTold]) -> list[tuple[str, str, tuple[TruceTold, ...]]]:
    """(day, state, tellings) of one truce in order; who tells the same of the same day stands together."""
    steps: dict[tuple[str, str], list[TruceTold]] = {}
    for t in told:
        steps.setdefault((t.day or "", t.state), []).append(t)
    return [(day, state, tuple(same)) for (day, state), same in steps.items()]
