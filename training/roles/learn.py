"""Losses of the heads over sentences, spans and pairs of spans."""

from __future__ import annotations

import itertools
from typing import Any

import data
import torch
from batches import TYPES, Batcher, Window, distance, pair_index
from network import Roles
from torch import Tensor
from torch.nn import functional as F

IGNORE = -100


def relation_losses(model: Roles, batch: list[Window], h: Tensor, batcher: Batcher, config: dict[str, Any]) -> Tensor:
    """Types of incident of the sentences, traits of the mentions, and which of them are one entity and of one incident."""
    sents, gold, traits, pairs = [], [], [], []
    for b, w in enumerate(batch):
        total_types, total_gold = sentence_types(w, h[b])
        sents.append(total_types)
        gold.append(total_gold)
        ms = w.mentions()
        if not ms:
            continue
        spans = model.spans(h[b], torch.tensor([m.first - w.lo for m in ms]), torch.tensor([m.last - w.lo for m in ms]))
        traits += trait_losses(model.traits(spans).float(), ms, batcher.traits)
        both = list(itertools.combinations(range(len(ms)), 2))[:400]
        if both:
            i, j = (torch.tensor(x) for x in zip(*both, strict=True))
            near = torch.tensor([distance(w, ms[x], ms[y]) for x, y in both])
            kinds = torch.tensor([pair_index(ms[x], ms[y]) for x, y in both])
            want = torch.tensor([[float(ms[x].entity == ms[y].entity), float(bool(ms[x].incidents & ms[y].incidents))] for x, y in both])
            pairs.append(F.binary_cross_entropy_with_logits(model.pairs(spans[i], spans[j], near, kinds).float(), want))
    total = config["types_weight"] * F.binary_cross_entropy_with_logits(model.types(torch.cat(sents)).float(), torch.cat(gold))
    if traits:
        total = total + config["traits_weight"] * torch.stack(traits).mean() * len(data.TRAITS)
    if pairs:
        total = total + config["pairs_weight"] * torch.stack(pairs).mean()
    return total


def sentence_types(w: Window, h: Tensor) -> tuple[Tensor, Tensor]:
    """Mean vector of each sentence, and which types of incident its mentions belong to."""
    vectors = torch.stack([h[a:b].mean(0) for a, b in w.sentences])
    gold = torch.zeros(len(w.sentences), len(TYPES))
    for m in w.mentions():
        for k, (a, b) in enumerate(w.sentences):
            if a <= m.first - w.lo < b and m.traits.get("type") in TYPES:
                gold[k, TYPES.index(m.traits["type"])] = 1
    return vectors, gold


def trait_losses(logits: Tensor, ms: list[data.Mention], sets: dict[str, list[str]]) -> list[Tensor]:
    out, at = [], 0
    for trait, values in sets.items():
        gold = torch.tensor([values.index(m.traits[trait]) if m.traits.get(trait) in values else IGNORE for m in ms])
        if (gold >= 0).any():
            out.append(F.cross_entropy(logits[:, at : at + len(values)], gold, ignore_index=IGNORE))
        at += len(values)
    return out
