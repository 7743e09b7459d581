"""Reads MUC-4 and WikiEvents into documents of words with marked spans. Report-only files are refused (`training/syntax/corpora.guard`)."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "training" / "syntax")]

from corpora import guard  # noqa: E402

from dateline.text.sentences import sentences  # noqa: E402
from dateline.text.words import words  # noqa: E402
from evaluation.muc4.keys import Fill, Template, templates  # noqa: E402

MUC_ROLES = {9: "PERP", 10: "ORG", 12: "TARGET", 18: "NAME", 19: "PEOPLE", 6: "WEAPON"}
WIKI_ROLES = {"Attacker": "ATTACKER", "Killer": "ATTACKER", "Injurer": "ATTACKER", "Target": "TARGET", "Victim": "VICTIM", "Instrument": "WEAPON"}
WIKI_ROLES |= {"ExplosiveDevice": "WEAPON", "Place": "PLACE"}
WIKI_TYPES = {"Conflict.Attack": "ATTACK", "Life.Die": "DIE", "Life.Injure": "INJURE"}
TRAITS = {  # trait of a span: slot of the key that gives it
    "type": 4, "stage": 5, "category": 8, "weapon": 7, "confidence": 11, "target": 13, "damage": 16, "person": 20, "harm": 23,
}  # fmt: skip
NAMES = ("ORG", "NAME")  # every occurrence is the same one; of a common noun only the first, and those beside others of its incident


@dataclass
class Mention:
    """Words [first, last) that fill a role in some incidents."""

    first: int
    last: int
    role: str
    entity: int
    incidents: frozenset[int]
    traits: dict[str, str] = field(default_factory=dict)


@dataclass
class Doc:
    """A text cut into words; `starts` are the first words of its sentences; words in `unsure` cost nothing."""

    name: str
    words: list[str]
    starts: list[int]
    mentions: list[Mention]
    unsure: set[int]
    corpus: str


def message_texts(text: str) -> Iterator[tuple[str, str]]:
    """Id and text of each report of a message file."""
    parts = re.split(r"(?m)^((?:TST|DEV)\d?-MUC\d-\d{4})[^\n]*$", text)
    yield from zip(parts[1::2], parts[2::2], strict=True)


def muc(messages: Iterable[Path], keys: Iterable[Path]) -> list[Doc]:
    """Reports with the string fills of their templates marked."""
    wanted: dict[str, list[Template]] = {}
    for path in keys:
        for template in templates(guard(path).read_text(encoding="latin-1")):
            wanted.setdefault(template.message, []).append(template)
    out = []
    for path in messages:
        for name, text in message_texts(guard(path).read_text(encoding="latin-1")):
            out.append(muc_doc(name, text, wanted.get(name, [])))
    return out


def cut(text: str) -> tuple[list[str], list[int]]:
    """Words of a text and the first word of each sentence, as the product cuts them."""
    found: list[str] = []
    starts = []
    for a, b in sentences(text):
        if ws := words(text, a, b):
            starts.append(len(found))
            found += [text[s:e] for s, e in ws]
    return found, starts


def muc_doc(name: str, text: str, filled: list[Template]) -> Doc:
    """One report."""
    ws, starts = cut(text)
    upper = [w.upper() for w in ws]
    places: dict[tuple[int, int, str], tuple[int, set[int], dict[str, str]]] = {}
    ids: dict[tuple[str, str], int] = {}
    for k, template in enumerate(filled):
        for slot, role in MUC_ROLES.items():
            for fill in template.slots.get(slot, []):
                key = (role, fill.words[0] if fill.words else "")
                entity = next((ids[role, w] for w in fill.words if (role, w) in ids), len(set(ids.values())))
                ids.update({(role, w): entity for w in fill.words})
                traits = traits_of(template, fill)
                for string in fill.words:
                    for a, b in occurrences(upper, string):
                        _, incidents, known = places.setdefault((a, b, role), (ids[key], set(), {}))
                        incidents.add(k)
                        for trait, value in traits.items():
                            known[trait] = value if known.get(trait, value) == value else ""
    found = [Mention(a, b, role, e, frozenset(ks), {t: v for t, v in tr.items() if v}) for (a, b, role), (e, ks, tr) in sorted(places.items())]
    kept = longest(found)
    sure, unsure = choose(kept, starts)
    return Doc(name, ws, starts, sure, unsure, "muc")


def traits_of(template: Template, fill: Fill) -> dict[str, str]:
    """What the key says of this fill or of its incident."""
    out = {}
    for trait, slot in TRAITS.items():
        for other in template.slots.get(slot, []):
            if other.value and "/" not in other.value and ":" not in other.value and (not other.words or set(other.words) & set(fill.words + fill.refers)):
                out[trait] = other.value
    return out


def occurrences(upper: list[str], string: str) -> list[tuple[int, int]]:
    """Where the words of a string stand."""
    want = [string[a:b] for a, b in words(string, 0, len(string))]
    n = len(want)
    return [(i, i + n) for i in range(len(upper) - n + 1) if upper[i] == want[0] and upper[i : i + n] == want] if want else []


def longest(found: list[Mention]) -> list[Mention]:
    """Of overlapping mentions of the one role the longest."""
    out: list[Mention] = []
    for m in sorted(found, key=lambda m: (m.first - m.last, m.first)):
        if not any(m.first < o.last and o.first < m.last for o in out):
            out.append(m)
    return sorted(out, key=lambda m: m.first)


def choose(found: list[Mention], starts: list[int]) -> tuple[list[Mention], set[int]]:
    """Mentions to learn, and words that may or may not be one: common nouns said again far from anything of their incident."""

    def sentence(m: Mention) -> int:
        return sum(s <= m.first for s in starts)

    sure, unsure, seen = [], set[int](), set[int]()
    for m in found:
        beside = any(o.entity != m.entity and o.incidents & m.incidents and abs(sentence(o) - sentence(m)) <= 1 for o in found)
        if m.role in NAMES or m.entity not in seen or beside:
            sure.append(m)
        else:
            unsure |= set(range(m.first, m.last))
        seen.add(m.entity)
    return sure, unsure


def wikievents(path: Path) -> list[Doc]:
    """Training documents of WikiEvents (`wiki-train-human.jsonl`): arguments of attack, die and injure, and the words that tell these."""
    out = []
    for line in guard(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        out.append(wiki_doc(row["docid"], row["tokens"], row["event_mentions"]))
    return out


def wiki_doc(name: str, tokens: list[str], events: list[dict[str, Any]]) -> Doc:
    """One document; a sentence is taken to begin after a full stop. Arguments have words but no place: the occurrence nearest to the trigger is taken."""
    found: dict[tuple[int, int], Mention] = {}
    for k, event in enumerate(events):
        kind = WIKI_TYPES.get(".".join(event["event_type"].split(".")[:2]))
        if kind is None:
            continue
        t = event["trigger"]
        at = t["start_idx"]
        found[at, t["end_idx"]] = Mention(at, t["end_idx"], kind, -1, frozenset([k]))
        for arg in event["arguments"]:
            role = WIKI_ROLES.get(arg["role"])
            spans = occurrences(tokens, arg["text"]) if role else []
            if spans:
                near = min(spans, key=lambda s: abs(s[0] - at))
                if near not in found and abs(near[0] - at) < 120:
                    found[near] = Mention(*near, role, -1, frozenset([k]))
    starts = [0] + [i + 1 for i, w in enumerate(tokens[:-1]) if w in (".", "!", "?")]
    return Doc(name, tokens, starts, longest(list(found.values())), set(), "wiki")


def muc_parts(shared: Path) -> tuple[list[Doc], list[Doc]]:
    """Training (dev, 1,300 reports) and development (tst1 + tst2, 200 reports)."""
    base = shared / "data" / "muc4"
    train = muc(sorted((base / "dev").glob("dev-muc3-*")), sorted((base / "dev").glob("key-dev-*")))
    dev = muc([base / "tst1" / "tst1-muc3", base / "tst2" / "tst2-muc4"], [base / "tst1" / "key-tst1.v7", base / "tst2" / "key-tst2.v4"])
    return train, dev
