"""Tellings under one heading: conservative, explained, whatever the order."""

from __future__ import annotations

import random

import pytest

from dateline.merging.tellings import Telling, compare, group
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


STRIKE = (("actors", US), ("recipients", KH), ("mode", "aerial"), ("places", JURF), ("when", on("2023-11-22")))
MISSILE = (("recipients", US), ("mode", "heavy-weapons"), ("places", BASE), ("when", on("2023-11-21")), ("wounded", Count.exactly(8)))


def test_two_sources_of_one_strike_stand_together_with_reasons() -> None:
    one, two = telling("A", *STRIKE), telling("B", *STRIKE[:3], ("places", JURF), ("when", on("2023-11-21")), ("deaths", Count.exactly(5)))
    (found,) = group([one, two])
    assert {t.reading.document.source for t in found.tellings} == {"A", "B"}
    assert {r.feature for c in found.because for r in c.reasons} >= {"place", "recipients", "actors", "mode"}


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (telling("B", *MISSILE), "mode"),
        (telling("B", ("actors", KH), ("recipients", US), *STRIKE[3:]), "sides exchanged"),
        (telling("B", *STRIKE[:4], ("when", on("2023-11-25"))), "when"),
        (telling("B", *STRIKE[:4]), "when"),
        (telling("B", *STRIKE[:4], ("when", When("2023-01-01", "2023-12-31", "year"))), "when"),
        (telling("B", *STRIKE[:3], ("places", Where("Deir ez-Zor", "SYR", 35.3, 40.1, "exact", "deir")), ("when", on("2023-11-22"))), "country"),
        (telling("B", *STRIKE[:3], ("places", BASE), ("when", on("2023-11-22"))), "place"),
        (telling("B", ("actors", ActorRef("Turkish army", "TUR", "state-force", "tr")), *STRIKE[1:]), "actors"),
        (telling("B", *STRIKE, type_="PROTEST"), "document or type"),
    ],
)
def test_what_keeps_tellings_apart(other: Telling, why: str) -> None:
    one = telling("A", *STRIKE)
    compared = compare(one, other)
    assert compared.score is None
    assert compared.reasons[-1].feature == why
    assert len(group([one, other])) == 2


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
