"""What is left of a store: only documents that may hold a wanted record are read, and nothing is lost by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.briefs.narrow import Narrow, narrowed, of_store
from dateline.model import Document, Evidence, Reading, Record, Span, Statement, When, Where
from dateline.model.values import Value
from dateline.store import Filter, SqliteStore, open_store

EV = Evidence((Span(0, 3),), "test")
SYRIA, IRAQ = Where("Hama", "SYR", 35.1, 36.7, "exact", "hama"), Where("Mosul", "IRQ", 36.3, 43.1, "exact", "mosul")
TOLD: list[tuple[str, str | None, str, list[tuple[str, Value]]]] = [
    ("a", "2020-03-02", "event", [("type", "ASSAULT"), ("when", When("2020-03-01", "2020-03-01", "day")), ("places", SYRIA)]),
    ("b", "2020-03-09", "event", [("type", "ASSAULT"), ("when", When("2020-03", "2020-03", "month")), ("places", IRAQ)]),
    ("c", "2020-03-09", "event", [("type", "PROTEST"), ("places", SYRIA), ("places", IRAQ)]),
    ("d", None, "tally", [("unit", "attacks"), ("since", "2020-02-20"), ("until", "2020-03-05"), ("places", IRAQ)]),
    ("e", "2020-04-01", "posture", [("as_of", "2020-03-31"), ("place", SYRIA)]),
]
WANTED = [
    Narrow(),
    Narrow(country="IRQ"),
    Narrow(country="syr"),
    Narrow(since="2020-03-02"),
    Narrow(until="2020-03-04"),
    Narrow(since="2020-03-05", until="2020-03-10"),
    Narrow(since="2020-03-02T10:00"),
    Narrow(on="2020-03-09"),
    Narrow(on="2020-03-09", country="IRQ", since="2020-03-01"),
    Narrow(about="mosul"),
]


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    made = open_store(tmp_path / "s.db", create=True)
    for name, published, kind, values in TOLD:
        document = Document(f"The text of {name}.", source=name, published=published, language="en")
        made.add(document, Reading(document, (Record("r1", kind, EV.spans, tuple(Statement(f, v, EV) for f, v in values)),)))  # type: ignore[arg-type]
    return made


@pytest.mark.parametrize("wanted", WANTED, ids=repr)
def test_no_wanted_record_is_lost(store: SqliteStore, wanted: Narrow) -> None:
    everything = {r.document.id: r for r in narrowed(store.readings(), wanted)}
    assert {r.document.id: r for r in of_store(store, wanted)} == everything
    assert everything


def test_only_what_may_be_wanted_is_read(store: SqliteStore) -> None:

    sources = {r.document.id: r.document.source for r in store.readings()}
    assert {sources[i] for i in store.telling(Filter(country="IRQ"))} == {"b", "c", "d"}
    assert {sources[i] for i in store.telling(Filter(since="2020-03-02"), "2020-03-09")} == {"b", "c"}
