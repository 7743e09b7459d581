"""dateline gazetteer: places by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from dateline.cli.app import FAILED, UsageError, app
from dateline.cli.options import Json, examples, path_named

gazetteer_app = typer.Typer(help="The gazetteer: places by name.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(gazetteer_app, name="gazetteer")


@gazetteer_app.callback()
def _gazetteer() -> None:
    """The gazetteer: places by name."""


@gazetteer_app.command(epilog=examples('dateline gazetteer find "Jurf al Saqr"', "dateline gazetteer find Tripoli --country LBN --json"))
def find(
    name: Annotated[str, typer.Argument(help="A place name, in any spelling.")],
    country: Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-3 code, such as IRQ.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 10,
    use: Annotated[list[str] | None, typer.Option(metavar="FILE|NAME", help="Look in this CSV file or imported gazetteer too.")] = None,
    as_json: Json = False,
) -> None:
    """Places of a name, the most prominent first. Exits with 1 when there is none."""
    from dateline.cli.output import console, emit
    from dateline.vocab import gazetteer

    for one in use or ():
        gazetteer.use_overlay(one)
    found = gazetteer.find(name, country=country.upper() if country else None, limit=limit)
    if as_json:
        emit("places", [asdict(e) for e in found])
    else:
        from rich.table import Table

        table = Table("id", "name", "country", "kind", "lat", "lon", "within", box=None, pad_edge=False, header_style="bold")
        for e in found:
            table.add_row(e.id, e.name, e.country or "", e.kind, f"{e.lat:.3f}", f"{e.lon:.3f}", e.admin1)
        console(120).print(table) if found else console().print("no such place")
    raise typer.Exit(0 if found else FAILED)


@gazetteer_app.command(
    name="import", epilog=examples("dateline gazetteer import allCountries.zip --country IRQ --country SYR --name levant", "dateline gazetteer import places.csv")
)
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            parser=path_named,
            metavar="FILE",
            help="GeoNames dump (allCountries.txt, IQ.txt, cities500.txt; or the .zip), or a CSV with columns name, lat, lon.",
        ),
    ],
    name: Annotated[str | None, typer.Option(help="Keep it under this name (default: the file's).")] = None,
    country: Annotated[list[str] | None, typer.Option(help="Only places of this country (ISO 3166-1 alpha-3); may be given several times.")] = None,
    classes: Annotated[str, typer.Option(help="GeoNames feature classes to take whole, such as APS; default: A, P and bases, camps, crossings, ports, dams.")] = "",
    as_json: Json = False,
) -> None:
    """Make a gazetteer of your own out of a file. It is used where DATELINE_GAZETTEER names it."""
    from dateline.cli.output import emit, say
    from dateline.errors import InputError
    from dateline.vocab.gazetteer_import import import_places
    from dateline.vocab.gazetteer_overlay import folder

    kept = _name(name or file.stem)
    target = folder() / f"{kept}.sqlite"
    made = target.with_suffix(".new")
    try:
        with _progress(file) as advance:
            card = import_places(file, made, countries=frozenset(c.upper() for c in country or ()), classes=frozenset(classes.upper()), progress=advance)
        if not card.places:
            raise InputError(f"{file}: no places in it{' of these countries and classes' if country or classes else ''}: nothing was kept")
        made.replace(target)
    finally:
        made.unlink(missing_ok=True)
    if as_json:
        emit("gazetteer", {"name": kept, "path": str(target), **asdict(card)}, f"DATELINE_GAZETTEER={kept} dateline gazetteer find NAME")
        return
    typer.echo(f"{kept}: {card.places:,} places under {card.names:,} names")
    say(f"kept in {target}; used where DATELINE_GAZETTEER={kept}")


@gazetteer_app.command(name="list", epilog=examples("dateline gazetteer list --json"))
def list_(as_json: Json = False) -> None:
    """Gazetteers that were imported, and which of them are in use."""
    from dateline.cli.output import console, emit
    from dateline.vocab import gazetteer_overlay as overlay

    used = {p.resolve() for p in overlay.in_use()}
    paths = [overlay.folder() / f"{name}.sqlite" for name in overlay.names()]
    rows = [{"name": p.stem, "used": p.resolve() in used, **overlay.card(p), "path": str(p)} for p in paths]
    if as_json:
        emit("gazetteers", rows)
        return
    from rich.table import Table

    table = Table("name", "used", "places", "names", "made of", box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(str(row["name"]), "yes" if row["used"] else "no", f"{row['places']:,}", f"{row['names']:,}", str(row["source"]))
    console(120).print(table) if rows else console().print("no gazetteer was imported")


def _name(given: str) -> str:
    """A name that is safe as a file's."""
    import re

    if not re.fullmatch(r"[\w-][\w.-]{0,60}", given):
        raise UsageError(f"--name: letters, digits, dots and hyphens, not {given!r}")
    return given


@contextmanager
def _progress(file: Path) -> Iterator[Any]:
    """Progress on stderr: a bar on a terminal, else a line at each fifth of a large file."""
    import sys

    from dateline.cli.output import say

    if not sys.stderr.isatty():
        told = [0]

        def line(done: int, total: int) -> None:
            fifth = 5 * done // max(total, 1)
            if total > 50_000_000 and fifth > told[0]:
                told[0] = fifth
                say(f"{file.name}: {20 * fifth} % read")

        yield line
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    with Progress(BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
