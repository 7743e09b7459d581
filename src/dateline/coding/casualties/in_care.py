"""Those hurt of whom it is told that they are cared for: "another 46 people are still receiving treatment"."""

from __future__ import annotations

from dateline.coding.syntax import Syntax
from dateline.model import CasualtyMention
from dateline.vocab.nouns import noun_class

CARE = frozenset({"hospital", "clinic"})
TREATMENT = frozenset({"treatment", "care"})
STAYING = frozenset({"remain", "stay", "lie"})
CARED_FOR = STAYING | {"treat", "receive"}


def in_care(s: Syntax, v: int) -> list[int] | None:
    """ "Eleven people [were being treated] in hospital", "46 are still [receiving] treatment", "nine others remained in hospital": a number of people, and hurt; not
    "the 14 victims were treated", "the minister remained in hospital", "where 40 patients were being treated", "treated in hospital for cholera"."""
    lemma = s.lemma(v)
    if lemma not in CARED_FOR:
        return None
    there = any(s.lemma(k) in CARE for k in s.obliques(v, "in", "at"))
    if lemma == "treat" and s.passive(v) and (there or "being" in s.low[max(0, v - 3) : v]):
        whom = s.subjects_of_grammar(v)
    elif lemma == "receive" and any(s.lemma(o) in TREATMENT for o in s.objects(v)) or lemma in STAYING and there:
        whom = s.subjects(v)
    else:
        return None
    if any(s.lemma(k) in noun_class("accident") for a in [v, *s.objects(v)] for k in s.obliques(a, "for")):
        return None
    counted = [k for k in whom if s.lemma(k) != "patient" and s.kids(k, "nummod") or s.tokens[k].upos == "NUM"]
    return [k for k in counted if not s.obliques(k, "of") and all(s.low[d] != "the" for d in s.kids(k, "det"))] or None  # "two of them": told already


def without_the_cared_for(told: list[CasualtyMention], s: Syntax) -> list[CasualtyMention]:
    """ "Eleven people were wounded. Nine remained in hospital": where the hurt are counted, those in hospital are some of them."""
    cared = [c for c in told if c.harm == "wounded" and s.verbal(c.head) and in_care(s, c.head)]
    others = any(c.harm == "wounded" and c.count.state == "given" and c not in cared for c in told)
    return [c for c in told if not (others and c in cared)]
