"""PLOVER JSON lines, HXL-tagged CSV and GDELT-like rows."""

from __future__ import annotations

import csv
import json

import pytest

from dateline.exporters.gdelt import COLUMNS as GDELT_COLUMNS
from dateline.exporters.plover import COLUMNS as PLOVER_COLUMNS
from dateline.vocab.rules import TYPES
from tests.exporters.conftest import HOSTILE, Export


def test_plover_lines(exported: Export) -> None:
    out, summary = exported("plover")
    lines = out.read_text(encoding="utf-8").splitlines()
    records = [json.loads(x) for x in lines]
    assert len(records) == summary.written
    assert all(list(r) == [c.name for c in PLOVER_COLUMNS] for r in records)
    assert {r["event"] for r in records} <= TYPES
    told = {r["cite_info"][0]["publication"]: r for r in records}
    assert told["Zero Herald"]["size"]["dead"] == {"state": "given", "low": 0, "best": 0, "high": 0, "wording": None}
    assert told["Talks Times"]["size"]["dead"]["best"] is None
    assert told["Dozens Daily"]["recipient"][0]["sector"] == "CVL"
    assert told["Dozens Daily"]["cameo"] == "194"
    assert [r["actor"][0]["actor_text"] for r in records if r["actor"] and "HYPERLINK" in r["actor"][0]["actor_text"]] == [HOSTILE]


def test_libhxl_reads_the_tags(exported: Export) -> None:
    hxl = pytest.importorskip("hxl", reason="libhxl reads the tags; install it")
    out, summary = exported("hxl")
    with hxl.data(str(out), hxl.InputOptions(allow_local=True)) as source:
        assert "#affected+killed+num" in [c.display_tag for c in source.columns]
        rows = list(source)
    assert len(rows) == summary.written
    assert hxl.validate(hxl.data(str(out), hxl.InputOptions(allow_local=True)))
    zero = next(r for r in rows if r.get("#meta+source") == "Zero Herald")
    assert (zero.get("#affected+killed+num"), zero.get("#affected+injured+num") or "", zero.get("#country+code")) == ("0", "", "SYR")
    assert zero.get("#geo+lat") == "35.13"


GDELT_61 = 61


def test_gdelt_rows_have_61_cells_and_read_as_gdelts(exported: Export) -> None:
    out, summary = exported("gdelt")
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) == summary.written
    assert {len(r) for r in rows} == {GDELT_61} == {len(GDELT_COLUMNS)}
    names = [c.name for c in GDELT_COLUMNS]
    cells = [dict(zip(names, r, strict=True)) for r in rows]
    assert all(r["SQLDATE"].isdigit() and r["GLOBALEVENTID"].isdigit() for r in cells)
    shelling = next(r for r in cells if "dozens-daily" in r["SOURCEURL"])
    assert (shelling["EventCode"], shelling["EventRootCode"], shelling["QuadClass"], shelling["GoldsteinScale"]) == ("194", "19", "4", "-10")
    assert (shelling["Actor1Code"], shelling["Actor2Code"], shelling["ActionGeo_Type"], shelling["ActionGeo_CountryCode"]) == ("SYRMIL", "SYRCVL", "4", "SY")
    assert (shelling["SQLDATE"], shelling["FractionDate"], shelling["DATEADDED"]) == ("20231120", "2023.9589", "20231123000000")
    assert shelling["ActionGeo_FullName"] == "Hama, Syria"
    talks = next(r for r in cells if "talks-times" in r["SOURCEURL"])
    assert (talks["EventCode"], talks["EventRootCode"]) == ("040", "04")


@pytest.mark.parametrize("name", ["csv", "acled", "ucdp", "hxl", "gdelt"])
def test_no_cell_is_a_formula_or_breaks_a_row(name: str, exported: Export) -> None:
    out, _ = exported(name)
    text = out.read_text(encoding="utf-8")
    assert not [c for c in text if ord(c) < 32 and c not in "\n\t"]
    delimiter = "\t" if name == "gdelt" else ","
    for row in csv.reader(text.splitlines(), delimiter=delimiter, quoting=csv.QUOTE_NONE if name == "gdelt" else csv.QUOTE_MINIMAL):
        for cell in row:
            assert cell[:1] not in ("=", "+", "@"), cell
            assert not cell.startswith("-") or cell.replace(".", "").lstrip("-").isdigit()
