"""Settled values: each policy on a table, bounds, unknowns, neighbouring days, and any order of arrival."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.errors import DatelineError
from dateline.merging.settle import Policy, settle
from dateline.model import ActorRef, Count, Estimate, Report, When, Where
from dateline.vocab.officials import is_official, words

FIVE = Count.exactly(5, "five")
SIX_UP = Count("given", 6, 6, None, "at least six")
UNKNOWN = Count("unknown", wording="under assessment")
JURF = Where("Jurf al Saqr", "IRQ", 32.86, 44.22, "near", "jurf")
BASE = Where("Al-Asad air base", "IRQ", 33.79, 42.44, "exact", "asad")
IRAQ = Where("Iraq", "IRQ", 33.2, 43.7, "country", "iso:IRQ")
US = ActorRef("US military", "USA", "state-force", "us-military")


def on(day: str) -> When:
    return When(day, day, "day")


def report(name: str, published: str, **values: object) -> Report:
    return Report(f"doc_{name}/e1", f"doc_{name}", "ASSAULT", source=name, published=published, **values)  # type: ignore[arg-type]


AP = report("AP", "2023-11-21", deaths=UNKNOWN, when=on("2023-11-21"), places=(JURF,), speakers=("US military",), actors=(US,))
DPA = report("DPA", "2023-11-22", deaths=FIVE, when=on("2023-11-22"), places=(IRAQ,), speakers=("Kataib Hezbollah",))
VOA = report("VOA", "2023-11-23", deaths=SIX_UP, places=(JURF,), actors=(ActorRef("aircraft"),))
KUNA = report("KUNA", "2023-11-22", places=(BASE,), when=on("2023-11-22"))
ALL = (AP, DPA, VOA, KUNA)


def got(field: str, *reports: Report, policy: str = "latest-official") -> Estimate:
    return next(e for e in settle(reports, Policy(policy)) if e.field == field)


@pytest.mark.parametrize(
    ("policy", "best"),
    [("latest-official", 6), ("median", 5), ("conservative", 5), ("source:DPA", 5), ("source:kataib hezbollah", 5), ("source:AP", None)],
)
def test_policies(policy: str, best: int | None) -> None:
    value = got("deaths", *ALL, policy=policy).value
    assert isinstance(value, Count)
    assert (value.state, value.low, value.best, value.high) == ("given", 5, best, None)


def test_an_official_figure_stands_before_a_later_one() -> None:
    ministry = report("MoH", "2023-11-20", deaths=Count.exactly(9), speakers=("Gaza health ministry",))
    assert got("deaths", ministry, DPA, VOA).value == Count("given", 5, 9, 9)


def test_unknown_is_never_zero() -> None:
    assert got("deaths", AP).value == UNKNOWN
    assert not [e for e in settle((KUNA,)) if e.field in {"deaths", "wounded"}]
    assert got("deaths", AP, DPA, policy="median").value == Count("given", 5, 5, 5, "five")


def test_a_figure_for_several_strikes_is_kept_apart() -> None:
    both = report("VOA", "2023-11-23", deaths=Count("given", 6, 6, None, "at least six in the two strikes"))
    found = got("deaths", DPA, both)
    assert found.value == Count("given", 5, 5, 5, "five")
    assert [t.reports for t in found.others] == [(both.id,)]


def test_neighbouring_days_stay_as_an_interval() -> None:
    found = got("when", *ALL)
    assert found.value == When("2023-11-21", "2023-11-22", "day")
    assert [t.reports for t in found.others] == [(AP.id,), (DPA.id, KUNA.id)]
    assert got("when", AP, report("X", "2023-11-24", when=on("2023-11-24"))).value == on("2023-11-21")


def test_a_misplacement_loses_and_is_kept() -> None:
    found = got("places", *ALL)
    assert found.value == (JURF,)
    assert {t.value for t in found.others} == {BASE, IRAQ}


def test_named_actors_stand_before_generic_ones() -> None:
    assert got("actors", *ALL).value == (US,)


def test_order_of_arrival_changes_nothing() -> None:
    want = settle(ALL)
    for seed in range(50):
        mixed = list(ALL)
        random.Random(seed).shuffle(mixed)
        assert settle(mixed) == want


def test_every_telling_is_kept() -> None:
    for e in settle(ALL):
        told = set(e.support) | {i for t in e.others for i in t.reports}
        assert told, e.field
    assert {i for t in got("deaths", *ALL).others for i in t.reports} == {AP.id, DPA.id, VOA.id}


def test_unknown_policies_and_sources_are_errors() -> None:
    with pytest.raises(DatelineError, match="no policy"):
        Policy("loudest")
    with pytest.raises(DatelineError, match="no report from 'BBC'"):
        settle(ALL, Policy("source:BBC"))


@pytest.mark.parametrize("word", sorted(words()))
def test_official_words_have_a_yes_and_a_no(word: str) -> None:
    assert is_official(words()[word]["yes"])
    assert not is_official(words()[word]["no"])


def example(name: str, record: str) -> Report:
    reading = dateline.code(dateline.read(next((Path(__file__).parents[2] / "examples").glob(f"{name}-*.txt")))[0])
    r, d = reading.record(record), reading.document
    values: dict[str, Any] = {f: v for f in ("mode", "when", "deaths", "wounded") if (v := r.value(f)) is not None}
    values |= {f: tuple(r.values(f)) for f in ("places", "actors", "recipients", "targets", "weapons", "speakers")}
    return Report(f"{d.id}/{record}", d.id, str(r.value("type")), source=d.source, published=d.published, **values)


def test_the_missile_of_the_examples_wounded_eight_at_one_base() -> None:
    reports = [example("01", "e2"), example("03", "e1"), example("04", "e2"), example("05", "e2"), example("08", "e2")]
    wounded, places = got("wounded", *reports).value, got("places", *reports).value
    assert wounded == Count("given", 8, 8, 8)  # "several" beside eight is eight
    assert isinstance(places, tuple)
    assert [p.place_id for p in places if isinstance(p, Where)] == ["dl:ain-al-asad-air-base-irq"]
    assert not [e for e in settle(reports) if e.field == "deaths"]


def test_the_two_sites_of_the_examples_keep_both_days() -> None:
    found = got("when", example("02", "e1"), example("05", "e1"))
    assert found.value == When("2023-11-21", "2023-11-22", "day")
    assert len(found.others) == 2


def test_a_figure_for_several_acts_stays_where_a_report_stands_alone_and_is_set_aside_among_others() -> None:
    both = Count("given", 6, 6, None, "at least six in two American airstrikes")
    alone = report("a", "2023-11-22", deaths=both)
    assert got("deaths", alone).value == both
    among = got("deaths", alone, report("b", "2023-11-22"))
    assert isinstance(among.value, Count)
    assert among.value.state == "unknown"
    assert among.others[0].value == both
