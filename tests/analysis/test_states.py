"""Truces, postures, ties, answers: as told, per whom, as known on a day."""

from __future__ import annotations

import random

from dateline.analysis.network import crossed, network, responses
from dateline.analysis.states import NOT_NAMED, postures, truces
from dateline.model import ActorRef, Count, Document, Evidence, Link, Reading, Record, Span, Statement, Where

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
