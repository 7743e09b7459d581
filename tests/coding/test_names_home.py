"""Whose country an actor is: seats and states before nouns and titles, where a group is based, names that an acronym spells out; each with its counter-example."""

from __future__ import annotations

import pytest

from dateline.coding import draft_of
from dateline.model import ActorRef, Document


def actor(text: str, words: str) -> ActorRef | None:
    """The actor of the mention with these words, or whose name they are."""
    draft = draft_of(Document(text, published="2023-11-22", language="en"))
    found = [m for m in draft.actors if words in (draft.quote(m.span), m.actor.name) and m.rule != "modifier"]
    return found[0].actor if found else None


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Brazil Prime Minister Romendacil will meet Colombian leaders.", "Romendacil", "BRA"),
        ("Lebanon's new President Karim Haddad met Syrians in Syria.", "Karim Haddad", "LBN"),
        ("French National Assembly president Luc Moreau held talks with Romanian leaders in Romania.", "Luc Moreau", "FRA"),
        ("Russian Defense Ministry spokesman Igor Petrov said so.", "Igor Petrov", "RUS"),
        ("Arab League Secretary General Karim Haddad met Palestinians and Palestinian leaders.", "Karim Haddad", None),
        ("Karim Haddad, Algeria's leading human rights activist, staged a hunger strike.", "Karim Haddad", "DZA"),
        ("Rebels attacked Kabul police.", "Kabul police", "AFG"),
        ("Washington security officials said that talks failed.", "Washington security officials", "USA"),
        ("Rebels in northern Mali attacked a convoy.", "Rebels", "MLI"),
        ("A group based in Syria fired a rocket.", "A group", "SYR"),
        ("Soldiers in northern Mali were attacked.", "Soldiers", None),
        ("The army fought Darfur rebels.", "Darfur rebels", "SDN"),
        ("Seven opposition parties in Nepal organized a strike.", "opposition parties", "NPL"),
        ("Up to 100 ethnic Albanians demonstrated in Serbia.", "Albanians", None),
        ("Up to 100 Albanians demonstrated in Serbia.", "Albanians", "ALB"),
        ("Troops fought Syrian armed groups.", "Syrian armed groups", "SYR"),
        ("Troops fought Syrian-armed groups.", "Syrian-armed groups", None),
    ],
)
def test_country(text: str, words: str, country: str | None) -> None:
    found = actor(text, words)
    assert found is not None or country is None
    assert (found.country if found else None) == country


def test_a_seat_that_fires_is_the_state_and_one_that_is_hit_is_a_place() -> None:
    text = "Pyongyang on Thursday fired two artillery shells at Seoul."
    assert actor(text, "North Korea") is not None
    assert actor(text, "South Korea") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They paid into the Syria Recovery Trust Fund (SRTF). The SRTF is small.", "Syria Recovery Trust Fund"),
        ("The State Board of Antiquities and Heritage (SBAH) met. The SBAH agreed.", "State Board of Antiquities and Heritage"),
        ("They paid into a fund of the city (SRTF). The SRTF is small.", None),
    ],
)
def test_an_acronym_is_the_name_that_spells_it(text: str, name: str | None) -> None:
    draft = draft_of(Document(text, published="2023-11-22", language="en"))
    names = {m.actor.name for m in draft.actors if draft.quote(m.span) in {"SRTF", "SBAH"}}
    assert names == ({name} if name else set())


def test_a_region_is_no_organisation() -> None:
    assert actor("Gunmen were shot in the West Bank City of Tulkarm.", "West Bank") is None
    assert actor("The World Bank froze aid to Mali.", "World Bank") is not None


def test_officials_of_an_organisation_are_not_a_state() -> None:
    found = actor("Red Cross officials suspended aid.", "Red Cross officials")
    assert found is not None
    assert found.kind == "organisation"
    state = actor("Iraqi officials suspended aid.", "Iraqi officials")
    assert state is not None
    assert state.kind == "state"
