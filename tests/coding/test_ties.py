"""Standing relations: who is told to hold, lead or belong to what."""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.readers import Hints, read_text


def ties(text: str) -> set[tuple[str, str, str]]:
    """Subject, relation and object of each relation."""
    reading = code(read_text(text, Hints()))
    return {(r.value("subject"), r.value("relation"), r.value("object")) for r in reading.of_kind("relation")}  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("The First Minister of Wales Gwen Pritchard spoke in Cardiff.", ("Gwen Pritchard", "holds_office", "First Minister of Wales")),
        ("Former US Ambassador to the United Nations Nikki Haley disagreed.", ("Nikki Haley", "holds_office", "US Ambassador to the United Nations")),
        ("US Special Representative for Iran Brian Hook said so.", ("Brian Hook", "holds_office", "US Special Representative for Iran")),
        ("Iranian general Qasem Soleimani spoke.", ("Qasem Soleimani", "holds_office", "Iranian general")),
        ("British Foreign Secretary Liz Truss left.", ("Liz Truss", "holds_office", "Foreign Secretary of United Kingdom")),
        ("Haitham, the new Sultan of Oman, spoke.", ("Haitham", "holds_office", "Sultan of Oman")),
        ("The head of Hamas Ismail Haniyeh spoke.", ("Ismail Haniyeh", "leads", "Hamas")),
        ("Organisation of Islamic Cooperation (OIC) head Yousef Al-Othaimeen condemned it.", ("Yousef Al-Othaimeen", "leads", "Organisation of Islamic Cooperation")),
        ("The US had been allied with Kurdish groups.", ("United States", "aligned_with", "Kurdish groups")),
        ("Police said the suspects were linked to the Jamaah Ansharut Daulah network.", ("suspects", "aligned_with", "Jamaah Ansharut Daulah")),
    ],
)
def test_tie(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in ties(text)


def test_two_offices_of_one_person() -> None:
    told = ties("Ex-Prime Minister Donald Tusk, the current President of the European Council, wrote a letter.")
    assert {o for _, r, o in told if r == "holds_office"} == {"Ex-Prime Minister", "President of the European Council"}


def test_a_title_behind_a_comma_is_of_the_name_behind_it() -> None:
    told = ties("The speakers were First Minister of Wales Gwen Pritchard, Labour MP (Member of Parliament) Tom Watson, and Sadiq Khan.")
    assert {o for s, r, o in told if s == "Gwen Pritchard" and r == "holds_office"} == {"First Minister of Wales"}


def test_a_family_name_of_the_register_is_not_everybody_of_that_name() -> None:
    told = ties("The president said Hamza bin Laden, son of the late Al-Qaeda founder Osama bin Laden, has been killed.")
    assert ("Osama bin Laden", "leads", "Al-Qaeda") in told
    assert all(s != "Hamza bin Laden" for s, _, _ in told)


def test_an_ally_is_no_member() -> None:
    assert ties("The militia, an ally of Iran, attacked the base.") == {("militia", "aligned_with", "Iran")}


def test_what_an_office_is_of_is_no_name() -> None:
    assert all(s != "Lublin" for s, _, _ in ties("Politicians and the Archbishop of Lublin visited the hospital."))


@pytest.mark.parametrize("text", ["A spokesman for Benjamin Netanyahu spoke.", "The spokeswoman of Aung Myint spoke.", "A spokesman for Jordan Peterson spoke."])
def test_whose_spokesman_is_no_spokesman(text: str) -> None:
    assert not any(r == "holds_office" for _, r, _ in ties(text))
