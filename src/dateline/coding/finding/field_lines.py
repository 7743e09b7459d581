"""Lines of a form below a report: "Civilians reported killed: 9-14". They repeat what the report tells, and tell no act of their own."""

from __future__ import annotations

import re

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax

LABEL = re.compile(r"\W*[A-Z][a-z]+(?: [a-z]+){0,4}$")
VALUE = re.compile(r":\s*(?:\d|[Uu]nknown\b|[Nn]one\b|[Uu]p to\b|[Aa]t least\b|[Bb]etween\b)[^.;,\n]{0,30}(?:[.;\n]|$)")


def field_line(h: Happening, syntax: Syntax) -> bool:
    """ "Civilians reported [killed]: 9-14", "Civilians [injured]: up to 20"; not "Five soldiers killed: army", "Troops killed two: police", nor
    "Civilians killed: 12 in Goma, hospitals said"."""
    end = syntax.tokens[h.head].end
    begin = max(syntax.text.rfind(mark, 0, end) for mark in ("\n", ". ", "; ")) + 1
    return not h.noun and VALUE.match(syntax.text, end) is not None and LABEL.match(syntax.text[begin:end].strip()) is not None
