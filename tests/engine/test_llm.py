"""The coder by language model, against a server on loopback that is good, lies, is slow or broken."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from dateline.coding.events import quoted
from dateline.engine import endpoint, llm
from dateline.engine.endpoint import Endpoint, EndpointError, ask
from dateline.errors import DatelineError
from dateline.model import ActorRef, Document, Where

TEXT = "Israeli jets bombed a depot of Hezbollah near Tyre on Monday, killing at least five people. The group vowed revenge."
GOOD = {
    "type": "ASSAULT", "status": "current", "quote": "Israeli jets bombed a depot", "actors": ["Israeli jets"], "recipients": ["Hezbollah"], "claimed_by": [],
    "targets": ["depot"], "weapons": ["jets"], "places": ["Tyre"], "speakers": [], "when": "on Monday", "deaths": "at least five people", "wounded": None,
}  # fmt: skip
Answer = Callable[[int, dict[str, Any]], tuple[int, bytes]]


class Quiet(ThreadingHTTPServer):
    """Says nothing when a client hangs up."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


def said(content: str) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


def told(*events: dict[str, Any]) -> Answer:
    return lambda n, body: (200, said(json.dumps({"events": list(events)})))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Answer], Endpoint]]:
    """Starts a server whose n-th answer is made by a function, and points the settings at it; keeps what it was asked."""
    running: list[ThreadingHTTPServer] = []
    monkeypatch.setattr(endpoint.time, "sleep", lambda seconds: None)

    def start(answer: Answer) -> Endpoint:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                asked.append((self.path, dict(self.headers), body))
                status, data = answer(len(asked), body)
                self.send_response(status)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *args: Any) -> None:
                pass

        httpd = Quiet(("127.0.0.1", 0), Handler)
        running.append(httpd)
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{httpd.server_port}/v1"
        monkeypatch.setenv("DATELINE_LLM_URL", url)
        monkeypatch.setenv("DATELINE_LLM_MODEL", "toy")
        monkeypatch.setenv("DATELINE_LLM_KEY", "secret-key")
        llm._pipeline.cache_clear()
        return Endpoint(url, "toy", seconds=5)

    asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []
    start.asked = asked  # type: ignore[attr-defined]
    yield start
    for httpd in running:
        httpd.shutdown()
        httpd.server_close()
    llm._pipeline.cache_clear()


def document(text: str = TEXT) -> Document:
    return Document(text, language="en", published="2024-10-09")


def test_good_answer(server: Any) -> None:
    server(told(GOOD))
    reading = llm.code(document())
    (event,) = reading.events
    actor, place = event.values("recipients")[0], event.values("places")[0]
    assert isinstance(actor, ActorRef)
    assert isinstance(place, Where)
    assert (actor.name, actor.country) == ("Hezbollah", "LBN")
    assert place.country == "LBN"
    assert event.value("deaths").low == 5  # type: ignore[union-attr]
    assert event.value("deaths").high is None  # type: ignore[union-attr]
    assert event.value("when").start == "2024-10-07"  # type: ignore[union-attr]
    assert event.value("wounded") is None
    assert {s.evidence.coder for s in event.statements} == {"llm:toy"}
    for s in event.statements:
        assert all(span.of(TEXT) for span in s.evidence.spans)
    path, headers, body = server.asked[0]
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret-key"
    assert body["temperature"] == 0
    assert body["response_format"]["json_schema"]["schema"] == quoted.schema()


def test_lies_are_dropped_and_said(server: Any) -> None:
    lies = GOOD | {"recipients": ["the Lebanese army"], "deaths": "fifty people", "places": ["Beirut"], "when": "on Friday", "speakers": ["a spokesman"]}
    server(told(lies, GOOD | {"quote": "Hamas fired rockets"}, GOOD | {"type": "INVADE"}))
    reading = llm.code(document())
    (event,) = reading.events
    assert [event.values(f) for f in ("recipients", "places", "speakers")] == [[], [], []]
    assert event.value("deaths") is None
    assert event.value("when") is None
    dropped = [i.message for i in reading.issues if i.kind == quoted.NOT_THERE]
    assert len(dropped) == 7
    assert any("Lebanese army" in m for m in dropped)


def test_words_mean_what_our_coders_say(server: Any) -> None:
    """A number put where a place belongs is no place, a place put where a number belongs no number."""
    server(told(GOOD | {"places": ["five"], "deaths": "Tyre", "when": "Tyre"}))
    (event,) = llm.code(document()).events
    assert event.values("places") == []
    assert event.value("deaths") is None
    assert event.value("when") is None


@pytest.mark.parametrize(
    "content", ["no JSON", "{", "[]", "null", '{"events": 3}', '{"events": {"a": 1}}', "[" * 100_000], ids=["words", "cut", "list", "null", "number", "object", "deep"]
)
def test_broken_answers_are_no_empty_reading(server: Any, content: str) -> None:
    server(lambda n, body: (200, said(content)))
    with pytest.raises(EndpointError):
        llm.code(document())


@pytest.mark.parametrize("event", [None, 7, "x", [], {}, {"type": "ASSAULT"}, GOOD | {"actors": [None, 3, {"a": 1}, ""], "places": 4, "when": ["x"], "deaths": {}}])
def test_strange_events(server: Any, event: Any) -> None:
    server(lambda n, body: (200, said(json.dumps({"events": [event]}))))
    assert len(llm.code(document()).events) <= 1


def test_asks_again(server: Any) -> None:
    where = server(lambda n, body: (503, b"busy") if n == 1 else (200, b"{}") if n == 2 else (200, said('{"events": []}')))
    assert ask(where, {}) == {"events": []}
    assert len(server.asked) == 3


def test_fenced_answer(server: Any) -> None:
    assert ask(server(lambda n, body: (200, said('```json\n{"events": []}\n```'))), {}) == {"events": []}


def test_refused_by_the_server(server: Any) -> None:
    with pytest.raises(EndpointError, match="status 401: no such key") as error:
        ask(server(lambda n, body: (401, b"no such key")), {})
    assert "secret" not in str(error.value)
    assert len(server.asked) == 1


def test_endless_answer(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "MAX_ANSWER", 1000)
    with pytest.raises(EndpointError, match="more than 1,000 bytes"):
        ask(server(lambda n, body: (200, b"x" * 5000)), {})


def test_slow_answer(server: Any) -> None:
    gate = threading.Event()

    def wait(n: int, body: dict[str, Any]) -> tuple[int, bytes]:
        gate.wait(3)
        return 200, said("{}")

    where = server(wait)
    with pytest.raises(EndpointError, match=r"took longer than 0\.2 s"):
        ask(Endpoint(where.url, "toy", seconds=0.2, tries=2), {})
    gate.set()


def test_no_server() -> None:
    with pytest.raises(EndpointError, match="is the server running"):
        ask(Endpoint("http://127.0.0.1:9/v1", "toy", tries=1), {})


@pytest.mark.parametrize(
    ("url", "model", "says"),
    [
        ("file:///etc/passwd", "m", "not an http address"),
        ("http://u:p@h/v1", "m", "DATELINE_LLM_KEY"),
        ("http://h/v1", "", "DATELINE_LLM_MODEL"),
        ("", "m", "not an http"),
    ],
)
def test_settings_that_are_none(url: str, model: str, says: str) -> None:
    with pytest.raises(DatelineError, match=says):
        Endpoint(url, model)


def test_long_articles_go_in_parts(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    server(told())
    monkeypatch.setenv("DATELINE_LLM_CHARACTERS", "60")
    llm.code(document())
    texts = [body["messages"][1]["content"] for _, _, body in server.asked]
    assert texts == [TEXT[: TEXT.index(" The group")], TEXT[TEXT.index("The group") :]]


def test_command_line(server: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from dateline.cli import main

    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    server(told(GOOD))
    assert main(["code", str(article), "--coder", "llm", "--json", "--published", "2024-10-09"]) == 0
    assert "Hezbollah" in capsys.readouterr().out
    server(lambda n, body: (500, b""))
    assert main(["add", str(article), "--coder", "llm", "--db", str(tmp_path / "x.db")]) == 1
    printed = capsys.readouterr()
    assert "no usable answer" in printed.err
    assert "secret-key" not in printed.err + printed.out
    assert main(["code", str(article), "--coder", "magic"]) == 2


def test_the_nearest_occurrence_is_cited() -> None:
    text = "Five died. Later five\n  died again."
    assert quoted.locate(text, "five died", 20).of(text) == "five\n  died"  # type: ignore[union-attr]
    assert quoted.locate(text, "  ", 0) is None
    assert quoted.locate(text, "six", 0) is None
