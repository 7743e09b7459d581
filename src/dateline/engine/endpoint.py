"""One question to an endpoint that speaks OpenAI's chat protocol (Ollama, llama.cpp, vLLM ...), within a time and a size. Only ever the address that the user gave."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from dateline.errors import DatelineError, InputError

MAX_ANSWER = 4_000_000  # bytes
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})


class EndpointError(InputError):
    """No usable answer; the document counts as not coded."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`url` ends before "/chat/completions" ("http://127.0.0.1:11434/v1"). `seconds` for one answer.

    `tries` in all, `wait` seconds before the second, and twice as long before each more.
    """

    url: str
    model: str
    key: str = ""
    seconds: float = 120.0
    tries: int = 3
    wait: float = 1.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise DatelineError(f"DATELINE_LLM_URL: not an http address: {self.url[:200]!r}")
        if parts.username is not None:
            raise DatelineError("DATELINE_LLM_URL: put the key into DATELINE_LLM_KEY, not into the address")
        if not self.model:
            raise DatelineError("DATELINE_LLM_MODEL: name the model that the server should use")


class _BusyError(Exception):
    """An answer that may be another one when asked again."""


def ask(endpoint: Endpoint, body: dict[str, Any]) -> Any:
    """The parsed JSON of the model's message. Asks again on a busy server and on a message that is no JSON; then EndpointError."""
    why = ""
    for n in range(endpoint.tries):
        if n:
            time.sleep(endpoint.wait * 2 ** (n - 1))
        try:
            return _message(_post(endpoint, {"model": endpoint.model, **body}))
        except _BusyError as error:
            why = str(error)
    raise EndpointError(f"{endpoint.url}: no usable answer after {endpoint.tries} tries ({why})")


def _message(raw: bytes) -> Any:
    """What the first choice says, read as JSON."""
    try:
        content = json.loads(raw)["choices"][0]["message"]["content"]
        return json.loads(content.strip().removeprefix("```json").removeprefix("```").removesuffix("```"))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise _BusyError(f"not the JSON that was asked for: {type(error).__name__}") from None


def _post(endpoint: Endpoint, body: dict[str, Any]) -> bytes:
    parts = urlsplit(endpoint.url)
    secure = parts.scheme == "https"
    make = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    extra: dict[str, Any] = {"context": ssl.create_default_context()} if secure else {}
    connection = make(parts.hostname or "", parts.port, timeout=endpoint.seconds, **extra)
    headers = {"Content-Type": "application/json", "User-Agent": "dateline"} | ({"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {})
    late = threading.Event()
    timer = threading.Timer(endpoint.seconds, _cut, (connection, late))
    timer.start()
    try:
        connection.request("POST", parts.path.rstrip("/") + "/chat/completions", json.dumps(body), headers)
        return _read(endpoint, connection.getresponse())
    except (OSError, http.client.HTTPException, ValueError) as error:
        said = f"took longer than {endpoint.seconds:g} s" if late.is_set() or isinstance(error, TimeoutError) else f"{type(error).__name__}: {error}"
        raise _BusyError(f"{said}; is the server running?" if isinstance(error, ConnectionRefusedError) else said) from None
    finally:
        timer.cancel()
        connection.close()


def _read(endpoint: Endpoint, response: http.client.HTTPResponse) -> bytes:
    data = response.read(MAX_ANSWER + 1)
    if response.status in AGAIN:
        raise _BusyError(f"status {response.status}")
    if response.status != 200:
        raise EndpointError(f"{endpoint.url}: status {response.status}: {data[:200].decode('utf-8', 'replace')}")
    if len(data) > MAX_ANSWER:
        raise EndpointError(f"{endpoint.url}: an answer of more than {MAX_ANSWER:,} bytes")
    return data


def _cut(connection: http.client.HTTPConnection, late: threading.Event) -> None:
    """End an answer that drips on for ever."""
    late.set()
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            connection.sock.close()
