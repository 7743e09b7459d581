"""Reads the training corpora into sentences of words with the labels that each corpus has; a missing layer is None and costs nothing.

Report-only files are refused by name: training must never see them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

REPORT_ONLY = re.compile(r"test|tst3|tst4|emerging\.test", re.IGNORECASE)
NER_TYPES = ("PER", "ORG", "LOC", "FAC", "WEA", "VEH", "NAT")
RE3D = {"Organisation": "ORG", "Person": "PER", "Location": "LOC", "MilitaryPlatform": "VEH", "Weapon": "WEA", "Nationality": "NAT"}
WNUT = {"person": "PER", "corporation": "ORG", "group": "ORG", "location": "LOC"}
GUM_NER = {"person": "PER", "organization": "ORG", "place": "LOC"}


@dataclass
class Example:
    words: list[str]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None  # 0 = root, else 1-based
    deprel: list[str] | None = None
    ner: list[str] | None = None
    nominal: list[str] | None = None


def guard(path: Path) -> Path:
    """The path, unless it is a report-only part: then ValueError."""
    if REPORT_ONLY.search(path.name) or REPORT_ONLY.search(path.parent.name):
        raise ValueError(f"{path.name} is report-only: it must not be trained on")
    return path


def conllu(path: Path, *, entities: bool, check: bool = True) -> list[Example]:
    out: list[Example] = []
    rows: list[list[str]] = []
    for line in (guard(path) if check else path).read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            cols = line.split("\t")
            if "-" not in cols[0] and "." not in cols[0]:
                rows.append(cols)
        elif not line and rows:
            out.append(_tree(rows, entities))
            rows = []
    return out


def _tree(rows: list[list[str]], entities: bool) -> Example:
    ex = Example([r[1] for r in rows], [r[3] for r in rows], [r[4] for r in rows], [int(r[6]) for r in rows], [r[7] for r in rows])
    if entities:
        ex.nominal, ex.ner = _gum_entities(rows)
    return ex


def _gum_entities(rows: list[list[str]]) -> tuple[list[str], list[str]]:
    """Type at the head token of each mention; BIO over the run of proper nouns around the head of a named one."""
    nominal, ner = ["-"] * len(rows), ["O"] * len(rows)
    stack: list[tuple[int, str, str]] = []
    spans: list[tuple[int, int, str]] = []
    for i, row in enumerate(rows):
        value = next((p[7:] for p in row[9].split("|") if p.startswith("Entity=")), "")
        for opened, closed in re.findall(r"\(([^()]+)(?=[()]|$)|(?<![\w-])?(\)|[^()]*\))", value):
            if opened:
                parts = opened.split("-")
                stack.append((i, parts[0], parts[1] if len(parts) > 1 else ""))
            if closed and stack:
                group = closed[:-1]
                k = next((j for j in range(len(stack) - 1, -1, -1) if not group or stack[j][1] == group), len(stack) - 1)
                start, _, kind = stack.pop(k)
                spans.append((start, i, kind))
    for a, b, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        inside = range(a, b + 1)
        head = next((j for j in inside if not (a <= int(rows[j][6]) - 1 <= b)), b)
        if kind:
            nominal[head] = kind
        if rows[head][3] == "PROPN" and kind in GUM_NER:
            left, right = head, head
            while left - 1 >= a and rows[left - 1][3] in {"PROPN", "PUNCT"} and rows[left - 1][1] not in {",", "("}:
                left -= 1
            while right + 1 <= b and rows[right + 1][3] in {"PROPN"}:
                right += 1
            for j in range(left, right + 1):
                ner[j] = ("B-" if j == left else "I-") + GUM_NER[kind]
    return nominal, ner


def wnut(path: Path) -> list[Example]:
    out, words, tags = [], [], []
    for line in [*guard(path).read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            word, tag = line.split("\t")[:2]
            words.append(word.strip() or "_")
            kind = WNUT.get(tag[2:], "") if tag != "O" else ""
            tags.append("?" if tag != "O" and not kind else f"{tag[0]}-{kind}" if kind else "O")
        elif words:
            out.append(Example(words, ner=tags))
            words, tags = [], []
    return out


def re3d(folder: Path, *, dev: bool) -> list[Example]:
    """Sentences of the may-ship folders. Split by document: dev where the first hex digit of sha256(document id) is 0 or 1 (about 12 %)."""
    from dateline.text.sentences import sentences
    from dateline.text.words import words

    out = []
    for part in sorted(p for p in folder.iterdir() if p.is_dir()):
        docs = [json.loads(line) for line in (part / "documents.json").read_text(encoding="utf-8").splitlines() if line.strip()]
        marks: dict[str, list[tuple[int, int, str]]] = {}
        for line in (part / "entities.json").read_text(encoding="utf-8").splitlines():
            if line.strip():
                e = json.loads(line)
                if e["type"] in RE3D and re.search(r"[A-Z0-9]", e["value"]):
                    marks.setdefault(e["documentId"], []).append((e["begin"], e["end"], RE3D[e["type"]]))
        for doc in docs:
            if (sha256(doc["_id"].encode()).hexdigest()[0] in "01") != dev:
                continue
            for a, b in sentences(doc["text"]):
                spans = words(doc["text"], a, b)
                tags = ["O"] * len(spans)
                for s, e, kind in sorted(marks.get(doc["_id"], []), key=lambda m: m[0] - m[1]):
                    inside = [k for k, (x, y) in enumerate(spans) if x < e and y > s]
                    inside = [k for k in inside if doc["text"][spans[k][0]:spans[k][1]].lower() not in {"the", "a"} or k != inside[0]]
                    for n, k in enumerate(inside):
                        tags[k] = ("B-" if n == 0 else "I-") + kind
                if spans:
                    out.append(Example([doc["text"][x:y] for x, y in spans], ner=tags))
    return out
