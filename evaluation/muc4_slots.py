"""Number and effect of human targets in MUC-4's development reports (tst1, tst2): pairs of (death or injury, how many) for each document.

    python -m evaluation.muc4_slots [--shared DIR] [--show N]

Ours are the casualty mentions of the killed and wounded that are no part of another and no total over many acts, once for each number; the key's are the
filled pairs of slots 21 and 23 over all templates of a document, those marked optional only where they help. A pair is right when effect and number are the
same; the key's PLURAL asks for a count that may be more than one. This is no MUC-4 score: nothing is aligned by template, so it is not comparable with the
systems of 1992. The reports are in capitals; they are read in small letters with capitals at the beginning of sentences. tst3 and tst4 are never opened.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.coding import draft_of
from dateline.coding.roles.harm import running_total
from dateline.coding.syntax import Syntax
from dateline.model import Count, Document
from evaluation.corpora import shared
from evaluation.muc4.keys import templates

PARTS = (("tst1", "tst1-muc3", "key-tst1.v7"), ("tst2", "tst2-muc4", "key-tst2.v4"))
EFFECTS = {"DEATH": "killed", "INJURY": "wounded"}
Pair = tuple[str, str]  # harm; number, or "plural"


@dataclass
class Key:
    """Pairs that one document asks for, and those that it allows."""

    needed: Counter[Pair]
    allowed: Counter[Pair]


def keys(text: str) -> dict[str, Key]:
    """Keys by document id, from a file of templates."""
    out: dict[str, Key] = {}
    for t in templates(text):
        key = out.setdefault(t.message, Key(Counter(), Counter()))
        numbers = {f.words[:1]: f for f in t.slots.get(21, [])}
        for f in t.slots.get(23, []):
            number = numbers.get(f.words[:1])
            if f.value in EFFECTS and number is not None:
                pair = (EFFECTS[f.value], "plural" if number.value == "PLURAL" else number.value.split("/")[0].strip(" ~-"))
                (key.allowed if f.optional or number.optional or t.optional else key.needed)[pair] += 1
    return out


def documents(text: str) -> Iterator[tuple[str, str]]:
    """Id and text of each report of a file."""
    parts = re.split(r"(?m)^((?:TST|DEV)\d?-MUC\d-\d{4})[^\n]*$", text)
    yield from zip(parts[1::2], parts[2::2], strict=True)


def small(text: str) -> str:
    """Capitals to small letters, but for the first of each sentence."""
    flat = " ".join(text.split()).lower()
    return re.sub(r"(?:^|[.!?]\s+|\[text\]\s*)[a-z]", lambda m: m[0][:-1] + m[0][-1].upper(), flat)


def read(text: str) -> list[tuple[str, Count]]:
    """Harm and count of each casualty mention that stands for itself."""
    draft = draft_of(Document(small(text), language="en"))
    syntax = Syntax(draft.analysis)
    out: dict[tuple[str, int | None, int | None, int | None], Count] = {}
    for c in draft.casualties:
        if c.harm in EFFECTS.values() and c.count.state == "given" and not c.part_of_other and c.count.best != 0 and not running_total(c, syntax):
            out.setdefault((c.harm, c.count.low, c.count.best, c.count.high), c.count)
    return [(harm, count) for (harm, *_), count in out.items()]


def right(ours: list[tuple[str, Count]], key: Key) -> tuple[int, int, int]:
    """How many of ours are right, how many of the key's needed pairs are found, and how many of ours are counted (allowed pairs only where they match)."""
    needed, allowed, hit = +key.needed, +key.allowed, 0
    found = 0
    for harm, count in ours:
        exact = (harm, str(count.best)) if count.best is not None else None
        pair = next((p for p in (exact, (harm, "plural")) if p is not None and (needed[p] or allowed[p]) and (p[1] != "plural" or _plural(count))), None)
        if pair is None:
            continue
        hit += 1
        if needed[pair]:
            found += 1
            needed.pop(pair)
        else:
            allowed.pop(pair)
    return hit, found, len(ours)


def _plural(count: Count) -> bool:
    return max(count.low or 0, count.best or 0, count.high or 0) > 1


def measure(folder: Path, show: int = 0) -> tuple[int, int, int, int, int]:
    """Right, found, ours, needed, documents."""
    hit = found = ours = needed = n = 0
    for part, texts, key_file in PARTS:
        base = folder / "data" / "muc4" / part
        wanted = keys((base / key_file).read_text(encoding="latin-1"))
        for name, text in documents((base / texts).read_text(encoding="latin-1")):
            key, got = wanted.get(name, Key(Counter(), Counter())), read(text)
            a, b, c = right(got, key)
            hit, found, ours, needed, n = hit + a, found + b, ours + c, needed + len(key.needed), n + 1
            if show > 0 and (a < c or b < len(key.needed)):
                show -= 1
                print(name, "key", dict(key.needed), "ours", [(h, k.low, k.best, k.high, k.wording) for h, k in got])
    return hit, found, ours, needed, n


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    hit, found, ours, needed, n = measure(shared(args.shared), args.show)
    p, r = hit / max(1, ours), found / max(1, needed)
    print(f"documents {n}: pairs of effect and number: ours {ours}, key {needed}; P {p:.1%}  R {r:.1%}  F {2 * p * r / max(1e-9, p + r):.1%}")


if __name__ == "__main__":
    main()
