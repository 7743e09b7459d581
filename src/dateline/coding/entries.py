"""Entries of a bulletin: lines that begin with a time of day ("10:40", "6.20pm:", "0745 GMT") or with what land or town they are about ("Niger", "India/Pakistan: ...").

What one entry tells, its day, place and toll, is not of another entry; live blogs, daily reports of situations and weekly round-ups have this form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.coding.syntax import Syntax
from dateline.model import PlaceMention

LEAST = 3  # lines with such a beginning
CLOCK = re.compile(
    r"[\s\-–—*•·▪(\[]*(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|\d{4}\s?(?=GMT|UTC|h\b|hrs\b|hours\b))"
    r"(?:\s?(?:GMT|UTC|[A-Z]{2,3}T|local(?:\s+time)?|h|hrs|hours)\b)?[)\]]?\s*(?:[:–—|-]|$|(?=\n)|(?<=\s)(?=[A-Z]))"
)
LABEL = re.compile(r"[\s\-–—*•·▪]*([A-Z][\w.'’-]*(?:[ /,&]+(?:and |of |the )?[A-Z(][\w.'’)-]*){0,5})\s*(?::(?=\s)|(?=\n|$))")


def clock_lines(text: str) -> list[int]:
    """Offsets of the lines that begin with a time of day, if there are at least three."""
    found = [at for at in _lines(text) if CLOCK.match(text, at)]
    return found if len(found) >= LEAST else []


def entries(syntax: Syntax, places: Sequence[PlaceMention]) -> dict[int, int]:
    """The number of the entry of each sentence that stands in one, from 1 on; a text without such lines has none."""
    text = syntax.text
    named = {p.span.start: p.span.end for p in places if p.where is not None}
    labels = [at for at in _lines(text) if (m := LABEL.match(text, at)) and named.get(m.start(1), -1) in _ends(m) and text[at : m.end()].strip() != text.strip()]
    heads = sorted({*clock_lines(text), *(labels if len(labels) >= LEAST else [])})
    numbered = ((x.index, sum(h <= x.start for h in heads)) for x in syntax.sentences)
    return {k: n for k, n in numbered if n}


def _ends(m: re.Match[str]) -> set[int]:
    """Where the name may end that a label begins with: at the label's end, or at a mark in it."""
    return {m.end(1), *(m.start(1) + k.start() for k in re.finditer(r"[/,&]| and ", m[1]))}


def _lines(text: str) -> list[int]:
    return [m.start() for m in re.finditer(r"^(?=.)", text, re.MULTILINE)]
