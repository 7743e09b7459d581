"""Words of force, request or retreat that mean another thing in their company: a rule one keeps, a push towards a town, a call for rescue, a claim taken back."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

SAYING, RESCUE = word_class("sayings.saying-so"), word_class("moves.rescue")
BODY_PARTS = word_class("things.body")
MEANING, TERMS = word_class("sayings.meaning"), word_class("sayings.terms")
TAKEN_BACK, HANDING_IN = word_class("sayings.taken-back"), word_class("sayings.handing-in")
PARTIES = frozenset({"state", "state-force", "armed-group"})


def means_another(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Whether a word of an act is none, by the words that go with it."""
    if _what_a_term_means(h, syntax):
        return True
    if h.noun:
        return h.type == "PROTEST" and _handed_in(h, syntax) or h.type == "ASSAULT" and _counted_from(h, draft, syntax)
    if h.type == "ASSAULT":
        return _rule_kept(h, syntax) or _differed(h, syntax) or _hurt_himself(h, syntax)
    if h.rule.id == "protest.strike" and syntax.lemma(h.head) == "walk":  # "after the rebels walked out": of talks, and not of work
        return any(f.actor is not None and f.actor.actor.kind in PARTIES for f in h.actors)
    if h.rule.id == "coerce.seize-arms":  # "Police seized 400 rifles": found, and taken from no side
        return any(f.actor is not None and "police" in f.actor.actor.name.lower() for f in h.actors)
    if h.type == "REQUEST":
        return _pressing_on(h, draft, syntax) or _for_rescue(h, syntax)
    return h.rule.id == "retreat.withdraw" and any(syntax.lemma(o) in TAKEN_BACK for o in syntax.objects(h.head))


def _what_a_term_means(h: Happening, syntax: Syntax) -> bool:
    """ "use the term 'neutralise' to imply that the rebels [surrendered] or were [killed]": what a word means; not "used the word 'war' after the army killed six"."""
    over = list(syntax.ancestors(h.light if h.light is not None else h.head))
    said = next((k for k, a in enumerate(over) if syntax.lemma(a) in MEANING), None)
    if said is None:
        return False
    return any(syntax.lemma(o) in TERMS for a in over[said:] for o in [*syntax.objects(a), *syntax.subjects_of_grammar(a)])


def _rule_kept(h: Happening, syntax: Syntax) -> bool:
    """ "says it only attacks legitimate targets", "insists that it targets only terrorists": how somebody says he fights; not "says its jets only hit one house"."""
    up = syntax.head(h.head)
    told = up is not None and syntax.rel(h.head) in {"ccomp", "parataxis"} and syntax.lemma(up) in SAYING
    if not told or syntax.tokens[h.head].xpos not in {"VBZ", "VBP"} or syntax.auxiliaries(h.head) or h.times or h.places:
        return False
    first, last = syntax.subtree(h.head)
    words = set(syntax.low[first:last])
    return bool(words & {"only", "exclusively", "never", "always"}) and not any(t.upos == "NUM" for t in syntax.tokens[first:last])


def _differed(h: Happening, syntax: Syntax) -> bool:
    """ "The museum clashed with veterans' groups [over whether] to show images", "ministers clashed [over how] to pay": in words; not "clashed over land"."""
    if h.rule.frame != "clash" or h.times and h.casualties or h.weapons:
        return False
    last = min(syntax.subtree(h.head)[1], len(syntax.tokens) - 1)
    return any(syntax.low[k] in {"over", "about", "on"} and syntax.low[k + 1] in {"whether", "how", "what"} for k in range(h.head, last))


def _hurt_himself(h: Happening, syntax: Syntax) -> bool:
    """ "He had hit [his head] against a wall": no blow; not "they hit his head with a rifle butt"."""
    own = [o for o in syntax.objects(h.head) if syntax.lemma(o) in BODY_PARTS and syntax.kids(o, "nmod:poss")]
    return bool(own) and syntax.lemma(h.head) in {"hit", "strike", "bang"} and bool(syntax.obliques(h.head, "against", "on"))


def _counted_from(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "their first talks since [the offensive] began": from when one counts, without a day of its own; not "since the offensive began on May 3"."""
    up = syntax.head(h.head)
    began = up is not None and syntax.rel(h.head) == "nsubj" and syntax.lemma(up) in {"begin", "start", "erupt"} and syntax.rel(up) in {"advcl", "acl"}
    if not began or up is None or not any(syntax.lemma(k) == "since" for k in syntax.kids(up, "mark")):
        return False
    first, last = syntax.subtree(up)
    return h.definite and not any(first <= t.head < last for t in draft.times)


def _pressing_on(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "is pressing on the state capital": an army nears a town, and asks for nothing; not "pressed the government for talks"."""
    on = syntax.obliques(h.head, "on", "towards", "toward")
    towns = any(syntax.tokens[k].nominal == "place" or any(p.head == k for p in draft.places) for k in on)
    return syntax.lemma(h.head) == "press" and towns and not syntax.objects(h.head) and not syntax.obliques(h.head, "for")


def _for_rescue(h: Happening, syntax: Syntax) -> bool:
    """ "when the ship called for help": people or ships in distress; not "the army called for help from Russia"."""
    rescue = any(syntax.lemma(k) in RESCUE for k in syntax.obliques(h.head, "for"))
    party = any(f.actor is not None and (f.actor.actor.kind in PARTIES or f.actor.role) for f in h.actors)
    return rescue and not party and not h.recipients


def _handed_in(h: Happening, syntax: Syntax) -> bool:
    """ "lodged a protest with Kyiv": a note from a state, and no crowd."""
    up = syntax.head(h.head)
    return up is not None and syntax.rel(h.head) in {"obj", "nsubj:pass"} and syntax.lemma(up) in HANDING_IN
