"""Settled values: each policy on a table, bounds, unknowns, neighbouring days, and any order of arrival."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.errors import DatelineError
from dateline.merging.settle import Policy, settle
from dateline.model import ActorRef, Count, Document, Estimate, Evidence, Record, Report, Span, Statement, When, Where
from dateline.store.reports import dump_report, load_report, report_of
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


POLICE = report("Gazette", "2024-03-05", deaths=Count.exactly(4, "four"), speakers=("police",))


def test_a_local_official_is_an_official() -> None:
    mayor = report("Post", "2024-03-07", deaths=Count.exactly(6, "six"), speakers=("the mayor",))
    assert got("deaths", POLICE, mayor).value == Count("given", 4, 6, 6)


def test_a_toll_that_rose_stands_before_an_earlier_official_one() -> None:
    rose = {"deaths": Count.exactly(6, "six"), "grown": ("deaths",)}
    later = report("Post", "2024-03-07", **rose)
    assert got("deaths", POLICE, later).value == Count("given", 4, 6, 6)
    assert got("deaths", POLICE, report("Post", "2024-03-07", deaths=Count.exactly(6, "six"))).value == Count("given", 4, 4, 6)
    assert got("deaths", POLICE, report("Post", "2024-03-04", **rose)).value == Count("given", 4, 4, 6), "it rose before"
    ministry = report("MoH", "2024-03-08", deaths=Count.exactly(5, "five"), speakers=("health ministry",))
    assert got("deaths", POLICE, later, ministry).value == Count("given", 4, 5, 6), "an official says otherwise, later"


@pytest.mark.parametrize(
    ("sentence", "rose"),
    [
        ("The death toll rose to six, the mayor said.", True),
        ("The number of people killed has risen from four to at least six.", True),
        ("Prices rose to new heights. Six people were killed.", False),
        ("The death toll fell to six.", False),
        ("Six people were killed and the wounded rose to 16.", False),
    ],
)
def test_what_says_that_a_toll_rose(sentence: str, rose: bool) -> None:
    text = f"A car bomb exploded in Mosul on Tuesday. {sentence} It went on."
    start = text.lower().index("six")
    said = Evidence((Span(start, start + 3),), "test", None, "certain")
    record = Record("e1", "event", (Span(0, 9),), (Statement("type", "ASSAULT", said), Statement("deaths", Count.exactly(6, text[start : start + 3]), said)))
    made = report_of(Document(text), record)
    assert made.grown == (("deaths",) if rose else ())
    assert load_report(made.id, made.document, dump_report(made)) == made


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
