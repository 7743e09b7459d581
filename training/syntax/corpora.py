"""Reads the training corpora into sentences of words with the labels that each corpus has; a missing layer is None and costs nothing.

Report-only files are refused by name and by content: training must never see them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import names

REPORT_ONLY = re.compile(r"test|tst3|tst4", re.IGNORECASE)
REPORT_ONLY_DIGESTS = {
    "e266e515a0a7547657ed3d90d9ba46487d6bd251f27ad4269d4e8a427c8555cd",  # EWT test
    "8d957be0d0428de8e1449207f387ada5dbebcb132dc083f0d645481fe5a409e9",  # GUM test
    "2aa79b764e56ec9264a1b30fdd9b70195bd00ff400b62edd8f399d5f13c178f0",  # WNUT17 test
}
NER_TYPES = ("PER", "ORG", "LOC", "FAC", "WEA", "VEH", "NAT")
RE3D = {"Organisation": "ORG", "Person": "PER", "Location": "LOC", "MilitaryPlatform": "VEH", "Weapon": "WEA", "Nationality": "NAT"}
WNUT = {"person": "PER", "corporation": "ORG", "group": "ORG", "location": "LOC"}
WIKIEVENTS = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "FAC", "WEA": "WEA", "VEH": "VEH"}


@dataclass
class Example:
    words: list[str]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None  # 0 = root, else 1-based
    deprel: list[str] | None = None
    ner: list[str] | None = None
    nominal: list[str] | None = None


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def guard(path: Path) -> Path:
    """The path, unless it is a report-only part by its name or, if it exists, its content: then ValueError."""
    if REPORT_ONLY.search(path.name) or REPORT_ONLY.search(path.parent.name) or (path.is_file() and digest(path) in REPORT_ONLY_DIGESTS):
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
    else:
        ex.ner = names.plain(rows)
    return ex


def _gum_entities(rows: list[list[str]]) -> tuple[list[str], list[str]]:
    """Type at the head token of each mention, and the names within the mentions."""
    nominal = ["-"] * len(rows)
    spans = gum_mentions(rows)
    heads = {(a, b): next((j for j in range(a, b + 1) if not (a <= int(rows[j][6]) - 1 <= b)), b) for a, b, _ in spans}
    for a, b, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        if kind:
            nominal[heads[a, b]] = kind
    return nominal, names.gum(rows, spans, heads)


def gum_mentions(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """Mentions (first, last, entity type) from the Entity= brackets of the MISC column."""
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
    return spans


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
                texts = [doc["text"][x:y] for x, y in spans]
                inside = [([k for k, (x, y) in enumerate(spans) if x < e and y > s], kind) for s, e, kind in marks.get(doc["_id"], [])]
                if spans:
                    out.append(Example(texts, ner=names.re3d(texts, [(k[0], k[-1], kind) for k, kind in inside if k])))
    return out


def wikievents(path: Path, skip: set[str]) -> list[Example]:
    """Sentences of WikiEvents with the type of each capitalised mention head as a one-word name; the rest is unknown. For measuring only.

    `skip`: words in lower case that it marks but we do not call names of that type: pronouns, adjectives of nations.
    """
    out = []
    for line in guard(path).read_text(encoding="utf-8").splitlines():
        doc = json.loads(line)
        at = 0
        for sentence, _ in doc["sentences"]:
            texts = [w for w, _, _ in sentence]
            ner = ["?"] * len(texts)
            for e in doc["entity_mentions"]:
                k = e["end"] - 1 - at
                if 0 <= k < len(texts) and e["entity_type"] in WIKIEVENTS and texts[k][:1].isupper() and k > 0 and texts[k].lower() not in skip | names.PRONOUNS:
                    ner[k] = "B-" + WIKIEVENTS[e["entity_type"]]
            at += len(texts)
            out.append(Example(texts, ner=ner))
    return out


def nation_words(examples: list[Example]) -> set[str]:
    """Words that are labelled NAT somewhere, in lower case."""
    return {w.lower() for ex in examples for w, t in zip(ex.words, ex.ner or (), strict=False) if t.endswith("NAT")}


def dev_names(data: Path, known: set[str], nations: set[str]) -> dict[str, list[Example]]:
    """Dev sets for names: GUM, re3d, WikiEvents, and WikiEvents in capitals; labelled as the training sets are."""
    gum = conllu(data / "ud_gum/en_gum-ud-dev.conllu", entities=True)
    syria = re3d(data / "re3d", dev=True)
    names.settle([(ex.words, ex.ner) for ex in gum + syria if ex.ner is not None], known)
    wiki = wikievents(data / "wikievents/full/dev.jsonl", nations)
    return {"gum": gum, "re3d": syria, "wikievents": wiki, "wikievents_capitals": [replace(ex, words=[w.upper() for w in ex.words]) for ex in wiki]}


def train_names(data: Path) -> tuple[set[str], set[str]]:
    """Place names and words of nations of the training sets: what `dev_names` needs."""
    ewt = conllu(data / "ud_ewt/en_ewt-ud-train.rebuilt.conllu", entities=False)
    gum = conllu(data / "ud_gum/en_gum-ud-train.rebuilt.conllu", entities=True)
    syria = re3d(data / "re3d", dev=False)
    return names.settle([(ex.words, ex.ner) for ex in gum + syria if ex.ner is not None]), nation_words(ewt + gum)
