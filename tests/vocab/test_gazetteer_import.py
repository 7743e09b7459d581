"""Importing places: GeoNames dumps as text and zip, CSV tables, what is kept, errors with file and line, and how imported places rank."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import DataError
from dateline.vocab import gazetteer, gazetteer_overlay
from dateline.vocab.gazetteer import find
from dateline.vocab.gazetteer_dump import COLUMNS, dump_places
from dateline.vocab.gazetteer_entry import entry_of
from dateline.vocab.gazetteer_import import import_places


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    yield
    gazetteer_overlay.clear()
    gazetteer.candidates.cache_clear()
    entry_of.cache_clear()


def line(number: int, name: str, feature: str = "P", code: str = "PPL", *, others: str = "", lat: str = "33.34", country: str = "IQ", people: str = "0") -> str:
    cells = [str(number), name, name, others, lat, "44.40", feature, code, country, "", "07", "", "", "", people, "", "41", "Asia/Baghdad", "2020-01-01"]
    assert len(cells) == COLUMNS
    return "\t".join(cells)


def dump(folder: Path, *lines: str, name: str = "IQ.txt") -> Path:
    path = folder / name
    path.write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")
    return path


def test_a_dump_is_found_beside_the_shipped_places(tmp_path: Path) -> None:
    source = dump(tmp_path, line(98182, "Baghdad", code="PPLC", others="Bagdad,بغداد", people="7216000"), line(900000001, "Xyzzyville", others="Qarn Foo"))
    target = gazetteer_overlay.folder() / "iq.sqlite"
    card = import_places(source, target)
    assert (card.places, card.own, card.source) == (2, False, "IQ.txt")
    assert find("Xyzzyville") == []
    assert gazetteer.use_overlay("iq") == 2
    assert [(e.id, e.kind, e.country, e.admin1) for e in find("Xyzzyville")] == [("gn:900000001", "village", "IRQ", "Baghdad")]
    assert find("Qarn Foo")[0].match == 1
    assert [e.id for e in find("Baghdad")].count("gn:98182") == 1
    found = entry_of("gn:900000001")
    assert found is not None
    assert found.name == "Xyzzyville"


def test_what_a_dump_names_does_not_push_out_what_is_known(tmp_path: Path) -> None:
    """A hill or a stream of a famous name: nothing says that anybody speaks of it."""
    names = ("Baghdad", "Kirkuk", "Sahel", "Iraq", "Red Sea")
    before = [find(name, limit=1)[0].id for name in names]
    codes = (("T", "MT"), ("H", "STM"), ("U", "SEA"), ("L", "RGN"), ("A", "ADM4"), ("P", "PPL"), ("T", "ISL"))
    lines = [line(900000000 + 10 * i + k, name, *code) for i, name in enumerate(names) for k, code in enumerate(codes)]
    import_places(dump(tmp_path, *lines), tmp_path / "x.sqlite", classes=frozenset("ATHULP"))
    gazetteer.use_overlay(tmp_path / "x.sqlite")
    assert len(find("Baghdad", limit=60)) > len(codes)
    assert [find(name, limit=1)[0].id for name in names] == before


def test_kinds_by_default(tmp_path: Path) -> None:
    rows = [line(1, "A Base", "S", "MILB"), line(2, "A Hill", "T", "HLL"), line(3, "A Shop", "S", "SHOP"), line(4, "Iraq", "A", "PCLI"), line(5, "A Field", "L", "OILF")]
    source = dump(tmp_path, *rows, line(6, "A Town", people="5000"))
    assert [(p.name, p.kind) for p in dump_places(source, frozenset())] == [("A Base", "base"), ("A Field", "oilfield"), ("A Town", "city")]
    assert [p.name for p in dump_places(source, frozenset("T"))] == ["A Hill"]
    with pytest.raises(DataError, match="no feature class of GeoNames: X"):
        list(dump_places(source, frozenset("TX")))


def test_divisions_have_the_ids_of_the_shipped_ones(tmp_path: Path) -> None:
    source = dump(tmp_path, line(1, "Muhafazat Baghdad", "A", "ADM1"))
    place = next(dump_places(source, frozenset()))
    assert place.ref == "admin1:IQ.07"
    assert entry_of(place.ref) is not None
    assert place.radius_km > 0


def test_countries_are_chosen(tmp_path: Path) -> None:
    source = dump(tmp_path, line(1, "Here"), line(2, "There", country="SY"))
    assert import_places(source, tmp_path / "x.sqlite", countries=frozenset({"SYR"})).places == 1


def test_zip(tmp_path: Path) -> None:
    source = tmp_path / "IQ.zip"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("readme.txt", "read me")
        archive.writestr("IQ.txt", line(1, "Xyzzyville") + "\nshort\n")
    with pytest.raises(DataError, match=r"IQ\.zip!IQ\.txt:2: 1 columns, a GeoNames dump has 19"):
        import_places(source, tmp_path / "x.sqlite")
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("IQ.txt", line(1, "Xyzzyville"))
    told: list[tuple[int, int]] = []
    assert import_places(source, tmp_path / "x.sqlite", progress=lambda done, total: told.append((done, total))).places == 1
    assert told[-1][0] == told[-1][1] > 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (line(1, "A") + "\nonly\tthree\tcells\n", r"IQ\.txt:2: 3 columns"),
        (line(1, "A", lat="north") + "\n", r"IQ\.txt:1: latitude is not a number: 'north'"),
        (line(1, "A", lat="91") + "\n", r"IQ\.txt:1: latitude out of range: 91"),
        (line(1, "A", people="many") + "\n", r"IQ\.txt:1: population is not a number"),
        (line(1, "A", lat="nan") + "\n", r"IQ\.txt:1: latitude out of range"),
    ],
)
def test_broken_dump_names_file_and_line_and_leaves_nothing(tmp_path: Path, text: str, message: str) -> None:
    source = tmp_path / "IQ.txt"
    source.write_text(text, encoding="utf-8")
    target = tmp_path / "kept" / "x.sqlite"
    with pytest.raises(DataError, match=message):
        import_places(source, target)
    assert list(target.parent.iterdir()) == []


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "IQ.txt").write_bytes(b"\xff\xfe\n")
    with pytest.raises(DataError, match=r"IQ\.txt:1: not UTF-8"):
        import_places(tmp_path / "IQ.txt", tmp_path / "x.sqlite")
    (tmp_path / "IQ.zip").write_bytes(b"no archive")
    with pytest.raises(DataError, match=r"IQ\.zip: not a readable zip"):
        import_places(tmp_path / "IQ.zip", tmp_path / "x.sqlite")
    with pytest.raises(DataError, match=r"none\.txt: cannot be read"):
        import_places(tmp_path / "none.txt", tmp_path / "x.sqlite")


def test_a_csv_is_imported_and_comes_first(tmp_path: Path) -> None:
    source = tmp_path / "own.csv"
    source.write_text("name,lat,lon,country,kind,aliases\nCheckpoint Nine,33.5,44.1,IRQ,checkpoint,CP 9\nAl Hamra,33,44,IRQ,,\nAl Hamra,34,44,IRQ,,\n", encoding="utf-8")
    card = import_places(source, tmp_path / "own.sqlite")
    assert (card.places, card.own) == (3, True)
    gazetteer.use_overlay(tmp_path / "own.sqlite")
    assert find("CP 9")[0].name == "Checkpoint Nine"
    assert {e.lat for e in find("Al Hamra", country="IRQ") if e.id.startswith("user:")} == {33.0, 34.0}


def test_an_id_stands_once(tmp_path: Path) -> None:
    source = tmp_path / "own.csv"
    source.write_text("id,name,lat,lon\nx,A,1,2\nx,B,1,2\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"own\.csv:3: the id 'x' stands twice"):
        import_places(source, tmp_path / "own.sqlite")


def test_a_file_that_is_no_gazetteer(tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_bytes(b"something else entirely")
    with pytest.raises(DataError, match="not an imported gazetteer"):
        gazetteer.use_overlay(tmp_path / "x.sqlite")
    sqlite3.connect(tmp_path / "y.sqlite").execute("CREATE TABLE t(x)").connection.close()
    with pytest.raises(DataError, match="not an imported gazetteer of this version"):
        gazetteer.use_overlay(tmp_path / "y.sqlite")
    with pytest.raises(DataError, match="neither a file nor an imported gazetteer"):
        gazetteer.use_overlay("nix")


def test_the_setting_names_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    (tmp_path / "own.csv").write_text("name,lat,lon\nFoobarton,1,2\n", encoding="utf-8")
    import_places(dump(tmp_path, line(900000001, "Xyzzyville")), gazetteer_overlay.folder() / "iq.sqlite")
    monkeypatch.setenv("DATELINE_GAZETTEER", os.pathsep.join(["iq", str(tmp_path / "own.csv")]))
    gazetteer_overlay._environment.cache_clear()
    try:
        assert find("Foobarton")
        assert find("Xyzzyville")
    finally:
        monkeypatch.undo()
        gazetteer_overlay._environment.cache_clear()


def test_same_source_same_bytes(tmp_path: Path) -> None:
    source = dump(tmp_path, line(1, "Xyzzyville", others="B,A"), line(2, "Foo Town"))
    import_places(source, tmp_path / "x.sqlite")
    import_places(source, tmp_path / "y.sqlite")
    assert (tmp_path / "x.sqlite").read_bytes() == (tmp_path / "y.sqlite").read_bytes()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=25), min_size=1, max_size=25))
def test_any_cells_end_in_places_or_an_error(tmp_path: Path, cells: list[str]) -> None:
    source = tmp_path / "any.txt"
    source.write_bytes("\t".join(cells).encode("utf-8", "surrogatepass"))
    with suppress(DataError):
        for place in dump_places(source, frozenset()):
            assert -90 <= place.lat <= 90
            assert place.name
