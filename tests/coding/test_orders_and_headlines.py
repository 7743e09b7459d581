"""Orders, refusals, moves and captures in usual words; headlines whose verb looks like a noun; tickers; bodies that speak. Each beside what looks like it."""

from __future__ import annotations

import pytest

from dateline.coding import code, draft_of
from dateline.model import ActorRef
from dateline.readers import Hints, read_text


def told(text: str) -> list[str]:
    """Type, status and doers of each event."""
    found = code(read_text(text + "\n", Hints(published="2024-05-07"))).events
    return [f"{e.value('type')} {e.value('status')} {', '.join(a.name for a in e.values('actors') if isinstance(a, ActorRef))}".strip() for e in found]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Rebels storm army base", ["ASSAULT current Rebels"]),
        ("Delhi police storm campus", ["ASSAULT current Delhi police"]),
        ("Houthis fire missile at tanker", ["ASSAULT current Houthis"]),
        ("Army retakes Khartoum palace", ["ASSAULT current Army"]),
        ("Boko Haram abducts 40 schoolgirls", ["ASSAULT current Boko Haram"]),
        ("North Korea test-fires missiles into sea", ["MOBILIZE current North Korea"]),
        ("Thai army chief seizes power in bloodless coup", ["COERCE current Thai army chief"]),
        ("Car bomb rocks Mogadishu", ["ASSAULT current"]),
        ("M23 rebels take Goma airport", ["ASSAULT current M23 rebels"]),
        ("Rebels claim drone strike", []),
        ("Police release names of victims", []),
        ("Hospital strike death toll rises", []),
        ("Army shell casing factory", []),
        ("Opposition protest march route", []),
        ("Families await hostage release deal", []),
    ],
)
def test_headlines(headline: str, expected: list[str]) -> None:
    assert told(headline) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The prime minister's office condemned the attack.", ["ACCUSE current prime minister's office"]),
        ("Netanyahu's office rejected the proposal on Monday.", ["REJECT current Netanyahu's office"]),
        ("Paris recalled its ambassador to Washington on Monday.", ["SANCTION current France"]),
        ("Iran admits downing an airliner by mistake.", "CONCEDE current Iran"),
        ("Palestinian sniper fire claimed the life of a girl in Hebron on Monday.", ["ASSAULT current Palestinian sniper"]),
        ("The rebels said they would not sign the agreement.", "REJECT current rebels"),
        ("The minister said he would not say who was behind the attack.", []),
        ("Turkey said it would fire on any Syrian soldiers who came near the border.", "THREATEN current Turkey"),
        ("The last American soldiers drove out of Iraq on Sunday, ending a deployment of nearly nine years.", "RETREAT current US military"),
    ],
)
def test_acts_of_words_and_moves(text: str, expected: str | list[str]) -> None:
    found = told(text)
    assert expected in found if isinstance(expected, str) else found == expected


def test_an_office_that_is_stormed_is_a_room() -> None:
    actors = [m.actor.name for m in draft_of(read_text("Protesters stormed the governor's office on Monday.\n", Hints(published="2024-05-07"))).actors]
    assert "governor's office" not in actors


def test_the_west_bank_is_a_place() -> None:
    """A region of our own table may consist of words that say little each; "the Eastern Bank" is none."""
    for text in ("Clashes broke out in the West Bank on Monday.", "Israel sealed the West Bank after the attack."):
        assert "West Bank" in [p.name for p in draft_of(read_text(text + "\n", Hints(published="2024-05-07"))).places]
    assert draft_of(read_text("The Eastern Bank raised its rates on Monday.\n", Hints(published="2024-05-07"))).places == []


def test_tickers_tell_the_present() -> None:
    """Lines that begin with their hour tell what happens; the same words in a report further down tell a habit."""
    lines = "06:10 Crowds gather in Tbilisi.\n\n06:43 Police use water cannon.\n\n08:20 Masked men beat a reporter near the parliament.\n"
    assert told(lines)[-1] == "ASSAULT current Masked men"
    report = "Police arrested nine people in Tbilisi on Monday.\n\nThe party has ruled since 2012.\n\nThe streets are narrow.\n\n"
    report += "Masked men beat reporters near the parliament.\n"
    assert told(report)[-1] == "ASSAULT background Masked men"
