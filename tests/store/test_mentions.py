"""Which documents may tell of a country, a window, a name: never too few."""

from __future__ import annotations

from pathlib import Path

from dateline.merging.merge import merge
from dateline.model import ActorRef, Document, Evidence, Reading, Record, Span, Statement, When, Where
from dateline.model.values import Value
from dateline.store import Filter, SqliteStore, open_store
from dateline.store.mentions import Name

EV = Evidence((Span(0, 3),), "test")
HAMA, MOSUL = Where("Hama", "SYR", 35.1, 36.7, "exact", "hama"), Where("Mosul", "IRQ", 36.3, 43.1, "exact", "mosul")
ARMY = ActorRef("Arland army", "SYR", "state-force", "arland-army")


def filled(path: Path) -> SqliteStore:
    made = open_store(path, create=True)
    told = (("a", When("2020-03-01", "2020-03-01", "day"), (HAMA,)), ("b", When("2020-03-01", "2020-03-31", "month"), (HAMA, MOSUL)), ("c", None, (MOSUL,)))
    for name, when, places in told:
        values: list[tuple[str, Value]] = [("type", "ASSAULT"), ("status", "current"), ("actors", ARMY), *(("places", p) for p in places)]
        values += [("when", when)] if when else []
        document = Document(f"The text of {name}.", source=name, published="2020-03-02", language="en")
        made.add(document, Reading(document, (Record("r1", "event", EV.spans, tuple(Statement(f, v, EV) for f, v in values)),)))
    merge(made.merged)
    return made


def test_documents_of_a_country_a_window_and_a_name(tmp_path: Path) -> None:
    with filled(tmp_path / "s.db") as store:
        source = {r.document.id: r.document.source for r in store.readings()}

        def named(ids: set[str] | None) -> str:
            return "".join(sorted(source[i] or "" for i in ids or ()))

        assert named(store.telling(Filter())) == named(store.telling(Filter(), "2020-03-02")) == "abc"
        assert named(store.telling(Filter(), "2020-03-01")) == ""
        assert named(store.telling(Filter(country="irq"))) == "bc"
        assert named(store.telling(Filter(country="SYR", since="2020-03-05"))) == "b"
        assert named(store.telling(Filter(until="2020-03-01"))) == "abc"
        assert named(store.telling(Filter(until="2020-02-01"))) == "c"
        assert named(store.holding([Name(("mosul",))])) == "bc"
        assert named(store.holding([Name(("hama",)), Name(("army",))], on="2020-03-01")) == "ab"
        assert named(store.holding([Name(("mosul",))], on="2020-03-01")) == "b"


def test_neighbours_are_those_of_a_window_that_are_not_left_out(tmp_path: Path) -> None:
    with filled(tmp_path / "s.db") as store:
        rows = [(7, 100, n) for n in (1, 2)] + [(7, 110, 3), (8, 100, 3)]
        with store.merged.writing():
            store.merged.file(rows)
        found = store.merged.neighbours
        assert [n for n, _ in found([(7, 99, 101)], ())] == [1, 2]
        assert [n for n, _ in found([(7, 99, 101), (8, 90, 100)], (1,))] == [2, 3]
        assert found([(9, 0, 1000)], ()) == []
