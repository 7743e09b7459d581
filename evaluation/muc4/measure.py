"""Scores of the product on MUC-4 beside published ones: role fillers (CEAF-REE) and all slots, by the scorers in SHARED/bench.

    python -m evaluation.muc4.measure [--shared DIR] [--part dev|tst3]

dev is tst1 + tst2: thresholds were chosen on it, so its figures are development figures. tst3 is for reporting only: run it at the end of a piece of work.
Intervals are 95 % bootstrap over documents (1,000 draws, seeded). Role fillers have one mention an entity.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from evaluation.corpora import digest, shared
from evaluation.muc4.respond import respond
from evaluation.muc4.roles import predict

PARTS = {"dev": (("tst1", "tst1-muc3", "key-tst1.v7"), ("tst2", "tst2-muc4", "key-tst2.v4")), "tst3": (("tst3", "tst3-muc4", "key-tst3.v2"),)}
PUBLISHED = {"roles": "GRIT 54.5, TempGen 57.8 (tst3 + tst4)", "slots": "GE 55.9, next 51.8 (tst3, 1992)"}
Triple = tuple[int, int, int]  # matched, predicted, gold


def f1(rows: list[Triple]) -> float:
    """Micro F1 in percent."""
    hit, pred, gold = (sum(r[k] for r in rows) for k in range(3))
    return 200 * hit / max(1, pred + gold)


def added(rows: list[Triple]) -> Triple:
    """The sum."""
    return sum(r[0] for r in rows), sum(r[1] for r in rows), sum(r[2] for r in rows)


def interval(rows: list[Any], value: Any, times: int = 1000) -> tuple[float, float]:
    """95 % bootstrap interval of a function of the documents' rows."""
    chance = random.Random(7)
    got = sorted(value(chance.choices(rows, k=len(rows))) for _ in range(times))
    return got[int(0.025 * times)], got[int(0.975 * times)]


def roles(ceaf: Any, base: Path, part: str) -> dict[str, list[Triple]]:
    """Counts of each document by role."""
    gold = [json.loads(line) for line in (base / "roles" / f"{part}.json").read_text(encoding="utf-8").splitlines()]
    wanted = {ceaf.doc_key(g["docid"]): g["extracts"] for g in gold}
    out: dict[str, list[Triple]] = {r: [] for r in ceaf.ROLES.values()}
    for folder, messages, _ in PARTS[part]:
        for row in map(json.loads, predict(base / folder / messages).splitlines()):
            for role, found in out.items():
                p, g = ceaf.entities(row["extracts"][role]), ceaf.entities(wanted[ceaf.doc_key(row["docid"])].get(role))
                found.append((ceaf.matches(p, g), len(p), len(g)))
    return out


def by_message(text: str) -> dict[str, str]:
    """The templates of each message."""
    out: dict[str, str] = {}
    for block in re.split(r"(?m)^(?=\s?0\.\s+MESSAGE: ID)", text):
        if found := re.match(r"\s?0\.\s+MESSAGE: ID\s+(\S+)", block):
            out[found[1]] = out.get(found[1], "") + block
    return out


def slots(muc: Any, base: Path, part: str) -> tuple[dict[str, Any], list[Triple]]:
    """The scorer's result over all documents, and twice the matched, the predicted and the gold fills of each document (a partial match is half a match)."""
    key = "\n".join((base / folder / file).read_text(encoding="latin-1") for folder, _, file in PARTS[part])
    response = "\n".join(respond(base / folder / messages) for folder, messages, _ in PARTS[part])
    keys, responses = by_message(key), by_message(response)
    rows = []
    for message in sorted(keys):
        a = muc.score_texts(keys[message], responses.get(message, ""))[0]["rows"]["ALL TEMPLATES"]
        rows.append((2 * a["COR"] + a["PAR"], 2 * a["ACT"], 2 * a["POS"]))
    return muc.score_texts(key, response)[0], rows


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--part", choices=sorted(PARTS), default="dev")
    args = parser.parse_args()
    folder = shared(args.shared)
    sys.path[:0] = [str(folder / "bench")]
    ceaf_ree, muc4_score = import_module("ceaf_ree"), import_module("muc4_score")
    base, start = folder / "data" / "muc4", time.perf_counter()
    found = roles(ceaf_ree, base, args.part)
    for role, rows in found.items():
        hit, pred, gold = (sum(r[k] for r in rows) for k in range(3))
        print(f"{role:<8} right {hit:>4}  ours {pred:>4}  key {gold:>4}  F {f1(rows):.1f}")
    each = [added([found[r][k] for r in found]) for k in range(len(next(iter(found.values()))))]
    low, high = interval(each, f1)
    print(f"roles, CEAF-REE micro F {f1(each):.1f} (95 % {low:.1f}-{high:.1f}), {len(each)} reports; published: {PUBLISHED['roles']}")
    result, rows = slots(muc4_score, base, args.part)
    low, high = interval(rows, f1)
    whole = result["rows"]["ALL TEMPLATES"]
    for name in muc4_score.SLOT_IDS:
        m = result["slots"][name]
        print(f"   {name:<20} key {m['POS']:>4}  ours {m['ACT']:>4}  recall {m['REC'] or 0:>5.1f}  precision {m['PRE'] or 0:>5.1f}")
    print(f"templates: key {result['template-id']['POS']}, ours {result['template-id']['ACT']}, matched {result['template-id']['COR']}")
    print(
        f"all slots, all templates: recall {whole['REC']:.1f} precision {whole['PRE']:.1f} F {result['F']['P&R']:.1f}"
        f" (95 % {low:.1f}-{high:.1f}), {len(rows)} reports; published: {PUBLISHED['slots']}"
    )
    files = [base / d / f for d, m, k in PARTS[args.part] for f in (m, k)] + [base / "roles" / f"{args.part}.json"]
    print(f"digest {digest(files)}, {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
