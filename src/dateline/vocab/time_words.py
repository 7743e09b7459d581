"""Words of time, from data/lexicon/time.yaml, checked when they are read."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from dateline.errors import DataError
from dateline.vocab.yaml_data import load_yaml

FILE = "lexicon/time.yaml"
RANGES = {"months": (1, 12), "weekdays": (0, 6), "ordinals": (1, 31), "decades": (20, 90)}
RELATIONS = {"on", "since", "until", "before", "after", "during", "by", "between"}


@cache
def time_words(name: str) -> dict[str, Any]:
    """One table of the file, for instance "months"; a list becomes a table of words to True. DataError when a value is impossible."""
    tables = load_yaml(FILE)
    if name not in tables:
        raise DataError(f"{FILE}: no table {name!r}")
    table = tables[name]
    if name == "named":
        return {str(row["words"]): _day(str(row["day"])) for row in table}
    out = dict(table) if isinstance(table, dict) else {str(w): True for w in table}
    for word, value in out.items():
        _check(name, word, value)
    return out


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DataError(f"{FILE}: named: {text!r} is not a day") from error


def _check(name: str, word: str, value: Any) -> None:
    if name in RANGES and not (isinstance(value, int) and RANGES[name][0] <= value <= RANGES[name][1]):
        raise DataError(f"{FILE}: {name}: {word!r}: {value!r} is not between {RANGES[name][0]} and {RANGES[name][1]}")
    if name == "relations" and value not in RELATIONS:
        raise DataError(f"{FILE}: relations: {word!r}: {value!r} is none of {', '.join(sorted(RELATIONS))}")


def number_of(words: str) -> int | None:
    """The number that words say ("three", "twenty-one", "21"); None when it is not said ("several") or not a number."""
    words = " ".join(words.lower().replace("-", " ").split())
    if words.isdigit():
        return int(words)
    table = time_words("numbers")
    if words in table:
        return table[words]  # type: ignore[no-any-return]
    parts = [table.get(w) for w in words.split() if w != "and"]
    return None if not parts or None in parts else sum(p for p in parts if p is not None)


def ordinal_of(words: str) -> int | None:
    """The day that an ordinal names: "3rd", "twenty-first", "twenty first", "3"; None when it is none."""
    words = "-".join(words.lower().replace("-", " ").split())
    digits = words.rstrip("stndrh")
    return int(digits) if digits.isdigit() else time_words("ordinals").get(words)
