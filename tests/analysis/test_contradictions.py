"""Contradictions across tellings: what cannot all hold is listed with both sides, and what can is not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import dateline
from dateline.analysis.contradictions import Conflict, contradictions, limits, tally_conflicts
from dateline.model import ActorRef, Count, Document, Event, Evidence, Link, Reading, Record, Report, Span, Statement, When, Where

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = "Six men were killed in the strike on the depot, the first reported death in the war."
US = ActorRef("US military", "USA", "state-force", "us-military")
ISRAEL = ActorRef("Israel", "ISR", "state", "isr")
JURF = Where("Jurf al Saqr", "IRQ", 32.86, 44.22, "near", "jurf")
BASE = Where("Al-Asad air base", "IRQ", 33.79, 42.44, "exact", "asad")
FIELDS = ("type", "mode", "status")
LISTS = ("places", "actors", "recipients", "claimed_by", "targets", "weapons", "speakers")


def as_report(reading: Reading, record: Record) -> Report:
    """A report of a coded record, as merging makes it."""
    values: dict[str, Any] = {f: v for f in (*FIELDS, "when", "deaths", "wounded") if (v := record.value(f)) is not None}
    values |= {f: tuple(record.values(f)) for f in LISTS}
    document = reading.document
    return Report(f"{document.id}/{record.id}", document.id, source=document.source, published=document.published, **values)


class Desk:
    """Hand-made events, and the lookup that goes with them."""

    def __init__(self) -> None:
        self.told: dict[str, tuple[Reading, Record]] = {}

    def tell(self, source: str, text: str = TEXT, links: tuple[Link, ...] = (), record: str = "e1", **values: Any) -> Report:
        document = Document(text, source, published="2023-11-22")
        made = [Statement(f, v, Evidence((Span(0, 7),), "test")) for f, vs in values.items() for v in (vs if isinstance(vs, tuple) else (vs,))]
        row = Record(record, "event", (Span(0, 20),), (Statement("type", "ASSAULT", Evidence((Span(0, 7),), "test")), *made))
        reading = Reading(document, (row,), links)
        report = as_report(reading, row)
        self.told[report.id] = (reading, row)
        return report

    def find(self, *events: Event) -> list[Conflict]:
        return contradictions(events, self.told.__getitem__)


def kinds(found: list[Conflict]) -> list[str]:
    return [c.kind for c in found]


def on(day: str) -> When:
    return When(day, day, "day")


def test_numbers_respect_bounds() -> None:
    for told, clash in [(Count.exactly(6), True), (Count("given", 5, 5, None, "at least five"), False), (Count("given", 6, 6, None, "at least six"), True)]:
        desk = Desk()
        found = desk.find(Event("ev_a", (desk.tell("AP", deaths=Count.exactly(5, "five")), desk.tell("DPA", deaths=told))))
        assert kinds(found) == (["number"] if clash else [])
        assert all(side.spans and side.says for c in found for side in c.sides)
    assert limits(Count.exactly(62, "about 62"))[0] < 60


def test_unknown_and_silence_contradict_nothing() -> None:
    desk = Desk()
    assert not desk.find(Event("ev_a", (desk.tell("AP", deaths=Count.exactly(5)), desk.tell("DPA", deaths=Count("unknown")), desk.tell("VOA"))))


def test_a_figure_for_two_strikes_does_not_contradict_one_of_them() -> None:
    desk = Desk()
    both = desk.tell("VOA", "Six men died in the two strikes.", deaths=Count("given", 6, 6, None, "at least six"))
    assert not desk.find(Event("ev_a", (desk.tell("DPA", deaths=Count.exactly(5)), both)))


def test_neighbouring_days_are_one_night() -> None:
    for day, clash in [("2023-11-22", []), ("2023-11-23", ["date"])]:
        desk = Desk()
        assert kinds(desk.find(Event("ev_a", (desk.tell("AP", when=on("2023-11-21")), desk.tell("DPA", when=on(day)))))) == clash


def test_places_and_actors_within_an_event() -> None:
    desk = Desk()
    event = Event("ev_a", (desk.tell("AP", places=(JURF,), actors=(US,)), desk.tell("KUNA", places=(BASE,), actors=(ISRAEL,))))
    assert kinds(desk.find(event)) == ["actor", "place"]


def test_order_told_both_ways() -> None:
    desk = Desk()

    def pair(source: str, first: str, second: str) -> tuple[Report, Report]:
        link = Link(second, first, "follows", (Span(0, 5),))
        return desk.tell(source, links=(link,), record="e1"), desk.tell(source, links=(link,), record="e2")

    a, b = pair("AP", "e1", "e2")
    c, d = pair("DPA", "e2", "e1")
    assert kinds(desk.find(Event("ev_a", (a, c)), Event("ev_b", (b, d)))) == ["order"]
    assert kinds(desk.find(Event("ev_a", (a,)), Event("ev_b", (b,)))) == []


def test_a_first_death_beside_an_earlier_one() -> None:
    desk = Desk()
    late = Event("ev_a", (desk.tell("AFP", deaths=Count.exactly(6), when=on("2023-11-21")),))
    early = Event("ev_b", (desk.tell("AP", "One man was killed.", deaths=Count.exactly(1), when=on("2023-11-01")),))
    (found,) = desk.find(late, early)
    assert (found.kind, found.events) == ("scope", ("ev_a", "ev_b"))
    assert found.sides[0].says.startswith("first reported death")
    assert desk.find(late) == []


@cache
def example(name: str) -> Reading:
    return dateline.code(dateline.read(next(EXAMPLES.glob(f"{name}-*.txt")))[0])


def test_the_misplaced_strike_of_the_examples_is_flagged() -> None:
    told = {f"{example(n).document.id}/e1": (example(n), example(n).record("e1")) for n in ("02", "05", "06")}
    b, e, f = (as_report(*t) for t in told.values())
    found = contradictions([Event("ev_strikes", (b, e)), Event("ev_kuna", (f,))], told.__getitem__)
    place = [c for c in found if c.kind == "place" and len(c.events) == 2]
    assert [c.events for c in place] == [("ev_kuna", "ev_strikes")]
    assert {s.says for s in place[0].sides} == {"Jurf al Saqr", "Al-Asad air base"}


def test_tallies_of_different_counters_stand_side_by_side() -> None:
    def tally(source: str, n: Count, since: str = "2023-10-17", until: str = "2023-11-22") -> Reading:
        rows: dict[str, Any] = {"count": n, "unit": "attacks", "since": since, "until": until, "recipients": US}
        record = Record("t1", "tally", (Span(0, 9),), tuple(Statement(k, v, Evidence((Span(0, 3),), "test")) for k, v in rows.items()))
        return Reading(Document(TEXT, source), (record,))

    pentagon = tally("AP", Count.exactly(66, "66"))
    assert kinds(tally_conflicts([pentagon, tally("ISW", Count.exactly(68, "68"), "2023-10-18")])) == ["number"]
    assert not tally_conflicts([pentagon, tally("VOA", Count("given", 61, None, None, "more than 60"))])
    assert not tally_conflicts([pentagon, tally("later", Count.exactly(70), until="2023-11-30")])
    assert tally_conflicts([pentagon, tally("later", Count.exactly(60), until="2023-11-30")])


def test_the_examples_tallies_66_and_68() -> None:
    found = tally_conflicts([example("06"), example("10")])
    assert [sorted(s.says for s in c.sides) for c in found] == [["66", "68"]]
