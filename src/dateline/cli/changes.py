"""dateline changes: what was added, changed and retracted, for copies elsewhere."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli import desk
from dateline.cli.app import UsageError, app
from dateline.cli.options import Db, Json, examples

Since = Annotated[
    str | None, typer.Option(metavar="TIME|N", help="Only what happened in the store at or after this time (UTC), or after revision N. Default: everything.")
]


@app.command(epilog=examples("dateline changes --db iraq.db > first.jsonl", "dateline changes --db iraq.db --since 120", "dateline changes --since 2023-11-22T06:00"))
def changes(since: Since = None, db: Db = None, as_json: Json = False) -> None:
    """List changes of events, one JSON object a line: added and changed with the event as it is now, retracted with where its reports went."""
    from dateline.cli.output import emit, say
    from dateline.errors import DatelineError
    from dateline.exporters.feed import feed, since_of
    from dateline.exporters.jsons import line
    from dateline.store.revisions import last_number

    try:
        start = since_of(since)
    except DatelineError as error:
        raise UsageError(str(error)) from error
    with desk.merged_store(db) as store:
        found = feed(store, start)
        if as_json:
            made = list(found)
            emit("changes", made, f"dateline changes --since {last_number(store)}")
            return
        count = 0
        for change in found:
            print(line(change))
            count += 1
        say(f"{count} changes; the next time: dateline changes --since {last_number(store)}")
