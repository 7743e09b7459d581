"""A published count beside our own: which events are in, which nearly, how many are missing, and what could explain it. No cause is claimed as certain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.analysis.published import Published, land
from dateline.analysis.tally import NOT_KNOWN, Harm, harm, within
from dateline.model import ActorRef, Event, When, Where

NEAR_DAYS = 3
VIOLENT = frozenset({"ASSAULT"})


@dataclass(frozen=True, slots=True)
class Near:
    """An event that nearly counts, and what keeps it out."""

    event: str
    why: str


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """`ours` is the number of events (or of the dead or wounded, as `harm`); `gap` is published less ours, None where one of them has no figure.
    `covers`: first and last day of publication of the articles that were read."""

    published: Published
    ours: int
    harm: Harm | None
    counted: tuple[str, ...]
    near: tuple[Near, ...]
    gap: int | None
    reasons: tuple[str, ...]
    covers: tuple[str, str] | None


def reconcile(count: Published, events: Iterable[Event], covers: tuple[str, str] | None = None) -> Reconciliation:
    """Lay a published count beside events of the same kind. `events` are all current ones of the store (or of a wider window)."""
    inside: list[Event] = []
    near: list[Near] = []
    for event in sorted(events, key=lambda e: e.id):
        if event.value("type") not in VIOLENT:
            continue
        misses = [why for why in (_where(count, event), _whom(count, event), _when(count, event)) if why]
        if not misses:
            inside.append(event)
        elif len(misses) == 1 and not misses[0].startswith("!"):
            near.append(Near(event.id, misses[0]))
    if count.measure == "people":
        return Reconciliation(count, 0, None, (), (), None, (f"of {count.unit} events keep no figure: nothing of ours can be laid beside it",), covers)
    told = None if count.measure == "events" else harm(inside, count.measure)
    ours = len(inside) if told is None else told.best
    figure = count.count.best if count.count.best is not None else count.count.low
    gap = None if figure is None else figure - ours
    return Reconciliation(count, ours, told, tuple(e.id for e in inside), tuple(near), gap, tuple(_reasons(count, gap, near, inside, covers)), covers)


# A miss that begins with "!" is plain: the event is another matter, and not near.
def _where(count: Published, event: Event) -> str:
    wanted = {w.country for w in count.places if w.country}
    value = event.value("places")
    lands = {w.country for w in value if isinstance(w, Where) and w.country} if isinstance(value, tuple) else set()
    if not wanted or wanted & lands:
        return ""
    return "!elsewhere" if lands else f"its country is {NOT_KNOWN}"


def _whom(count: Published, event: Event) -> str:
    for field, wanted in (("recipients", count.recipients), ("actors", count.actors)):
        value = event.value(field)
        told = [a for a in value if isinstance(a, ActorRef)] if isinstance(value, tuple) else []
        if not wanted or {land(a) for a in wanted} & {land(a) for a in told}:
            continue
        if field == "actors" and not any(a.actor_id for a in wanted):
            continue  # "Iran-backed militias" names no one
        named = [a for a in told if a.actor_id]
        return "!others" if named else f"{'whom it hit' if field == 'recipients' else 'who did it'} is not named"
    return ""


def _when(count: Published, event: Event) -> str:
    when = event.value("when")
    if not isinstance(when, When) or not when.start:
        return "its day is not known"
    since, until = _first(count.since), count.until
    if within(event, since, until):
        return ""
    start, end = when.start[:10], (when.end or when.start)[:10]
    if (since is None or end >= since) and (until is None or start <= until):
        return "it lies only partly in the window"
    if since and end < since and _days(end, since) <= NEAR_DAYS:
        return f"{_days(end, since)} day(s) before the window"
    if until and start > until and _days(until, start) <= NEAR_DAYS:
        return f"{_days(until, start)} day(s) after the window"
    return "!another time"


def _first(since: str | None) -> str | None:
    """First day of a day, month or year."""
    return since if since is None else (since + "-01-01"[len(since) - 4 :])[:10] if len(since) < 10 else since


def _days(a: str, b: str) -> int:
    try:
        return abs((date.fromisoformat(b) - date.fromisoformat(a)).days)
    except ValueError:
        return 10**6


def _reasons(count: Published, gap: int | None, near: Sequence[Near], inside: Sequence[Event], covers: tuple[str, str] | None) -> Iterable[str]:
    """What could explain the gap, the checkable ones first."""
    if gap is None:
        yield "the published count gives no figure"
        return
    if gap == 0:
        yield "the two agree"
        return
    since = _first(count.since)
    if gap > 0 and covers and since and since < covers[0]:
        yield f"the articles read begin on {covers[0]}, the published window on {since}: earlier events may not have been read"
    if gap > 0 and covers and count.until and covers[1] < count.until:
        yield f"the articles read end on {covers[1]}"
    if gap > 0 and near:
        yield f"{len(near)} of our events nearly count (see near)"
    if gap < 0 and (shared := sum(len(e.reports) == 1 for e in inside)):
        yield f"{shared} of our events are told by one source only: some may be tellings of one event that were not merged"
    if gap < 0 and count.count.high is None:
        yield "the published figure is a floor"
    yield "the counter may count otherwise (what is one attack, which forces, which day)"
