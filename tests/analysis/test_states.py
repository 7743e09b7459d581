"""Truces, postures, ties, answers, contradictions: as told, per whom, as known on a day."""

from __future__ import annotations

import random

from dateline.analysis import contradictions as c
from dateline.analysis.network import crossed, network, responses
from dateline.analysis.states import NOT_NAMED, postures, truces
from dateline.merging.merge import decide, make_event, same
from dateline.merging.tellings import group
from dateline.model import ActorRef, Count, Document, Evidence, Link, Reading, Record, Report, Span, Statement, When, Where

FACTIONS, US = ActorRef("Iraqi factions", "IRQ", "armed-group"), ActorRef("US military", "USA", "state-force", "us-military")
KH = ActorRef("Kataib Hezbollah", "IRQ", "armed-group", "kataib-hezbollah")
EVIDENCE = Evidence((Span(0, 3),), "test")


def reading(source: str, day: str, *records: tuple[str, str, dict[str, object]], links: tuple[Link, ...] = ()) -> Reading:
    made = [Record(i, kind, EVIDENCE.spans, tuple(Statement(f, v, EVIDENCE) for f, v in values.items())) for i, kind, values in records]  # type: ignore[arg-type]
    return Reading(Document(f"{source} writes on {day}.", source=source, published=day), tuple(made), links)


def told(*readings: Reading) -> list[tuple[Reading, Record]]:
    return [(r, x) for r in readings for x in r.records]


def test_a_truce_has_its_steps_and_its_state_on_a_day() -> None:
    tellings = told(
        reading("A", "2023-11-01", ("c1", "truce", {"state": "declared", "by": FACTIONS})),
        reading("B", "2023-11-21", ("c1", "truce", {"state": "ended", "by": FACTIONS})),
    )
    (now,) = truces(tellings)
    assert (now.by, now.towards, now.state, now.unilateral, len(now.steps)) == ("Iraqi factions", NOT_NAMED, "ended", True, 2)
    assert [t.state for t in truces(tellings, "2023-11-10")] == ["declared"]
    assert truces(tellings, "2023-10-01") == []


def test_a_truce_of_nobody_named_is_not_given_to_another() -> None:
    made = truces(told(reading("A", "2023-11-01", ("c1", "truce", {"state": "ended", "by": FACTIONS})), reading("B", "2023-11-02", ("c1", "truce", {"state": "broken"}))))
    assert [(t.by, t.unilateral) for t in made] == [("Iraqi factions", True), (NOT_NAMED, None)]


def test_the_latest_strength_is_current_and_figures_are_never_added() -> None:
    syria = Where("Syria", "SYR", precision="country")
    tellings = told(
        reading("A", "2023-11-01", ("p1", "posture", {"actor": US, "place": syria, "strength": Count.exactly(500), "as_of": "2023-11-01"})),
        reading("B", "2023-11-22", ("p1", "posture", {"actor": US, "place": syria, "strength": Count.exactly(900), "as_of": "2023-11-22"})),
        reading("C", "2023-11-22", ("p1", "posture", {"actor": US, "place": syria, "strength": Count.exactly(2000), "as_of": "2023-11-22"})),
    )
    (now,) = postures(tellings)
    assert (now.current.as_of, now.differ, len(now.told)) == ("2023-11-22", True, 3)
    (then,) = postures(tellings, "2023-11-10")
    assert (then.current.count.best, then.differ) == (500, False)


def test_ties_of_several_texts_are_one_edge_and_the_registers_are_marked() -> None:
    iran = ActorRef("Iran", "IRN", "state", "irn")
    tie = {"subject": iran, "relation": "backs", "object": KH, "status": "asserted"}
    crowd = {**tie, "object": ActorRef("Iran-backed militants", None, "armed-group")}
    tellings = told(reading("A", "2023-11-01", ("r1", "relation", tie)), reading("B", "2023-11-02", ("r1", "relation", tie), ("r2", "relation", crowd)))
    edges = network(tellings)
    ours = [e for e in edges if e.basis == "text"]
    assert [(e.object, len(e.sources), e.generic) for e in ours] == [("Iran-backed militants", 1, True), ("Kataib Hezbollah", 2, False)]
    assert all(e.sources[0] for e in edges if e.basis == "register")
    assert [e for e in network(tellings, "2023-10-01") if e.basis == "text"] == []
    shuffled = tellings[:]
    random.Random(3).shuffle(shuffled)
    assert network(shuffled) == edges


def test_order_of_time_never_becomes_an_answer_and_crossed_answers_are_listed() -> None:
    def link(a: str, b: str, kind: str, speaker: str) -> Link:
        return Link(a, b, kind, EVIDENCE.spans, speaker)  # type: ignore[arg-type]

    a = reading("A", "2023-11-01", links=(link("e1", "e2", "response_to", "the army"), link("e2", "e3", "follows", "")))
    b = reading("B", "2023-11-02", links=(link("e2", "e1", "response_to", "the rebels"), link("t1", "e1", "response_to", "")))
    events = {f"{r.document.id}/{e}": f"ev_{e}" for r in (a, b) for e in ("e1", "e2", "e3")}
    made = responses([a, b], events.get)
    assert [(r.event, r.relation, r.answers, r.speaker) for r in made] == [
        ("ev_e1", "response_to", "ev_e2", "the army"), ("ev_e2", "follows", "ev_e3", "narrator"), ("ev_e2", "response_to", "ev_e1", "the rebels"),
    ]  # fmt: skip
    assert [(x.event, y.event) for x, y in crossed(made)] == [("ev_e1", "ev_e2")]


# ---------------------------------------------------------------- contradictions
JURF, BASE = Where("Jurf al Saqr", "IRQ", 32.86, 44.22, "exact", "jurf"), Where("Ain al-Asad", "IRQ", 33.79, 42.44, "exact", "asad")


def report(name: str, **values: object) -> Report:
    return Report(f"doc_{name}/e1", f"doc_{name}", "ASSAULT", source=name, published="2023-11-22", **values)  # type: ignore[arg-type]


def kinds(*reports: Report) -> list[str]:
    return [x.kind for x in c.of_event(make_event(reports))]


def test_figures_that_cannot_all_hold_and_those_that_can() -> None:
    assert kinds(report("a", deaths=Count.exactly(5)), report("b", deaths=Count.exactly(9))) == ["number"]
    assert kinds(report("a", deaths=Count.exactly(6)), report("b", deaths=Count("given", 5, 5, None, "at least five"))) == []
    assert kinds(report("a", deaths=Count.exactly(6)), report("b", deaths=Count("unknown")), report("c")) == []


def test_days_places_and_actors_that_do_not_meet() -> None:
    one, two = When("2023-11-20", "2023-11-20", "day"), When("2023-11-21", "2023-11-21", "day")
    assert kinds(report("a", when=one), report("b", when=two)) == ["date"]
    assert kinds(report("a", when=one), report("b", when=When("2023-11-01", "2023-11-30", "month"))) == []
    assert kinds(report("a", places=(JURF,)), report("b", places=(BASE,))) == ["place"]
    assert kinds(report("a", places=(JURF,)), report("b", places=(Where("Iraq", "IRQ", 33.0, 44.0, "country"),))) == []
    assert kinds(report("a", actors=(US,)), report("b", actors=(KH,))) == ["actor"]


def test_a_misplaced_telling_is_listed_not_averaged() -> None:
    """Two facilities hit: one source at Jurf al Saqr, one at Ain al-Asad, and a third that fits both."""
    day, shared = When("2023-11-22", "2023-11-22", "day"), {"actors": (US,), "recipients": (KH,), "mode": "aerial", "targets": ("two facilities",)}
    country = Where("Iraq", "IRQ", 33.0, 44.0, "country", "iq")
    reports = [report("a", when=day, places=(JURF,), **shared), report("b", when=day, places=(BASE,), **shared), report("c", when=day, places=(country,), **shared)]
    from dateline.merging.blocks import keys, pairs
    from dateline.merging.features import features

    ready = [features(r) for r in reports]
    found = same(pairs([(f, keys(f)) for f in ready]))
    apart, events = decide(ready, found)
    assert len(events) == 2
    assert [x.kind for x in c.near_misses(events, [*found, *apart])] == ["place"]


def test_nothing_gives_nothing() -> None:
    assert group([]) == []
    assert c.near_misses([], []) == []
