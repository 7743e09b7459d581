"""re3d: do two names of one organisation or person mean one actor of ours (IsSynonymOf), and do we know that one belongs to, or sides with, another?

Split by document: `dev` are those whose id has a SHA-256 that begins with 0 to 7, `held` the others, which were not read while rules were written.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from dateline.coding.draft import Draft
from dateline.model import ActorMention, ActorRef
from dateline.vocab.actors import register
from evaluation.actors.common import Share, drafted, share

FOLDER = Path("data/re3d")
ACTORS = {"Organisation", "Person", "Nationality"}


def part(document: str) -> str:
    """dev or held."""
    return "dev" if hashlib.sha256(document.encode()).hexdigest()[0] < "8" else "held"


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for path in sorted((folder / FOLDER).glob(f"*/{name}.json")) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def measured(folder: Path, which: str, misses: list[str] | None = None) -> list[Share]:
    """Shares over documents of a part."""
    kinds: dict[tuple[str, int, int], str] = {(e["documentId"], e["begin"], e["end"]): e["type"] for e in _rows(folder, "entities")}
    relations: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for r in _rows(folder, "relations"):
        ends = [kinds.get((r["documentId"], r[f"{k}Begin"], r[f"{k}End"])) for k in ("source", "target")]
        if all(k in ACTORS for k in ends):
            relations[r["documentId"]].append(r)
    right: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for d in sorted((d for d in _rows(folder, "documents") if part(d["_id"]) == which), key=lambda d: str(d["_id"])):
        draft = drafted(d["text"], "2017-01-01")
        by_type: dict[str, list[bool]] = defaultdict(list)
        for r in relations[d["_id"]]:
            test = {"IsSynonymOf": same, "BelongsTo": belongs, "AlliesOf": allied}.get(r["type"])
            if test is None:
                continue
            ok = test(draft, *_ends(draft, r))
            by_type[r["type"]].append(ok)
            if misses is not None and not ok:
                misses.append(f"re3d {r['type']} | {r['source']} | {r['target']} | {[m and (m.actor, m.antecedent) for m in _ends(draft, r)]}")
        for name, found in by_type.items():
            right[name].append((sum(found), len(found)))
        right["Organisation"].append(_organisations(draft, d["_id"], kinds, misses))
    words = {"Organisation": "organisation found, as a named or generic actor", "IsSynonymOf": "two names, one actor", "BelongsTo": "belongs to: known",
             "AlliesOf": "allies: known"}  # fmt: skip
    return [share(f"re3d {which}: {words[name]}", right[name]) for name in words if right[name]]


def _organisations(draft: Draft, document: str, kinds: dict[tuple[str, int, int], str], misses: list[str] | None) -> tuple[int, int]:
    gold = [(a, b) for (d, a, b), kind in kinds.items() if d == document and kind == "Organisation"]
    lost = [(a, b) for a, b in gold if _at(draft, a, b) is None]
    if misses is not None:
        misses += [f"re3d Organisation | {draft.document.text[a:b]} | {draft.document.text[max(0, a - 40) : b + 40]!r}" for a, b in lost]
    return len(gold) - len(lost), len(gold)


def _ends(draft: Draft, r: dict[str, Any]) -> tuple[ActorMention | None, ActorMention | None]:
    return _at(draft, r["sourceBegin"], r["sourceEnd"]), _at(draft, r["targetBegin"], r["targetEnd"])


def _at(draft: Draft, start: int, end: int) -> ActorMention | None:
    """The mention that shares most with a stretch of text, modifiers last."""
    over = [m for m in draft.actors if m.span.start < end and start < m.span.end]
    return max(over, key=lambda m: (m.rule != "modifier", min(m.span.end, end) - max(m.span.start, start), -m.span.start), default=None)


def _whom(draft: Draft, m: ActorMention) -> ActorRef:
    """What a reference stands for."""
    return next((o.actor for o in draft.actors if o.head == m.antecedent), m.actor) if m.antecedent is not None else m.actor


def same(draft: Draft, a: ActorMention | None, b: ActorMention | None) -> bool:
    """One mention over both, or two of one actor."""
    if a is None or b is None:
        return False
    if a is b or a.head == b.antecedent or b.head == a.antecedent:
        return True
    x, y = _whom(draft, a), _whom(draft, b)
    return x.actor_id == y.actor_id if x.actor_id and y.actor_id else x.name == y.name


def belongs(draft: Draft, a: ActorMention | None, b: ActorMention | None) -> bool:
    """By country (a force and its state), by one mention over both, or by the register (part of, member of, leads)."""
    if a is None or b is None:
        return False
    x, y = _whom(draft, a), _whom(draft, b)
    if a is b or x.country is not None and x.country == y.country:
        return True
    return any(r.subject == x.actor_id and r.object == y.actor_id for r in register().relations)


def allied(draft: Draft, a: ActorMention | None, b: ActorMention | None) -> bool:
    """By the register: one backs the other or is a member of it, or both are of one coalition."""
    if a is None or b is None:
        return False
    x, y = (_whom(draft, m).actor_id for m in (a, b))
    if {x, y} & {None}:
        return False
    pairs = {(r.subject, r.object) for r in register().relations}
    mine, theirs = ({o for s, o in pairs if s == i} for i in (x, y))
    return (x, y) in pairs or (y, x) in pairs or bool(mine & theirs)
