"""What an export needs to cite a report: its document's address and title, and the words that tell it. Small rows, no texts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import Report
from dateline.store.sqlite import SqliteStore, explained


@dataclass(frozen=True, slots=True)
class Telling:
    """A report with where it was printed and in what words. `quote` is the clause that tells it; `coder` says which rule took it
    for an act of its type ("rule:coerce.arrest"), "" for a row of a table."""

    report: Report
    url: str | None = None
    title: str | None = None
    language: str | None = None
    quote: str = ""
    coder: str = ""


def tellings(store: SqliteStore, reports: Iterable[Report]) -> dict[str, Telling]:
    """Tellings of some reports, by report id. StoreError when the store is damaged."""
    wanted = {r.id: r for r in reports}
    sql = (
        "SELECT r.id, d.url, d.title, d.language, r.quote, (SELECT min(s.coder) FROM statements s WHERE s.record = r.id AND s.field = 'type') "
        "FROM records r JOIN documents d ON d.id = r.document WHERE r.id IN (SELECT value FROM json_each(?))"
    )
    with explained(store.path):
        return {
            i: Telling(wanted[i], url, title, language, quote, coder or "")
            for i, url, title, language, quote, coder in store._db.execute(sql, (json.dumps(sorted(wanted)),))
        }
