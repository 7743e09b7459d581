"""dateline timeline, contradictions."""

from __future__ import annotations

from dataclasses import asdict

from dateline.cli import desk
from dateline.cli.app import app
from dateline.cli.options import Db, Json, examples


@app.command(epilog=examples("dateline timeline --db iraq.db", "dateline timeline --country IRQ --since 2023-11-01"))
def timeline(
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
    """Events day by day, with who tells them. Events without a day stand at the end, and are said to."""
    from dateline.briefs import phrasing as p
    from dateline.briefs.events import headline, words
    from dateline.cli.output import console, emit, say
    from dateline.exporters.event import event
    from dateline.model import Count

    wanted = desk.wanted(type_, status, country, actor, recipient, place, since, until)
    with desk.merged_store(db) as store:
        found = list(store.merged.events(wanted))
    if as_json:
        emit("timeline", [event(e) for e in found])
        return
    out, last = console(120), ""
    for e in found:
        when = event(e)["when"]
        day = "day not known" if when["start"] is None else when["start"] if when["start"] == when["end"] else f"{when['start']} to {when['end']}"
        if day != last:
            out.print(day, style="bold")
            last = day
        harm = [f"{label} {words(f, v)}" for f, label in (("deaths", "killed:"), ("wounded", "wounded:")) if isinstance(v := e.value(f), Count)]
        told = "; ".join(sorted({r.source or r.document for r in e.reports}))
        out.print(f"  {e.id[:11]}  {p.clean(headline(e))}{'. ' + ', '.join(harm) if harm else ''} ({p.clean(told)})")
    if not found:
        say("no events")


@app.command(epilog=examples("dateline contradictions --db iraq.db", "dateline contradictions --json"))
def contradictions(db: Db = None, as_json: Json = False) -> None:
    """What cannot all hold: within a text, across tellings of one event, between events that are nearly one, and in published counts. Nothing is settled."""
    from dateline.briefs import phrasing as p
    from dateline.cli.output import console, emit, say
    from dateline.desk.conflicts import conflicts

    with desk.merged_store(db) as store:
        found = conflicts(store)
        sources = {d.id: d.source or d.id for d in store.documents()}
    if as_json:
        emit("contradictions", [asdict(c) for c in found])
        return
    out = console(120)
    for c in found:
        out.print(f"{c.kind}: {p.clean(c.message)}{_about(c.events)}")
        for s in c.sides:
            out.print(f"  {p.shorten(p.clean(s.says), 160)} – {p.clean(sources.get(s.document, s.document))} {s.document[4:12]}{f'/{s.record}' if s.record else ''}")
    if not found:
        say("no contradictions were found")


def _about(events: tuple[str, ...]) -> str:
    return f" ({', '.join(e[:11] for e in events)})" if events else ""
