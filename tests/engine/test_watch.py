"""Watching feeds against a server on this machine that misbehaves in every way we know. Nothing else is reached."""

from __future__ import annotations

import gzip
import json
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from dateline.engine import fetch
from dateline.engine.feeds import Feeds, feeds_of
from dateline.engine.fetch import FetchError, Rules, get, public
from dateline.engine.watching import Found, Watch, asked_for
from dateline.errors import InputError

ARTICLE = "The army shelled the village on Monday, the ministry said, and five people were killed in the attack. The shelling went on for an hour."
PAGE = f"<html><body><article><h1>Shelling</h1><p>{ARTICLE}</p><p>{ARTICLE}</p></article></body></html>"
RULES = Rules(seconds=1.0, allow_private=True)


class Site(ThreadingHTTPServer):
    """Answers by path; `log` holds what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.log: list[str] = []
        self.robots = "User-agent: *\nDisallow: /secret"
        self.entries = ["a"]
        self.fail = 0
        self.retry = ""
        self.page = PAGE

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def feed(self) -> bytes:
        items = "".join(
            f"<item><title>T {e}</title><link>{self.url}/page/{e}</link><pubDate>Wed, 22 Nov 2023 10:00:00 GMT</pubDate><description>Short.</description></item>"
            for e in self.entries
        )
        return f'<rss version="2.0"><channel><title>Harbour Gazette</title>{items}</channel></rss>'.encode()


class Handler(BaseHTTPRequestHandler):
    server: Site

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the library's name)
        """Quiet."""

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **{k.replace("_", "-"): v for k, v in headers.items()}}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self.server.log.append(self.path)
        with suppress(BrokenPipeError, ConnectionError):
            self.answer(self.path.partition("/")[2].split("/")[0])

    def answer(self, what: str) -> None:
        site = self.server
        if what == "robots.txt":
            self.send(site.robots.encode())
        elif what == "feed" and site.fail:
            self.send(b"", site.fail, **({"Retry-After": site.retry} if site.retry else {}))
        elif what == "feed":
            body = site.feed()
            tag = f'"{hash(body)}"'
            self.send(b"", 304) if self.headers.get("If-None-Match") == tag else self.send(body, ETag=tag)
        elif what in ("page", "secret"):
            text = site.page.replace("village", f"village {self.path[-1]}")
            self.send(text.encode(), Content_Type="text/html; charset=utf-8")
        elif what == "loop":
            self.send(b"", 302, Location="/loop")
        elif what == "nowhere":
            self.send(b"", 302, Location="http://[::1")
        elif what == "file":
            self.send(b"", 302, Location="file:///etc/passwd")
        elif what == "bomb":
            self.send(gzip.compress(b"\x00" * 60_000_000), Content_Encoding="gzip")
        elif what == "latin":
            self.send(PAGE.replace("ministry", "minist\xe8re").encode("cp1252"), Content_Type="text/html; charset=utf-8")
        else:
            self.drip(what)

    def drip(self, what: str) -> None:
        if what == "slowhead":
            for _ in range(100):
                self.wfile.write(b"H")
                self.wfile.flush()
                time.sleep(0.2)
        self.send_response(200)
        if what == "cut":
            self.send_header("Content-Length", "1000")
        self.end_headers()
        if what == "cut":
            self.wfile.write(b"<html>")
            return
        block = b"x" * 1_000_000 if what == "huge" else b"x"
        for _ in range(200):
            self.wfile.write(block)
            self.wfile.flush()
            if what == "slow":
                time.sleep(0.2)


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


class Clock:
    """A time that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = 1_700_000_000.0

    def __call__(self) -> float:
        return self.at


def watcher(tmp_path: Path, clock: Clock | None = None, keep: bool = False) -> Watch:
    return Watch(tmp_path / "w.db", RULES, keep, pause=0, now=clock or Clock())


def run(watch: Watch, *urls: str) -> list[Found]:
    return list(watch.pass_over(Feeds(urls)))


def log(tmp_path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (tmp_path / "w.db.watch.jsonl").read_text().splitlines()]


# ---------------------------------------------------------------- one GET
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("slow", "took longer"),
        ("slowhead", "took longer|broken answer"),
        ("huge", "too large"),
        ("bomb", "too large|unpacks"),
        ("loop", "redirects"),
        ("file", "only http"),
        ("nowhere", "no address"),
        ("cut", "cut off"),
    ],
)
def test_answers_out_of_bounds_are_refused_in_time(site: Site, path: str, words: str) -> None:
    begun = time.monotonic()
    with pytest.raises(FetchError, match=words):
        get(f"{site.url}/{path}", RULES)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a.example/", "http://", "http://user:word@127.0.0.1/", "http://[::1", "gopher://x/", "http://127.0.0.1:99999/"]
)
def test_only_plain_web_addresses_are_fetched(url: str) -> None:
    with pytest.raises(FetchError):
        get(url, RULES)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("127.0.0.1", False), ("10.1.2.3", False), ("192.168.0.1", False), ("169.254.169.254", False), ("0.0.0.0", False), ("100.64.0.1", False),
        ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:127.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
        ("224.0.0.1", False), ("8.8.8.8", True), ("2606:4700::1111", True),
    ],
)  # fmt: skip
def test_private_addresses(address: str, allowed: bool) -> None:
    assert public(address) is allowed


def test_private_addresses_are_not_fetched(site: Site) -> None:
    with pytest.raises(FetchError, match="private address"):
        get(f"{site.url}/page/a", Rules())
    assert site.log == []


def test_a_name_that_changes_its_address_is_looked_up_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the first answer is a public address, the next would be this machine. The connection goes to the first."""
    answers = ["93.184.216.34", "127.0.0.1"]
    asked: list[Any] = []
    monkeypatch.setattr(fetch.socket, "getaddrinfo", lambda *_a, **_k: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answers.pop(0), 80))])

    def connect(address: tuple[str, int], **_: object) -> socket.socket:
        asked.append(address)
        raise OSError("not in a test")

    monkeypatch.setattr(fetch.socket, "create_connection", connect)
    with pytest.raises(FetchError, match="cannot be reached"):
        get("http://rebind.example/", Rules())
    assert asked == [("93.184.216.34", 80)]


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("93.184.216.34", "127.0.0.1")]
    monkeypatch.setattr(fetch.socket, "getaddrinfo", lambda *_a, **_k: both)
    with pytest.raises(FetchError, match="private"):
        get("http://both.example/", Rules())


# ---------------------------------------------------------------- passes
def test_new_articles_once(site: Site, tmp_path: Path) -> None:
    site.entries = ["a", "b"]
    feed = f"{site.url}/feed"
    first = run(watcher(tmp_path), feed)
    assert [(f.name, f.document.source, f.document.published) for f in first if f.document] == [
        (f"{site.url}/page/{e}", "Harbour Gazette", "2023-11-22") for e in "ab"
    ]  # fmt: skip
    assert "village a" in (first[0].document.text if first[0].document else "")
    site.log.clear()
    assert run(watcher(tmp_path), feed) == []
    assert site.log == ["/robots.txt", "/feed"]
    assert [x["what"] for x in log(tmp_path)][-1] == "304"
    site.entries.append("c")
    assert [f.name for f in run(watcher(tmp_path), feed)] == [f"{site.url}/page/c"]


def test_robots_are_respected(site: Site, tmp_path: Path) -> None:
    site.robots = "User-agent: *\nDisallow: /page"
    (found,) = run(watcher(tmp_path), f"{site.url}/feed")
    assert "robots.txt" in found.error
    assert not any(p.startswith("/page") for p in site.log)


def test_a_site_that_cannot_say_is_not_fetched(tmp_path: Path) -> None:
    (found,) = run(watcher(tmp_path), "http://127.0.0.1:1/feed")
    assert found.error.startswith("robots.txt cannot be had: cannot be reached")


@pytest.mark.parametrize(("status", "retry", "wait"), [(500, "", 300), (429, "1800", 1800), (429, "never", 300), (503, "9999999", 86_400)])
def test_a_feed_that_fails_is_left_alone_for_a_while(site: Site, tmp_path: Path, status: int, retry: str, wait: int) -> None:
    clock, feed = Clock(), f"{site.url}/feed"
    site.fail, site.retry = status, retry
    assert f"status {status}" in run(watcher(tmp_path, clock), feed)[0].error
    site.fail = 0
    clock.at += wait - 1
    site.log.clear()
    assert run(watcher(tmp_path, clock), feed) == []
    assert site.log == []
    clock.at += 2
    assert len(run(watcher(tmp_path, clock), feed)) == 1


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("120", 120), (" 7 ", 7), ("Thu, 01 Jan 1970 01:00:00 GMT", 2600), ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("soon", 0), ("", 0), ("-5", 0), ("²", 0)],
)
def test_retry_after(header: str, seconds: float) -> None:
    assert asked_for(header, 1000.0) == seconds


def test_https_is_checked_against_the_certificates_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server with a certificate of its own is refused, and read once the certificate is trusted; one for another name is not."""
    if shutil.which("openssl") is None:
        pytest.skip("needs the command openssl to make a certificate")
    site = Site()
    for name in ("localhost", "example.org"):
        make = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={name} -addext subjectAltName=DNS:{name} -keyout {name}.key -out {name}.pem"
        subprocess.run(make.split(), cwd=tmp_path, check=True, capture_output=True)
    answers = []
    for name in ("localhost", "example.org"):
        site = Site()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tmp_path / f"{name}.pem", tmp_path / f"{name}.key")
        site.socket = context.wrap_socket(site.socket, server_side=True)
        site.handle_error = lambda request, client_address: None  # type: ignore[method-assign]
        threading.Thread(target=site.serve_forever, daemon=True).start()
        url = f"https://localhost:{site.server_address[1]}/robots.txt"
        for trusted in (False, True):
            monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / f"{name}.pem") if trusted else str(tmp_path / "none.pem"))
            try:
                answers.append(str(get(url, RULES).status))
            except FetchError as error:
                answers.append(str(error))
        site.shutdown()
        site.server_close()
    assert answers[1] == "200"
    assert all("CERTIFICATE_VERIFY_FAILED" in a.upper().replace(" ", "_") for a in (answers[0], *answers[2:]))


def test_waits_double(site: Site, tmp_path: Path) -> None:
    clock, feed = Clock(), f"{site.url}/feed"
    site.fail = 500
    waits = []
    for _ in range(4):
        run(watcher(tmp_path, clock), feed)
        until = json.loads((tmp_path / "w.db.watch.json").read_text())[feed]["not_before"]
        waits.append(until - clock.at)
        clock.at = until
    assert waits == [300, 600, 1200, 2400]


def test_an_address_that_is_none_stops_nothing(site: Site, tmp_path: Path) -> None:
    full = f'<rss version="2.0"><channel><title>G</title><item><link>http://[::1/full</link><description>{ARTICLE * 6}</description></item>' + "".join(
        f"<item><link>{link}</link><description>Short one.</description></item>" for link in ("http://[::1/x", "http://%5B/", f"{site.url}/nowhere", f"{site.url}/page/a")
    )
    (tmp_path / "f.xml").write_text(full + "</channel></rss>")
    watch = watcher(tmp_path)
    found = list(watch.pass_over(Feeds(("http://[::1", f"{site.url}/nowhere", f"{site.url}/feed"), (tmp_path / "gone.xml", tmp_path / "f.xml"))))
    assert [(f.name.removeprefix(site.url), f.document is not None) for f in found] == [
        ("http://[::1", False),
        ("/nowhere", False),
        ("/page/a", True),
        (str(tmp_path / "gone.xml"), False),
        ("http://[::1/full", True),
        ("http://[::1/x", False),
        ("http://%5B/", False),
        ("/nowhere", False),
        ("/page/a", True),
    ]
    assert found[4].document is not None
    assert (found[4].document.url, [i.kind for i in found[4].document.issues]) == (None, ["bad-address"])


def test_a_gap_is_said(site: Site, tmp_path: Path) -> None:
    feed = f"{site.url}/feed"
    run(watcher(tmp_path), feed)
    site.entries = ["x", "y"]
    found = run(watcher(tmp_path), feed)
    assert "a gap" in found[0].error
    assert len([f for f in found if f.document]) == 2
    assert "gap" in [x["what"] for x in log(tmp_path)]


def test_an_article_that_fails_is_tried_again_and_then_its_summary_is_taken(site: Site, tmp_path: Path) -> None:
    site.page = "<html><body></body></html>"
    feed = f"{site.url}/feed"
    for _ in range(2):
        assert "without article text" in run(watcher(tmp_path), feed)[0].error
    (last,) = run(watcher(tmp_path), feed)
    assert last.document is not None
    assert (last.document.text, [i.kind for i in last.document.issues]) == ("Short.", ["teaser"])
    assert run(watcher(tmp_path), feed) == []


def test_a_wrong_charset_is_noted(site: Site, tmp_path: Path) -> None:
    from dateline.readers import warc
    from dateline.readers.base import Hints

    answer = get(f"{site.url}/latin", RULES)
    page = warc.page(answer.body, answer.url, warc.charset_in(answer.headers["content-type"]), Hints())
    assert page.issues != ()
    assert "The army shelled" in page.text


def test_bytes_are_kept(site: Site, tmp_path: Path) -> None:
    from hashlib import sha256

    run(watcher(tmp_path, keep=True), f"{site.url}/feed")
    kept = [x for x in log(tmp_path) if "sha256" in x]
    assert {x["url"].removeprefix(site.url) for x in kept} == {"/robots.txt", "/feed", "/page/a"}
    for x in kept:
        data = (tmp_path / "w.db.kept" / x["sha256"][:2] / x["sha256"]).read_bytes()
        assert (sha256(data).hexdigest(), len(data), x["at"]) == (x["sha256"], x["bytes"], "2023-11-14T22:13:20Z")


# ---------------------------------------------------------------- lists of feeds
BOMB = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><opml><body><outline xmlUrl="&b;"/></body></opml>'


def test_feeds_of(tmp_path: Path) -> None:
    (tmp_path / "f.opml").write_text('<opml><body><outline><outline xmlUrl="https://b.example/rss"/><outline xmlUrl="https://a.example/rss"/></outline></body></opml>')
    (tmp_path / "saved.xml").write_text("<rss/>")
    assert feeds_of(str(tmp_path / "f.opml")).urls == ("https://a.example/rss", "https://b.example/rss")
    assert feeds_of(str(tmp_path)) == Feeds(("https://a.example/rss", "https://b.example/rss"), (tmp_path / "saved.xml",))
    assert feeds_of("https://a.example/rss").urls == ("https://a.example/rss",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bombs(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "f.opml").write_bytes(BOMB.replace('"1.0"', f'"1.0" encoding="{encoding}"').encode(encoding))
    with pytest.raises(InputError, match="entities"):
        feeds_of(str(tmp_path / "f.opml"))


@pytest.mark.parametrize("data", [b"", b"not xml", b"<opml/>", b"\xff\xfe"])
def test_lists_that_are_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "f.opml").write_bytes(data)
    with pytest.raises(InputError):
        feeds_of(str(tmp_path / "f.opml"))
