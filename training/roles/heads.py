"""Goes on teaching the heads over spans and pairs (traits, one entity, one incident, type of a sentence) on the finished encoder; the tags stay as they are.

python training/roles/heads.py --model build/roles/model.pt --tokenizer tokenizer.json --shared ../shared --out build/roles/model-heads.pt
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE)]

import data  # noqa: E402
from batches import MUC_TAGS, TYPES, WIKI_TAGS, Batcher  # noqa: E402
from learn import relation_losses  # noqa: E402
from network import Roles  # noqa: E402
from optimise import arithmetic  # noqa: E402

HEADS = ("span.", "traits.", "pair_in.", "near.", "roles.", "pair_out.", "types.")


def train(model: Roles, batcher: Batcher, docs: list[data.Doc], config: dict[str, Any]) -> None:
    for name, p in model.named_parameters():
        p.requires_grad_(name.startswith(HEADS))
    learnt = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(learnt, weight_decay=0.01)
    step, start, steps = 0, time.time(), 0
    for epoch in range(config["epochs"]):
        todo = batcher.batches([w for d in docs for w in batcher.windows(d, train=epoch % 2 == 0) if w.mentions()], train=True)
        steps = steps or config["epochs"] * len(todo)
        for batch in todo:
            for g in optimiser.param_groups:
                g["lr"] = config["lr"] * max(0.02, 1 - step / steps)
            t = batcher.tensors(batch, train=False)
            with torch.no_grad(), arithmetic():
                h = model.words(t["ids"], t["mask"], t["first"])
            loss = relation_losses(model, batch, h.float(), batcher, config)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 2.0)
            optimiser.step()
            step += 1
            if step % 50 == 0:
                print(f"epoch {epoch} step {step} loss {loss.item():.3f} {time.time() - start:.0f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    config = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    config = {k: v for k, v in config.items() if not isinstance(v, dict)} | config["heads"]
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    docs, _ = data.muc_parts(args.shared)
    tokenizer = Tokenizer.from_file(args.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    saved = torch.load(args.model, map_location="cpu", weights_only=True)
    model = Roles(len(MUC_TAGS), len(WIKI_TAGS), len(TYPES), [len(v) for v in saved["traits"].values()])
    model.load_state_dict(saved["model"])
    train(model, Batcher(tokenizer, config, saved["traits"], config["seed"]), docs, config)
    torch.save({"model": model.state_dict(), "traits": saved["traits"]}, args.out)


if __name__ == "__main__":
    main()
