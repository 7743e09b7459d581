"""A full disk, a store that may only be read, two writers at once: a clear error, nothing lost, and the doctor content afterwards."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.merging.merge import merge
from dateline.store import Filter, SqliteStore, open_store
from tests.sample import document, reading


def some(first: int, last: int) -> list[str]:
    return [f"Paper {n}" for n in range(first, last)]


def add(path: Path, sources: list[str]) -> None:
    with open_store(path, create=True) as store:
        for source in sources:
            d = document(source=source, text=f"source: {source}\n\nUS aircraft bombed two militia sites near Jurf al Saqr on Wednesday, {source} said.")
            store.add(d, type(reading())(d, ()))


def _until_it_stops(store: SqliteStore, tried: list[str]) -> None:
    for n in range(1000):
        tried.append(f"Late {n}")
        d = document(source=tried[-1])
        store.add(d, reading(d))


@pytest.mark.sqlite_only
def test_a_full_disk_loses_only_the_document_that_did_not_fit(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    add(path, some(0, 3))
    tried: list[str] = []
    with open_store(path) as store:
        store._db.execute(f"PRAGMA max_page_count = {int(store._db.execute('PRAGMA page_count').fetchone()[0]) + 12}")
        with pytest.raises(StoreError, match="disk is full"):
            _until_it_stops(store, tried)
        kept = len(tried) - 1
        assert kept > 0
        assert len(store.documents()) == 3 + kept
    with open_store(path) as store:
        assert store.check() == []
        merge(store.merged)
        assert store.merged.count(Filter()) > 0


def _adds(path: Path, first: int) -> None:
    add(path, some(first, first + 20))


@pytest.mark.sqlite_only
def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    add(path, [])
    start = multiprocessing.get_context("spawn")
    writers = [start.Process(target=_adds, args=(path, first)) for first in (0, 100)]
    for w in writers:
        w.start()
    for w in writers:
        w.join()
    assert [w.exitcode for w in writers] == [0, 0]
    with open_store(path) as store:
        assert len(store.documents()) == 40
        assert store.check() == []


READ = """
import os, sys
import dateline.store.doctor, encodings.idna  # before the user changes: another user may not reach the program's files
from dateline.errors import StoreError
from dateline.merging.merge import merge
from dateline.store import Filter, open_store
from tests.sample import document, reading
d = reading(document(source="Late"))
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
with open_store(sys.argv[1]) as store:
    print(store.writable, len(store.documents()), store.merged.count(Filter()) > 0, store.check())
    try:
        store.add(d.document, d)
    except StoreError as error:
        print(error)
"""


@pytest.mark.sqlite_only
@pytest.mark.skipif(sys.platform == "win32", reason="permissions are of another kind")
def test_a_store_that_may_only_be_read_answers(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    path = folder / "a.db"
    with open_store(path, create=True) as store:
        d = document()
        store.add(d, reading(d))
        merge(store.merged)
    path.chmod(0o444)
    folder.chmod(0o555)
    for parent in [tmp_path, *tmp_path.parents]:
        if parent.stat().st_uid == os.getuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    try:
        env = dict(os.environ, PYTHONPATH=os.pathsep.join(p for p in sys.path if p))
        done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, env=env, check=False)
    finally:
        folder.chmod(0o755)
    assert done.stdout.splitlines()[0] == "False 1 True []", done.stderr
    assert "the store is read-only" in done.stdout
