"""The attacks of usual sentences of conflict news (data/conflict_sentences.tsv): how many there are, who did it, to whom, and what was hit."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dateline.coding import code
from dateline.model import Document, Event

TABLE = Path(__file__).parent / "data" / "conflict_sentences.tsv"


def rows() -> list[dict[str, str]]:
    lines = [x for x in TABLE.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def attacks(text: str) -> list[Event]:
    found = code(Document(text, published="2024-05-08", published_basis="option", language="en")).events
    return [e for e in found if e.value("type") == "ASSAULT" and e.value("status") == "current"]


def names(event: Event, field: str) -> str:
    """As the table writes them."""
    return ", ".join(getattr(s.value, "name", str(s.value)) for s in event.statements if s.field == field) or "-"


@pytest.mark.parametrize("row", rows(), ids=lambda r: r["text"][:50])
def test_attacks(row: dict[str, str]) -> None:
    found = attacks(row["text"])
    assert len(found) == int(row["attacks"])
    for field in ("actors", "recipients", "targets") if found else ():
        assert row[field] in {"?", names(found[0], field)}


def test_a_mode_is_that_of_the_first_weapon_under_whose_fire_somebody_came() -> None:
    (one,) = attacks("Iraqi forces came under heavy machine gun and rocket fire from militants in the town.")
    assert one.value("mode") == "firearms"


def test_harm_that_a_claimed_attack_did_is_its_harm() -> None:
    (one,) = attacks("Al-Shabaab claimed responsibility for a suicide bombing outside a cafe in Mogadishu that killed seven.")
    assert one.value("deaths").best == 7


def test_a_warning_of_what_somebody_else_may_do_is_no_threat() -> None:
    def threats(text: str) -> int:
        return sum(e.value("type") == "THREATEN" for e in code(Document(text, language="en")).events)

    assert threats("Ukrainian officials warned that Russia could attack from Belarus.") == 0
    assert threats("Iran warned that it would attack US bases.") == 1


def test_a_bomb_of_years_ago_is_not_the_attack_of_today() -> None:
    text = """Militants stormed a hotel in Mogadishu on Thursday, killing three soldiers, officials said.

    It was the third attack on the hotel since 2015. In January 2016, at least 15 people died when a car bomb exploded outside its gates."""
    found = code(Document(text, published="2024-03-15", published_basis="option", language="en")).events
    assert [(e.value("status"), e.value("deaths").best, e.value("when").start[:4]) for e in found] == [("current", 3, "2024"), ("background", 15, "2016")]


def test_the_dead_since_a_war_began_are_no_attack_s() -> None:
    text = """Shells hit a market in Nyala on Wednesday, witnesses said.

    More than 12,000 people have been killed and 7 million displaced since the war began on 15 April, the UN says."""
    reading = code(Document(text, published="2024-03-15", published_basis="option", language="en"))
    assert all(getattr(e.value("deaths"), "state", "") != "given" for e in reading.events)


def test_who_brokered_a_truce_did_not_declare_it_and_it_has_not_ended_before_its_day() -> None:
    text = "Rebels shelled the town on Wednesday. The seven-day ceasefire, brokered by Saudi Arabia, was to expire on 28 May."
    (truce,) = code(Document(text, published="2024-05-20", published_basis="option", language="en")).of_kind("truce")
    assert truce.value("by") is None
    assert truce.value("state") != "ended"


def test_a_place_of_another_clause_of_time_is_not_the_attack_s() -> None:
    text = "Russia launched missiles at Lutsk on Monday, killing seven people. The strikes came three weeks after Ukrainian troops crossed into the Kursk region."
    (one,) = attacks(text)
    assert [s.value.name for s in one.statements if s.field == "places"] == ["Lutsk"]


def test_troops_that_a_state_has_in_the_province_are_not_at_home() -> None:
    text = "Rebels attacked a village in Cabo Delgado on Friday. Rwanda has about 2,500 soldiers in the province."
    found = code(Document(text, published="2024-10-31", published_basis="option", language="en")).of_kind("posture")
    assert all(r.value("place").country != "RWA" for r in found)
