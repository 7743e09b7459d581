"""The network: the MiniLM encoder of training/syntax, tagging heads for two corpora, and heads over spans and pairs of spans."""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "syntax")]

from model import Encoder, load_base  # noqa: E402

__all__ = ["Encoder", "Roles", "load_base"]
SPAN = 192
NEAR = 8  # sentence distances 0 .. 6, and more


class Roles(nn.Module):
    """Per word: tag logits of both corpora. Per span: traits, and a vector that pairs are judged by. Per sentence: types of incident."""

    def __init__(self, muc: int, wiki: int, types: int, traits: list[int]) -> None:
        super().__init__()
        d = 384
        self.encoder = Encoder()
        self.muc, self.wiki, self.types = nn.Linear(d, muc), nn.Linear(d, wiki), nn.Linear(d, types)
        self.span = nn.Linear(3 * d, SPAN)
        self.traits = nn.Linear(SPAN, sum(traits))
        self.pair_in = nn.Linear(2 * SPAN, SPAN)
        self.near = nn.Embedding(NEAR, SPAN)
        self.roles = nn.Embedding(64, SPAN)
        self.pair_out = nn.Linear(SPAN, 2)

    def words(self, ids: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        h = self.encoder(ids, mask, torch.zeros_like(ids))
        return torch.gather(h, 1, first.unsqueeze(-1).expand(-1, -1, h.shape[-1]))

    def spans(self, h: Tensor, a: Tensor, b: Tensor) -> Tensor:
        """Vectors [s, SPAN] of words [a, b) of one text h [w, d]."""
        total = torch.cat([torch.zeros_like(h[:1]), h.cumsum(0)])
        mean = (total[b] - total[a]) / (b - a).unsqueeze(-1)
        return F.gelu(self.span(torch.cat([h[a], h[b - 1], mean], -1)))

    def pairs(self, u: Tensor, v: Tensor, near: Tensor, roles: Tensor) -> Tensor:
        """Logits [p, 2] that two spans are one entity, and of one incident. Symmetric in u and v."""
        x = self.pair_in(torch.cat([u * v, (u - v).abs()], -1)) + self.near(near) + self.roles(roles)
        return self.pair_out(F.gelu(x))
