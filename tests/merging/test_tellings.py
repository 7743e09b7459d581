"""Tellings under one heading: conservative, explained, whatever the order."""

from __future__ import annotations

import random

import pytest

from dateline.merging.compare import Comparison
from dateline.merging.compare import compare as compare_features
from dateline.merging.features import features
from dateline.merging.tellings import Telling, group
from dateline.model import ActorRef, Count, Document, Evidence, Reading, Record, Span, Statement, When, Where
from dateline.model.values import Value

US = ActorRef("US military", "USA", "state-force", "us-military")
KH = ActorRef("Kataeb Hezbollah", "IRQ", "armed-group", "kataeb-hezbollah")
BASE = Where("Ain al-Asad", "IRQ", 33.79, 42.44, "exact", "asad")
JURF = Where("Jurf al Saqr", "IRQ", 32.86, 44.22, "near", "jurf")


def on(day: str) -> When:
    return When(day, day, "day")


def telling(source: str, *values: tuple[str, Value], type_: str = "ASSAULT", name: str = "e1") -> Telling:
    ev = Evidence((Span(0, 3),), "test")
    record = Record(name, "event", ev.spans, tuple(Statement(f, v, ev) for f, v in (("type", type_), ("status", "current"), *values)))
    return Telling(Reading(Document(f"The text of {source}.", source=source, published="2023-11-22"), (record,)), record)


def compare(a: Telling, b: Telling) -> Comparison:
    return compare_features(features(a.report), features(b.report))


def _named(name: str) -> ActorRef:
    return ActorRef(name, None, "person")


STRIKE = (("actors", US), ("recipients", KH), ("mode", "aerial"), ("places", JURF), ("when", on("2023-11-22")))
MISSILE = (("recipients", US), ("mode", "heavy-weapons"), ("places", BASE), ("when", on("2023-11-21")), ("wounded", Count.exactly(8)))


def test_two_sources_of_one_strike_stand_together_with_reasons() -> None:
    one, two = telling("A", *STRIKE), telling("B", *STRIKE[:3], ("places", JURF), ("when", on("2023-11-21")), ("deaths", Count.exactly(5)))
    (found,) = group([one, two])
    assert {t.reading.document.source for t in found.tellings} == {"A", "B"}
    assert {r.feature for c in found.because for r in c.reasons} >= {"place", "recipient", "actor", "mode"}


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (telling("B", *MISSILE), "sides exchanged"),
        (telling("B", *STRIKE[:2], ("mode", "arrest"), *STRIKE[3:]), "mode"),
        (telling("B", ("actors", KH), ("recipients", US), *STRIKE[3:]), "sides exchanged"),
        (telling("B", *STRIKE[:4], ("when", on("2023-11-25"))), "when"),
        (telling("B", *STRIKE[:4]), "when"),
        (telling("B", *STRIKE[:4], ("when", When("2023-01-01", "2023-12-31", "year"))), "when"),
        (telling("B", *STRIKE[:3], ("places", Where("Deir ez-Zor", "SYR", 35.3, 40.1, "exact", "deir")), ("when", on("2023-11-22"))), "country"),
        (telling("B", *STRIKE[:3], ("places", BASE), ("when", on("2023-11-22"))), "place"),
        (telling("B", *STRIKE, type_="PROTEST"), "type"),
    ],
)
def test_what_keeps_tellings_apart(other: Telling, why: str) -> None:
    one = telling("A", *STRIKE)
    compared = compare(one, other)
    assert compared.score is None
    assert compared.reasons[-1].feature == why
    assert len(group([one, other])) == 2


SEA = (("mode", "heavy-weapons"), ("places", BASE), ("when", on("2023-11-21")))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ([("targets", "tanker Alpha")], [("targets", "tanker Omega")], "ship"),
        ([("targets", "tanker Alpha")], [("targets", "the ship Alpha")], None),
        ([("recipients", _named("Jose Rangel")), ("deaths", Count.exactly(1))], [("recipients", _named("Maria Lopez")), ("deaths", Count.exactly(1))], "victim"),
        ([("recipients", _named("Jose Rangel")), ("deaths", Count.exactly(1))], [("recipients", _named("José Ranjel")), ("deaths", Count.exactly(1))], None),
    ],
)
def test_names_that_keep_tellings_apart(one: list[tuple[str, Value]], other: list[tuple[str, Value]], why: str | None) -> None:
    compared = compare(telling("A", *SEA, *one), telling("B", *SEA, *other))
    assert (compared.reasons[-1].feature if compared.score is None else None) == why


@pytest.mark.parametrize(
    "other",
    [
        telling("B", ("actors", ActorRef("Turkish army", "TUR", "state-force", "tr")), *STRIKE[1:3], ("when", on("2023-11-22"))),
        telling("B", ("actors", ActorRef("gunmen", None, "armed-group")), *STRIKE[1:3], ("when", on("2023-11-22"))),
    ],
)
def test_other_actors_without_a_shared_place_forbid(other: Telling) -> None:
    assert compare(telling("A", *STRIKE), other).score is None


def test_a_contested_attack_is_one_event_when_all_else_agrees() -> None:
    """Each side blames the other: not two attacks."""
    rest = (("places", JURF), ("when", on("2023-11-22")), ("mode", "aerial"), ("deaths", Count.exactly(12)), ("targets", "grain market"))
    one, two = telling("A", ("actors", US), *rest), telling("B", ("actors", ActorRef("Russia", "RUS", "state", "state:RUS")), *rest)
    assert compare(one, two).same


@pytest.mark.parametrize(("party", "together"), [(US, True), (ActorRef("Turkish army", "TUR", "state-force", "tr"), False)])
def test_one_night_has_two_dates_only_for_a_party_from_far_away(party: ActorRef, together: bool) -> None:
    shared = (("actors", party), ("recipients", KH), ("mode", "aerial"), ("targets", "two sites"), ("places", Where("Iraq", "IRQ", 33.0, 44.0, "country", "iq")))
    one, two = telling("A", *shared, ("when", on("2023-11-21"))), telling("B", *shared, ("when", on("2023-11-22")))
    assert compare(one, two).same is together


def test_strikes_on_consecutive_days_stay_apart() -> None:
    turkish = [("actors", ActorRef("Turkish army", "TUR", "state-force", "tr"))]
    daily = [telling(f"S{d}", *turkish, ("mode", "aerial"), ("places", JURF), ("when", on(f"2023-11-{d}"))) for d in range(10, 20)]
    assert len(group(daily)) == 10


def test_figures_of_another_size_are_another_bombing() -> None:
    city = (("places", Where("Baghdad", "IRQ", 33.3, 44.4, "exact", "baghdad")), ("mode", "explosives"), ("when", on("2023-11-22")))
    assert compare(telling("A", *city, ("deaths", Count.exactly(2))), telling("B", *city, ("deaths", Count("given", 2, 2, None, "at least two")))).same
    assert not compare(telling("A", *city, ("deaths", Count.exactly(2))), telling("B", *city, ("deaths", Count.exactly(41)))).same
    assert compare(telling("A", *city, ("deaths", Count.exactly(41))), telling("B", *city, ("deaths", Count("given", 5, 5, None, "at least five")))).same


@pytest.mark.parametrize(("party", "joined"), [("Espectador newspaper", True), ("passers-by in the street", False)])
def test_a_target_of_one_telling_is_a_party_of_the_other(party: str, joined: bool) -> None:
    where = (("places", Where("Bogotá", "COL", 4.6, -74.08, "exact", "bogota")), ("when", on("2023-11-22")))
    one = telling("A", *where, ("targets", "El Espectador facilities"))
    other = telling("B", *where, ("mode", "explosives"), ("targets", "gas station"), ("recipients", ActorRef(party)))
    found = compare(one, other)
    assert found.same == compare(other, one).same == joined
    assert [r.feature for r in found.reasons if r.feature.startswith("target")] == ["target-party" if joined else "target-other"]


def test_a_misplaced_strike_is_known_by_its_target() -> None:
    targets = (("targets", "operations center"), ("targets", "command and control node"))
    one = telling("A", *STRIKE, *targets)
    other = telling("B", *STRIKE[:3], ("places", BASE), ("when", on("2023-11-22")), ("targets", "operations centre"))
    assert len(group([one, other])) == 1


def test_tellings_of_one_document_are_never_put_together() -> None:
    one = telling("A", *STRIKE)
    twin = Telling(one.reading, Record("e2", "event", one.record.spans, one.record.statements))
    assert len(group([one, twin])) == 2
    found = group([one, twin, telling("B", *STRIKE)])
    assert sorted(len(g.tellings) for g in found) == [1, 2]


def test_order_of_arrival_does_not_matter() -> None:
    tellings = [telling(f"S{n}", *(STRIKE if n % 2 else MISSILE)) for n in range(8)] + [telling("X", *STRIKE[:2], ("when", on("2023-11-22")))]
    expected = group(tellings)
    assert sorted(len(g.tellings) for g in expected) == [1, 4, 4]
    for seed in range(10):
        random.Random(seed).shuffle(tellings)
        assert group(tellings) == expected
