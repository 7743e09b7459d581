"""dateline lineage: which documents print the words of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.cli.app import app
from dateline.cli.options import Db, Json, examples, store_path

if TYPE_CHECKING:
    from dateline.model import Document
    from dateline.store.lineage import Lineage


@app.command(epilog=examples("dateline lineage --db iraq.db", "dateline lineage --db iraq.db --json"))
def lineage(db: Db = None, as_json: Json = False) -> None:
    """List documents that print the words of others: syndicated, excerpt, revised (these do not count again), and rewrites that credit an outlet."""
    from rich.text import Text

    from dateline.cli.output import console, emit
    from dateline.store import open_store

    with open_store(store_path(db)) as store:
        found = store.lineage()
        documents = {d.id: d for d in store.documents()}
    if as_json:
        emit("lineage", [as_row(x) for x in found])
        return
    screen = console()
    for x in found:
        screen.print(Text.assemble((f"{x.relation:<11}", "bold"), named(documents[x.document]), f" – {said(x, documents)}"))
    if not found:
        screen.print("every document tells in its own words")


def as_row(x: Lineage) -> dict[str, object]:
    """One document for JSON; `share` is 0 to 1."""
    span = [x.credit_span.start, x.credit_span.end] if x.credit_span else None
    return {"document": x.document, "relation": x.relation, "of": x.of, "share": x.share, "counted": x.counted, "credit": x.credit, "credit_span": span}


def named(document: Document) -> str:
    """Outlet, date and the beginning of the id."""
    from dateline.briefs import phrasing as p

    return f"{p.clean(document.source or 'source not stated')}, {(document.published or 'undated')[:10]} ({document.id[:12]})"


def said(x: Lineage, documents: dict[str, Document]) -> str:
    """What the relation is, in words, with the words that say so."""
    from dateline.briefs import phrasing as p

    if x.of is not None:
        share = "" if x.share is None else f" ({x.share:.0%} of its words)"
        what = {"revised": "a newer version took its place", "excerpt": "stands whole in", "syndicated": "the words of"}[x.relation]
        return f"{what}{':' if x.relation == 'revised' else ''} {named(documents[x.of])}{share}; does not count again"
    quote = x.credit_span.of(documents[x.document].text) if x.credit_span else ""
    return f"credits {p.clean(x.credit or '')}: “{p.clean(' '.join(quote.split()))}”; counted, and no source of its own"
