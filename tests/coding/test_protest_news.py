"""Protest and police news: what happened, by whom, to whom. The sentences are ours; the constructions are those of news from South Asia, Hong Kong and South Africa."""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.model import Document

CASES = [
    ("The farmworkers' strike resumed on Tuesday when their demands were not met.", "PROTEST", "farmworkers", None),
    ("More than 2,000 pupils were left stranded by the strike.", "PROTEST", None, "pupils"),
    ("Around 400 village assistants called off their strike on Thursday.", "PROTEST", None, None),
    ("A missile strike killed three workers in the town on Monday.", "ASSAULT", None, "workers"),
    ("Students clashed with police near the university on Friday.", "ASSAULT", "Students", "police"),
    ("Protesters blocked the highway and burned tyres.", "PROTEST", "Protesters", None),
    ("About 300 community members began blockading roads around the town.", "PROTEST", "community members", None),
    ("Traders took out a rally in the town on Monday.", "PROTEST", "Traders", None),
    ("The police lathicharged the agitators, injuring at least 12.", "ASSAULT", "police", "agitators"),
    ("Kumar's murder took place in Delhi on Monday.", "ASSAULT", None, "Kumar"),
    ("Israel's killing of the commander angered the group on Monday.", "ASSAULT", "Israel", "commander"),
    ("Rebels blew up a police bus in the district, killing ten soldiers.", "ASSAULT", "Rebels", "soldiers"),
    ("Two Maoists were killed in an encounter with security forces in the district.", "ASSAULT", None, "Maoists"),
    ("Sean Collier, a patrol officer shot to death on Monday, was remembered.", "ASSAULT", None, "Sean Collier"),
    ("Rebels released three soldiers on Monday.", "RETREAT", "Rebels", "soldiers"),
    ("Russia launched 50 drones at Kyiv overnight, Ukraine's air force said.", "ASSAULT", "Russia", None),
    ("The Pentagon said it had killed a rebel leader in a drone strike in Somalia.", "ASSAULT", "Pentagon", "rebel leader"),
    ("Myanmar's military executed four democracy activists.", "ASSAULT", "Myanmar's military", "democracy activists"),
    ("India and Pakistan exchanged fire along the border for a third night.", "ASSAULT", "India", None),
    ("Three gunmen were reported to have been gunned down by police.", "ASSAULT", "police", "gunmen"),
]


def events(text: str) -> list[tuple[str, set[str], set[str]]]:
    """Type, actors and recipients of each current event."""
    found = code(Document(text, published="2023-11-22", published_basis="option", language="en")).events
    current = [e for e in found if e.value("status") == "current"]
    return [(e.value("type"), *({s.value.name for s in e.statements if s.field == f} for f in ("actors", "recipients"))) for e in current]  # type: ignore[misc]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), CASES)
def test_one_event_of_its_kind_with_its_sides(text: str, kind: str, actor: str | None, recipient: str | None) -> None:
    found = events(text)
    assert [e[0] for e in found] == [kind]
    assert actor is None or actor in found[0][1]
    assert recipient is None or recipient in found[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "The students' council and the management clashed over how to deal with fees.",
        "Snow blocked the highway on Monday.",
        "His encounter with the minister was brief.",
        "The scandal damaged the party.",
        "The prime suspect was captured on closed-circuit television on Monday.",
        "The FBI released photos of the suspected bombers.",
    ],
)
def test_none(text: str) -> None:
    assert events(text) == []


def test_an_act_without_a_place_is_where_all_the_others_are() -> None:
    text = "Protesters gathered in Belgrade on Friday.\n\nAt least 71 people were arrested, police said.\n"
    found = code(Document(text, published="2023-11-22", published_basis="option", language="en")).events
    assert [[s.value.name for s in e.statements if s.field == "places"] for e in found] == [["Belgrade"], ["Belgrade"]]
    text = "Protesters gathered in Belgrade on Friday. Workers marched in Zagreb.\n\nAt least 71 people were arrested, police said.\n"
    found = code(Document(text, published="2023-11-22", published_basis="option", language="en")).events
    assert [s.value.name for s in found[-1].statements if s.field == "places"] == []


def test_an_answer_is_not_what_it_answers() -> None:
    text = "Hezbollah said it fired rockets at a base in response to the killing of its commander."
    found = code(Document(text, published="2023-11-22", published_basis="option", language="en")).events
    assert [getattr(e.value("deaths"), "best", None) for e in found] == [None, 1]


def test_the_accused_is_said_to_have_done_it() -> None:
    assert [(e[0], e[1]) for e in events("Armenia accused Azerbaijan of shelling border villages.")] == [("ACCUSE", {"Armenia"}), ("ASSAULT", {"Azerbaijan"})]


@pytest.mark.parametrize("told", ["264 others wounded", "264 others were wounded", "264 were injured", "264 injured"])
def test_the_wounded_are_not_the_dead(told: str) -> None:
    found = code(Document(f"Three people were killed and {told} in a bombing in Boston.", published="2023-11-22", published_basis="option", language="en")).events
    assert [(e.value("deaths").best, e.value("wounded").best) for e in found] == [(3, 264)]


def test_years_before_are_background() -> None:
    assert events("The mood was the tensest since the 1967 riots in Hong Kong.") == []


def test_the_dead_of_a_killing_during_a_protest_are_the_killings() -> None:
    document = Document("On Monday two people were killed by police during the protests in Lagos.", published="2023-11-22", published_basis="option", language="en")
    deaths = {e.value("type"): e.value("deaths") for e in code(document).events}
    assert deaths["ASSAULT"].best == 2
    assert deaths["PROTEST"] is None
