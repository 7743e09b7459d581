"""A client of the application without a socket: a request in, status, headers and body out."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

HOST = "127.0.0.1:8021"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    def json(self) -> Any:
        return json.loads(self.body)


def ask(app: Any, path: str, query: dict[str, str] | None = None, method: str = "GET", body: Any = None, **headers: str) -> Answer:
    """One request. Headers are given with _ for -, and replace the usual ones."""
    data = b"" if body is None else json.dumps(body).encode()
    sent = {"host": HOST, **({"content-type": "application/json", "content-length": str(len(data))} if body is not None else {})}
    sent |= {k.replace("_", "-"): v for k, v in headers.items()}
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http", "path": path, "raw_path": path.encode(),
        "query_string": urlencode(query or {}).encode(), "root_path": "", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8021),
        "headers": [(k.encode("latin-1"), v.encode("latin-1")) for k, v in sent.items()],
    }  # fmt: skip
    got: list[dict[str, Any]] = []

    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if asked:
            await asyncio.Event().wait()  # the client stays
        asked = True
        return {"type": "http.request", "body": data, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        got.append(message)

    asyncio.run(app(scope, receive, send))
    return Answer(got[0]["status"], {k.decode(): v.decode() for k, v in got[0]["headers"]}, b"".join(m.get("body", b"") for m in got[1:]))
