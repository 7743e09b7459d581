"""Kinds of people that are killed or wounded: what a question calls them, and the nouns of a text that say so (data/lexicon/victims.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.errors import DataError
from dateline.vocab.actors_words import actor_nouns
from dateline.vocab.numbers import harm_words
from dateline.vocab.yaml_data import load_yaml

FIELDS = frozenset({"asked", "nouns", "kind", "but"})
PEOPLE = frozenset({"civilians", "state-force", "armed-group", "person"})
MOST = 3  # words of a name for a kind of people


@dataclass(frozen=True, slots=True)
class Victims:
    """A kind of people by its name in an answer, and the lemmas of nouns that say that somebody was of it."""

    name: str
    nouns: frozenset[str]


def victims_of(words: str) -> Victims | None:
    """The kind of people that words of a question name ("soldiers", "aid workers"); None for words that name none, or anybody ("people")."""
    low = words.lower()
    if found := _asked().get(low):
        return found
    noun = next((n for n in _singulars(low) if n in actor_nouns()), None)
    if noun is None or noun in harm_words("somebody") or actor_nouns()[noun].cls == "equipment" or actor_nouns()[noun].kind not in PEOPLE:
        return None
    return Victims(low, frozenset({noun}))


def _singulars(word: str) -> list[str]:
    """Lemmas that a plural may have: "villagers", "bodies", "women"."""
    endings = (("men", "man"), ("women", "woman"), ("children", "child"), ("ies", "y"), ("es", ""), ("s", ""))
    return [word, *(word[: -len(end)] + one for end, one in endings if word.endswith(end))]


@cache
def _asked() -> dict[str, Victims]:
    loaded: dict[str, dict[str, Any]] = load_yaml("lexicon/victims.yaml")
    out: dict[str, Victims] = {}
    for name, entry in loaded.items():
        if not set(entry) <= FIELDS or not entry.get("asked") or not entry.get("nouns"):
            raise DataError(f"victims.yaml: {name}: needs asked and nouns, and may have kind and but")
        of_kind = {n for n, noun in actor_nouns().items() if noun.kind == entry.get("kind")} - set(entry.get("but", ()))
        for word in entry["asked"]:
            if word in out or len(word.split()) > MOST:
                raise DataError(f"victims.yaml: {name}: {word!r} stands twice or is too long")
            out[word] = Victims(name, frozenset(entry["nouns"]) | of_kind)
    return out
