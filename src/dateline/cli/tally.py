"""dateline tally, reconcile: our own count, and the published ones beside it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli import desk
from dateline.cli.app import UsageError, app
from dateline.cli.options import Db, Json, examples

if TYPE_CHECKING:
    from dateline.analysis.published import Published, Series
    from dateline.analysis.reconcile import Reconciliation
    from dateline.analysis.tally import Harm, Tally
    from dateline.store import SqliteStore

By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="LIST",
        help="Rows by country, province, place, actor, recipient, claimant, type, mode, weapon, day, week, month, year, source, standing; with commas.",
    ),
]


@app.command(epilog=examples("dateline tally --recipient us-forces --since 2023-10-17 --by country,claimant,week", "dateline tally --type ASSAULT --by month --json"))
def tally(
    by: By = "",
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
    """Count merged events, and sum their dead and wounded as low, best and high. Unknown is never zero; what has no day is counted apart."""
    from dateline.analysis.tally import DIMENSIONS, fields_of
    from dateline.analysis.tally import tally as count
    from dateline.cli.output import emit

    wanted = desk.wanted(type_, status, country, actor, recipient, place, since, until)
    dimensions = [x.strip() for x in by.split(",") if x.strip()]
    if strange := [x for x in dimensions if x not in DIMENSIONS]:
        raise UsageError(f"--by: cannot count by {strange[0]!r}: there are {', '.join(DIMENSIONS)}")
    with desk.merged_store(db) as store:
        fields = fields_of(dimensions)
        made = count(store.merged.events(wanted) if fields is None else store.merged.outlines(wanted, fields), dimensions, wanted.since, wanted.until)
        undated = store.merged.undated(wanted) if wanted.since or wanted.until else 0
    if as_json:
        emit("tally", {**asdict(made), "undated": undated})
    else:
        _show_tally(made, undated)


def _show_tally(made: Tally, undated: int) -> None:
    from rich.table import Table

    from dateline.briefs import phrasing as p
    from dateline.cli.output import console, say

    table = Table(*made.by, "events", "killed", "wounded", box=None, pad_edge=False, header_style="bold")
    for row in [*made.rows, made.total] if made.by else [made.total]:
        cells = [p.clean(c) for c in row.by] or (["all", *[""] * (len(made.by) - 1)] if made.by else [])
        table.add_row(*cells, f"{row.events}{f' (+{row.maybe} maybe)' if row.maybe else ''}", harm_text(row.deaths), harm_text(row.wounded))
    console().print(table)
    if made.overlapping:
        say(f"events that stand in more than one row: {made.overlapping}; the total counts each once")
    if undated:
        say(f"not counted, because their day is not known: {undated}")


def harm_text(harm: Harm) -> str:
    """ "12", "5-8", "at least 9 (3 events without a figure)", "not known"."""
    if not harm.told:
        return "not known" if harm.unknown else "–"
    without = harm.unknown + harm.silent
    if harm.low == 0 and harm.high is None:
        return "not known"  # one tells of none, others of nothing
    figure = str(harm.best) if harm.low == harm.high else f"{harm.low}–{harm.high}" if harm.high is not None else f"at least {harm.low}"
    return f"{figure} ({without} without a figure)" if without else figure


@app.command(epilog=examples("dateline reconcile --db iraq.db", "dateline reconcile a1350079/t2 --db iraq.db"))
def reconcile(
    id_: Annotated[str | None, typer.Argument(metavar="[TALLY]", help="A published count (DOCUMENT/RECORD); without it, all are listed as series.")] = None,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Lay a published count beside our own: what is in, what nearly, what is missing, and what could explain it. Parts are checked against their whole."""
    from dateline.analysis.published import breakdowns, published, series
    from dateline.analysis.reconcile import reconcile as lay
    from dateline.cli.output import emit
    from dateline.store import Filter

    with desk.merged_store(db) as store:
        counts = published(store.records(Filter(kind="tally")))
        if id_ is None:
            lines, parts = series(counts), breakdowns(counts)
            if as_json:
                emit("series", {"series": [asdict(s) for s in lines], "breakdowns": [{**asdict(b), "agrees": b.agrees} for b in parts]})
            else:
                _show_series(lines, parts)
            return
        found = _pick(counts, id_)
        made = lay(found, store.merged.events(Filter(status="current")), _covers(store))
    if as_json:
        emit("reconciliation", asdict(made))
    else:
        _show_reconciliation(made)


def _pick(counts: list[Published], id_: str) -> Published:
    """The count of an id; StoreError when there is none, or several."""
    from dateline.errors import StoreError

    document, _, record = id_.removeprefix("doc_").partition("/")
    found = [c for c in counts if c.id.removeprefix("doc_").startswith(document) and c.id.endswith(f"/{record}")]
    if not record or len(document) < 4 or len(found) != 1:
        raise StoreError(f"{id_}: {'more than one' if len(found) > 1 else 'no'} published count; list them with dateline reconcile")
    return found[0]


def _covers(store: SqliteStore) -> tuple[str, str] | None:
    days = sorted(d.published[:10] for d in store.documents() if d.published)
    return (days[0], days[-1]) if days else None


def point_text(p: Published) -> str:
    """ "66 attacks since 2023-10-17 up to 2023-11-22"."""
    from dateline.briefs import phrasing

    figure = p.count.wording or str(p.count.best if p.count.best is not None else p.count.low)
    return phrasing.clean(f"{figure} {p.unit}{f' since {p.since}' if p.since else ''}{f' up to {p.until}' if p.until else ''}")


def _show_series(lines: list[Series], parts: list[Any]) -> None:
    from rich.text import Text

    from dateline.briefs import phrasing
    from dateline.cli.output import console, say

    out = console(120)
    for s in lines:
        out.print(Text(phrasing.clean(f"{s.measure}, {s.whom}, counted by {s.counter}"), "bold"))
        for p in s.points:
            out.print(f"  {p.id[4:12]}{p.id[p.id.rindex('/') :]:<4} {point_text(p)} – {phrasing.clean(p.source)}")
        for a, b in s.falls:
            out.print(f"  falls: {a} to {b}")
    for b in parts:
        verdict = {True: "agrees", False: f"does not: {b.sum}", None: "cannot be said"}[b.agrees]
        out.print(f"parts of {point_text(b.whole)}: {' + '.join(point_text(p).split()[0] for p in b.parts)} ({verdict})")
    if not lines:
        say("no published counts")


def _show_reconciliation(made: Reconciliation) -> None:
    from dateline.cli.output import console

    out = console(120)
    out.print(f"published: {point_text(made.published)} (counted by {made.published.counter})")
    ours = "not counted" if made.published.measure == "people" else f"{made.ours}{f' {made.published.measure}' if made.harm else ' events'}"
    out.print(f"ours:      {ours}; gap: {'not known' if made.gap is None else made.gap}")
    if made.counted:
        out.print("  counted: " + " ".join(i[:11] for i in made.counted))
    for n in made.near:
        out.print(f"  near:    {n.event[:11]}  {n.why}")
    for r in made.reasons:
        out.print(f"  could be: {r}")
