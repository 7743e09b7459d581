"""Arguments of attack, die and injure in the development documents of WikiEvents, by `dateline code`, by its rules alone, and by the roles model.

    python -m evaluation.wikievents [--by rules|weights|code] [--shared DIR] [--show N]

By weights ours are the fillers of the "wiki" head of the roles model. By code they are the values of every ASSAULT that `dateline code` tells, whatever its
status (by rules: with the heads for events off):
actors are attackers, weapons and places themselves, things hit targets, recipients victims where the record tells dead or wounded and targets else. The
key's the arguments with a role that the head knows: attacker (also killer, injurer), target,
victim, weapon (instrument, explosive device), place. A filler is right when its last word is the last word of an argument of that role in the document. Each
word counts once for a role, however many events it is an argument of. That is by document, without triggers: not comparable with published figures.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dateline.coding import code
from dateline.model import Document
from dateline.text.fillers import fillers, role_reading
from evaluation.ablation import way
from evaluation.corpora import digest, shared

ROLES = {"Attacker": "ATTACKER", "Killer": "ATTACKER", "Injurer": "ATTACKER", "Target": "TARGET", "Victim": "VICTIM", "Place": "PLACE"}
ROLES |= {"Instrument": "WEAPON", "ExplosiveDevice": "WEAPON"}
EVENTS = ("Conflict.Attack", "Life.Die", "Life.Injure")
Slot = tuple[str, int]  # role, end of the head word in characters of the joined tokens
Counts = tuple[int, int, int]  # right, ours, key


def gold(document: dict[str, Any], ends: list[int]) -> set[Slot]:
    """Role and end of the last word of each argument."""
    mentions = {m["id"]: m for m in document["entity_mentions"]}
    out = set()
    for event in document["event_mentions"]:
        if event["event_type"].startswith(EVENTS):
            for a in event["arguments"]:
                if a["role"] in ROLES and a["entity_id"] in mentions:
                    out.add((ROLES[a["role"]], ends[mentions[a["entity_id"]]["end"] - 1]))
    return out


def by_weights(text: str) -> set[Slot]:
    """Role and end of each filler of the roles model."""
    return {(f.role, f.end) for f in fillers(role_reading(text), "wiki") if f.role in ROLES.values()}


def by_rules(text: str) -> set[Slot]:
    """As `by_code`, without the heads for events."""
    with way("rules"):
        return by_code(text)


def by_code(text: str) -> set[Slot]:
    """Role and end of the words of each value of the attacks that the coder tells."""
    out = set()
    for event in code(Document(text, language="en")).events:
        if event.value("type") != "ASSAULT":
            continue
        harmed = any(s.field in {"deaths", "wounded"} and getattr(s.value, "state", "") == "given" for s in event.statements)
        names = {"actors": "ATTACKER", "recipients": "VICTIM" if harmed else "TARGET", "targets": "TARGET", "weapons": "WEAPON", "places": "PLACE"}
        out |= {(names[s.field], s.evidence.spans[0].end) for s in event.statements if s.field in names and s.evidence.spans}
    return out


WAYS: dict[str, Callable[[str], set[Slot]]] = {"rules": by_rules, "weights": by_weights, "code": by_code}


def joined(tokens: list[str]) -> tuple[str, list[int]]:
    """The tokens with single blanks between them, and where each ends."""
    ends, at = [], -1
    for t in tokens:
        at += len(t) + 1
        ends.append(at)
    return " ".join(tokens), ends


def measure(path: Path, by: str = "weights", show: int = 0) -> list[dict[str, Counts]]:
    """Counts by role for each document."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text, ends = joined(document["tokens"])
        g, o = gold(document, ends), WAYS[by](text)
        if show > 0:
            show -= 1
            print(document["doc_id"], "missed", sorted((r, text[max(0, e - 20) : e]) for r, e in g - o)[:12])
            print("   made up", sorted((r, text[max(0, e - 20) : e]) for r, e in o - g)[:12])
        roles = sorted(set(ROLES.values()))
        out.append({r: (len({s for s in g & o if s[0] == r}), len({s for s in o if s[0] == r}), len({s for s in g if s[0] == r})) for r in roles})
    return out


def f1(counts: list[Counts]) -> float:
    """Micro F1 in percent."""
    right, pred, key = (sum(c[k] for c in counts) for k in range(3))
    return 200 * right / max(1, pred + key)


def interval(documents: list[dict[str, Counts]], times: int = 1000) -> tuple[float, float]:
    """95 % bootstrap interval over documents of the F1 over all roles (seeded)."""
    chance = random.Random(7)
    rows = [list(d.values()) for d in documents]
    got = sorted(f1([c for row in chance.choices(rows, k=len(rows)) for c in row]) for _ in range(times))
    return got[int(0.025 * times)], got[int(0.975 * times)]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--by", choices=list(WAYS), default="weights")
    args = parser.parse_args()
    path = shared(args.shared) / "data" / "wikievents" / "full" / "dev.jsonl"
    started = time.perf_counter()
    found = measure(path, args.by, args.show)
    seconds = time.perf_counter() - started
    for role in sorted(set(ROLES.values())):
        right, pred, key = (sum(d[role][k] for d in found) for k in range(3))
        print(f"{role:<10} right {right}  ours {pred}  key {key}  F1 {f1([d[role] for d in found]):.1f}")
    low, high = interval(found)
    whole = f1([c for d in found for c in d.values()])
    print(f"{args.by}: all {whole:.1f} (95 % {low:.1f}-{high:.1f}), documents {len(found)}, {seconds:.0f} s, digest {digest([path])}")


if __name__ == "__main__":
    main()
