"""dateline judge, split, why, merge: what stands together, and the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import desk
from dateline.cli.app import UsageError, app
from dateline.cli.options import Db, Json, examples

if TYPE_CHECKING:
    from dateline.model import Event, Judgement
    from dateline.store import SqliteStore

By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who judges.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="For what reason; kept with the judgement.")]


@app.command(
    epilog=examples(
        'dateline judge 1f3a9c/e2 9b01d2/e1 same --by ana --why "one strike, two names of the base"', "dateline judge ev_21bd2c ev_4c59e9 same --by ana --why twins"
    )
)
def judge(
    a: Annotated[str, typer.Argument(metavar="A", help="A report (DOCUMENT/RECORD) or an event (ev_...), or a truce as one document tells it.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="same, different or unsure.")],
    by: By,
    why: Why,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Say that two reports or events are the same happening, or are not; or two tellings of a truce (`dateline truces` lists them). Appended: a later word
    supersedes, nothing is lost."""
    if verdict not in ("same", "different", "unsure"):
        raise UsageError(f"{verdict!r} is not same, different or unsure")
    with desk.merged_store(db) as store:
        if pair := _truces(store, a, b):
            _judge_truces(store, pair, verdict, by, why)
            return
        one, two = _report(store, a), _report(store, b)
        if one == two:
            raise UsageError(f"{a} and {b} are one report")
        _tell(_judged(store, [(one, two)], verdict, by, why), as_json)


@app.command(epilog=examples('dateline split ev_4c59e9f2 1f3a9c/e2 --by ana --why "another village"'))
def split(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event (ev_...).")],
    reports: Annotated[list[str], typer.Argument(metavar="REPORT...", help="The reports that do not belong to it.")],
    by: By,
    why: Why,
    db: Db = None,
    as_json: Json = False,
) -> None:
    """Take reports out of an event; they stay together. It is a judgement like any other, and can be superseded."""
    with desk.merged_store(db) as store:
        members = {r.id for r in store.merged.event(event).reports}
        out = [_report(store, r) for r in reports]
        if foreign := [r for r in out if r not in members]:
            raise UsageError(f"{foreign[0]} is no report of {event}")
        rest = sorted(members - set(out))
        if not rest:
            raise UsageError("that is every report of the event: nothing would be left")
        _tell(_judged(store, [(x, y) for x in out for y in rest], "different", by, why), as_json)


@app.command(epilog=examples("dateline why ev_4c59e9f2 --db iraq.db"))
def why(event: Annotated[str, typer.Argument(metavar="EVENT", help="The event (ev_...).")], db: Db = None, as_json: Json = False) -> None:
    """Explain an event: which judgements joined its reports, with the two values of each feature compared, and what was kept apart from it."""
    from dateline.cli.output import console, emit
    from dateline.exporters.event import judgement

    with desk.merged_store(db) as store:
        found = store.merged.event(event)
        made = store.merged.judgements(r.id for r in found.reports)
    if as_json:
        emit("judgements", [judgement(j) for j in made])
        return
    sources = {r.id: r.source or r.document for r in found.reports}
    out = console(150)
    for r in found.reports:
        out.print(f"{_short(r.id)}  {sources[r.id]}")
    if not made:
        out.print("no judgement names any of its reports: one telling, near to no other")
    for j in made:
        score = "" if j.score is None else f", {j.score} points"
        out.print(f"\n{_short(j.a)} and {_short(j.b)}: {j.verdict}{score} (by {j.by}{': ' + j.why if j.why else ''})")
        for x in j.reasons:
            out.print(f"  {'forbids' if x.points <= -100 else format(x.points, '+d'):>7}  {x.feature}: {x.left or '–'} | {x.right or '–'}")


@app.command(epilog=examples("dateline merge --db iraq.db", "dateline merge --again"))
def merge(
    db: Db = None, again: Annotated[bool, typer.Option("--again", help="Compare everything anew: after an upgrade of the rules.")] = False, as_json: Json = False
) -> None:
    """Merge what is not merged yet. `add` does it by itself; this is for a run that was broken off, or for new rules. Judgements of people stay."""
    from dateline.cli.output import emit, say
    from dateline.store import Filter

    with desk.merged_store(db) as store:
        if again:
            store.merged.again()
        done = desk.merge_all(store)
        events = store.merged.count(Filter())
    if as_json:
        emit("merged", {"reports": done, "events": events})
    else:
        say(f"{done} reports merged; {events} events")


def _truces(store: SqliteStore, a: str, b: str) -> tuple[str, str] | None:
    """The ids of two tellings of truces; None when the first is none, UsageError when only that one is."""
    found = [store.find(x) if not x.startswith("ev_") else (None, None) for x in (a, b)]
    ids = [f"{r.document.id}/{x.id}" for r, x in found if r is not None and x is not None and x.kind == "truce"]
    if len(ids) == 1:
        raise UsageError("a truce can be judged beside another truce only")
    if len(set(ids)) == 1:
        raise UsageError(f"{a} and {b} are one telling")
    return (ids[0], ids[1]) if ids else None


def _judge_truces(store: SqliteStore, pair: tuple[str, str], verdict: str, by: str, why: str) -> None:
    """Append what a person says of two tellings of truces; truces are put together from the records whenever they are shown."""
    from dateline.cli.output import say
    from dateline.model import Judgement

    with store.merged.writing():
        store.merged.append([Judgement(min(pair), max(pair), verdict, _person(by), why)])  # type: ignore[arg-type]
    say(f"{_short(pair[0])} and {_short(pair[1])}: {verdict}")


def _person(by: str) -> str:
    if not by.strip() or by.startswith("rule:"):
        raise UsageError("--by: give the name of a person")
    return by.strip()


def _report(store: SqliteStore, text: str) -> str:
    """The id of a report: given itself, or the first report of an event. StoreError when there is none."""
    from dateline.errors import StoreError

    if text.startswith("ev_"):
        return store.merged.event(text).reports[0].id
    reading, record = store.find(text)
    if record is None or record.kind != "event":
        raise StoreError(f"{text}: not a report of an event; give DOCUMENT/RECORD or ev_...")
    return f"{reading.document.id}/{record.id}"


def _judged(store: SqliteStore, pairs: list[tuple[str, str]], verdict: str, by: str, why: str) -> list[Event]:
    from dateline.merging.merge import judge as append
    from dateline.model import Judgement

    made: list[Judgement] = [Judgement(min(p), max(p), verdict, _person(by), why) for p in pairs]  # type: ignore[arg-type]
    return append(store.merged, made)


def _tell(events: list[Event], as_json: bool) -> None:
    from dateline.cli.output import emit, say
    from dateline.exporters.event import event

    if as_json:
        emit("events", [event(e) for e in events])
    else:
        say("; ".join(f"{e.id}: {len(e.reports)} report{'' if len(e.reports) == 1 else 's'}" for e in events))


def _short(id_: str) -> str:
    return id_[4:12] + id_[id_.rindex("/") :]
