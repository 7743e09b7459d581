"""Acts that hurt nobody: who was killed, told further down, was killed in others."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

HURTING = word_class("casualties.hurting")
TOLL_WORDS = word_class("casualties.toll-words")
NOBODY = frozenset({"nobody", "none"})
NO_TOLL = frozenset({"casualty", "injury", "death", "victim"})


def nobody_hurt(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "No one was hurt when a shell landed in a yard": not the act that killed, told before."""
    s = syntax
    clause = s.clause(h.head)
    up = s.head(clause)
    if s.rel(clause) not in {"advcl", "parataxis"} or up is None or s.lemma(up) not in HURTING:
        return False
    nobody = any(s.low[k] in NOBODY or s.low[k] == "one" and s.low[k - 1] == "no" for k in s.kids(up, "nsubj", "nsubj:pass"))
    told = {s.lemma(i) for m in members for i in range(s.sentences[m.sent].first, s.sentences[m.sent].last)}
    return nobody and all(m.sent < h.sent for m in members) and bool(told & TOLL_WORDS)


def spared_all(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Missiles hit the base, but no one was hurt. Hamas says 40 people have been [killed] by missiles": not by those; not "died of it later"."""
    verb = syntax.head(h.head) if h.noun and syntax.prep(h.head) in {"by", "in"} else h.head
    if h.noun and (syntax.kids(h.head, "det") or verb is not None and syntax.obliques(verb, "since")):
        return False  # "killed in the attack"; a toll since a day is a tally
    if verb is None or h.type != "ASSAULT" or syntax.lemma(verb) not in HURTING or not any(m.sent < h.sent for m in members):
        return False
    many = any(syntax.kids(k, "nummod") or syntax.tokens[k].upos == "NUM" for k in syntax.kids(verb, "obj", "nsubj:pass"))
    return many and any(_hurt_nobody(n, syntax) for m in members for n in (m.sent, m.sent + 1) if n < h.sent)


def _hurt_nobody(n: int, syntax: Syntax) -> bool:
    """ "but no one was hurt", "caused no casualties", "There were no reports of casualties": said in the sentence of an act, or in the next."""
    s, sentence = syntax, syntax.sentences[n]
    for k in range(sentence.first, sentence.last):
        nobody = s.low[k] in NOBODY or s.low[k] == "one" and s.low[k - 1] == "no"
        if nobody and s.rel(k).startswith("nsubj") and (up := s.head(k)) is not None and s.lemma(up) in HURTING:
            return True
        if s.lemma(k) in NO_TOLL and (s.low[k - 1] in {"no", "without"} or s.low[k - 2 : k] == ["without", "any"] or "no" in s.low[k - 4 : k] and s.low[k - 1] == "of"):
            return True
    return False
