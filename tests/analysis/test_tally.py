"""Our own count: nothing dropped, nothing summed twice, unknown never zero."""

from __future__ import annotations

import random

import pytest

from dateline.analysis.tally import NOT_KNOWN, tally
from dateline.errors import DatelineError
from dateline.merging.merge import make_event
from dateline.model import ActorRef, Count, Event, Report, When, Where

IRAQ, SYRIA = Where("Iraq", "IRQ", precision="country"), Where("Syria", "SYR", precision="country")
GROUP, OTHER = ActorRef("Group One", "IRQ", "armed-group", "g1"), ActorRef("Group Two", "IRQ", "armed-group", "g2")


def event(name: str, day: str | None = "2023-11-20", last: str | None = None, **values: object) -> Event:
    when = When(day, last or day, "day") if day else When()
    return make_event([Report(f"doc_{name}/e1", f"doc_{name}", "ASSAULT", source=name, when=when, **values)])  # type: ignore[arg-type]


EVENTS = [
    event("a", places=(IRAQ,), deaths=Count.exactly(2)),
    event("b", places=(IRAQ, SYRIA), deaths=Count("given", 5, 5, None, "at least five"), claimed_by=(GROUP, OTHER)),
    event("c", places=(SYRIA,), deaths=Count("unknown")),
    event("d", deaths=Count.exactly(0)),
    event("e", "2023-11-30", "2023-12-02", places=(SYRIA,)),
]


def test_rows_overlap_and_the_total_counts_once() -> None:
    made = tally(EVENTS, ["country"])
    assert [(r.by, r.events) for r in made.rows] == [(("IRQ",), 2), (("SYR",), 3), ((NOT_KNOWN,), 1)]
    assert (made.total.events, made.overlapping) == (5, 1)


def test_harm_is_bounds_and_says_what_gives_no_figure() -> None:
    deaths = tally(EVENTS).total.deaths
    assert (deaths.low, deaths.best, deaths.high, deaths.told, deaths.unknown, deaths.silent) == (7, 7, None, 3, 1, 1)
    nothing = tally([event("x")]).total.deaths
    assert (nothing.told, nothing.high) == (0, None)
    assert tally([event("z", deaths=Count.exactly(0))]).total.deaths.high == 0


def test_an_event_that_straddles_the_window_or_a_period_is_not_put_inside() -> None:
    made = tally(EVENTS, ["month"], "2023-11-01", "2023-11-30")
    assert (made.total.events, made.total.maybe) == (4, 1)
    assert [(r.by[0], r.events, r.maybe) for r in made.rows] == [("2023-11", 4, 0), (NOT_KNOWN, 0, 1)]
    assert tally([event("u", None)], [], "2023-11-01").total.maybe == 1


def test_weeks_are_iso_weeks() -> None:
    assert tally([event("w", "2024-12-30")], ["week"]).rows[0].by == ("2025-W01",)


def test_order_does_not_matter() -> None:
    shuffled = EVENTS[:]
    random.Random(1).shuffle(shuffled)
    assert tally(shuffled, ["country", "claimant"]) == tally(EVENTS, ["country", "claimant"])


def test_an_unknown_dimension_is_named() -> None:
    with pytest.raises(DatelineError, match="cannot count by 'colour'"):
        tally(EVENTS, ["colour"])


def test_a_town_and_its_province_are_one_row_and_a_country_is_no_province() -> None:
    town = Where("Al Fallūjah", "IRQ", 33.35, 43.79, "exact", "gn:99454")
    province = Where("Anbar", "IRQ", 32.9, 41.9, "province", "admin1:IQ.01")
    told = [event("f", places=(town,)), event("g", places=(province, town)), event("h", places=(IRAQ,)), event("i", places=(Where("Depot", "IRQ", precision="exact"),))]
    assert {row.by: row.events for row in tally(told, ["province"]).rows} == {("Anbar",): 2, (NOT_KNOWN,): 2}
