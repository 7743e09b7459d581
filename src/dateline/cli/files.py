"""Writing result files: whole or not at all, and never over what is a store or was just read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dateline.cli.app import UsageError


def write_text(path: Path, text: str) -> None:
    """Write a file of text in one step, with plain line ends."""
    write_bytes(path, text.encode("utf-8", "replace"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file in one step (a new file that then takes the name), its folder made where it is missing; DatelineError when it cannot be written."""
    from dateline.store.whole import write_whole

    write_whole(path, data)


def check_target(out: Path | str, inputs: Iterable[str] = (), db: Path | str | None = None) -> None:
    """UsageError when writing to `out` would destroy something: the store in use, any other store, or a file that is an input of the same command."""
    from dateline.store.sqlite import is_store

    path = Path(out)
    if not str(out):
        raise UsageError("an output needs a name")
    if db is not None and any(_same(path, Path(f"{db}{end}")) for end in ("", "-wal", "-shm")):
        raise UsageError(f"{out}: is the store; give another file to write to")
    if is_store(path):
        raise UsageError(f"{out}: is a dateline store; give another file to write to")
    if any(_same(path, Path(name)) for name in inputs if name != "-"):
        raise UsageError(f"{out}: is an input; give another file to write to")


def _same(one: Path, other: Path) -> bool:
    """Whether two names mean one file, through links too. A file that is not there is the same as none but itself."""
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
