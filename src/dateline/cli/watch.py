"""dateline watch: what is new in feeds, into a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.app import DONE, FAILED, ISSUES, app
from dateline.cli.options import Db, Json, Keep, Strict, examples, named, store_file, store_path, store_shown

if TYPE_CHECKING:
    from dateline.engine.watching import Watch
    from dateline.store import SqliteStore


@app.command(epilog=examples("dateline watch feeds.opml --db iraq.db", "dateline watch https://gazette.example/rss --every 30", "dateline watch saved-feeds/ --keep"))
def watch(
    feeds: Annotated[str, typer.Argument(metavar="FEEDS", callback=named, help="An OPML list, the address of a feed, a saved feed, or a folder of these.")],
    db: Db = None,
    every: Annotated[int | None, typer.Option(min=1, metavar="MINUTES", help="Go on, with a pass every so many minutes (default: one pass).")] = None,
    keep: Keep = False,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Also fetch from private addresses: this machine, your own network.")] = False,
    seconds: Annotated[float, typer.Option("--timeout", min=0.1, metavar="SECONDS", help="Longest time for one answer.")] = 30.0,
    pause: Annotated[float, typer.Option("--pause", min=0, metavar="SECONDS", help="Wait between two fetches from one site.")] = 1.0,
    as_json: Json = False,
    strict: Strict = False,
) -> None:
    """Fetch feeds and the articles they name, and keep what is new. Robots rules are respected; every fetch is logged in STORE.watch.jsonl."""
    from time import sleep

    from dateline.cli.output import emit, say
    from dateline.engine.feeds import feeds_of
    from dateline.engine.fetch import Rules
    from dateline.engine.watching import Watch
    from dateline.store import open_store

    found = feeds_of(feeds)
    watching = Watch(store_file(db, "watch (it keeps its log beside the store)"), Rules(seconds, allow_private), keep, pause)
    while True:
        with open_store(store_path(db), create=True) as store:
            new, known, failed = one_pass(watching, feeds, store)
        if as_json:
            emit("watched", {"feeds": len(found.urls) + len(found.files), "new": new, "already_there": known, "failed": failed, "store": store_shown(db)})
        else:
            say(f"{len(found.urls) + len(found.files)} feeds: {new} new, {known} already there, {failed} not read; store: {store_shown(db)}")
        if every is None:
            raise typer.Exit((ISSUES if strict else FAILED if not new + known else DONE) if failed else DONE)
        sleep(every * 60)


def one_pass(watching: Watch, feeds: str, store: SqliteStore) -> tuple[int, int, int]:
    """(new, already there, not read) of one pass; what was not read is said and noted in the store."""
    from dateline.cli.desk import merge_all
    from dateline.cli.output import say
    from dateline.engine.document import code_document
    from dateline.engine.feeds import feeds_of
    from dateline.errors import InputError
    from dateline.model import Issue
    from dateline.readers import Input

    new = known = failed = 0
    for item in watching.pass_over(feeds_of(feeds)):
        try:
            if item.document is None:
                raise InputError(f"{item.name}: {item.error}")
            if store.has(item.document.id):
                known += 1
                continue
            reading = code_document(Input(item.name, "", item.name, item.document))
            store.add(item.document, reading)
            new += 1
        except InputError as error:
            failed += 1
            say(f"dateline: {error}")
            store.note(item.name, Issue("not-read", item.error or str(error)))
    merge_all(store)
    return new, known, failed
