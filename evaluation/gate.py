"""The gate: scores of pinned corpora may not fall below `floors.json`.

    python -m evaluation.gate [--shared DIR] [--update [--allow-regression]] [--json]

Corpora: `dev-readings`, the expert readings given for development; `own-readings`, those of training/readings with their texts rebuilt; and for single
values those of `evaluation.values` (places, times, counts, actors). Rules may have been written while looking at them: the figures are development figures.
`floors.json` holds, for each corpus, its digest, the number of documents, and the floors: lowest allowed scores, and for CEILINGS the highest. Exit 1 when a
score is under its floor or the corpus is not the one that the floors belong to. `--update` writes today's scores as floors; it refuses to lower one without
`--allow-regression`. Without the corpora there is nothing to hold: exit 0, and a line that says so.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

from evaluation.compare import Record
from evaluation.corpora import ROOT, digest, shared
from evaluation.score_reading import gold_pairs, lines

UNSEEN_NEWS = "unseen-news"
FLOORS = Path(__file__).with_name("floors.json")
CEILINGS = ("false_events_per_document", "dates.wrong")  # lower is better
SLACK = 0.005  # scores are rounded to two places


@dataclass(frozen=True, slots=True)
class Pin:
    """Floors of one corpus. `floors` are percentages, or counts for each document where the name is one of CEILINGS."""

    digest: str
    documents: int
    floors: dict[str, float] = field(default_factory=dict)


def pin(gold_dir: Path, result: Record) -> Pin:
    """Today's scores as a pin."""
    floors = {
        "overall.f1": float(result["overall"]["f1"]),
        "events.f1": float(result["fields"].get("events", {}).get("f1", 0.0)),
        "evidence_valid": float(result["evidence_valid"]),
        "false_events_per_document": float(result["false_events_per_document"]),
    }
    return Pin(digest(path for pair in gold_pairs(gold_dir) for path in pair), int(result["documents"]), floors)


def worse(name: str, old: float, new: float) -> bool:
    """Whether a score went the wrong way."""
    return new > old + SLACK if name in CEILINGS else new < old - SLACK


def problems(held: Pin, now: Pin) -> list[str]:
    """What breaks the floors: one line each."""
    if (held.digest, held.documents) != (now.digest, now.documents):
        return [f"not the corpus of the floors: {now.documents} documents, digest {now.digest}; the floors are for {held.documents}, {held.digest}"]
    out = []
    for name, floor in held.floors.items():
        if name not in now.floors:
            out.append(f"{name}: no longer measured")
        elif worse(name, floor, now.floors[name]):
            out.append(f"{name}: {now.floors[name]:g}, {'at most' if name in CEILINGS else 'at least'} {floor:g} is held")
    return out


def load(path: Path) -> dict[str, Pin]:
    """The pins of a floors file by corpus; {} when there is none."""
    return {name: Pin(**entry) for name, entry in json.loads(path.read_text(encoding="utf-8")).items()} if path.exists() else {}


def save(path: Path, pins: dict[str, Pin]) -> None:
    path.write_text(json.dumps({name: asdict(entry) for name, entry in sorted(pins.items())}, indent=1) + "\n", encoding="utf-8")


def judge(path: Path, corpus: str, now: Pin, update: bool, allow_regression: bool) -> tuple[int, list[str]]:
    """Hold a corpus to its floors, or write new ones; exit code and what to print."""
    pins = load(path)
    held = pins.get(corpus)
    if not update:
        if held is None:
            return 1, [f"{corpus}: no floors yet; set them with --update"]
        found = problems(held, now)
        return int(bool(found)), [f"{corpus}: {line}" for line in found] or [f"{corpus}: floors hold (digest {now.digest})"]
    same = held is not None and held.digest == now.digest
    lowered = problems(held, now) if held is not None and same else []
    if (lowered or (held is not None and not same)) and not allow_regression:
        why = lowered or ["the corpus changed"]
        return 1, [f"{corpus}: {line}" for line in why] + ["nothing written: --update lowers a floor only with --allow-regression"]
    save(path, pins | {corpus: now})
    return 0, [f"{corpus}: floors written"]


def apart(readings: Path) -> dict[str, str]:
    """Readings that were made for measuring, each with the corpus that it is of (unseen.txt)."""
    return dict(line.split("\t") for line in (readings / "unseen.txt").read_text(encoding="utf-8").splitlines())


def gold_folders(folder: Path, scratch: Path, *, unseen: bool = False) -> dict[str, Path]:
    """Expert readings by corpus name; a corpus whose texts are not there is left out. `scratch` takes rebuilt texts. Those of training/readings/unseen.txt are no
    part of `own-readings`, and come only when asked for: whoever sees their scores with every change ends by working for them. The same holds for `news-unseen`
    beside `news`, texts of our own that lie there with their readings."""
    from tools.readings_texts import rebuild

    readings = ROOT / "training" / "readings"
    of = apart(readings)
    rebuild(readings, folder, scratch)
    found = {"dev-readings": folder / "reading" / "dev"} | {name: scratch / name for name in ("own-readings", *sorted(set(of.values())))}
    found |= {"news-readings": readings / "news", UNSEEN_NEWS: readings / "news-unseen"}
    for file in [p for p in scratch.iterdir() if p.suffix in {".json", ".txt"}]:
        to = scratch / of.get(file.stem, "own-readings")
        to.mkdir(exist_ok=True)
        file.rename(to / file.name)
    return {name: path for name, path in found.items() if path.is_dir() and gold_pairs(path) and (unseen or name not in {*of.values(), UNSEEN_NEWS})}


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="Hold the scores to floors.json.")
    parser.add_argument("--shared", type=Path, help="folder of the corpora (default: DATELINE_SHARED, else ../shared)")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--update", action="store_true", help="write today's scores as floors")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower a floor")
    parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as scratch:
        folders = gold_folders(shared(args.shared), Path(scratch))
        codes = [hold(name, path, args) for name, path in folders.items()] + hold_values(args)
    if folders.keys() == {"news-readings"}:
        print(f"no corpora in {shared(args.shared)}: only our own texts are scored")
    return max(codes, default=0)


def hold_values(args: argparse.Namespace) -> list[int]:
    """Score places, times, counts and actors where their corpora are, print them, and hold them to their floors; exit codes."""
    from evaluation.values import measured

    codes = []
    for name, now in measured(shared(args.shared)):
        figures = ", ".join(f"{what} {value:g}" for what, value in now.floors.items())
        print(f"== {name}: n {now.documents}, digest {now.digest}: {figures}")
        code, said = judge(args.floors, name, now, args.update, args.allow_regression)
        print("\n".join(said), file=sys.stderr if code else sys.stdout)
        codes.append(code)
    return codes


def hold(name: str, gold_dir: Path, args: argparse.Namespace) -> int:
    """Score one corpus, print it, and hold it to its floors; exit code."""
    from evaluation.readings import score

    result = score(gold_dir)
    now = pin(gold_dir, result)
    if args.json:
        print(json.dumps({"corpus": name, "digest": now.digest, **result}, indent=1))
    else:
        print("\n".join([f"== {name}: {now.documents} documents, digest {now.digest}", *lines(result)]))
    code, said = judge(args.floors, name, now, args.update, args.allow_regression)
    print("\n".join(said), file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())
