"""Reads what the reader learns events from: marked dispatches, expert readings, and the attacks of WikiEvents, as documents of words with acts."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(HERE.parent / "roles"), str(HERE.parent / "syntax"), str(HERE.parent / "dispatches")]

from corpora import guard  # noqa: E402
from data import WIKI_TYPES, Doc, occurrences  # noqa: E402
from marks import ROLES as LETTERS  # noqa: E402
from marks import STATUSES, TYPES, Dispatch, dispatches  # noqa: E402

from dateline.text.sentences import sentences  # noqa: E402
from dateline.text.words import words  # noqa: E402

PARTS = list(LETTERS.values())  # what a word may be in an act
WIKI_PARTS = {"Attacker": "actor", "Target": "target", "Victim": "recipient", "Instrument": "weapon", "ExplosiveDevice": "weapon", "Place": "place"}
EITHER = {"target", "recipient"}  # WikiEvents does not part things from people


@dataclass
class Act:
    """An event: `words` are ranges of the words that tell it, `parts` (part, first, last) those of its parts. `status` "" where nobody says."""

    type: str
    status: str
    words: list[tuple[int, int]]
    parts: list[tuple[str, int, int]]


@dataclass
class Clue:
    """An event of which only the sentences are known: `inside` are the words of its evidence; a type and a status among those are right."""

    types: list[str]
    statuses: list[str]
    inside: list[int]


@dataclass
class News(Doc):
    """A document with acts (told word by word) or clues; `corpus` is "dispatch", "wiki", "reading" or "plain".

    `outside`: words that tell no event, for clues.
    """

    acts: list[Act] = field(default_factory=list)
    clues: list[Clue] = field(default_factory=list)
    outside: list[int] = field(default_factory=list)


def located(text: str) -> tuple[list[str], list[int], list[tuple[int, int]]]:
    """Words, first words of sentences, and the characters of the words, as the product cuts a text."""
    found: list[tuple[int, int]] = []
    starts = []
    for a, b in sentences(text):
        if ws := words(text, a, b):
            starts.append(len(found))
            found += ws
    return [text[a:b] for a, b in found], starts, found


def within(at: list[tuple[int, int]], a: int, b: int) -> tuple[int, int]:
    """Words [first, last) that share characters with [a, b)."""
    inside = [k for k, (s, e) in enumerate(at) if s < b and a < e]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def of_dispatch(d: Dispatch) -> News:
    """A marked dispatch as words."""
    ws, starts, at = located(d.text)
    acts = []
    for e in d.events.values():
        parts = [(r, *within(at, a, b)) for r, a, b in e.roles]
        acts.append(Act(e.type, e.status, [within(at, a, b) for a, b in e.triggers], parts))
    return News(d.name, ws, starts, [], set(), "dispatch", acts)


def all_dispatches(folder: Path, without: frozenset[str] = frozenset()) -> list[News]:
    """Every dispatch of a folder, by file and order, but for the files `without` (by stem)."""
    return [of_dispatch(d) for path in sorted(folder.glob("*.txt")) if path.stem not in without for d in dispatches(path)]


def wikievents(path: Path, leave: frozenset[str] = frozenset()) -> list[News]:
    """Training documents of WikiEvents with their attacks; words of deaths and injuries cost nothing (they may or may not tell the attack)."""
    out = []
    for line in guard(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["docid"] not in leave:
            out.append(_wiki_doc(row["docid"], row["tokens"], row["event_mentions"]))
    return out


def _wiki_doc(name: str, tokens: list[str], events: list[dict[str, Any]]) -> News:
    unsure: set[int] = set()
    acts = []
    for event in events:
        kind = WIKI_TYPES.get(".".join(event["event_type"].split(".")[:2]))
        at = (event["trigger"]["start_idx"], event["trigger"]["end_idx"])
        if kind != "ATTACK":
            unsure |= set(range(*at))
            continue
        parts = []
        for arg in event["arguments"]:
            part = WIKI_PARTS.get(arg["role"])
            spans = occurrences(tokens, arg["text"]) if part else []
            near = min(spans, key=lambda s: abs(s[0] - at[0]), default=None)
            if part and near is not None and abs(near[0] - at[0]) < 120:
                parts.append((part, *near))
        acts.append(Act("ASSAULT", "", [at], parts))
    starts = [0] + [i + 1 for i, w in enumerate(tokens[:-1]) if w in (".", "!", "?")]
    return News(name, tokens, starts, [], unsure - {i for a in acts for r in a.words for i in range(*r)}, "wiki", acts)


def of_reading(reading: dict[str, Any], text: str) -> News:
    """An expert reading: the evidence of each event holds a word that tells it, all else tells none."""
    ws, starts, at = located(text)
    clues, inside = [], set[int]()
    for event in reading["events"]:
        accept = event.get("accept", {})
        here = [k for a, b in event["evidence"] for k in range(*within(at, a, b))]
        inside |= set(here)
        if here:
            clues.append(Clue([event["type"], *accept.get("type", [])], [event["status"], *accept.get("status", [])], sorted(set(here))))
    return News(reading["document"]["id"], ws, starts, [], set(), "reading", [], clues, [k for k in range(len(ws)) if k not in inside])


def all_readings(names: list[str], shared: Path) -> list[News]:
    """Readings of training/readings by name, with their texts."""
    from tools.readings_texts import source_texts, text_of

    texts, out = source_texts(shared), []
    for name in names:
        reading = json.loads((ROOT / "training" / "readings" / f"{name}.json").read_text(encoding="utf-8"))
        out.append(of_reading(reading, text_of(reading, texts)))
    return out


__all__ = ["EITHER", "PARTS", "STATUSES", "TYPES", "Act", "Clue", "News", "all_dispatches", "all_readings", "wikievents"]
