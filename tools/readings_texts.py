"""Rebuild the texts of the readings in training/readings from the shared data.

    python tools/readings_texts.py OUT_DIR [--shared DIR] [--readings DIR]

Writes NAME.txt (the exact code points of the source field) and a copy of NAME.json into OUT_DIR, so that the scorer can be run on it, and
index.tsv with name, publication date, source and title: half of the texts do not state their own date.
The readings keep annotations only; the texts stay in the shared data. Errors: a text that is absent or whose SHA-256 differs is named on
standard error and makes the exit status 1. Standard library only.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from tools.wikievents_texts import wikievents  # noqa: E402

MAX_FIELD = 10**8


def wikinews(shared: Path) -> Iterator[tuple[str, str]]:
    """(url, text) of every Wikinews row."""
    csv.field_size_limit(MAX_FIELD)
    for path in sorted((shared / "data" / "wikinews").glob("wikinews_*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                yield row["url"], row["text"]


def re3d(shared: Path) -> Iterator[tuple[str, str]]:
    """(document id, text) of every re3d document."""
    for path in sorted((shared / "data" / "re3d").glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                record = json.loads(line)
                yield record["_id"], record["text"]


def source_texts(shared: Path) -> dict[str, str]:
    """Text by Wikinews url, re3d or WikiEvents document id."""
    return dict(wikinews(shared)) | dict(re3d(shared)) | dict(wikievents(shared))


def text_of(reading: dict[str, Any], texts: dict[str, str]) -> str:
    """The text of one reading; KeyError when absent, ValueError when it is not the text that was read."""
    document = reading["document"]
    text = texts[document.get("origin_id") or document["url"]]
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != document["sha256"]:
        raise ValueError(f"{document['id']}: the text differs from the one that was read (SHA-256)")
    return text


def index_line(reading: dict[str, Any]) -> str:
    """One line of index.tsv."""
    document = reading["document"]
    return "\t".join(str(document[k] or "") for k in ("id", "published", "source", "title"))


def rebuild(readings: Path, shared: Path, out: Path) -> list[str]:
    """Write the texts; return the problems found."""
    texts, problems, lines = source_texts(shared), [], ["id\tpublished\tsource\ttitle"]
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(readings.glob("*.json")):
        reading = json.loads(path.read_text(encoding="utf-8"))
        try:
            text = text_of(reading, texts)
        except KeyError as error:
            problems.append(f"{path.name}: no text for {error}")
            continue
        except ValueError as error:
            problems.append(str(error))
            continue
        (out / f"{path.stem}.txt").write_text(text, encoding="utf-8", newline="")
        shutil.copyfile(path, out / path.name)
        lines.append(index_line(reading))
    (out / "index.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return problems


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="Rebuild the texts of the readings")
    parser.add_argument("out", type=Path)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("DATELINE_SHARED", str(ROOT.parent / "shared"))))
    parser.add_argument("--readings", type=Path, default=ROOT / "training" / "readings")
    args = parser.parse_args()
    problems = rebuild(args.readings, args.shared, args.out)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(list(args.out.glob('*.txt')))} texts in {args.out}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
