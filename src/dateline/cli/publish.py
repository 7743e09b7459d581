"""dateline publish: a static data package of a store's events."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import desk
from dateline.cli.app import UsageError, app
from dateline.cli.options import Db, Json, examples, path_named

Folder = Annotated[Path, typer.Argument(metavar="DIR", parser=path_named, help="The folder to write: a new or empty one, or an earlier package, which is replaced.")]
Title = Annotated[str, typer.Option(help="Title of the package.")]
Licence = Annotated[str | None, typer.Option("--licence", metavar="NAME", help="Licence under which you publish, such as CC-BY-4.0. Without it none is stated.")]
Also = Annotated[list[str] | None, typer.Option("--with", metavar="FORMAT", help="A further format of dateline export; may be given several times.")]


@app.command(epilog=examples("dateline publish site/iraq --db iraq.db --country IRQ --title 'Iraq, November 2023' --licence CC-BY-4.0 --with acled"))
def publish(
    folder: Folder,
    title: Title = "Events",
    licence: Licence = None,
    also: Also = None,
    db: Db = None,
    type_: desk.Type = None,
    status: desk.Status = "current",
    country: desk.Country = None,
    actor: desk.Actor = None,
    recipient: desk.Recipient = None,
    place: desk.Place = None,
    since: desk.Since = None,
    until: desk.Until = None,
    as_json: Json = False,
) -> None:
    """Write events and their reports as CSV, a map, codebooks, datapackage.json, checksums, licence and attribution into a folder."""
    from dateline.cli.output import emit, say
    from dateline.exporters.formats import names
    from dateline.exporters.package import Terms
    from dateline.exporters.package import publish as write

    for name in also or []:
        if name.lower() not in names():
            raise UsageError(f"--with: no format {name!r}; there are {', '.join(names())}")
    wanted = desk.wanted(type_, status, country, actor, recipient, place, since, until)
    with desk.merged_store(db) as store:
        done = write(store, folder, wanted, Terms(title, licence, tuple(also or [])))
    if as_json:
        emit("publish", asdict(done), None)
        return
    for e in done.exports:
        left = "".join(f"; left out: {n}: {reason}" for reason, n in e.left_out.items())
        say(f"{e.out}: {e.written} {e.unit}{left}")
    say(f"{len(done.files) + 1} files in {done.folder}" + ("" if licence else "; no licence is stated (--licence)"))
