"""Files that are written whole or not at all: a new file takes the name when it is complete."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from dateline.errors import DatelineError


def write_whole(path: Path, data: bytes, error: type[DatelineError] = DatelineError) -> None:
    """Write a file whole or not at all, its folder made where it is missing; `error` when it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise error(f"{path}: cannot be written: {why.strerror or why}") from why
    with replaced(path, text=False, error=error) as file:
        file.write(data)


@contextmanager
def replaced(out: Path, text: bool, error: type[DatelineError] = DatelineError) -> Iterator[IO[Any]]:
    """A file that takes its name only when it is whole. `error` when the folder is missing, or nothing can be written there."""
    if out.is_dir():
        raise error(f"{out}: is a folder")
    if not out.parent.is_dir():
        raise error(f"{out.parent}: no such folder")
    if out.exists() and not out.is_file():
        yield from _straight(out, text, error)
        return
    out = out.resolve()  # a link stays a link
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
    except OSError as why:
        raise error(f"{out}: cannot be written: {why.strerror or why}") from why
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
    except OSError as why:
        raise error(f"{out}: cannot be written: {why.strerror or why}") from why
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _straight(out: Path, text: bool, error: type[DatelineError]) -> Iterator[IO[Any]]:
    """A pipe or a device is written as it comes; it cannot be replaced."""
    try:
        with out.open("w", encoding="utf-8", errors="replace", newline="\n") if text else out.open("wb") as file:
            yield file
    except OSError as why:
        raise error(f"{out}: cannot be written: {why.strerror or why}") from why
