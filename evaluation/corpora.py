"""Where the corpora are: outside the repository, in the folder that DATELINE_SHARED names (default `../shared` beside the repository)."""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
Article = dict[str, str]


def shared(given: Path | None = None) -> Path:
    """The folder of corpora; it may not exist."""
    return given or Path(os.environ.get("DATELINE_SHARED") or ROOT.parent / "shared")


def digest(paths: Iterable[Path]) -> str:
    """SHA-256 over names and bytes of files, first 16 hex digits; says which version of a corpus a figure belongs to."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


def wikinews_files(folder: Path) -> list[Path]:
    """The CSV files of the Wikinews sample, sorted; [] when it is not there."""
    return sorted((folder / "data" / "wikinews").glob("wikinews_*.csv"))


def wikinews(folder: Path) -> list[Article]:
    """Articles of the Wikinews sample: url, date, title, text; in the order of the files."""
    csv.field_size_limit(10_000_000)
    out: list[Article] = []
    for path in wikinews_files(folder):
        with path.open(encoding="utf-8", newline="") as file:
            out += [{k: str(row[k]) for k in ("url", "date", "title", "text")} for row in csv.DictReader(file)]
    return out
