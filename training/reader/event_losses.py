"""Losses for events: telling words, their status, the parts of their acts, which of them tell one event; and clues, of which only the sentences are known."""

from __future__ import annotations

import itertools
from typing import Any

import torch
from batches import Window
from event_network import Events
from news import EITHER, PARTS, STATUSES, TYPES, News
from torch import Tensor
from torch.nn import functional as F

IGNORE = -100
ASSAULT = TYPES.index("ASSAULT") + 1


def event_losses(model: Events, batch: list[Window], h: Tensor, config: dict[str, Any]) -> Tensor:
    """The whole loss of a batch of windows, given by the vectors of their words; a mean over windows but for the words, which weigh alike."""
    total = torch.zeros(())
    told, of = [], []
    for b, w in enumerate(batch):
        n = w.hi - w.lo
        x = h[b, :n]
        logits = model.types(x).float()
        doc = w.doc
        assert isinstance(doc, News)
        if doc.corpus == "reading":
            total = total + config["clues_weight"] * clue_loss(model, x, logits, w) / len(batch)
            continue
        gold = word_types(w)
        if doc.corpus == "wiki":
            total = total + config["wiki_weight"] * attack_loss(logits, gold, w) / len(batch)
        else:
            told.append(logits)
            of.append(gold)
        total = total + act_losses(model, x, w, config) / len(batch)
    if told:
        total = total + config["types_weight"] * F.cross_entropy(torch.cat(told), torch.cat(of), ignore_index=IGNORE)
    return total


def word_types(w: Window) -> Tensor:
    """For each word of the window the number of the type it tells, 0 for none."""
    gold = torch.zeros(w.hi - w.lo, dtype=torch.long)
    for act in w.doc.acts:  # type: ignore[attr-defined]
        for a, b in act.words:
            for i in range(max(a, w.lo), min(b, w.hi)):
                gold[i - w.lo] = TYPES.index(act.type) + 1
    for i in w.doc.unsure:
        if w.lo <= i < w.hi:
            gold[i - w.lo] = IGNORE
    return gold


def attack_loss(logits: Tensor, gold: Tensor, w: Window) -> Tensor:
    """WikiEvents tells attacks only: a word is one or is none; other types cost nothing."""
    p = logits.softmax(-1)[:, ASSAULT].clamp(1e-6, 1 - 1e-6)
    keep = gold != IGNORE
    return F.binary_cross_entropy(p[keep], (gold[keep] == ASSAULT).float()) if keep.any() else p.sum() * 0


def act_losses(model: Events, x: Tensor, w: Window, config: dict[str, Any]) -> Tensor:
    """Status, parts and sameness of the acts told in a window."""
    tellers = [(k, a) for k, act in enumerate(w.doc.acts) for a, _ in act.words if w.lo <= a < w.hi]  # type: ignore[attr-defined]
    if not tellers:
        return x.sum() * 0
    at = torch.tensor([a - w.lo for _, a in tellers])
    acts = [w.doc.acts[k] for k, _ in tellers]  # type: ignore[attr-defined]
    status = torch.tensor([STATUSES.index(a.status) if a.status else IGNORE for a in acts])
    total = x.sum() * 0
    if (status >= 0).any():
        total = total + config["status_weight"] * F.cross_entropy(model.statuses(x[at]).float(), status, ignore_index=IGNORE)
    want, weight = part_gold(w, acts)
    loss = F.binary_cross_entropy_with_logits(model.parts_of(x, at).float(), want, reduction="none")
    total = total + config["parts_weight"] * (loss * weight).sum() / want.sum().clamp(min=4)
    both = list(itertools.combinations(range(len(tellers)), 2))[:300]
    if both and w.doc.corpus == "dispatch":
        i, j = (torch.tensor(z) for z in zip(*both, strict=True))
        one = torch.tensor([float(tellers[a][0] == tellers[b][0]) for a, b in both])
        total = total + config["same_weight"] * F.binary_cross_entropy_with_logits(model.sameness(x, at[i], at[j]).float(), one)
    return total


def part_gold(w: Window, acts: list[Any]) -> tuple[Tensor, Tensor]:
    """Which word is what part of which teller's act [tellers, words, parts], and what each of these weighs."""
    want = torch.zeros(len(acts), w.hi - w.lo, len(PARTS))
    weight = torch.ones_like(want)
    known = [PARTS.index(p) for p in ("actor", "recipient", "target", "weapon", "place")]
    if w.doc.corpus == "wiki":
        weight.zero_()
        weight[:, :, known] = 0.5
    for k, act in enumerate(acts):
        for part, a, b in act.parts:
            for i in range(max(a, w.lo), min(b, w.hi)):
                want[k, i - w.lo, PARTS.index(part)] = 1
                if w.doc.corpus == "wiki" and part in EITHER:
                    for other in EITHER:
                        weight[k, i - w.lo, PARTS.index(other)] = 0
    return want, weight


def clue_loss(model: Events, x: Tensor, logits: Tensor, w: Window) -> Tensor:
    """Some word of the evidence tells the event, with its type and status; no word outside of any evidence tells one."""
    p = logits.softmax(-1)
    doc = w.doc
    total = x.sum() * 0
    outside = [i - w.lo for i in doc.outside if w.lo <= i < w.hi]  # type: ignore[attr-defined]
    if outside:
        total = total - 4 * p[outside, 0].clamp(min=1e-6).log().mean()
    for clue in doc.clues:  # type: ignore[attr-defined]
        inside = [i - w.lo for i in clue.inside if w.lo <= i < w.hi]
        if len(inside) < len(clue.inside) // 2 or not inside:
            continue  # most of it is in another window
        q = p[inside][:, [TYPES.index(t) + 1 for t in clue.types]].sum(-1).clamp(1e-6, 1 - 1e-6)
        total = total - 0.2 * (1 - (1 - q).log().sum().exp()).clamp(min=1e-6).log()
        share = (q / q.sum()).detach()
        status = (model.statuses(x[inside]).float().softmax(-1) * share.unsqueeze(-1)).sum(0)
        total = total - 0.1 * status[[STATUSES.index(s) for s in clue.statuses]].sum().clamp(min=1e-6).log()
    return total
