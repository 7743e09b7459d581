"""Every contradiction of a store."""

from __future__ import annotations

from dateline.analysis.contradictions import Conflict, contradictions
from dateline.analysis.count_conflicts import count_conflicts
from dateline.analysis.published import breakdowns, published, series
from dateline.errors import StoreError
from dateline.model import Reading, Record
from dateline.store import Filter, SqliteStore


def conflicts(store: SqliteStore) -> list[Conflict]:
    """Within and across the tellings of events, between events, and in published counts; in a fixed order."""
    readings: dict[str, Reading] = {}

    def told(report: str) -> tuple[Reading, Record]:
        document, _, record = report.partition("/")
        if document not in readings:
            readings[document] = store.reading(document)
        try:
            return readings[document], readings[document].record(record)
        except KeyError:
            raise StoreError(f"damaged store: no record {report}") from None

    counts = published(store.records(Filter(kind="tally")))
    events = list(store.merged.events(Filter(status="current")))
    return contradictions(events, told) + count_conflicts(series(counts), breakdowns(counts))
