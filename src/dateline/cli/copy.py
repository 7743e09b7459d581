"""dateline copy: one store into another, from a file to a database or back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from dateline.cli import desk
from dateline.cli.app import UsageError, app
from dateline.cli.options import Json, examples, store_path, store_shown


@app.command(epilog=examples("dateline copy iraq.db postgresql://ana@db.example/iraq", "dateline copy postgresql:///iraq backup.db"))
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A store: a file or postgresql://USER@HOST/NAME.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Another one; made when it is not there.")],
    as_json: Json = False,
) -> None:
    """Put everything of one store into another: documents, readings, people's judgements. What is there already stays; run again after a crash, it goes on.

    Events are made anew from these, and come out the same. The history of changes begins anew.
    """
    from dateline.cli.output import emit, say
    from dateline.cli.work import progress
    from dateline.store import Filter, open_store
    from dateline.store.copying import copy as copied

    if store_path(source) == store_path(target):
        raise UsageError("a store cannot be copied onto itself")
    with open_store(store_path(source)) as one, open_store(store_path(target), create=True) as two:
        with progress(one.size(), "copying") as advance:
            done = copied(one, two, advance)
        desk.merge_all(two)
        events = two.merged.count(Filter())
    if as_json:
        emit("copied", {**asdict(done), "events": events, "store": store_shown(target)}, f"dateline events --db {store_shown(target)}")
    else:
        say(f"{done.documents} documents, {done.new} of them new; {done.judgements} judgements; {events} events; store: {store_shown(target)}")
