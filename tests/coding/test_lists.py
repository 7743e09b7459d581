"""Round-ups in list form."""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.model import Document, Reading, When, Where

LEAD = "On Friday, the army carried out strikes against rebels in Sudan.\n\n"


def read(text: str) -> Reading:
    return code(Document(text, published="2024-03-10", published_basis="option", language="en"))


def told(reading: Reading) -> list[tuple[str, str | None]]:
    """(finest place, first day) of each assault."""
    out = []
    for e in reading.events:
        if e.value("type") == "ASSAULT":
            when = e.value("when")
            names = [w.name for w in e.values("places") if isinstance(w, Where)]
            out.append((names[0] if names else "", when.start if isinstance(when, When) else None))
    return out


@pytest.mark.parametrize("mark", ["- ", "-- ", "* ", "• ", "1. ", "(2) "])
def test_each_item_is_its_own_act_with_the_day_and_side_of_the_lead(mark: str) -> None:
    items = ["Near Khartoum, one strike destroyed a depot.", "Near Nyala, two strikes hit a convoy.", "Near El Obeid, a strike destroyed a tank."]
    reading = read(LEAD + "\n".join(mark + x for x in items))
    assert told(reading) == [("Khartoum", "2024-03-08"), ("Nyala", "2024-03-08"), ("El Obeid", "2024-03-08")]
    assert all(e.values("actors") for e in reading.events)


def test_an_item_with_no_place_that_is_known_takes_the_country_of_the_lead() -> None:
    reading = read(LEAD + "- Near Qarnowhere, one strike destroyed a depot.\n- Near Nyala, two strikes hit a convoy.")
    lands = [{w.country for w in e.values("places") if isinstance(w, Where)} for e in reading.events]
    assert lands == [{"SDN"}, {"SDN"}]


def test_what_stands_after_the_list_is_no_item() -> None:
    reading = read(
        LEAD + "- Near Khartoum, one strike destroyed a depot.\n- Near Nyala, two strikes hit a convoy.\n\nOn Saturday gunmen killed two farmers near Kassala."
    )
    assert told(reading)[-1] == ("Kassala", "2024-03-09")
    assert len(told(reading)) == 3


def test_one_marked_line_is_no_list() -> None:
    """A dash before a quotation or a single remark leaves the sentence before it as the act that it tells."""
    reading = read("On Friday, aircraft carried out strikes in Sudan.\n\n- The strikes near Khartoum destroyed a depot.")
    assert len(told(reading)) == 1


def test_an_act_at_one_place_that_leads_a_list_stays() -> None:
    reading = read("On Friday, aircraft bombed a market in Khartoum.\n\n- Gunmen killed two farmers near Kassala.\n- Gunmen killed a driver near Nyala.")
    assert [p for p, _ in told(reading)] == ["Khartoum", "Kassala", "Nyala"]


def test_whose_a_facility_is_makes_no_name_of_it() -> None:
    reading = read("A strike destroyed a Hamas tunnel near Rafah on Friday.")
    assert [w.name for e in reading.events for w in e.values("places") if isinstance(w, Where)] == ["Rafah"]


def test_a_tangled_tree_is_read_without_a_crash() -> None:
    text = "- Near Ramadi, three strikes struck a unit, destroyed a building, suppressed a sniper position, and denied access, destroying and - near X, and -"
    assert read(text).document.text == text
