"""What we write in our own CSV, and in the shape of ACLED and UCDP, we read again."""

from __future__ import annotations

import csv

import pytest

from dateline.exporters.base import Column
from dateline.exporters.flat import COLUMNS
from dateline.exporters.items import Item, item
from dateline.merging.merge import make_event
from dateline.model import Reading
from dateline.readers.tables import read_table
from dateline.store.reports import report_of
from tests.exporters.conftest import Export

# of the table as a source: who told it first, how often, in which words, is not in one row
ABOUT_TELLING = {"id", "standing", "reports", "sources", "source_names", "urls", "first_published", "last_published", "quote", "other_places"}
KEPT = [c for c in COLUMNS if c.name not in ABOUT_TELLING and not c.name.endswith("_wording")]


def again(reading: Reading) -> Item:
    return item(make_event([report_of(reading.document, reading.events[0])]), ())


def cell(column: Column, i: Item) -> str:
    found = column.value(i)
    return "" if found is None else f"{found:g}" if isinstance(found, float) else str(found)


def one_blank(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("status", ["current", "background"])
def test_our_own_csv_comes_back(status: str, exported: Export) -> None:
    out, summary = exported("csv", status=status)
    table = read_table(out, "dateline")
    assert table.errors == ()
    assert len(table.readings) == summary.written
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row, reading in zip(rows, table.readings, strict=True):
        back = again(reading)
        assert {c.name: one_blank(cell(c, back)) for c in KEPT} == {c.name: one_blank(row[c.name].removeprefix("'")) for c in KEPT}


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_rows_in_the_shape_of_others_are_read_as_theirs(name: str, exported: Export) -> None:
    out, summary = exported(name)
    table = read_table(out, name)
    assert table.errors == ()
    assert len(table.readings) == summary.written
    assert {r.events[0].value("type") for r in table.readings} <= {"ASSAULT", "PROTEST", "AGREE", "COERCE", "MOBILIZE"}
