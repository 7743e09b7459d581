"""Chooses the thresholds of the weights in src/dateline/weights/roles on the development reports (tst1 + tst2).

python training/roles/tune.py --shared ../shared --out build/thresholds.json

Coordinate ascent over a grid, by the scorers in SHARED/bench: CEAF-REE over the roles for the thresholds of tags, the F over all templates for the settings
of the grouping; for the head of WikiEvents its development documents. About ten minutes.
The figures printed are tuned on the reports they are measured on: development figures.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "training" / "syntax")]

from corpora import guard  # noqa: E402

from dateline.coding import draft_of  # noqa: E402
from dateline.coding.grouping.incidents import Settings  # noqa: E402
from dateline.model import Document  # noqa: E402
from dateline.text.fillers import role_reading  # noqa: E402
from dateline.text.role_network import role_network  # noqa: E402
from evaluation import wikievents  # noqa: E402
from evaluation.muc4.respond import Choices, documents, render, templates, told_from  # noqa: E402
from evaluation.muc4.roles import extracts  # noqa: E402

PARTS = (("tst1", "tst1-muc3", "key-tst1.v7"), ("tst2", "tst2-muc4", "key-tst2.v4"))
ROLES = ("PERP", "ORG", "TARGET", "NAME", "WEAPON", "PEOPLE")
GRID = [x / 20 for x in range(3, 18)]


class Bench:
    """The development reports, read once by the network."""

    def __init__(self, shared: Path) -> None:
        sys.path[:0] = [str(shared / "bench")]
        import ceaf_ree
        import muc4_score

        self.ceaf, self.muc = ceaf_ree, muc4_score
        base = shared / "data" / "muc4"
        self.docs: list[Document] = [d for p, texts, _ in PARTS for d in documents(guard(base / p / texts))]
        self.key = "\n".join(guard(base / p / key).read_text(encoding="latin-1") for p, _, key in PARTS)
        self.gold = [json.loads(line) for line in guard(base / "roles" / "dev.json").read_text(encoding="utf-8").splitlines()]
        self.readings = [role_reading(d.text, body=told_from(d.text)) for d in self.docs]

    @cache  # noqa: B019
    def draft(self, k: int) -> Any:
        return draft_of(self.docs[k])

    def roles(self, thresholds: dict[str, float], same: float, report: float = 0.0) -> dict[str, tuple[int, int, int]]:
        """Matched, predicted and gold entities by role."""
        wanted = {self.ceaf.doc_key(g["docid"]): g["extracts"] for g in self.gold}
        out = {s: [0, 0, 0] for s in self.ceaf.ROLES.values()}
        for d, r in zip(self.docs, self.readings, strict=True):
            got = extracts(r, thresholds, same, report)
            for role in out:
                p, g = self.ceaf.entities(got[role]), self.ceaf.entities(wanted[self.ceaf.doc_key(d.title)].get(role))
                out[role] = [a + b for a, b in zip(out[role], (self.ceaf.matches(p, g), len(p), len(g)), strict=True)]
        return {k: (v[0], v[1], v[2]) for k, v in out.items()}

    def respond(self, choices: Choices) -> float:
        """F over all templates."""
        found = [templates(r, partial(self.draft, k), choices) for k, r in enumerate(self.readings)]
        text = "\n".join(render(d.title or "", f) for d, f in zip(self.docs, found, strict=True))
        return float(self.muc.score_texts(self.key, text)[0]["F"]["P&R"])


def f1(counts: list[tuple[int, int, int]]) -> float:
    hit, pred, gold = (sum(c[k] for c in counts) for k in range(3))
    return 200 * hit / max(1, pred + gold)


def choose(bench: Bench) -> tuple[dict[str, float], float, float]:
    """Thresholds of the roles, the probability from which two fillers are one entity, and what the fillers of a report must have together: coordinate ascent,
    begun from each role's own best."""
    short = {"PERP": "PerpInd", "ORG": "PerpOrg", "TARGET": "Target", "NAME": "Victim", "WEAPON": "Weapon"}
    thresholds, same = dict.fromkeys(ROLES, 0.4), 0.3
    table = {t: bench.roles(dict.fromkeys(ROLES, t), same) for t in GRID}
    for role, s in short.items():
        thresholds[role] = max(GRID, key=lambda t: (f1([table[t][s]]), -t))
    same = max((0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9), key=lambda x: f1(list(bench.roles(thresholds, x).values())))
    for role in short:
        thresholds[role] = max(GRID, key=lambda t: f1(list(bench.roles(thresholds | {role: t}, same).values())))
    report = max((x / 10 for x in range(16)), key=lambda x: f1(list(bench.roles(thresholds, same, x).values())))
    best = bench.roles(thresholds, same, report)
    print("roles", {k: round(f1([v]), 1) for k, v in best.items()}, "all", round(f1(list(best.values())), 2), thresholds, "same", same, "report", report, flush=True)
    return thresholds, same, report


def wiki(shared: Path) -> dict[str, float]:
    """One threshold for all roles of the head that WikiEvents taught, chosen on its development documents."""
    labels, path = role_network().labels, shared / "data" / "wikievents" / "full" / "dev.jsonl"
    held = labels["thresholds"]["wiki"]
    scores: dict[float, float] = {}
    for t in (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5):
        labels["thresholds"]["wiki"] = dict.fromkeys(held, t)
        scores[t] = wikievents.f1([c for d in wikievents.measure(guard(path)) for c in d.values()])
    print("wiki", {t: round(v, 1) for t, v in scores.items()}, flush=True)
    return dict.fromkeys(held, max(scores, key=lambda t: (scores[t], t)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--into", type=Path, help="folder of weights whose labels.json takes them: that of the first model")
    args = parser.parse_args()
    bench = Bench(args.shared)
    thresholds, same, report = choose(bench)
    settled = settle(bench, thresholds)
    settings = {name: settled.pop(name) for name in ("same", "together", "shared", "incident")}
    result = {"muc": thresholds, "same": same, "report": report, "templates": settled, "settings": settings, "wiki": wiki(args.shared)}
    args.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    if args.into:
        put(result, args.into)


def put(thresholds: dict[str, Any], folder: Path) -> None:
    """Writes thresholds into the labels of a folder of weights, and its digests anew."""
    path = folder / "labels.json"
    labels = json.loads(path.read_text(encoding="utf-8")) | {"thresholds": thresholds}
    path.write_text(json.dumps(labels, sort_keys=False) + "\n", encoding="utf-8")
    digests = json.loads((folder / "digests.json").read_text(encoding="utf-8")) | {path.name: sha256(path.read_bytes()).hexdigest()}
    (folder / "digests.json").write_text(json.dumps(digests, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def settle(bench: Bench, thresholds: dict[str, float]) -> dict[str, Any]:
    """Coordinate ascent over the settings of the response."""
    now: dict[str, Any] = {"same": 0.3, "together": 0.7, "shared": 0.6, "incident": 0.4, **thresholds}
    grids = {"incident": (0.3, 0.4, 0.5, 0.6, 0.7), "together": (0.5, 0.6, 0.7, 0.8), "shared": (0.4, 0.6, 0.8), "same": (0.3, 0.5, 0.7)}
    grids |= dict.fromkeys(("PEOPLE", "TARGET", "PERP", "NAME", "ORG", "WEAPON"), (0.2, 0.3, 0.4, 0.5, 0.6))

    def value(x: dict[str, Any]) -> float:
        return bench.respond(Choices(Settings(x["same"], x["together"], x["shared"]), x["incident"], {r: x[r] for r in ROLES}))

    best = value(now)
    for name, grid in grids.items():
        for g in grid:
            if g != now[name] and (got := value(now | {name: g})) > best:
                best, now = got, now | {name: g}
        print(f"respond {best:.2f} after {name}", now, flush=True)
    return now


if __name__ == "__main__":
    main()
