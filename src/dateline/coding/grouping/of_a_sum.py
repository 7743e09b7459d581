"""One act told below the sum of many: "Strikes killed 38 people across Gaza over the past day. An air strike on a tent in Rafah killed four"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.grouping.in_turn import headline
from dateline.coding.happening import Happening
from dateline.coding.places.alike import same_place
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.numbers import parse_number

SALVO = 10  # arms
HURTING = word_class("casualties.hurting")


def one_below_many(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """One act told below the sum of many, or below a salvo that it was part of."""
    return one_below_a_sum(h, members, syntax) or one_of_a_salvo(h, members, syntax)


def one_below_a_sum(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Israeli strikes killed 55 across Lebanon on Tuesday. [A strike] on a flat in Sidon killed five": one, at a place of its own, with fewer dead than the many that
    are told before; not "Two strikes hit Rafah, killing 12. A strike on a tent killed four", which may be at one place, nor "The strike killed five"."""
    one = h.noun and not h.plural and any(syntax.low[k] in {"a", "an", "another", "one"} for k in syntax.kids(h.head, "det", "nummod"))
    own = [p for p in h.places if p.where is None or p.where.precision not in {"country", "region"}]
    mine = _dead(h, syntax)
    if not (one and own and mine) or any(m.sent >= h.sent or headline(m, syntax) for m in members):
        return False
    many = [m for m in members if m.noun and m.plural and not m.definite and (n := _dead(m, syntax)) and n > mine]
    return bool(many) and not any(same_place(p, q) for p in own for m in members for q in m.places)


def one_of_a_salvo(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Russia launched 315 drones at Ukraine, killing 13. [Drones struck a hospital in Odesa], killing two": at a town of its own, with fewer dead than the whole; not
    "launched 30 drones at Odesa, killing two. Drones hit a hospital there", nor where the salvo tells no dead."""
    own = [p for p in h.places if p.where is not None and p.where.precision in {"exact", "near", "district"}]
    mine = _killed([h], syntax)
    if h.noun or not own or not mine:
        return False
    salvo = [m for m in members if m.sent < h.sent and not m.noun and _many_arms(m, syntax)]
    whole = _killed([m for m in members if any(m.sent == x.sent for x in salvo)], syntax)
    fine = [p for m in members for p in m.places if p.where is not None and p.where.precision in {"exact", "near", "district"}]
    return bool(salvo) and whole > mine and not any(same_place(p, q) for p in own for q in fine)


def _many_arms(m: Happening, syntax: Syntax) -> bool:
    """ "launched 315 drones and seven missiles"."""
    counted = [k for o in syntax.objects(m.head) for k in syntax.kids(o, "nummod")] if syntax.lemma(m.head) in {"launch", "fire"} else []
    return bool(m.weapons) and any((parse_number([syntax.low[k]]) or 0) >= SALVO for k in counted)


def _killed(acts: Sequence[Happening], syntax: Syntax) -> int:
    """How many the sentence of an act says were killed by it: "killing at least 13 people"."""
    verbs = [k for h in acts for v in [h.head, *h.verbs] for k in [v, *syntax.kids(v, "advcl", "conj")] if syntax.lemma(k) == "kill"]
    words = [w for v in verbs for o in syntax.objects(v) for w in ([o] if syntax.tokens[o].upos == "NUM" else syntax.kids(o, "nummod"))]
    return max((int(n) for w in words if (n := parse_number([syntax.low[w]]))), default=0)


def _dead(h: Happening, syntax: Syntax) -> int:
    """How many an act killed, where a verb above its noun says so."""
    verb = syntax.head(h.head)
    if verb is None or not syntax.rel(h.head).startswith("nsubj") or syntax.lemma(verb) not in HURTING:
        return 0
    words = [w for o in syntax.objects(verb) for w in ([o] if syntax.tokens[o].upos == "NUM" else syntax.kids(o, "nummod"))]
    counted = (parse_number([syntax.low[w]]) for w in words if syntax.lemma(w) not in noun_class("amount"))
    return max((int(n) for n in counted if n), default=0)
