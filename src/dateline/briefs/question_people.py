"""Of whom a question about dead and wounded asks: "how many Israeli soldiers were killed", "were children hurt"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.vocab.victims import MOST, Victims, victims_of

_HARMED = r"(?:killed|dead|died|dying|die|dies|perished|wounded|injured|hurt|harmed|shot|lost|slain|murdered)"
_TOLL = r"(?:deaths?|fatalit(?:y|ies)|casualt(?:y|ies)|injur(?:y|ies)|victims?|toll|dead|wounded|injured|lives)"
_NP = r"(?P<np>(?:[^\W_][\w.'’-]* ){0,4}?[^\W_][\w.'’-]*)"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"\bhow many (?:of )?(?:the |those )?(?:people )?(?:{_TOLL}|{_HARMED})\b.*?\b(?:were|are) {_NP}\s*[?.]?$",  # how many of the dead were children
        rf"\bhow many (?:more |other |of (?:the |these |those )?)?{_NP} (?:were|was|have|has|had|did|do|does|are|is|got|{_HARMED}|{_TOLL})\b",
        rf"\b(?:number|toll|{_TOLL}) (?:of|among|amongst) (?:the |killed |wounded |injured )?{_NP}(?: (?:{_HARMED}|{_TOLL}|in|at|near|on|by|since)\b|\s*[?.]?$)",
        rf"^\s*(?:were|was|are|have|has|had|did|do) (?:there )?(?:any |the |some )?{_NP} (?:been |get |got )?(?:{_HARMED}|{_TOLL})\b",
        rf"^\s*(?:what|how) (?:is|was|about) (?:the )?(?:total )?{_NP} {_TOLL}\b",
    )
)
_LOOSE = frozenset("the a an any of more other total new these those all killed dead wounded injured".split())


@dataclass(frozen=True, slots=True)
class People:
    """Whom a question asks of: a kind of people, and further words that must stand with it ("israeli"); `words` are all of them as the question has them."""

    kind: Victims
    also: tuple[str, ...]
    words: str


def people_of(question: str) -> People | None:
    """The kind of people whose dead or wounded a question asks for; None when it asks for anybody's, or names a kind that is not known."""
    for shape in _SHAPES:
        m = shape.search(" ".join(question.split()))
        found = _kind(m["np"].split()) if m else None
        if found is not None:
            return found
    return None


def _kind(words: list[str]) -> People | None:
    """The kind that the last words name: "Israeli army soldiers" asks for soldiers with which "Israeli" and "army" are told."""
    for n in range(min(MOST, len(words)), 0, -1):
        kind = victims_of(" ".join(words[-n:]))
        if kind is not None:
            also = tuple(w.lower().removesuffix("'s").removesuffix("’s") for w in words[:-n] if w.lower() not in _LOOSE)
            said = [w for w in words if w.lower() not in _LOOSE]
            return People(kind, also, " ".join(said))
    return None
