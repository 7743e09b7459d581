"""How likely it is that a mention tells the act of a group: learnt from marked dispatches (training/grouping) over what the rules of this folder find.

Nine small networks of one hidden layer each, their mean; a trait is what a rule says, in points, or a plain fact of the two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.coding.happening import Happening
from dateline.errors import WeightsError
from dateline.weights import folder

TERMS = (
    "word", "recipients", "actors", "thing", "place", "far", "weapon", "model", "beside", "definite", "bare", "lead", "again", "there", "heading", "day", "mode",
    "named", "deed", "outcome", "toll", "lost", "followed", "fresh",
)  # fmt: skip
REASONS = (
    "asserted", "entry", "told-apart", "with-the-old", "several", "headline", "weapons", "old", "beside", "surge", "followed", "habits", "shot-down", "lunge", "respond",
    "killing", "other-word", "tried", "modes", "times", "places", "sides", "in-passing",
)  # fmt: skip
CERTAIN = (
    "entry",
    "habits",
    "in-passing",
    "lunge",
    "modes",
    "old",
    "respond",
    "surge",
    "times",
    "told-apart",
    "weapons",
    "with-the-old",
)  # right in some 19 of 20 (data.md)
PARTS = ("actors", "recipients", "targets", "places", "times", "weapons")
WORDS_ONLY = {"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "CONCEDE", "SANCTION"}  # whoever speaks does so for themselves
LIKELY = 0.4  # chance from which a mention is of an act told before: an act that is told twice is a false event, so rather one than two
FACTS = (
    "points", "is apart", "seen", "most alike", "alike", "since the last", "since the first", "sentence", "later", "members", "noun", "definite noun", "plural",
    "same status", "points back", "group in headline", "in lead", "one sentence", "same word", "has mode", "same mode", "told last", "violence", "words",
)  # fmt: skip
NAMES = (*TERMS, *(f"apart: {r}" for r in REASONS), *FACTS, *(f"has {p}" for p in PARTS), *(f"group has {p}" for p in PARTS))
SURELY_APART = tuple(NAMES.index(f"apart: {r}") for r in CERTAIN)
FAR = 30.0  # sentences, acts and mentions are counted up to so many


@dataclass(frozen=True, slots=True)
class Beside:
    """Plain facts of a mention beside a group: `later` acts of its type were told after that one; `word` 2 for the same word, 1 for one of its rule."""

    later: int
    word: float
    points_back: bool
    headline: bool
    lead: bool
    told_last: bool


def traits(h: Happening, members: Sequence[Happening], terms: Mapping[str, float], apart: str, seen: Sequence[float], beside: Beside) -> list[float]:
    """Numbers in the order of NAMES. `terms`: points by name, none where the two are `apart` for some reason; `seen`: how alike the model finds the mention and each
    member."""
    facts = [
        sum(terms.values()), apart != "", bool(seen), max(seen, default=0.5), sum(seen) / len(seen) if seen else 0.5,
        min(FAR, h.sent - members[-1].sent), min(FAR, h.sent - members[0].sent), min(FAR, h.sent), min(FAR, beside.later), min(FAR, len(members)),
        h.noun, h.definite, h.plural, h.status == members[0].status, beside.points_back, beside.headline, beside.lead, any(m.sent == h.sent for m in members),
        beside.word, bool(h.mode), bool(h.mode) and any(h.mode == m.mode for m in members), beside.told_last, h.type == "ASSAULT", h.type in WORDS_ONLY,
    ]  # fmt: skip
    mine, theirs = [bool(getattr(h, p)) for p in PARTS], [any(getattr(m, p) for m in members) for p in PARTS]
    return [float(x) for x in (*(terms.get(t, 0.0) for t in TERMS), *(apart == r for r in REASONS), *facts, *mine, *theirs)]


def one_act(rows: Sequence[Sequence[float]]) -> list[float]:
    """The chance that each row of traits is of a mention that tells the act of the group; 0 where a rule is certain that it is not."""
    chances = [0.0] * len(rows)
    open_ones = [k for k, row in enumerate(rows) if not any(row[i] for i in SURELY_APART)]
    if open_ones:
        for k, p in zip(open_ones, _likely([rows[k] for k in open_ones]), strict=True):
            chances[k] = p
    return chances


def _likely(rows: Sequence[Sequence[float]]) -> list[float]:
    import numpy as np

    w = _weights()
    x = (np.asarray(rows, dtype=np.float64) - w["mean"]) / w["scale"]
    hidden = np.tanh(np.einsum("rt,nth->nrh", x, w["into"]) + w["bias"][:, None])
    logits = np.einsum("nrh,nh->nr", hidden, w["out"]) + w["last"][:, None]
    found: list[float] = (1 / (1 + np.exp(-logits))).mean(0).tolist()
    return found


def likeliest(rows: Sequence[Sequence[float]]) -> int | None:
    """Which of the groups, in text order, a mention tells the act of, given its traits beside each; None where it tells an act of its own. Of several that are likely the
    one that the rules have most points for, then the likelier, then the later."""
    points = NAMES.index("points")
    likely = [(row[points], p, k) for k, (row, p) in enumerate(zip(rows, one_act(rows), strict=True)) if p >= LIKELY]
    return max(likely)[2] if likely else None


@cache
def _weights() -> dict[str, Any]:
    import json

    import numpy as np

    path = folder("grouping")
    names = json.loads((path / "labels.json").read_text(encoding="utf-8"))["names"]
    if tuple(names) != NAMES:
        raise WeightsError("weights grouping: learnt from other traits than this version finds; train them again (training/grouping)")
    return {k: v.astype(np.float64) for k, v in np.load(path / "network.npz").items()}
