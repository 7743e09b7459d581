"""The words of a piece of HTML that is no page: a feed's entry, a newsletter. Everything is kept but scripts and styles."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from unicodedata import normalize

BLOCKS = frozenset("p div br li ul ol h1 h2 h3 h4 h5 h6 tr td table blockquote article section figcaption hr".split())
SILENT = frozenset({"script", "style", "head", "title"})
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT and not self.silent:
            self.silent = tag
        if tag in BLOCKS:
            self.parts.append("\x00")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent:
            self.silent = ""
        if tag in BLOCKS:
            self.parts.append("\x00")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data.replace("\x00", " "))


def words_of(page: str) -> str:
    """Text of some HTML, paragraphs apart by an empty line. No tag is nested in memory, so depth does no harm."""
    parser = _Words()
    parser.feed(page)
    parser.close()
    lines = (_BLANKS.sub(" ", block).strip() for block in "".join(parser.parts).split("\x00"))
    return normalize("NFC", "\n\n".join(line for line in lines if line))
