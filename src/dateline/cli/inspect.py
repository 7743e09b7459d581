"""dateline inspect: every annotation, rule and statement of one article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.app import app
from dateline.cli.options import Json, Published, day_option, examples, named, path_named

if TYPE_CHECKING:
    from dateline.coding.draft import Draft

STYLES = {
    "times": "green", "counts": "yellow", "actors": "blue", "places": "magenta", "weapons": "red", "casualties": "bright_magenta",
    "clause": "dim", "statement": "cyan", "link": "bright_blue", "contradiction": "bold red", "issue": "bold red",
}  # fmt: skip


@app.command(epilog=examples("dateline inspect article.txt", "dateline inspect article.html --html article.inspect.html", "dateline inspect article.txt --words"))
def inspect(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", callback=named, help="One article, or - for standard input.")],
    html: Annotated[Path | None, typer.Option("--html", metavar="OUT", parser=path_named, help="Write one self-contained HTML page.")] = None,
    words: Annotated[bool, typer.Option("--words", help="With every word's tag, lemma and head.")] = False,
    as_json: Json = False,
    published: Published = None,
) -> None:
    """Show what was found in an article and by which rule, sentence by sentence."""
    from dateline.briefs.inspection import page, sentences
    from dateline.cli.files import check_target, write_text
    from dateline.cli.output import emit, say
    from dateline.cli.work import one_document
    from dateline.coding import draft_of
    from dateline.readers import expand

    if html is not None:
        check_target(html, expand([article]))
    draft = draft_of(one_document(article, day_option(published)))
    if html is not None:
        write_text(html, page(draft))
        say(f"written: {html}")
    elif as_json:
        emit("sentences", [
            {"n": s.index, "span": [s.span.start, s.span.end], "marks": [
                {"layer": m.layer, "span": [m.span.start, m.span.end], "value": m.value, "rule": m.rule} for m in s.marks]}
            for s in sentences(draft)
        ])  # fmt: skip
    else:
        _show(draft, words)


def _show(draft: Draft, words: bool) -> None:
    from rich.text import Text

    from dateline.briefs import phrasing as p
    from dateline.briefs.inspection import pieces, sentences
    from dateline.cli.output import console
    from dateline.cli.terminal import inset, issue_text, show_document

    screen = console(140)
    show_document(screen, draft.document)
    for issue in draft.issues:
        if issue.span is None:
            screen.print(issue_text(issue))
    for s in sentences(draft):
        line = Text(f"\n{s.index:>3} ", "dim")
        for text, layers in pieces(draft.document.text, s.span, s.marks):
            line.append(text, f"underline {STYLES[layers.split()[0]]}" if layers else "")
        screen.print(line)
        for m in s.marks:
            row = Text(f"{m.layer:<10} ", STYLES[m.layer])
            row.append(f"“{p.shorten(draft.quote(m.span), 60)}”  ", "default").append(m.value, "bold").append(f"  {m.rule}", "dim")
            inset(screen, row)
        for word in s.words if words else ():
            screen.print(Text("          " + "  ".join(f"{cell:<14}" for cell in word).rstrip(), "dim"))
