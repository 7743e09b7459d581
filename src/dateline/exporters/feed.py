"""The change feed: one JSON object for each event that was added, changed or retracted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from dateline.errors import DatelineError
from dateline.exporters.event import event as as_json
from dateline.store.revisions import Revision, changes, note
from dateline.store.sqlite import SqliteStore

DIGITS = 18  # of a number that every store can hold


def since_of(text: str | None) -> int | str | None:
    """A revision number ("120"), or a time as UTC ("2023-11-20", "2023-11-20T12:00+03:00"; without a zone it is UTC). DatelineError for anything else."""
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= DIGITS:
        return int(text)
    try:
        at = datetime.fromisoformat(text)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        raise DatelineError(f"--since: neither a revision number nor a time (YYYY-MM-DD or YYYY-MM-DDTHH:MM): {text[:40]!r}") from None


def feed(store: SqliteStore, since: int | str | None = None) -> Iterator[dict[str, Any]]:
    """Changes in order of revision. Added and changed ones carry the event as it is now; a retracted one is a tombstone with where its reports went."""
    note(store)
    for revision in changes(store, since):
        head = {"change": revision.change, "id": revision.event, "revision": revision.number, "at": revision.at}
        yield {**head, **(_tombstone(store, revision) if revision.change == "retracted" else {"event": as_json(store.merged.event(revision.event))})}


def _tombstone(store: SqliteStore, revision: Revision) -> dict[str, Any]:
    """The reports that the event had, and the events in which they stand now: [] when their articles no longer count."""
    now = {e for r in revision.reports if (e := store.merged.event_of(r)) is not None}
    return {"reports": list(revision.reports), "now_in": sorted(now)}
