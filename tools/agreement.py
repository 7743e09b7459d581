"""Agreement of two people who read the same articles apart: the second reading scored against the first, and the other way round.

    python -m tools.agreement [--shared DIR]

Readings in training/readings/second are of texts that a reading in training/readings is of too (by SHA-256). Prints the F1 of each field, the mean of both
directions, with the slots that the one and the other have.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from evaluation.corpora import shared
from evaluation.score_reading import score_folder, summarise
from tools.readings_texts import ROOT, source_texts, text_of

FIRST = ROOT / "training" / "readings"


def pairs(folder: Path) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Name of the first reading, it, and the second reading of the same text; by name."""
    first = {r["document"]["sha256"]: (p.stem, r) for p in sorted(folder.glob("*.json")) for r in [json.loads(p.read_bytes())]}
    out = []
    for path in sorted((folder / "second").glob("*.json")):
        second = json.loads(path.read_bytes())
        if second["document"]["sha256"] in first:
            out.append((*first[second["document"]["sha256"]], second))
    return sorted(out, key=lambda x: x[0])


def scored(found: list[tuple[str, dict[str, Any], dict[str, Any]]], texts: dict[str, str], swap: bool) -> dict[str, Any]:
    """The second against the first, or with `swap` the first against the second."""
    with tempfile.TemporaryDirectory() as folder:
        gold, other = Path(folder, "gold"), Path(folder, "other")
        for name, one, two in found:
            for place, reading in ((gold, two if swap else one), (other, one if swap else two)):
                place.mkdir(exist_ok=True)
                (place / f"{name}.json").write_text(json.dumps(reading), encoding="utf-8")
            (gold / f"{name}.txt").write_text(text_of(one, texts), encoding="utf-8", newline="")
        return dict(summarise(score_folder(gold, other)))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    args = parser.parse_args()
    found = pairs(FIRST)
    if not found:
        print("no article was read twice")
        return
    texts = source_texts(shared(args.shared))
    one, two = scored(found, texts, swap=False), scored(found, texts, swap=True)
    print(f"{len(found)} articles read twice: {', '.join(n for n, _, _ in found)}")
    print(f"overall F1 {(one['overall']['f1'] + two['overall']['f1']) / 2:.1f} (one way {one['overall']['f1']}, the other {two['overall']['f1']})")
    for field, s in one["fields"].items():
        t = two["fields"].get(field, {"f1": 0.0, "gold": 0})
        if s["gold"] or t["gold"]:
            print(f"{field:<20} F1 {(s['f1'] + t['f1']) / 2:5.1f}   slots {s['gold']} / {t['gold']}")


if __name__ == "__main__":
    main()
