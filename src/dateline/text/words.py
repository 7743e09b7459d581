"""Words of a sentence, cut as the English Universal Dependencies treebanks cut them. Offsets are code points into the given text."""

from __future__ import annotations

import re

MAX_WORD = 200
_ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Maj|Capt|Cpl|Pvt|Adm|Brig|Cmdr|Gov|Sen|Rep|Rev|Hon|St|Mt|Ft|Jr|Sr|No|vs|Inc|Co|Corp|Ltd|etc|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|approx|Ave|Dept|Est|Fig|Vol)\."
)
_WORD = re.compile(
    r"https?://[^\s<>\"'()\[\]]+|www\.[^\s<>\"'()\[\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[A-Za-z]\.){2,}(?:[A-Za-z]\b)?"
    rf"|\b{_ABBREVIATION}(?=\s|$|,)"
    r"|\b[A-Z]\.(?=\s+[A-Z])"
    r"|\d+(?:st|nd|rd|th)\b|\d{2,4}s\b"
    r"|[A-Za-z]{1,6}-\d+[A-Za-z]{0,3}\b(?:-\d+)?"
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\d{4}-\d{2}-\d{2}\b"
    r"|\d+(?:[.,:]\d+)*(?:mm|cm|km|kg|m|k|bn|am|pm)?\b|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*(?:['’](?![sS]\b)[^\W\d_]+)*(?:['’][sS]\b)?\d*"
    r"|\.{2,}|-{2,}|[^\w\s]|_+|\w+"
)
_CLITIC = re.compile(r"(n['’]t|['’](?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M))$", re.IGNORECASE)
_FUSED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the words of text[start:end], in order, without white space. A word longer than 200 characters is cut."""
    out: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        out += _parts(match[0], match.start())
    return out


def _parts(word: str, at: int) -> list[tuple[int, int]]:
    if len(word) > MAX_WORD:
        return [(at + k, at + min(k + MAX_WORD, len(word))) for k in range(0, len(word), MAX_WORD)]
    cut = _FUSED.get(word.lower(), 0)
    if not cut and (clitic := _CLITIC.search(word)) and clitic.start() > 0:
        cut = clitic.start()
    return [(at, at + cut), (at + cut, at + len(word))] if cut else [(at, at + len(word))]
