"""Whom a protest, a threat, a refusal, a demand or a recall is against, where it is told by the deed that is protested, threatened, refused or asked for."""

from __future__ import annotations

from dateline.coding.happening import Filler, Happening
from dateline.coding.roles.frames import Lookup, with_particle
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention
from dateline.vocab.classes import word_class

PARTIES = {"state", "state-force", "armed-group", "organisation", "person"}
WISHES = word_class("reactions.wishes")
MEETING = word_class("acts.dispersing") | word_class("acts.meeting-a-protest")
FALLS = word_class("reactions.falls")
DEMANDING = word_class("reactions.demanding")
ENVOYS = word_class("orders.diplomats") | {"representative"}


def protested(h: Happening, syntax: Syntax, actor_at: Lookup) -> list[Filler]:
    """ "rallied to protest against [Sweden]'s decision", "a march demanding the resignation of [the president]", "a strike in protest at abuses by [the army]".

    Not "protested against the killing of a trader": nobody is told who did it.
    """
    s, own = syntax, list(dict.fromkeys([h.head, *h.verbs, *h.folded]))
    for_it = [k for v in own for k in s.kids(v, "advcl", "acl", "xcomp") if s.lemma(k) in DEMANDING | {"protest"} and k not in own]
    in_protest = [k for v in own for k in s.obliques(v, "in") if s.lemma(k) == "protest"]
    said = [v for v in [*own, *for_it, *in_protest] if s.lemma(v) not in DEMANDING]
    things = [k for v in said for k in s.obliques(v, "against", "at", "over")] + [o for v in said if s.lemma(v) == "protest" for o in s.objects(v)]
    things += [o for v in [*own, *for_it] if s.lemma(v) in DEMANDING for o in [*s.objects(v), *s.obliques(v, "for")]]
    return _fillers([k for t in things for k in _whose(t, s, actor_at)], h, actor_at)


def meets(f: Filler, h: Happening, syntax: Syntax) -> bool:
    """ "[Police] broke up a rally", "[The army] banned the march": who meets a protest has no part in it; not "Police held a rally over pay"."""
    up = syntax.head(h.head)
    told = h.type == "PROTEST" and h.noun and up is not None and syntax.rel(h.head) == "obj" and f.head in syntax.subjects(up)
    return told and up is not None and f.actor is not None and f.actor.actor.kind == "state-force" and with_particle(syntax, up) in MEETING


def threatened(h: Happening, syntax: Syntax, actor_at: Lookup) -> list[Filler]:
    """ "threatened to break off relations with [Congo]", "to impose tariffs on goods from [Germany]": whom what is threatened would befall."""
    s = syntax
    would = [c for k in s.kids(h.head, "xcomp") for c in s.conjuncts(k)]
    things = [k for c in would for x in [c, *s.objects(c)] for k in s.obliques(x, "to", "against", "with", "on", "upon")]
    return _fillers([k for t in things for k in _whose(t, s, actor_at)], h, actor_at)


def refused(h: Happening, syntax: Syntax, actor_at: Lookup) -> list[Filler]:
    """ "rejected calls by [the UN] for a truce", "refused to meet [the envoy]", "dismissed an appeal from [the president]": whose wish is refused."""
    s, verbs = syntax, [v for v in dict.fromkeys([h.head, *h.verbs]) if syntax.verbal(v)]
    asked = [o for v in verbs for o in s.objects(v) if s.lemma(o) in WISHES]
    would = [c for v in verbs if s.lemma(v) != "deny" for k in s.kids(v, "xcomp") for c in s.conjuncts(k)]
    met = [k for c in would for k in [*s.objects(c), *s.obliques(c, "with", "to")] if _party(k, actor_at) is not None]
    return _fillers([*(k for o in asked for k in _whose(o, s, actor_at)), *met], h, actor_at)


def asked(h: Happening, syntax: Syntax, actor_at: Lookup) -> list[Filler]:
    """ "demanded that [the rebels] free the crew", "called for [Israel] to withdraw": who is to do it; not "demanded that [the crew] be freed"."""
    s = syntax
    wished = [c for c in s.kids(h.head, "ccomp") if s.tokens[c].xpos == "VB" or {"should", "must"} & set(s.auxiliaries(c))]
    wished += [c for c in s.kids(h.head, "advcl", "ccomp", "xcomp") if s.tokens[c].xpos == "VB" and _for_somebody(c, s)]
    return _fillers([k for c in wished if not s.passive(c) for k in s.subjects_of_grammar(c)], h, actor_at)


def _for_somebody(c: int, s: Syntax) -> bool:
    """ "called [for] Israel to withdraw", "appealed for both sides to stop"."""
    return any(s.low[k] == "for" for x in [c, *s.kids(c, "nsubj")] for k in s.kids(x, "mark", "case"))


def called_home(h: Happening, syntax: Syntax, actor_at: Lookup) -> list[Filler]:
    """ "recalled its ambassador to [Mali]", "withdrew its envoys from [Moscow]": whom a state calls its envoys home from."""
    s = syntax
    envoys = [o for v in dict.fromkeys([h.head, *h.verbs]) for o in s.objects(v) if s.lemma(o) in ENVOYS and s.kids(o, "nmod:poss")]
    return _fillers([k for x in [*envoys, *([h.head] if envoys else [])] for k in s.obliques(x, "to", "in", "from")], h, actor_at)


def _whose(i: int, s: Syntax, actor_at: Lookup) -> list[int]:
    """The party itself, or whose deed it is; of a fall ("the ouster of"), who is to fall."""
    if _party(i, actor_at) is not None:
        return [i]
    owners = [*s.kids(i, "nmod:poss"), *(k for k in s.kids(i, "amod", "compound") if k < i), *s.obliques(i, "by", "from")]
    owners += s.obliques(i, "of") if s.lemma(i) in FALLS else []
    return [k for k in owners if _party(k, actor_at) is not None][:1]


def _party(i: int, actor_at: Lookup) -> ActorMention | None:
    m = actor_at(i)
    return m if m is not None and m.actor.kind in PARTIES and m.rule != "pronoun" else None


def _fillers(heads: list[int], h: Happening, actor_at: Lookup) -> list[Filler]:
    taken = {f.head for f in h.actors}
    found = [(i, m) for i in dict.fromkeys(heads) if i not in taken and (m := _party(i, actor_at)) is not None]
    return [Filler(m.head, m.span, m) for _, m in found]


AGAINST = {"PROTEST": protested, "THREATEN": threatened, "REJECT": refused, "REQUEST": asked, "SANCTION": called_home}
