"""Values in words: zero, unknown and not mentioned differ; bounds keep their "at least"; dates and places read well."""

from __future__ import annotations

import pytest

from dateline.briefs import phrasing as p
from dateline.model import ActorRef, Count, When, Where


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count.exactly(0), "no people"),
        (Count.exactly(1), "one person"),
        (Count.exactly(6), "six people"),
        (Count.exactly(1200), "1,200 people"),
        (Count("unknown"), "not known"),
        (Count(), "not mentioned"),
        (Count("given", 12, 12, None, "at least 12"), "at least 12 people"),
        (Count("given", 12, None, None, "at least 12"), "at least 12 people"),
        (Count("given", 2, None, None, "a number of"), "“a number of” (at least two; no figure is given)"),
        (Count("given", 24, None, None, "dozens of"), "“dozens of” (at least 24; no figure is given)"),
        (Count("given", 5, None, 7), "between five and seven people"),
        (Count("given", None, None, 7), "at most seven people"),
        (Count("given", 18, 20, 22, "around twenty"), "around 20 people"),
        (Count("given", None, 70, None, "roughly 70"), "70 people"),
    ],
)
def test_counts(count: Count, words: str) -> None:
    assert p.count(count) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When("2023-11-22", "2023-11-22", "day"), "on 22 November 2023"),
        (When("2023-11-21", "2023-11-22", "day"), "between 21 and 22 November 2023"),
        (When("2023-10-17", "2023-11-22", "day"), "between 17 October and 22 November 2023"),
        (When("2022-12-30", "2023-01-02", "day"), "between 30 December 2022 and 2 January 2023"),
        (When("2003-01-01", "2003-12-31", "year"), "in 2003"),
        (When("2003", "2003", "year"), "in 2003"),
        (When("2023-11", "2023-11", "month"), "in November 2023"),
        (When("2023-11-01", "2023-11-30", "month"), "in November 2023"),
        (When("2023-11-20", "2023-11-26", "week"), "in the week of 20 November 2023"),
        (When(None, "2023-11-26", "day"), "by 26 November 2023"),
        (When(), ""),
        ("2022-11", "in November 2022"),
    ],
)
def test_times(when: When | str, words: str) -> None:
    assert p.when(when) == words


def test_places() -> None:
    anbar = Where("Al Anbar", "IRQ", 32.9, 41.9, "province")
    jurf = Where("Jurf al Saqr", "IRQ", 32.86, 44.22, "near")
    iraq, syria = Where("Iraq", "IRQ", precision="country"), Where("Syria", "SYR", precision="country")
    assert p.places([anbar, jurf]) == "in Al Anbar and near Jurf al Saqr, Iraq"
    assert p.places([iraq, jurf]) == "near Jurf al Saqr, Iraq"
    assert p.places([iraq, syria]) == "in Iraq and Syria"
    assert p.places([Where("Incirlik Air Base", "TUR")]) == "at Incirlik Air Base, Turkey"
    assert p.places([]) == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("US military", "the US military"),
        ("United States", "the United States"),
        ("Kataeb Hezbollah", "Kataeb Hezbollah"),
        ("Iran-backed militants", "Iran-backed militants"),
        ("the Taliban", "the Taliban"),
        ("suicide bomber", "a suicide bomber"),
        ("gunmen", "gunmen"),
        ("civilians", "civilians"),
        ("police", "the police"),
        ("Al-Sudani's government", "Al-Sudani's government"),
    ],
)
def test_actors(name: str, words: str) -> None:
    assert p.actor(ActorRef(name)) == words


def test_text_of_articles_is_safe_to_print() -> None:
    assert p.clean("a\x1b[31mred\x07\u202etxet\n\nb") == "a [31mred txet b"
    assert len(p.printable("a\x1b\n\tb")) == 5


def test_every_phrase_is_whole() -> None:
    table = p.phrases()
    assert {k.split("/")[0] for k in table} >= set(
        "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT ACCUSE REJECT THREATEN REQUEST PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
    )
    assert all("{r}" in entry["active"] for entry in table.values())
