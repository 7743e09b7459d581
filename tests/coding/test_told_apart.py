"""What is told beside an act and is not it: acts of other years and places, headings, what an act follows, harm told elsewhere; and one act told twice.

Each text is our own; beside what must be read stands what looks like it and must not.
"""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.model import ActorRef, Count, Record, When
from dateline.readers import Hints, read_text


def acts(text: str, published: str = "2024-03-06") -> list[Record]:
    return [e for e in code(read_text(text, Hints(published=published))).events if e.value("status") in {"current", "background"}]


def dead(e: Record) -> str:
    v = e.value("deaths")
    return "-" if not isinstance(v, Count) or v.state == "not_mentioned" else "?" if v.state == "unknown" else f"{v.low}/{v.best}/{v.high}".replace("None", "")


def line(e: Record) -> str:
    """Type, who, whom, where, dead, in one line."""
    who, whom = (", ".join(v.name for v in e.values(f) if isinstance(v, ActorRef)) for f in ("actors", "recipients"))
    where = ", ".join(getattr(v, "name", "") for v in e.values("places"))
    return f"{e.value('type')} {who} > {whom} @ {where} {dead(e)}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # tolls of several towns
        ("Four people were killed in Kherson and two in Nikopol on Monday.", ["ASSAULT  > people @ Kherson 4/4/4", "ASSAULT  > people @ Nikopol 2/2/2"]),
        ("Shelling killed three people in Kharkiv and wounded five in Sumy on Monday.", ["ASSAULT  > people @ Kharkiv, Sumy 3/3/3"]),
        # two deeds of one sentence
        (
            "Militants blew up a bridge in Sibi and ambushed an army convoy near Quetta on Tuesday, killing six soldiers.",
            ["ASSAULT Militants >  @ Sibi -", "ASSAULT Militants > soldiers, army @ Quetta 6/6/6"],
        ),
        # another year
        (
            (
                "Drones hit a fuel store beside Erbil airport on Tuesday, wounding two guards. "
                "After a rocket attack on a gas field in 2022 killed four workers, an inquiry was set up."
            ),
            ["ASSAULT  > guards @ Erbil airport -", "ASSAULT  > workers @  4/4/4"],
        ),
        # what an act follows
        (
            (
                "UN mission condemns attack\n\nThe UN mission condemns the attack by CODECO fighters on a site in Djugu, which claimed the lives of 17 civilians. "
                "The attack follows the murder of a militia leader on 17 February."
            ),
            ["ACCUSE UN mission >  @  -", "ASSAULT CODECO > civilians @ Djugu 17/17/17", "ASSAULT  > militia leader @  1/1/1"],
        ),
        # a heading between the paragraphs
        (
            (
                "Hezbollah fires rockets\n\nHezbollah fighters launched rockets at a barracks in Safed on Monday, hurting one woman.\n\n"
                "10:30 - UN peacekeeper wounded near Naqoura\n\n"
                "The UN force says a peacekeeper was wounded when a drone dropped a grenade close to a patrol near Naqoura on Sunday."
            ),
            ["ASSAULT Hezbollah > woman @ Safed -", "ASSAULT  > peacekeeper @ Naqoura -"],
        ),
        # a headline of what the lead tells
        (
            (
                "Armenia says two soldiers killed in border shooting\n\n"
                "Armenia said on Monday that two of its servicemen were killed when Azerbaijani troops opened fire near Khnatsakh."
            ),
            ["ASSAULT Azerbaijani troops > soldiers, Armenian Armed Forces @ Khnatsakh 2/2/2"],
        ),
        # counted again
        ("An air strike hit Haret Hreik on Monday. It was the fourth strike on the suburb since November.", ["ASSAULT  >  @  -"]),
        # nobody hurt there
        (
            (
                "Shelling by the RSF killed 11 in Abu Shouk camp on Tuesday. "
                "No one was hurt when a shell landed in the yard of the Saudi hospital in El Fasher, a doctor said."
            ),
            ["ASSAULT RSF >  @ Abu Shouk camp 11/11/11", "ASSAULT  >  @ El Fasher -"],
        ),
        # harm that an arrest did not do
        (
            "Police in Jos on Monday arrested two men suspected of bombing a church in Kaduna last week that killed six worshippers.",
            ["COERCE Police > men @ Jos -", "ASSAULT men > worshippers @ Kaduna 6/6/6"],
        ),
        # places of other clauses
        ("A bulk carrier was struck by a missile on Tuesday, and the vessel was being towed to Suez.", ["ASSAULT  >  @  -"]),
        ("Two people were killed in a shelling of Kharkiv on Monday, as mediators in Cairo prepared talks.", ["ASSAULT  > people @ Kharkiv 2/2/2"]),
        # whose it was
        ("A US warship intercepted a Houthi missile fired at a container ship off Hodeidah on Sunday.", ["ASSAULT Houthi >  @ Hodeidah -"]),
        ("Three soldiers were killed on Monday in clashes with Druze fighters near Sweida.", ["ASSAULT Druze fighters > soldiers @ Sweida 3/3/3"]),
        ("US and British forces struck eight Houthi targets near Sanaa on Monday.", ["ASSAULT US military, British forces > Houthi @ Sanaa -"]),
        # one act, told twice
        ("Explosions were heard in Odesa on Monday after Russian drones attacked the port.", ["ASSAULT Russian Armed Forces >  @ Odesa -"]),
        ("American forces captured an Islamic State leader in a raid in al-Shaddadi on Monday.", ["COERCE US military > Islamic State leader @ al-Shaddadi -"]),
    ],
)
def test_what_is_told(text: str, told: list[str]) -> None:
    assert [line(e) for e in acts(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "The army said claims that its soldiers killed 12 villagers in Sagaing on Sunday were untrue.",
        "The junta said on Tuesday that reports of an air strike on a school in Depayin were fabricated.",
        "Turkish Airlines fired the opening salvo in a battle for passengers on Monday, slashing fares by a third.",
        "Had the grenade exploded, the police chief said, dozens of shoppers would have died in the market.",
        "About 500 U.S. troops are deployed in Somalia.",
    ],
)
def test_what_did_not_happen(text: str) -> None:
    assert [line(e) for e in acts(text)] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("An army drone killed a rebel commander in Nyala on Monday. Two of his bodyguards also died.", "3/3/3"),
        ("Boko Haram fighters killed 30 farmers in Borno on Monday, a local chief said. The army said 12 had died.", "12/30/30"),
        ("The army lost 14 men in an ambush near Djibo on Sunday.", "14/14/14"),
        ("Rebels shelled Nyala on Monday. There was no information on casualties.", "?"),
        ("A bombing in Quetta on Monday in which 13 people died, two of them after being taken to hospital, has been claimed by nobody.", "13/13/13"),
        ("Israeli strikes on Rafah killed 12 people on Monday, bringing the death toll since October 7 to 35,000, the ministry said.", "12/12/12"),
        ("Gunmen killed -5 people in Jos on Monday.", "2//"),
    ],
)
def test_tolls(text: str, told: str) -> None:
    assert dead(acts(text)[0]) == told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On July 6 men in small boats opened fire on a ship off Hodeidah.", "2023-07-06"),
        ("(Bangkok, March 6, 2024) - An airstrike killed ten people at a school in Sagaing Region on March 2, a monitor said.", "2024-03-02"),
        ("A rocket attack on a gas field in 2022 killed four workers.", "2022-01-01"),
    ],
)
def test_days(text: str, day: str) -> None:
    when = acts(text)[0].value("when")
    assert isinstance(when, When)
    assert when.start == day


def test_who_is_only_suspected_is_told_so() -> None:
    (event,) = acts("Suspected RSF fighters shot dead a journalist in Al-Hilaliya, Sudan, on Monday.")
    assert [s.evidence.certainty for s in event.statements if s.field == "actors"] == ["probable"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Israeli soldiers shot and killed a 19-year-old Palestinian in Nablus on Tuesday.", "civilians"),
        ("Gunmen shot and killed the Palestinian in Nablus on Tuesday.", "civilians"),
        ("Gunmen attacked the British in Basra on Tuesday.", "state"),
    ],
)
def test_one_person_is_no_state(text: str, kind: str) -> None:
    recipient = acts(text)[0].value("recipients")
    assert recipient is not None
    assert recipient.kind == kind


def test_a_long_list_of_attacks_is_read_in_time() -> None:
    """Time grows with length, and not with its square: a page of one sentence said over and over (it took minutes)."""
    assert acts("The army attacked Mosul, " * 400 + "the ministry said.")
