"""Sentence and paragraph spans of news text. Cutting is nupunkt's; lines, ranks and lists are ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

MAX_BLOCK = 20_000
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_RANK_END = re.compile(r"(?:^|[\s(\"“])(?:Gen|Lt|Col|Sgt|Maj|Capt|Cpl|Pvt|Adm|Brig|Cmdr|Gov|Sen|Rep|Rev|Mr|Mrs|Ms|Dr|Prof|Pres|St|Spc|Pfc|Cpt|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$")
_BULLET = re.compile(r"(?:[-–—•*·]\s+|\d{1,2}[.)]\s+|[QA]\s?:\s)")
_FINAL = re.compile(r"[.!?…:;][\"'”’)\]]*$")
SHORT_LINE = 60


@cache
def _cutter() -> Any:
    import nupunkt

    return nupunkt.sent_spans_with_text


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Blocks between blank lines, without outer white space, in order."""
    out, at = [], 0
    for match in [*_BLANK.finditer(text), None]:
        end = match.start() if match else len(text)
        if (block := _strip(text, at, end)) is not None:
            out.append(block)
        at = match.end() if match else end
    return out


def _strip(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences, in order, without outer white space. Hard-wrapped lines continue; headings, bullets and Q:/A: lines stand alone."""
    out: list[tuple[int, int]] = []
    for start, end in paragraphs(text):
        for a, b in _lines(text, start, end):
            out += _cut(text, a, b)
    return out


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Join the lines of a paragraph unless one looks like a heading, or the next like a list item. A wrapped paragraph has long lines."""
    lines = [s for m in re.finditer(r"[^\n]+", text[start:end]) if (s := _strip(text, start + m.start(), start + m.end()))]
    longest = max((b - a for a, b in lines), default=0)
    at: tuple[int, int] | None = None
    for a, b in lines:
        if at is None:
            at = (a, b)
        elif _breaks(text, at, a, longest):
            yield at
            at = (a, b)
        else:
            at = (at[0], b)
    if at:
        yield at


def _breaks(text: str, before: tuple[int, int], a: int, longest: int) -> bool:
    if _BULLET.match(text, a):
        return True
    last_line = text[max(before[0], text.rfind("\n", before[0], before[1]) + 1) : before[1]].strip()
    ended = bool(_FINAL.search(last_line))
    return (not ended and len(last_line) < min(SHORT_LINE, longest * 0.6) and text[a].isupper()) or (ended and longest > 120)


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentences of one block. Blocks beyond the limit are cut at white space first, so that one endless line cannot hold the machine."""
    out: list[tuple[int, int]] = []
    while end - start > MAX_BLOCK:
        cut = text.rfind(" ", start + MAX_BLOCK // 2, start + MAX_BLOCK)
        cut = cut if cut > 0 else start + MAX_BLOCK
        out += _cut(text, start, cut)
        start = cut
    block = text[start:end]
    pending: int | None = None
    for _, (a, b) in _cutter()(block) if block.strip() else []:
        a = a if pending is None else pending
        pending = a if _RANK_END.search(block[a:b].rstrip()) and start + b < end else None
        if pending is None and (span := _strip(text, start + a, start + b)):
            out.append(span)
    if pending is not None and (span := _strip(text, start + pending, end)):
        out.append(span)
    return out
