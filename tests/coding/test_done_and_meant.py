"""What was done beside what was meant; weapons used beside things hit; acts of other weapons, and far back, apart; names and headlines. Our own sentences."""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.model import ActorRef, Record
from dateline.readers import Hints, read_text


def events(text: str) -> tuple[Record, ...]:
    return code(read_text(text + "\n", Hints(published="2024-05-07"))).events


def names(e: Record, field: str) -> str:
    return ", ".join(a.name if isinstance(a, ActorRef) else str(getattr(a, "name", a)) for a in e.values(field))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The rebels used drones to attack the base near Goma on Monday.", "current"),
        ("A drone was used to attack the base in Goma on Monday.", "current"),
        ("The rebels used the hills to attack the base near Goma.", "background"),
        ("The rebels plan to use drones to attack the base near Goma.", "planned"),
        ("The group would use drones to attack the base near Goma.", "hypothetical"),
        ("The army managed to recapture the town of Bara on Monday.", "current"),
        ("The army hopes to recapture the town of Bara.", "hypothetical"),
        ("The rebels went on to attack the airport in Goma on Monday.", "current"),
        ("Rebels were able to seize the airport in Goma on Monday.", "current"),
        ("Rebels were not able to seize the airport in Goma on Monday.", "hypothetical"),
        ("Two militants entered the mosque to attack worshippers, killing four.", "current"),
        ("Two militants entered the mosque to attack worshippers.", "hypothetical"),
    ],
)
def test_done_or_meant(text: str, status: str) -> None:
    assert {e.value("status") for e in events(text) if e.value("type") == "ASSAULT"} == {status}


def test_one_act_of_what_was_used() -> None:
    (event,) = events("Police used batons to beat protesters in Nairobi on Monday.")
    assert names(event, "recipients") == "protesters"


def test_a_warship_that_is_attacked_is_no_weapon() -> None:
    (event,) = events("The Houthis attacked two U.S. Navy warships in the Red Sea on Monday.")
    assert names(event, "weapons") == ""


def test_each_act_its_weapon() -> None:
    text = "A drone wounded three people in a car not far from Rylsk on Monday.\n\nOfficials visited the site.\n\nA glide bomb killed two men last Thursday.\n"
    assert [(names(e, "weapons"), names(e, "places")) for e in events(text)] == [("drone", "Rylsk"), ("glide bomb", "")]


def test_the_toll_is_of_the_act_told_last() -> None:
    text = (
        "Fighters of the ADF killed at least 89 civilians in Lubero between 1 and 3 May.\n\n"
        "On 5 May, militiamen raided a displacement site in Djugu. Six people were killed.\n"
    )
    deaths = [getattr(e.value("deaths"), "low", None) for e in events(text) if e.value("type") == "ASSAULT"]
    assert deaths == [89, 6]


def test_both_sides_of_a_deal() -> None:
    text = "When Ethiopia's government and the Tigray People's Liberation Front (TPLF) signed a deal in Pretoria on Monday, it ended a war.\n"
    (event,) = [e for e in events("Analysis: Why the deal frays\n\n" + text) if e.value("type") == "AGREE"]
    assert names(event, "actors") == "Ethiopia, Tigray People's Liberation Front"


def test_who_is_backed() -> None:
    found = code(read_text("The navy struck two Iranian-backed Houthi storage facilities in Yemen on Monday.\n", Hints(published="2024-05-07")))
    ties = [(r.value("subject"), r.value("relation"), r.value("object")) for r in found.records if r.kind == "relation"]
    assert [getattr(o, "name", o) for _, kind, o in ties if kind == "backs"] == ["Houthi"]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Two soldiers were captured and executed by ISWAP near Wajiroko on Friday.", "ISWAP", "soldiers"),
        ("The village of Maga was attacked and burned by militiamen on Monday.", "militiamen", ""),
        ('Police arrested Wilmer "Pipo" Chavarria, the leader of a gang, in Malaga on Sunday.', "Police", 'Wilmer "Pipo" Chavarria'),
        ("Armed men disguised as police officers kidnapped a priest in Esmeraldas on Monday.", "Armed men", "priest"),
    ],
)
def test_who_and_whom(text: str, actors: str, recipients: str) -> None:
    assert {(names(e, "actors"), names(e, "recipients")) for e in events(text)} == {(actors, recipients)}


def test_the_topic_of_a_headline_does_nothing() -> None:
    text = "Somalia: Army says it killed 37 fighters as militants shell Mogadishu\n\nTroops killed 37 fighters in Middle Shabelle on Monday, the army said.\n"
    assert all("Somalia" not in names(e, "actors") for e in events(text))


def test_ranked_and_told_once() -> None:
    text = "An airstrike killed 13 people in Sidon on Monday, the ministry said, the deadliest strike on Lebanon since a ceasefire a year ago.\n"
    assert len(events(text)) == 1


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("At least 12 people, five of them children, were killed by gunmen in Goma on Monday.", 12),
        ("Nine soldiers, two of them officers, were killed by rebels in Goma on Monday.", 9),
        ("12 people, including five children, were killed by gunmen in Goma on Monday.", 12),
    ],
)
def test_part_of_the_dead(text: str, dead: int) -> None:
    assert [getattr(e.value("deaths"), "low", None) for e in events(text)] == [dead]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed four drivers in Lima, prompting unions to hold a 24-hour strike on Monday.", {"ASSAULT current", "PROTEST current"}),
        ("The army killed six attackers and freed four hostages near Goma on Monday.", {"ASSAULT current"}),
        ("The rebels freed four hostages near Goma on Monday.", {"RETREAT current"}),
        ("Police released the suspect pending investigation on Monday.", set()),
    ],
)
def test_moved_and_freed(text: str, expected: set[str]) -> None:
    assert {f"{e.value('type')} {e.value('status')}" for e in events(text)} == expected


def test_no_plan_killed_anybody() -> None:
    text = "Congo is to attack the FDLR, a militia formed by perpetrators of the 1994 genocide of Tutsis, in which 800,000 people were killed.\n"
    assert all(e.value("deaths") is None or getattr(e.value("deaths"), "low", None) is None for e in events(text) if e.value("status") == "planned")


@pytest.mark.parametrize(
    ("text", "recipients", "targets"),
    [
        ("Israel struck Hezbollah targets in Lebanon on Monday.", "Hezbollah", ""),
        ("The army struck military targets in Khartoum on Monday.", "", "military targets"),
    ],
)
def test_targets_that_are_struck(text: str, recipients: str, targets: str) -> None:
    assert [(names(e, "recipients"), names(e, "targets")) for e in events(text)] == [(recipients, targets)]


@pytest.mark.parametrize(
    "text",
    [
        "The firm hit its sales targets in Germany on Monday.",
        "Britain hit its climate targets in May, the minister said.",
        "Security forces seized a launcher near Tuz Khurmatu on Monday.",
    ],
)
def test_no_force(text: str) -> None:
    assert all(e.value("type") != "ASSAULT" for e in events(text))


def test_a_make_is_no_doer() -> None:
    (event,) = events("Iskander missiles destroyed two launchers near Sumy on Monday, killing ten soldiers.")
    assert names(event, "actors") == ""


def test_one_more_thing_hit() -> None:
    text = "A Russian drone struck the city of Dnipro on Monday, killing a man.\n\nOfficials visited the site.\n\nA workshop and an office were also hit.\n"
    assert [names(e, "targets") for e in events(text)] == ["city, workshop, office"]


@pytest.mark.parametrize(("counted", "status"), [("It was the fifth raid on the city since April. ", "background"), ("", "current")])
def test_one_of_those_counted_before(counted: str, status: str) -> None:
    text = (
        "Forty people were hurt in Kharkiv when drones hit the city on Monday.\n\nThe mayor visited the site.\n\nHe spoke to reporters.\n\nPolice shut a road.\n\n"
        f"{counted}A glide bomb killed two men in Kharkiv last Thursday.\n"
    )
    assert [e.value("status") for e in events(text) if names(e, "recipients") == "men"] == [status]
