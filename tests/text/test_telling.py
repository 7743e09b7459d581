"""The reader's heads for events: their window, parts, and texts that are none."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.text import analyse
from dateline.text.telling import Telling, bucket, event_network, telling


@pytest.mark.parametrize(("distance", "number"), [(0, 8), (1, 9), (-1, 7), (2, 10), (3, 10), (4, 11), (-7, 5), (8, 12), (100, 15), (128, 16), (5000, 16), (-5000, 0)])
def test_distances(distance: int, number: int) -> None:
    assert bucket(np.array([distance]), 8)[0] == number


@pytest.mark.parametrize("text", ["", "   ", "Blast", "💥💥 🚀", "ÄÖÜ ß ñ 漢字 テスト", "word " * 3000, "A" * 5000, "!!!???"])
def test_any_text(text: str) -> None:
    """No text breaks it; every token has a probability for each type. Where there are no tokens, nothing was seen."""
    analysis = analyse(text)
    seen = telling(analysis)
    if not analysis.tokens:
        assert seen is None
        return
    assert seen is not None
    assert len(seen.types) == len(seen.statuses) == len(analysis.tokens)
    assert np.allclose(seen.types.sum(-1), 1, atol=1e-4)
    seen.parts(0)


def told(text: str) -> tuple[list[str], Telling]:
    """The words of a text, and what is seen of them."""
    analysis = analyse(text)
    seen = telling(analysis)
    assert seen is not None
    return [t.text for t in analysis.tokens], seen


def test_who_raked_whom() -> None:
    """The gunmen did it, the officers died: not as the subjects of the two verbs have it."""
    words, seen = told("Two police officers died on Monday when gunmen raked a checkpoint near Mosul.")
    at = words.index("died")
    assert seen.types[at, 0] < 0.5
    parts = seen.parts(at)
    assert parts["actor"].get(words.index("gunmen"), 0) > parts["actor"].get(words.index("officers"), 0)
    assert parts["recipient"].get(words.index("officers"), 0) > 0.5


def test_sport_is_none() -> None:
    _, seen = told("The striker shot wide twice before the captain headed home, and the visitors attacked until the whistle.")
    assert (1 - seen.types[:, 0]).max() < 0.5


def test_the_same_twice() -> None:
    text = "Rebels shelled the town of Bor on Sunday. The army said it had withdrawn."
    assert np.array_equal(told(text)[1].types, told(text)[1].types)


def test_sentences_are_seen_together() -> None:
    """What stands before it changes how a sentence is seen."""
    words, alone = told("They opened fire.")
    _, after = told("The hunters raised their cameras at the ducks. They opened fire.")
    assert alone.windows == ((0, len(words)),)
    assert len(after.windows) == 1
    assert not np.allclose(alone.types, after.types[-len(words) :])


def test_labels() -> None:
    labels = event_network().labels
    assert len(labels["types"]) == 16
    assert labels["statuses"] == ["current", "background", "planned", "hypothetical", "denied"]
