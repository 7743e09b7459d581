"""Missiles stopped, jails stormed, people held, forces moved, and acts that are as old as what is told beside them; each beside what looks like it. Our own sentences."""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.model import ActorRef, Record
from dateline.readers import Hints, read_text


def events(text: str) -> tuple[Record, ...]:
    return code(read_text(text + "\n", Hints(published="2024-05-07"))).events


def names(e: Record, field: str) -> str:
    return ", ".join(a.name if isinstance(a, ActorRef) else str(a) for a in e.values(field))


def told(text: str) -> list[str]:
    """Type, mode, status and doers of each event."""
    return [f"{e.value('type')} {e.value('mode') or '-'} {e.value('status')} {names(e, 'actors')}".strip() for e in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel said it had intercepted a missile fired from Yemen early on Monday.", []),
        ("Israel intercepted a Houthi missile fired at Eilat on Monday.", ["ASSAULT heavy-weapons current Houthi"]),
        ("Ukraine says it downed 61 of 75 Russian drones overnight.", []),
        ("Russia shot down 18 Ukrainian drones over Bryansk on Monday.", []),
        ("The army shot down two drones of the rebels over Goma on Monday.", ["ASSAULT - current army"]),
        ("Syria shot down a Turkish jet over Latakia on Monday.", ["ASSAULT - current Syria"]),
        ("US fighters intercepted two Russian bombers near Alaska on Monday.", []),
    ],
)
def test_stopped_in_the_air(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Ukrainian drones struck an oil refinery in Samara on Monday.", "oil refinery"),
        ("Shelling hit a water tower in Donetsk on Monday.", "water tower"),
        ("A rocket struck a law school in Gaza on Monday.", "law school"),
    ],
)
def test_a_thing_that_can_be_hit(text: str, target: str) -> None:
    (event,) = events(text)
    assert (event.value("type"), names(event, "targets")) == ("ASSAULT", target)


def test_a_deal_is_struck_and_not_hit() -> None:
    assert "ASSAULT" not in " ".join(told("The firm struck an oil deal with Iraq on Monday."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen stormed a prison in Kebbi on Monday, killing two guards and freeing 118 inmates.", ["ASSAULT - current Gunmen"]),
        ("Gunmen attacked a jail in Goma on Monday and freed 400 prisoners.", ["ASSAULT - current Gunmen"]),
        ("The rebels freed 20 prisoners on Monday.", ["RETREAT - current rebels"]),
        ("The gunmen are holding 30 hostages in a hotel in Bamako.", ["ASSAULT abduct current gunmen"]),
        ("The paramilitaries were holding 2,000 civilians for ransom.", ["ASSAULT abduct current paramilitaries"]),
        ("The army is holding the town of Bara.", []),
    ],
)
def test_jails_and_hostages(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_who_is_freed_is_not_attacked() -> None:
    (event,) = events("Gunmen stormed a prison in Kebbi on Monday, killing two guards and freeing 118 inmates.")
    assert names(event, "recipients") == "guards"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed six people in Nairobi in January 2019. All five were shot dead by police.", ["background", "background"]),
        ("Gunmen killed six people in Nairobi on Monday. All five were shot dead by police.", ["current", "current"]),
        ("The group said at the time that the raid on the town was revenge.", ["background"]),
        ("The army said on Monday that the raid on the town killed nine soldiers.", ["current"]),
        ("The raid, the deadliest in years, killed 12 soldiers.", ["current"]),
        ("In July 2022, rebels attacked Goma, wounding nine soldiers and burning a church.", ["background"]),
    ],
)
def test_as_old_as_what_is_beside(text: str, expected: list[str]) -> None:
    assert [e.value("status") for e in events(text) if e.value("type") == "ASSAULT"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The president announced that 600 soldiers would be deployed to Michoacan.", ["MOBILIZE - planned soldiers"]),
        ("France said 400 soldiers were being withdrawn from Chad.", ["RETREAT - current soldiers"]),
        ("The minister said the bill would be withdrawn.", []),
        ("Washington carried out seven weeks of air strikes against the Houthis.", ["ASSAULT aerial current United States"]),
        ("The enemy is deliberately targeting civilians, the governor said.", ["ASSAULT - background enemy"]),
        ("The rebels accused the army of massacring the population.", ["ACCUSE - current rebels"]),
        ("The rebels accused the army of killing nine villagers near Beni.", ["ACCUSE - current rebels", "ASSAULT - current army"]),
    ],
)
def test_moves_and_charges(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Drones struck a depot in Port Sudan on Monday, an army source said, in the first such attack on the wartime capital in five months.",
        "A bomb killed three people in Kabul on Monday, the third such attack in the city this week.",
        "A court in Kenya convicted four men on Monday. Judge Diana Kavedza found the men guilty of conspiracy.",
    ],
)
def test_one_act_told_twice(text: str) -> None:
    assert len(events(text)) == 1


def test_acts_of_other_sides_are_apart() -> None:
    text = "A mayor was shot dead in Uruapan on Monday.\n\nThe weapon was linked to two armed clashes between rival gangs in the region."
    assert [names(e, "actors") for e in events(text)] == ["", "rival gangs"]


def test_whose_kin() -> None:
    (event,) = events("Amina Yusuf, whose husband was killed in the attack in Goma on Monday, wept.")
    assert names(event, "recipients") == "husband"


def test_what_a_place_is_held_to_be() -> None:
    (event,) = events("The raid on the hotel on Monday was a response to a decision to recognise Jerusalem as the capital.")
    assert names(event, "places") == ""


def test_a_plan_is_no_actor() -> None:
    events_told = events("The rebels proposed a truce in Goma; the army rejected it on Monday.")
    assert [names(e, "recipients") for e in events_told if e.value("type") == "REJECT"] == [""]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Survivors of the strike on a boat on Monday were repatriated to Colombia and Ecuador.", ""),
        ("An explosion on Monday damaged a railway track on a route to Ukraine.", ""),
        ("A doctor from the Pulwama district was killed in the explosion on Monday.", ""),
        ("A doctor was killed in an explosion in the Pulwama district on Monday.", "Pulwama"),
    ],
)
def test_named_and_not_the_scene(text: str, place: str) -> None:
    assert ", ".join(p.name for e in events(text) for p in e.values("places")) == place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gang members set buses on fire and blocked roads across Rio on Monday.", ["ASSAULT destroy current gang members"]),
        ("Residents blocked the road to Rio on Monday.", ["PROTEST - current Residents"]),
        ("The army said on Monday it had dispatched forces to the scene of the fire.", []),
        ("On Monday army officers took control of the country, closing its borders.", ["COERCE - current army officers"]),
        ("Thailand on Monday suspended the implementation of a peace agreement with Cambodia.", ["SANCTION - current Thailand"]),
        ("Poland has detained 55 people over sabotage in the past three years.", ["COERCE - background Poland"]),
        ("The USS Ford, an aircraft carrier, entered the Caribbean on Sunday.", ["MOBILIZE - current USS Ford"]),
    ],
)
def test_who_rules_and_who_moves(text: str, expected: list[str]) -> None:
    assert [t.replace("Gang members", "gang members") for t in told(text)] == expected


def toll(e: Record) -> str:
    return " ".join(f"{getattr(v, 'low', None)}-{getattr(v, 'high', None)}" for v in (e.value("deaths"), e.value("wounded")) if v is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Many were executed by the rebels in Goma on Monday, a priest said.", ["2-None"]),
        ("A bomb on Monday killed two guards in Goma, and three others sustained gunshot wounds.", ["2-2 3-3"]),
        (
            "A car bomb killed 13 people in Delhi on Monday.\n\nOn Friday, nine were killed and 32 injured when a pile of seized explosives blew up at a police station.",
            ["13-13"],
        ),
        (
            "Thai troops fired into a village on Monday, killing one man.\n\nAt least 48 people were killed and thousands were displaced during a conflict in July 2022.",
            ["1-1", "48-None"],
        ),
    ],
)
def test_whose_toll(text: str, expected: list[str]) -> None:
    assert [toll(e) for e in events(text) if e.value("type") == "ASSAULT"] == expected


def test_a_claim_is_of_the_attack_told_last() -> None:
    text = (
        "A car bomb killed 13 people in Delhi on Monday.\n\nPolice searched a house in Faridabad.\n\n"
        "A day after the Delhi blast, a suicide bomber killed 12 people in Islamabad. The attack was claimed by a splinter group."
    )
    assert [(names(e, "claimed_by"), len(e.values("places"))) for e in events(text) if e.value("type") == "ASSAULT"] == [("", 1), ("splinter group", 1)]


def test_what_was_done_in_doing_it_is_of_one_day() -> None:
    text = (
        "Settlers set fire to a mosque in Deir Istiya on Sunday.\n\nOn Tuesday, dozens of masked settlers attacked the villages of Beit Lid and Deir Sharaf, "
        "setting fire to vehicles and wounding four people."
    )
    assert [names(e, "targets") for e in events(text)] == ["mosque", "villages, vehicles"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three rockets landed near the U.S. garrison at al-Tanf on Monday, a security source said.", ["ASSAULT heavy-weapons current"]),
        ("The jet landed near the garrison on Monday.", []),
        ("Two militants shot dead in Kashmir", ["ASSAULT firearms current"]),
        ("Syria joined the coalition against Islamic State on Monday.", ["COOPERATE - current Syria"]),
        ("Opposition supporters rallied in Yerevan on Saturday against the deal.", ["PROTEST - current Opposition supporters"]),
        ("A policeman was killed on Monday when two armoured vehicles collided on the road to Goma.", []),
        ("The air force bombed a rebel camp near Calamar on Monday.", ["ASSAULT aerial current air force"]),
        ("More than 300 rebels have been killed and 1,600 have surrendered this year, he said.", []),
        ("The Arakan Army, an armed group, said on Monday that it had captured a naval base in Rakhine.", ["ASSAULT - current Arakan Army"]),
    ],
)
def test_news_of_a_day(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_headline_of_one_fight() -> None:
    text = "Five soldiers killed in gunfight; two militants shot dead\n\nFive soldiers were killed in a gun battle with militants in Kishtwar on Monday.\n"
    assert len(events(text)) == 1


def test_far_places_are_not_one() -> None:
    text = (
        "Five soldiers were killed in a gun battle with militants in Kishtwar district in Kashmir on Monday.\n\n"
        "In Manipur, gunmen ambushed a convoy near Nambol, killing two troopers; the People's Liberation Army later claimed responsibility.\n"
    )
    assert [names(e, "claimed_by") for e in events(text)] == ["", "People's Liberation Army"]


def test_the_day_of_writing_is_not_that_of_the_act() -> None:
    text = "Port-au-Prince, 7 May - At least 40 people were massacred by gunmen in the town of Cabaret, in an attack that lasted from Sunday night until Monday.\n"
    (event,) = events(text)
    when = event.value("when")
    assert (when.start, when.end) == ("2024-05-05", "2024-05-06")  # type: ignore[union-attr]
    assert [p.name for p in event.values("places")] == ["Cabaret"]  # type: ignore[union-attr]


def test_one_had_for_both() -> None:
    text = "Troops detained members of a cell who had planted explosives in January 2023 and fired rockets at Israel.\n"
    assert {e.value("status") for e in events(text) if e.value("type") == "ASSAULT"} == {"background"}
