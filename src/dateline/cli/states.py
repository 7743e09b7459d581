"""dateline truces, postures, network, responses: states over time, as known on a day."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import desk
from dateline.cli.app import app
from dateline.cli.options import Db, Json, day_option, examples

if TYPE_CHECKING:
    from dateline.analysis.network import Edge

On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="As it was known on this day: only what was published by then.")]


def _id(record: str) -> str:
    return record[4:12] + record[record.rindex("/") :]


@app.command(epilog=examples("dateline truces --db iraq.db", "dateline truces --on 2023-11-22 --json"))
def truces(db: Db = None, on: On = None, as_json: Json = False) -> None:
    """Truces: declared by whom and towards whom, and each telling of how they stand, in order."""
    from dateline.analysis.states import truces as found
    from dateline.briefs import phrasing as p
    from dateline.cli.output import console, emit, say
    from dateline.store import Filter

    day = day_option(on, "--on")
    with desk.merged_store(db) as store:
        made = found(store.records(Filter(kind="truce")), day, store.merged.said())
    if as_json:
        emit("truces", [{**asdict(t), "unilateral": t.unilateral} for t in made])
        return
    out = console(120)
    for t in made:
        kind = {True: "declared by one side", False: "between two", None: "by whom is not said"}[t.unilateral]
        out.print(f"{p.clean(t.by)} towards {p.clean(t.towards)}: {t.state} ({kind})")
        for s in t.steps:
            out.print(f"  {s.day or 'undated'}  {s.state:<9} {_id(s.record)}  {p.clean(s.source)}: “{p.shorten(p.clean(s.quote), 120)}”")
    if not made:
        say("no truces are told of")


@app.command(epilog=examples("dateline postures --db iraq.db", "dateline postures --country SYR --on 2023-11-22"))
def postures(db: Db = None, country: desk.Country = None, on: On = None, as_json: Json = False) -> None:
    """Forces present, by place: the strength last told, with the day it holds for. Figures of different sources are never added."""
    from rich.table import Table

    from dateline.analysis.states import postures as found
    from dateline.briefs import phrasing as p
    from dateline.cli.output import console, emit, say
    from dateline.store import Filter

    day = day_option(on, "--on")
    with desk.merged_store(db) as store:
        land = desk.country_option(country)
        made = [x for x in found(store.records(Filter(kind="posture")), day) if land is None or x.country == land]
    if as_json:
        emit("postures", [asdict(x) for x in made])
        return
    if not made:
        say("no forces are told of")
        return
    table = Table("force", "place", "strength", "as of", "told by", "id", box=None, pad_edge=False, header_style="bold")
    for x in made:
        for s in reversed(x.told):
            table.add_row(p.clean(x.force), p.clean(x.place), p.count(s.count, "", "").strip(), s.as_of or "?", p.clean(s.source), _id(s.record))
    console(120).print(table)


@app.command(epilog=examples("dateline network --db iraq.db --actor hezbollah", "dateline network --as dot > ties.dot"))
def network(
    db: Db = None,
    actor: desk.Actor = None,
    on: On = None,
    as_: Annotated[str, typer.Option("--as", metavar="FORMAT", help="table or dot (Graphviz).")] = "table",
    as_json: Json = False,
) -> None:
    """Ties between parties: who backs, leads, belongs to or fights whom, per which texts; the register's own ties are marked as such."""
    from dateline.analysis.network import network as found
    from dateline.cli.app import UsageError
    from dateline.cli.output import emit
    from dateline.store import Filter

    if as_ not in ("table", "dot"):
        raise UsageError(f"--as: {as_!r} is not table or dot")
    day = day_option(on, "--on")
    with desk.merged_store(db) as store:
        edges = found(store.records(Filter(kind="relation")), day)
    plain = actor.lower().replace("-", " ") if actor else ""
    kept = [e for e in edges if any(plain in x.lower().replace("-", " ") for x in (e.subject, e.object))]
    if as_json:
        emit("edges", [asdict(e) for e in kept])
    elif as_ == "dot":
        print(_dot([(e.subject, e.relation, e.object) for e in kept]), end="")
    else:
        _edges(kept)


def _edges(edges: list[Edge]) -> None:
    from rich.table import Table

    from dateline.briefs import phrasing as p
    from dateline.cli.output import console, say

    if not edges:
        say("no ties are told of")
        return
    table = Table("who", "relation", "whom", "how", "sources", box=None, pad_edge=False, header_style="bold")
    for e in edges:
        sources = [_id(s) for s in e.sources[:3]] + ([f"+{len(e.sources) - 3}"] if len(e.sources) > 3 else [])
        shown = " ".join(sources) if e.basis == "text" else f"register: {e.sources[0]}"
        table.add_row(p.clean(e.subject), e.relation, p.clean(e.object), e.status, p.clean(shown))
    console(140).print(table)


def _dot(edges: list[tuple[str, str, str]]) -> str:
    def quoted(text: str) -> str:
        return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'

    return "digraph ties {\n" + "".join(f"  {quoted(a)} -> {quoted(b)} [label={quoted(label)}];\n" for a, label, b in edges) + "}\n"


@app.command(epilog=examples("dateline responses --db iraq.db"))
def responses(db: Db = None, as_json: Json = False) -> None:
    """Which event answers which, per whom. Order of time alone is shown as "after" and is no cause."""
    from dateline.analysis.network import crossed
    from dateline.analysis.network import responses as found
    from dateline.briefs import phrasing as p
    from dateline.briefs.events import headline
    from dateline.cli.output import console, emit, say

    with desk.merged_store(db) as store:
        made = found(store.readings(), store.merged.event_of)
        names = {i: headline(store.merged.event(i)) for r in made for i in (r.event, r.answers)}
    if as_json:
        emit("responses", [asdict(r) for r in made])
        return
    out = console(140)
    for r in made:
        word = "answers" if r.relation == "response_to" else "after"
        out.print(f"{r.event[:11]} {names[r.event]}\n  {word} {r.answers[:11]} {names[r.answers]}\n  per {p.clean(r.speaker)}; {' '.join(map(_id, r.sources))}")
    for x, y in crossed(made):
        out.print(f"contradiction: {x.event[:11]} answers {x.answers[:11]} per {p.clean(x.speaker)}, and the other way round per {p.clean(y.speaker)}")
    if not made:
        say("no event is said to answer another")
