"""Writes a selection of events to a file, whole or not at all."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from dateline.exporters.base import ExportError, Format, Selection
from dateline.store.base import Filter
from dateline.store.sqlite import SqliteStore


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
        form.write(selection, sys.stdout)
        sys.stdout.flush()
    else:
        with replaced(out, form.text) as file:
            form.write(selection, file)
    return Summary(form.name, "-" if out is None else str(out), form.unit, selection.written, dict(sorted(selection.left_out.items())), form.loses)


@contextmanager
def replaced(out: Path, text: bool) -> Iterator[IO[Any]]:
    """A file that takes its name only when it is whole. ExportError when the folder is missing, or nothing can be written there."""
    if out.is_dir():
        raise ExportError(f"{out}: is a folder")
    if not out.parent.is_dir():
        raise ExportError(f"{out.parent}: no such folder")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
    except OSError as error:
        raise ExportError(f"{out}: cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as raw:
            file: IO[Any] = io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="\n") if text else raw
            yield file
            file.flush()
            os.fsync(handle)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(out)
    except OSError as error:
        raise ExportError(f"{out}: cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()
