"""Watching feeds: one pass over them gives the documents that are new. What was seen, and every fetch, is written beside the store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from pathlib import Path
from time import sleep, time
from typing import Any

from dateline.engine.feeds import Feeds
from dateline.engine.fetch import Fetched, FetchError, Rules, get, parts_of
from dateline.engine.keeping import folder_of, keep_bytes, stamp
from dateline.engine.robots import Robots
from dateline.errors import DatelineError, InputError
from dateline.model import Document
from dateline.readers import feed, warc
from dateline.readers.base import Hints
from dateline.store.whole import write_whole

FIRST_WAIT, LONGEST_WAIT = 300.0, 86_400.0  # seconds
TRIES = 3  # passes in which an article is tried
REMEMBERED = 5_000  # entries of one feed


@dataclass(frozen=True, slots=True)
class Found:
    """Something of a feed: its address, the new document, or why there is none."""

    name: str
    document: Document | None = None
    error: str = ""


class Watch:
    """`pass_over(feeds)` once or again and again. `beside` is the store's path: BESIDE.watch.json holds the state, BESIDE.watch.jsonl the log."""

    def __init__(self, beside: Path, rules: Rules, keep: bool = False, pause: float = 1.0, now: Callable[[], float] = time) -> None:
        self._state_file, self._log_file = Path(f"{beside}.watch.json"), Path(f"{beside}.watch.jsonl")
        self._kept = folder_of(beside) if keep else None
        self._rules, self._pause, self._now = rules, pause, now
        self._last: dict[str, float] = {}
        self._state: dict[str, dict[str, Any]] = _load(self._state_file)

    def pass_over(self, feeds: Feeds) -> Iterator[Found]:
        """What is new in some feeds. One that fails is left alone for a while: 5 minutes, doubled each time, or what the site asks for."""
        robots = Robots(lambda url: self._get(url, {}))
        for url in feeds.urls:
            yield from self._feed(url, robots)
            self._save()
        for path in feeds.files:
            yield from self._saved(path, robots)
            self._save()

    # ------------------------------------------------------------ a feed
    def _saved(self, path: Path, robots: Robots) -> Iterator[Found]:
        try:
            data = path.read_bytes()
        except OSError as error:
            yield Found(str(path), error=f"cannot be read: {error.strerror or error}")
            return
        yield from self._entries(str(path), self._state.setdefault(str(path), {}), data, robots)

    def _feed(self, url: str, robots: Robots) -> Iterator[Found]:
        state = self._state.setdefault(url, {})
        if self._now() < state.get("not_before", 0):
            self._log(url, "waiting", f"not before {stamp(state['not_before'])}")
            return
        asked = {name: state[key] for name, key in (("If-None-Match", "etag"), ("If-Modified-Since", "modified")) if state.get(key)}
        try:
            answer = self._allowed(url, robots, asked)
        except FetchError as error:
            self._wait(state, None)
            yield Found(url, error=str(error))
            return
        if answer.status not in (200, 304):
            self._wait(state, answer.headers.get("retry-after"))
            yield Found(url, error=f"status {answer.status}; not before {stamp(state['not_before'])}")
            return
        state.pop("not_before", None)
        state["fails"] = 0
        if answer.status == 200:
            done = True
            for found in self._entries(url, state, answer.body, robots):
                done = done and not found.error
                yield found
            # with articles still to be tried the next pass asks for the whole feed again
            state["etag"], state["modified"] = (answer.headers.get("etag"), answer.headers.get("last-modified")) if done else (None, None)

    def _wait(self, state: dict[str, Any], asked: str | None) -> None:
        state["fails"] = state.get("fails", 0) + 1
        wait = min(FIRST_WAIT * 2 ** min(state["fails"] - 1, 20), LONGEST_WAIT)
        state["not_before"] = self._now() + min(max(wait, asked_for(asked or "", self._now())), LONGEST_WAIT)

    def _entries(self, name: str, state: dict[str, Any], data: bytes, robots: Robots) -> Iterator[Found]:
        try:
            entries = list(feed.documents(feed.parse(data)))
        except InputError as error:
            yield Found(name, error=str(error))
            return
        seen: dict[str, int] = state.setdefault("seen", {})
        if seen and entries and not any(link in seen for link, _ in entries):
            self._log(name, "gap", "no entry of the feed was seen before: articles between the two fetches may be missing")
            yield Found(name, error="a gap: no entry was seen before, articles may be missing")
        for link, item in entries:
            if seen.get(link, 0) >= TRIES:
                continue
            found = self._article(link, item, robots)
            if found.document is None and seen.get(link, 0) == TRIES - 1 and isinstance(item, Document):
                found = Found(link, item)  # the page cannot be had: the feed's summary is better than nothing, and is noted as such
            seen[link] = TRIES if found.document is not None else seen.get(link, 0) + 1
            yield found
        state["seen"] = dict(list(seen.items())[-REMEMBERED:])

    # ------------------------------------------------------------ an article
    def _article(self, link: str, item: Document | InputError, robots: Robots) -> Found:
        """The entry itself when the feed holds all of it, else the page that it points at."""
        if isinstance(item, Document) and not any(i.kind == "teaser" for i in item.issues):
            return Found(link, item)
        if isinstance(item, InputError) and not link.startswith(("http://", "https://")):
            return Found(link, error=str(item).removeprefix(f"{link}: "))
        try:
            answer = self._allowed(link, robots, {})
            if answer.status != 200:
                return Found(link, error=f"status {answer.status}")
            return Found(link, self._page(answer, link, item))
        except InputError as error:
            return Found(link, error=str(error))

    def _page(self, answer: Fetched, link: str, item: Document | InputError) -> Document:
        known = item if isinstance(item, Document) else None
        page = warc.page(answer.body, link, warc.charset_in(answer.headers.get("content-type")), Hints(source=known.source if known else None))
        if page.published is None and known and known.published:
            page = replace(page, published=known.published, published_basis="metadata")
        return page

    def _allowed(self, url: str, robots: Robots, headers: dict[str, str]) -> Fetched:
        if parts_of(url).scheme not in ("http", "https"):
            raise FetchError("no http or https address")
        if refused := robots.refusal(url):
            self._log(url, "robots", refused)
            raise FetchError(refused)
        return self._get(url, headers)

    def _get(self, url: str, headers: dict[str, str]) -> Fetched:
        host = parts_of(url).netloc
        sleep(max(0.0, min(self._pause, self._last.get(host, 0.0) + self._pause - self._now())))
        try:
            answer = get(url, self._rules, headers)
        except FetchError as error:
            self._log(url, "failed", str(error))
            raise
        finally:
            self._last[host] = self._now()
        digest = self._keep(answer) if answer.status == 200 else None
        self._log(url, str(answer.status), "" if answer.url == url else f"from {answer.url}", len(answer.body), digest)
        return answer

    # ------------------------------------------------------------ what is written
    def _keep(self, answer: Fetched) -> str | None:
        return keep_bytes(self._kept, answer.body) if self._kept is not None else None

    def _log(self, url: str, what: str, note: str = "", size: int = 0, digest: str | None = None) -> None:
        line = {"at": stamp(self._now()), "url": url, "what": what, "bytes": size, "note": note, **({"sha256": digest} if digest else {})}
        try:
            with self._log_file.open("a", encoding="utf-8") as log:
                log.write(json.dumps(line, ensure_ascii=True) + "\n")
        except OSError as error:
            raise DatelineError(f"{self._log_file}: cannot be written: {error.strerror or error}") from error

    def _save(self) -> None:
        write_whole(self._state_file, json.dumps(self._state, ensure_ascii=True, sort_keys=False, indent=1).encode(), InputError)


def _load(path: Path) -> dict[str, dict[str, Any]]:
    if not path.exists():
        return {}
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{path}: what was seen cannot be read ({error}); take the file away to begin anew") from error
    if not isinstance(state, dict):
        raise InputError(f"{path}: not a watch's state")
    return state


def asked_for(header: str, now: float) -> float:
    """Seconds that a Retry-After header asks for, as a number or as a date (RFC 9110, 10.2.3); 0 for one that is neither, or past."""
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (TypeError, ValueError, OverflowError):
        return 0.0
