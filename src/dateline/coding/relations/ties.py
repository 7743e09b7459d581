"""Ties that a construction tells of: who owes whom allegiance, gets whose support or arms, fights beside whom. Each form says whose heads stand at both ends.

A form takes the syntax and a word of its rule, and gives the heads of subjects and of objects; what they name is found elsewhere (relations.py).
"""

from __future__ import annotations

from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

Ends = tuple[list[int], list[int]]
NOBODY: Ends = ([], [])
PLEDGING = word_class("deals.pledging")
GETTING = word_class("acts.getting-help")
DEFEATING = word_class("acts.defeating")
FORMING = frozenset({"make", "form", "comprise", "compose"})
SIDES = frozenset({"coalition", "alliance"})
MATERIEL = word_class("things.materiel")
SENDING = word_class("acts.keeping-troops")
BESIDE = ("alongside", "beside")
ADDED = {"compound", "amod", "nmod:poss"}


def allegiance(s: Syntax, n: int) -> Ends:
    """ "Boko Haram pledged allegiance to Islamic State"; not "allegiance to the flag" of nobody, whose object is no actor."""
    v = s.head(n)
    if v is None or s.rel(n) != "obj" or s.lemma(v) not in PLEDGING:
        return NOBODY
    return s.subjects(v), [*s.obliques(n, "to"), *s.obliques(v, "to")]


def helped(s: Syntax, n: int) -> Ends:
    """ "The M23 enjoys the support of Rwanda", "who get weapons from Iran": the giver, and who has it; not "has Russian weapons"."""
    first = n
    while s.rel(first) == "conj" and (up := s.head(first)) is not None and not s.verbal(up):
        first = up  # "receive troops, [arms] and ammunition from Rwanda"
    v = s.head(first)
    if v is None or s.rel(first) != "obj" or s.lemma(v) not in GETTING:
        return NOBODY
    given = [*(k for x in s.conjuncts(first) for k in s.obliques(x, "from")), *s.obliques(v, "from")]
    return (given if s.lemma(n) in MATERIEL else [*given, *_whose(s, n)]), s.subjects(v)


def with_help(s: Syntax, n: int) -> Ends:
    """ "With Russian support, the army recaptured Palmyra", "retook the town with the help of militias"; not "met with support"."""
    v = s.head(n)
    if v is None or s.prep(n) != "with" or not s.verbal(v) or s.passive(v):
        return NOBODY
    return [*s.obliques(n, "from"), *_whose(s, n)], s.subjects(v)


def supplied(s: Syntax, v: int) -> Ends:
    """ "Iran supplies the Houthis with missiles", "has supplied drones to the government"."""
    if not s.verbal(v):
        return NOBODY
    objects = s.objects(v)
    if any(s.lemma(o) in MATERIEL for o in objects):
        goods = [o for o in objects if s.lemma(o) in MATERIEL]
        return s.subjects(v), [*s.obliques(v, "to"), *s.kids(v, "iobj"), *(k for o in goods for k in s.obliques(o, "to"))]
    return (s.subjects(v), objects) if any(s.lemma(k) in MATERIEL for k in s.obliques(v, "with")) else NOBODY


def besides_the_usual(s: Syntax, v: int) -> list[Ends]:
    """Both ends of a verb where they do not stand as subject and object."""
    h, out = s.head(v), []
    if h is None:
        h = v
    if s.rel(v) == "conj" and s.tokens[h].upos == "ADJ" and s.kids(v, "obl:agent"):  # "is armed and financed by Iran"
        out.append((s.kids(v, "obl:agent"), [s.antecedent(k) for k in s.kids(h, "nsubj")]))
    over = s.head(h)
    subjects = s.kids(h, "nsubj")
    if s.rel(v) in {"advcl", "xcomp"} and s.rel(h) == "acl:relcl" and over is not None and len(subjects) == 2 and not s.kids(v, "obj"):
        out.append((subjects[1:], [over]))  # "the RSF, which the Emirates are accused of arming"
    if any(s.lemma(k) in {"each", "another"} and s.low[k : k + 2] in (["each", "other"], ["one", "another"]) for k in s.kids(v, "obj")):
        sides = [c for k in s.kids(v, "nsubj") for c in s.conjuncts(k)]
        out.append((sides[:1], sides[1:]))  # "have been fighting each other"
    return out


def beside(s: Syntax, v: int) -> Ends:
    """ "Ethiopian troops fight alongside the Somali army", "fight on the side of the junta"."""
    if not s.verbal(v):
        return NOBODY
    sides = [k for k in s.obliques(v, "on") if s.lemma(k) == "side"]
    sent = s.head(v) if s.rel(v) == "acl" else None
    up = s.head(sent) if sent is not None and s.rel(sent) == "obj" else None
    doers = s.subjects(up) if up is not None and s.lemma(up) in SENDING else s.subjects(v)  # "Rwanda has 3,000 troops fighting alongside the M23"
    return doers, [*s.obliques(v, *BESIDE), *(o for k in sides for o in [*s.obliques(k, "of"), *s.kids(k, "nmod:poss")])]


def waging(s: Syntax, n: int) -> Ends:
    """ "The PKK has waged an insurgency against the Turkish state"."""
    v = s.head(n)
    if v is None or s.rel(n) != "obj" or s.lemma(v) not in {"wage", "fight", "lead"}:
        return NOBODY
    return s.subjects(v), [*s.obliques(n, "against", "with"), *s.obliques(v, "against")]


def foes(s: Syntax, n: int) -> list[int]:
    """ "the coalition against [Islamic State]", "efforts to degrade and defeat [Boko Haram]": whom a body or what it does is set against."""
    up = s.head(n)
    led = s.kids(up, "xcomp") if up is not None and s.rel(n) == "obj" and s.lemma(n) in SIDES else []  # "will lead the coalition to defeat the group"
    aims = [w for v in [*s.kids(n, "acl"), *led] for w in s.conjuncts(v) if s.lemma(w) in DEFEATING]
    return list(dict.fromkeys([*s.obliques(n, "against"), *(o for w in aims for o in s.objects(w))]))


def ranged(s: Syntax, n: int) -> Ends:
    """ "The coalition against Islamic State", "the army's efforts to defeat Boko Haram", "US-led operations against the Houthis": who is set against whom.

    Not "launched an operation against the Houthis": one operation is an event.
    """
    if s.lemma(n) in {"operation", "strike", "mission"} and s.tokens[n].xpos != "NNS":
        return NOBODY
    return [n] if s.lemma(n) in SIDES else _whose(s, n), foes(s, n)


def at_war(s: Syntax, n: int) -> Ends:
    """ "The army and the Rapid Support Forces have been at war since April": two sides that are one subject."""
    up = s.head(n)
    over = n if s.kids(n, "cop") else up
    if s.prep(n) != "at" or over is None or s.obliques(n, "with", "against"):
        return NOBODY
    first = s.kids(over, "nsubj")
    sides = s.conjuncts(first[0]) if first else []
    return sides[:1], sides[1:]


def _whose(s: Syntax, n: int) -> list[int]:
    """Whose help it is: "of Rwanda", "Russian", "Moscow's"."""
    return [*s.obliques(n, "of"), *(k for k in s.kids(n) if k < n and s.rel(k) in ADDED)]


def split(s: Syntax, v: int) -> Ends:
    """ "ISWAP broke away from Boko Haram", "split from al-Qaeda in 2016"."""
    if not s.verbal(v):
        return NOBODY
    parted = s.subjects(v)
    which = s.rel(v) == "acl:relcl" and any(s.low[k] == "which" for k in s.kids(v, "nsubj"))
    if which and len(parted) == 1 and s.tokens[parted[0]].ent.endswith("PER"):  # "the bloc, led by Alexander Diaz, [which] broke away": no person
        parted = [a for a in s.ancestors(parted[0]) if s.tokens[a].upos in {"NOUN", "PROPN"}][:1]
    return parted, s.obliques(v, "from")


def one_of(s: Syntax, n: int) -> Ends:
    """ "The TNLA is one of three [armies] in the Brotherhood Alliance", "one of the [groups] that make up the axis"; not "one of the armies in the country"."""
    one = s.head(n)
    if one is None or s.prep(n) != "of" or s.lemma(one) not in {"one", "several"} or s.negated(one):
        return NOBODY
    wholes = [*s.obliques(n, "in", "within"), *(o for v in s.kids(n, "acl", "acl:relcl") if s.lemma(v) in FORMING for o in s.objects(v))]
    return [*s.kids(one, "nsubj"), *([up] if s.rel(one) == "appos" and (up := s.head(one)) is not None else [])], wholes


FORMS = {
    "ranged": ranged,
    "split": split,
    "one-of": one_of,
    "allegiance": allegiance,
    "helped": helped,
    "with-help": with_help,
    "supplied": supplied,
    "beside": beside,
    "waging": waging,
    "at-war": at_war,
}
