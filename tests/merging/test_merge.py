"""Merging in a store: the same events whatever the order and the batches; judgements appended; nothing lost when it is broken off."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.merging.blocks import keys, pairs, windows
from dateline.merging.cluster import clusters
from dateline.merging.compare import compare, together
from dateline.merging.features import features
from dateline.merging.merge import decide, event_id, judge, merge
from dateline.model import ActorRef, Count, Document, Event, Evidence, Judgement, Reading, Record, Report, Span, Statement, When, Where
from dateline.model.values import Value
from dateline.store import Filter, SqliteStore, open_store
from dateline.store.reports import report_of

ARMY, REBELS = ActorRef("Arland army", "SYR", "state-force", "syria-army"), ActorRef("Free Men", "SYR", "armed-group", "free-men")
CITIES = [Where(f"City {n}", "SYR", 34.0 + n / 5, 37.0, "exact", f"c{n}") for n in range(4)]
EVIDENCE = Evidence((Span(0, 3),), "test")


def a_reading(rng: random.Random, n: int) -> Reading:
    """An article with one or two events in a small world, where many coincide."""
    document = Document(f"Text number {n}.", source=f"Paper {n % 7}", published=f"2020-03-{1 + rng.randrange(6):02}")
    return Reading(document, tuple(a_record(rng, k) for k in range(1, 2 + rng.randrange(2))))


def a_record(rng: random.Random, k: int) -> Record:
    day = f"2020-03-{1 + rng.randrange(5):02}"
    values: list[tuple[str, Value]] = [("type", rng.choice(["ASSAULT", "ASSAULT", "PROTEST"])), ("status", rng.choice(["current"] * 5 + ["background"]))]
    values += [("when", When(day, day, "day"))] if rng.random() < 0.9 else []
    values += [("places", rng.choice(CITIES))] if rng.random() < 0.8 else [("places", Where("Syria", "SYR", 35.0, 38.0, "country", "sy"))]
    values += [("actors", rng.choice([ARMY, REBELS]))] if rng.random() < 0.6 else []
    values += [("recipients", rng.choice([ARMY, REBELS]))] if rng.random() < 0.5 else []
    values += [("mode", rng.choice(["aerial", "heavy-weapons", "firearms"]))] if rng.random() < 0.7 else []
    values += [("targets", rng.choice(["grain market", "central market", "bridge"]))] if rng.random() < 0.4 else []
    values += [("deaths", Count.exactly(rng.choice([1, 4, 9, 30])))] if rng.random() < 0.5 else []
    return Record(f"e{k}", "event", EVIDENCE.spans, tuple(Statement(f, v, EVIDENCE) for f, v in values))


def world(seed: int, size: int = 40) -> list[Reading]:
    rng = random.Random(seed)
    return [a_reading(rng, n) for n in range(size)]


def filled(path: Path, readings: Sequence[Reading], every: int = 1000, batch: int = 1000) -> SqliteStore:
    store = open_store(path, create=True)
    for n, r in enumerate(readings, 1):
        store.add(r.document, r)
        if n % every == 0:
            merge(store.merged, batch=batch)
    merge(store.merged, batch=batch)
    return store


def events(store: SqliteStore) -> list[Event]:
    return list(store.merged.events(Filter()))


@pytest.mark.parametrize("seed", range(6))
def test_order_and_batches_do_not_change_the_events(tmp_path: Path, seed: int) -> None:
    readings = world(seed)
    expected = events(filled(tmp_path / "a.db", readings))
    assert sum(len(e.reports) > 1 for e in expected) > 5
    random.Random(seed).shuffle(readings)
    assert events(filled(tmp_path / "b.db", readings, every=7, batch=3)) == expected


@pytest.mark.parametrize("seed", range(3))
def test_every_event_record_stands_in_one_event(tmp_path: Path, seed: int) -> None:
    readings = world(seed)
    found = [r.id for e in events(filled(tmp_path / "a.db", readings)) for r in e.reports]
    assert sorted(found) == sorted(f"{r.document.id}/{e.id}" for r in readings for e in r.events)


def test_events_are_a_function_of_the_judgements_that_were_kept(tmp_path: Path) -> None:
    store = filled(tmp_path / "a.db", world(1))
    made = events(store)
    again = clusters([r.id for e in made for r in e.reports], store.merged.judgements())
    assert again == sorted(tuple(sorted(r.id for r in e.reports)) for e in made)


def told(store: SqliteStore) -> list[str]:
    """All that the store holds but for when it was last touched."""
    return [line for line in store._db.iterdump() if 'INTO "touched"' not in line]


def test_merging_again_changes_nothing(tmp_path: Path) -> None:
    store = filled(tmp_path / "a.db", world(2))
    before = told(store)
    assert merge(store.merged).reports == 0
    assert told(store) == before
    store.merged.again()
    merge(store.merged)
    assert told(store) == before


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_whatever_is_the_same_shares_a_block_and_comparing_is_symmetrical(seed: int) -> None:
    made = [features(report_of(r.document, e)) for r in world(seed, 12) for e in r.events if e.value("status") == "current"]
    filed = [(f, keys(f)) for f in made]
    candidates = {frozenset((a.id, b.id)) for a, b in pairs(filed)}
    for i, a in enumerate(made):
        for b in made[i + 1 :]:
            assert compare(a, b).score == compare(b, a).score
            assert not compare(a, b).same or frozenset((a.id, b.id)) in candidates


def two_events(store: SqliteStore) -> tuple[Event, Event]:
    alone = [e for e in events(store) if len(e.reports) == 1]
    return alone[0], alone[1]


def test_a_person_joins_and_parts_again_and_nothing_is_lost(tmp_path: Path) -> None:
    store = filled(tmp_path / "a.db", world(3))
    before = events(store)
    one, two = two_events(store)
    a, b = sorted((one.reports[0].id, two.reports[0].id))
    (joined,) = judge(store.merged, [Judgement(a, b, "same", "ana", "one and the same")])
    assert {r.id for r in joined.reports} == {a, b}
    assert len(judge(store.merged, [Judgement(a, b, "different", "ben", "two after all")])) == 2
    assert events(store) == before
    said = [j for j in store.merged.judgements() if j.by in ("ana", "ben")]
    assert [(j.verdict, j.by, j.why) for j in said] == [("same", "ana", "one and the same"), ("different", "ben", "two after all")]


def test_a_person_parts_what_the_rules_joined_and_it_stays_so(tmp_path: Path) -> None:
    readings = world(4)
    store = filled(tmp_path / "a.db", readings[:30])
    pair = next(e for e in events(store) if len(e.reports) == 2)
    a, b = sorted(r.id for r in pair.reports)
    assert len(judge(store.merged, [Judgement(a, b, "different", "ana", "another street")])) == 2
    for r in readings[30:]:
        store.add(r.document, r)
    merge(store.merged)
    store.merged.again()
    merge(store.merged)
    assert store.merged.event_of(a) != store.merged.event_of(b)


def test_a_copy_is_no_second_telling_whichever_comes_first(tmp_path: Path) -> None:
    first, other = world(5, 2)
    late = Document(first.document.text, source="Copyist", published="2020-04-01")
    made = []
    for n, order in enumerate(((first.document, late), (late, first.document))):
        store = open_store(tmp_path / f"{n}.db", create=True)
        for document in order:
            store.add(document, Reading(document, first.records))
            merge(store.merged)
        store.add(other.document, other)
        merge(store.merged)
        made.append(events(store))
    assert made[0] == made[1]
    assert late.id not in {r.document for e in made[0] for r in e.reports}


def test_an_older_id_is_found_by_any_report(tmp_path: Path) -> None:
    store = filled(tmp_path / "a.db", world(6))
    for event in events(store):
        assert event.id == event_id(r.id for r in event.reports)
        assert {store.merged.event_of(r.id) for r in event.reports} == {event.id}
        assert store.merged.event(event.id[:12]) == event


def test_filters_of_events_agree_with_those_of_records(tmp_path: Path) -> None:
    store = filled(tmp_path / "a.db", world(7))
    everything = events(store)
    for wanted, keep in (
        (Filter(type="PROTEST"), lambda e: e.value("type") == "PROTEST"),
        (Filter(status="background"), lambda e: e.value("status") == "background"),
        (Filter(actor="free"), lambda e: any("Free" in a.name for r in e.reports for a in r.actors)),
        (Filter(place="city 2"), lambda e: any(w.name == "City 2" for r in e.reports for w in r.places)),
        (Filter(since="2020-03-03"), lambda e: isinstance(w := e.value("when"), When) and (w.end or "") >= "2020-03-03"),
        (Filter(until="2020-03-02"), lambda e: isinstance(w := e.value("when"), When) and (w.start or "9") <= "2020-03-02"),
        (Filter(country="syr"), lambda e: True),
        (Filter(country="IRQ"), lambda e: False),
        (Filter(place="100%"), lambda e: False),
    ):
        assert list(store.merged.events(wanted)) == [e for e in everything if keep(e)]
        assert store.merged.count(wanted) == sum(map(keep, everything))


def test_a_batch_that_is_broken_off_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = world(8)
    store = open_store(tmp_path / "a.db", create=True)
    for r in readings:
        store.add(r.document, r)
    before = list(store._db.iterdump())
    monkeypatch.setattr(store.merged, "settle_pending", lambda numbers: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        merge(store.merged)
    monkeypatch.undo()
    assert list(store._db.iterdump()) == before
    merge(store.merged)
    assert events(store) == events(filled(tmp_path / "b.db", readings))


def test_reports_of_one_document_need_a_person(tmp_path: Path) -> None:
    twin = Report("d/e1", "d", "ASSAULT", when=When("2020-03-01", "2020-03-01", "day"), places=(CITIES[0],), mode="aerial")
    other = Report("d/e2", "d", "ASSAULT", when=twin.when, places=twin.places, mode="aerial")
    ready = [features(r) for r in (twin, other)]
    assert len(decide(ready, [])[1]) == 2
    assert len(decide(ready, [Judgement("d/e1", "d/e2", "same", "ana")])[1]) == 1


@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_a_pair_is_together_exactly_when_its_comparison_says_so(seed: int) -> None:
    rng = random.Random(seed)
    ready = [features(report_of(r.document, e)) for r in (a_reading(rng, n) for n in range(8)) for e in r.records]
    for a in ready:
        for b in ready:
            whole = compare(a, b)
            assert together(a, b) == (whole if whole.same else None)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 60)), max_size=30), st.integers(0, 4))
@settings(max_examples=100, deadline=None)
def test_windows_hold_each_day_within_reach_once(rows: list[tuple[int, int]], reach: int) -> None:
    held = [(key, day) for key, first, last in windows(sorted(rows), reach) for day in range(first, last + 1)]
    assert len(held) == len(set(held))
    assert set(held) == {(key, day + d) for key, day in rows for d in range(-reach, reach + 1)}
