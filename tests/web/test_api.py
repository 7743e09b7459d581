"""The JSON API: the same answers as the command line, and refusals of what should not be answered."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from dateline.cli import main
from dateline.model import Document
from dateline.store import Filter, open_store
from dateline.web.app import create_app
from dateline.web.security import LOOPBACK, WRITE
from tests.sample import document, reading
from tests.web.client import ask

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = (
    '<script>alert(1)</script><img src=x onerror="alert(2)"><svg onload=alert(3)></svg> US aircraft bombed two militia sites near Jurf al Saqr on Wednesday, '
    'the \u202egnihtemos\u202c military said. <a href="javascript:alert(4)">x</a> \x00\x1b[31m'
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample dispatches, coded and merged."""
    path = tmp_path_factory.mktemp("desk") / "whole.db"
    assert main(["add", *map(str, sorted((ROOT / "examples").glob("*.txt"))), "--db", str(path)]) == 0
    return path


@pytest.fixture
def store(whole: Path, tmp_path: Path) -> Path:
    return Path(copy(whole, tmp_path / "a.db"))


@pytest.fixture
def app(store: Path) -> Any:
    return create_app(store)


def test_events_are_those_of_the_store(app: Any, store: Path) -> None:
    got = ask(app, "/api/events").json()
    with open_store(store) as opened:
        wanted = Filter(kind="event", status="current")
        assert got["total"] == opened.merged.count(wanted)
        assert {e["id"] for e in got["events"]} == {e.id for e in opened.merged.events(wanted)}
    assert ask(app, "/api/events", {"country": "irq", "limit": "1"}).json()["events"][0]["places"]
    first, second = (ask(app, "/api/events", {"limit": "1", "offset": o}).json()["events"][0]["id"] for o in ("0", "1"))
    assert first != second


def test_an_event_brings_every_telling_with_its_words(app: Any) -> None:
    most = max(ask(app, "/api/events").json()["events"], key=lambda e: e["reports"])
    made = ask(app, f"/api/events/{most['id']}").json()
    assert len(made["tellings"]) == most["reports"] > 1
    for t in made["tellings"]:
        text = ask(app, f"/api/documents/{t['document']['id']}").json()["text"]
        assert t["quote"] == " … ".join(text[a:b] for a, b in t["spans"])
    assert made["judgements"][0]["reasons"]
    assert {f["label"] for f in made["fields"]} >= {"type", "when", "where"}


def test_unknown_is_null_and_never_zero(app: Any) -> None:
    rows = ask(app, "/api/map").json()
    deaths = rows["columns"].index("deaths")
    assert all(r[deaths] is None or r[deaths] > 0 for r in rows["rows"])
    table = ask(app, "/api/export", {"format": "csv"})
    assert table.headers["content-disposition"].endswith('.csv"')
    cells = [r["deaths_best"] for r in csv.DictReader(io.StringIO(table.text))]
    assert "" in cells
    assert "0" not in cells


def test_exports_hold_what_the_filters_take(app: Any) -> None:
    whole = ask(app, "/api/events", {"type": "ASSAULT"}).json()["total"]
    assert len(ask(app, "/api/export", {"type": "ASSAULT", "format": "plover"}).text.splitlines()) == whole
    features = ask(app, "/api/export", {"type": "ASSAULT", "format": "geojson"}).json()["features"]
    assert len(features) == whole
    assert all(f["geometry"] is None or None not in f["geometry"]["coordinates"] for f in features)


LISTS = "about days tally truces postures network responses published contradictions review brief openapi.json".split()


@pytest.mark.parametrize("path", LISTS)
def test_every_list_answers(path: str, app: Any) -> None:
    answer = ask(app, f"/api/{path}")
    assert answer.status == 200
    assert answer.json() is not None


def test_a_question_shows_how_it_was_understood(app: Any) -> None:
    made = ask(app, "/api/ask", {"q": "How many American soldiers are in Iraq?"}).json()
    assert made["understood"]
    assert "2,500" in made["answers"][0]["answer"]
    assert made["citations"][0]["quote"]


def test_a_judgement_is_appended_and_parts_the_reports(app: Any) -> None:
    most = max(ask(app, "/api/events").json()["events"], key=lambda e: e["reports"])
    one, two, *_ = (t["id"] for t in ask(app, f"/api/events/{most['id']}").json()["tellings"])
    body = {"a": one, "b": two, "verdict": "different", "by": "ana", "why": "another village"}
    made = ask(app, "/api/judgements", method="POST", body=body, **{WRITE: "desk"})
    assert made.status == 200
    assert len(made.json()["events"]) == 2


def test_a_write_from_another_page_is_refused(app: Any, store: Path) -> None:
    body = {"a": "x/e1", "b": "y/e1", "verdict": "same", "by": "eve", "why": "so"}
    assert ask(app, "/api/judgements", method="POST", body=body).status == 403
    assert ask(app, "/api/judgements", method="POST", body=body, origin="https://evil.example", **{WRITE: "desk"}).status == 403
    assert ask(app, "/api/judgements", method="POST", body={**body, "why": "x" * 70_000}, **{WRITE: "desk"}).status == 413
    assert ask(app, "/api/judgements", method="POST", body={**body, "by": ""}, **{WRITE: "desk"}).status == 422
    assert ask(app, "/api/judgements", method="POST", body=body, **{WRITE: "desk"}).status == 400
    assert ask(create_app(store, read_only=True), "/api/judgements", method="POST", body=body, **{WRITE: "desk"}).status == 403
    with open_store(store) as opened:
        assert opened.merged.said() == []


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8021", "127.0.0.1.evil.example", "", "10.0.0.1"])
def test_another_host_is_not_served(host: str, app: Any) -> None:
    assert ask(app, "/api/about", host=host).status == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:99", "[::1]:8021"])
def test_this_machine_is(host: str, app: Any) -> None:
    assert ask(app, "/api/about", host=host).status == 200


def test_a_token_is_asked_for(store: Path) -> None:
    app = create_app(store, token="secret", hosts=LOOPBACK)
    assert ask(app, "/api/about").status == 401
    assert ask(app, "/api/about", authorization="Bearer wrong").status == 401
    assert ask(app, "/api/about", authorization="Bearer secret").status == 200
    page = ask(app, "/", {"token": "secret"})
    assert page.status == 200
    assert "httponly" in page.headers["set-cookie"].lower()
    assert ask(app, "/api/about", cookie="dateline=secret").status == 200


@pytest.mark.parametrize("path", ["/", "/event/ev_1", "/document/doc_1", "/ask", "/api/about", "/static/app.css", "/nothing"])
def test_every_answer_bears_the_policy(path: str, app: Any) -> None:
    headers = ask(app, path).headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/document/../../etc/passwd"])
def test_no_file_but_the_pages_own_is_read(path: str, app: Any) -> None:
    got = ask(app, path)
    assert got.status in (200, 404)
    assert "root:" not in got.text
    assert "def create_app" not in got.text


def test_the_page_holds_no_word_of_an_article_and_asks_for_nothing_elsewhere(app: Any) -> None:
    page = ask(app, "/").text
    assert "http://" not in page
    assert "https://" not in page
    assert "onclick" not in page
    assert "<script>" not in page


def test_hostile_text_comes_as_json_and_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "h.db"
    with open_store(path, create=True) as made:
        d = Document(HOSTILE, "<b>Paper</b>", "javascript:alert(5)", "T" * 5_000_000, "2023-11-22", "option", "en")
        made.add(d, type(reading())(d, ()))
        e = document(HOSTILE + " US aircraft", source="=cmd|'/c calc'!A1")
        made.add(e, type(reading())(e, ()))
    app = create_app(path)
    got = ask(app, f"/api/documents/{d.id}")
    assert got.headers["content-type"].startswith("application/json")
    assert got.json()["text"] == HOSTILE
    assert got.json()["url"] is None
    assert ask(app, "/api/brief").status == 200


@pytest.mark.parametrize(
    ("path", "query"),
    [("events", {"limit": "0"}), ("events", {"limit": "9999999"}), ("events", {"since": "yesterday"}), ("events", {"actor": "x" * 300}), ("ask", {"q": ""}),
     ("tally", {"by": "x" * 200}), ("events", {"offset": "9" * 20}), ("events", {"since": "2023-02-31"}), ("truces", {"on": "2023-13"}), ("days", {"until": "0000"})],
)  # fmt: skip
def test_wrong_questions_are_refused_in_words(path: str, query: dict[str, str], app: Any) -> None:
    got = ask(app, f"/api/{path}", query)
    assert got.status == 422
    assert got.json()["detail"]


def test_what_is_no_text_is_refused_in_words(app: Any) -> None:
    for said in ({"a": "\ud800"}, {"why": "\ud800"}, {"by": "\ud800"}):
        body = {"a": "doc_1/e1", "b": "doc_2/e1", "verdict": "same", "by": "ana", "why": "seen", **said}
        got = ask(app, "/api/judgements", method="POST", body=body, **{WRITE: "1"})
        assert got.status == 422
        assert "valid string" in got.json()["detail"][0]["msg"]
    assert ask(app, "/api/events", {"since": "2023-02"}).status == 200


def test_what_is_not_there_is_404(app: Any) -> None:
    for path in ("events/ev_zzzz", "documents/doc_0000"):
        got = ask(app, f"/api/{path}")
        assert (got.status, "no such" in got.json()["error"]) == (404, True)
    assert ask(app, "/api/tally", {"by": "colour"}).status == 400
    for form in ("exe", "gpkg", "../csv"):
        assert ask(app, "/api/export", {"format": form}).status == 400


def test_the_api_describes_itself(app: Any) -> None:
    described = ask(app, "/api/openapi.json").json()
    assert all(op.get("description") or op.get("summary") for path in described["paths"].values() for op in path.values())
    assert json.dumps(described)
