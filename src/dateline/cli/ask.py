"""dateline ask: a question, answered from the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import desk
from dateline.cli.app import UsageError, app
from dateline.cli.options import Db, Json, Published, examples, named

if TYPE_CHECKING:
    from dateline.briefs.ask import Asked


@app.command(epilog=examples('dateline ask article.txt "How many were killed?"', 'dateline ask --db iraq.db "How many attacks on US forces since 17 October?"'))
def ask(
    words: Annotated[list[str], typer.Argument(metavar="[FILE...] QUESTION", help="Articles (none with --db), then the question.")],
    db: Db = None,
    as_json: Json = False,
    published: Published = None,
) -> None:
    """Answer a question from the records, with sources; or say that it is not known, not mentioned, or beyond the records."""
    from dateline.briefs.ask import ask as answer
    from dateline.briefs.ask import ask_store
    from dateline.cli.brief import gather

    *files, question = words
    if files and db is not None:
        raise UsageError("give articles or --db, not both")
    if not files and _is_file(question):
        raise UsageError(f'{question}: the question is missing: dateline ask {question} "How many were killed?"')
    if files:
        asked = answer(gather(named(files), None, published), question)
    else:
        with desk.merged_store(db) as store:
            asked = ask_store(store, question)
    if as_json:
        from dateline.briefs.render import asked_as_dict
        from dateline.cli.output import emit

        emit("answer", asked_as_dict(asked))
    else:
        _show(asked)


def _is_file(words: str) -> bool:
    from pathlib import Path

    try:
        return Path(words).exists()
    except (OSError, ValueError):  # too long for a name, or with a null character in it
        return False


def _show(asked: Asked) -> None:
    from rich.text import Text

    from dateline.briefs import phrasing as p
    from dateline.briefs.citations import Citations, source_line
    from dateline.cli.output import console
    from dateline.cli.terminal import inset

    screen, numbers = console(), Citations()
    if asked.understood:
        screen.print(Text(f"({asked.understood})", "dim"))
    for r in asked.replies:
        if len(asked.replies) > 1 and r.question != asked.question:
            screen.print(Text(r.question, "bold"))
        said = " ".join(filter(None, [r.note, *(numbers.text(x) for x in r.sentences)]))
        inset(screen, Text(p.capital(said), "default" if r.known else "yellow"), "")
    for c in numbers.entries():
        inset(screen, Text(f"{source_line(c.document)}: “{p.shorten(c.quote, 200)}”", "dim"), f"  [{c.n}] ")
