"""Words of others in a page of Markdown."""

from __future__ import annotations

import re

_CITATION = re.compile(r"(\[\d+\])")
_MARKS = re.compile(r"[\\`*_<>#\[\]]")
_AFTER = re.compile(r"\A[(:]")  # what would make a link of a citation before it


def markdown_safe(text: str) -> str:
    """Text of articles that cannot become Markdown of its own: no emphasis, HTML, heading, link or picture. Our own [1] stays, and can become no link either."""
    first, *rest = _CITATION.split(text)
    return _MARKS.sub(_escaped, first) + "".join(part if n % 2 == 0 else _AFTER.sub(_escaped, _MARKS.sub(_escaped, part)) for n, part in enumerate(rest))


def _escaped(mark: re.Match[str]) -> str:
    return f"\\{mark[0]}"
