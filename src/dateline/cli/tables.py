"""dateline import and compare: tables of events that people coded, beside our own."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import desk
from dateline.cli.app import UsageError, app
from dateline.cli.options import Db, Json, examples, named, path_named, store_path, store_shown

if TYPE_CHECKING:
    from dateline.analysis.agreement import Agreement
    from dateline.model import Event
    from dateline.store import Filter

Book = Annotated[str, typer.Option("--as", metavar="BOOK", help="The code book: acled, ucdp, gdelt, or dateline (our own CSV).")]
SHOWN = 20


@app.command("import", epilog=examples("dateline import acled.csv --as acled --db iraq.db", "dateline import ged251.csv --as ucdp --skip-bad"))
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", parser=path_named, help="CSV files with a header, UTF-8.")],
    book: Book,
    db: Db = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="What the table is called in lists (default: the code book).")] = None,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Leave out rows that are not right, instead of importing nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Put a table of coded events beside our own: all of it or nothing. Each value points at its cell; what the table does not know stays not known."""
    from dateline.cli.output import emit, say
    from dateline.errors import InputError
    from dateline.model import Issue
    from dateline.readers.tables import read_table
    from dateline.store import Filter, open_store

    tables = [read_table(f, book.lower(), source) for f in files]
    readings = [r for t in tables for r in t.readings]
    errors = [e for t in tables for e in t.errors]
    _say_some(errors)
    if errors and not skip_bad:
        raise InputError(f"{len(errors)} rows are not right: nothing was imported (--skip-bad leaves them out)")
    _say_some(again := [line for t in tables for line in t.replaced])
    with open_store(store_path(db), create=True) as store:
        before = len(store.copies())
        new = store.add_all(readings)
        for file, one in zip(files, tables, strict=True):
            if one.replaced:
                store.note(str(file), Issue("row-replaced", f"{len(one.replaced)} rows have a later row of the same event; the first: {one.replaced[0]}"))
        desk.merge_all(store)
        replaced, events = len(again) + len(store.copies()) - before, store.merged.count(Filter())
    result = {"rows": len(readings), "new": new, "replaced": replaced, "left_out": len(errors), "events": events, "store": store_shown(db)}
    if as_json:
        emit("imported", result, f"dateline compare --with {book.lower()} --db {store_shown(db)}")
    else:
        older = f", {replaced} replaced by a later one" if replaced else ""
        say(f"{new} new rows of {len(readings)}{older}, {len(errors)} left out; {events} events; store: {store_shown(db)}")


def _say_some(lines: list[str]) -> None:
    from dateline.cli.output import say

    for line in lines[:SHOWN]:
        say(line)
    if len(lines) > SHOWN:
        say(f"and {len(lines) - SHOWN} more rows")


@app.command(epilog=examples("dateline compare --with acled --db iraq.db --by week", "dateline compare --with acled.csv --as acled --db iraq.db"))
def compare(
    with_: Annotated[str, typer.Option("--with", metavar="BOOK|FILE", help="The code book of a table that was imported (acled, ucdp, gdelt, dateline), or a CSV file.")],
    db: Db = None,
    book: Annotated[str | None, typer.Option("--as", metavar="BOOK", help="The code book of the file; the file is compared, not imported.")] = None,
    by: Annotated[str, typer.Option(metavar="WHAT", help="Rows by type, country, province, week or month.")] = "type",
    days: Annotated[int, typer.Option(min=0, max=30, metavar="N", help="Days that a pair may be apart.")] = 1,
    km: Annotated[float, typer.Option(min=0, max=1000, metavar="N", help="Kilometres that a pair may be apart, where both name a spot.")] = 50.0,
    type_: desk.Type = None,
    country: desk.Country = None,
    since: desk.Since = None,
    until: desk.Until = None,
    as_json: Json = False,
) -> None:
    """Measure agreement with an imported table, one to one: matched, missed (only there), extra (only ours), within the table's days and countries."""
    from dateline.analysis.agreement import BY, agreement
    from dateline.cli.output import emit

    if by not in BY:
        raise UsageError(f"--by: cannot compare by {by!r}: there are {', '.join(BY)}")
    wanted = desk.wanted(type_, "current", country, None, None, None, since, until)
    rows = _rows(Path(named(with_)), book, wanted) if book is not None else []
    with desk.merged_store(db) as store:
        table = frozenset(r.document for e in rows for r in e.reports) or frozenset(store.read_by(f"table:{with_.lower()}"))
        if not table:
            raise UsageError(f"--with {with_}: no such table in {store.path}; import it with `dateline import FILE --as BOOK`, or give --as BOOK to compare a file")
        made = agreement([*store.merged.events(wanted), *(e for e in rows if not store.has(e.reports[0].document))], table, by, days, km)
    if as_json:
        emit("agreement", {**asdict(made), "recall": made.recall, "precision": made.precision})
    else:
        _show(made, by)


def _rows(path: Path, book: str, wanted: Filter) -> list[Event]:
    """The wanted rows of a table as events of one report each; InputError when a row is not right, or none is left."""
    from dateline.errors import InputError
    from dateline.model import Event
    from dateline.readers.tables import read_table
    from dateline.store.reports import report_of

    read = read_table(path, book.lower())
    if read.errors:
        raise InputError(f"{read.errors[0]}{f' (and {len(read.errors) - 1} more rows)' if len(read.errors) > 1 else ''}")
    found = [report_of(r.document, record) for r in read.readings for record in r.events if wanted.takes(record, r.document)]
    if not found:
        raise InputError(f"{path}: no rows that were asked for")
    return [Event(r.id, (r,)) for r in found]


def _show(made: Agreement, by: str) -> None:
    from rich.table import Table

    from dateline.cli.output import console

    table = Table(by, "matched", "missed", "extra", box=None, pad_edge=False, header_style="bold")
    for c in made.by:
        table.add_row(c.by, str(c.matched), str(c.missed), str(c.extra))
    table.add_row("all", str(len(made.matched)), str(len(made.missed)), str(len(made.extra)), style="bold")
    out = console(100)
    out.print(table)
    if made.recall is not None and made.precision is not None:
        rows, ours = len(made.matched) + len(made.missed), len(made.matched) + len(made.extra)
        out.print(f"we have {made.recall:.1%} of the table's {rows} rows; it has {made.precision:.1%} of our {ours} events")
