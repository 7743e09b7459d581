"""What the verbs over a store share: opening it with everything merged, the filters, and how an event is shown in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.app import UsageError
from dateline.cli.options import day_option, store_path

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from dateline.model import Event
    from dateline.store import Filter, SqliteStore

STATUSES = ("current", "background", "planned", "hypothetical", "denied", "all")
Type = Annotated[str | None, typer.Option("--type", help="PLOVER type, such as ASSAULT.")]
Status = Annotated[str, typer.Option(help="current, background, planned, hypothetical or denied; 'all' for every one.")]
Country = Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-3 code, such as IRQ, or a name.")]
Actor = Annotated[str | None, typer.Option(help="Part of an actor's (or claimant's) name.")]
Recipient = Annotated[str | None, typer.Option(help="Part of a recipient's name.")]
Place = Annotated[str | None, typer.Option(help="Part of a place name.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Not before this day.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Not after this day.")]


def wanted(
    type_: str | None, status: str, country: str | None, actor: str | None, recipient: str | None, place: str | None, since: str | None, until: str | None
) -> Filter:
    """The filter of the common options; UsageError for a day, type, status or country that is none, and for a window that ends before it begins."""
    from dateline.store import Filter
    from dateline.vocab.rules import TYPES

    if type_ is not None and type_.upper() not in TYPES:
        raise UsageError(f"--type: no type {type_!r}: there are {', '.join(sorted(TYPES))}")
    if status not in STATUSES:
        raise UsageError(f"--status: no status {status!r}: there are {', '.join(STATUSES)}")
    first, last = window(since, until)
    return Filter(
        kind="event",
        type=type_.upper() if type_ else None,
        status=None if status == "all" else status,
        country=country_option(country),
        actor=actor,
        recipient=recipient,
        place=place,
        since=first,
        until=last,
    )


def window(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Two ISO days; UsageError for one that is none, or when the last comes before the first."""
    first, last = day_option(since, "--since"), day_option(until, "--until")
    if first and last and last < first:
        raise UsageError(f"--until {last} comes before --since {first}")
    return first, last


def country_option(country: str | None) -> str | None:
    """The ISO 3166-1 alpha-3 code of a code or name; UsageError for what is no country."""
    from dateline.vocab import gazetteer

    if country is None:
        return None
    if gazetteer.country_entry(country.upper()) is not None:
        return country.upper()
    found = gazetteer.iso3_of(country)
    if found is None:
        raise UsageError(f"--country: no country {country!r}: give an ISO 3166-1 alpha-3 code, such as IRQ, or a name")
    return found


@contextmanager
def merged_store(db: str | None) -> Iterator[SqliteStore]:
    """The store, open, with whatever was added merged."""
    from dateline.store import open_store

    with open_store(store_path(db)) as store:
        merge_all(store)
        yield store


def merge_all(store: SqliteStore) -> int:
    """Merge what is not merged yet, with progress on a terminal when it is much; the number of reports done."""
    from dateline.cli.output import say
    from dateline.cli.work import progress
    from dateline.merging.merge import merge

    waiting = store.merged.pending()
    if not waiting:
        return 0
    if not store.writable:
        say(f"{waiting} reports are not merged yet, and the store may not be written: they are left out")
        return 0
    with progress(waiting if waiting > 2000 else 1, "merging") as advance:
        return merge(store.merged, advance).reports


def row(event: Event) -> list[str]:
    """When, what, who, to whom, where, killed, wounded, told by, id: the cells of a table."""
    from dateline.briefs import phrasing as p
    from dateline.briefs.events import short
    from dateline.exporters.event import event as as_json
    from dateline.merging.standing import told_by

    e = as_json(event)
    days = e["when"]["start"] if e["when"]["start"] == e["when"]["end"] else f"{e['when']['start']}..{(e['when']['end'] or '')[5:]}"
    names = ["\n".join(_some([p.clean(v["name"]) for v in e[f]])) for f in ("actors", "recipients", "places")]
    harm = [short_count(e[f]) for f in ("deaths", "wounded")]
    return [days or "?", short(event), *names, *harm, p.clean(told_by(event.reports)), event.id[:11]]


NARROW = 110  # columns below which a table of events cannot be read


def table(events: Sequence[Event]) -> Table:
    """Events as a table; days, numbers and ids are never cut."""
    from rich.table import Table

    made = Table(box=None, pad_edge=False, header_style="bold")
    for heading in (*HEADINGS, "id"):
        made.add_column(heading, no_wrap=heading in {"when", "killed", "wounded", "id"})
    for e in events:
        made.add_row(*row(e))
    return made


def blocks(out: Console, events: Sequence[Event]) -> None:
    """Events for a narrow terminal: day, act and id in a line, the rest below it."""
    for e in events:
        when, what, who, whom, where, killed, wounded, told, id_ = (" ".join(cell.replace("\n", ", ").split()) for cell in row(e))
        out.print(f"{when}  {what}  {id_}", style="bold", soft_wrap=True)
        sides = f"{who or 'not named'} → {whom}" if whom else who
        harm = " and ".join(f"{n} {word}" for n, word in ((killed, "killed"), (wounded, "wounded")) if n != "–")
        out.print("   " + "; ".join(x for x in (sides, where, harm, f"told by {told}") if x), soft_wrap=False)


HEADINGS = ("when", "what", "who", "to whom", "where", "killed", "wounded", "told by")


def _some(names: Sequence[str], most: int = 3) -> list[str]:
    return [*names[:most], *([f"(+{len(names) - most})"] if len(names) > most else [])]


def short_count(value: dict[str, object]) -> str:
    """A count for a narrow column: 8, ≥2, 5–7, ? (unknown) or – (not mentioned)."""
    if value["state"] == "unknown":
        return "?"
    if value["state"] == "not_mentioned":
        return "–"
    low, best, high = value["low"], value["best"], value["high"]
    if best is None:
        return f"≥{low}" if high is None else f"{low if low is not None else 0}–{high}"
    if low == high or (low is None and high is None):
        return str(best)
    if high is None:
        return f"≥{best}" if low == best else f"{best} (≥{low})"
    return str(best) if low is None else f"{best} ({low}–{high})"
