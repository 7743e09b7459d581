"""dateline brief: what the records say, in sentences with citations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import desk
from dateline.cli.app import UsageError, app
from dateline.cli.options import Db, Json, Published, day_option, examples, named, path_named, store_path

if TYPE_CHECKING:
    from dateline.briefs.brief import Brief
    from dateline.briefs.headings import Picture
    from dateline.briefs.narrow import Narrow

Format = Annotated[str, typer.Option("--as", metavar="FORMAT", help="markdown, html, json or pdf (pdf needs --out and the extra pdf).")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", parser=path_named, help="Write to a file.")]


@app.command(
    epilog=examples(
        "dateline brief article.html",
        "dateline brief a.txt b.txt --as html --out brief.html",
        "dateline brief --db iraq.db",
        "dateline brief --db iraq.db --since 2023-11-20 --country IRQ",
        "dateline brief --db iraq.db --since-brief yesterday.json --as json --out today.json",
    )
)
def brief(
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE...]", callback=named, help="Articles, or - for standard input; without them, the store.")] = None,
    db: Db = None,
    as_: Format = "markdown",
    as_json: Json = False,
    out: Out = None,
    published: Published = None,
    country: desk.Country = None,
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Only what names this party, place or target.")] = None,
    since: desk.Since = None,
    until: desk.Until = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="As it was known on this day: only what was published by then.")] = None,
    since_brief: Annotated[Path | None, typer.Option(metavar="FILE", parser=path_named, help="An earlier brief as JSON: say first what is new since.")] = None,
    faq: Annotated[bool, typer.Option("--faq/--no-faq", help="With the questions that the records answer.")] = True,
) -> None:
    """Write a brief: what happened, what is claimed, what is not known. Every sentence ends in a citation."""
    from dateline.briefs.brief import make_brief
    from dateline.briefs.changes import known_documents
    from dateline.briefs.narrow import Narrow
    from dateline.briefs.render import as_dict, render
    from dateline.cli.files import check_target, write_bytes, write_text
    from dateline.cli.output import emit
    from dateline.readers import expand

    form = as_.lower()
    if form not in ("markdown", "md", "html", "json", "pdf"):
        raise UsageError(f"--as: {as_!r} is not markdown, html, json or pdf")
    if form == "pdf" and out is None:
        raise UsageError("--as pdf: name the file with --out")
    if out is not None:
        check_target(out, expand(files or ()), None if files else store_path(db))
    wanted = Narrow(desk.country_option(country), about, *desk.window(since, until), day_option(on, "--on"))
    known = known_documents(since_brief) if since_brief is not None else None
    made = make_brief(gather(files, db, published, wanted), with_faq=faq, known=known)
    if as_json and out is None:
        emit("brief", as_dict(made))
        return
    if form == "pdf" and out is not None:
        from dateline.briefs.pdf import pdf

        write_bytes(out, pdf(made))
        return
    text = render(made, "json" if as_json else form)
    if out is not None:
        write_text(out, text)
    elif form in ("markdown", "md"):
        show_markdown(text)
    else:
        print(text, end="")


def gather(files: list[str] | None, db: str | None, published: str | None, wanted: Narrow | None = None) -> Picture:
    """Readings of articles, or of a store with what people judged; only the records that are wanted. InputError when no article could be read."""
    from dateline.briefs.headings import Picture
    from dateline.briefs.narrow import narrowed, of_store
    from dateline.cli.work import Count, readings
    from dateline.errors import InputError
    from dateline.store import open_store

    if files:
        if db is not None:
            raise UsageError("give articles or --db, not both")
        tally = Count()
        found = [reading for _, reading in readings(files, day_option(published), tally)]
        if not found:
            raise InputError("no article could be read")
        return Picture(narrowed({r.document.id: r for r in found}.values(), wanted))
    with open_store(store_path(db)) as store:
        return Picture(of_store(store, wanted), store.merged.said())


def show_markdown(text: str) -> None:
    """Markdown as it is, or laid out when stdout is a terminal."""
    if not sys.stdout.isatty():
        print(text, end="")
        return
    from rich.markdown import Markdown

    from dateline.cli.output import console

    console().print(Markdown(text))


def print_brief(made: Brief) -> None:
    """Print a brief for the eye."""
    from dateline.briefs.render import markdown

    show_markdown(markdown(made))
