"""One careful GET: http and https only, to the address that was checked, within a time, a size and a number of redirects."""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import threading
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from dateline.errors import InputError
from dateline.readers.streams import Opened
from dateline.settings import int_setting

AGENT = "dateline"
MAX_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class FetchError(InputError):
    """An address that was not fetched, and why."""


@dataclass(frozen=True, slots=True)
class Rules:
    """`seconds` for all of one answer; `allow_private` opens loopback, home and office networks."""

    seconds: float = 30.0
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: status, the address it came from after redirects, headers in lower case, body unpacked."""

    status: int
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def parts_of(url: str) -> SplitResult:
    """An address taken apart; FetchError when it is none."""
    try:
        parts = urlsplit(url)
        parts.hostname, parts.port  # noqa: B018 (they fail where the address is none)
    except ValueError:
        raise FetchError(f"not an address: {url[:200]!r}") from None
    return parts


def public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also when it is wrapped in IPv6."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
        if inner is not None:
            return public(str(inner))
    return ip.is_global and not ip.is_multicast


def checked(url: str, rules: Rules) -> tuple[str, int, str]:
    """(host, port, IP address to connect to). FetchError when the address may not be fetched. Every address of the name must be allowed."""
    parts = parts_of(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    try:
        host.encode("idna")
    except ValueError:
        raise FetchError(f"not an address: {url[:200]!r}") from None
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError(f"only http and https are fetched: {url[:200]!r}")
    if parts.username is not None:
        raise FetchError("an address with a user name in it is not fetched")
    try:
        found = [str(a[4][0]) for a in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: no such host ({error})") from None
    if not rules.allow_private and not all(map(public, found)):
        raise FetchError(f"{host}: a private address; --allow-private fetches it")
    return host, port, found[0]


def _connection(url: str, rules: Rules) -> http.client.HTTPConnection:
    """An open connection to the very address that was checked: a name that changes its mind in between changes nothing."""
    host, port, address = checked(url, rules)
    connection = http.client.HTTPConnection(host, port, timeout=rules.seconds)
    plain = socket.create_connection((address, port), timeout=rules.seconds)
    try:
        secure = urlsplit(url).scheme == "https"
        connection.default_port = 443 if secure else 80
        connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
    except BaseException:
        plain.close()
        raise
    return connection


def get(url: str, rules: Rules, headers: dict[str, str] | None = None) -> Fetched:
    """The answer to a GET, redirects followed, each hop checked anew. FetchError when there is none within the rules."""
    for _ in range(MAX_REDIRECTS + 1):
        answer = _one(url, rules, headers or {})
        if answer.status not in REDIRECTS or not answer.headers.get("location"):
            return answer
        url = _joined(url, answer.headers["location"])
    raise FetchError(f"more than {MAX_REDIRECTS} redirects")


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise FetchError(f"a redirect to what is no address: {location[:200]!r}") from None


def _one(url: str, rules: Rules, headers: dict[str, str]) -> Fetched:
    try:
        connection = _connection(url, rules)
    except FetchError:
        raise
    except (OSError, ValueError) as error:
        raise FetchError(f"cannot be reached: {error}") from None
    late = threading.Event()
    timer = threading.Timer(rules.seconds, _cut, (connection.sock, late))
    timer.start()
    try:
        parts = urlsplit(url)
        target = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe="%/:=&?~+!$,;'@()*[]")
        connection.request("GET", target, headers={"User-Agent": AGENT, "Accept-Encoding": "gzip", "Connection": "close", **headers})
        answer = _answer(url, connection.getresponse())
        if late.is_set():
            raise FetchError(f"took longer than {rules.seconds:g} s")
        return answer
    except FetchError:
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FetchError(f"took longer than {rules.seconds:g} s" if late.is_set() or isinstance(error, TimeoutError) else f"broken answer: {error!r:.200}") from None
    finally:
        timer.cancel()
        connection.close()


def _cut(sock: socket.socket, late: threading.Event) -> None:
    """End a connection whose time is over, wherever it waits."""
    late.set()
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        sock.close()


def _answer(url: str, response: http.client.HTTPResponse) -> Fetched:
    limit = int_setting("max_bytes")
    named = {k.lower(): v for k, v in response.getheaders()}
    body = response.read(limit + 1)
    if response.length and len(body) <= limit:
        raise FetchError("an answer that was cut off, or took too long")
    if named.get("content-encoding", "").lower() in ("gzip", "x-gzip") and body:
        try:
            packed = Opened(io.BytesIO(body))
            body = packed.read(limit + 1)
            packed.check()
        except InputError as error:
            raise FetchError(str(error)) from None
    if len(body) > limit:
        raise FetchError(f"too large: more than {limit:,} bytes")
    return Fetched(response.status, url, named, body)
