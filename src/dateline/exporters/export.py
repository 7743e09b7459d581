"""Writes a selection of events to a file, whole or not at all."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from dateline.exporters.base import ExportError, Format, Selection
from dateline.store.base import Filter
from dateline.store.sqlite import SqliteStore
from dateline.store.whole import replaced


@dataclass(frozen=True, slots=True)
class Summary:
    """What an export did: how many were written, how many have no place in the format and why, and what the format cannot carry."""

    format: str
    out: str
    unit: str
    written: int
    left_out: dict[str, int]
    loses: tuple[str, ...]


def export(store: SqliteStore, form: Format, wanted: Filter, out: Path | None, limit: int | None = None) -> Summary:
    """Write what a filter takes to a file, or to standard output when `out` is None. ExportError when it cannot be written; then nothing is left behind."""
    selection = Selection(store, wanted, limit, form.leaves_out)
    if out is None:
        if not form.text:
            raise ExportError(f"{form.name} is not text: give a file (--out events.{form.suffix})")
        _print(form, selection)
    else:
        with replaced(out, form.text, ExportError) as file:
            form.write(selection, file)
    return Summary(form.name, "-" if out is None else str(out), form.unit, selection.written, dict(sorted(selection.left_out.items())), form.loses)


def _print(form: Format, selection: Selection) -> None:
    try:
        form.write(selection, sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # whoever reads has seen enough
    except OSError as error:
        raise ExportError(f"standard output: cannot be written: {error.strerror or error}") from error
