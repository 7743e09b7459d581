"""One table of dateline's scores on development parts, with published figures beside them where there are any.

    python -m evaluation.table [--shared DIR] [--only WORD ...] [--json]

Every row says what is measured, over how many, the figure with its 95 % bootstrap interval over documents (or sentences), what is published for the same or a like
measure, and the command that shows more. Development parts only: what has been looked at or tuned on. Figures of parts for reporting are in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from evaluation.corpora import ROOT, shared

ROLES_BESIDE = "tst3 + tst4: GRIT 54.5, TempGen 57.8"
SLOTS_BESIDE = "tst3: GE 55.9 (1992)"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure in percent (`false events`: a number for each document); `low` and `high` are None where no interval is known."""

    what: str
    n: str
    figure: float
    low: float | None
    high: float | None
    published: str
    command: str

    def cells(self) -> tuple[str, ...]:
        """As text."""
        figure = f"{self.figure:.2f}" if self.low is None else f"{self.figure:.1f} ({self.low:.1f}-{self.high:.1f})"
        return self.what, self.n, figure, self.published or "-", self.command


def readings(folder: Path) -> Iterator[Row]:
    """Expert readings: all fields, and events that are none."""
    from evaluation.gate import gold_folders
    from evaluation.muc4.measure import f1, interval
    from evaluation.readings import predict_folder
    from evaluation.score_reading import score_folder, summarise

    with tempfile.TemporaryDirectory() as texts:
        for name, gold in gold_folders(folder, Path(texts)).items():
            with tempfile.TemporaryDirectory() as ours:
                predict_folder(gold, Path(ours))
                boards = score_folder(gold, Path(ours))
            whole, n = summarise(boards), f"{len(boards)} articles"
            each = [(o["right"], o["predicted"], o["gold"]) for o in (d["overall"] for d in whole["per_document"].values())]
            yield Row(f"{name}: all fields, F1", n, whole["overall"]["f1"], *interval(each, f1), "", "python -m evaluation.gate")
            yield Row(f"{name}: false events for each article", n, whole["false_events_per_document"], None, None, "", "python -m evaluation.gate")


def muc4(folder: Path) -> Iterator[Row]:
    """Role fillers and templates of tst1 + tst2."""
    from evaluation.muc4.measure import added, f1, interval, roles, slots

    sys.path[:0] = [str(folder / "bench")]
    base, command = folder / "data" / "muc4", "python -m evaluation.muc4.measure"
    found = roles(import_module("ceaf_ree"), base, "dev")
    each = [added([rows[k] for rows in found.values()]) for k in range(len(next(iter(found.values()))))]
    yield Row("MUC-4 dev: role fillers, CEAF-REE F", f"{len(each)} reports", f1(each), *interval(each, f1), ROLES_BESIDE, command)
    result, rows = slots(import_module("muc4_score"), base, "dev")
    yield Row("MUC-4 dev: 24 slots, all templates, F", f"{len(rows)} reports", result["F"]["P&R"], *interval(rows, f1), SLOTS_BESIDE, command)


def wikievents(folder: Path) -> Iterator[Row]:
    """Arguments of attack, die and injure."""
    from evaluation.wikievents import WAYS, f1, interval, measure

    for way in WAYS:
        found = measure(folder / "data" / "wikievents" / "full" / "dev.jsonl", way)
        figure = f1([c for d in found for c in d.values()])
        yield Row(f"WikiEvents dev: arguments by {way}, F1", f"{len(found)} documents", figure, *interval(found), "", f"python -m evaluation.wikievents --by {way}")


def actors(folder: Path) -> Iterator[Row]:
    """Who did it to whom, in PETRARCH's tests and PLOVER's records; organisations and relations of re3d."""
    from evaluation.actors import petrarch, plover, re3d

    for name, shares in (("petrarch", petrarch.measured(folder)), ("plover", plover.measured(folder)), ("re3d", re3d.measured(folder, "dev"))):
        for s in shares:
            yield Row(s.what, str(s.n), s.percent, s.low, s.high, "", f"python -m evaluation.actors {name}")


def syntax(folder: Path) -> Iterator[Row]:
    """The parser, on gold words."""
    sys.path[:0] = [str(ROOT / "training" / "syntax")]
    report, corpora = import_module("report"), import_module("corpora")
    examples = corpora.conllu(folder / "data" / "ud_ewt" / "en_ewt-ud-dev.conllu", entities=False)
    got = report.score(report.room.Network(), examples)
    for name in ("upos", "las"):
        yield Row(f"UD EWT dev: {name.upper()}, gold words", f"{got['words']} words", got[name], None, None, "", "python training/syntax/report.py")


PARTS: dict[str, tuple[str, Callable[[Path], Iterator[Row]]]] = {
    "readings": ("reading", readings), "muc4": ("data/muc4", muc4), "wikievents": ("data/wikievents/full", wikievents),
    "actors": ("data/re3d", actors), "syntax": ("data/ud_ewt", syntax),
}  # fmt: skip


def rows(folder: Path, only: list[str]) -> Iterator[Row]:
    """The rows of the corpora that are there."""
    for name, (where, measure) in PARTS.items():
        if (not only or name in only) and (folder / where).exists():
            print(f"{name} ...", file=sys.stderr, flush=True)
            yield from measure(folder)


def table(found: list[Row]) -> str:
    """Columns set side by side."""
    head = ("what", "n", "figure (95 %)", "published", "more")
    cells: list[tuple[str, ...]] = [head, *(r.cells() for r in found)]
    wide = [max(len(c[k]) for c in cells) for k in range(len(head))]
    return "\n".join("  ".join(text.ljust(w) for text, w in zip(c, wide, strict=True)).rstrip() for c in cells)


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, help="folder of the corpora (default: DATELINE_SHARED, else ../shared)")
    parser.add_argument("--only", nargs="+", choices=list(PARTS), default=[], metavar="WORD", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(argv)
    found = list(rows(shared(args.shared), args.only))
    if not found:
        print(f"no corpora in {shared(args.shared)}: nothing to score")
        return 0
    out: list[dict[str, Any]] = [asdict(r) for r in found]
    print(json.dumps(out, indent=1) if args.json else table(found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
