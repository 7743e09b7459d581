"""dateline events: what is in a store."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.app import app
from dateline.cli.options import Db, Json, day_option, examples, store_path


@app.command(
    epilog=examples("dateline events --db iraq.db", "dateline events --country IRQ --since 2023-11-20 --type ASSAULT", "dateline events --actor hezbollah --json")
)
def events(
    db: Db = None,
    type_: Annotated[str | None, typer.Option("--type", help="PLOVER type, such as ASSAULT.")] = None,
    status: Annotated[str | None, typer.Option(help="current, background, planned, hypothetical or denied; 'all' for every one.")] = "current",
    country: Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-3 code, such as IRQ.")] = None,
    actor: Annotated[str | None, typer.Option(help="Part of an actor's name.")] = None,
    recipient: Annotated[str | None, typer.Option(help="Part of a recipient's name.")] = None,
    place: Annotated[str | None, typer.Option(help="Part of a place name.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Not before this day.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Not after this day.")] = None,
    as_json: Json = False,
) -> None:
    """List events, as each article tells them (no merging: two tellings are two lines)."""
    from dateline.cli.output import console, emit
    from dateline.exporters.reading import event
    from dateline.store import Filter, open_store

    wanted = Filter(
        kind="event",
        type=type_.upper() if type_ else None,
        status=None if status == "all" else status,
        country=country,
        actor=actor,
        recipient=recipient,
        place=place,
        since=day_option(since, "--since"),
        until=day_option(until, "--until"),
    )
    with open_store(store_path(db)) as store:
        rows = store.records(wanted)
    rows.sort(key=lambda row: (event(row[1])["when"]["start"] or "9999", row[0].document.id, row[1].id))
    if as_json:
        data = [{**event(r), "id": f"{reading.document.id}/{r.id}", "document": reading.document.id, "source": reading.document.source} for reading, r in rows]
        emit("events", data, f"dateline show {data[0]['id']}" if data else None)
        return
    from rich.table import Table

    from dateline.briefs import phrasing as p

    table = Table("when", "what", "who", "to whom", "where", "killed", "wounded", "source", box=None, pad_edge=False, header_style="bold")
    table.add_column("id", no_wrap=True)
    for reading, r in rows:
        e = event(r)
        days = e["when"]["start"] if e["when"]["start"] == e["when"]["end"] else f"{e['when']['start']}..{(e['when']['end'] or '')[5:]}"
        harm = [short_count(e[f]) for f in ("deaths", "wounded")]
        names = ["\n".join(p.clean(v["name"]) for v in e[f]) for f in ("actors", "recipients", "places")]
        what = p.phrase(r)["short"]
        table.add_row(days or "?", what, *names, *harm, p.clean(reading.document.source or "?"), f"{reading.document.id[4:12]}/{r.id}")
    console(150).print(table)


def short_count(value: dict[str, object]) -> str:
    """A count for a narrow column: 8, ≥2, 5–7, ? (unknown) or – (not mentioned)."""
    if value["state"] == "unknown":
        return "?"
    if value["state"] == "not_mentioned":
        return "–"
    low, best, high = value["low"], value["best"], value["high"]
    if best is not None:
        return f"≥{best}" if low == best and high is None else str(best)
    return f"≥{low}" if high is None else f"{low if low is not None else 0}–{high}"
