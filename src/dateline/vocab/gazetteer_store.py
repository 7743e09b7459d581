"""The shipped gazetteer database: unpacked once to the user's cache, then read only."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import threading
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import DataError

if TYPE_CHECKING:
    import sqlite3

_local = threading.local()


def _resource(name: str) -> bytes:
    return files("dateline.vocab").joinpath("data", "gazetteer", name).read_bytes()


@cache
def card() -> dict[str, str | int]:
    """Digest, size and counts of the shipped database."""
    loaded: dict[str, str | int] = json.loads(_resource("places.json"))
    return loaded


def unpack() -> bytes:
    """The database as bytes, checked against its digest; DataError when the packed file is damaged."""
    import lzma

    try:
        raw = lzma.decompress(_resource("places.sqlite.xz"))
    except (lzma.LZMAError, EOFError) as error:
        raise DataError(f"places.sqlite.xz: damaged: {error}") from error
    if hashlib.sha256(raw).hexdigest() != card()["sha256"]:
        raise DataError("places.sqlite.xz: does not match the digest in places.json")
    return raw


def cache_folder() -> Path:
    """Folder for unpacked data: $XDG_CACHE_HOME/dateline, or ~/.cache/dateline."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path("~").expanduser() / ".cache") / "dateline"


@cache
def database_file() -> Path | None:
    """Path of the unpacked database; made when missing or of another size. None when no folder can be written."""
    target = cache_folder() / f"places-{str(card()['sha256'])[:16]}.sqlite"
    try:
        if target.stat().st_size == card()["bytes"]:
            return target
    except OSError:
        pass  # not there yet: made below
    try:
        _write(target)
    except OSError:
        return None
    return target


def _write(target: Path) -> None:
    """Write beside the target, then rename: another process sees the whole file or none."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, scratch = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(unpack())
            stream.flush()
            os.fsync(stream.fileno())
        Path(scratch).replace(target)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise


class Opened:
    """A database that is only read: one connection for each thread and process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    def connection(self) -> sqlite3.Connection:
        """The connection of this thread and process."""
        import sqlite3

        held: tuple[int, sqlite3.Connection] | None = getattr(self._local, "held", None)
        if held is None or held[0] != os.getpid():
            held = (os.getpid(), sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False))
            self._local.held = held
        return held[1]


def connection() -> sqlite3.Connection:
    """A read-only connection of this thread and process. In memory when the cache cannot be written."""
    held: tuple[int, sqlite3.Connection] | None = getattr(_local, "held", None)
    if held is None or held[0] != os.getpid():
        held = (os.getpid(), _open())
        _local.held = held
    return held[1]


def _open() -> sqlite3.Connection:
    import sqlite3

    path = database_file()
    if path is not None:
        base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        try:
            base.execute("SELECT 1 FROM place LIMIT 1")
            return base
        except sqlite3.DatabaseError:
            base.close()
    base = sqlite3.connect(":memory:", check_same_thread=False)
    base.deserialize(unpack())
    return base
