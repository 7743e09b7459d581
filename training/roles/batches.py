"""Windows of whole sentences, as tensors."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import torch
from data import Doc, Mention
from tokenizers import Tokenizer
from torch import Tensor

MASK_ID, CLS, SEP = 103, 101, 102
MUC_TAGS = ["O"] + [f"{p}-{r}" for r in ("PERP", "ORG", "TARGET", "NAME", "PEOPLE", "WEAPON") for p in "BI"]
WIKI_TAGS = ["O"] + [f"{p}-{r}" for r in ("ATTACKER", "TARGET", "VICTIM", "WEAPON", "PLACE", "ATTACK", "DIE", "INJURE") for p in "BI"]
ROLES = ["PERP", "ORG", "TARGET", "NAME", "PEOPLE", "WEAPON"]
TYPES = ["ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE"]


@dataclass
class Window:
    """Words [lo, hi) of a document and their sentences (word ranges within the window)."""

    doc: Doc
    lo: int
    hi: int
    sentences: list[tuple[int, int]]

    def mentions(self) -> list[Mention]:
        return [m for m in self.doc.mentions if self.lo <= m.first and m.last <= self.hi]


class Batcher:
    """Cuts documents into windows and windows into batches; words are masked in training only."""

    def __init__(self, tokenizer: Tokenizer, config: dict[str, Any], traits: dict[str, list[str]], seed: int) -> None:
        self.tok, self.config, self.traits, self.random = tokenizer, config, traits, random.Random(seed)
        self.cache: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        got = self.cache.get(word)
        if got is None:
            got = self.cache[word] = self.tok.encode(word, add_special_tokens=False).ids[:12] or [100]
        return got

    def windows(self, doc: Doc, *, train: bool = False) -> list[Window]:
        """Whole sentences up to `pieces` of the config; evenly long. In training the size is drawn anew each time, so that a sentence is seen beside others."""
        most = self.random.randint(self.config["fewest_pieces"], self.config["pieces"]) if train else self.config["pieces"]
        ends = doc.starts[1:] + [len(doc.words)]
        sizes = [min(400, sum(len(self.pieces(w)) for w in doc.words[a:b])) for a, b in zip(doc.starts, ends, strict=True)]
        parts = -(-sum(sizes) // most) or 1
        goal, out, now, size = sum(sizes) / parts, [], [], 0
        for (a, b), n in zip(zip(doc.starts, ends, strict=True), sizes, strict=True):
            if now and (size + n > most + 60 or size + n / 2 > goal):
                out.append(now)
                now, size = [], 0
            now.append((a, b))
            size += n
        out.append(now)
        return [Window(doc, w[0][0], w[-1][1], [(a - w[0][0], b - w[0][0]) for a, b in w]) for w in out if w]

    def batches(self, windows: list[Window], *, train: bool) -> list[list[Window]]:
        order = sorted(windows, key=lambda w: (w.hi - w.lo) * (1 + (self.random.random() * 0.2 if train else 0)))
        out: list[list[Window]] = []
        now: list[Window] = []
        for w in order:
            if now and (len(now) + 1) * (w.hi - w.lo) * 1.35 > self.config["pieces_per_batch"]:
                out.append(now)
                now = []
            now.append(w)
        out.append(now)
        if train:
            self.random.shuffle(out)
        return out

    def encode(self, w: Window, train: bool) -> tuple[list[int], list[int]]:
        ids, first = [CLS], []
        for word in w.doc.words[w.lo : w.hi]:
            got = self.pieces(word)
            first.append(min(len(ids), 509))
            ids += [MASK_ID] * len(got) if train and self.random.random() < self.config["mask"] else got
        return ids[:510] + [SEP], first

    def tensors(self, batch: list[Window], *, train: bool) -> dict[str, Tensor]:
        coded = [self.encode(w, train) for w in batch]
        n, k = max(len(i) for i, _ in coded), max(len(f) for _, f in coded)
        ids, mask = torch.zeros(len(batch), n, dtype=torch.long), torch.zeros(len(batch), n)
        first = torch.zeros(len(batch), k, dtype=torch.long)
        tags = torch.full((len(batch), k), -100)
        for b, ((i, f), w) in enumerate(zip(coded, batch, strict=True)):
            ids[b, : len(i)], mask[b, : len(i)], first[b, : len(f)] = torch.tensor(i), 1, torch.tensor(f)
            tags[b, : len(f)] = torch.tensor(gold_tags(w))
        return {"ids": ids, "mask": mask, "first": first, "tags": tags}


def gold_tags(w: Window) -> list[int]:
    """Tag numbers of the window's words; -100 where unsure."""
    names = MUC_TAGS if w.doc.corpus == "muc" else WIKI_TAGS
    out = [-100 if i in w.doc.unsure else 0 for i in range(w.lo, w.hi)]
    for m in w.mentions():
        for i in range(m.first, m.last):
            out[i - w.lo] = names.index(("B-" if i == m.first else "I-") + m.role)
    return out


def pair_index(m: Mention, o: Mention) -> int:
    """One number for an unordered pair of roles."""
    a, b = sorted((ROLES.index(m.role), ROLES.index(o.role)))
    return a * 8 + b


def distance(w: Window, m: Mention, o: Mention) -> int:
    """Sentences between two mentions, at most 7."""

    def at(x: Mention) -> int:
        return next((k for k, (a, b) in enumerate(w.sentences) if a <= x.first - w.lo < b), 0)

    return min(7, abs(at(m) - at(o)))
