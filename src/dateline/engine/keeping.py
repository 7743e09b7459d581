"""Original bytes, kept as they came: a file named by its SHA-256, and a line that says what it was, where from and when."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from time import time

from dateline.errors import InputError
from dateline.store.whole import write_whole

BLOCK = 1 << 20


def folder_of(store: Path) -> Path:
    """Where a store's original bytes lie."""
    return Path(f"{store}.kept")


def keep_bytes(folder: Path, data: bytes) -> str:
    """Keep some bytes; their SHA-256. The same bytes are kept once."""
    digest = sha256(data).hexdigest()
    path = folder / digest[:2] / digest
    if not path.exists():
        write_whole(path, data, InputError)
    return digest


def keep_file(folder: Path, source: Path, at: float | None = None) -> str:
    """Keep a file's bytes and note its name and the time of capture (now) in FOLDER/captures.jsonl; its SHA-256. InputError when it cannot be kept."""
    try:
        digest = _digest(source)
        path = folder / digest[:2] / digest
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary = path.with_name(f".{digest}.{os.getpid()}")
            copyfile(source, temporary)
            if _digest(temporary) != digest:
                temporary.unlink()
                raise InputError(f"{source}: changed while it was read; not kept")
            temporary.replace(path)
        line = {"at": stamp(time() if at is None else at), "sha256": digest, "name": str(source), "bytes": path.stat().st_size}
        with (folder / "captures.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line, ensure_ascii=True) + "\n")
    except OSError as error:
        raise InputError(f"{source}: cannot be kept: {error.strerror or error}") from error
    return digest


def _digest(path: Path) -> str:
    whole = sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            whole.update(block)
    return whole.hexdigest()


def stamp(seconds: float) -> str:
    """A time of the clock in UTC, ISO 8601."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
