"""Forces and how many they are, truces and who is a side of them, counts of many who were taken, and what answers what."""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.model import ActorRef, Count, Reading, Where
from dateline.readers import Hints, read_text

Posture = tuple[int | None, str, str, str | None]


def read(text: str) -> Reading:
    return code(read_text(text, Hints(published="2025-06-10")))


def postures(text: str) -> list[Posture]:
    """Strength (the least, where it is open), place, whose, and as of when."""
    out: list[Posture] = []
    for r in read(text).of_kind("posture"):
        count, place, actor = r.value("strength"), r.value("place"), r.value("actor")
        assert isinstance(count, Count)
        assert isinstance(place, Where)
        assert isinstance(actor, ActorRef)
        as_of = r.value("as_of")
        out.append((count.best or count.low, place.name, actor.name, str(as_of) if as_of else None))
    return out


@pytest.mark.parametrize(
    ("text", "posture"),
    [
        ("The 14,000-strong U.N. peacekeeping mission in South Sudan said its base was hit.", (14000, "South Sudan", "U.N. peacekeeping mission", "2025-06-10")),
        ("NATO's battlegroup in Lithuania numbers 1,700 soldiers.", (1700, "Lithuania", "NATO", "2025-06-10")),
        ("Russian forces number some 640,000 in Ukraine, General Syrskyi said.", (640000, "Ukraine", "Russian forces", "2025-06-10")),
        ("The British army has 900 soldiers stationed in Estonia.", (900, "Estonia", "British army", "2025-06-10")),
        ("A Kenyan-led force of about 1,000 police officers is deployed in Haiti.", (1000, "Haiti", "Kenya-led force", "2025-06-10")),
        ("About 800 Kenyan police officers are in Haiti.", (800, "Haiti", "Kenyan police", "2025-06-10")),
        ("Around 10,000 North Korean soldiers are fighting for Russia in the Kursk region.", (10000, "Kursk", "North Korean soldiers", "2025-06-10")),
        ("The group is thought to have 7,000 to 12,000 fighters in Somalia.", (7000, "Somalia", "group", "2025-06-10")),
        ("Wagner had up to 2,000 men in the Central African Republic.", (2000, "Central African Republic", "Wagner", "2025-06-10")),
        ("The Pentagon says it has around 40,000 service members in the Middle East.", (40000, "Middle East", "Pentagon", "2025-06-10")),
        ("The number of U.S. troops in Syria has been cut from 2,000 to about 1,400.", (1400, "Syria", "US military", "2025-06-10")),
        ("The 2,500 U.S. troops in Iraq will leave by 2026 under the deal.", (2500, "Iraq", "US military", "2025-06-10")),
        ("France, which had 5,100 soldiers in the Sahel at its peak, withdrew from Niger in 2023.", (5100, "Sahel", "France", None)),
        ("North Korea sent 11,000 soldiers to Russia last year.", (11000, "Russia", "North Korea", "2024-01-01")),
    ],
)
def test_posture(text: str, posture: Posture) -> None:
    assert postures(text) == [posture]


@pytest.mark.parametrize(
    "text",
    [
        "The army killed 40 fighters in Hodeida and wounded 20.",
        "Some 300 fighters surrendered in Goma on Monday.",
        "The 45 soldiers in Kidal were taken prisoner.",
        "The group has recruited 2,000 fighters in Somalia since January.",
        "The union has 12,000 members in France.",
        "The hospital in Goma has treated 80 soldiers.",
        "Some 9,000 Islamic State fighters are held in prisons in northeastern Syria.",
        "The Pentagon denied that it had 5,000 troops in Libya.",
        "The 200 soldiers in the convoy were in danger.",
    ],
)
def test_no_posture(text: str) -> None:
    assert postures(text) == []


def truces(text: str) -> list[tuple[str, set[str]]]:
    """State and sides of each truce."""
    return [(str(r.value("state")), {v.name for v in r.values("by") if isinstance(v, ActorRef)}) for r in read(text).of_kind("truce")]


@pytest.mark.parametrize(
    ("text", "state", "by"),
    [
        ("Rebels in Tigray promised on Friday to hold their fire.", "announced", {"Rebels"}),
        ("The group ceased fire on Friday.", "announced", {"group"}),
        ("The M23 broke the ceasefire within two days and seized Nyabibwe.", "broken", {"M23"}),
        ("Israel ended the ceasefire with a wave of air strikes that killed 400 people.", "ended", {"Israel"}),
        ("The RSF said it had agreed to a humanitarian truce proposed by the United States.", "announced", {"RSF"}),
        ("A fragile truce has held between the army and the militia since April.", "in-force", {"army", "militia"}),
        ("The ceasefire came into force on Sunday and calls for the withdrawal of troops.", "in-force", set()),
    ],
)
def test_truce(text: str, state: str, by: set[str]) -> None:
    assert truces(text) == [(state, by)]


@pytest.mark.parametrize(
    "text",
    [
        "No truce was reached, the mediator said.",
        "The UN urged the sides to cease hostilities.",
        "The militia refused to cease fire.",
        "Firefighters stopped the fire.",
        "He stopped fighting in 2012 and became a farmer.",
    ],
)
def test_no_truce(text: str) -> None:
    assert truces(text) == []


@pytest.mark.parametrize(
    ("text", "count", "unit", "since"),
    [
        ("Since Thursday 224 demonstrators have been detained, the Interior Ministry said.", 224, "detentions", "2025-06-05"),
        ("More than 1,000 people have been arrested since the protests began in June.", 1001, "arrests", "2025-06"),
        ("Police recorded 57 knife attacks in the city last year.", 57, "attacks", "2024"),
        ("Gangs have killed 5,600 people in Haiti in 2024, the U.N. says.", 5600, "deaths", "2024"),
    ],
)
def test_tally(text: str, count: int, unit: str, since: str) -> None:
    [tally] = read(text).of_kind("tally")
    told = tally.value("count")
    assert isinstance(told, Count)
    assert (told.low, tally.value("unit"), tally.value("since")) == (count, unit, since)


def test_few_who_are_arrested_since_an_attack_are_no_count() -> None:
    assert not read("Police have arrested 12 people since the attack.").of_kind("tally")


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Protesters threw stones at the police in Belgrade on Friday. Police in response fired tear gas at them.", True),
        ("Police used tear gas against protesters in Hong Kong on Tuesday. Some protesters responded by throwing Molotov cocktails.", True),
        ("Israel struck Beirut on Monday. Hezbollah hit back with rockets at Haifa on Tuesday.", True),
        ("Israel struck Beirut on Monday, and Hezbollah answered with 40 rockets.", True),
        ("Israel struck Beirut on Monday. The army shelled Homs on Tuesday.", False),
    ],
)
def test_what_answers(text: str, answers: bool) -> None:
    links = [(link.source, link.target) for link in read(text).links if link.type == "response_to"]
    assert links == ([("e2", "e1")] if answers else [])
