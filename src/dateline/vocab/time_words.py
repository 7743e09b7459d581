"""Words of time, from data/lexicon/time.yaml."""

from __future__ import annotations

from functools import cache
from typing import Any

from dateline.vocab.yaml_data import load_yaml


@cache
def time_words(name: str) -> dict[str, Any]:
    """One table of the file, for instance "months"."""
    table = load_yaml("lexicon/time.yaml")[name]
    return dict(table) if isinstance(table, dict) else {str(w): True for w in table}
