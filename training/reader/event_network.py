"""Heads for events on vectors of words: per word a type of event, per telling word a status, per pair of words a part, per pair of telling words sameness."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDE = 160
FAR = 8  # buckets of the distance between two words, before and behind


def bucket(distance: Tensor) -> Tensor:
    """Signed distance in words as one of 2 * FAR + 1 numbers: 0, 1, 2-3, 4-7, 8-15, ... each way."""
    size = torch.floor(torch.log2(distance.abs().clamp(min=1).float())).long() + 1
    return torch.where(distance == 0, 0, size.clamp(max=FAR)) * distance.sign() + FAR


class Events(nn.Module):
    """Heads over the words of a window of sentences."""

    def __init__(self, types: int, statuses: int, parts: int) -> None:
        super().__init__()
        d = 384
        self.types, self.statuses = nn.Linear(d, types + 1), nn.Linear(d, statuses)  # type 0: tells none
        self.act, self.part = nn.Linear(d, WIDE), nn.Linear(d, WIDE)
        self.far = nn.Embedding(2 * FAR + 1, WIDE)
        self.parts = nn.Linear(WIDE, parts)
        self.one = nn.Linear(d, WIDE)
        self.same = nn.Linear(WIDE, 1)

    def parts_of(self, h: Tensor, tellers: Tensor) -> Tensor:
        """Logits [tellers, words, parts] of one window h [words, d]."""
        away = bucket(torch.arange(len(h)).unsqueeze(0) - tellers.unsqueeze(1))
        x = self.act(h[tellers]).unsqueeze(1) + self.part(h).unsqueeze(0) + self.far(away)
        return self.parts(F.gelu(x))

    def sameness(self, h: Tensor, i: Tensor, j: Tensor) -> Tensor:
        """Logits [pairs] that two telling words tell one event. Symmetric."""
        u, v = h[i], h[j]
        return self.same(F.gelu(self.one(u * v) + self.one((u - v).abs()))).squeeze(-1)
