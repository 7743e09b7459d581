"""Measures actors: PETRARCH's unit tests, PLOVER's records, re3d, the expert readings.

    python -m evaluation.actors [petrarch plover re3d readings] [--shared DIR] [--held] [--misses N]

Prints rows of a table: what, n, percent with a 95 % bootstrap interval over sentences or documents. `--held` measures the part of re3d that was not read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from evaluation.actors import petrarch, plover, re3d, readings
from evaluation.actors.common import Share
from evaluation.corpora import digest, shared
from evaluation.gate import gold_folders
from evaluation.score_reading import gold_pairs

Misses = list[str] | None


def of_readings(folder: Path) -> tuple[list[Share], str]:
    """Shares and digest of both sets of expert readings."""
    with tempfile.TemporaryDirectory() as scratch:
        folders = gold_folders(folder, Path(scratch))
        shares = [s for name, path in folders.items() for s in readings.measured(path, name)]
        return shares, digest(p for path in folders.values() for pair in gold_pairs(path) for p in pair)


def measures(held: bool) -> dict[str, Callable[[Path, Misses], tuple[list[Share], str]]]:
    """What can be measured, by name: shares and the digest of the files."""
    part = "held" if held else "dev"
    return {
        "petrarch": lambda f, m: (petrarch.measured(f, m), digest([f / petrarch.FILE])),
        "plover": lambda f, m: (plover.measured(f, m), digest([f / plover.FILE])),
        "re3d": lambda f, m: (re3d.measured(f, part, m), digest((f / re3d.FOLDER).glob("*/*.json"))),
        "readings": lambda f, m: of_readings(f),
    }


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("which", nargs="*", choices=["petrarch", "plover", "re3d", "readings", []], help="default: all")
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--held", action="store_true", help="the part of re3d that was not read")
    parser.add_argument("--misses", type=int, default=0, help="print so many misses of each, evenly spread")
    args = parser.parse_args()
    for name, measure in measures(args.held).items():
        if args.which and name not in args.which:
            continue
        misses: Misses = [] if args.misses else None
        shares, files = measure(shared(args.shared), misses)
        for s in shares:
            print(f"{s.row()} {files} |", flush=True)
        if misses:
            print("\n".join(misses[:: max(1, len(misses) // args.misses)][: args.misses]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
