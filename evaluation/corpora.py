"""Where the corpora are: outside the repository, in the folder that DATELINE_SHARED names (default `../shared` beside the repository)."""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

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


def lgl_files(folder: Path) -> list[Path]:
    """LGL: articles of local papers, most of them American; [] when it is not there. It may be measured, not trained on."""
    return sorted((folder / "data" / "geoparsing" / "data" / "Corpora").glob("lgl.xml"))


def lgl(folder: Path) -> list[Article]:
    """Articles of LGL: number and address as url, the day of the download as date, headline, and the text behind it."""
    out: list[Article] = []
    for path in lgl_files(folder):
        for a in ElementTree.parse(path).getroot().iter("article"):
            title, text = (a.findtext(x, "").strip() for x in ("title", "text"))
            body = text.removeprefix(title).lstrip(" .")
            url = f"{a.get('docid')} {a.findtext('url', '')}"
            out.append({"url": url, "date": a.findtext("dltime", "")[:10], "title": title, "text": f"{title}\n\n{body}"})
    return out
