"""dateline gazetteer: places by name."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from dateline.cli.app import FAILED, app
from dateline.cli.options import Json, examples

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
    as_json: Json = False,
) -> None:
    """Places of a name, the most prominent first. Exits with 1 when there is none."""
    from dateline.cli.output import console, emit
    from dateline.vocab import gazetteer

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
