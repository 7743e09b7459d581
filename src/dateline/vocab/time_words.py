"""Words of time, from data/lexicon/time.yaml, checked when they are read."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Any

from dateline.errors import DataError
from dateline.vocab.yaml_data import line_of, load_yaml

FILE = "lexicon/time.yaml"
RANGES = {"months": (1, 12), "weekdays": (0, 6), "ordinals": (1, 31), "decades": (20, 90)}
RELATIONS = {"on", "since", "until", "before", "after", "during", "by", "between"}


@cache
def time_words(name: str) -> dict[str, Any]:
    """One table of the file, for instance "months"; a list becomes a table of words to True. DataError with file and line when a value is impossible."""
    tables = load_yaml(FILE)
    if not isinstance(tables, dict):
        raise DataError(f"{FILE}:1: not tables by name")
    if name not in tables:
        raise DataError(f"{FILE}: no table {name!r}")
    table = tables[name]
    if not isinstance(table, dict | list):
        raise _error(f"{table!r} is neither a table nor a list", name)
    if name == "named":
        return dict(_named(row, k) for k, row in enumerate(table))
    out = dict(table) if isinstance(table, dict) else {str(w): True for w in table}
    for word, value in out.items():
        _check(name, word, value)
    return {str(word): value for word, value in out.items()}


def _error(what: str, *keys: str | int) -> DataError:
    return DataError(f"{line_of(FILE, *keys)}: {': '.join(str(k) for k in keys)}: {what}")


def _named(row: object, k: int) -> tuple[str, date]:
    """One row of `named`."""
    if not isinstance(row, dict) or not {"words", "day"} <= set(row):
        raise _error(f"{row!r} has not words and day", "named", k)
    try:
        return str(row["words"]), date.fromisoformat(str(row["day"]))
    except ValueError as error:
        raise _error(f"{row['day']!r} is not a day", "named", k) from error


def _check(name: str, word: str, value: Any) -> None:
    if name in RANGES and not _within(value, *RANGES[name]):
        raise _error(f"{value!r} is not between {RANGES[name][0]} and {RANGES[name][1]}", name, word)
    if name == "relations" and (not isinstance(value, str) or value not in RELATIONS):
        raise _error(f"{value!r} is none of {', '.join(sorted(RELATIONS))}", name, word)
    if name == "numbers" and value is not None and not _within(value, 0, 10**9):
        raise _error(f"{value!r} is not a number", name, word)
    if name == "seasons" and not _months(value):
        raise _error(f"{value!r} is not [first month, last month]", name, word)
    if name == "holidays" and not _feast(value):
        raise _error(f"{value!r} is neither [month, day] nor weekday, easter or hijri", name, word)
    if name == "southern" and not (isinstance(value, str) and len(value) == 3):
        raise _error(f"{value!r} is not a country of three letters", name, word)


def _within(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _months(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(_within(m, 1, 12) for m in value)


def _feast(value: object) -> bool:
    if isinstance(value, list):
        return len(value) == 2 and _within(value[0], 1, 12) and _within(value[1], 1, 31)
    if not isinstance(value, dict):
        return False
    if "hijri" in value:
        h = value["hijri"]
        return isinstance(h, list) and len(h) == 3 and _within(h[0], 1, 12) and _within(h[1], 1, 30) and _within(h[2], 1, 60)
    if "easter" in value:
        return _within(value["easter"], -100, 100)
    nth = value.get("nth")
    return _within(value.get("weekday"), 0, 6) and _within(nth, -1, 5) and nth != 0 and _within(value.get("month"), 1, 12) and _within(value.get("shift", 0), -31, 31)


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


@lru_cache(maxsize=50_000)
def ordinal_of(words: str) -> int | None:
    """The day that an ordinal names: "3rd", "twenty-first", "twenty first", "3"; None when it is none."""
    words = "-".join(words.lower().replace("-", " ").split())
    digits = words.rstrip("stndrh")
    return int(digits) if digits.isdigit() else time_words("ordinals").get(words)
