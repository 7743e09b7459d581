"""dateline show: one document or record of a store, with its words."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.app import app
from dateline.cli.options import Db, Json, examples, store_path


@app.command(epilog=examples("dateline show doc_1f3a9c --db iraq.db", "dateline show 1f3a9c/e2"))
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="A document's id (or its beginning), or DOCUMENT/RECORD.")],
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Print a document's reading, or one record of it."""
    from dateline.briefs.faq import answers
    from dateline.cli.output import console, emit
    from dateline.cli.terminal import show_document, show_reading, show_record
    from dateline.exporters import reading as export
    from dateline.store import open_store

    with open_store(store_path(db)) as store:
        reading, record = store.find(id_)
    if as_json and record is None:
        print(export.as_json(reading, answers(reading)), end="")
    elif as_json and record is not None:
        render = {"event": export.event, "tally": export.tally, "posture": export.posture, "truce": export.truce, "relation": export.relation}
        emit("record", {"document": reading.document.id, "kind": record.kind, **render[record.kind](record)})
    elif record is None:
        show_reading(console(), reading, answers(reading))
    else:
        screen = console()
        show_document(screen, reading.document)
        show_record(screen, reading, record)
