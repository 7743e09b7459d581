"""ACLED-like rows: ACLED's columns and rules, and unknown stays empty."""

from __future__ import annotations

import csv

import pytest

from dateline.exporters.acled import COLUMNS, fatalities, inter, kind, recipient, shortened, spoken
from dateline.exporters.items import item
from dateline.model import ActorRef, Count, Estimate, Event, Report, Told, Where
from dateline.model.values import ActorKind, GeoPrecision
from dateline.store.tellings import Telling
from dateline.vocab.crosswalk import acled_type
from tests.exporters.conftest import ARMY, CIVILIANS, Export

HEADER = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction "
    "civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
).split()


def dead(count: Count, *others: Count) -> int | None:
    return fatalities(item(Event("ev_1", (), (Estimate("deaths", count, "latest-official", (), tuple(Told(o, ()) for o in others)),)), ()))


@pytest.mark.parametrize(
    ("count", "number"),
    [(Count.exactly(8), 8), (Count.exactly(0), 0), (Count("given", 24, None, None, "dozens"), 12), (Count("given", 24, None, None, "two dozen"), 24),
     (Count("given", 200, None, None, "hundreds of people"), 100), (Count("given", 2, None, None, "a number of"), 3), (Count("given", 2), 3),
     (Count("given", 21, None, None, "more than 20"), 21), (Count("given", 12, 12, None, "at least 12"), 12), (Count("given", None, None, 5, "up to five"), None),
     (Count("unknown", wording="still being assessed"), None), (Count(), None), (Count("given", 10, 12, 15), 12)],
)  # fmt: skip
def test_fatalities_by_acleds_rules(count: Count, number: int | None) -> None:
    assert dead(count) == number


def test_a_number_of_several_tellings_is_read_by_their_words() -> None:
    assert dead(Count("given", 24), Count("given", 24, None, None, "dozens of soldiers")) == 12
    assert dead(Count("given", 24), Count("given", 40, None, None, "scores")) == 24


@pytest.mark.parametrize(
    ("type_", "rule", "actor", "sub_event"),
    [
        ("COERCE", "coerce.arrest", "state-force", "Arrests"),
        ("COERCE", "coerce.arrest", "unknown", "Arrests"),
        ("COERCE", "coerce.arrest", "armed-group", None),
        ("COERCE", "coerce.sentence", "organisation", None),
        ("COERCE", "coerce.restrict", "state", None),
        ("COERCE", "coerce.overthrow", "state-force", "Other"),
        ("RETREAT", "retreat.release", "armed-group", "Agreement"),
        ("RETREAT", "retreat.ceasefire", "state", "Agreement"),
        ("ACCUSE", "coerce.arrest", "state", None),
    ],
)
def test_acts_that_type_and_mode_do_not_tell_apart(type_: str, rule: str, actor: ActorKind, sub_event: str | None) -> None:
    report = Report("doc/e1", "doc", "COERCE" if type_ == "ACCUSE" else type_)
    actors = Estimate("actors", (ActorRef("They", None, actor),), "all")
    made = item(Event("ev_1", (report,), (Estimate("type", type_, "first"), actors)), (Telling(report, coder=f"rule:{rule}"),))
    found = kind(made)
    assert (found.sub_event_type if found else None) == sub_event


@pytest.mark.parametrize(
    ("weapons", "sub_event"), [(("grenade",), "Grenade"), (("rocket-propelled grenade",), "Remote explosive/landmine/IED"), ((), "Remote explosive/landmine/IED")]
)
def test_a_grenade_thrown_by_hand_has_a_type_of_its_own(weapons: tuple[str, ...], sub_event: str) -> None:
    made = item(Event("ev_1", (), (Estimate("type", "ASSAULT", "first"), Estimate("mode", "explosives", "first"), Estimate("weapons", weapons, "all"))), ())
    assert (found := kind(made)) is not None
    assert found.sub_event_type == sub_event


@pytest.mark.parametrize(
    ("deaths", "sub_event"),
    [(Count.exactly(2), "Excessive force against protesters"), (Count.exactly(0), "Protest with intervention"), (Count(), "Protest with intervention")],
)
def test_force_that_kills_protesters_is_excessive(deaths: Count, sub_event: str) -> None:
    made = item(Event("ev_1", (), (Estimate("type", "ASSAULT", "first"), Estimate("mode", "crowd-control", "first"), Estimate("deaths", deaths, "x"))), ())
    assert (found := kind(made)) is not None
    assert found.sub_event_type == sub_event


def test_the_header_is_acleds() -> None:
    assert [c.name for c in COLUMNS] == HEADER


def test_rows(exported: Export) -> None:
    out, summary = exported("acled")
    with out.open(encoding="utf-8", newline="") as file:
        rows = {r["source"]: r for r in csv.DictReader(file)}
    dozens = rows["Dozens Daily"]
    assert (dozens["event_type"], dozens["sub_event_type"]) == ("Explosions/Remote violence", "Shelling/artillery/missile attack")
    assert (dozens["actor1"], dozens["inter1"], dozens["actor2"], dozens["inter2"]) == ("Syrian army", "State forces", "civilians", "Civilians")
    assert (dozens["interaction"], dozens["civilian_targeting"]) == ("State forces-Civilians", "Civilian targeting")
    assert (dozens["iso"], dozens["region"], dozens["country"], dozens["admin1"], dozens["geo_precision"]) == ("760", "Middle East", "Syria", "Hama", "1")
    assert (dozens["fatalities"], dozens["time_precision"], dozens["timestamp"]) == ("12", "1", "1700697600")
    assert dozens["notes"].startswith('On 20 November 2023, according to Dozens Daily: "')
    ranged = rows["Range Review"]
    assert (ranged["event_type"], ranged["sub_event_type"], ranged["fatalities"], ranged["time_precision"], ranged["geo_precision"]) == (
        "Violence against civilians", "Attack", "12", "2", "2")  # fmt: skip
    assert "low 10, best 12, high 15" in ranged["notes"]
    assert ranged["interaction"] == ranged["actor1"] == ranged["inter1"] == ""
    assert rows["Zero Herald"]["fatalities"] == "0"
    assert [r["fatalities"] for r in rows.values() if r["location"] == "Jurf al Saqr"] == [""]
    assert sum(n for reason, n in summary.left_out.items() if "no event type" in reason) == 1


def test_a_states_forces_are_other_forces_abroad() -> None:
    us = ActorRef("US military", "USA", "state-force", "us-military")
    assert (inter(us, ("IRQ",)), inter(us, ("USA",)), inter(ARMY, ("SYR",)), inter(CIVILIANS, ("SYR",))) == (8, 1, 1, 7)
    assert inter(ActorRef("militants", None, "armed-group"), ("IRQ",)) is None
    assert inter(None, ()) is None


def test_days_are_spoken() -> None:
    assert spoken("2023-11-21", "2023-11-22", "day") == "Between 21 November 2023 and 22 November 2023"
    assert spoken("2023-11-13", "2023-11-19", "week") == "Around 13 November 2023 (week)"
    assert spoken("2023-11-01", "2023-11-30", "month") == "In November 2023"


def test_long_quotes_end_after_a_clause() -> None:
    assert shortened("one ... two,") == "one ... two"
    assert shortened("a" * 300 + " ... " + "b" * 200) == "a" * 300 + " ..."


@pytest.mark.parametrize(
    ("actors", "said", "event_type"),
    [((ARMY,), "armed", "Battles"), ((CIVILIANS,), "unarmed", "Violence against civilians"), ((), "", ""), ((ActorRef("Syria", "SYR", "state"),), "", ""),
     ((CIVILIANS, ARMY), "armed", "Battles")],
)  # fmt: skip
def test_a_clash_needs_an_armed_side(actors: tuple[ActorRef, ...], said: str, event_type: str) -> None:
    i = item(Event("ev_1", (), (Estimate("type", "ASSAULT", "agreement"), Estimate("recipients", actors, "agreement"))), ())
    assert recipient(i) == said
    found = acled_type("ASSAULT", None, recipient(i))
    assert found is not None
    assert (found.disorder_type, found.event_type) == ("Political violence", event_type)


@pytest.mark.parametrize(("precision", "said"), [("exact", "armed"), ("near", "")])
def test_an_attack_on_a_base_is_one_on_those_who_hold_it(precision: GeoPrecision, said: str) -> None:
    base = Where("Ain al-Asad air base", "IRQ", 33.79, 42.44, precision, "dl:ain-al-asad-air-base-irq")
    i = item(Event("ev_1", (), (Estimate("type", "ASSAULT", "agreement"), Estimate("places", (base,), "precision"))), ())
    assert recipient(i) == said


@pytest.mark.parametrize(("target", "sub_event"), [("drones", "Disrupted weapons use"), ("helicopter", "Air/drone strike")])
def test_a_drone_shot_down_is_a_weapon_disrupted_and_a_helicopter_is_none(target: str, sub_event: str) -> None:
    report = Report("doc/e1", "doc", "ASSAULT")
    values = (Estimate("type", "ASSAULT", "first"), Estimate("mode", "aerial", "first"), Estimate("targets", (target,), "all"))
    assert (found := kind(item(Event("ev_1", (report,), values), (Telling(report, coder="rule:assault.shoot-down"),)))) is not None
    assert found.sub_event_type == sub_event
