"""Standing facts that are none: ties that are denied, over or only alleged, forces that are only planned, truces that may break; headlines that are no sentences.

Each sentence is our own; beside what must be read stands what looks like it and must not.
"""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.model import ActorRef, Record
from dateline.readers import Hints, read_text


def records(text: str, kind: str) -> list[Record]:
    return list(code(read_text(text, Hints(published="2024-03-06"))).of_kind(kind))  # type: ignore[arg-type]


def names(record: Record, field: str) -> str:
    return ", ".join(v.name if isinstance(v, ActorRef) else str(getattr(v, "name", v)) for v in record.values(field))


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("Iran backs Hezbollah.", ["Iran backs Hezbollah: asserted"]),
        ("The army accuses the United Arab Emirates of arming the RSF in Sudan.", ["United Arab Emirates backs RSF: alleged"]),
        ("M23 rebels, backed by Rwanda, took Goma on Monday. Rwanda denies backing the M23.", ["Rwanda backs M23 rebels: alleged"]),
        ("Analysts say Wagner no longer backs Khalifa Haftar.", ["Wagner backs Khalifa Haftar: past"]),
        ("Former ISWAP leader Abu Musab was replaced by Ba Lawan.", ["Abu Musab leads ISWAP: past"]),
        ("A Hamas delegation led by Khalil al-Hayya left Cairo on Friday without a deal.", []),
        ("The militia is hostile to the Kurdistan Democratic Party.", ["militia hostile_to Kurdistan Democratic Party: asserted"]),
    ],
)
def test_ties(text: str, ties: list[str]) -> None:
    assert [f"{names(r, 'subject')} {r.value('relation')} {names(r, 'object')}: {r.value('status')}" for r in records(text, "relation")] == ties


@pytest.mark.parametrize(
    ("text", "strengths"),
    [
        ("The United States has 900 troops in Syria and 2,500 in Iraq.", [900, 2500]),
        ("The United States will send 300 more troops to Jordan.", []),
        ("The UN denied that it has 5,000 troops in Goma.", []),
        ("Russia has about 40,000 soldiers in Kursk, up from 25,000 in May.", [40000]),
        ("The mission, established in 2010, maintains 5,300 troops in Ituri.", [5300]),
    ],
)
def test_forces(text: str, strengths: list[int]) -> None:
    assert [getattr(r.value("strength"), "best", None) for r in records(text, "posture")] == strengths


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("A truce between Israel and Hezbollah took effect on Friday.", ["in-force"]),
        ("The army violated the ceasefire on Sunday.", ["broken"]),
        ("If the truce collapses, aid will stop, the UN said.", []),
        ("Israel and Hezbollah accused each other of violating the truce.", []),
        ("The president sent two emissaries to negotiate a ceasefire between the clans.", []),
    ],
)
def test_truces(text: str, states: list[str]) -> None:
    assert [r.value("state") for r in records(text, "truce")] == states


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Beirut strike\n\nIsraeli jets struck an apartment block in Haret Hreik on Friday, killing nine people.", ["Israel Defense Forces -> people"]),
        ("Protesters shot\n\nPolice opened fire on a crowd in Basra on Friday, killing two.", ["Police -> Protesters, crowd"]),
        ("On July 6 men in small boats opened fire on a bulk carrier off Hodeidah.", ["men -> "]),
        ("On March 2 soldiers killed three men in Jos.", ["soldiers -> men"]),
    ],
)
def test_headlines_and_days(text: str, told: list[str]) -> None:
    assert [f"{names(e, 'actors')} -> {names(e, 'recipients')}" for e in records(text, "event")] == told


def test_an_agreed_truce_is_an_agreement() -> None:
    (event,) = records("Sudan's army and the Rapid Support Forces agreed to a 72-hour ceasefire on Friday, Saudi Arabia said.", "event")
    assert (event.value("type"), names(event, "actors")) == ("AGREE", "Sudan's army, Rapid Support Forces")


def test_an_acronym_is_known_by_the_towns_of_its_text() -> None:
    (event,) = records("RSF drones struck the market of El Obeid on Sunday.", "event")
    assert [v.actor_id for v in event.values("actors") if isinstance(v, ActorRef)] == ["rapid-support-forces"]
