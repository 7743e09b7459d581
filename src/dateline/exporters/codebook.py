"""The codebook of a format, from the very columns that it writes."""

from __future__ import annotations

from dateline.exporters.base import Column, Format


def codebook(form: Format) -> str:
    """The codebook as Markdown."""
    out = [f"# Export: {form.title}", "", f"`dateline export --as {form.name} --out events.{form.suffix}` ({form.media_type})", ""]
    for note in form.notes:
        out += [note, ""]
    if form.origin:
        out += [f"Where the columns come from: {form.origin}", ""]
    out += ["| column | kind | meaning |", "|---|---|---|", *(_row(c) for c in form.columns), ""]
    out += ["## What it cannot carry", "", *(f"- {x}" for x in form.loses or ("Nothing that the store holds of a document is lost.",)), ""]
    return "\n".join(out).rstrip() + "\n"


def _row(column: Column) -> str:
    return f"| `{column.name}` | {column.kind} | {column.meaning.replace('|', chr(92) + '|')} |"
