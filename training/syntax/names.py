"""Name labels (BIO) from corpora that do not label names as such: GUM's mentions, re3d's spans, and the adjectives of nations in EWT.

"?" means: this corpus does not say, so the word costs nothing. Nested names: the outermost wins ("University of Mosul" is one ORG).
"""

from __future__ import annotations

import re
from collections import Counter

from bio import spans

GUM_NER = {"person": "PER", "organization": "ORG", "place": "LOC"}
UNSURE = {"object", "event", "abstract", "animal", "plant", "substance", "time"}  # named ones may be weapons, vehicles or none of ours
INSIDE = {"flat", "compound", "amod", "flat:foreign", "flat:name", "goeswith", "nummod", "det"}
JOINTS = {"IN", "DT", "CC", "HYPH", "POS", "TO", ",", "."}
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady president vice minister prime premier chancellor king queen prince princess emir "
    "sheikh sheik imam ayatollah pope bishop "
    "general gen colonel col lieutenant lt major maj captain capt sergeant sgt corporal admiral adm commander brigadier brig senator "
    "sen governor gov congressman congresswoman "
    "representative rep secretary ambassador judge justice mayor chairman chief director detective officer spokesman spokeswoman "
    "reverend rev father sister brother uncle aunt coach".split()
)
FACILITY = frozenset(
    "airport airfield airbase base camp hospital clinic station bridge tower stadium church cathedral mosque temple shrine palace "
    "prison jail embassy consulate building center centre "
    "museum hotel barracks fort fortress checkpoint mall market school library theatre theater hall square street road avenue boulevard "
    "highway tunnel dam plant refinery port terminal "
    "barracks compound headquarters academy zoo park garden monument castle house".split()
)
PRONOUNS = frozenset("we us our i me my you your he him his she her they them their it its who this that these those one all both many some".split())

Span = tuple[int, int]


def facility(words: list[str], kind: str) -> str:
    """LOC becomes FAC when the name ends in, or starts with ("Camp Victory"), a word for a building or base."""
    return "FAC" if kind == "LOC" and len(words) > 1 and (words[-1].lower() in FACILITY or words[0].lower() in {"camp", "fort", "hotel"}) else kind


def paint(tags: list[str], span: Span, kind: str) -> bool:
    """Write one name into free tags; False if another (outer) name is there."""
    a, b = span
    if a > b or any(t[0] in "BI" for t in tags[a : b + 1]):
        return False
    tags[a : b + 1] = ["B-" + kind, *["I-" + kind] * (b - a)]
    return True


def core(rows: list[list[str]], a: int, b: int, head: int) -> list[int]:
    """Proper tokens of mention [a, b] that form its name: the head and what hangs on it as a part of the name."""
    proper = {j for j in range(a, b + 1) if rows[j][4] in {"NNP", "NNPS"}}
    out = set()
    for j in sorted(proper):
        k = j
        for _ in range(6):
            if k == head:
                out.add(j)
                break
            if rows[k][7] not in INSIDE or not a <= int(rows[k][6]) - 1 <= b:
                break
            k = int(rows[k][6]) - 1
    return sorted(out)


def of_part(rows: list[list[str]], found: list[int], a: int, b: int) -> list[int]:
    """Add "of Mosul", "for Human Rights": proper nouns hanging on the name by such a preposition."""
    more = list(found)
    for j in range(a, b + 1):
        up = int(rows[j][6]) - 1
        if rows[j][4] in {"NNP", "NNPS"} and up in found and rows[j][7] == "nmod" and any(int(r[6]) - 1 == j and r[1].lower() in {"of", "for"} for r in rows[a : b + 1]):
            more += core(rows, a, b, j)
    return sorted(set(more))


def name_span(rows: list[list[str]], a: int, b: int, head: int, kind: str) -> Span | None:
    """The name within a mention, without article and title; None when the mention has no name of its own."""
    found = core(rows, a, b, head)
    if kind == "person":
        while len(found) > 1 and rows[found[0]][1].lower().strip(".") in TITLES:
            found = found[1:]
    elif found:
        found = of_part(rows, found, a, b)
    if not found or rows[found[0]][1].lower().strip(".") in TITLES and len(found) == 1:
        return None
    left = right = found[-1]
    for j in reversed(found[:-1]):
        if all(rows[k][4] in JOINTS and rows[k][1] != "," for k in range(j + 1, left)):
            left = j
    return left, right


def gum(rows: list[list[str]], spans: list[tuple[int, int, str]], heads: dict[Span, int]) -> list[str]:
    """BIO tags of a GUM sentence from its mention spans (first, last, entity type)."""
    tags = ["O"] * len(rows)
    for a, b, kind in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        span = name_span(rows, a, b, heads[a, b], kind)
        if span is None:
            continue
        if kind in GUM_NER:
            words = [r[1] for r in rows[span[0] : span[1] + 1]]
            plural = kind == "person" and span[0] == span[1] and rows[span[0]][4] == "NNPS"
            if plural:  # "Americans", "Republicans": a nation or not, we cannot tell
                tags[span[0]] = "?" if tags[span[0]] == "O" else tags[span[0]]
            else:
                paint(tags, span, facility(words, GUM_NER[kind]))
        elif kind in UNSURE:
            for k in range(span[0], span[1] + 1):
                tags[k] = "?" if tags[k] == "O" else tags[k]
    return nations(rows, tags)


def nations(rows: list[list[str]], tags: list[str]) -> list[str]:
    """Adjectives written with a capital in the lemma column ("Iraqi", "Sunni") are NAT where no name covers them."""
    return ["B-NAT" if t in {"O", "?"} and r[3] == "ADJ" and r[4] == "JJ" and r[2][:1].isupper() and len(r[2]) > 3 else t for r, t in zip(rows, tags, strict=True)]


def plain(rows: list[list[str]]) -> list[str]:
    """EWT has no names: proper nouns are unknown, all else is no name, adjectives of nations are known."""
    return nations(rows, ["?" if r[4] in {"NNP", "NNPS"} or r[1][:1].isupper() or r[3] in {"X", "NUM", "SYM", "ADD"} else "O" for r in rows])


def re3d(words: list[str], marks: list[tuple[int, int, str]]) -> list[str]:
    """BIO from re3d's spans (token ranges [first, last], type), which also mark descriptions ("senior Iraqi officials"): those are left unknown."""
    tags = ["O"] * len(words)
    doubt: set[int] = set()
    for a, b, kind in sorted(marks, key=lambda m: (m[0] - m[1], m[0])):
        first = a
        while first <= b and (not words[first][:1].isupper() or (words[first].lower() in {"the", "a", "an", "all", "some", "these", "those", "both", "his"})):
            first += 1
        name = first <= b and (words[b][:1].isupper() or words[b][-1:].isdigit()) and words[first].lower() not in PRONOUNS
        if name and kind == "PER":
            while first < b and words[first].lower().strip(".") in TITLES:
                first += 1
        if name and b - first < 9 and "," not in words[first : b + 1] and paint(tags, (first, b), facility(words[first : b + 1], kind)):
            continue
        doubt |= {k for k in range(a, b + 1) if re.match(r"[A-Z0-9]", words[k]) and words[k].lower() not in PRONOUNS}
    return ["?" if t == "O" and k in doubt else t for k, t in enumerate(tags)]


def surfaces(words: list[str], tags: list[str]) -> list[tuple[int, int, str, str]]:
    """(first, past the last, type, text in lower case) of each name."""
    return [(a, b, kind, " ".join(words[a:b]).lower()) for a, b, kind in sorted(spans(tags))]


def settle(named: list[tuple[list[str], list[str]]], known: set[str] | None = None) -> set[str]:
    """A country or city that acts is labelled as a place in one text and as an organisation in another: make it a place throughout. Changes the
    tags in place; returns the names that were found to be places, to be used on other texts alike."""
    if known is None:
        places = [name for words, tags in named for _, _, kind, name in surfaces(words, tags) if kind == "LOC"]
        known = {name for name, n in Counter(places).items() if n > 1}
    for words, tags in named:
        for a, b, kind, name in surfaces(words, tags):
            if kind == "ORG" and name in known:
                tags[a:b] = ["B-LOC", *["I-LOC"] * (b - a - 1)]
    return known
