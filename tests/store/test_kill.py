"""`dateline add` killed at any moment and run again: nothing lost, nothing doubled, the same store as without."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The coder is the sample's: what is tested is the store and the merging, not the reading.
PROGRAM = """
import sys
sys.path[:0] = [{root!r}, {src!r}]
import dateline.coding
from tests.sample import reading
dateline.coding.code = reading
from dateline.cli import main
sys.exit(main(["add", {folder!r}, "--db", {db!r}]))
"""


def articles(folder: Path, count: int = 12) -> Path:
    from tests.sample import TEXT

    folder.mkdir()
    for n in range(count):
        day = f"2023-11-{22 + n % 5}"
        text = TEXT.replace("Harbour Gazette", f"Paper {n}").replace("published: 2023-11-22", f"published: {day}") + f"Edition {n}.\n"
        (folder / f"{n:02}.txt").write_text(text, encoding="utf-8")
    return folder


def start(folder: Path, db: Path) -> subprocess.Popen[bytes]:
    code = PROGRAM.format(root=str(ROOT), src=str(ROOT / "src"), folder=str(folder), db=str(db))
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def contents(db: Path) -> dict[str, list[object]]:
    """All rows of all tables of ours, without the numbers that say in which order rows came."""
    with sqlite3.connect(db) as connection:
        tables = {
            "documents": "SELECT * FROM documents ORDER BY id",
            "records": "SELECT * FROM records ORDER BY id",
            "statements": "SELECT * FROM statements ORDER BY record, position",
            "links": "SELECT * FROM links ORDER BY document, position",
            "reports": "SELECT id, document, pending, event, data FROM reports ORDER BY id",
            "keys": "SELECT k.key, k.day, r.id FROM report_keys k JOIN reports r ON r.number = k.report ORDER BY 1, 2, 3",
            "events": "SELECT * FROM events ORDER BY id",
            "parties": "SELECT * FROM parties ORDER BY event, role, name",
            "same": "SELECT DISTINCT a, b, verdict, by FROM judgements WHERE verdict = 'same' ORDER BY 1, 2",
        }
        return {name: connection.execute(sql).fetchall() for name, sql in tables.items()}


def killed(tmp_path: Path, times: int) -> None:
    folder = articles(tmp_path / "news")
    whole = tmp_path / "whole.db"
    began = time.monotonic()
    assert start(folder, whole).wait() == 0
    longest = time.monotonic() - began
    expected, rng = contents(whole), random.Random(7)
    for n in range(times):
        db = tmp_path / f"{n}.db"
        process = start(folder, db)
        time.sleep(rng.uniform(0.3, 0.95) * longest)
        process.kill()
        process.wait()
        assert start(folder, db).wait() == 0
        assert contents(db) == expected


def test_killed_and_run_again(tmp_path: Path) -> None:
    killed(tmp_path, 3)


@pytest.mark.slow
def test_killed_fifty_times(tmp_path: Path) -> None:
    killed(tmp_path, 50)
