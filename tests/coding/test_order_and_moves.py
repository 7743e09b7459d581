"""Everyday acts of rule, moves, refusals and threats, each beside what looks like it and must not be told. The sentences are our own."""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.model import ActorRef, Count
from dateline.readers import Hints, read_text


def told(text: str) -> list[str]:
    """Type, status and doers of each event."""
    found = code(read_text(text + "\n", Hints(published="2024-05-07"))).events
    return [f"{e.value('type')} {e.value('status')} {', '.join(a.name for a in e.values('actors') if isinstance(a, ActorRef))}".strip() for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A curfew was imposed in Manipur on Monday.", ["COERCE current"]),
        ("A curfew was imposed in Miami on Monday as the hurricane approached.", []),
        ("Mobile data was switched off in Jammu on Monday.", ["COERCE current"]),
        ("Phones were switched off in the theatre in London on Monday.", []),
        ("Police blocked the road on Monday after a lorry overturned.", []),
        ("Separatists blocked the road to Bamenda on Sunday.", ["COERCE current Separatists"]),
        ("Soldiers took the wounded to hospital in Gwoza on Monday.", []),
        ("The navy picked up survivors of the wreck on Monday.", []),
        ("Police picked up five activists in Kampala on Monday.", ["COERCE current Police"]),
        ("Two Serbs were taken from an ambulance by Kosovo police on Monday.", ["COERCE current Kosovo police"]),
    ],
)
def test_acts_of_rule(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North Korea fired a ballistic missile into the sea on Monday.", ["MOBILIZE current North Korea"]),
        ("The Houthis fired a missile into the Gulf of Aden on Monday.", ["ASSAULT current Houthis"]),
        ("The prime minister fled by helicopter to India on Monday.", ["RETREAT current prime minister"]),
        ("The United Nations flew 350 staff out of Dili on Monday.", ["RETREAT current United Nations"]),
        ("The airline flew 350 passengers out of Dallas on Monday.", []),
        ("French troops took up positions on Monday south of Bouake.", ["MOBILIZE current French troops"]),
        ("President flees across river as rebels seize Bangui", ["RETREAT current President", "ASSAULT current rebels"]),
        ("Fighting broke out in Tripoli on Monday between rival militias.", ["ASSAULT current rival militias"]),
        ("Fighting between troops and rebels entered its second day in Basra on Monday.", ["ASSAULT current troops, rebels"]),
    ],
)
def test_moves_and_fighting(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel's prime minister ruled out talks with Hamas on Monday.", ["REJECT current Israel's prime minister"]),  # and no CONSULT
        ("Germany's foreign minister ruled out sending troops to Iraq on Monday.", ["REJECT current Germany's foreign minister"]),  # and no MOBILIZE
        ("Rwanda said on Monday that it had no troops in Congo.", ["REJECT current Rwanda"]),
        ("The company said it had nothing to do with the film.", []),
        ("The Houthis would not sign the annex on weapons.", ["REJECT current Houthis"]),
        ("The striker will not sign for the club.", []),
        ("Syria reserves the right to respond to the strikes, the foreign ministry said.", "THREATEN current Syria"),
        ("The club will not hesitate to sell the striker.", []),
    ],
)
def test_refusals_and_threats(text: str, expected: str | list[str]) -> None:
    found = told(text)
    assert expected in found if isinstance(expected, str) else found == expected


def test_lives_that_an_attack_costs() -> None:
    found = code(read_text("The attack in Nice cost 86 people their lives on Monday. The error cost the party the election.\n", Hints(published="2024-05-07"))).events
    assert [[v.best for v in e.values("deaths") if isinstance(v, Count)] for e in found] == [[86]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is told of one side in a clause of its own dates nothing else
        ("The junta, which seized power in July 2023, accused Paris of arming rebels.", "ACCUSE current junta"),
        ("The ELN freed two policemen who were captured in October.", "RETREAT current ELN"),
        ("Rebels who attacked Goma in January killed ten villagers on Monday.", "ASSAULT background Rebels"),
        # who is punished for a deed did it
        ("A court in Lyon sentenced a man to life on Monday for stabbing three shoppers to death last December.", "ASSAULT background man"),
        ("Police arrested a man on Monday for stabbing two people in Lyon.", "ASSAULT current man"),
        # what is ended went on before
        ("The army will halt its bombing of guerrilla camps in Arauca.", "ASSAULT background army"),
        ("Niger's military rulers gave France's ambassador 48 hours to leave the country on Monday.", "REQUEST current Niger's military rulers"),
        ("Niger junta orders French ambassador out", "SANCTION current Niger junta"),
    ],
)
def test_who_did_it_and_how_new_it_is(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A journalist was shot dead as he left his home in Quetta on Monday.", ["Quetta 1"]),
        ("A policeman was shot dead when gunmen ambushed a patrol in Bannu on Monday.", ["Bannu 1"]),
        ("Two people were killed in a shelling of Kharkiv on Monday, as mediators in Cairo prepared talks.", ["Kharkiv 2"]),
        ("Air defences shot down 28 of the missiles and most of the drones on Monday.", []),
    ],
)
def test_where_somebody_was_shot(text: str, expected: list[str]) -> None:
    found = [e for e in code(read_text(text + "\n", Hints(published="2024-05-07"))).events if e.value("type") == "ASSAULT"]
    shown = [[getattr(v, "name", "") for v in e.values("places")] + [str(v.best) for v in e.values("deaths") if isinstance(v, Count)] for e in found]
    assert [" ".join(x) for x in shown] == expected


def test_the_year_of_a_thing_dates_no_act() -> None:
    assert told("New Delhi suspended a 1960 water treaty with Pakistan.") == ["SANCTION current India"]
