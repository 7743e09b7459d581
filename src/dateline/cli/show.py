"""dateline show: one event, document or record of a store, with its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import desk
from dateline.cli.app import UsageError, app
from dateline.cli.options import Db, Json, examples

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.merging.settle import Policy
    from dateline.model import Event
    from dateline.store import SqliteStore

PolicyName = Annotated[
    str | None,
    typer.Option("--policy", metavar="NAME", help="How killed and wounded are settled: latest-official (default), median, conservative or source:NAME."),
]


@app.command(
    epilog=examples("dateline show ev_4c59e9f2 --db iraq.db", "dateline show ev_4c59e9f2 --policy median", "dateline show doc_1f3a9c", "dateline show 1f3a9c/e2")
)
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="An event (ev_...), a document's id (or its beginning), or DOCUMENT/RECORD.")],
    db: Db = None,
    policy: PolicyName = None,
    as_json: Json = False,
) -> None:
    """Print an event with every telling side by side, a document's reading, or one record of it."""
    from dateline.briefs.faq import answers
    from dateline.cli.lineage import said
    from dateline.cli.output import console, emit
    from dateline.cli.terminal import show_document, show_reading, show_record
    from dateline.exporters import reading as export

    chosen = _policy(policy)
    with desk.merged_store(db) as store:
        if id_.startswith("ev_"):
            _event(store, id_, chosen, as_json)
            return
        reading, record = store.find(id_)
        kin = [x for x in store.lineage() if x.document == reading.document.id]
        documents = {d.id: d for d in store.documents()} if kin else {}
    if as_json and record is None:
        print(export.as_json(reading, answers(reading)), end="")
    elif as_json and record is not None:
        render = {"event": export.event, "tally": export.tally, "posture": export.posture, "truce": export.truce, "relation": export.relation}
        emit("record", {"document": reading.document.id, "kind": record.kind, **render[record.kind](record)})
    elif record is None:
        screen = console()
        show_reading(screen, reading, answers(reading))
        for x in kin:
            screen.print(f"\n{x.relation}: {said(x, documents)}", markup=False)
    else:
        screen = console()
        show_document(screen, reading.document)
        show_record(screen, reading, record)


def _policy(name: str | None) -> Policy | None:
    """The policy of a name; UsageError when there is none."""
    from dateline.errors import DatelineError
    from dateline.merging.settle import Policy

    try:
        return Policy(name) if name is not None else None
    except DatelineError as error:
        raise UsageError(f"--policy: {error}") from None


def _event(store: SqliteStore, id_: str, policy: Policy | None, as_json: bool) -> None:
    from dataclasses import replace

    from dateline.cli.output import console, emit
    from dateline.exporters.event import event as as_dict
    from dateline.merging.settle import settle

    event = store.merged.event(id_)
    if policy is not None:
        event = replace(event, estimates=settle(event.reports, policy))
    if as_json:
        emit("event", as_dict(event), f"dateline why {event.id}")
    else:
        show_event(console(120), store, event)


def show_event(out: Console, store: SqliteStore, event: Event) -> None:
    """Print the settled values, what else is told and by whom, and each telling's own words."""
    from rich.text import Text

    from dateline.briefs import phrasing as p
    from dateline.briefs.events import headline, lines, words
    from dateline.cli.terminal import quoted

    names = {r.id: f"{r.source or r.document}, {(r.published or 'undated')[:10]}" for r in event.reports}
    out.print(Text(f"{event.id}  {headline(event)}", "bold"))
    out.print(f"{event.standing}; told by {len(event.reports)} report{'' if len(event.reports) == 1 else 's'}")
    for label, value, estimate in lines(event):
        out.print(f"  {label:<11} {value}")
        if estimate.others and estimate.field != "type":
            told = [(value, estimate.support)] if estimate.support else []
            for other, ids in [*told, *((words(estimate.field, o.value), o.reports) for o in estimate.others)]:
                out.print(f"  {'':<13} {other} – {p.clean('; '.join(names[i] for i in ids))}")
            out.print(f"  {'':<13} settled by: {estimate.policy}")
    for line in _history(store, event):
        out.print(line)
    for r in event.reports:
        reading, record = store.find(r.id)
        out.print(Text(f"\n{r.id[4:12]}{r.id[r.id.rindex('/') :]}  {p.clean(names[r.id])}", "bold"))
        if record is not None:
            for span in record.spans:
                out.print(Text("  ").append_text(quoted(reading.document.text, span, ())))


def _history(store: SqliteStore, event: Event) -> Iterator[str]:
    """How the toll became known, where more than one telling speaks of it."""
    from dateline.analysis.history import casualty_history
    from dateline.briefs import phrasing as p
    from dateline.briefs.events import words

    found = [store.find(r.id) for r in event.reports]
    tellings = [(reading, record) for reading, record in found if record is not None]
    sources = {reading.document.id: reading.document.source or reading.document.id for reading, _ in tellings}
    for field, label in (("deaths", "killed"), ("wounded", "wounded")):
        steps = casualty_history(tellings, field)
        if len(steps) < 2:
            continue
        yield f"  how many were {label}, as it became known:"
        for s in steps:
            per = f", per {p.clean(s.speaker)}" if s.speaker else ""
            scope = f" ({p.clean(s.scope)})" if s.scope else ""
            yield f"  {'+' if s.change else ' ':>4} {(s.published or 'undated')[:10]}  {words(field, s.value)}{scope} – {p.clean(sources[s.document])}{per}"
