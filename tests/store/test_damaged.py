"""Files that are no store, and stores that are damaged: said in words, never written to, and what can be read is saved."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.errors import StoreError
from dateline.store import SqliteStore, copying, open_store
from tests.sample import document, reading

pytestmark = pytest.mark.sqlite_only


def filled(path: Path) -> Path:
    with open_store(path, create=True) as store:
        for outlet in ("One", "Two", "Three"):
            r = reading(document(source=outlet))
            store.add(r.document, r)
    return path


@pytest.mark.parametrize("database", [False, True])
def test_an_empty_file_is_no_store_to_read_and_stays_empty(database: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none.db"
    path.touch()
    if database:
        with sqlite3.connect(path) as db:
            db.execute("PRAGMA journal_mode = WAL")
    before = path.read_bytes()
    assert main(["events", "--db", str(path)]) == 1
    assert "not a dateline store" in capsys.readouterr().err
    assert path.read_bytes() == before
    with open_store(path, create=True) as store:
        assert store.size() == 0


def test_the_doctor_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = filled(tmp_path / "a.db")
    data = bytearray(path.read_bytes())
    data[4096:12288] = b"\xff" * 8192
    path.write_bytes(data)
    assert main(["doctor", "--db", str(path)]) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert "run `dateline doctor`" not in out
    assert "dateline copy" in out


def test_what_can_be_read_of_a_damaged_store_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(filled(tmp_path / "a.db")) as source, open_store(tmp_path / "b.db", create=True) as target:
        bad = source.documents()[0].id
        whole = SqliteStore.reading
        monkeypatch.setattr(SqliteStore, "reading", lambda self, i: _damaged() if i == bad else whole(self, i))
        with pytest.raises(StoreError, match="1 of 3 documents cannot be read"):
            copying.copy(source, target)
        assert target.size() == 2


def _damaged() -> None:
    raise StoreError("a.db: damaged store")
