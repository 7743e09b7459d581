"""UCDP GED-like rows."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from dateline.exporters.items import Item, item
from dateline.exporters.ucdp import COLUMNS, date_prec, priogrid, violence, where_prec
from dateline.model import ActorRef, Estimate, Event, When, Where
from tests.exporters.conftest import ARMY, CIVILIANS, Export

HEADER = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id "
    "side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end "
    "deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
).split()
REBELS = ActorRef("rebels", None, "armed-group")
NOTHING = item(Event("ev_0000000000ff", ()), ())


def made(**values: object) -> Item:
    return replace(NOTHING, **values)  # type: ignore[arg-type]


def test_the_header_is_geds() -> None:
    assert [c.name for c in COLUMNS] == HEADER
    assert len(HEADER) == 49


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [("2023-11-20", "2023-11-20", 1), ("2023-11-20", "2023-11-25", 2), ("2023-11-20", "2023-11-26", 3), ("2023-11-01", "2023-11-30", 4), ("2023-01-01", "2023-12-31", 5)],
)
def test_date_prec(start: str, end: str, code: int) -> None:
    assert date_prec(made(when=When(start, end, "day"))) == code


@pytest.mark.parametrize(
    ("one", "two", "code"),
    [((ARMY,), (REBELS,), 1), ((REBELS,), (REBELS,), 2), ((REBELS,), (CIVILIANS,), 3), ((ARMY,), (CIVILIANS, REBELS), 1), ((), (REBELS,), None),
     ((ActorRef("crew"),), (REBELS,), None), ((ActorRef("crew"),), (CIVILIANS,), None)],
)  # fmt: skip
def test_type_of_violence(one: tuple[ActorRef, ...], two: tuple[ActorRef, ...], code: int | None) -> None:
    assert violence(made(actors=one, recipients=two)) == code


def test_where_prec() -> None:
    codes = [where_prec(made(places=(Where("x", "SYR", 1, 1, p),))) for p in ("exact", "near", "district", "province", "country", "region")]  # type: ignore[arg-type]
    assert codes == [1, 2, 3, 4, 6, 7]
    assert where_prec(made()) is None


def test_priogrid_cells_are_numbered_from_the_south_west() -> None:
    assert [priogrid(-90, -180), priogrid(-89.9, 179.9), priogrid(-89.4, -180), priogrid(90, 180)] == [1, 720, 721, 259200]


def test_an_id_is_a_number_that_a_double_holds() -> None:
    assert NOTHING.number == 255
    assert item(Event("ev_not-hex", (), (Estimate("type", "ASSAULT", "agreement"),)), ()).number < 2**48


def test_rows(exported: Export) -> None:
    out, summary = exported("ucdp")
    with out.open(encoding="utf-8", newline="") as file:
        rows = {r["source_office"]: r for r in csv.DictReader(file)}
    dozens = rows["Dozens Daily"]
    assert (dozens["best"], dozens["low"], dozens["high"], dozens["deaths_civilians"], dozens["deaths_unknown"]) == ("24", "24", "", "24", "")
    assert (dozens["type_of_violence"], dozens["dyad_name"], dozens["gwnoa"], dozens["country_id"]) == ("3", "Syrian army - civilians", "652", "652")
    assert (dozens["date_start"], dozens["geom_wkt"], dozens["where_prec"]) == ("2023-11-20 00:00:00.000", "POINT (36.75 35.13)", "1")
    ranged = rows["Range Review"]
    assert (ranged["best"], ranged["low"], ranged["high"], ranged["date_prec"], ranged["where_prec"]) == ("12", "10", "15", "3", "2")
    assert "Zero Herald" not in rows
    assert any("no death told" in reason for reason in summary.left_out)
