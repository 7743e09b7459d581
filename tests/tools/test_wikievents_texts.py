"""Texts put together from words: punctuation joins, dashes between sentences stay."""

from __future__ import annotations

import pytest

from tools.wikievents_texts import joined


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("The U . S . said , “ No . ”", "The U.S. said, “No.”"),
        ("Al - Monitor reported 1 , 000 dead ( four here ) .", "Al-Monitor reported 1,000 dead (four here)."),
        ("Russia ’ s ministry did n ’ t answer", "Russia’s ministry did n’t answer"),
        ('He said " we left " twice .', 'He said "we left" twice.'),
        ("at 10 p . m . on Friday", "at 10 p.m. on Friday"),
        ("", ""),
    ],
)
def test_joined(words: str, text: str) -> None:
    assert joined(words.split()) == text
