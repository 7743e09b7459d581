"""The review queue, and that a person's word outlives a new coding of the same articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.cli import main
from dateline.model import Document, Evidence, Reading, Record, Span, Statement, Where
from dateline.store import open_store
from dateline.web.app import create_app
from dateline.web.security import WRITE
from tests.web.client import ask
from tests.web.test_api import ROOT

ARTICLES = list(map(str, sorted((ROOT / "examples").glob("*.txt"))))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    assert main(["add", *ARTICLES, "--db", str(path)]) == 0
    return path


def judged(app: Any) -> tuple[str, str]:
    """Part the first two reports of the event with the most reports."""
    most = max(ask(app, "/api/events").json()["events"], key=lambda e: e["reports"])
    one, two, *_ = (t["id"] for t in ask(app, f"/api/events/{most['id']}").json()["tellings"])
    body = {"a": one, "b": two, "verdict": "different", "by": "ana", "why": "another village"}
    assert ask(app, "/api/judgements", method="POST", body=body, **{WRITE: "desk"}).status == 200
    return one, two


def apart(path: Path, one: str, two: str) -> bool:
    with open_store(path) as opened:
        a, b = opened.merged.event_of(one), opened.merged.event_of(two)
    return a is not None and b is not None and a != b


def test_a_judgement_outlives_adding_and_merging_again(store: Path) -> None:
    app = create_app(store)
    one, two = judged(app)
    assert apart(store, one, two)
    assert main(["add", *ARTICLES, "--db", str(store)]) == 0
    with open_store(store) as opened:
        opened.merged.again()
    ask(app, "/api/events")
    assert apart(store, one, two)
    event = ask(app, "/api/events").json()["events"]
    told = [ask(app, f"/api/events/{e['id']}").json()["judgements"] for e in event]
    assert any((j["by"], j["why"], j["verdict"]) == ("ana", "another village", "different") for js in told for j in js)


def test_a_place_that_is_nowhere_on_the_map_waits_for_review(store: Path) -> None:
    text = "Gunmen attacked a post in Xanadabad."
    at = text.index("Xanadabad")
    document = Document(text, "Paper", None, "A post", "2023-11-22", "option", "en")
    said = Statement("places", Where("Xanadabad", "IRQ"), Evidence((Span(at, at + 9),), "test"))
    with open_store(store) as opened:
        opened.add(document, Reading(document, (Record("e1", "event", (Span(0, len(text)),), (Statement("type", "ASSAULT", Evidence((Span(0, 7),), "test")), said)),)))
    found = [x for x in ask(create_app(store), "/api/review").json() if x["kind"] == "unresolved place"]
    assert any(x["message"].startswith("Xanadabad (IRQ), told 1 times") and x["report"] == f"{document.id}/e1" for x in found)
