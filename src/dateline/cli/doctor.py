"""dateline doctor: is the store sound, and is the installation whole?"""

from __future__ import annotations

import typer

from dateline.cli.app import FAILED, app
from dateline.cli.options import Db, Json, examples, store_path, store_shown


@app.command(epilog=examples("dateline doctor --db iraq.db"))
def doctor(db: Db = None, as_json: Json = False) -> None:
    """Check the installation and, when there is one, the store. Exits with 1 when something is wrong."""
    from dateline.cli.output import console, emit

    path = store_path(db)
    checks = _installation()
    if db is not None or isinstance(path, str) or path.exists():
        checks += _store(str(path), store_shown(db))
    wrong = [c for c in checks if not c["ok"]]
    if as_json:
        emit("checks", checks)
    else:
        from rich.text import Text

        for check in checks:
            console().print(Text("ok    " if check["ok"] else "WRONG ", "green" if check["ok"] else "bold red").append(f"{check['what']}: {check['says']}", "default"))
    raise typer.Exit(FAILED if wrong else 0)


def _check(what: str, ok: bool, says: str) -> dict[str, object]:
    return {"what": what, "ok": ok, "says": says}


def _installation() -> list[dict[str, object]]:
    import sqlite3
    import sys

    out = [_check("python", sys.version_info >= (3, 11), sys.version.split()[0])]
    with sqlite3.connect(":memory:") as db:
        options = {row[0] for row in db.execute("PRAGMA compile_options")}
    out.append(_check("sqlite", "ENABLE_FTS5" in options, f"{sqlite3.sqlite_version}, {'with' if 'ENABLE_FTS5' in options else 'without'} full-text search"))
    out.append(_coding())
    return out


def _coding() -> dict[str, object]:
    """Code one sentence: rules, lexicons and weights load, and something comes out."""
    from dateline.model import Document

    try:
        from dateline.coding import code

        reading = code(Document("The army shelled the village on Monday, killing five people.", published="2024-01-02", language="en"))
    except Exception as error:  # noqa: BLE001 (whatever it is, the doctor's work is to say it)
        return _check("coding", False, f"{type(error).__name__}: {error}")
    return _check("coding", bool(reading.events), f"{len(reading.events)} event(s) in a test sentence")


def _store(path: str, shown: str) -> list[dict[str, object]]:
    from dateline.errors import StoreError
    from dateline.store import open_store

    try:
        with open_store(path) as store:
            counts, problems = store.counts(), store.check()
    except StoreError as error:
        damaged = "damaged" in str(error)
        return [_check("store", False, f"{shown}: damaged"), _remedy(shown)] if damaged else [_check("store", False, str(error))]
    says = ", ".join(f"{n} {table}" for table, n in counts.items())
    return [_check("store", True, f"{shown}: {says}"), *(_check("store", False, problem) for problem in problems), *([_remedy(shown)] if problems else [])]


def _remedy(shown: str) -> dict[str, object]:
    return _check("what to do", False, f"put back a backup; or save what can be read: dateline copy {shown} NEW.db (events are made anew from it)")
