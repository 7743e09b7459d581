"""Who may ask, and what an answer may do: the Host header, the token, writes from other pages, and the headers that every answer bears."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

Scope = dict[str, Any]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
WRITE = "x-dateline"  # a page of another site cannot send it without asking first, and is refused then
LARGEST = 64 * 1024  # bytes of a request's body
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Guard:
    """Refuses what should not be answered, and adds the headers. `hosts` are names without port; `token` is asked for when it is set."""

    def __init__(self, app: App, hosts: frozenset[str] = LOOPBACK, token: str | None = None) -> None:
        self.app, self.hosts, self.token = app, hosts, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
        refused = self._refused(scope, headers)
        if refused is not None:
            await _answer(send, *refused)
            return

        async def guarded(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *((k.encode(), v.encode()) for k, v in HEADERS.items())]}
            await send(message)

        await self.app(scope, receive, guarded)

    def _refused(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
        host = _name(headers.get("host", ""))
        if host not in self.hosts:
            return 421, "this address is not served here"
        if self.token is not None and not self._knows(scope, headers):
            return 401, "the token that the server printed is needed: open the address with ?token=..., or send Authorization: Bearer ..."
        if scope["method"] in ("GET", "HEAD"):
            return None
        origin = headers.get("origin")
        if WRITE not in headers or (origin is not None and _name(origin.partition("://")[2]) not in self.hosts):
            return 403, f"a write needs the header {WRITE} and comes from a page of this server"
        length = headers.get("content-length", "")
        if not length.isdigit() or int(length) > LARGEST:
            return 413, f"a request has a length, and at most {LARGEST} bytes"
        return None

    def _knows(self, scope: Scope, headers: dict[str, str]) -> bool:
        query = dict(p.partition("=")[::2] for p in scope.get("query_string", b"").decode("latin-1").split("&"))
        cookies = dict(p.strip().partition("=")[::2] for p in headers.get("cookie", "").split(";"))
        given = headers.get("authorization", "").removeprefix("Bearer ").strip() or query.get("token", "") or cookies.get("dateline", "")
        return hmac.compare_digest(given.encode("latin-1", "replace"), (self.token or "").encode())


def _name(host: str) -> str:
    """A host without its port, lower case."""
    host = host.strip().lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


async def _answer(send: Send, status: int, message: str) -> None:
    body = message.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode()), *((k.encode(), v.encode()) for k, v in HEADERS.items())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
