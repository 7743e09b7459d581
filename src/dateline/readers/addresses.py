"""Web addresses as articles and feeds state them: many are none."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_address(url: str) -> bool:
    """Whether an address can be taken apart at all ("http://[::1" cannot)."""
    try:
        urlsplit(url).hostname  # noqa: B018 (it is what fails)
    except ValueError:
        return False
    return True


def host_of(url: str | None) -> str | None:
    """The host of an address without "www.", or None."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None
