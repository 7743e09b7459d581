"""Losses and right answers of tags, names and trees; several sentences may stand in one row."""

from __future__ import annotations

from typing import Any

import torch
from model import label_scores
from torch import Tensor
from torch.nn import functional as F

IGNORE = -100
WEIGHTS = {"upos": 0.5, "xpos": 0.5, "ner": 0.7, "nominal": 0.4}


def arcs_inside(arcs: Tensor, sent: Tensor) -> Tensor:
    """Scores [B, W, W + 1] with heads in other sentences out of reach; `sent` [B, W]: number of each word's sentence."""
    inside = torch.cat([torch.ones_like(sent[:, :, None], dtype=torch.bool), sent[:, :, None] == sent[:, None, :]], 2)
    return arcs.float().masked_fill(~inside, -1e4)


def parse_losses(outputs: tuple[Tensor, ...], lab_u: Tensor, t: dict[str, Tensor]) -> Tensor:
    """Of the outputs of `Reader.of_words`; a layer without right answers costs nothing."""
    arcs, ld, lh = outputs[4:]
    total = torch.zeros(())
    for logits, (k, weight) in zip(outputs, WEIGHTS.items(), strict=False):
        if (t[k] >= 0).any():
            total = total + weight * F.cross_entropy(logits.float().flatten(0, 1), t[k].flatten(), ignore_index=IGNORE)
    if (t["heads"] >= 0).any():
        total = total + F.cross_entropy(arcs_inside(arcs, t["sent"]).flatten(0, 1), t["heads"].flatten(), ignore_index=IGNORE)
        at = t["heads"] >= 0
        b = torch.arange(at.shape[0])[:, None].expand_as(at)[at]
        total = total + F.cross_entropy(label_scores(lab_u, ld.float()[at], lh.float()[b, t["heads"][at]]), t["deprel"][at])
    return total


def rights(outputs: tuple[Tensor, ...], lab_u: Tensor, t: dict[str, Tensor]) -> dict[str, tuple[Tensor, Tensor]]:
    """Where each layer is right, and where there is a right answer; greedy heads."""
    upos, xpos, _, nominal, arcs, ld, lh = outputs
    best = arcs_inside(arcs, t["sent"]).argmax(-1)
    relation = label_scores(lab_u, ld, torch.gather(lh, 1, best.unsqueeze(-1).expand(-1, -1, lh.shape[-1]))).argmax(-1)
    found = {k: (x.argmax(-1) == t[k], t[k] >= 0) for k, x in (("upos", upos), ("xpos", xpos), ("nominal", nominal))}
    arc = best == t["heads"]
    return found | {"uas": (arc, t["heads"] >= 0), "las": (arc & (relation == t["deprel"]), t["heads"] >= 0)}


def share(counts: list[dict[str, tuple[Tensor, Tensor]]]) -> dict[str, float]:
    """Percent right over batches."""
    out: dict[str, Any] = {}
    for k in counts[0]:
        right, n = sum(int((c[k][0] & c[k][1]).sum()) for c in counts), sum(int(c[k][1].sum()) for c in counts)
        if n:
            out[k] = round(100 * right / n, 2)
    return out
