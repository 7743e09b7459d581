"""re3d: typed relations between organisations and people, found by our relation rules from the text alone.

    python -m evaluation.re3d_relations [--part dev|held] [--shared DIR] [--json]

Gold relations count whose ends are an organisation, a person or a nationality and whose type is one of `TYPES`; one is found when a relation of ours is of that
type and its two ends share characters with the two gold ends, either way round where the relation is mutual. An office and who holds it ("Deputy Secretary of
State Antony Blinken") are one mention there, with no relation in it: such a tie counts where it is right and is no error elsewhere. Split by document, see
`evaluation.actors.re3d`. 95 % bootstrap over documents.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from dateline.coding import code
from dateline.model import Document, Record, Span
from dateline.readers import Hints, read_bytes
from evaluation.actors.re3d import ACTORS, _rows, part
from evaluation.corpora import shared
from evaluation.muc4.measure import Triple, added, f1, interval

TYPES = {
    "FightingAgainst": {"hostile_to"},
    "AlliesOf": {"aligned_with", "backs", "supports"},
    "BelongsTo": {"member_of", "part_of", "is_a", "holds_office"},
    "InChargeOf": {"leads", "holds_office"},
}
MUTUAL = {"FightingAgainst", "AlliesOf"}
Counts = dict[str, Triple]  # by type: right, ours, gold


def ends(record: Record) -> tuple[list[Span], list[Span]]:
    """Where the subject and the object of a relation of ours stand."""
    found: dict[str, list[Span]] = defaultdict(list)
    for s in record.statements:
        found[s.field] += s.evidence.spans
    return found["subject"], found["object"]


def touches(spans: list[Span], a: int, b: int) -> bool:
    return any(s.start < b and a < s.end for s in spans)


def fits(record: Record, gold: dict[str, Any]) -> bool:
    """Whether a relation of ours is this one."""
    if record.value("relation") not in TYPES[gold["type"]]:
        return False
    one, two = ends(record)
    source, target = (gold["sourceBegin"], gold["sourceEnd"]), (gold["targetBegin"], gold["targetEnd"])
    straight = touches(one, *source) and touches(two, *target)
    turned = touches(one, *target) and touches(two, *source)
    return straight or (turned and (gold["type"] in MUTUAL or gold["type"] == "InChargeOf"))


def counted(document: Document, gold: list[dict[str, Any]]) -> Counts:
    """Right, ours and gold by type for one document. Of ours, those of a type that no gold type maps to do not count."""
    ours = [r for r in code(document).records if r.kind == "relation"]
    out: Counts = {}
    for kind, names in TYPES.items():
        mine = [r for r in ours if r.value("relation") in names]
        wanted = [g for g in gold if g["type"] == kind]
        right = sum(any(fits(r, g) for r in mine) for g in wanted)
        wrong = sum(not any(fits(r, g) for g in gold) for r in mine if r.value("relation") != "holds_office")
        out[kind] = (right, right + wrong, len(wanted))
    return out


def measure(folder: Path, which: str) -> list[Counts]:
    """Counts of each document of a part."""
    kinds = {(e["documentId"], e["begin"], e["end"]): e["type"] for e in _rows(folder, "entities")}
    wanted: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for r in _rows(folder, "relations"):
        if r["type"] in TYPES and all(kinds.get((r["documentId"], r[f"{k}Begin"], r[f"{k}End"])) in ACTORS for k in ("source", "target")):
            wanted[r["documentId"]].append(r)
    docs = sorted((d for d in _rows(folder, "documents") if part(d["_id"]) == which), key=lambda d: str(d["_id"]))
    return [counted(read_bytes(d["text"].encode(), Hints(published="2017-01-01"))[0], wanted[d["_id"]]) for d in docs]


def rows(docs: list[Counts], kinds: list[str]) -> list[Triple]:
    """Counts of each document over some types."""
    return [added([d[k] for k in kinds]) for d in docs]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("dev", "held"), default="dev")
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    args = parser.parse_args()
    docs = measure(shared(args.shared), args.part)
    found = {kind: rows(docs, [kind]) for kind in TYPES} | {"all": rows(docs, list(TYPES))}
    if args.json:
        print(json.dumps({"part": args.part, "documents": len(docs), "right_ours_gold": {k: added(r) for k, r in found.items()}}))
        return
    for kind, each in found.items():
        right, ours, gold = added(each)
        low, high = interval(each, f1)
        print(f"re3d {args.part} {kind:16} right {right:3} ours {ours:3} gold {gold:3}  F1 {f1(each):5.1f} ({low:.1f}-{high:.1f}; {len(docs)} documents)")


if __name__ == "__main__":
    main()
