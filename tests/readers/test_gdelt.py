"""GDELT's event files, with their 61 and 58 columns."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.model import ActorRef, Reading, Where
from dateline.readers import tables
from dateline.readers.table_gdelt import COLUMNS, COLUMNS_1
from dateline.readers.tables import read_table

ROW = {
    "GLOBALEVENTID": "1139000001", "SQLDATE": "20231121", "Actor1Name": "UNITED STATES", "Actor1CountryCode": "USA", "Actor2Name": "MILITIA", "EventCode": "195",
    "EventBaseCode": "195", "EventRootCode": "19", "ActionGeo_Type": "4", "ActionGeo_FullName": 'Abu "Ghraib, Baghdad, Iraq', "ActionGeo_CountryCode": "IZ",
    "ActionGeo_Lat": "33.3", "ActionGeo_Long": "44.1", "DATEADDED": "20231122101500", "SOURCEURL": "https://www.gazette.example/a",
}  # fmt: skip


def table(path: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
    path.write_text("".join("\t".join({**ROW, **r}.get(c, "") for c in columns) + "\n" for r in rows))
    return path


def values(reading: Reading, field: str) -> list[object]:
    return list(reading.records[0].values(field))


@pytest.mark.parametrize("columns", [COLUMNS, COLUMNS_1])
def test_a_row(tmp_path: Path, columns: tuple[str, ...]) -> None:
    assert len(columns) in (61, 58)
    found = read_table(table(tmp_path / "x.export.CSV", {}, columns=columns), "gdelt")
    assert found.errors == ()
    (reading,) = found.readings
    assert (values(reading, "type"), values(reading, "mode"), values(reading, "deaths")) == (["ASSAULT"], ["aerial"], [])
    assert values(reading, "places") == [Where('Abu "Ghraib', "IRQ", 33.3, 44.1, "near")]
    assert [a.name for a in values(reading, "recipients") if isinstance(a, ActorRef)] == ["MILITIA"]
    assert (reading.document.source, reading.document.published) == ("GDELT: gazette.example", "2023-11-22")


@pytest.mark.parametrize(
    ("change", "words"),
    [({"SQLDATE": "20231131"}, "not a day"), ({"SQLDATE": "x"}, "no day"), ({"EventBaseCode": "010", "EventRootCode": "01"}, "no type"), ({"ActionGeo_Lat": "99"}, "90")],
)
def test_bad_rows_are_named(tmp_path: Path, change: dict[str, str], words: str) -> None:
    path = table(tmp_path / "x.csv", {}, change)
    found = read_table(path, "gdelt")
    assert len(found.readings) == 1
    assert found.errors[0].startswith(f"{path}:2: ")
    assert words in found.errors[0]


def test_another_width_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("1\t2\t3\n")
    with pytest.raises(InputError, match="lacks the columns"):
        read_table(tmp_path / "x.csv", "gdelt")


def test_a_daily_archive(tmp_path: Path) -> None:
    plain = table(tmp_path / "20231122.export.CSV", {})
    packed = tmp_path / "20231122.export.CSV.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(plain, plain.name)
    assert read_table(packed, "gdelt") == read_table(plain, "gdelt")


def test_archives_that_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = tmp_path / "a.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", "0" * 100_000)
    monkeypatch.setattr(tables, "LARGEST_TABLE", 1000)
    with pytest.raises(InputError, match="more than 1,000 bytes when unpacked"):
        read_table(packed, "gdelt")
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("b.csv", "")
    with pytest.raises(InputError, match="an archive of 2 files"):
        read_table(packed, "gdelt")
    packed.write_bytes(packed.read_bytes()[:60])
    with pytest.raises(InputError, match="broken or locked archive"):
        read_table(packed, "gdelt")
