"""dateline export: events of a store as a file for other programs."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import desk
from dateline.cli.app import UsageError, app
from dateline.cli.options import Db, Json, examples, store_path

Form = Annotated[
    str, typer.Option("--as", metavar="FORMAT", help="csv, acled, ucdp, plover, gdelt, geojson, gpkg, geoparquet, parquet, hxl, ftm, annotation or reading.")
]
Out = Annotated[str, typer.Option(metavar="FILE", help="The file to write, whole or not at all; - for standard output, where the format is text.")]
Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help="No more than N events, the first ones.")]


@app.command(
    epilog=examples(
        "dateline export --db iraq.db --as csv --out events.csv",
        "dateline export --db iraq.db --as acled --country IRQ --since 2023-11-01 --out iraq.csv",
        "dateline export --db iraq.db --as geojson | head",
    )
)
def export(
    form: Form,
    out: Out = "-",
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
    """Write events in another format, and say what it cannot carry. With --json the summary is JSON on stdout."""
    from dateline.cli.files import check_target
    from dateline.cli.output import emit, say
    from dateline.exporters.export import export as write
    from dateline.exporters.formats import format_of, names

    if form.lower() not in names():
        raise UsageError(f"--as: no format {form!r}; there are {', '.join(names())}")
    if as_json and out == "-":
        raise UsageError("--json prints the summary on standard output: give --out FILE")
    chosen = format_of(form)
    if out == "-" and not chosen.text:
        raise UsageError(f"{chosen.name} is not text: give --out FILE, such as --out events.{chosen.suffix}")
    wanted = desk.wanted(type_, status, country, actor, recipient, place, since, until)
    if out != "-":
        check_target(out, db=store_path(db))
    with desk.merged_store(db) as store:
        done = write(store, chosen, wanted, None if out == "-" else Path(out), limit)
    if as_json:
        emit("export", asdict(done), None)
        return
    say(f"{done.written} {done.unit} as {done.format}" + (f" in {done.out}" if out != "-" else ""))
    for reason, number in done.left_out.items():
        say(f"left out: {number}: {reason}")
    say(f"{done.format} cannot carry: {'; '.join(done.loses)}" if done.loses else f"{done.format} carries everything")
