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
        _print(form, selection)
    else:
        with replaced(out, form.text) as file:
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


@contextmanager
def replaced(out: Path, text: bool) -> Iterator[IO[Any]]:
    """A file that takes its name only when it is whole. ExportError when the folder is missing, or nothing can be written there."""
    if out.is_dir():
        raise ExportError(f"{out}: is a folder")
    if not out.parent.is_dir():
        raise ExportError(f"{out.parent}: no such folder")
    if out.exists() and not out.is_file():
        yield from _straight(out, text)
        return
    out = out.resolve()  # a link stays a link
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


def _straight(out: Path, text: bool) -> Iterator[IO[Any]]:
    """A pipe or a device is written as it comes; it cannot be replaced."""
    try:
        with out.open("w", encoding="utf-8", errors="replace", newline="\n") if text else out.open("wb") as file:
            yield file
    except OSError as error:
        raise ExportError(f"{out}: cannot be written: {error.strerror or error}") from error
