"""The data package: whole, checked by its own sums and by Frictionless, replaced only where it is ours."""

from __future__ import annotations

import csv
import json
from hashlib import sha256
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.exporters.base import ExportError
from dateline.exporters.package import Terms, licence, publish
from dateline.store import Filter, SqliteStore

FILES = {"LICENCE.md", "SHA256SUMS", "codebook.md", "datapackage.json", "events.csv", "events.geojson", "reports.csv"}


def test_a_package_is_complete_and_its_sums_are_right(store: SqliteStore, tmp_path: Path) -> None:
    done = publish(store, tmp_path / "site", Filter(kind="event"), Terms("Iraq", "CC-BY-4.0", ("acled",)))
    folder = tmp_path / "site"
    assert {p.name for p in folder.iterdir()} == FILES | {"acled.csv"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]
    sums = dict(reversed(x.split("  ")) for x in (folder / "SHA256SUMS").read_text().splitlines())  # type: ignore[arg-type,misc]
    assert sums == done.files == {n: sha256((folder / n).read_bytes()).hexdigest() for n in FILES - {"SHA256SUMS"} | {"acled.csv"}}
    said = json.loads((folder / "datapackage.json").read_text())
    assert [(r["path"], r["hash"].removeprefix("sha256:")) for r in said["resources"]] == [(r["path"], sums[r["path"]]) for r in said["resources"]]
    assert said["licenses"] == [{"name": "CC-BY-4.0"}]
    terms = (folder / "LICENCE.md").read_text()
    assert "| Harbour Gazette | 1 |" in terms
    assert "GeoNames" in terms
    assert "| `deaths_best` | integer |" in (folder / "codebook.md").read_text()


def test_each_report_names_an_event_of_the_package(store: SqliteStore, tmp_path: Path) -> None:
    publish(store, tmp_path / "site", Filter(kind="event"), Terms())
    tables = {}
    for name in ("events", "reports"):
        with (tmp_path / "site" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.DictReader(file))
    counted = {e["id"]: int(e["reports"]) for e in tables["events"]}
    assert {e: sum(r["event"] == e for r in tables["reports"]) for e in counted} == counted
    assert "No licence is stated" in (tmp_path / "site" / "LICENCE.md").read_text()


def test_the_same_store_gives_the_same_package(store: SqliteStore, tmp_path: Path) -> None:
    one, two = (publish(store, tmp_path / name, Filter(kind="event"), Terms()) for name in ("a", "b"))
    assert one.files == two.files


def test_an_earlier_package_is_replaced_and_nothing_else(store: SqliteStore, tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(store, site, Filter(kind="event"), Terms(also=("acled",)))
    publish(store, site, Filter(kind="event", country="IRQ"), Terms())
    assert {p.name for p in site.iterdir()} == FILES
    (other := tmp_path / "mine").mkdir()
    (other / "thesis.txt").write_text("years of work")
    with pytest.raises(ExportError, match="holds other files"):
        publish(store, other, Filter(kind="event"), Terms())
    assert (other / "thesis.txt").read_text() == "years of work"
    with pytest.raises(ExportError, match="no such folder"):
        publish(store, tmp_path / "no" / "site", Filter(), Terms())
    with pytest.raises(ExportError, match="is a file"):
        publish(store, other / "thesis.txt", Filter(), Terms())


def test_frictionless_finds_it_valid(store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless checks the package; install dateline[formats]")
    publish(store, tmp_path / "site", Filter(kind="event"), Terms())
    monkeypatch.chdir(tmp_path / "site")
    report = frictionless.Package("datapackage.json").validate()
    assert report.valid, report.flatten(["type", "message"])


def test_the_verb(store: SqliteStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = str(store.path)
    assert main(["publish", str(tmp_path / "site"), "--db", db, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)["publish"]
    assert set(made["files"]) == FILES - {"SHA256SUMS"}
    assert [e["out"] for e in made["exports"]] == ["events.csv", "reports.csv", "events.geojson"]
    assert main(["publish", str(tmp_path / "site"), "--db", db]) == 0
    assert "no licence is stated" in capsys.readouterr().err
    assert main(["publish", str(tmp_path / "site"), "--db", db, "--with", "xls"]) == 2


def test_names_make_no_markdown_in_the_licence() -> None:
    page = licence(Terms("<script>x</script>", "[CC](javascript:x)"), {"[a](b) | c": 1})
    assert r"\<script\>x\</script\>" in page
    assert r"\[CC\](javascript:x)" in page
    assert r"| \[a\](b) / c | 1 |" in page
