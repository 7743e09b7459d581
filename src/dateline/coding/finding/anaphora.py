"""Plural event nouns that point back at a running count ("66 attacks ... these attacks"), or that speak of attacks in general: they tell no event of their own."""

from __future__ import annotations

from dateline.coding.casualties.shapes import special
from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.situations.tallies import nth_heads, tally_heads
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.vocab.classes import word_class
from dateline.vocab.numbers import harm_words

BREAKING_OUT = word_class("acts.breaking-out")
CONDEMNING = word_class("sayings.condemning")
BRINGING_ABOUT = word_class("acts.bringing-about")


def tally_anaphors(draft: Draft, syntax: Syntax, happenings: list[Happening]) -> dict[int, int]:
    """Token of a plural event noun -> token of the counted noun it stands for. Same lemma, no number, time or harm of its own."""
    units = sorted(tally_heads(draft, syntax) | nth_heads(draft, syntax))
    out = {}
    for h in happenings:
        if not (h.noun and h.plural) or h.light is not None or syntax.kids(h.head, "nummod") or h.times or h.weapons:
            continue
        same = [u for u in units if syntax.lemma(u) == syntax.lemma(h.head)]
        before = [u for u in same if u < h.head]
        told = [
            x
            for x in happenings
            if x.head < h.head
            and x.head not in out
            and syntax.lemma(x.head) == syntax.lemma(h.head)
            and x.plural
            and (not before or x.head > before[-1])
            and not generic(x, syntax)
        ]
        demonstrative = any(syntax.lemma(k) in {"this", "these", "those", "that"} for k in syntax.kids(h.head, "det"))
        if same and not told and (before or not demonstrative):
            out[h.head] = max(before, default=same[0])
    return out


def generic(h: Happening, syntax: Syntax) -> bool:
    """A bare plural that no verb asserts and nothing dates: "attacks on aid workers are rising", "prevent attacks"."""
    if not (h.noun and h.plural) or h.light is not None or h.definite or h.times or h.claimed_by:
        return False
    up = syntax.head(h.head)
    if up is not None and syntax.tokens[up].nominal == "time" and syntax.kids(up, "nummod", "det"):
        return False  # "after four hours of talks"
    if h.sent == 0 and syntax.rel(h.head) == "nsubj" and up is not None and syntax.rel(up) in {"root", "parataxis"} and syntax.lemma(up) in BREAKING_OUT:
        return False  # "Clashes erupt in Tripoli", "Syria: Clashes kill 37", as a headline
    if up is not None and syntax.lemma(up) in BRINGING_ABOUT and syntax.tokens[up].xpos == "VBD" and any(event_noun(syntax.lemma(k)) for k in syntax.subjects(up)):
        return False  # "The killing sparked protests in the capital"
    if up is not None and (_died_in(h.head, up, syntax) or _condemned(h.head, up, syntax)):
        return False
    if syntax.kids(h.head, "nummod", "nmod:poss") or any(syntax.lemma(k) in {"two", "several", "three"} for k in syntax.kids(h.head, "amod", "det")):
        return False
    return not (h.verbs and not syntax.rel(h.verbs[0]).startswith("acl") and syntax.tokens[h.verbs[0]].xpos in {"VBD", "VBN"})


def _condemned(noun: int, v: int, syntax: Syntax) -> bool:
    """ "condemned on Tuesday drone [strikes] on a market": those of the news; not "condemns attacks on aid workers"."""
    beside = [k for x in [v, *syntax.kids(v, "nsubj")] for k in syntax.kids(x, "obl", "obl:unmarked", "nmod", "nmod:unmarked")]
    dated = any(syntax.tokens[k].nominal == "time" for k in beside)
    return syntax.lemma(v) in CONDEMNING and syntax.rel(noun) == "obj" and syntax.tokens[v].xpos == "VBD" and dated


def _died_in(noun: int, v: int, syntax: Syntax) -> bool:
    """ "Six people died in Russian [strikes] on Kharkiv", "Nine bodies were taken to a hospital after strikes": so many were harmed in these; not "a monument to those
    who died in strikes", "people die in attacks", "twelve men were jailed after attacks"."""
    lemma = syntax.lemma(v)
    harms = lemma in harm_words("state") or syntax.passive(v) and (lemma in harm_words("verb") or special(syntax, v) is not None)
    past = syntax.tokens[v].xpos in {"VBD", "VBN"} and syntax.rel(v) != "acl:relcl"
    counted = any(syntax.tokens[k].upos == "NUM" or syntax.kids(k, "nummod") for k in syntax.kids(v, "nsubj", "nsubj:pass"))
    return harms and past and counted and syntax.prep(noun) in {"in", "during", "after", "following"}
