"""Texts that end in the middle: sentences of the lines files, cut behind any word, without their full stop. Whatever is left is read, and nothing fails."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from dateline.coding import code
from dateline.readers import Hints, read_text

DATA = Path(__file__).parent / "data"
SOME = 15  # one of so many in the default run


def sentences() -> list[str]:
    """Every sentence of the lines files, in order."""
    lines = (line for path in sorted(DATA.glob("lines_of_*.txt")) for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith(("#", " "))]


def cuts(sentence: str) -> list[str]:
    """The sentence without its full stop, and cut behind a word of a seeded choice."""
    words = sentence.replace("\\n", "\n").rstrip('.!?"” ').split(" ")
    return [" ".join(words), " ".join(words[: Random(sentence).randint(1, len(words))])]


def check(some: list[str]) -> None:
    for text in (cut for s in some for cut in cuts(s)):
        reading = code(read_text(text, Hints(published="2025-06-10")))
        assert all(reading.document.text[s.start : s.end] for e in reading.events for s in e.spans), text


def test_the_files_hold_sentences() -> None:
    assert len(sentences()) > 2000


def test_texts_cut_anywhere() -> None:
    check(sentences()[::SOME])


@pytest.mark.slow
def test_all_texts_cut_anywhere() -> None:
    check(sentences())
