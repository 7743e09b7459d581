"""Stores of every earlier version open, whole, and a migration that is broken off leaves the old version."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.merging.merge import merge
from dateline.store import Filter, open_store
from dateline.store import migrations as steps
from tests.sample import document, reading

FIXTURES = Path(__file__).parent / "fixtures"


def old_store(version: int, path: Path) -> Path:
    """A store as an earlier version wrote it (a dump of its tables)."""
    db = sqlite3.connect(path)
    db.executescript((FIXTURES / f"v{version}.sql").read_text(encoding="utf-8"))
    db.execute(f"PRAGMA application_id = {steps.APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {version}")
    db.commit()
    db.close()
    return path


def test_there_is_a_fixture_for_each_earlier_version() -> None:
    assert sorted(p.name for p in FIXTURES.glob("v*.sql")) == [f"v{n}.sql" for n in range(1, steps.VERSION)]


@pytest.mark.sqlite_only
@pytest.mark.parametrize("version", range(1, steps.VERSION))
def test_an_older_store_opens_whole_and_is_merged(version: int, tmp_path: Path) -> None:
    with open_store(old_store(version, tmp_path / "old.db")) as store, open_store(tmp_path / "new.db", create=True) as fresh:
        kept = list(store.readings(copies=True))
        assert len(kept) == 2
        assert kept[0] == reading(document())
        assert store.check() == []
        for r in kept:
            fresh.add(r.document, r)
        for each in (store, fresh):
            merge(each.merged)
        assert list(store.merged.events(Filter())) == list(fresh.merged.events(Filter()))
        assert store.merged.count(Filter()) > 0


def test_a_migration_that_is_broken_off_leaves_the_old_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old_store(1, tmp_path / "old.db")
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS[:1], steps.STEPS[1] + "\nCREATE TABLE events (twice TEXT);"))
    monkeypatch.setattr("dateline.store.sqlite.STEPS", steps.STEPS)
    with pytest.raises(StoreError):
        open_store(path)
    monkeypatch.undo()
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA user_version").fetchone()[0] == 1
    assert db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'reports'").fetchone()[0] == 0
    db.close()
    with open_store(path) as store:
        assert store.check() == []


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        ("DELETE FROM reports", "no report stands in it"),
        ("UPDATE reports SET event = 'ev_none'", "its event is gone"),
        ("INSERT INTO judgements(a, b, verdict, by, why) VALUES ('x/e1', 'y/e1', 'same', 'ana', 'slip')", "names a report that is not there"),
    ],
)
def test_the_doctor_sees_what_is_wrong_with_events(damage: str, says: str, tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db", create=True) as store:
        r = reading(document())
        store.add(r.document, r)
        merge(store.merged)
        assert store.check() == []
        store._db.execute(damage)
        assert any(says in problem for problem in store.check())
