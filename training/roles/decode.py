"""From tag probabilities to role fillers, and their score on development reports."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field
from typing import Any

import torch
from batches import MUC_TAGS, ROLES, Batcher, Window, distance, pair_index
from data import Doc, Mention
from network import Roles

from dateline.text.marks import marked, trimmed

SHORT = {"PERP": "PerpInd", "ORG": "PerpOrg", "TARGET": "Target", "NAME": "Victim", "WEAPON": "Weapon"}
STEPS = [x / 20 for x in range(2, 17, 2)]


@dataclass
class Read:
    """What the network says of one document: P(role) and P(begins) per word, and a function that judges spans of one window."""

    doc: Doc
    windows: list[tuple[Window, Any, Any]] = field(default_factory=list)  # window, vectors [w, d], probabilities [w, tags]


@torch.no_grad()
def read(model: Roles, batcher: Batcher, docs: list[Doc]) -> list[Read]:
    """Probabilities for every document."""
    out = {d.name: Read(d) for d in docs}
    for batch in batcher.batches([w for d in docs for w in batcher.windows(d)], train=False):
        t = batcher.tensors(batch, train=False)
        h = model.words(t["ids"], t["mask"], t["first"])
        probs = model.muc(h).softmax(-1)
        for b, w in enumerate(batch):
            out[w.doc.name].windows.append((w, h[b, : w.hi - w.lo], probs[b, : w.hi - w.lo]))
    for r in out.values():
        r.windows.sort(key=lambda x: x[0].lo)
    return [out[d.name] for d in docs]


def found(r: Read, thresholds: dict[str, float]) -> list[tuple[Mention, float, int]]:
    """Mentions with their scores and windows, in text order, cut as the product cuts them."""
    out = []
    for k, (w, _, probs) in enumerate(r.windows):
        for a, b, role, score in trimmed(marked(probs.numpy(), MUC_TAGS, thresholds), r.doc.words[w.lo : w.hi]):
            out.append((Mention(w.lo + a, w.lo + b, role, -1, frozenset()), score, k))
    return out


def normal(words: list[str]) -> str:
    text = "".join(c for c in " ".join(words).lower() if c not in string.punctuation)
    return " ".join(re.sub(r"\b(?:a|an|the)\b", " ", text).split())


@torch.no_grad()
def entities(model: Roles, r: Read, mentions: list[tuple[Mention, float, int]], same: float = 0.5) -> dict[str, list[list[str]]]:
    """One mention, the surest, of each entity by role: same words, one within the other, or judged the same by the network."""
    out: dict[str, list[list[str]]] = {v: [] for v in SHORT.values()}
    for role, short in SHORT.items():
        ms = sorted(((m, s, k) for m, s, k in mentions if m.role == role), key=lambda x: -x[1])
        kept: list[tuple[Mention, int, str]] = []
        for m, _, k in ms:
            text = normal(r.doc.words[m.first : m.last])
            if text and not any(text == t or alike(text, t, role) or coreferent(model, r, (m, k), (o, ko)) > same for o, ko, t in kept):
                kept.append((m, k, text))
        out[short] = [[t] for _, _, t in kept]
    return out


def alike(a: str, b: str, role: str) -> bool:
    """A name within a longer name."""
    return role in ("NAME", "ORG") and (set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()))


def coreferent(model: Roles, r: Read, a: tuple[Mention, int], b: tuple[Mention, int]) -> float:
    """Probability that two mentions are one entity."""
    (wa, ha, _), (wb, hb, _) = r.windows[a[1]], r.windows[b[1]]
    u = model.spans(ha, torch.tensor([a[0].first - wa.lo]), torch.tensor([a[0].last - wa.lo]))
    v = model.spans(hb, torch.tensor([b[0].first - wb.lo]), torch.tensor([b[0].last - wb.lo]))
    near = torch.tensor([distance(wa, a[0], b[0]) if a[1] == b[1] else 7])
    return float(model.pairs(u, v, near, torch.tensor([pair_index(a[0], b[0])])).sigmoid()[0, 0])


def gold(doc: Doc) -> dict[str, list[set[str]]]:
    """The key's entities by role, from the marked mentions (an approximation of the official file: for curves only)."""
    out: dict[str, list[set[str]]] = {}
    for role, short in SHORT.items():
        sets: dict[int, set[str]] = {}
        for m in doc.mentions:
            if m.role == role:
                sets.setdefault(m.entity, set()).add(normal(doc.words[m.first : m.last]))
        out[short] = list(sets.values())
    return out


def counts(pred: list[list[str]], want: list[set[str]]) -> tuple[int, int, int]:
    """Matched one to one (greedy: a predicted string is in one gold entity), predicted, wanted."""
    free, hit = list(want), 0
    for p in pred:
        match = next((g for g in free if p[0] in g), None)
        if match is not None:
            free.remove(match)
            hit += 1
    return hit, len(pred), len(want)


def f1(c: tuple[int, int, int]) -> float:
    return 200 * c[0] / max(1, c[1] + c[2])


def score(model: Roles, batcher: Batcher, docs: list[Doc]) -> dict[str, Any]:
    """CEAF-REE-like micro F on the marked documents, with the best threshold of each role (tuned on these documents: a development figure)."""
    model.eval()
    reads = read(model, batcher, docs)
    wants = [gold(d) for d in docs]
    best: dict[str, tuple[float, float, tuple[int, int, int]]] = {}
    for step in STEPS:
        totals = {s: [0, 0, 0] for s in SHORT.values()}
        for r, want in zip(reads, wants, strict=True):
            got = entities(model, r, found(r, dict.fromkeys(ROLES, step)))
            for s in totals:
                totals[s] = [a + b for a, b in zip(totals[s], counts(got[s], want[s]), strict=True)]
        for s, c in totals.items():
            if s not in best or f1(tuple(c)) > best[s][0]:
                best[s] = (f1(tuple(c)), step, tuple(c))
    model.train()
    whole = tuple(sum(b[2][k] for b in best.values()) for k in range(3))
    return {"f1": round(f1(whole), 2), "roles": {s: [round(b[0], 1), b[1]] for s, b in best.items()}, "hit_pred_gold": whole}
