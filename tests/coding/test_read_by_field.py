"""Sentences and short reports read field by field: whose attack, claimed by whom, where, how many, and what is no act."""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.model import ActorRef, Count, Reading, Record, Where
from dateline.readers import Hints, read_text


def read(text: str, published: str = "2025-06-10") -> Reading:
    return code(read_text(text, Hints(published=published)))


def names(e: Record, field: str) -> list[str]:
    return [v.name if isinstance(v, ActorRef | Where) else str(v) for v in e.values(field)]


def lead(text: str) -> Record:
    return read(text).events[0]


@pytest.mark.parametrize(
    ("text", "field", "told"),
    [
        # who did it
        ("A Russian missile attack on Odesa killed eight soldiers on Friday.", "actors", ["Russia"]),
        ("A Houthi missile attack on a camp in Marib killed eight soldiers on Friday.", "actors", ["Houthi"]),
        ("A militant attack on a base in Quetta killed four soldiers on Friday.", "actors", ["militant"]),
        ("Explosions ripped through a procession in Kerman on Wednesday, killing 84 people, in an attack claimed by Islamic State.", "claimed_by", ["Islamic State"]),
        ("Sagaing was shelled on Tuesday, killing three.", "actors", []),
        ("South Africa asked the court to order Israel to halt its offensive in Rafah.", "actors", ["South Africa"]),
        ("The United States, which backs the rebels, condemned a terrorist attack in Goma that killed nine.", "actors", ["United States"]),
        # where
        ("Sagaing was shelled on Tuesday, killing three.", "places", ["Sagaing"]),
        ("A government air raid on Idlib killed six children on Friday.", "places", ["Idlib"]),
        ("Drones killed 78 people at a mosque in besieged Sudan city.", "places", ["Sudan"]),
        ("Japan pledged 300 million dollars in aid to Ukraine on Friday.", "places", []),
        ("Rockets fired from southern Lebanon landed near Kiryat Shmona on Sunday, causing no casualties.", "places", ["Kiryat Shmona"]),
        # to whom and with what
        ("An Israeli strike on a school in Gaza City killed 27 people.", "targets", ["school"]),
        ("Two soldiers were killed when their armoured vehicle struck an improvised explosive device in Menaka.", "weapons", ["improvised explosive device"]),
        ("Mali's government accused Ukraine of supporting armed groups and cut diplomatic ties with Kyiv.", "recipients", ["Ukraine"]),
        # of what kind
        ("Germany expelled two Russian diplomats on Friday.", "type", ["SANCTION"]),
        ("Poland scrambled fighter jets early on Wednesday.", "type", ["MOBILIZE"]),
        ("The Red Cross delivered 40 trucks of food to a camp in Darfur on Monday.", "type", ["AID"]),
        ("An Israeli strike on a school in Gaza City killed 27 people.", "type", ["ASSAULT"]),
        ("In October riot police drove protesters back with water cannon and pepper spray.", "mode", ["crowd-control"]),
        ("A car rammed into a crowd at a Christmas market in Magdeburg, killing five people.", "mode", ["vehicle"]),
        ("A suicide attacker detonated his explosives outside a court in Islamabad, killing 12.", "mode", ["suicide-attack"]),
    ],
)
def test_field(text: str, field: str, told: list[str]) -> None:
    assert names(lead(text), field) == told


@pytest.mark.parametrize(
    ("text", "deaths"),
    [
        ("Nine people, six civilians and three police officers, died in the attack in Mogadishu.", 9),
        ("Rebels hacked to death 19 civilians in the village of Mukondi, a local official said.", 19),
        ("Nine people and three police officers were killed in the attack in Mogadishu.", 12),
    ],
)
def test_deaths(text: str, deaths: int) -> None:
    count = lead(text).value("deaths")
    assert isinstance(count, Count)
    assert count.best == deaths


@pytest.mark.parametrize(
    "text",
    [
        "An explosion at an arms depot in N'Djamena killed nine people and injured 46; the government said it was an accident.",
        "The navy freed the crew of a hijacked ship off Somalia on Monday.",
        "Lebanon tasked the army with drawing up a plan to disarm Hezbollah.",
        "Gunmen free dozens from Haiti jail.",
        "A car rammed into a tree, killing five people.",
    ],
)
def test_no_act(text: str) -> None:
    assert not [e for e in read(text).events if e.value("status") == "current"]


def test_what_sanctions_are_over_was_done_before() -> None:
    killing = read("The United States on Thursday imposed sanctions on two generals of the RSF over the killing of civilians in El Fasher.").events[1]
    assert (killing.value("status"), names(killing, "places")) == ("background", ["El Fasher"])


def test_the_country_of_a_headline_does_not_hold_two_provinces_together() -> None:
    text = (
        "Colombia: ELN guerrillas kill seven policemen\n\nBOGOTA, Nov 20 - Seven policemen were killed when guerrillas of the National Liberation Army attacked "
        "a rural station in the department of Cauca with rifles, the president said. Talks have been suspended since January, when the group killed more than 80 "
        "people in Catatumbo."
    )
    deaths = [v.best or v.low for e in read(text, "2025-11-20").events if isinstance(v := e.value("deaths"), Count) and e.value("type") == "ASSAULT"]
    assert deaths == [7, 81]


def test_police_and_policemen_are_one() -> None:
    text = (
        "Ethiopia: Fano militia kills 12 police in Amhara, residents say\n\nADDIS ABABA, Nov 26 - Fighters of the Fano militia killed 12 regional policemen in "
        "an ambush near Debre Tabor on Tuesday, residents said."
    )
    assert len(read(text, "2025-11-26").events) == 1


def test_whom_a_minister_speaks_of_is_not_the_minister() -> None:
    text = "Mexican authorities have arrested a man accused of ordering the murder of a mayor, Security Minister Omar Garcia Harfuch said on Wednesday."
    assert "Omar Garcia Harfuch" not in names(lead(text), "recipients")


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Gangs have killed more than 1,600 people in Haiti in the first three months of this year, the U.N. says.", "2025-01", "2025-03-31"),
        ("The monitor recorded 264 attacks in the last two months of 2024.", "2024-11", "2024-12-31"),
    ],
)
def test_months_of_a_year(text: str, since: str, until: str) -> None:
    [tally] = read(text).of_kind("tally")
    assert (tally.value("since"), tally.value("until")) == (since, until)


def test_nobody_accuses_himself() -> None:
    accusation = read("Sudan's government later cut ties with the United Arab Emirates, accusing it of supplying the paramilitaries with drones.").events[1]
    assert (names(accusation, "actors"), names(accusation, "recipients")) == (["Sudan"], ["United Arab Emirates"])


def test_they_are_not_those_who_tell() -> None:
    text = "Gunmen killed at least 40 people in a market in the town of Kasuwan Daji on Tuesday, residents and police said. They burned stalls and carried off traders."
    assert all("residents" not in names(e, "actors") for e in read(text).events)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Mayor shot dead at festival\n\nURUAPAN, Nov 2 - Carlos Manzo, the mayor of Uruapan, was shot dead on Saturday during a festival.", "recipients"),
        ("Prime minister resigns after riots\n\nKATHMANDU, Sept 9 - Prime Minister K. P. Sharma Oli resigned on Tuesday, his office said.", "actors"),
        ("President flees abroad\n\nANTANANARIVO - President Andry Rajoelina fled Madagascar on Monday, the opposition said.", "actors"),
    ],
)
def test_an_office_in_a_headline_is_whoever_the_lead_names(text: str, field: str) -> None:
    [event] = read(text).events
    assert names(event, field) in (["Carlos Manzo"], ["K. P. Sharma Oli"], ["Andry Rajoelina"])


def test_a_name_under_which_attacks_are_claimed_claims_none() -> None:
    text = (
        "An aircraft fired on militants in Anbar on Monday, killing two. The Islamic Resistance in Iraq is a name under which several Iran-backed factions claim attacks."
    )
    assert all(not names(e, "claimed_by") for e in read(text).events)


def test_a_clause_that_tells_another_act_is_not_cited() -> None:
    reading = read("Rebels in Tigray promised on Friday to hold their fire, in response to a truce without time limit which the government had declared on Thursday.")
    cited = [reading.document.text[e.spans[0].start : e.spans[0].end] for e in reading.events]
    assert cited[0] == "Rebels in Tigray promised on Friday to hold their fire, in response to a truce without time limit"
