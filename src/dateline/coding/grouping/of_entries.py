"""Mentions in entries of a bulletin or a round-up: each entry tells acts of its own, unless it comes back to one that an entry before has told."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.grouping.in_turn import headline
from dateline.coding.happening import Happening
from dateline.coding.places.alike import below_countries, nested, same_place
from dateline.coding.syntax import Syntax
from dateline.model import PlaceMention
from dateline.vocab.classes import word_class

SEVERAL_ACTS, BESIDE = word_class("acts.told-one-by-one"), word_class("acts.beside-another")
PREPOSITIONS = frozenset({"in", "near", "around", "outside", "at"})


def of_another_entry(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "7.30am: Gunmen ransack an embassy. 8am: [Rebels seize the airport]": told in an entry of its own, and neither at a place nor of a thing with a name that was told
    with the act of the other entry."""
    others = [m for m in members if m.entry not in {0, h.entry}]
    if not h.entry or not others or _pointed_back(h) or _both_sides_again(h, members, syntax) or any(m.entry == h.entry for m in members):
        return False
    mine, theirs = below_countries(h.places), below_countries([p for m in members for p in m.places])
    return not any(_one_town(p, q) for p in mine for q in theirs) and not _names(h, syntax) & {n for m in others for n in _names(m, syntax)}


def opens_another(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "[In a related development], gunmen abducted a chief", "[In Papua], rebels shot two miners": the sentence opens on another place or act than those told before,
    and who did it, or whom it befell, is told anew; not "In Gao, the attackers burned", "In Gaza, ..." of an act in Gaza."""
    if h.type not in {"ASSAULT", "COERCE", "PROTEST"} or _pointed_back(h) or any(m.sent >= h.sent for m in members) or all(headline(m, syntax) for m in members):
        return False
    return _opens_anew(h, members, syntax) and _told_anew(h, members, syntax)


def _told_anew(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """No doer of it is "they" or "the gunmen", nor are those whom it befell "the men" told before, and somebody did it or suffered it."""
    they = [f for f in h.actors if f.actor is not None and f.actor.rule == "pronoun"]
    they = [f for f in they if f.actor is None or f.actor.antecedent is None or syntax.tokens[f.actor.antecedent].sent != h.sent]  # not "the group said it killed"
    old = they + [f for f in h.actors if _the(f.head, syntax)]
    named = [f for f in old if f not in they and f.actor is not None and f.actor.named]
    hit = {syntax.lemma(f.head) for m in members for f in m.recipients}
    again = bool(h.recipients) and all(syntax.lemma(f.head) in hit and _the(f.head, syntax) for f in h.recipients)
    return len(old) == len(named) and bool(h.actors or h.recipients) and not again


def _both_sides_again(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "[The gunmen] shot [the passengers]": of gunmen and passengers told before."""
    for mine, theirs in ((h.actors, [f for m in members for f in m.actors]), (h.recipients, [f for m in members for f in m.recipients])):
        if not mine or not all(_the(f.head, syntax) and syntax.lemma(f.head) in {syntax.lemma(x.head) for x in theirs} for f in mine):
            return False
    return True


def _the(i: int, syntax: Syntax) -> bool:
    return any(syntax.low[k] in {"the", "these", "those"} for k in syntax.kids(i, "det"))


def _opens_anew(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    s, first = syntax, syntax.sentences[h.sent].first
    words = s.low[first : first + 6]
    if words[1:2] == [","] and (words[0] in {"separately", "elsewhere", "meanwhile"} or words[0] == "also" and members[-1].sent < h.sent - 1 and (h.places or h.times)):
        return True
    if words[:1] == ["also"]:
        first, words = first + 1, words[1:]
    if not words or words[0] not in PREPOSITIONS or h.head <= first:
        return False
    if words[0] == "in" and set(words[1:4]) & BESIDE and set(words[1:6]) & SEVERAL_ACTS:
        return True
    place = next((p for p in range(first + 1, min(first + 4, len(s.tokens))) if s.tokens[p].upos == "PROPN"), None)
    comma = next((k for k in range(first, min(first + 9, len(s.tokens))) if s.tokens[k].text == ","), None)
    if place is None or comma is None or not first < place < comma or s.tokens[place].nominal != "place" and not s.tokens[place].ent.endswith(("LOC", "GPE")):
        return False
    new = s.low[place] not in {w for m in members for w in s.low[s.sentences[m.sent].first : s.sentences[m.sent].last]}
    inside = any(same_place(p, q) or nested(p, q) for p in h.places for m in members for q in m.places)
    return new and not inside


def _pointed_back(h: Happening) -> bool:
    """ "the attack": of the entry above."""
    return h.noun and h.definite


def _one_town(p: PlaceMention, q: PlaceMention) -> bool:
    """Of one name, or one within the other; Omdurman, close by, is not Khartoum."""
    return p.name == q.name or p.where is not None and q.where is not None and p.where.name == q.where.name or nested(p, q)


def _names(h: Happening, syntax: Syntax) -> set[str]:
    """Names of what was hit: "struck [Okhmatdyt]", "the strike on the [Okhmatdyt] hospital"."""
    return {w for f in [*h.targets, *h.recipients] for w in f.span.of(syntax.text).split() if w[:1].isupper()}
