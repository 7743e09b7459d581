"""Cells of text tables: cleaned of what breaks a row, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import IO

from dateline.exporters.base import Cell, Column, Selection

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
BETWEEN = "; "


def plain(text: str) -> str:
    """Text on one line: control characters and line breaks become one blank, half surrogates a question mark."""
    if text.isprintable():
        return text.strip()
    return _CONTROL.sub(" ", text).encode("utf-8", "replace").decode("utf-8").strip()


def defused(value: Cell) -> str:
    """A cell as text. One that a spreadsheet would run as a formula (= + - @ at its start) gets an apostrophe before it; numbers are left alone."""
    if value is None:
        return ""
    if isinstance(value, float):
        return number(value)
    if isinstance(value, int):
        return str(value)
    text = plain(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def number(value: float) -> str:
    """A number without an exponent and without needless digits: degrees to a millionth."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, with "; " between; a semicolon inside a value becomes a comma."""
    return BETWEEN.join(plain(v).replace(";", ",") for v in values)


def write_csv(selection: Selection, file: IO[str], columns: Sequence[Column], under: Sequence[Sequence[str]] = ()) -> None:
    """Comma-separated rows (RFC 4180, lines end in LF) with a header row; `under` are rows that stand right below it."""
    out = csv.writer(file, lineterminator="\n")
    out.writerow([c.name for c in columns])
    out.writerows(under)
    values = [c.value for c in columns]
    out.writerows([defused(v(i)) for v in values] for i in selection.items())
