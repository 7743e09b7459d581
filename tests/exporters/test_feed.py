"""The change feed: a copy that follows it has the same events, whatever was added, judged or merged anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.cli import main
from dateline.desk import Desk
from dateline.errors import DatelineError, StoreError
from dateline.exporters.event import event as as_json
from dateline.exporters.feed import feed, since_of
from dateline.merging.merge import judge, merge
from dateline.model import Count, Judgement
from dateline.store import Filter, SqliteStore, open_store
from dateline.store.revisions import changes, last_number, note
from tests.exporters.conftest import ARMY, DAY, HAMA, told

FIRST = told("First Post", mode="aerial", when=DAY, places=(HAMA,), actors=(ARMY,), deaths=Count.exactly(3))
SECOND = told("Second Post", mode="aerial", when=DAY, places=(HAMA,), actors=(ARMY,), deaths=Count.exactly(5))
OTHER = told("Third Post", mode="firearms", when=DAY, places=(HAMA,))


class Copy:
    """Somebody else's copy of the events, kept right by the feed alone."""

    def __init__(self) -> None:
        self.events: dict[str, Any] = {}
        self.number = 0

    def follow(self, store: SqliteStore) -> list[str]:
        seen = list(feed(store, self.number))
        for c in seen:
            if c["change"] == "retracted":
                self.events.pop(c["id"], None)
            else:
                self.events[c["id"]] = c["event"]
        self.number = last_number(store)
        assert self.events == {e.id: as_json(e) for e in store.merged.events(Filter())}
        return [c["change"] for c in seen]


def test_a_copy_that_follows_the_feed_stays_right(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db", create=True) as store:
        copy = Copy()
        assert copy.follow(store) == []
        for r in (FIRST, OTHER):
            store.add(r.document, r)
        merge(store.merged)
        assert copy.follow(store) == ["added", "added"]
        store.merged.again()
        merge(store.merged)
        assert copy.follow(store) == []
        store.add(SECOND.document, SECOND)
        merge(store.merged)
        joined = copy.follow(store)
        a, b = sorted(f"{r.document.id}/e1" for r in (FIRST, SECOND))
        judge(store.merged, [Judgement(a, b, "different", "ana", "two strikes")])
        apart = copy.follow(store)
        judge(store.merged, [Judgement(a, b, "same", "ben", "one strike")])
        (gone,) = [c for c in feed(store, copy.number) if c["change"] == "retracted"]
        assert (gone["now_in"], gone["reports"]) == ([store.merged.event_of(a)], [b])
        together = copy.follow(store)
    assert set(joined) <= {"added", "changed", "retracted"}
    assert sorted(apart) == ["added", "changed"]
    assert sorted(together) == ["changed", "retracted"]


def test_who_asks_from_the_beginning_gets_the_net_of_it(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db", create=True) as store:
        early, late = Copy(), Copy()
        for r in (FIRST, SECOND, OTHER):
            store.add(r.document, r)
            merge(store.merged)
            early.follow(store)
        late.follow(store)
        assert late.events == early.events
        assert {c.change for c in changes(store) if c.event in late.events} == {"added"}
        assert list(changes(store, last_number(store))) == []
        assert list(changes(store, "2999-01-01")) == []
        assert len(list(changes(store, "2000-01-01"))) == len(list(changes(store)))


def test_numbers_do_not_depend_on_the_clock(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        with open_store(tmp_path / f"{name}.db", create=True) as store:
            for r in (FIRST, OTHER, SECOND):
                store.add(r.document, r)
            merge(store.merged)
            note(store)
            made.append([(r.number, r.event, r.change, r.reports) for r in changes(store)])
    assert made[0] == made[1] != []


@pytest.mark.parametrize(
    ("text", "since"),
    [
        (None, None),
        ("120", 120),
        ("2023-11-22", "2023-11-22T00:00:00Z"),
        ("2023-11-22T06:00", "2023-11-22T06:00:00Z"),
        ("2023-11-22T06:00+03:00", "2023-11-22T03:00:00Z"),
    ],
)
def test_since(text: str | None, since: int | str | None) -> None:
    assert since_of(text) == since


def test_a_wrong_time_is_said() -> None:
    with pytest.raises(DatelineError, match="neither a revision number nor a time"):
        since_of("yesterday")


def test_a_store_that_may_not_be_written_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "a.db", create=True) as store:
        store.add(FIRST.document, FIRST)
        merge(store.merged)
        monkeypatch.setattr(store, "writable", False)
        with pytest.raises(StoreError, match="not noted yet"):
            list(feed(store))


def test_the_verb(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.db"
    with open_store(path, create=True) as store:
        store.add(FIRST.document, FIRST)
    assert main(["changes", "--db", str(path)]) == 0
    shown = capsys.readouterr()
    (line,) = shown.out.splitlines()
    assert (json.loads(line)["change"], json.loads(line)["event"]["deaths"]["best"]) == ("added", 3)
    assert "--since 1" in shown.err
    assert main(["changes", "--db", str(path), "--since", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "changes": [], "next": "dateline changes --since 1"}
    assert main(["changes", "--db", str(path), "--since", "soon"]) == 2


def test_from_python(tmp_path: Path) -> None:
    with Desk(tmp_path / "a.db", create=True) as desk:
        desk.add(FIRST.document, FIRST)
        done = desk.export("csv", tmp_path / "a.csv", country="SYR")
        assert (done.written, done.out) == (1, str(tmp_path / "a.csv"))
        assert [c["change"] for c in desk.changes()] == ["added"]
        assert list(desk.changes(since=1)) == []
        with pytest.raises(DatelineError, match="no such filter"):
            desk.export("csv", tmp_path / "a.csv", colour="red")
