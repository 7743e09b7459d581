"""Number words and harm words, from data/lexicon/numbers.yaml and harm.yaml."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dateline.vocab.yaml_data import load_yaml


@cache
def number_words(name: str) -> dict[str, Any]:
    """One table of numbers.yaml; a list becomes a table of its words."""
    table = load_yaml("lexicon/numbers.yaml")[name]
    return dict(table) if isinstance(table, dict) else {str(w): True for w in table}


@cache
def harm_words(name: str) -> dict[str, Any]:
    """One table of harm.yaml."""
    table = load_yaml("lexicon/harm.yaml")[name]
    return dict(table) if isinstance(table, dict) else {str(w): True for w in table}


def parse_number(words: list[str]) -> int | None:
    """Value of number words or digits: ["2,500"], ["twenty", "-", "three"], ["2.5", "million"], ["half", "a", "million"]; None if they are none, or no whole number."""
    units, scales = number_words("units"), number_words("scales")
    total, current, seen, least = 0.0, 0.0, False, float("inf")
    for raw in words:
        word = raw.lower().strip(".")
        if word in {"-", "–", "and", "a", "an"}:
            continue
        if re.fullmatch(r"\d{1,3}(?:[, ]\d{3})+|\d+(?:\.\d+)?", word):
            current += float(word.replace(",", "").replace(" ", ""))
        elif word in units:
            current += units[word]
        elif word in scales:
            current = (current or 1) * scales[word]
            if scales[word] >= 1000:
                if scales[word] >= least:
                    return None  # "one hundred thousand million" is no number of people
                total, current, least = total + current, 0.0, scales[word]
        elif word == "half":
            current = 0.5
        elif word == "dozen":
            current = (current or 1) * 12
        else:
            return None
        seen = True
    value = total + current
    return round(value) if seen and value < 10**12 and value == int(value) else None
