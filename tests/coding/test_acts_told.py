"""Acts as news tells them: who owns the weapon, who owns up, what befell whom, where it was; and what reads like an act and is none.

Each sentence is our own; beside what must be read stands what looks like it and must not.
"""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.model import ActorRef, Count, Reading, Record
from dateline.readers import Hints, read_text

DAY = "2024-03-05"  # a Tuesday


def read(text: str) -> Reading:
    return code(read_text(text, Hints(published=DAY)))


def shown(record: Record, field: str) -> str:
    """Values of a field in one line: names joined with commas, a count as low/best/high."""
    out = []
    for v in record.values(field):
        out.append(f"{v.low}/{v.best}/{v.high}" if isinstance(v, Count) else v.name if isinstance(v, ActorRef) else str(getattr(v, "name", v)))
    return ", ".join(out)


def events(text: str, kind: str) -> list[Record]:
    return [e for e in read(text).events if e.value("type") == kind]


@pytest.mark.parametrize(
    ("text", "kind", "field", "value"),
    [
        # whose weapon it was
        ("Houthi missiles struck a ship in the Red Sea on Monday, wounding two sailors.", "ASSAULT", "actors", "Houthi"),
        ("Two farmers were killed by Azerbaijani fire near the border on Monday.", "ASSAULT", "actors", "Azerbaijan"),
        ("The Houthis had sent a drone into Eilat on Thursday, wounding two people.", "ASSAULT", "actors", "Houthis"),
        # who owns up
        ("A truck bomb in Mogadishu on Friday killed six people; al-Shabaab said it had carried it out.", "ASSAULT", "claimed_by", "al-Shabaab"),
        # made to do it
        ("The attack prompted Israel to bomb a suburb of Beirut on Friday.", "ASSAULT", "status", "current"),
        # what was hit
        ("A missile struck a market in Sumy on Friday.", "ASSAULT", "targets", "market"),
        ("A bus struck a landmine near Bardera on Monday, killing 12 passengers.", "ASSAULT", "targets", "bus"),
        ("A bus struck a landmine near Bardera on Monday, killing 12 passengers.", "ASSAULT", "weapons", "landmine"),
        ("Gunmen fired on a vehicle carrying Frontier Corps troops near Turbat on Friday, killing three.", "ASSAULT", "recipients", "Frontier Corps"),
        ("A roadside bomb targeting a police van in Bajaur wounded seven officers on Monday.", "ASSAULT", "wounded", "7/7/7"),
        ("A patrol hit a landmine that killed three soldiers in Mopti on Monday.", "ASSAULT", "actors", ""),
        ("A car blew up outside the embassy in Kabul on Monday, killing three people.", "ASSAULT", "deaths", "3/3/3"),
        # how many
        ("Police shot two men dead in Marseille on Sunday.", "ASSAULT", "deaths", "2/2/2"),
        ("Gunmen attacked an army post near Dori on Monday, and seven soldiers were killed. Nine of the attackers died, the army said.", "ASSAULT", "deaths", "16/16/16"),
        ("Rebels attacked the base in Mopti at dawn. Three soldiers were killed. Two civilians also died.", "ASSAULT", "deaths", "5/5/5"),
        ("Two more victims died of their wounds on Tuesday, bringing the toll of Sunday's bombing in Quetta to 14.", "ASSAULT", "deaths", "14/14/14"),
        ("A policeman was shot dead when gunmen ambushed a patrol in the town on Monday.", "ASSAULT", "deaths", "1/1/1"),
        ("Shells fell on a school in the town on Monday, and eleven children were taken to hospital.", "ASSAULT", "wounded", "11/11/11"),
        ("The army said 30 terrorists died in an exchange of fire near Wana.", "ASSAULT", "deaths", "30/30/30"),
        # where it was
        ("A ship bound from Odesa to Istanbul was hit by a drone on Sunday in the Black Sea.", "ASSAULT", "places", "Black Sea"),
        # forces, towns, borders
        ("Troops marched into Goma on Monday, residents said.", "MOBILIZE", "places", "Goma"),
        ("Germany sent a frigate to the Red Sea on Monday.", "MOBILIZE", "actors", "Germany"),
        ("Goma airport fell to the rebels on Monday.", "ASSAULT", "actors", "rebels"),
        ("Niger shut its last crossing with Benin on Sunday.", "COERCE", "actors", "Niger"),
        ("Soldiers overthrew President Ali Bongo in Gabon on Wednesday.", "COERCE", "recipients", "Ali Bongo"),
        ("The rebels handed over 12 prisoners to the army on Friday.", "RETREAT", "recipients", "prisoners"),
        # words
        ("The government broke off talks with the rebels on Monday.", "SANCTION", "recipients", "rebels"),
        ("The European Union adopted its 16th package of sanctions against Russia on Monday.", "SANCTION", "recipients", "Russia"),
        ("The ministry held the rebels responsible for the blast in Goma.", "ACCUSE", "recipients", "rebels"),
    ],
)
def test_told(text: str, kind: str, field: str, value: str) -> None:
    assert value in [shown(e, field) for e in events(text, kind)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An explosion at a firecracker factory in Sivakasi killed eight workers on Tuesday, officials said.", "ASSAULT"),
        ("A boiler blew up in a factory north of the capital on Saturday, killing 31 workers.", "ASSAULT"),
        ("The attackers were beaten back by soldiers near the town.", "PROTEST"),
        ("The government broke off talks with the rebels on Monday.", "CONSULT"),
        ("The fighters marched their captives through the market of Jenin on Monday.", "PROTEST"),
        ("Latvia's foreign minister protested to Moscow on Sunday.", "PROTEST"),
        ("Hundreds of fans gathered outside the court on Monday to see the actor.", "PROTEST"),
        ("The president dismissed the army chief on Friday.", "REJECT"),
        ("Police arrived in Goma on Monday to look for the thief.", "MOBILIZE"),
        ("Uganda has flown paratroopers to Juba airport.", "CONSULT"),
        ("Lebanon's health ministry said Israeli strikes had killed 3,500 people since October 2023.", "ASSAULT"),
        ("A forest fire killed two farmers near the border on Monday.", "ASSAULT"),
        ("Authorities in Beirut put rescue teams on high alert as the storm came closer on Monday.", "MOBILIZE"),
        ("Eighteen inmates who serve life terms for deadly attacks are to be deported to Egypt.", "ASSAULT"),
    ],
)
def test_not_told(text: str, kind: str) -> None:
    assert not [e for e in events(text, kind) if e.value("status") == "current"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A policeman was shot dead when gunmen ambushed a patrol in the town on Monday.", 1),
        ("A roadside bomb targeting a police van in Bajaur wounded seven officers on Monday; no group claimed the attack.", 1),
        ("Hamas fired rockets at Ashkelon on Sunday, and Israel responded with air strikes on Khan Younis that killed eight people.", 2),
        (
            (
                "Russia fired missiles at two cities on Friday. In Poltava, a missile hit a school and killed six people. "
                "In Sumy, three people were wounded when a missile struck a market."
            ),
            2,
        ),
    ],
)
def test_one_act_or_two(text: str, number: int) -> None:
    assert len(events(text, "ASSAULT")) == number


def test_a_release_is_of_those_released() -> None:
    told = events("The release of the doctors was in doubt on Friday. Their release had been promised by the rebels.", "RETREAT")
    assert not any("doctors" in shown(e, "actors").lower() for e in told)


def test_acts_of_before() -> None:
    before = read("Two months before that, gunmen had killed nine farmers in the same district.")
    assert [e.value("status") for e in before.events] == ["background"]
    since = read("The US has launched airstrikes on the group since September 2022, when its leader was arrested in Nairobi.")
    assert {e.value("status") for e in since.events} == {"background"}


@pytest.mark.parametrize(
    ("text", "count", "unit", "actors"),
    [
        ("Peacekeepers have come under fire 58 times since October, the mission said.", 58, "attacks", ""),
        ("Russia has violated the truce 3,000 times since Sunday, Zelensky said.", 3000, "violations", "Russia"),
    ],
)
def test_so_many_times(text: str, count: int, unit: str, actors: str) -> None:
    [tally] = read(text).of_kind("tally")
    told = tally.value("count")
    assert isinstance(told, Count)
    assert (told.best, tally.value("unit"), shown(tally, "actors")) == (count, unit, actors)


def test_a_toll_that_a_party_disputes_is_a_bound() -> None:
    text = "Gunmen attacked a base near Dori on Monday and killed nine soldiers, the army said. The rebels put the toll at 25."
    assert "9/9/25" in [shown(e, "deaths") for e in events(text, "ASSAULT")]


def test_a_campaign_has_a_tally() -> None:
    reading = read("A drone strike killed four herders near Mopti on Friday, raising the number of people killed in the campaign to at least 83.")
    assert [shown(e, "deaths") for e in reading.events] == ["4/4/4"]
    assert [shown(t, "count") for t in reading.of_kind("tally")] == ["83/83/None"]
    one_day = read("The killing of 12 farmers in the town in 2008 was never solved.")
    assert not one_day.of_kind("tally")


def test_no_group_that_claimed_is_no_source() -> None:
    [event] = events("A bomb in Bajaur wounded seven officers on Monday; no group claimed the attack.", "ASSAULT")
    assert not event.values("speakers")
    assert not event.values("claimed_by")


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("Houthi-run Al Masirah TV said four people died in the raid on Sanaa.", set()),
        ("Egypt backs the army; the UAE denies that it arms the RSF.", {("Egypt", "backs", "army")}),
        ("Ethiopia accused Eritrea of arming it on Sunday.", set()),
        ("Ali Omar, the former police officer known as Barbecue who leads the G9 gang, threatened ministers.", {("Ali Omar", "holds_office", "police officer")}),
    ],
)
def test_ties(text: str, relations: set[tuple[str, str, str]]) -> None:
    found = {(str(r.value("subject")), str(r.value("relation")), str(r.value("object"))) for r in read(text).of_kind("relation")}
    assert relations <= found
    assert not any(r == "backs" for _, r, _ in found - relations)
    assert not any(s == "Houthi" for s, _, _ in found)


def test_a_truce_of_shops_is_none() -> None:
    assert not read("The two chains observed a fragile truce in the price war.").of_kind("truce")
    assert read("The two armies observed a fragile truce in the valley.").of_kind("truce")


def test_a_town_in_a_longer_name_is_not_the_country() -> None:
    [event] = events("Shells were fired into an army post at Puerto Jordán on Monday.", "ASSAULT")
    assert "Jordan" not in shown(event, "places")


@pytest.mark.parametrize(
    ("text", "places", "deaths"),
    [
        ("Drones struck a power station in El Obeid on Tuesday, plunging the city into darkness and killing four workers.", "El Obeid", ["4/4/4"]),
        ("A drone that hit an outpost in Jordan on Monday killed three soldiers.", "Jordan", ["3/3/3"]),
        ("Rebels killed nine soldiers near Dori on Monday, two officials said. The army put the number of dead soldiers at five.", "Dori", ["9/9/9"]),
    ],
)
def test_one_act_with_its_dead(text: str, places: str, deaths: list[str]) -> None:
    told = events(text, "ASSAULT")
    assert [shown(e, "deaths") for e in told] == deaths
    assert places in shown(told[0], "places")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Militants have carried out 137 attacks in the country this month, leaving at least 210 people dead.", "attacks"),
        ("Israel has violated the truce more than 3,000 times, killing at least 190 people, Lebanon says.", "violations"),
        ("More than 5,600 people were killed in Haiti last year, the United Nations says.", "deaths"),
    ],
)
def test_dead_of_many_acts_are_of_none(text: str, unit: str) -> None:
    reading = read(text)
    assert unit in [str(t.value("unit")) for t in reading.of_kind("tally")]
    assert not [e for e in reading.events if shown(e, "deaths") not in {"", "None/None/None"}]


def test_police_drones_are_of_the_police() -> None:
    text = (
        "Members of the 5 Seconds gang set fire to a police substation in Port-au-Prince on Sunday. "
        "Police drones armed with explosives killed at least 11 suspected gang members on Saturday in Cité Soleil."
    )
    fire, drones = events(text, "ASSAULT")
    assert (shown(fire, "actors"), shown(drones, "actors"), shown(drones, "deaths")) == ("5 Seconds gang", "Police", "11/11/None")


def test_a_price_war_is_none() -> None:
    text = (
        "A price war broke out among supermarket chains on Monday, and shares of the biggest retailer fell. The company accused a rival of ambushing its suppliers. "
        "The rival said that it would retaliate with a bid for the discounter's stores, and that shoppers would be the winners of the battle for market share. "
        "Investors feared a long siege on margins; a lender warned that the firm risked fighting on too many fronts, and bankers expect the brand to be sold."
    )
    assert not read(text).events


def test_what_was_taken_before() -> None:
    text = "Soldiers recaptured the village of Aboorey on Monday, which al-Shabaab had seized in January, the ministry said."
    told = {shown(e, "actors"): e.value("status") for e in events(text, "ASSAULT")}
    assert told["Soldiers"] == "current"
    assert told["al-Shabaab"] == "background"
