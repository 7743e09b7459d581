"""dateline events: what happened, by all articles of a store."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli import desk
from dateline.cli.app import app
from dateline.cli.options import Db, Json, examples

Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help="No more than N events, the first ones.")]


@app.command(
    epilog=examples("dateline events --db iraq.db", "dateline events --country IRQ --since 2023-11-20 --type ASSAULT", "dateline events --actor hezbollah --json")
)
def events(
    db: Db = None,
    type_: desk.Type = None,
    status: desk.Status = "current",
    country: desk.Country = None,
    actor: desk.Actor = None,
    recipient: desk.Recipient = None,
    place: desk.Place = None,
    since: desk.Since = None,
    until: desk.Until = None,
    limit: Limit = None,
    as_json: Json = False,
) -> None:
    """List events: reports of one happening are one line, with settled values (dateline show EVENT tells who says what)."""
    from dateline.cli.output import console, emit, say
    from dateline.exporters.event import event

    wanted = desk.wanted(type_, status, country, actor, recipient, place, since, until)
    with desk.merged_store(db) as store:
        found = list(store.merged.events(wanted, limit))
        every = store.merged.count(wanted) if limit is not None else len(found)
    if as_json:
        emit("events", [event(e) for e in found], f"dateline show {found[0].id}" if found else None)
        return
    out = console(150)
    if out.width < desk.NARROW:
        desk.blocks(out, found)
    else:
        out.print(desk.table(found))
    if not found:
        say("no event fits")
    if every > len(found):
        say(f"{len(found)} of {every} events")
