"""Trains the parser that the reader (reader/train.py) is trained on from: tags, names and trees of single sentences.

python training/syntax/train.py --base model.safetensors --tokenizer tokenizer.json --shared ../shared --encoder build/encoder.pt --out build/syntax
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
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

import corpora  # noqa: E402
from bio import spans as bio  # noqa: E402
from case import cased  # noqa: E402
from corpora import Example  # noqa: E402
from losses import parse_losses, rights, share  # noqa: E402
from model import Reader, load_base  # noqa: E402
from optimise import arithmetic, learn, set_rate  # noqa: E402

from dateline.text.shape import shape  # noqa: E402

MASK_ID, CLS, SEP = 103, 101, 102
LAYERS = ("upos", "xpos", "deprel", "ner", "nominal")


def load(shared: Path) -> tuple[list[Example], dict[str, list[Example]]]:
    data = shared / "data"
    train = corpora.conllu(data / "ud_ewt/en_ewt-ud-train.rebuilt.conllu", entities=False)
    gum = corpora.conllu(data / "ud_gum/en_gum-ud-train.rebuilt.conllu", entities=True)
    names = corpora.re3d(data / "re3d", dev=False)
    train = train + gum * 2 + names * 3 + corpora.wnut(data / "wnut17/wnut17train.conll")
    dev = {
        "ewt": corpora.conllu(data / "ud_ewt/en_ewt-ud-dev.conllu", entities=False),
        "gum": corpora.conllu(data / "ud_gum/en_gum-ud-dev.conllu", entities=True),
        "re3d": corpora.re3d(data / "re3d", dev=True),
    }
    dev["ewt_capitals"] = [replace(ex, words=[w.upper() for w in ex.words]) for ex in dev["ewt"]]
    return train, dev


def label_sets(train: list[Example]) -> dict[str, list[str]]:
    sets: dict[str, set[str]] = {k: set() for k in LAYERS}
    for ex in train:
        for k in LAYERS:
            sets[k].update(v for v in (getattr(ex, k) or ()) if v not in "?")
    sets["ner"] |= {f"{p}-{t}" for p in "BI" for t in corpora.NER_TYPES}
    return {k: sorted(v) for k, v in sets.items()}


class Batcher:
    """Turns examples into padded tensors; case noise and word masking only in training."""

    def __init__(self, tokenizer: Tokenizer, labels: dict[str, list[str]], config: dict[str, Any], seed: int) -> None:
        self.tok, self.labels, self.config, self.random = tokenizer, labels, config, random.Random(seed)
        self.index = {k: {v: i for i, v in enumerate(vs)} for k, vs in labels.items()}
        self.cache: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        got = self.cache.get(word)
        if got is None:
            got = self.cache[word] = self.tok.encode(word, add_special_tokens=False).ids[:12] or [100]
        return got

    def epoch(self, examples: list[Example], *, train: bool) -> list[list[Example]]:
        order = sorted(examples, key=lambda e: len(e.words) + (self.random.random() * 4 if train else 0))
        out, now, width = [], [], 0
        for ex in order:
            width = max(width, len(ex.words) * 1.35 + 2)
            if now and width * (len(now) + 1) > self.config["pieces_per_batch"]:
                out.append(now)
                now, width = [], len(ex.words) * 1.35 + 2
            now.append(ex)
        out.append(now)
        if train:
            self.random.shuffle(out)
        return out

    def tensors(self, batch: list[Example], *, train: bool) -> dict[str, Tensor]:
        rows, shapes, firsts = [], [], []
        for ex in batch:
            ids, sh, first = [CLS], [0], []
            words = ex.words[:160]
            for word in cased(words, self.random, self.config) if train else words:
                first.append(len(ids))
                got = self.pieces(word)
                ids += [MASK_ID] * len(got) if train and self.random.random() < self.config["mask"] else got
                sh += [shape(word)] * len(got)
            rows.append(ids[:509] + [SEP])
            shapes.append(sh[:509] + [0])
            firsts.append([min(f, 508) for f in first])
        n, w = max(map(len, rows)), max(map(len, firsts))
        out = {
            "ids": torch.zeros(len(batch), n, dtype=torch.long),
            "mask": torch.zeros(len(batch), n),
            "shapes": torch.zeros(len(batch), n, dtype=torch.long),
            "first": torch.zeros(len(batch), w, dtype=torch.long),
            "sent": torch.full((len(batch), w), -1),
        }
        for b, (ids, sh, first) in enumerate(zip(rows, shapes, firsts, strict=True)):
            out["ids"][b, : len(ids)] = torch.tensor(ids)
            out["mask"][b, : len(ids)] = 1
            out["shapes"][b, : len(sh)] = torch.tensor(sh)
            out["first"][b, : len(first)] = torch.tensor(first)
            out["sent"][b, : len(first)] = 0
        for k in LAYERS:
            gold = torch.full((len(batch), w), -100)
            for b, ex in enumerate(batch):
                if (values := getattr(ex, k)) is not None:
                    gold[b, : len(values[:160])] = torch.tensor([self.index[k].get(v, -100) for v in values[:160]])
            out[k] = gold
        heads = torch.full((len(batch), w), -100)
        for b, ex in enumerate(batch):
            if ex.heads is not None:
                heads[b, : len(ex.heads[:160])] = torch.tensor([h if h <= min(160, len(ex.words)) else 0 for h in ex.heads[:160]])
        return out | {"heads": heads}


@torch.no_grad()
def evaluate(model: Reader, batcher: Batcher, examples: list[Example]) -> dict[str, float]:
    """Accuracy of each layer in percent (greedy heads, punctuation included); names as exact-span F1 and as the type of each word in a name."""
    model.eval()
    right, same = [], []
    tp = npred = ngold = 0
    for batch in batcher.epoch(examples, train=False):
        t = batcher.tensors(batch, train=False)
        outputs = model(t["ids"], t["mask"], t["shapes"], t["first"])
        right.append(rights(outputs, model.lab_u, t))
        for b, ex in enumerate(batch):
            if ex.ner is not None:
                tags = [batcher.labels["ner"][i] for i in outputs[2][b].argmax(-1)[: len(ex.words)].tolist()]
                gold, pred = bio(ex.ner), {s for s in bio(tags) if "?" not in ex.ner[s[0] : s[1]]}
                tp, npred, ngold = tp + len(gold & pred), npred + len(pred), ngold + len(gold)
                same += [p[2:] == g[2:] for p, g in zip(tags, ex.ner, strict=False) if g[0] in "BI"]
    model.train()
    out = share(right) | ({"ner_type": round(100 * sum(same) / len(same), 2)} if same else {})
    return out | ({"ner_f1": round(200 * tp / (npred + ngold), 2)} if ngold and npred else {})


def groups(model: Reader, config: dict[str, Any]) -> list[dict[str, Any]]:
    model.encoder.word.weight.requires_grad_(False)
    enc = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad and "shape" not in n]
    rest = [p for n, p in model.named_parameters() if not (n.startswith("encoder.") and "shape" not in n)]
    return [{"params": enc, "lr": config["lr"], "top": config["lr"]}, {"params": rest, "lr": config["head_lr"], "top": config["head_lr"]}]


def train(model: Reader, batcher: Batcher, data: list[Example], dev: dict[str, list[Example]], config: dict[str, Any], out: Path) -> list[dict[str, Any]]:
    optimiser = torch.optim.AdamW(groups(model, config), weight_decay=0.01, betas=(0.9, 0.98))
    steps, curve, start = config["epochs"] * len(batcher.epoch(data, train=False)), [], time.time()
    step = 0
    for epoch in range(config["epochs"]):
        for batch in batcher.epoch(data, train=True):
            set_rate(optimiser, step, steps, 200)
            with arithmetic():
                t = batcher.tensors(batch, train=True)
                loss = parse_losses(model(t["ids"], t["mask"], t["shapes"], t["first"]), model.lab_u, t)
            learn(model, optimiser, loss)
            step += 1
            if step % 200 == 0:
                print(f"epoch {epoch} step {step}/{steps} loss {loss.item():.3f} {time.time() - start:.0f} s", flush=True)
        row = {"epoch": epoch + 1, "seconds": round(time.time() - start), **{k: evaluate(model, batcher, v) for k, v in dev.items()}}
        curve.append(row)
        print(json.dumps(row), flush=True)
        torch.save({"model": model.state_dict(), "labels": batcher.labels}, out / "model.pt")
    return curve


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, help="MiniLM weights to start from")
    parser.add_argument("--encoder", help="an encoder that ../roles/pretrain.py has taught on, in the place of MiniLM's")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--threads", type=int)
    args = parser.parse_args()
    config = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    config["epochs"] = args.epochs or config["epochs"]
    torch.manual_seed(config["seed"])
    torch.set_num_threads(args.threads or config["threads"])
    args.out.mkdir(parents=True, exist_ok=True)
    data, dev = load(args.shared)
    labels = label_sets(data)
    print({k: len(v) for k, v in labels.items()}, len(data), "sentences", flush=True)
    tokenizer = Tokenizer.from_file(args.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    model = Reader(*(len(labels[k]) for k in ("upos", "xpos", "deprel", "ner", "nominal")))
    load_base(model, args.base)
    if args.encoder:
        model.encoder.load_state_dict(torch.load(args.encoder, map_location="cpu", weights_only=True))
    batcher = Batcher(tokenizer, labels, config, config["seed"])
    curve = train(model, batcher, data, dev, config, args.out)
    (args.out / "curve.json").write_text(json.dumps({"config": config, "curve": curve}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
