"""What the rules of acts in words ask for: who speaks in public, and what is said, asked, threatened or admitted."""

from __future__ import annotations

from functools import cache

from dateline.coding.draft import Draft
from dateline.coding.happening import Filler, Happening
from dateline.coding.names.coder import mention_at, resolve
from dateline.coding.names.offices import offices_of
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import verb_rules
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.rules import pattern_rules

ORGANISED = {"state", "state-force", "armed-group", "organisation"}
PROTESTERS = word_class("people.protesters")
WORDS = {"REQUEST", "ACCUSE", "REJECT", "SUPPORT", "AGREE", "CONSULT", "COOPERATE", "CONCEDE", "THREATEN", "AID", "SANCTION"}
OF_THE_OFFICE = {"accuse.charge", "accuse.warrant", "aid.arrive", "concede.lift-curfew", "sanction.expulsion"}
ANSWERED_WITH = word_class("reactions.answered-with")
DELEGATES = frozenset({"delegation", "envoy", "negotiator", "emissary"})
OPINING = word_class("sayings.opining")
VOID = word_class("sayings.void")


def public(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Acts of words count between public parties: a state, force, group or organisation, or a person who holds an office, in an article about conflict."""
    if h.type not in WORDS or h.rule.id in OF_THE_OFFICE:  # who does so has the office; a convoy has none
        return True
    fillers = [f for f in h.actors if f.actor is not None]
    offices = office_nouns()
    for f in fillers:
        m = f.actor
        assert m is not None
        if m.actor.kind == "person" and syntax.lemma(f.head).lower() in offices | RULERS:
            return True
        if m.actor.kind in ORGANISED or m.role or (m.actor.kind == "person" and (m.actor.actor_id or any(offices_of(draft, syntax, m, offices)))):
            return True
        if m.actor.kind == "person" and any(
            o.actor.name == m.actor.name and (o.role or any(offices_of(draft, syntax, o, offices))) for o in draft.actors if o.actor.kind == "person" and o.named
        ):
            return True
        if syntax.lemma(f.head) in PROTESTERS:
            return True
        if h.type == "SANCTION" and syntax.lemma(f.head) in {"state", "country", "nation", "government"} and syntax.tokens[f.head].xpos in {"NNS", "NNPS"}:
            return True  # "EU states expelled scores of Russian diplomats"
        if m.actor.kind in {"civilians", "unknown"} and any(r.actor is not None and r.actor.actor.kind in ORGANISED for r in h.recipients):
            return True
        if m.antecedent is not None:
            return True
    return False


@cache
def office_nouns() -> frozenset[str]:
    return frozenset(w for rule in pattern_rules("relations") if rule.form == "office" for w in rule.words)


def hostile(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A threat or warning of force, sanction or reprisal, not of weather."""
    if any(f.actor is not None and f.actor.actor.kind in ORGANISED | {"person"} for f in h.recipients) and syntax.lemma(h.head) == "threaten":
        return True
    if syntax.lemma(h.head) == "ultimatum" or syntax.lemma(h.head) == "threaten" and syntax.kids(h.head, "xcomp"):
        return True
    if syntax.lemma(h.head) == "warn" and (_of_a_third(h, draft, syntax) or _of_suffering(h, syntax) or _foreseen(h, syntax)):
        return False
    first, last = syntax.subtree(h.head)
    if syntax.lemma(h.head) == "warn" and not h.recipients and _counselled(h, syntax):
        return False
    if syntax.lemma(h.head) in {"promise", "swear"}:
        words = {syntax.lemma(i) for i in range(h.head + 1, last) if not _none_of_it(i, syntax)}
        return bool(words & RETURN_BLOW) or bool(words & {"respond", "response"} and words & ANSWERED_WITH)
    return any(_reprisal(c, syntax) for c in syntax.kids(h.head, "ccomp")) or any(syntax.lemma(i) in noun_class("hostile") for i in range(first, last) if i != h.head)


NATURAL_KILLERS = word_class("mishaps.natural-killers")
STRIKING = word_class("acts.striking")
BY_BODIES = word_class("orders.reprisals-of-bodies")
SUFFERING, REPRISALS = word_class("orders.suffering"), word_class("orders.reprisals")


def _counselled(h: Happening, syntax: Syntax) -> bool:
    """ "has warned against [opening a wider war]", "warned against an assault on Rafah": counsel, where nothing is told of an answer; not "warned Israel against
    attacking", "warned against any attack, saying that it would strike back"."""
    against = [k for k in syntax.kids(h.head, "obl", "advcl") if "against" in {syntax.prep(k), *(syntax.low[m] for m in syntax.kids(k, "mark"))}]
    told = {i for k in against for i in range(*syntax.subtree(k))}
    later = [k for k in syntax.kids(h.head, "advcl", "obl") if {"after", "following"} & {syntax.prep(k), *(syntax.low[m] for m in syntax.kids(k, "mark"))}]
    own = any(syntax.low[d] in {"its", "their", "our", "my"} for i in told for d in syntax.kids(i, "nmod:poss"))  # "Turkey warned against any attack on its troops"
    answer = next((i for i in range(h.head, syntax.subtree(h.head)[1]) if syntax.low[i] in {"saying", "adding"}), len(syntax.low))
    told |= {i for k in later for i in range(*syntax.subtree(k)) if i < answer}  # "warned against travel after gunmen killed nine"
    rest = [i for i in range(*syntax.subtree(h.head)) if i not in told and i != h.head]
    return bool(against) and not own and not any(syntax.lemma(i) in noun_class("hostile") for i in rest)


def _none_of_it(i: int, syntax: Syntax) -> bool:
    """ "promised there would be [no revenge]", "swore never to [retaliate]": what is promised not to be done."""
    over = [i, *(a for a, _ in zip(syntax.ancestors(i), range(1), strict=False) if syntax.verbal(a))]
    return any(syntax.negated(k) or any(syntax.low[d] == "no" for d in syntax.kids(k, "det")) for k in over)


def _reprisal(c: int, syntax: Syntax) -> bool:
    """ "would pay a heavy price", "will face the full wrath of the law", "would regret it"; not "would face famine"."""
    return syntax.lemma(c) == "regret" or syntax.lemma(c) in SUFFERING and any(syntax.lemma(o) in REPRISALS for o in [*syntax.objects(c), *syntax.obliques(c, "for")])


def _of_a_third(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """What is warned of is what somebody else may do ("warned that Russia could attack"): no threat; what he will suffer is one ("that Lebanon would pay")."""
    named = {m.head: m.actor for m in draft.actors if m.named}
    who = {f.actor.actor.country for f in h.actors if f.actor is not None}
    others = [named[k] for c in syntax.kids(h.head, "ccomp") if not _reprisal(c, syntax) for k in syntax.kids(c, "nsubj") if k in named]
    return any(a.country not in who for a in others)


def _of_suffering(h: Happening, syntax: Syntax) -> bool:
    """ "The UN warned that 750,000 people could be hit by floods", "Médecins Sans Frontières warned that the siege could kill thousands": of harm that nobody means, or
    by a body that has no force; not "NATO warned that it would strike back", "The EU warned of sanctions"."""
    words = {syntax.lemma(i) for i in range(*syntax.subtree(h.head)) if syntax.tokens[i].upos != "VERB" or syntax.lemma(i) != "force"}
    if words & NATURAL_KILLERS:
        return True
    kinds = {f.actor.actor.kind for f in h.actors if f.actor is not None}
    own = any(syntax.low[k] in {"it", "they", "we"} for c in syntax.kids(h.head, "ccomp") for k in syntax.kids(c, "nsubj"))
    return kinds == {"organisation"} and not own and not words & BY_BODIES


def _foreseen(h: Happening, syntax: Syntax) -> bool:
    """ "warned that [the north could slide] back into war", "that the militants may strike again": what may come is no threat; not "warned that it could strike",
    "that its forces might attack", "that their bases could be hit"."""
    for c in syntax.kids(h.head, "ccomp"):
        who = syntax.kids(c, "nsubj")
        others = [k for k in who if syntax.tokens[k].upos in {"NOUN", "PROPN"} and not syntax.kids(k, "nmod:poss")]
        armed = syntax.passive(c) and not syntax.obliques(c, "by") and any(f.actor is not None and f.actor.actor.kind == "armed-group" for f in h.actors)
        if armed and syntax.lemma(c) in STRIKING:
            return False  # "The Houthis warned that ships could be targeted"
        if others and {"could", "may", "might"} & set(syntax.auxiliaries(c)) and not _reprisal(c, syntax):
            return True
    return False


def obligation(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """What is said is that somebody else should or must act."""
    for c in syntax.kids(h.head, "ccomp", "parataxis"):
        others = [k for k in syntax.subjects_of_grammar(c) if syntax.tokens[k].upos in {"NOUN", "PROPN"}]
        if {"should", "must"} & set(syntax.auxiliaries(c)) and others and not syntax.passive(c):
            return True
    return False


def concerted(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Agreeing to do something or with somebody, not being of an opinion ("critics agree that ...")."""
    if any(syntax.lemma(k) in OPINING for k in syntax.kids(h.head, "advcl")):
        return False  # "agreed, saying that ..."
    if not h.noun and not h.recipients and syntax.obliques(h.head, "with"):
        return False  # with a view, not with somebody
    opinions = [k for k in syntax.kids(h.head, "ccomp") if any(syntax.lemma(m) == "that" for m in syntax.kids(k, "mark"))]
    return h.noun or not opinions


CONDEMNING = word_class("reactions.reproaches")


CALLED_BEFORE = word_class("orders.called-before")
CALLED_SO = frozenset({"xcomp", "ccomp", "compound:prt", "iobj"})  # "called the leader [a criminal]"


def condemning(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """What is said of it is a reproach."""
    _, last = syntax.subtree(h.head)
    against = syntax.lemma(h.head) == "speak" and bool(syntax.obliques(h.head, "against"))
    return against or any(syntax.lemma(i) in CONDEMNING for i in range(h.head + 1, last))


def asked_to(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Somebody is asked to do something."""
    asked = any(f.actor is not None and f.actor.actor.kind != "unknown" for f in h.recipients)
    return asked and any(syntax.lemma(m) == "to" for k in syntax.kids(h.head, "xcomp", "ccomp", "advcl") for m in syntax.kids(k, "mark"))


def public_recipient(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Whoever is spoken with is an armed group, or a person who holds an office: a parliament is spoken to."""
    return any(f.actor is not None and f.actor.actor.kind == "armed-group" or _holds_office(draft, syntax, f) for f in h.recipients)


def _holds_office(draft: Draft, syntax: Syntax, f: Filler) -> bool:
    m = f.actor
    if m is None or m.actor.kind != "person":
        return False
    return bool(m.actor.actor_id) or syntax.lemma(f.head).lower() in office_nouns() | {"counterpart"} or any(offices_of(draft, syntax, m, office_nouns()))


def rung_up(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "called [the leaders] of Armenia and Azerbaijan": who holds an office, and nothing that he is called or called to; not "called the leader a criminal"."""
    whom = syntax.kids(h.head, "obj")
    said = any(syntax.rel(k) in CALLED_SO for k in syntax.kids(h.head)) or len(whom) != 1 or syntax.passive(h.head)
    said = said or any(syntax.tokens[k].nominal != "time" for k in syntax.obliques(h.head, "to", "for", "on", "in", "into", "as"))
    said = said or any(syntax.lemma(k) in CALLED_BEFORE for k in syntax.obliques(h.head, "before"))
    return not said and (any(_holds_office(draft, syntax, f) for f in h.recipients) or any(syntax.lemma(k) in {"leader", "counterpart"} for k in whom))


def leaves_harmed(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "A car bomb left five people dead", "left four homes destroyed and three people wounded"; not "A lorry with a bomb left the depot and killed five"."""
    apart = {i for k in syntax.kids(h.head, "conj", "advcl") if syntax.kids(k, "obj") for i in range(*syntax.subtree(k))}
    hurt = [c for c in draft.casualties if h.head < c.head < syntax.subtree(h.head)[1] and c.harm in {"killed", "wounded"} and c.count.high != 0]
    return any(c.head not in apart for c in hurt)


def by_phone(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Trump and Putin spoke by phone", "told Netanyahu in a phone call that": two who hold offices, or their states."""
    told = any(syntax.lemma(k) in {"phone", "telephone"} for k in syntax.obliques(h.head, "by", "on", "over"))
    told = told or any(syntax.lemma(x) in {"phone", "telephone"} for k in syntax.obliques(h.head, "in") if syntax.lemma(k) == "call" for x in syntax.kids(k, "compound"))
    sides = [f for f in [*h.actors, *h.recipients] if f.actor is not None and (f.actor.actor.kind == "state" or _holds_office(draft, syntax, f))]
    return told and len(sides) >= 2


def delegation(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Who is received is sent by a state or an armed group, or holds an office as does who receives him: "a Russian delegation", "an envoy of the rebels", "President
    Emmanuel Macron received Volodymyr Zelenskyy"; not "a delegation of fans", "The clinic received Omar Said"."""
    if syntax.lemma(h.head) == "receive" and not syntax.passive(h.head):
        guests = [m for o in syntax.objects(h.head) if (m := mention_at(draft, o)) is not None and m.actor.kind == "person"]
        by = any(f.actor is not None and (f.actor.actor.kind == "state" or _holds_office(draft, syntax, f)) for f in h.actors)
        if by and any(m.role or resolve(draft, m).actor_id for m in guests):
            return True
    who = [o for o in syntax.objects(h.head) if syntax.lemma(o) in DELEGATES]
    whose = [m for o in who for k in [*syntax.kids(o, "amod", "compound", "nmod:poss"), *syntax.obliques(o, "of", "from")] if (m := mention_at(draft, k)) is not None]
    return any(resolve(draft, m).kind in {"state", "armed-group", "state-force"} for m in whose)


def abroad(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A person in office, or a body of a state, goes to another country."""
    going = [
        f.actor.actor.country for f in h.actors if f.actor is not None and f.actor.actor.country and (f.actor.actor.kind == "state" or _holds_office(draft, syntax, f))
    ]
    if syntax.lemma(h.head) == "fly" and syntax.objects(h.head):
        return False  # "flew paratroopers to the airport"
    there = {*syntax.objects(h.head), *syntax.obliques(h.head, "to")}
    lands = {p.where.country for p in draft.places if p.where is not None and p.head in there and p.where.country}
    return len(lands) == 1 and bool(going) and not lands & set(going)


RULERS = word_class("orders.rulers")
RETURN_BLOW = word_class("reactions.return-blows")
BASELESS = word_class("sayings.called-baseless")
GUILT = word_class("sayings.guilt")


def own_deed(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """What is admitted is blame, or an act of force of one's own ("that its forces had shot down ...")."""
    if any(syntax.lemma(o) in GUILT for o in syntax.objects(h.head)):
        return True
    mine = {resolve(draft, f.actor).country for f in h.actors if f.actor is not None} - {None}
    for c in syntax.kids(h.head, "ccomp", "xcomp", "obj"):
        if any(r.type == "ASSAULT" for r in verb_rules(syntax, c)):
            if syntax.tokens[c].xpos == "VBG" and not syntax.kids(c, "nsubj"):
                return True  # "admits downing the airliner"
            doers = [m for k in syntax.subjects(c) if (m := mention_at(draft, k)) is not None]
            own = any(syntax.tokens[k].xpos == "PRP$" for d in syntax.subjects(c) for k in [d, *syntax.kids(d, "nmod:poss")])
            if own or any(resolve(draft, m).country in mine for m in doers):
                return True
    return False


def void(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """What is said of it is that it does not hold."""
    _, last = syntax.subtree(h.head)
    if any(syntax.lemma(i) in VOID for i in range(h.head + 1, last)):
        return True
    called = [k for k in syntax.kids(h.head, "xcomp", "obj", "obl", "advcl") if k > h.head]
    return any(syntax.lemma(i) in BASELESS for k in called for i in [k, *syntax.kids(k, "amod", "conj")])


def speaks_for_a_state(f: Filler) -> bool:
    """A state, or somebody in an office of one."""
    if f.actor is None:
        return False
    office = f.actor.actor.name.lower().split()[-1] in office_nouns()
    return f.actor.actor.kind == "state" or f.actor.actor.kind == "person" and (bool(f.actor.role) or office)
