"""Words that repairs of trees know, from data/repairs.tsv: one class in a line, with what its words have in common and an example of what they decide."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dateline.errors import DataError

FILE = "repairs.tsv"


def repair_words(name: str) -> frozenset[str]:
    """Words of a class, for instance "raising"; DataError if there is no such class. Ask once and keep the answer."""
    try:
        return repair_classes()[name]
    except KeyError:
        raise DataError(f"{FILE}: no class {name!r}") from None


@cache
def repair_classes() -> dict[str, frozenset[str]]:
    """All classes by name; DataError with file and line when one is broken."""
    return parse_classes(files("dateline.text").joinpath("data", FILE).read_text(encoding="utf-8"), FILE)


def parse_classes(text: str, file: str) -> dict[str, frozenset[str]]:
    """Classes of a file's text; `file` is for the error message."""
    out: dict[str, frozenset[str]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith(("#", "class\t")):
            continue
        cells = line.split("\t")
        if len(cells) != 4 or not all(cells) or cells[0] in out:
            raise DataError(f"{file}:{number}: not a row of a new class, its meaning, an example and its words: {line!r}")
        words = cells[3].split()
        if len(set(words)) != len(words):
            raise DataError(f"{file}:{number}: a word stands twice")
        out[cells[0]] = frozenset(words)
    return out
