"""Lemmas by suffix rules and a table of exceptions (text/data/lemmas.tsv.gz, made by tools/build_lemmas.py from lemminflect, MIT)."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

VOWELS = "aeiou"


@cache
def _table() -> dict[tuple[str, str], str]:
    raw = gzip.decompress(files("dateline.text").joinpath("data/lemmas.tsv.gz").read_bytes()).decode("utf-8")
    return {(a, b): c for a, b, c in (line.split("\t") for line in raw.splitlines() if line and line[0] != "#")}


_BE = dict.fromkeys("am is are was were been being 're 'm re m".split(), "be")
_AUXILIARY = _BE | {
    "'s": "be",
    "'ll": "will",
    "'ve": "have",
    "'d": "would",
    "ca": "can",
    "wo": "will",
    "sha": "shall",
    "has": "have",
    "had": "have",
    "having": "have",
}
_PARTICLES = {"n't": "not", "nt": "not", "n": "not", "'": "'s", "s": "'s"}
_PRONOUNS = {"me": "I", "i": "I", "him": "he", "her": "she", "them": "they", "us": "we", "'s": "we", "these": "this", "those": "that", "an": "a"}
_DEGREES = {("better", "ADV"): "well", ("best", "ADV"): "well", ("better", "ADJ"): "good", ("best", "ADJ"): "good"}
_BASES = frozenset("found wound lay saw ground bound fell rent rebound overlay overthrow".split())  # base forms that are also a past tense of another verb
_IN_IES = frozenset("series species rabies scabies caries".split())  # not plurals, whatever the tag
_MASSES = frozenset("teargas biogas".split())  # what has no plural, although it ends like one; not "pangas"
_OWN = frozenset("more most less least further later".split())  # comparatives that stand for themselves


@cache
def lemma(word: str, upos: str, xpos: str) -> str:
    """Lemma in lower case (proper nouns keep their form). `xpos` is the Penn tag; regular words go by rule, others by table."""
    low = word.lower().replace("’", "'")
    if upos == "PROPN":
        return word
    if upos in {"PRON", "DET"}:
        return low if xpos == "PRP$" else _PRONOUNS.get(low, low)
    if upos == "PART":
        return _PARTICLES.get(low, low)
    if upos == "AUX" and low in _AUXILIARY:
        return "have" if low == "'d" and xpos in {"VBD", "VBN"} else _AUXILIARY[low]
    if upos in {"ADJ", "ADV"}:
        return low if low in _OWN else _DEGREES.get((low, upos)) or _open(low, "A", xpos)
    kind = "V" if upos in {"VERB", "AUX"} else "N" if upos == "NOUN" else ""
    return _open(low, kind, xpos) if kind else low


def _open(low: str, kind: str, xpos: str) -> str:
    """Lemma of a noun, verb or adjective. "They found parties" (VBP) keeps "found"; other past forms go to their verb even if mistagged."""
    if xpos == "MD":
        return low
    if xpos in {"VB", "VBP"} and (not low.endswith("ed") or low.endswith("eed")):
        return low if low in _BASES else _BE.get(low) or _table().get((low, kind), low)
    if kind == "N" and (low in _MASSES or xpos == "NN" and (not low.endswith("ies") or low in _IN_IES)):
        return low
    if kind == "A" and xpos in {"JJ", "RB"}:
        return low
    return _table().get((low, kind)) or regular(low, kind, xpos)


def regular(low: str, kind: str, xpos: str = "") -> str:
    """Lemma by suffix alone. kind: V, N or A."""
    if kind == "N":
        return low[:-1] if low.endswith("is") and xpos == "NNS" and len(low) > 4 else _plural(low)
    if kind == "A":
        return _degree(low) if xpos in {"JJR", "JJS", "RBR", "RBS"} else low
    if low.endswith("s") and not low.endswith("ss") and xpos in {"", "VBZ"}:
        return _plural(low)
    if low.endswith("ing") and len(low) > 5 and xpos in {"", "VBG", "NN", "VBN", "VBD"}:
        return _stem(low[:-3])
    if low.endswith("ied") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("ed") and len(low) > 4 and xpos != "VBG":
        return _stem(low[:-2])
    return low


def _plural(low: str) -> str:
    if low[:1].isdigit():  # 1980s
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")) and len(low) > 4:
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is", "'s")):
        return low[:-1]
    return low


def _degree(low: str) -> str:
    stem = low[:-2] if low.endswith("er") else low.removesuffix("est")
    if stem == low:
        return low
    return stem[:-1] + "y" if stem.endswith("i") else _stem(stem)


def _stem(stem: str) -> str:
    """Undo doubling ("stabb" -> stab) or give the e back ("storm" stays, "seiz" -> seize)."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfz" + VOWELS:
        return stem[:-1]
    if stem.endswith(("eat", "oat", "eak", "eib")) or len(stem) < 2:
        return stem
    if stem.endswith(
        (
            "at",
            "ut",
            "ot",
            "iv",
            "uc",
            "as",
            "iz",
            "us",
            "ov",
            "av",
            "ib",
            "ic",
            "yz",
            "ag",
            "rg",
            "dg",
            "ns",
            "rs",
            "nc",
            "rc",
            "ur",
            "v",
            "u",
            "bl",
            "tl",
            "dl",
            "pl",
            "gl",
            "kl",
            "is",
            "ak",
        )
    ):
        return stem + "e"
    if len(stem) > 2 and stem[-1] not in VOWELS + "wxy" and stem[-2] in VOWELS and stem[-3] not in VOWELS and _syllables(stem) == 1:
        return stem + "e"
    return stem


def _syllables(stem: str) -> int:
    return sum(c in VOWELS and (i == 0 or stem[i - 1] not in VOWELS) for i, c in enumerate(stem))
