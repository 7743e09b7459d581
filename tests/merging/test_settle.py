"""Settled values: unknown is never zero, a bound stays a bound, nothing told is lost, order does not matter."""

from __future__ import annotations

import random

import pytest

from dateline.errors import DatelineError
from dateline.merging.settle import DEFAULT, settle, standing
from dateline.model import ActorRef, Count, Estimate, Report, When, Where

US = ActorRef("US military", "USA", "state-force", "us-military")
KH = ActorRef("Kataib Hezbollah", "IRQ", "armed-group", "kataeb-hezbollah")
RUSSIA = ActorRef("Russia", "RUS", "state", "state:RUS")
UNKNOWN = Count("unknown", wording="the assessment is still ongoing")
SIX = Count("given", 6, 6, None, "at least six")


def report(name: str, day: int = 21, **values: object) -> Report:
    return Report(f"doc_{name}/e1", f"doc_{name}", "ASSAULT", source=name, published=f"2023-11-{day}", **values)  # type: ignore[arg-type]


def estimate(reports: list[Report], field: str, policy: str = DEFAULT) -> Estimate:
    return next(e for e in settle(reports, policy) if e.field == field)


HISTORY = [
    report("Courier", 21, deaths=UNKNOWN, speakers=("US Central Command",)),
    report("Gazette", 22, deaths=Count.exactly(5, "five"), speakers=("Kataib Hezbollah",)),
    report("Herald", 23, deaths=SIX),
]


@pytest.mark.parametrize(
    ("policy", "best"),
    [("latest-official", 6), ("latest", 6), ("median", 5), ("conservative", 5), ("source:Gazette", 5), ("source:Kataib", 5)],
)
def test_policies_choose_the_best_figure(policy: str, best: int) -> None:
    found = estimate(HISTORY, "deaths", policy)
    assert isinstance(found.value, Count)
    assert (found.value.low, found.value.best, found.value.high) == (5, best, None)
    assert found.policy == policy


def test_a_bound_below_another_figure_leaves_the_high() -> None:
    assert estimate([report("A", 21, deaths=Count.exactly(9)), HISTORY[2]], "deaths").value == Count("given", 6, 6, 9, "at least six")


def test_several_beside_eight_is_eight() -> None:
    several = Count("given", 2, None, None, "several")
    assert estimate([report("A", 21, wounded=several), report("B", 22, wounded=Count.exactly(8))], "wounded").value == Count.exactly(8)
    assert estimate([report("A", 21, wounded=several)], "wounded").value == several


def test_an_official_figure_goes_before_a_later_one() -> None:
    told = [report("A", 21, deaths=Count.exactly(4), speakers=("Health Ministry",)), report("B", 22, deaths=Count.exactly(9), speakers=("witnesses",))]
    value = estimate(told, "deaths").value
    assert value == Count("given", 4, 4, 9)


def test_unknown_is_settled_only_when_nobody_gives_a_figure_and_is_never_zero() -> None:
    assert estimate(HISTORY[:1], "deaths").value == UNKNOWN
    value = estimate(HISTORY[:2], "deaths").value
    assert isinstance(value, Count)
    assert (value.low, value.best, value.high) == (5, 5, 5)
    assert [e for e in settle([report("Quiet")]) if e.field in ("deaths", "wounded")] == []


def test_every_losing_value_is_kept_with_who_tells_it() -> None:
    found = estimate(HISTORY, "deaths")
    told = {v for o in found.others for v in o.reports} | set(found.support)
    assert told == {r.id for r in HISTORY}


def test_finer_days_and_places_win_then_agreement() -> None:
    base, iraq = Where("Ain al-Asad", "IRQ", 33.8, 42.4, "exact", "asad"), Where("Iraq", "IRQ", 33.0, 44.0, "country", "iq")
    told = [
        report("A", 21, when=When("2023-11-01", "2023-11-30", "month"), places=(iraq,)),
        report("B", 22, when=When("2023-11-20", "2023-11-20", "day"), places=(iraq,)),
        report("C", 23, when=When("2023-11-21", "2023-11-21", "day"), places=(base,)),
        report("D", 24, when=When("2023-11-21", "2023-11-21", "day")),
    ]
    assert estimate(told, "when").value == When("2023-11-21", "2023-11-21", "day")
    assert estimate(told, "places").value == (base,)
    assert len(estimate(told, "when").others) == 2


def test_a_party_without_a_name_gives_way_to_the_named_one_of_its_kind() -> None:
    told = [report("A", recipients=(ActorRef("militants", None, "armed-group"),)), report("B", recipients=(KH,))]
    assert estimate(told, "recipients").value == (KH,)


def test_order_does_not_matter() -> None:
    told = [*HISTORY, report("Late", 24, actors=(US,), wounded=Count.exactly(8), mode="aerial")]
    expected = settle(told)
    for seed in range(20):
        random.Random(seed).shuffle(told)
        assert settle(told) == expected


@pytest.mark.parametrize("policy", ["newest", "source:", "source:NAME", ""])
def test_an_unknown_policy_is_named(policy: str) -> None:
    with pytest.raises(DatelineError, match="no policy"):
        settle(HISTORY, policy)


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([report("A")], "single source"),
        ([report("A"), report("B")], "likely"),
        ([report("A", claimed_by=(KH,))], "declared"),
        ([report("A", actors=(US,), speakers=("US military",))], "declared"),
        ([report("A", actors=(US,)), report("B", actors=(RUSSIA,))], "contested"),
    ],
)
def test_standing(reports: list[Report], expected: str) -> None:
    assert standing(reports) == expected
