"""Trains the events model: which words tell an event of which type, whether it is news, past, planned, feared or denied, and who and what is part of it.

python training/events/train.py --base model.safetensors --tokenizer tokenizer.json --shared ../shared --out build/events
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "roles")]

import news  # noqa: E402
from batches import Batcher, Window  # noqa: E402
from event_losses import losses, part_gold, word_types  # noqa: E402
from event_network import Events, load_base  # noqa: E402
from news import PARTS, ROOT, STATUSES, TYPES, News  # noqa: E402
from optimise import groups, learn, set_rate  # noqa: E402
from shipped import encoder_state  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

LEFT_OUT = frozenset(  # documents of WikiEvents that expert readings are of: kept for measuring
    "road_ied_7 road_ied_13 road_ied_14 road_ied_10 road_ied_4 road_ied_9 wiki_mass_car_bombings_1_news_10 scenario_en_kairos_43 scenario_en_131"
    " scenario_en_kairos_22".split()
)


class NewsBatcher(Batcher):
    """Windows of news as tensors."""

    def pieces_of(self, batch: list[Window], *, train: bool) -> dict[str, Tensor]:
        coded = [self.encode(w, train) for w in batch]
        n, k = max(len(i) for i, _ in coded), max(len(f) for _, f in coded)
        ids, mask, first = torch.zeros(len(batch), n, dtype=torch.long), torch.zeros(len(batch), n), torch.zeros(len(batch), k, dtype=torch.long)
        for b, (i, f) in enumerate(coded):
            ids[b, : len(i)], mask[b, : len(i)], first[b, : len(f)] = torch.tensor(i), 1, torch.tensor(f)
        return {"ids": ids, "mask": mask, "first": first}


def held(doc: News) -> bool:
    """One dispatch in ten is not learnt from: the curve is measured on these."""
    return int(sha256(doc.name.encode()).hexdigest(), 16) % 10 == 0


def chosen(batcher: NewsBatcher, docs: list[News], config: dict[str, Any]) -> list[Window]:
    """The windows of an epoch, cut anew; of those of WikiEvents without an attack only some."""
    cut = [w for d in docs for w in batcher.windows(d, train=True)]
    return [w for w in cut if w.doc.corpus != "wiki" or bool((word_types(w) > 0).any()) or batcher.random.random() < config["empty"]]


def train(model: Events, batcher: NewsBatcher, docs: list[News], dev: list[News], config: dict[str, Any]) -> list[dict[str, Any]]:
    optimiser = torch.optim.AdamW(groups(model, config), lr=config["lr"], weight_decay=0.01, betas=(0.9, 0.98))
    steps = config["epochs"] * len(batcher.batches(chosen(batcher, docs, config), train=False))
    step, start, curve = 0, time.time(), []
    for epoch in range(config["epochs"]):
        for batch in batcher.batches(chosen(batcher, docs, config), train=True):
            set_rate(optimiser, step, steps, 60)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = losses(model, batch, batcher, config)
            learn(model, optimiser, loss)
            step += 1
            if step % 50 == 0:
                print(f"epoch {epoch} step {step}/{steps} loss {loss.item():.3f} {time.time() - start:.0f} s", flush=True)
        curve.append({"epoch": epoch + 1, "seconds": round(time.time() - start), **score(model, batcher, dev)})
        print(json.dumps(curve[-1]), flush=True)
    return curve


@torch.no_grad()
def score(model: Events, batcher: NewsBatcher, docs: list[News]) -> dict[str, float]:
    """On dispatches not learnt from, in percent: F1 of telling words, the same with their type, of parts (words, from 0.5 on); share of right statuses."""
    model.eval()
    c = dict.fromkeys(("hit", "typed", "pred", "gold", "status", "tellers", "part_hit", "part_pred", "part_gold"), 0)
    for batch in batcher.batches([w for d in docs for w in batcher.windows(d)], train=False):
        t = batcher.pieces_of(batch, train=False)
        h = model.words(t["ids"], t["mask"], t["first"])
        for b, w in enumerate(batch):
            x = h[b, : w.hi - w.lo]
            got, want = model.types(x).argmax(-1), word_types(w)
            c["hit"] += int(((got > 0) & (want > 0)).sum())
            c["typed"] += int(((got > 0) & (want == got)).sum())
            c["pred"], c["gold"] = c["pred"] + int((got > 0).sum()), c["gold"] + int((want > 0).sum())
            tellers = [(act, a) for act in w.doc.acts for a, _ in act.words if w.lo <= a < w.hi]  # type: ignore[attr-defined]
            if tellers:
                at = torch.tensor([a - w.lo for _, a in tellers])
                right = model.statuses(x[at]).argmax(-1) == torch.tensor([STATUSES.index(act.status) for act, _ in tellers])
                c["status"], c["tellers"] = c["status"] + int(right.sum()), c["tellers"] + len(tellers)
                parts, gold = model.parts_of(x, at) > 0, part_gold(w, [act for act, _ in tellers])[0] > 0
                c["part_hit"] += int((parts & gold).sum())
                c["part_pred"], c["part_gold"] = c["part_pred"] + int(parts.sum()), c["part_gold"] + int(gold.sum())
    model.train()

    def f(hit: str, pred: str, gold: str) -> float:
        return round(200 * c[hit] / max(1, c[pred] + c[gold]), 1)

    return {
        "tellers": f("hit", "pred", "gold"),
        "typed": f("typed", "pred", "gold"),
        "status": round(100 * c["status"] / max(1, c["tellers"]), 1),
        "parts": f("part_hit", "part_pred", "part_gold"),
        "n": c["gold"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True)
    parser.add_argument("--start", type=Path, default=ROOT / "src" / "dateline" / "weights" / "roles", help="weights folder whose encoder is trained on")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "events")
    parser.add_argument("--told", type=Path, default=HERE.parent / "dispatches", help="folder of marked dispatches")
    parser.add_argument("--readings", type=int, default=None, help="learn from so many readings only (default: as config.toml says)")
    parser.add_argument("--dispatches", type=float, default=1.0, help="learn from this share of the dispatches only")
    parser.add_argument("--check", type=Path, help="score this model.pt on the dispatches not learnt from, and train nothing")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--seed", type=int)
    args = parser.parse_args()
    config = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    config |= {k: v for k in ("epochs", "seed", "readings") if (v := getattr(args, k)) is not None}
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    told = news.all_dispatches(args.told)
    tokenizer = Tokenizer.from_file(args.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    model, batcher, dev = Events(len(TYPES), len(STATUSES), len(PARTS)), NewsBatcher(tokenizer, config, {}, config["seed"]), [d for d in told if held(d)]
    if args.check:
        model.load_state_dict(torch.load(args.check, map_location="cpu", weights_only=True)["model"])
        print(json.dumps({"dispatches": len(dev), **score(model, batcher, dev)}))
        return
    learnt = [d for d in told if not held(d)]
    learnt = learnt[:: round(1 / args.dispatches)] if args.dispatches > 0 else []
    wiki = news.wikievents(args.shared / "data" / "wikievents" / "wiki-train-human.jsonl", LEFT_OUT)
    read = news.all_readings((HERE / "readings.txt").read_text(encoding="utf-8").split()[: config["readings"]], args.shared) if config["readings"] else []
    print(f"{len(learnt)} dispatches ({sum(len(d.acts) for d in learnt)} events), {len(wiki)} of WikiEvents, {len(read)} readings", flush=True)
    load_base(model, args.base)
    model.encoder.load_state_dict(encoder_state(args.start, model.encoder.state_dict()))
    args.out.mkdir(parents=True, exist_ok=True)
    curve = train(model, batcher, [*learnt, *wiki, *read], dev, config)
    torch.save({"model": model.state_dict()}, args.out / "model.pt")
    (args.out / "curve.json").write_text(json.dumps({"config": config, "learnt": [len(learnt), len(wiki), len(read)], "curve": curve}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
