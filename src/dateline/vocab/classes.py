"""Classes of words that coders ask for, from the files of data/lexicon/classes: one file of one idea, and of each class its words and what they have in common."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.errors import DataError
from dateline.vocab.yaml_data import line_of, load_yaml

FOLDER = "lexicon/classes"
KEYS = {"means", "example", "words"}


def word_class(name: str) -> frozenset[str]:
    """Words of a class by file and name, for instance "deals.breaches"; lemmas or words as written, as the class says. DataError if there is no such class.

    Ask once and keep the answer: `BREACHES = word_class("deals.breaches")`.
    """
    return frozenset(_class(name)["words"])


def word_table(name: str) -> dict[str, Any]:
    """A class whose words stand for something each ("fell apart": "broken")."""
    table = _class(name)["words"]
    if not isinstance(table, dict):
        raise DataError(f"{FOLDER}: class {name!r} is a list, and no table")
    return dict(table)


def word_alternatives(name: str) -> str:
    """The words of a class as alternatives of a regular expression, in the order of the file."""
    return "|".join(re.escape(w) for w in _class(name)["words"])


def class_files() -> list[str]:
    """Names of the files, without their endings."""
    return sorted(p.name.removesuffix(".yaml") for p in files("dateline.vocab").joinpath("data", *FOLDER.split("/")).iterdir() if p.name.endswith(".yaml"))


@cache
def classes(file: str) -> dict[str, dict[str, Any]]:
    """All classes of a file by name; DataError with file and line when one is broken."""
    path = f"{FOLDER}/{file}.yaml"
    raw = load_yaml(path)
    if not isinstance(raw, dict):
        raise DataError(f"{path}:1: not classes by name")
    for name, entry in raw.items():
        if problem := _problem(entry):
            raise DataError(f"{line_of(path, name)}: {name}: {problem}")
    return raw


def _class(name: str) -> dict[str, Any]:
    file, _, own = name.partition(".")
    try:
        return classes(file)[own]
    except (KeyError, FileNotFoundError):
        raise DataError(f"{FOLDER}: no class {name!r}") from None


def _problem(entry: object) -> str:
    """What is wrong with a class; "" when nothing is."""
    if not isinstance(entry, dict) or not set(entry) >= KEYS:
        return "needs 'means', 'example' and 'words'"
    if unknown := set(entry) - KEYS:
        return f"unknown key {min(unknown)!r}"
    words = entry["words"]
    if not isinstance(words, list | dict) or not words or not all(isinstance(w, str) for w in words):
        return "'words' is neither a list of words nor a table"
    twice = next((w for k, w in enumerate(words) if w in list(words)[:k]), "") if len(set(words)) < len(words) else ""
    return f"{twice!r} stands twice" if twice else ""
