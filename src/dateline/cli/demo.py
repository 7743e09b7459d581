"""dateline demo: the dispatches that come with the package, coded into a store, and the brief about them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli.app import app
from dateline.cli.options import Db, Json, examples, store_path

if TYPE_CHECKING:
    from dateline.store.sqlite import SqliteStore


def example_files() -> list[Path]:
    """The packaged dispatches, by name; those of the source tree when the package is not installed as a wheel."""
    from importlib.resources import files

    from dateline.errors import InputError

    packaged = Path(str(files("dateline"))) / "examples"
    folder = packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "examples"
    found = sorted(folder.glob("*.txt"))
    if not found:
        raise InputError("the example dispatches are missing from this installation")
    return found


@app.command(epilog=examples("dateline demo", "dateline demo --db demo.db"))
def demo(db: Db = None, as_json: Json = False) -> None:
    """Code the example dispatches into a store (a temporary one unless --db is given) and print the brief."""
    import tempfile

    from dateline.briefs.brief import make_brief
    from dateline.briefs.render import as_dict
    from dateline.cli.brief import print_brief
    from dateline.cli.output import emit
    from dateline.store import open_store

    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        path = store_path(db) if db is not None else Path(folder) / "demo.db"
        with open_store(path, create=True) as store:
            fill(store)
            made = make_brief(store.readings())
    if as_json:
        emit("brief", as_dict(made))
    else:
        print_brief(made)


def fill(store: SqliteStore) -> None:
    """Code the dispatches and add them; what cannot be read is said on stderr."""
    from dateline.cli.output import say
    from dateline.cli.work import Count, readings
    from dateline.errors import InputError

    tally = Count()
    for _, reading in readings([str(f) for f in example_files()], None, tally):
        store.add(reading.document, reading)
    say(f"dateline demo: {tally.summary()}")
    if tally.errors:
        raise InputError("not every example dispatch could be coded; this installation is damaged (dateline doctor)")
