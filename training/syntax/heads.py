"""Second stage: trains the name layer anew on the finished encoder, which stays as it is, so that tags and trees do not change at all.

python training/syntax/heads.py --init build/first/model.pt --tokenizer tokenizer.json --shared ../shared --out build/second
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import tomllib
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

import corpora  # noqa: E402
import names  # noqa: E402
from corpora import Example  # noqa: E402
from model import Reader, name_head  # noqa: E402
from train import Batcher, evaluate  # noqa: E402


def load(shared: Path, config: dict[str, float], generator: random.Random) -> tuple[list[Example], dict[str, list[Example]]]:
    """Training: GUM, re3d and WNUT17, a part of EWT (what is no name), and a share of all in capitals. Dev sets by name."""
    data = shared / "data"
    ewt = corpora.conllu(data / "ud_ewt/en_ewt-ud-train.rebuilt.conllu", entities=False)
    gum = corpora.conllu(data / "ud_gum/en_gum-ud-train.rebuilt.conllu", entities=True)
    re3d = corpora.re3d(data / "re3d", dev=False)
    known = names.settle(tagged(gum + re3d))
    wnut = [ex for ex in corpora.wnut(data / "wnut17/wnut17train.conll") if any(t[0] in "BI" for t in ex.ner or ())]
    out = gum + re3d + wnut + generator.sample(ewt, round(len(ewt) * config["ewt_share"]))
    copies = generator.sample(out, round(len(out) * config["capitals"]))
    dev = corpora.dev_names(data, known, corpora.nation_words(ewt + gum))
    return out + [replace(ex, words=[w.upper() for w in ex.words]) for ex in copies], dev


def tagged(data: list[Example]) -> list[tuple[list[str], list[str]]]:
    return [(ex.words, ex.ner) for ex in data if ex.ner is not None]


@torch.no_grad()
def features(model: Reader, batcher: Batcher, data: list[Example]) -> tuple[Tensor, Tensor]:
    """The encoder's vectors of all words whose label is known, and the labels."""
    xs, ys = [], []
    for batch in batcher.epoch(data, train=False):
        t = batcher.tensors(batch, train=False)
        h = model.encoder(t["ids"], t["mask"], t["shapes"])
        w = torch.gather(h, 1, t["first"].unsqueeze(-1).expand(-1, -1, h.shape[-1]))
        known = t["ner"] >= 0
        xs.append(w[known].half())
        ys.append(t["ner"][known])
    return torch.cat(xs), torch.cat(ys)


def fit(model: Reader, x: Tensor, y: Tensor, config: dict[str, float]) -> None:
    optimiser = torch.optim.AdamW(model.ner.parameters(), lr=config["lr"], weight_decay=0.01)
    size = int(config["words_per_batch"])
    steps = int(config["epochs"]) * (len(x) // size)
    step = 0
    for _ in range(int(config["epochs"])):
        for part in torch.randperm(len(x)).split(size):
            for group in optimiser.param_groups:
                group["lr"] = config["lr"] * max(0.02, 1 - step / steps)
            h = F.dropout(x[part].float(), config["dropout"])
            loss = F.cross_entropy(model.ner(h), y[part], label_smoothing=config["smoothing"])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            step += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--init", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    settings = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    config = settings["second"]
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    saved = torch.load(args.init, map_location="cpu", weights_only=True)
    labels = saved["labels"]
    model = Reader(*(len(labels[k]) for k in ("upos", "xpos", "deprel", "ner", "nominal")))
    model.load_state_dict(saved["model"])
    tokenizer = Tokenizer.from_file(args.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    batcher = Batcher(tokenizer, labels, settings["first"], config["seed"])
    data, dev = load(args.shared, config, random.Random(config["seed"]))
    start = time.time()
    before = {k: evaluate(model, batcher, v) for k, v in dev.items()}
    print(json.dumps({"before": before}), flush=True)
    x, y = features(model, batcher, data)
    print(len(y), "words,", round(time.time() - start), "s", flush=True)
    model.ner = name_head(len(labels["ner"]), hidden=int(config["hidden"]))
    fit(model, x, y, config)
    after = {k: evaluate(model, batcher, v) for k, v in dev.items()}
    print(json.dumps({"after": after, "seconds": round(time.time() - start)}), flush=True)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict(), "labels": labels, "name_hidden": int(config["hidden"])}, args.out / "model.pt")
    (args.out / "curve.json").write_text(json.dumps({"config": config, "before": before, "after": after}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
