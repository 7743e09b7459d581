"""The store: nothing lost, nothing doubled, nothing half-written; errors that say what is wrong."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import StoreError
from dateline.model import ActorRef, Count, Issue, When, Where
from dateline.model.values import Value
from dateline.store import Filter, SqliteStore, open_store
from dateline.store.migrations import STEPS, statements
from dateline.store.values import dump_value, load_value
from tests.sample import TEXT, document, reading


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    return open_store(tmp_path / "a.db", create=True)


def test_what_goes_in_comes_out(store: SqliteStore) -> None:
    r = reading()
    assert store.add(r.document, r).new
    assert store.reading(r.document.id) == r
    assert list(store.readings()) == [r]
    assert store.documents() == [r.document]


@pytest.mark.sqlite_only
def test_adding_again_changes_nothing(store: SqliteStore) -> None:
    r = reading()
    store.add(r.document, r)
    before = "\n".join(store._db.iterdump())
    assert not store.add(r.document, r).new
    assert "\n".join(store._db.iterdump()) == before


@pytest.mark.parametrize("swap", [False, True])
def test_wire_copy_is_kept_and_counted_once(store: SqliteStore, swap: bool) -> None:
    one, two = (
        document(),
        document(TEXT.replace("Harbour Gazette", "Other Paper"), source="Other Paper", published="2023-11-23", url="https://other.example/"),
    )
    assert one.id != two.id
    for d in (two, one) if swap else (one, two):
        store.add(d, reading(d))
    assert store.copies() == {two.id: one.id}
    assert [r.document.id for r in store.readings()] == [one.id]
    assert len(list(store.readings(copies=True))) == 2


def test_filters(store: SqliteStore) -> None:
    r = reading()
    store.add(r.document, r)

    def ids(wanted: Filter) -> list[str]:
        return [record.id for _, record in store.records(wanted)]

    assert ids(Filter(kind="event")) == ["e1", "e2", "e3", "e4"]
    assert ids(Filter(kind="event", status="background")) == ["e4"]
    assert ids(Filter(country="irq", kind="event")) == ["e1", "e2", "e3"]
    assert ids(Filter(recipient="kataeb hezbollah")) == ["e1", "r1"]
    assert ids(Filter(place="ain al asad")) == ["e2", "e3"]
    assert ids(Filter(kind="event", since="2023-11-22")) == ["e1", "e3"]
    assert ids(Filter(kind="event", until="2003-06-01")) == ["e4"]
    assert ids(Filter(document="doc_none")) == []


def test_search_is_by_word_and_takes_any_text(store: SqliteStore) -> None:
    r = reading()
    store.add(r.document, r)
    assert store.search("gunship vehicle") == [r.document.id]
    assert store.search("submarine") == []
    assert store.search('" OR * NEAR( ') == []
    assert store.search("") == []


def test_find_by_prefix(store: SqliteStore) -> None:
    r = reading()
    store.add(r.document, r)
    assert store.find(r.document.id[:9]) == (r, None)
    found, record = store.find(r.document.id[4:9] + "/e2")
    assert record == found.record("e2")
    for wrong in ("doc_zzz", "doc_", "%", r.document.id + "/e99", ""):
        with pytest.raises(StoreError):
            store.find(wrong)


def test_issues_of_inputs_without_document_are_kept_once(store: SqliteStore) -> None:
    for _ in range(2):
        store.note("bad.pdf", Issue("not-read", "looks like a PDF"))
    assert store.issues() == [("bad.pdf", Issue("not-read", "looks like a PDF"))]


def test_an_error_in_the_middle_leaves_nothing(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.store import rows

    r = reading()

    def broken(*_: object) -> None:
        raise RuntimeError("stopped")

    monkeypatch.setattr(rows, "_write_issues", broken)
    with pytest.raises(RuntimeError):
        store.add(r.document, r)
    assert set(store.counts().values()) == {0}
    monkeypatch.undo()
    assert store.add(r.document, r).new


KILLED = """
import os, sys
sys.path[:0] = sys.argv[2:]
from tests.sample import TEXT, document, reading
from dateline.store import open_store, rows
store = open_store(sys.argv[1])
write, n = rows._write_record, 0
def dying(*a):
    global n
    n += 1
    if n > 20:
        os.kill(os.getpid(), 9)
    write(*a)
rows._write_record = dying
for i in range(9):
    d = document(source=f"paper {i}")
    store.add(d, reading(d))
"""


@pytest.mark.sqlite_only
def test_kill_9_loses_nothing_that_was_added_and_leaves_nothing_half(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    open_store(path, create=True).close()
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), str(root), str(root / "src")], check=False, capture_output=True)
    assert done.returncode == -9, done.stderr
    with open_store(path) as store:
        assert store.check() == []
        assert store.counts()["documents"] == 2
        assert all(len(r.records) == 8 for r in store.readings(copies=True))
        for i in range(9):
            d = document(source=f"paper {i}")
            store.add(d, reading(d))
        assert store.counts()["documents"] == 9


# ---------------------------------------------------------------- what can be wrong
@pytest.mark.sqlite_only
def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        open_store(tmp_path / "none.db")
    with pytest.raises(StoreError, match="folder"):
        open_store(tmp_path, create=True)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "no" / "folder.db", create=True)


@pytest.mark.sqlite_only
def test_not_a_database(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("The army shelled the village. " * 100)
    with pytest.raises(StoreError, match="not a dateline store"):
        open_store(tmp_path / "a.db")


@pytest.mark.sqlite_only
def test_another_database(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as db:
        db.execute("CREATE TABLE other (x)")
    with pytest.raises(StoreError, match="not a dateline store"):
        open_store(tmp_path / "a.db", create=True)


@pytest.mark.sqlite_only
def test_newer_version(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db", create=True) as store:
        store._db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer dateline"):
        open_store(tmp_path / "a.db")


@pytest.mark.sqlite_only
def test_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_BUSY_TIMEOUT", "50")
    r = reading()
    with open_store(tmp_path / "a.db", create=True) as store, open_store(tmp_path / "a.db") as other:
        other._db.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program"):
            store.add(r.document, r)
        assert list(store.readings()) == []  # readers go on


@pytest.mark.sqlite_only
def test_truncated_and_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_store(path, create=True) as store:
        for i in range(10):
            d = document(source=str(i))
            store.add(d, reading(d))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError):
        open_store(path).check()


def test_doctor_finds_a_changed_text_and_a_broken_link(store: SqliteStore) -> None:
    r = reading()
    store.add(r.document, r)
    assert store.check() == []
    store._db.execute("UPDATE documents SET text = substr(text, 1, 300)")
    store._db.execute("UPDATE links SET target = 'e99' WHERE position = 0")
    found = " ".join(store.check())
    assert "not the one that was read" in found
    assert "outside of the text" in found
    assert "e99" in found


def test_steps_split_into_whole_statements() -> None:
    assert all(sqlite3.complete_statement(s) for step in STEPS for s in statements(step))
    assert "".join("".join(statements(STEPS[0])).split()) == "".join(STEPS[0].split())


TEXTS = st.text(min_size=1, max_size=20)
VALUES: st.SearchStrategy[Value] = st.one_of(
    TEXTS,
    st.integers(0, 10**9),
    st.none(),
    st.builds(When, st.none() | st.dates().map(str), st.none() | st.dates().map(str), st.sampled_from(["day", "month", "unknown"])),
    st.builds(Count, st.sampled_from(["given", "unknown"]), st.none() | st.integers(0, 999), st.none() | st.integers(0, 999), st.none(), st.none() | TEXTS),
    st.builds(Where, TEXTS, st.none() | TEXTS, st.none() | st.floats(-90, 90), st.none() | st.floats(-180, 180)),
    st.builds(ActorRef, TEXTS, st.none() | TEXTS, st.sampled_from(["state", "unknown"]), st.none() | TEXTS),
)


@given(VALUES)
@settings(max_examples=200)
def test_values_come_back_as_they_were(value: Value) -> None:
    assert load_value(dump_value(value)) == value
