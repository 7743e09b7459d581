"""Published running counts as objects of their own: "66 attacks since 17 October", per whom, of what window. Never added up, laid side by side.

A series is one counter's counts of one thing over time: 66 by the Pentagon beside 68 claimed by the group. Two checks: a running count that falls, and
parts that do not add up to their whole (32 + 34 = 66).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import ActorRef, Count, Reading, Record, Span, When, Where

PART = "rule:tally.part"


@dataclass(frozen=True, slots=True)
class Published:
    """One published count. `measure` is "events", "deaths", "wounded" or "people" (displaced, arrested); `counter` who counts (the claimant, else the
    speaker, else the outlet); `part` when it is a share of the count before it; `since` may be a month or a year; `until` is the day of the last word."""

    id: str
    count: Count
    unit: str
    measure: str
    counter: str
    recipients: tuple[ActorRef, ...]
    actors: tuple[ActorRef, ...]
    places: tuple[Where, ...]
    since: str | None
    until: str | None
    source: str
    published: str | None
    spans: tuple[Span, ...]
    quote: str
    part: bool = False

    @property
    def scope(self) -> tuple[str, str, str]:
        """What is counted: measure, against whom or by whom, where. Counts of one scope may be laid beside each other."""
        whom = "/".join(sorted({land(a) for a in self.recipients})) or "?"
        return (self.measure, whom, "/".join(sorted({w.country or w.name for w in self.places})))


def land(actor: ActorRef) -> str:
    """The country of a state or its forces ("US forces", "American troops" and "United States" are one side); else the name."""
    return actor.country or actor.name if actor.kind in ("state", "state-force") else actor.name


@dataclass(frozen=True, slots=True)
class Series:
    """Counts of one scope by one counter, in order of their last day; `falls` are pairs of ids where the later count is lower."""

    measure: str
    counter: str
    whom: str
    points: tuple[Published, ...]
    falls: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and its parts in one document; `sum` is None when a part has no best figure."""

    whole: Published
    parts: tuple[Published, ...]
    sum: int | None

    @property
    def agrees(self) -> bool | None:
        """Whether the parts add up to the whole; None when that cannot be said."""
        return None if self.sum is None or self.whole.count.best is None else self.sum == self.whole.count.best


def published(tellings: Iterable[tuple[Reading, Record]]) -> list[Published]:
    """Published counts of tally records, in order of publication and text."""
    made = [_published(reading, record) for reading, record in tellings if record.kind == "tally"]
    return sorted(made, key=lambda p: (p.published or "9999", p.source, p.id.split("/")[0], p.spans[0].start if p.spans else 0, p.id))


def _published(reading: Reading, record: Record) -> Published:
    document = reading.document
    count = record.value("count")
    unit = str(record.value("unit") or "")
    claimed = [v for v in record.values("claimed_by") if isinstance(v, ActorRef)]
    speakers = [getattr(v, "name", str(v)) for v in record.values("speakers") if v]
    source = document.source or document.id
    spans = record.evidence("count") + tuple(s for s in record.spans if s not in record.evidence("count"))
    return Published(
        id=f"{document.id}/{record.id}",
        count=count if isinstance(count, Count) else Count(),
        unit=unit,
        measure=measure_of(unit),
        counter=claimed[0].name if claimed else speakers[0] if speakers else source,
        recipients=tuple(v for v in record.values("recipients") if isinstance(v, ActorRef)),
        actors=tuple(v for v in record.values("actors") if isinstance(v, ActorRef)),
        places=tuple(v for v in record.values("places") if isinstance(v, Where)),
        since=_day(record.value("since")),
        until=_day(record.value("until")) or (document.published or "")[:10] or None,
        source=source,
        published=document.published,
        spans=spans,
        quote=" ".join(" ".join(s.of(document.text).split()) for s in record.spans),
        part=any(s.evidence.coder == PART for s in record.statements if s.field == "count"),
    )


def _day(value: object) -> str | None:
    if isinstance(value, When):
        return value.start
    return value if isinstance(value, str) and value else None


OF_PEOPLE = frozenset("displaced displacements refugees homeless missing evacuated hostages abductions kidnappings captures arrests detained arrested".split())


def measure_of(unit: str) -> str:
    """What a unit counts: the dead, the wounded, people to whom something else happened, or happenings."""
    words = unit.lower().split()
    last = words[-1] if words else ""
    if last in ("deaths", "death", "killed", "fatalities", "dead", "killings") or words[-2:] == ["death", "toll"]:
        return "deaths"
    if last in OF_PEOPLE:
        return "people"
    return "wounded" if last in ("injuries", "injured", "wounded", "injury", "wounds") else "events"


def series(counts: Sequence[Published]) -> list[Series]:
    """Series by scope and counter. Parts are left out: they belong to their whole."""
    groups: dict[tuple[str, str, str], list[Published]] = {}
    for p in (x for x in counts if not x.part):
        groups.setdefault((p.measure, p.scope[1], p.counter), []).append(p)
    out = []
    for (measure, whom, counter), members in sorted(groups.items()):
        points = sorted(members, key=lambda p: (p.until or "", p.published or "", p.id))
        falls = [(a.id, b.id) for a, b in zip(points, points[1:], strict=False) if _fell(a, b)]
        out.append(Series(measure, counter, whom, tuple(points), tuple(falls)))
    return out


def _fell(a: Published, b: Published) -> bool:
    """True when a later count of one window is lower than an earlier one can be."""
    if a.since != b.since or a.unit != b.unit or a.scope != b.scope:
        return False
    floor = a.count.low if a.count.low is not None else a.count.best
    return floor is not None and b.count.high is not None and b.count.high < floor


def breakdowns(counts: Sequence[Published]) -> list[Breakdown]:
    """Each whole with the parts that follow it in its document."""
    out: list[Breakdown] = []
    whole: Published | None = None
    parts: list[Published] = []
    for p in [*counts, None]:
        if p is not None and p.part and whole is not None and p.id.split("/")[0] == whole.id.split("/")[0]:
            parts.append(p)
            continue
        if whole is not None and parts:
            figures = [x.count.best for x in parts]
            out.append(Breakdown(whole, tuple(parts), None if None in figures else sum(f for f in figures if f is not None)))
        whole, parts = p, []
    return out
