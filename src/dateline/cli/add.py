"""dateline add: articles into a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dateline.cli.app import UsageError, app
from dateline.cli.options import (
    Coder,
    Db,
    Engine,
    Files,
    Jobs,
    Json,
    Keep,
    Published,
    Strict,
    coder_option,
    day_option,
    examples,
    jobs_option,
    store_file,
    store_path,
    store_shown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Reading


@app.command(epilog=examples("dateline add news/ --db iraq.db", "dateline add dump.jsonl", "dateline add readings/", "cat a.txt | dateline add - --published 2023-11-22"))
def add(
    files: Files,
    db: Db = None,
    published: Published = None,
    engine: Engine = "serial",
    jobs: Jobs = None,
    coder: Coder = "rules",
    keep: Keep = False,
    as_json: Json = False,
    strict: Strict = False,
) -> None:
    """Code articles and keep them in a store. An article that is already there changes nothing.

    A folder that `dateline code --parts` wrote is taken as it is: nothing in it is coded again.
    """
    from dateline.cli.desk import merge_all
    from dateline.cli.output import emit, say
    from dateline.cli.parts import kept_readings
    from dateline.cli.work import Count, readings
    from dateline.engine.parts import is_folder
    from dateline.model import Document, Issue
    from dateline.store import Filter, open_store

    tally, known, new = Count(), 0, set[str]()
    done, todo = [f for f in files if is_folder(f)], [f for f in files if not is_folder(f)]
    if keep:
        keep_originals(files, store_file(db, "--keep"))
    at_once, by = jobs_option(engine, jobs), coder_option(coder)
    with open_store(store_path(db), create=True) as store:

        def skip(document: Document) -> bool:
            nonlocal known
            there = store.has(document.id)
            known += there
            return there

        def found() -> Iterator[Reading]:
            yield from kept_readings(done, tally)
            if todo:
                yield from (r for _, r in readings(todo, day_option(published), tally, skip, at_once, by))

        for reading in found():
            added = store.add(reading.document, reading)
            known += not added.new
            if added.new:
                new.add(added.document)
        for message in tally.errors:
            name, _, why = message.partition(": ")
            store.note(name, Issue("not-read", why or message))
        merge_all(store)
        events = store.merged.count(Filter())
        stand = [x.relation for x in store.lineage() if x.document in new]
    kin = {name: stand.count(name) for name in ("syndicated", "excerpt", "rewrite", "revised")}
    result = {"new": len(new), "already_there": known, "kin": kin, "events": events, "failed": len(tally.errors), "issues": tally.issues, "store": store_shown(db)}
    if as_json:
        emit("added", result, f"dateline brief --db {store_shown(db)}")
    else:
        say(f"{len(new)} new{_counted(kin)}, {known} already there; {events} events; {tally.summary()}; store: {store_shown(db)}")
    raise typer.Exit(tally.exit_code(strict))


def _counted(kin: dict[str, int]) -> str:
    printed = ", ".join(f"{n} {name}" for name, n in kin.items() if n)
    return f" ({printed})" if printed else ""


def keep_originals(files: list[str], store: Path) -> None:
    """Keep the bytes of every input file; standard input has none to keep. One that is not there is left to the reading of it, which says so."""
    from dateline.engine.keeping import folder_of, keep_file
    from dateline.readers import expand

    if "-" in files:
        raise UsageError("--keep: standard input cannot be kept; give files")
    for path in map(Path, expand(files)):
        if path.is_file():
            keep_file(folder_of(store), path)
