"""Plain CSV: every settled value in its column, unknown is never zero, and nothing runs in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exporters.cells import defused, joined, number, plain
from tests.exporters.conftest import Export


@pytest.mark.parametrize(
    ("value", "cell"),
    [("=1+1", "'=1+1"), ("+49 30", "'+49 30"), ("-", "'-"), ("@x", "'@x"), ("\t=1", "'=1"), ("a=1", "a=1"), (-3.5, "-3.5"), (-7, "-7"), (0, "0"), (None, ""),
     ("a\r\nb\x00c", "a b c"), ("＝1", "'＝1"), ("half \ud800", "half ?")],
)  # fmt: skip
def test_cells_are_harmless(value: str | float | None, cell: str) -> None:
    assert defused(value) == cell


@given(st.lists(st.text(), min_size=2, max_size=4))
def test_whatever_stands_in_a_cell_comes_back_as_one_harmless_cell(texts: list[str]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerow([defused(t) for t in texts])
    assert file.getvalue().count("\n") == 1
    (row,) = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert [c.removeprefix("'") if plain(t)[:1] in "=+-@＝＋－＠" else c for c, t in zip(row, texts, strict=True)] == [plain(t) for t in texts]
    assert not [c for c in row if c[:1] in ("=", "+", "-", "@")]


def test_numbers_and_lists() -> None:
    assert [number(x) for x in (33.0, -0.25, 1e-7, 44.2200001, 100.0)] == ["33", "-0.25", "0", "44.22", "100"]
    assert joined(["a; b", "c\nd"]) == "a, b; c d"
    assert plain("  a\u2028b ") == "a b"


def test_unknown_silence_and_zero_differ(exported: Export) -> None:
    out, _ = exported("csv")
    with out.open(encoding="utf-8", newline="") as file:
        rows = {r["source_names"] + r["type"] + r["place"]: r for r in csv.DictReader(file)}
    zero = next(r for r in rows.values() if r["source_names"] == "Zero Herald")
    assert (zero["deaths_state"], zero["deaths_low"], zero["deaths_best"], zero["deaths_high"]) == ("given", "0", "0", "0")
    unknown = next(r for r in rows.values() if r["place"] == "Jurf al Saqr")
    assert (unknown["deaths_state"], unknown["deaths_low"], unknown["deaths_best"]) == ("unknown", "", "")
    assert (unknown["wounded_state"], unknown["wounded_best"]) == ("not_mentioned", "")
    dozens = next(r for r in rows.values() if r["source_names"] == "Dozens Daily")
    assert (dozens["deaths_low"], dozens["deaths_best"], dozens["deaths_wording"], dozens["admin1"]) == ("24", "", "dozens", "Hama")


def test_pandas_reads_it_as_it_is(exported: Export) -> None:
    pandas = pytest.importorskip("pandas")
    out, summary = exported("csv")
    frame = pandas.read_csv(out)
    assert len(frame) == summary.written
    assert frame["deaths_best"].isna().sum() > 0
    assert str(frame["lat"].dtype) == "float64"


def test_no_cell_of_a_hostile_article_is_a_formula(exported: Export) -> None:
    out, _ = exported("csv")
    text = out.read_text(encoding="utf-8")
    assert "HYPERLINK" in text
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cells = [v for r in rows for c, v in r.items() if c not in ("lat", "lon")]
    assert not [v for v in cells if v[:1] in ("=", "+", "-", "@")]
    assert not [v for v in cells if "\x00" in v or "\x1b" in v or "\n" in v]
    assert {r["lat"] for r in rows} >= {"-33.5"}
