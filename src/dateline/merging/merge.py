"""Reports of a store become its events. Each batch is one transaction; a run that is broken off is taken up where it stood.

The events are a function of the reports and of what people judged, whatever the order of arrival: new reports bring up everything that they could be
joined with, and those groups are decided again from the beginning.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from dateline.merging.blocks import keys, pairs, windows
from dateline.merging.cluster import MACHINE, Opinions, Pair, join, pair
from dateline.merging.compare import compare, together
from dateline.merging.features import Features, features
from dateline.merging.points import points
from dateline.merging.settle import settle
from dateline.merging.standing import standing
from dateline.model import Event, Judgement, Report
from dateline.store.merged import Merged

BY = f"{MACHINE}merge@1"
BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of merging did: reports looked at, judgements made by the rules, events made or made again."""

    reports: int = 0
    judgements: int = 0
    events: int = 0


def merge(store: Merged, progress: Callable[[int], None] | None = None, batch: int = BATCH) -> Outcome:
    """Merge what is not merged yet. `progress` is called with the number of reports done in each batch."""
    done = Outcome()
    while filed := store.next_pending(batch):
        with _uncollected(), store.writing():
            judged, made = _batch(store, filed)
        done = Outcome(done.reports + len(filed), done.judgements + judged, done.events + made)
        if progress:
            progress(len(filed))
    return done


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles while a batch makes its many small objects: they hold none, and the search costs a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def event_id(reports: Iterable[str]) -> str:
    """The name of a cluster: a digest of the id of its first member, by id."""
    return "ev_" + sha256(min(reports).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def make_event(reports: Sequence[Report]) -> Event:
    """The event of some reports, settled by the default policies."""
    ordered = tuple(sorted(reports, key=lambda r: r.key))
    return Event(event_id(r.id for r in ordered), ordered, settle(ordered), standing(ordered))


def _batch(store: Merged, filed: Sequence[tuple[int, Report]]) -> tuple[int, int]:
    leaving = store.uncounted({r.document for _, r in filed})
    gone = store.events_of(r.id for _, r in filed)
    fresh = {n: features(r) for n, r in filed if r.document not in leaving}
    new, around = _compared(store, fresh)
    store.append(new)
    members = {r.id for _, r in filed} | {i for j in new for i in (j.a, j.b)}
    group, judgements = _reach(store, members, {f.id: f for f in (*fresh.values(), *around)})
    more, events = decide(group, judgements)
    store.append(more)
    store.replace(gone | store.events_of(f.id for f in group), events)
    store.settle_pending([n for n, _ in filed])
    return len(new) + len(more), len(events)


def _compared(store: Merged, fresh: dict[int, Features]) -> tuple[list[Judgement], list[Features]]:
    """File new reports and compare them with whatever is near: the "same" judgements that were not made before, and what was near."""
    filed = {n: keys(f) for n, f in fresh.items() if f.report.status == "current"}
    rows = sorted((key, days[0], n) for n, numbers in filed.items() for key in numbers if (days := fresh[n].days))
    store.file(rows)
    around = {n: features(r) for n, r in store.neighbours(windows(((k, day) for k, day, _ in rows), points().longest + 1), fresh)}
    leaving = store.uncounted({f.report.document for f in around.values()})
    known = [(f, keys(f)) for f in around.values() if f.report.document not in leaving]
    ids = frozenset(fresh[n].id for n in filed)
    found = same(pairs([*((fresh[n], k) for n, k in filed.items()), *known], ids))
    return _unknown(found, store.judgements(ids) if found else []), [f for f, _ in known]


def same(candidates: Iterable[tuple[Features, Features]]) -> list[Judgement]:
    """The pairs that tell one event, as judgements with their reasons."""
    return [Judgement(a.id, b.id, "same", BY, "", c.score, c.reasons) for a, b in candidates if (c := together(a, b))]


def _unknown(judgements: Iterable[Judgement], before: Iterable[Judgement]) -> list[Judgement]:
    """Judgements that say something else than the last one of the machine for the pair."""
    last = {pair(j.a, j.b): (j.verdict, j.score, j.by) for j in before if j.by.startswith(MACHINE)}
    return [j for j in judgements if last.get(pair(j.a, j.b)) != (j.verdict, j.score, j.by)]


def _reach(store: Merged, ids: set[str], ready: Mapping[str, Features] = MappingProxyType({})) -> tuple[list[Features], list[Judgement]]:
    """All counted reports that a chain of "same" judgements leads to, with every judgement among them. `ready` are counted ones that are read already."""
    known: dict[int, Judgement] = {}
    seen: set[str] = set()
    while ids - seen:
        ring = ids - seen
        seen |= ring
        for j in store.judgements(ring):
            known[j.position] = j
            if j.verdict == "same":
                ids |= {j.a, j.b}
    reports = [r for _, r in store.reports(seen - ready.keys())]
    leaving = store.uncounted({r.document for r in reports})
    group = [*(ready[i] for i in sorted(seen & ready.keys())), *(features(r) for r in reports if r.document not in leaving)]
    return group, [known[p] for p in sorted(known)]


def decide(group: Iterable[Features], judgements: Sequence[Judgement]) -> tuple[list[Judgement], list[Event]]:
    """Events of a group of reports, and the "different" judgements that kept clusters apart, as far as they were not made before."""
    of = {f.id: f for f in group}
    opinions = Opinions.of(j for j in judgements if j.by in (BY,) or not j.by.startswith(MACHINE))
    apart: dict[Pair, Judgement] = {}

    def forbids(a: str, b: str) -> bool:
        key = pair(a, b)
        if key not in apart:
            c = compare(of[key[0]], of[key[1]])
            if c.score is not None:
                return False
            apart[key] = Judgement(*key, "different", BY, "", None, c.reasons)
        return True

    made = [make_event([of[i].report for i in members]) for members in join(of, opinions, forbids)]
    return _unknown([apart[p] for p in sorted(apart)], judgements), made


def judge(store: Merged, judgements: Sequence[Judgement]) -> list[Event]:
    """Append judgements of people and decide again whatever they touch, in one transaction. Returns the events in which the judged reports now stand."""
    named = {i for j in judgements for i in (j.a, j.b)}
    with store.writing():
        store.append(judgements)
        group, made = _reach(store, set(named))
        more, events = decide(group, made)
        store.append(more)
        store.replace(store.events_of(f.id for f in group), events)
    return [e for e in events if named & {r.id for r in e.reports}]
