"""Every contradiction of a store."""

from __future__ import annotations

from dateline.analysis import contradictions as c
from dateline.analysis.contradictions import Conflict
from dateline.analysis.published import breakdowns, published, series
from dateline.store import Filter, SqliteStore


def conflicts(store: SqliteStore) -> list[Conflict]:
    """Every contradiction of a store, in a fixed order."""
    events = list(store.merged.events(Filter(status="current")))
    counts = published(store.records(Filter(kind="tally")))
    across = [x for e in events if len(e.reports) > 1 for x in c.of_event(e)]
    near = c.near_misses(events, store.merged.judgements())
    return [*across, *near, *c.of_counts(series(counts), breakdowns(counts)), *c.of_texts(store.readings())]
