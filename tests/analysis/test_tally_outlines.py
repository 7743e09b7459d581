"""A tally over a store reads only the fields that it needs, and counts the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.analysis.tally import DIMENSIONS, fields_of, tally
from dateline.cli import main
from dateline.store import Filter, open_store

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tally") / "a.db"
    assert main(["add", *map(str, sorted((ROOT / "examples").glob("*.txt"))), "--db", str(path)]) == 0
    assert main(["events", "--db", str(path)]) == 0
    return path


@pytest.mark.parametrize("by", [[], *([d] for d in DIMENSIONS if d != "source"), ["country", "week"]])
@pytest.mark.parametrize("since", [None, "2023-11-21"])
def test_outlines_count_as_whole_events_do(by: list[str], since: str | None, store: Path) -> None:
    wanted = Filter(kind="event", status="current", since=since)
    fields = fields_of(by)
    assert fields is not None
    with open_store(store) as opened:
        whole = tally(opened.merged.events(wanted), by, since)
        assert whole.total.events
        assert tally(opened.merged.outlines(wanted, fields), by, since) == whole


def test_a_tally_by_source_needs_the_reports() -> None:
    assert fields_of(["country", "source"]) is None
