"""Noun and verb classes of data/lexicon/nouns.yaml."""

from __future__ import annotations

from functools import cache

from dateline.errors import DataError
from dateline.vocab.yaml_data import load_yaml


@cache
def _classes() -> dict[str, frozenset[str]]:
    raw = load_yaml("lexicon/nouns.yaml")
    return {name: frozenset(str(w) for w in words) for name, words in raw.items()}


@cache
def noun_class(name: str) -> frozenset[str]:
    """Lemmas of a class, for instance "target" or "munition"; DataError if there is no such class."""
    try:
        return _classes()[name]
    except KeyError:
        raise DataError(f"nouns.yaml: no class {name!r}") from None
