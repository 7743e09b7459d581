"""Entries of a bulletin: lines that begin with a time of day ("10:40", "6.20pm:", "0745 GMT"), a year ("1942:"), the day of an incident ("On 3 March 2024, ..."), or the
land or town they are about ("Niger", "India/Pakistan: ...").

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
LABEL = re.compile(
    r"[\s\-–—*•·▪]*([A-Z][\w.'’-]*?(?:[ /,&]+(?:and |of |the )?[A-Z(][\w'’)-]*){0,5})\s*(?::(?=\s)|(?<=\s)[–—-](?=\s+[“‘(]?[A-Z0-9])|(?=\n|$)|(?<=[A-Z]{3})\.(?=\s))"
)
YEAR = re.compile(r"[\s\-–—*•·▪]*(?:1[4-9]|20)\d\d\s*[:–—-]\s")  # "1942: ...", of a chronology
MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
DAY = re.compile(  # "On 3 March 2024, fighters ...", "Around March 5, ...", "Monday 18 April - Tornados ..."
    r"[\s\-–—*•·▪]*(?:(?:On(?: or (?:about|around))?|Around|About) (?:[A-Z][a-z]+day,? )?|[A-Z][a-z]+day,? )"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?)(?:,? \d{{4}})?(?: \([^)\n]{{2,30}}\))?(?:,| [–—-]|:)\s"
)
HEADING = re.compile(r"[A-Z][\w’'/&-]*(?: [\w’'/&()-]+){0,3}(?=\n|$)")


def clock_lines(text: str) -> list[int]:
    """Offsets of the lines that begin with a time of day, if there are at least three."""
    found = [at for at in _lines(text) if CLOCK.match(text, at)]
    return found if len(found) >= LEAST else []


def entries(syntax: Syntax, places: Sequence[PlaceMention]) -> dict[int, int]:
    """The number of the entry of each sentence that stands in one, from 1 on; a text without such lines has none."""
    labels = _labels(syntax, places)
    others = [at for at in _lines(syntax.text) if at and (LABEL.match(syntax.text, at) or HEADING.match(syntax.text, at))] if labels else []  # "Chin:", "Political"
    years = [at for at in _lines(syntax.text) if YEAR.match(syntax.text, at)]
    days = [at for at in _lines(syntax.text) if DAY.match(syntax.text, at)]
    heads = sorted({*clock_lines(syntax.text), *labels, *others, *(years if len(years) >= LEAST else []), *(days if len(days) >= LEAST else [])})
    numbered = ((x.index, sum(h <= x.start for h in heads)) for x in syntax.sentences)
    return {k: n for k, n in numbered if n}


def entry_places(syntax: Syntax, places: Sequence[PlaceMention]) -> dict[int, PlaceMention]:
    """The land or town that the label of an entry names, by the number of the entry: "Niger", "KAYAH. ..."; not "India/Pakistan"."""
    numbers, found = entries(syntax, places), _labels(syntax, places)
    return {numbers[syntax.tokens[one[0].head].sent]: one[0] for one in found.values() if len(one) == 1 and syntax.tokens[one[0].head].sent in numbers}


def _labels(syntax: Syntax, places: Sequence[PlaceMention]) -> dict[int, list[PlaceMention]]:
    """The lines that begin with the name of a place, which nothing follows but what is told of it; none where they are fewer than three."""
    text, out = syntax.text, dict[int, list[PlaceMention]]()
    named = {p.span.start: p for p in places if p.where is not None}
    for at in _lines(text)[1:]:  # not the title: "Middle East: what happened on Tuesday"
        m = LABEL.match(text, at)
        first = named.get(m.start(1)) if m is not None else None
        if m is not None and first is not None and first.span.end in {m.end(1), *(m.start(1) + k.start() for k in re.finditer(r"[ ]?[/,&(]| and ", m[1]))}:
            out[at] = [p for p in named.values() if m.start(1) <= p.span.start < m.end(1)]
    return out if len(out) >= LEAST else {}


def _lines(text: str) -> list[int]:
    return [m.start() for m in re.finditer(r"^(?=.)", text, re.MULTILINE)]
