"""What a command writes never destroys a store or what was just read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

import dateline.coding
from dateline.cli import main
from tests.sample import TEXT, reading


@pytest.fixture(autouse=True)
def _fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateline.coding, "code", reading)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article, a store of it, another store and a link to that."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for name in ("own.db", "other.db"):
        assert main(["add", "a.txt", "--db", name]) == 0
    (tmp_path / "link.csv").symlink_to("other.db")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        "export --as csv --db own.db --out own.db",
        "export --as csv --db own.db --out ./own.db",
        "export --as csv --db own.db --out own.db-wal",
        "export --as csv --db own.db --out other.db",
        "export --as gpkg --db own.db --out link.csv",
        "brief --db own.db --out own.db",
        "brief a.txt --out other.db",
        "brief a.txt --as json --out a.txt",
        "inspect a.txt --html a.txt",
        "inspect a.txt --html other.db",
    ],
)
def test_a_target_that_would_be_lost_is_refused(arguments: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {p.name: p.read_bytes() for p in place.iterdir()}
    capsys.readouterr()
    assert main(arguments.split()) == 2
    captured = capsys.readouterr()
    assert "give another file to write to" in captured.err
    assert captured.err.count("\n") == 1
    assert {p.name: p.read_bytes() for p in place.iterdir()} == before


def test_code_does_not_write_over_its_input(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "b.json").write_bytes((place / "a.txt").read_bytes())
    assert main(["code", "b.json", "--out", "."]) == 2
    assert "is an input" in capsys.readouterr().err
    assert (place / "b.json").read_text(encoding="utf-8") == TEXT


def test_other_files_are_replaced_and_devices_stay_what_they_are(place: Path) -> None:
    assert main(["export", "--as", "csv", "--db", "own.db", "--out", "e.csv"]) == 0
    assert main(["export", "--as", "geojson", "--db", "own.db", "--out", "e.csv"]) == 0
    assert (place / "e.csv").read_text(encoding="utf-8").startswith("{")
    os.mkfifo(place / "pipe")
    reader = os.open(place / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert main(["brief", "a.txt", "--out", "pipe"]) == 0
    assert os.read(reader, 100).startswith(b"# ")
    os.close(reader)
    assert stat.S_ISFIFO((place / "pipe").stat().st_mode)


def test_a_package_with_other_files_in_it_is_not_replaced(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", "site", "--db", "own.db"]) == 0
    assert main(["publish", "site", "--db", "own.db"]) == 0
    (place / "own.db").rename(place / "site" / "own.db")
    capsys.readouterr()
    assert main(["publish", "site", "--db", "site/own.db"]) == 1
    assert "holds other files" in capsys.readouterr().err
    assert (place / "site" / "own.db").exists()
