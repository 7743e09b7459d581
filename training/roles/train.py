"""Trains the roles model.

python training/roles/train.py --base model.safetensors --tokenizer tokenizer.json --shared ../shared --encoder build/encoder.pt --mean 0 --out build/roles
python training/roles/train.py --base model.safetensors --tokenizer tokenizer.json --shared ../shared --start build/weights/reader --seed 18 --out build/roles-2
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "reader")]

import data  # noqa: E402
from batches import MUC_TAGS, TYPES, WIKI_TAGS, Batcher, Window  # noqa: E402
from decode import score  # noqa: E402
from learn import IGNORE, relation_losses  # noqa: E402
from model import Reader  # noqa: E402
from network import Roles, load_base  # noqa: E402
from optimise import arithmetic, groups, learn, set_rate  # noqa: E402


def trait_sets(docs: list[data.Doc]) -> dict[str, list[str]]:
    """Values of each trait seen at least three times."""
    seen: dict[str, Counter[str]] = {t: Counter() for t in data.TRAITS}
    for doc in docs:
        for m in doc.mentions:
            for t, v in m.traits.items():
                seen[t][v] += 1
    return {t: sorted(v for v, n in c.items() if n >= 3) for t, c in seen.items()}


def losses(model: Roles, batch: list[Window], batcher: Batcher, config: dict[str, Any]) -> Tensor:
    t = batcher.tensors(batch, train=True)
    h = model.words(t["ids"], t["mask"], t["first"]).float()
    if batch[0].doc.corpus == "wiki":
        return config["wiki_weight"] * F.cross_entropy(model.wiki(h).float().flatten(0, 1), t["tags"].flatten(), ignore_index=IGNORE)
    tags = F.cross_entropy(model.muc(h).float().flatten(0, 1), t["tags"].flatten(), ignore_index=IGNORE)
    return config["tags_weight"] * tags + relation_losses(model, batch, h, batcher, config)


def cut(batcher: Batcher, docs: list[data.Doc]) -> list[list[Window]]:
    """Windows of each corpus, cut anew."""
    return [[w for d in docs if d.corpus == c for w in batcher.windows(d, train=True)] for c in ("muc", "wiki")]


def train(model: Roles, batcher: Batcher, docs: list[data.Doc], dev: list[data.Doc], config: dict[str, Any], out: Path) -> list[dict[str, Any]]:
    """Scores of the last epochs. What is scored and kept is the running mean of the weights over the last steps."""
    first = cut(batcher, docs)
    optimiser = torch.optim.AdamW(groups(model, config), weight_decay=0.01, betas=(0.9, 0.98))
    seen = [w for ws in first for w in ws if w.mentions()]
    empty = sum(map(len, first)) - len(seen)
    steps = config["epochs"] * round(len(batcher.batches(seen, train=False)) * (1 + config["empty"] * empty / len(seen)))
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(config["mean"]))
    step, start, curve = 0, time.time(), []
    for epoch in range(config["epochs"]):
        todo = [b for ws in cut(batcher, docs) for b in batcher.batches([w for w in ws if w.mentions() or batcher.random.random() < config["empty"]], train=True)]
        batcher.random.shuffle(todo)
        for batch in todo:
            set_rate(optimiser, step, steps, 100)
            with arithmetic():
                loss = losses(model, batch, batcher, config)
            learn(model, optimiser, loss)
            mean.update_parameters(model)
            step += 1
            if step % 50 == 0:
                print(f"epoch {epoch} step {step}/{steps} loss {loss.item():.3f} {time.time() - start:.0f} s", flush=True)
        torch.save({"model": mean.module.state_dict(), "traits": batcher.traits}, out / "model.pt")
        if epoch >= config["epochs"] - 2:
            row = {"epoch": epoch + 1, "seconds": round(time.time() - start), **score(mean.module, batcher, dev)}
            curve.append(row)
            print(json.dumps(row), flush=True)
    return curve


def encoder_of(folder: Path) -> dict[str, Tensor]:
    """The weights of the encoder of a reader, its matrices of int8 multiplied out again."""
    from restore import restore

    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    reader = Reader(*(len(labels[k]) for k in ("upos", "xpos", "deprel", "ner", "nominal")))
    restore(reader, folder)
    return dict(reader.encoder.state_dict())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True)
    parser.add_argument("--encoder", type=Path, help="what pretrain.py wrote: taken instead of the base's encoder")
    parser.add_argument("--start", type=Path, help="weights folder of a reader (training/reader/export.py), of which the encoder is taken")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--limit", type=int, help="documents, to try the script")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--threads", type=int, help="cores to use")
    parser.add_argument("--mean", type=float, help="of the running mean of the weights, what is kept at each step; 0 keeps the last weights")
    args = parser.parse_args()
    config = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    config |= {k: v for k in ("epochs", "seed", "threads", "mean") if (v := getattr(args, k)) is not None}
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    args.out.mkdir(parents=True, exist_ok=True)
    docs, dev = data.muc_parts(args.shared)
    wiki = data.wikievents(args.shared / "data" / "wikievents" / "wiki-train-human.jsonl")
    docs, wiki = docs[: args.limit], wiki[: args.limit]
    tokenizer = Tokenizer.from_file(args.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    sets = trait_sets(docs)
    print({t: len(v) for t, v in sets.items()}, len(docs), len(wiki), sum(len(d.mentions) for d in docs), flush=True)
    model = Roles(len(MUC_TAGS), len(WIKI_TAGS), len(TYPES), [len(v) for v in sets.values()])
    load_base(model, args.base)
    if args.encoder:
        model.encoder.load_state_dict(torch.load(args.encoder, weights_only=True))
    elif args.start:
        model.encoder.load_state_dict(encoder_of(args.start))
    batcher = Batcher(tokenizer, config, sets, config["seed"])
    curve = train(model, batcher, docs + wiki, dev[: args.limit], config, args.out)
    (args.out / "curve.json").write_text(json.dumps({"config": config, "curve": curve}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
