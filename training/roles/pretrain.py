"""Goes on teaching the encoder to guess hidden words, on reports of violence without labels, before the roles are learnt.

python training/roles/pretrain.py --base model.safetensors --tokenizer tokenizer.json --shared ../shared --out build/roles/encoder.pt

Texts: MUC-4 dev and the training documents of WikiEvents (as the roles are trained on), and the Wikinews articles. The table of word pieces stays as it is.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE)]

import data  # noqa: E402
from batches import CLS, MASK_ID, SEP  # noqa: E402
from network import Encoder, load_base  # noqa: E402
from optimise import arithmetic  # noqa: E402

VOCABULARY = 30522


class Guesser(nn.Module):
    """The encoder, and a layer that turns a vector into that of a word piece."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.dense, self.norm, self.bias = nn.Linear(384, 384), nn.LayerNorm(384, eps=1e-12), nn.Parameter(torch.zeros(VOCABULARY))

    def forward(self, ids: Tensor, mask: Tensor, hidden: Tensor) -> Tensor:
        """Logits [hidden words, vocabulary]."""
        h = self.encoder(ids, mask, torch.zeros_like(ids))[hidden]
        return self.norm(F.gelu(self.dense(h))) @ self.encoder.word.weight.T + self.bias


def pieces(shared: Path, tokenizer: Tokenizer) -> list[list[int]]:
    """The texts, each as one list of word pieces."""
    docs, _ = data.muc_parts(shared)
    docs += data.wikievents(shared / "data" / "wikievents" / "wiki-train-human.jsonl")
    texts = [" ".join(d.words) for d in docs]
    for path in sorted((shared / "data" / "wikinews").glob("wikinews_*.csv")):
        with data.guard(path).open(encoding="utf-8", newline="") as f:
            texts += [max(row.values(), key=lambda v: len(v or "")) for row in csv.DictReader(f)]
    return [e.ids for e in tokenizer.encode_batch(texts, add_special_tokens=False)]


def rows(texts: list[list[int]], size: int, chance: random.Random) -> list[list[int]]:
    """Stretches of `size` pieces, cut anew each time, shortest first."""
    out = []
    for ids in texts:
        start = -chance.randrange(size // 2)
        out += [ids[max(0, a) : a + size] for a in range(start, len(ids), size)]
    return sorted((r for r in out if len(r) >= 20), key=len)


def hide(batch: list[list[int]], share: float, chance: random.Random) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pieces with some hidden (of ten, eight masked, one changed, one left), the mask of the padding, which are to be guessed, and what they were."""
    n = max(map(len, batch)) + 2
    ids, mask, hidden, gold = torch.zeros(len(batch), n, dtype=torch.long), torch.zeros(len(batch), n), torch.zeros(len(batch), n, dtype=torch.bool), []
    for b, row in enumerate(batch):
        put = list(row)
        for i, was in enumerate(row):
            if chance.random() < share:
                hidden[b, i + 1] = True
                gold.append(was)
                dice = chance.random()
                put[i] = MASK_ID if dice < 0.8 else chance.randrange(1000, VOCABULARY) if dice < 0.9 else was
        ids[b, : len(put) + 2], mask[b, : len(put) + 2] = torch.tensor([CLS, *put, SEP]), 1
    return ids, mask, hidden, torch.tensor(gold)


def train(model: Guesser, texts: list[list[int]], config: dict[str, Any]) -> None:
    chance = random.Random(config["seed"])
    model.encoder.word.weight.requires_grad_(False)
    model.encoder.shape.weight.requires_grad_(False)
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], weight_decay=0.01, betas=(0.9, 0.98))
    per_batch = config["pieces_per_batch"] // config["pieces"]
    steps = config["epochs"] * (len(rows(texts, config["pieces"], random.Random(0))) // per_batch + 1)
    step, start, seen = 0, time.time(), 0.0
    for epoch in range(config["epochs"]):
        cut = rows(texts, config["pieces"], chance)
        todo = [cut[k : k + per_batch] for k in range(0, len(cut), per_batch)]
        chance.shuffle(todo)
        for batch in todo:
            for g in optimiser.param_groups:
                g["lr"] = config["lr"] * min(1.0, (step + 1) / 200) * max(0.02, 1 - step / steps)
            ids, mask, hidden, gold = hide(batch, config["hidden"], chance)
            with arithmetic():
                loss = F.cross_entropy(model(ids, mask, hidden).float(), gold)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step, seen = step + 1, 0.98 * seen + 0.02 * loss.item()
            if step % 50 == 0:
                print(f"epoch {epoch} step {step}/{steps} loss {seen / (1 - 0.98**step):.3f} {time.time() - start:.0f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    config = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    config = {k: v for k, v in config.items() if not isinstance(v, dict)} | config["pretrain"]
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    tokenizer = Tokenizer.from_file(args.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    texts = pieces(args.shared, tokenizer)
    print(len(texts), sum(map(len, texts)), "pieces", flush=True)
    model = Guesser()
    load_base(model, args.base)
    train(model, texts, config)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.encoder.state_dict(), args.out)


if __name__ == "__main__":
    main()
