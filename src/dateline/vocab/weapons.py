"""The weapons lexicon (data/lexicon/weapons.tsv)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import DataError

MODES = frozenset("aerial heavy-weapons explosives suicide-attack firearms primitive chemical crowd-control vehicle".split())
CLASSES = frozenset({"munition", "platform", "modifier", "person"})


@dataclass(frozen=True, slots=True)
class Weapon:
    """One row: name, PLOVER mode, class."""

    name: str
    mode: str
    kind: str


def parse_weapons(text: str, file: str) -> dict[str, Weapon]:
    """Rows by name without hyphens; DataError with file and line when a row is broken."""
    out: dict[str, Weapon] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith(("#", "name\t")):
            continue
        parts = line.split("\t")
        if len(parts) != 3 or parts[1] not in MODES or parts[2] not in CLASSES:
            raise DataError(f"{file}:{number}: not a row of name, mode, class: {line!r}")
        out[parts[0].replace("-", " ")] = Weapon(*parts)
    return out


@cache
def weapons() -> dict[str, Weapon]:
    """The package's weapons, keyed by name with spaces for hyphens."""
    return parse_weapons(files("dateline.vocab").joinpath("data/lexicon/weapons.tsv").read_text(encoding="utf-8"), "weapons.tsv")


@cache
def longest() -> int:
    """Words of the longest name."""
    return max(len(name.split()) for name in weapons())


@cache
def firsts() -> frozenset[str]:
    """First words of all names."""
    return frozenset(name.split()[0] for name in weapons())
