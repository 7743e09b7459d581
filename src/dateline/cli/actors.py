"""dateline actors: the register of actors, and whom it does not know."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app
from dateline.cli.options import Db, Json, examples, path_named, store_path

actors_app = typer.Typer(help="Actors: whom the register does not know, and your own.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(actors_app, name="actors")


@actors_app.callback()
def _actors() -> None:
    """Actors: whom the register does not know, and your own."""


@actors_app.command(epilog=examples("dateline actors unknown --db iraq.db"))
def unknown(
    db: Db = None,
    least: Annotated[int, typer.Option("--least", help="Only names told at least so often.")] = 1,
    as_json: Json = False,
) -> None:
    """List actors of a store that are in no register, most frequent first: candidates for a line in the lexicon."""
    from dateline.briefs import phrasing as p
    from dateline.cli.output import console, emit
    from dateline.model import ActorRef
    from dateline.store import open_store

    seen: Counter[tuple[str, str]] = Counter()
    where: dict[tuple[str, str], str] = {}
    with open_store(store_path(db)) as store:
        for reading in store.readings():
            for record in reading.records:
                for st in record.statements:
                    if isinstance(st.value, ActorRef) and st.value.actor_id is None:
                        key = (st.value.name, st.value.kind)
                        seen[key] += 1
                        where.setdefault(key, f"{reading.document.id}/{record.id}")
    rows = sorted(((n, name, kind, where[name, kind]) for (name, kind), n in seen.items() if n >= least), key=lambda r: (-r[0], r[1], r[2]))
    if as_json:
        emit(
            "actors",
            [{"name": name, "kind": kind, "times": n, "first": at} for n, name, kind, at in rows],
            f"dateline show {rows[0][3]}" if rows else None,
        )
        return
    from rich.table import Table

    table = Table("times", "name", "kind", "first in", box=None, pad_edge=False, header_style="bold")
    for n, name, kind, at in rows:
        table.add_row(str(n), p.clean(name), kind, at)
    console(120).print(table)


@actors_app.command(epilog=examples("dateline actors check mine.tsv", "dateline actors check Phoenix.Countries.actors.txt --json"))
def check(
    file: Annotated[Path, typer.Argument(parser=path_named, metavar="FILE", help="A TSV file of actors, or a dictionary in the PETRARCH format (.txt).")],
    as_json: Json = False,
) -> None:
    """Read a file of your own actors as DATELINE_ACTORS would, and say what it adds; a broken line ends with file and line."""
    from dateline.cli.output import emit, say
    from dateline.vocab.actors import packaged
    from dateline.vocab.actors_overlay import overlay

    base = packaged()
    merged = overlay(file, base)
    added = [a for key, a in merged.actors.items() if base.actors.get(key) != a]
    names = len(merged.aliases) - len(base.aliases)
    kinds = dict(sorted(Counter(a.kind for a in added).items()))
    if as_json:
        emit("actors", {"file": str(file), "added": len(added), "names": names, "kinds": kinds}, f"DATELINE_ACTORS={file} dateline code FILE")
        return
    typer.echo(f"{file}: adds {len(added)} actors and {names} names ({', '.join(f'{k} {n}' for k, n in kinds.items()) or 'no new kind'})")
    say(f"used where DATELINE_ACTORS={file}")
