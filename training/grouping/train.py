"""Learns how likely it is that two mentions tell one act, from marked dispatches and written lines.

python training/grouping/train.py --shared ../shared --out build/weights/grouping

Each dispatch is coded; where a mention is placed, its traits beside each group of its type (`dateline.coding.grouping.chance`) and whether the marks say that it is of
that act are noted. First the groups are those of the marks, then, in a second round, those that the weights of the first make.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT), str(ROOT / "src"), str(HERE.parent / "dispatches"), str(HERE.parent / "roles")]

from encoder_export import write_digests  # noqa: E402
from marks import Dispatch, dispatches  # noqa: E402
from watched import Placed, placed  # noqa: E402
from written import readings, written  # noqa: E402

from dateline.coding.grouping.chance import NAMES  # noqa: E402

FILES = [f"printed/{n}" for n in "agency-east agency-north agency-africa agency-south streets-and-states looking-back no-war".split()]
FILES += "reports parties moves lookalikes plain".split()  # the model's own sense of two words for one act was learnt on the others
TENTHS = 3  # of the dispatches that nothing is learnt from; the first of them is not even measured on here
READINGS = 3  # times that a mention of a reading counts
NETS = 9
WIDE = 32
STEPS = 3000
RATE, DECAY = 3e-3, 0.5
BATCH = 512


@dataclass
class Pairs:
    """Traits [pairs, traits] and whether each is of one act."""

    x: Any
    y: Any


def apart(d: Dispatch, tenths: int) -> bool:
    """Texts by the hash of their name that are only measured on."""
    return int(sha256(d.name.encode()).hexdigest(), 16) % 10 < tenths


def pairs(rows: Iterable[Placed]) -> Pairs:
    found = [(x, float(r.act in acts)) for r in rows if r.act is not None for _ in range(READINGS if r.of_reading else 1) for x, acts in r.beside]
    return Pairs(np.array([x for x, _ in found]), np.array([y for _, y in found]))


class Nets(nn.Module):
    """Several networks of one hidden layer, side by side."""

    def __init__(self, traits: int) -> None:
        super().__init__()
        self.into = nn.Parameter(torch.randn(NETS, traits, WIDE) / traits**0.5)
        self.bias = nn.Parameter(torch.zeros(NETS, WIDE))
        self.out = nn.Parameter(torch.randn(NETS, WIDE) / WIDE**0.5)
        self.last = nn.Parameter(torch.zeros(NETS))

    def forward(self, x: Tensor) -> Tensor:
        """Logits [nets, pairs]."""
        hidden = torch.tanh(torch.einsum("rt,nth->nrh", x, self.into) + self.bias[:, None])
        return torch.einsum("nrh,nh->nr", hidden, self.out) + self.last[:, None]


def learn(p: Pairs, seed: int = 17) -> dict[str, Any]:
    """Weights as they are shipped."""
    torch.manual_seed(seed)
    mean, scale = p.x.mean(0), p.x.std(0)
    scale = np.where(scale < 1e-6, 1.0, scale)
    x, y = torch.tensor((p.x - mean) / scale, dtype=torch.float32), torch.tensor(p.y, dtype=torch.float32)
    nets = Nets(x.shape[1])
    optimiser = torch.optim.AdamW(nets.parameters(), lr=RATE, weight_decay=DECAY)
    for step in range(STEPS):
        at = torch.randint(len(y), (NETS, BATCH))
        for g in optimiser.param_groups:
            g["lr"] = RATE * (1 - step / STEPS)
        logits = torch.stack([nets(x[at[n]])[n] for n in range(NETS)])
        loss = nn.functional.binary_cross_entropy_with_logits(logits, y[at])
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    return {"mean": mean, "scale": scale} | {k: v.detach().numpy() for k, v in nets.state_dict().items()}


def write(weights: dict[str, Any], out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out / "network.npz", **{k: v.astype(np.float32) for k, v in weights.items()})
    (out / "labels.json").write_text(json.dumps({"names": NAMES}) + "\n", encoding="utf-8")
    write_digests(out)


def errors(rows: Iterable[Placed]) -> dict[str, int]:
    """Mentions placed right, put to an act of their own though it was told before, put to another act, or to the wrong one of those told."""
    out = dict.fromkeys(("right", "split", "merged", "wrong"), 0)
    for r in rows:
        if r.act is None:
            continue
        told = any(r.act in acts for _, acts in r.beside)
        mine = r.beside[r.chosen][1] if r.chosen is not None else None
        if mine is None:
            out["split" if told else "right"] += 1
        elif r.act in mine or not told and mine <= {None}:
            out["right"] += 1
        else:
            out["wrong" if told else "merged"] += 1
    return out


def noted(texts: list[Dispatch], **how: Any) -> list[Placed]:
    """With the heads for events and without, each in a process of its own."""
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        return [r for part in pool.map(partial(placed, texts, **how), ("on", "off")) for r in part]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=Path, default=ROOT / "build" / "lines.json", help="where the acts of the written lines are kept")
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "weights" / "grouping")
    args = parser.parse_args()
    told = [d for name in FILES for d in dispatches(HERE.parent / "dispatches" / f"{name}.txt")]
    here, there = [d for d in told if not apart(d, TENTHS)], [d for d in told if apart(d, TENTHS) and not apart(d, 1)]
    names = (HERE.parent / "reader" / "readings.txt").read_text(encoding="utf-8").split()
    more = [*written(args.lines), *readings(names, args.shared)]
    seen = noted(here + more, by_marks=True)
    print(len(here), "dispatches", len(more), "lines and readings", len(seen), "mentions placed", flush=True)
    for again in range(2):
        found = pairs(seen)
        np.savez_compressed(args.out.with_suffix(".pairs.npz"), x=found.x.astype(np.float32), y=found.y)  # to try other settings on
        write(learn(found), args.out)
        for m in ("on", "off"):
            print("round", again + 1, "heads for events", m, errors(placed(there, m, weights=args.out)), flush=True)
        if not again:
            seen += noted(here + more, weights=args.out)


if __name__ == "__main__":
    main()
