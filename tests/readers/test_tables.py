"""Tables of events that people coded, as readings: each value points at its cell; bad rows are named; nothing is half imported."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from dateline.analysis.agreement import agreement
from dateline.cli import main
from dateline.errors import DatelineError, InputError
from dateline.merging.merge import merge
from dateline.model import ActorRef, Count, When, Where
from dateline.readers.table_forms import FORMS
from dateline.readers.tables import Table, read_table
from dateline.store import Filter, open_store
from dateline.vocab.crosswalk import rows
from dateline.vocab.rules import TYPES

ACLED = {
    "event_id_cnty": "SDN1", "event_date": "05 March 2024", "time_precision": "1", "event_type": "Battles", "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Sudan (2019-)", "inter1": "State forces", "actor2": "Rapid Support Forces", "inter2": "2",
    "iso": "729", "country": "Sudan",
    "location": "Nyala", "latitude": "12.05", "longitude": "24.88", "geo_precision": "1", "source": "Radio Lamp", "notes": "=1+1",
    "fatalities": "4", "timestamp": "1709900000",
}  # fmt: skip
UCDP = {
    "id": "9.0", "type_of_violence": "3.0", "side_a": "IS", "side_b": "Civilians", "where_coordinates": "Kobani town", "country": "Syria",
    "latitude": "36.89",
    "longitude": "38.35", "where_prec": "1.0", "date_prec": "3", "date_start": "2016-01-04 00:00:00.000", "date_end": "2016-01-10 00:00:00.000",
    "best": "5.0", "low": "4", "high": "9",
    "source_office": "SOHR", "source_date": "2016-01-11",
}  # fmt: skip


def table(path: Path, book: str, *changes: dict[str, str]) -> Table:
    """A table of the book's sample row, once for each set of changes."""
    sample = {"acled": ACLED, "ucdp": UCDP}[book]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(sample))
        writer.writeheader()
        writer.writerows({**sample, **c} for c in changes or ({},))
    return read_table(path, book)


def values(made: Table, n: int = 0) -> dict[str, object]:
    return {s.field: s.value for s in made.readings[n].records[0].statements}


def test_every_value_points_at_its_cell(tmp_path: Path) -> None:
    for book, sample in (("acled", ACLED), ("ucdp", UCDP)):
        (reading,) = table(tmp_path / "t.csv", book).readings
        text = reading.document.text
        for s in reading.records[0].statements:
            assert s.evidence.spans
            assert all(span.of(text) in sample.values() for span in s.evidence.spans), s


def test_an_acled_row(tmp_path: Path) -> None:
    made = table(tmp_path / "t.csv", "acled")
    got = values(made)
    assert (got["type"], got["when"]) == ("ASSAULT", When("2024-03-05", "2024-03-05", "day"))
    assert isinstance(got["actors"], ActorRef)
    assert (got["actors"].country, got["actors"].kind) == ("SDN", "state-force")
    assert got["recipients"] == ActorRef("Rapid Support Forces", "SDN", "armed-group", got["recipients"].actor_id)  # type: ignore[attr-defined]
    assert got["places"] == Where("Nyala", "SDN", 12.05, 24.88, "exact", None)
    assert got["deaths"] == Count.exactly(4, "4")
    assert made.readings[0].document.source == "ACLED: Radio Lamp"
    assert made.readings[0].document.published == "2024-03-08"


def test_a_zero_of_acled_is_not_known_and_an_empty_cell_says_nothing(tmp_path: Path) -> None:
    made = table(tmp_path / "t.csv", "acled", {"fatalities": "0"}, {"fatalities": "", "event_id_cnty": "SDN2"})
    assert values(made)["deaths"] == Count("unknown", wording="0")
    assert "deaths" not in values(made, 1)


@pytest.mark.parametrize(
    ("code", "start", "end", "precision"),
    [("1", "2024-03-05", "2024-03-05", "day"), ("2", "2024-03-02", "2024-03-08", "week"), ("3", "2024-03-01", "2024-03-31", "month")],
)
def test_time_precision(code: str, start: str, end: str, precision: str, tmp_path: Path) -> None:
    assert values(table(tmp_path / "t.csv", "acled", {"time_precision": code}))["when"] == When(start, end, precision)  # type: ignore[arg-type]


def test_a_ucdp_row(tmp_path: Path) -> None:
    got = values(table(tmp_path / "t.csv", "ucdp"))
    assert got["when"] == When("2016-01-04", "2016-01-10", "week")
    assert got["deaths"] == Count("given", 4, 5, 9, "5.0")
    assert isinstance(got["recipients"], ActorRef)
    assert got["recipients"].kind == "civilians"


def test_a_best_estimate_outside_its_bounds_is_kept_with_bounds_that_hold_it(tmp_path: Path) -> None:
    assert values(table(tmp_path / "t.csv", "ucdp", {"best": "2", "low": "4"}))["deaths"] == Count("given", 2, 2, 9, "2")


BAD = [
    ({"event_date": "31 June 2024"}, "event_date is no day"),
    ({"fatalities": "some"}, "fatalities is no number"),
    ({"fatalities": "-1"}, "no whole number"),
    ({"fatalities": "nan"}, "no whole number"),
    ({"latitude": "91"}, "latitude is not between"),
    ({"latitude": ""}, "latitude without a longitude"),
    ({"time_precision": "9"}, "time_precision"),
    ({"event_type": "Weather", "sub_event_type": "Rain"}, "no type for"),
]


@pytest.mark.parametrize(("change", "says"), BAD)
def test_a_bad_row_is_named_with_its_line(change: dict[str, str], says: str, tmp_path: Path) -> None:
    made = table(tmp_path / "t.csv", "acled", {}, change, {"event_id_cnty": "SDN2"})
    assert len(made.readings) == 2
    (error,) = made.errors
    assert error.startswith(f"{tmp_path / 't.csv'}:3: ")
    assert says in error


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="lacks the columns"):
        read_table(path, "acled")
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not UTF-8"):
        read_table(path, "acled")
    with pytest.raises(InputError, match="no code book"):
        read_table(path, "icews")
    with pytest.raises(InputError):
        read_table(tmp_path / "nowhere.csv", "acled")


def test_nothing_is_half_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, db = tmp_path / "t.csv", tmp_path / "a.db"
    table(path, "acled", {}, {"fatalities": "x"})
    assert main(["import", str(path), "--as", "acled", "--db", str(db)]) == 1
    assert "nothing was imported" in capsys.readouterr().err
    assert not db.exists()
    assert main(["import", str(path), "--as", "acled", "--db", str(db), "--skip-bad"]) == 0
    assert main(["import", str(path), "--as", "acled", "--db", str(db), "--skip-bad"]) == 0
    with open_store(db) as store:
        assert len(store.documents()) == 1
        assert store.check() == []


def test_a_header_that_names_a_column_twice_and_cells_without_a_column_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    table(path, "acled", {}, {"event_id_cnty": "SDN2"})
    head, first, second, _ = path.read_text(encoding="utf-8-sig").split("\n")
    path.write_text("\n".join((head.strip() + ",fatalities", first.strip() + ",9", "")), encoding="utf-8")
    with pytest.raises(InputError, match="stand twice in the header: fatalities"):
        read_table(path, "acled")
    path.write_text("\n".join((head, first.strip() + ",9,", second.strip() + ",, ", "")), encoding="utf-8")
    made = read_table(path, "acled")
    assert len(made.readings) == 1, "empty cells at the end say nothing"
    assert made.errors == (f"{path}:2: more cells than the header has columns: '9'",)


LATER = {"timestamp": "1709900001", "fatalities": "6"}


@pytest.mark.parametrize("swap", [False, True])
def test_a_corrected_row_takes_the_place_of_the_earlier_whatever_came_first(swap: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db, one, two = tmp_path / "a.db", tmp_path / "one.csv", tmp_path / "two.csv"
    table(one, "acled")
    table(two, "acled", LATER)
    for path in (two, one) if swap else (one, two):
        assert main(["import", str(path), "--as", "acled", "--db", str(db), "--json"]) == 0
    assert '"replaced": 1' in capsys.readouterr().out
    with open_store(db) as store:
        (event,) = store.merged.events(Filter())
        assert event.value("deaths") == Count.exactly(6, "6")
        assert len(store.documents()) == 2, "the earlier row is kept"
        assert [x.relation for x in store.lineage()] == ["revised"]
        assert store.check() == []


def test_of_two_rows_of_one_event_in_a_file_the_later_counts_and_it_is_noted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, db = tmp_path / "t.csv", tmp_path / "a.db"
    made = table(path, "acled", LATER, {}, {"event_id_cnty": "SDN2"}, {"event_id_cnty": "SDN2", "fatalities": "9"}, {"event_id_cnty": "SDN2", "fatalities": "9"})
    assert [(r.document.title, r.records[0].value("deaths")) for r in made.readings] == [("SDN1", Count.exactly(6, "6")), ("SDN2", Count.exactly(9, "9"))]
    assert [e.removeprefix(f"{path}:") for e in made.replaced] == [
        "3: replaced by line 2, a later row of the event SDN1",
        "4: replaced by line 6, a later row of the event SDN2",
    ]
    assert main(["import", str(path), "--as", "acled", "--db", str(db)]) == 0
    assert "2 replaced by a later one" in capsys.readouterr().err
    with open_store(db) as store:
        assert [i.kind for _, i in store.issues()] == ["row-replaced"]


def test_the_same_id_in_tables_of_two_names_is_two_rows(tmp_path: Path) -> None:
    table(tmp_path / "t.csv", "ucdp")
    with open_store(tmp_path / "a.db", create=True) as store:
        for name in ("ours", "theirs"):
            store.add_all(read_table(tmp_path / "t.csv", "ucdp", name).readings)
        assert store.lineage() == []


def test_rows_that_are_alike_are_all_counted(tmp_path: Path) -> None:
    made = table(tmp_path / "t.csv", "acled", {}, {"event_id_cnty": "SDN2"})
    with open_store(tmp_path / "a.db", create=True) as store:
        assert store.add_all(made.readings) == 2
        merge(store.merged)
        assert store.lineage() == []
        assert [len(e.reports) for e in store.merged.events(Filter())] == [1, 1], "who coded the table told them apart"


def test_agreement_is_one_to_one_and_says_what_is_missed_and_extra(tmp_path: Path) -> None:
    theirs = table(
        tmp_path / "t.csv",
        "acled",
        {},
        {"event_id_cnty": "SDN2", "event_date": "09 March 2024"},
        {"event_id_cnty": "SDN3", "location": "Kassala", "latitude": "15.45", "longitude": "36.4"},
    )
    ours = table(tmp_path / "u.csv", "acled", {"event_id_cnty": "X1", "event_date": "06 March 2024"}, {"event_id_cnty": "X2", "event_date": "07 March 2024"})
    with open_store(tmp_path / "a.db", create=True) as store:
        store.add_all([*theirs.readings, *ours.readings])
        merge(store.merged)
        events = list(store.merged.events(Filter()))
    rows_of = frozenset(r.document.id for r in theirs.readings)
    made = agreement(events, rows_of)
    assert len(made.matched) == 1
    assert (len(made.missed), len(made.extra)) == (2, 1)
    assert made.matched[0].days == 1
    assert (made.recall, made.precision) == (1 / 3, 1 / 2)
    assert agreement(events, rows_of, days=0).matched == ()
    assert [(c.by, c.matched, c.missed, c.extra) for c in agreement(events, rows_of, by="province").by] == [("Kassala", 0, 1, 0), ("South Darfur", 1, 1, 1)]
    with pytest.raises(DatelineError, match="cannot compare by"):
        agreement(events, rows_of, by="colour")


def test_every_word_of_a_book_has_a_type() -> None:
    for row in rows("table_types.tsv", ("book", "word", "type", "mode")):
        assert row["type"] in TYPES
        assert row["book"] in FORMS


def test_our_own_csv_comes_back(tmp_path: Path) -> None:
    db, out, again = tmp_path / "a.db", tmp_path / "a.csv", tmp_path / "b.db"
    path = tmp_path / "t.csv"
    table(path, "acled", {}, {"event_id_cnty": "SDN2", "fatalities": "0", "event_date": "01 April 2024"})
    assert main(["import", str(path), "--as", "acled", "--db", str(db)]) == 0
    assert main(["export", "--db", str(db), "--as", "csv", "--out", str(out)]) == 0
    assert main(["import", str(out), "--as", "dateline", "--db", str(again)]) == 0
    with open_store(db) as one, open_store(again) as two:
        kept = [[(e.value("type"), e.value("when"), e.value("deaths").state) for e in s.merged.events(Filter())] for s in (one, two)]  # type: ignore[union-attr]
    assert kept[0] == kept[1]


def test_compare_with_a_file_that_is_not_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db, ours, theirs = tmp_path / "a.db", tmp_path / "ours.csv", tmp_path / "theirs.csv"
    table(ours, "acled", {}, {"event_id_cnty": "SDN2", "event_date": "01 April 2024"})
    table(theirs, "acled", {"event_id_cnty": "X1"}, {"event_id_cnty": "X2", "event_date": "20 May 2024"})
    assert main(["import", str(ours), "--as", "acled", "--db", str(db)]) == 0
    capsys.readouterr()
    assert main(["compare", "--with", str(theirs), "--as", "acled", "--db", str(db), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)["agreement"]
    assert (len(made["matched"]), len(made["missed"])) == (1, 1)
    with open_store(db) as store:
        assert store.merged.count(Filter()) == 2  # nothing was imported
    assert main(["compare", "--with", str(theirs), "--db", str(db)]) == 2
    assert "--as BOOK" in capsys.readouterr().err
    table(theirs, "acled", {"fatalities": "many"})
    assert main(["compare", "--with", str(theirs), "--as", "acled", "--db", str(db)]) == 1
    assert "theirs.csv:2" in capsys.readouterr().err
