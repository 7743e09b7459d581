"""dateline issues: what could not be read."""

from __future__ import annotations

from dateline.cli.app import app
from dateline.cli.options import Db, Json, examples, store_path


@app.command(epilog=examples("dateline issues --db iraq.db"))
def issues(db: Db = None, as_json: Json = False) -> None:
    """List what could not be read, with its place."""
    from rich.text import Text

    from dateline.briefs.phrasing import printable
    from dateline.cli.output import console, emit
    from dateline.cli.terminal import issue_text
    from dateline.store import open_store

    with open_store(store_path(db)) as store:
        found = store.issues()
        texts = {d.id: d.text for d in store.documents()}
    if as_json:
        emit("issues", [{"where": w, "kind": i.kind, "message": i.message, "span": [i.span.start, i.span.end] if i.span else None} for w, i in found])
        return
    screen, last = console(), None
    for where, issue in found:
        if where != last:
            screen.print(Text(printable(where), "bold"))
            last = where
        screen.print(issue_text(issue, texts.get(where)))
    if not found:
        screen.print("no issues")
