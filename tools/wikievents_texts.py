"""Texts of WikiEvents documents, put together from their words: the corpus keeps no text of its training documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

JOINS = (  # what stands between two words that the corpus has cut apart; in this order
    (r" ([,;:!?%)\]}’”]|\.{3}|\.)(?=\s|$|[”’\")\]])", r"\1"),
    (r"([(\[{$£€“‘#]) ", r"\1"),
    (r"(\w) ([’']) (s|t|re|ve|ll|d|m)\b", r"\1\2\3"),
    (r"(\w)([’']) (s|t|re|ve|ll|d|m)\b", r"\1\2\3"),
    (r"(\w) - (\w)", r"\1-\2"),
    (r"(\d) ?([,.:]) (\d)", r"\1\2\3"),
    (r"(\w) / (\w)", r"\1/\2"),
    (r"\b([A-Z])\. (?=[A-Z]\b\.?)", r"\1."),
    (r"\b([ap]) ?\. m\b ?\.", r"\1.m."),
)


def joined(words: list[str]) -> str:
    """One line of text of a list of words."""
    text = " ".join(words)
    text = re.sub(r'" ([^"]{1,400}?) "', r'"\1"', text)
    for pattern, put in JOINS:
        text = re.sub(pattern, put, text)
    return text


def wikievents(shared: Path) -> Iterator[tuple[str, str]]:
    """(document id, text) of every training document; none where the corpus is not there."""
    path = shared / "data" / "wikievents" / "wiki-train-human.jsonl"
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["docid"], joined(row["tokens"])
