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


_CLITICS = {"n't": "not", "n’t": "not", "'ll": "will", "’ll": "will", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ve": "have", "’ve": "have", "ca": "can", "wo": "will"}
_PRONOUNS = {"me": "I", "him": "he", "her": "she", "them": "they", "us": "we", "his": "he", "their": "they", "its": "it", "our": "we", "my": "I", "your": "you", "whom": "who",
             "these": "this", "those": "that"}


@cache
def lemma(word: str, upos: str, xpos: str) -> str:
    """Lemma in lower case (proper nouns keep their form). `xpos` is the Penn tag; regular words go by rule, others by table."""
    low = word.lower()
    if upos == "PROPN":
        return word
    if upos in {"AUX", "PART"} and low in _CLITICS:
        return _CLITICS[low]
    if xpos == "MD":
        return low
    if upos in {"PRON", "DET"}:
        return _PRONOUNS.get(low, low)
    kind = "V" if upos in {"VERB", "AUX"} else "N" if upos == "NOUN" else "A" if upos in {"ADJ", "ADV"} else ""
    if not kind:
        return low
    found = _table().get((low, kind))
    if found is not None:
        return found
    return regular(low, kind, xpos)


def regular(low: str, kind: str, xpos: str = "") -> str:
    """Lemma by suffix alone. kind: V, N or A."""
    if kind == "N":
        return _plural(low) if not xpos or xpos in {"NNS", "NNPS"} else low
    if kind == "A":
        return low
    if xpos in {"VB", "VBP"}:
        return low
    if low.endswith("s") and not low.endswith("ss") and xpos in {"", "VBZ"}:
        return _plural(low)
    if low.endswith("ing") and len(low) > 5 and xpos in {"", "VBG", "NN"}:
        return _stem(low[:-3])
    if low.endswith("ied") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("ed") and len(low) > 4:
        return _stem(low[:-2])
    return low


def _plural(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")) and len(low) > 4:
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def _stem(stem: str) -> str:
    """Undo doubling ("bomb-bing" not, "stabb" -> stab) or give the e back ("storm" stays, "seiz" -> seize)."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfz" + VOWELS:
        return stem[:-1]
    if stem.endswith(("at", "iv", "uc", "as", "iz", "us", "ov", "av", "ib", "ic", "yz", "ag", "rg", "dg", "ns", "rs", "nc", "rc", "ur", "v", "u", "bl", "tl", "dl", "pl", "gl", "kl", "iev", "eas", "is", "ak")):
        return stem if stem.endswith(("eat", "oat", "eak", "eib")) else stem + "e"
    if len(stem) > 2 and stem[-1] not in VOWELS + "wxy" and stem[-2] in VOWELS and (len(stem) < 3 or stem[-3] not in VOWELS) and _syllables(stem) == 1:
        return stem + "e"
    return stem


def _syllables(stem: str) -> int:
    return sum(c in VOWELS and (i == 0 or stem[i - 1] not in VOWELS) for i, c in enumerate(stem))
