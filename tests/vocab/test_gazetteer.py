"""Place names to places: spellings, ranking, countries, overlays, the unpacked database."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DataError
from dateline.vocab import gazetteer, gazetteer_overlay, gazetteer_store
from dateline.vocab.gazetteer import country_name, country_of_demonym, find, is_country, rows
from dateline.vocab.gazetteer_names import key, loose_keys
from dateline.vocab.gazetteer_words import common_words, place_words

SAME = [  # spellings of one place, its country, latitude and longitude
    (["Jurf al Saqr", "Jurf al-Sakhar", "Jurf as-Sakhar", "Jurf al-Nasr", "JURF AL SAQR"], "IRQ", 32.86, 44.22),
    (["Ain al-Asad", "Al Asad", "Ain al-Assad", "Ayn al-Asad air base", "Al-Asad Airbase"], "IRQ", 33.79, 42.44),
    (["Deir ez-Zor", "Dayr az Zawr", "Deir Ezzor", "Deir al-Zor"], "SYR", 35.33, 40.14),
    (["al-Tanf", "At Tanf", "Tanf garrison"], "SYR", 33.51, 38.66),
    (["Kyiv", "Kiev"], "UKR", 50.45, 30.52),
    (["Hodeidah", "Al Hudaydah", "Hudaydah"], "YEM", 14.80, 42.95),
    (["Mokha", "Mocha", "Al Mukha", "Al-Makha"], "YEM", 13.32, 43.25),
    (["al-Qaim", "Qaim", "Al Qā’im", "city of al-Qaim"], "IRQ", 34.39, 40.99),
    (["Bab el-Mandeb", "Bab al-Mandab", "Bab-el-Mandeb"], None, 12.6, 43.3),
    (["Anbar", "Al Anbar", "Anbar province", "province of Anbar"], "IRQ", 32.9, 41.9),
    (["Donbas", "Donbass"], "UKR", 48.3, 38.2),
    (["Tower 22"], "JOR", 33.31, 38.70),
    (["Conoco field", "Conoco gas field"], "SYR", 35.33, 40.28),
    (["Incirlik Air Base", "Incirlik airbase", "Incirlik"], "TUR", 37.00, 35.43),
    (["Golan Heights", "the Golan"], "SYR", 33.0, 35.75),
    (["Strait of Hormuz", "Straits of Hormuz"], None, 26.6, 56.3),
    (["Darfur"], "SDN", 13.0, 25.0),
    (["Cabo Delgado"], "MOZ", -12.3, 39.3),
    (["North Kivu", "Nord-Kivu"], "COD", -0.8, 28.8),
    (["Chalatenango Department", "department of Chalatenango"], "SLV", 14.1, -89.1),
]


@pytest.fixture(autouse=True)
def _no_overlays() -> Iterator[None]:
    yield
    gazetteer_overlay.clear()
    gazetteer.candidates.cache_clear()


@pytest.mark.parametrize(("names", "country", "lat", "lon"), SAME, ids=[n[0][0] for n in SAME])
def test_spellings_of_one_place(names: list[str], country: str | None, lat: float, lon: float) -> None:
    for name in names:
        best = find(name, limit=1)
        assert best, name
        assert best[0].country == country, (name, best)
        assert abs(best[0].lat - lat) < 0.1, (name, best)
        assert abs(best[0].lon - lon) < 0.1, (name, best)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Kirkuk", "city"), ("Kirkuk province", "admin1"), ("Basra", "city"), ("Basra Governorate", "admin1"), ("Georgia", "country"), ("Red Sea", "sea"),
     ("Sahel", "region"), ("Franklin County", "admin2"), ("Aleppo", "city"), ("New York State", "admin1"), ("Baghdad airport", "airport")],
)  # fmt: skip
def test_kind_of_the_best(name: str, kind: str) -> None:
    assert find(name, limit=1)[0].kind == kind


def test_best_first_and_filtered_by_country() -> None:
    tripoli = find("Tripoli")
    assert tripoli[0].country == "LBY"
    assert {e.country for e in find("Tripoli", country="lbn")} == {"LBN"}
    assert len(find("Springfield", limit=3)) == 3
    assert find("Springfield", limit=0) == []
    assert find("Xyzzyville") == []
    assert find("") == []


def test_a_region_is_never_a_bare_point() -> None:
    for name in ("Red Sea", "Sahel", "Darfur", "Anbar", "Iraq", "Donbas"):
        assert find(name, limit=1)[0].radius_km > 20, name
        assert find(name, limit=1)[0].area


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("Iraq", "IRQ"),
        ("the United States", "USA"),
        ("U.S.", "USA"),
        ("UK", "GBR"),
        ("Burma", "MMR"),
        ("DR Congo", "COD"),
        ("Côte d'Ivoire", "CIV"),
        ("Kosovo", "XKX"),
    ],
)
def test_countries(name: str, iso3: str) -> None:
    assert is_country(name)
    assert gazetteer.iso3_of(name) == iso3


@pytest.mark.parametrize("name", ["Baghdad", "us", "Iraqi", "", "Kurdistan"])
def test_not_countries(name: str) -> None:
    assert not is_country(name)


@pytest.mark.parametrize(
    ("word", "iso3"),
    [
        ("Iraqi", "IRQ"),
        ("Iraqis", "IRQ"),
        ("Saudi", "SAU"),
        ("Yemeni", "YEM"),
        ("Burmese", "MMR"),
        ("Salvadoran", "SLV"),
        ("American", "USA"),
        ("Nigerien", "NER"),
        ("Houthi", None),
    ],
)
def test_demonyms(word: str, iso3: str | None) -> None:
    assert country_of_demonym(word) == iso3


def test_country_names() -> None:
    assert country_name("IRQ") == "Iraq"
    assert country_name("irq") == "Iraq"
    assert country_name("QQQ") == "QQQ"


def test_tables_are_clean() -> None:
    seen: set[str] = set()
    for line, row in rows("supplement.tsv"):
        assert row["id"] not in seen, line
        seen.add(row["id"])
        assert -90 <= float(row["lat"]) <= 90, line
        assert -180 <= float(row["lon"]) <= 180, line
        assert row["country"] == "" or row["country"] in gazetteer.countries(), line
        assert row["source"], line
    assert len(seen) >= 300
    assert [r["id"] for _, r in rows("supplement.tsv")] == sorted(seen)
    assert len(gazetteer.countries()) > 200
    assert "hit" in common_words()
    assert ("air", "base") in place_words().facility


@given(st.text(max_size=60))
def test_any_unicode(name: str) -> None:
    plain = key(name)
    assert key(plain) == plain or not plain.isascii()
    loose_keys(plain)
    for entry in find(name, limit=3):
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180


def _overlay(folder: Path, text: str) -> Path:
    path = folder / "own.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_overlay_comes_first(tmp_path: Path) -> None:
    path = _overlay(tmp_path, "name,lat,lon,country,kind,aliases\nCheckpoint Nine,33.5,44.1,IRQ,checkpoint,CP 9|Mosul\n")
    assert gazetteer.use_overlay(path) == 1
    assert find("checkpoint nine")[0].kind == "checkpoint"
    assert find("CP 9")[0].name == "Checkpoint Nine"
    assert any(e.name == "Checkpoint Nine" for e in find("Mosul"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,lat\nA,1\n", ":1: missing column lon"),
        ("name,lat,lon\nA,north,2\n", ":2: lat is not a number: 'north'"),
        ("name,lat,lon\nA,1,2\nB,91,2\n", ":3: lat out of range: 91"),
        ("name,lat,lon,country\nA,1,2,Iraq\n", ":2: country must be an ISO"),
        ("name,lat,lon\n,1,2\n", ":2: no name"),
    ],
)
def test_broken_overlay_names_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    path = _overlay(tmp_path, text)
    with pytest.raises(DataError) as error:
        gazetteer.use_overlay(path)
    assert str(path) + message in str(error.value)


def test_overlay_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.csv: cannot be read"):
        gazetteer.use_overlay(tmp_path / "none.csv")


def test_database_is_unpacked_once_and_repaired(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = gazetteer_store.database_file()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    gazetteer_store.database_file.cache_clear()
    target = gazetteer_store.cache_folder() / f"places-{str(gazetteer_store.card()['sha256'])[:16]}.sqlite"
    target.parent.mkdir(parents=True)
    target.write_bytes(b"cut short")
    try:
        assert gazetteer_store.database_file() == target
        assert target.stat().st_size == gazetteer_store.card()["bytes"]
        assert [p.name for p in target.parent.iterdir()] == [target.name]
    finally:
        shutil.rmtree(tmp_path / "dateline")
        monkeypatch.undo()
        gazetteer_store.database_file.cache_clear()
        assert gazetteer_store.database_file() == shipped


def test_works_without_a_writable_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer_store, "database_file", lambda: None)
    base = gazetteer_store._open()
    assert base.execute("SELECT count(*) FROM place").fetchone()[0] == gazetteer_store.card()["places"]
    base.close()
