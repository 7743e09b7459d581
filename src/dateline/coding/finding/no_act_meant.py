"""Words of force, request or retreat that mean another thing in their company: a rule one keeps, a push towards a town, a call for rescue, a claim taken back, acts of
which there are more than before."""

from __future__ import annotations

from dateline.coding.casualties.meant import not_by_foes
from dateline.coding.draft import Draft
from dateline.coding.finding.charged import run_at
from dateline.coding.finding.field_lines import field_line
from dateline.coding.finding.made_safe import made_safe
from dateline.coding.finding.mild_words import crashed, mild
from dateline.coding.finding.no_answer import kept_silent, not_spoken_of
from dateline.coding.happening import Filler, Happening
from dateline.coding.names.coder import mention_at
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import noun_rules
from dateline.vocab.actors import register
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

SAYING, RESCUE = word_class("sayings.saying-so"), word_class("moves.rescue")
TRENDS, GROWING = word_class("acts.trends"), word_class("acts.growing")
UNDECIDED, OPEN_QUESTIONS = word_class("deals.undecided"), word_class("deals.open-questions")
CAUSES_RULED_OUT = word_class("mishaps.ruled-out") | {"accident", "suicide", "error", "robbery"}
HOLDING = word_class("sayings.holding-to-be")
RELIEF = word_class("things.relief-sent")
HELD = word_class("people.held-for-gain")
PRESS = word_class("groups.media")
RAZING, PROJECTS = frozenset({"raze", "demolish", "bulldoze"}), word_class("plans.projects")
RESTING = frozenset({"rest", "sleep", "eat", "celebrate"})
NO_FOES, SENT_TO_WORK, ORDERS_FOR_ALL = word_class("mishaps.fought-by-all"), word_class("people.sent-to-work"), word_class("orders.for-all")
BODY_PARTS = word_class("things.body")
MEANING, TERMS = word_class("sayings.meaning"), word_class("sayings.terms")
HURT_ONES, STUCK = frozenset({"injured", "wounded", "sick", "dead"}), frozenset({"trapped", "stranded", "stuck", "buried"})
TAKEN_BACK, HANDING_IN = word_class("sayings.taken-back"), word_class("sayings.handing-in")
HURT_AS_TOLD = word_class("casualties.hurt-as-told")
PARTIES = frozenset({"state", "state-force", "armed-group"})


def means_another(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Whether a word of an act is none, by the words that go with it."""
    if _what_a_term_means(h, syntax) or kept_silent(h, syntax) or not_spoken_of(h, syntax) or mild(h, syntax) or crashed(h, syntax):
        return True
    if h.type == "PROTEST" and h.noun and any(syntax.lemma(v) == "hijack" for v in [h.head, syntax.head(h.head)] if v is not None):
        return True  # "Hoodlums hijacked the protest": it is not theirs
    if h.type == "CONSULT" and h.noun and h.actors and all(syntax.lemma(f.head).lower() in HELD and syntax.rel(f.head) == "compound" for f in h.actors):
        return True  # "Hostage talks edge forward": who talks is not said
    if h.noun:
        return _noun_means_another(h, draft, syntax)
    if h.rule.id == "assault.hold-hostage" and any(syntax.lemma(o) == "fire" for o in syntax.objects(h.head)):
        return True  # "The rebels held their fire"
    if (
        h.type == "ASSAULT"
        and any(syntax.low[o] in {"anyone", "anybody"} for o in syntax.objects(h.head))
        and any(syntax.low[k] == "before" for k in syntax.kids(h.head, "mark"))
    ):
        return True  # "disarmed the man before he attacked anyone"
    built = _plan_to_build(h, syntax) or _booked_a_thing(h, syntax) or _to_the_press(h, syntax) or made_safe(h, draft, syntax)
    if built or field_line(h, syntax) or h.type == "ASSAULT" and not_by_foes(syntax, h.head):
        return True
    if h.type == "ACCUSE" and (_what_they_are_called(h, syntax) or run_at(h, syntax)):
        return True
    if h.type == "ASSAULT" and syntax.lemma(h.head) == "fall" and "silent" in syntax.low[h.head + 1 : h.head + 3]:
        return True  # "Mortar shells and gunfire fell silent"
    if h.type == "ASSAULT" and _some_of_the_hurt(h.head, h.actors, syntax):
        return True
    if h.type == "ASSAULT":
        return _rule_kept(h, syntax) or _differed(h, syntax) or _hurt_himself(h, syntax) or _fought_no_foe(h, syntax)
    if h.type == "PROTEST" and any(syntax.lemma(k) in RESTING for k in syntax.kids(h.head, "advcl", "xcomp")):
        return True  # "The refugees sat down on the road to rest"
    if h.rule.id in {"coerce.arrest", "coerce.curfew"}:
        return _sent_to_a_jail(h, syntax) or _order_for_one(h, syntax)
    if h.rule.id == "protest.strike" and syntax.lemma(h.head) == "walk":  # "after the rebels walked out": of talks, and not of work
        alone = len(h.actors) == 1 and h.actors[0].actor is not None and (h.actors[0].actor.actor.kind == "person" or syntax.low[h.actors[0].head] in {"he", "she"})
        alone = alone or any(syntax.tokens[k].nominal != "person" for k in syntax.obliques(h.head, "with"))  # "A customer walked out with a ticket"
        return alone or any(f.actor is not None and f.actor.actor.kind in PARTIES for f in h.actors)  # nor "he walked out of the bush"
    if h.rule.id == "coerce.seize-arms":  # "Police seized 400 rifles": found, and taken from no side
        return any(f.actor is not None and "police" in f.actor.actor.name.lower() for f in h.actors)
    if h.rule.id == "mobilize.deploy" and (sent := [x for o in syntax.objects(h.head) for x in syntax.conjuncts(o)]) and all(syntax.lemma(o) in RELIEF for o in sent):
        return True  # "The army has deployed tents and doctors"
    if h.type == "REJECT" and any(syntax.lemma(o) in CAUSES_RULED_OUT for o in syntax.objects(h.head)):  # "Police ruled out sabotage": a cause, and nobody's demand
        return syntax.lemma(h.head) in {"rule", "exclude"}
    if h.type in {"ACCUSE", "SUPPORT"} and syntax.lemma(h.head) in HOLDING and syntax.tokens[h.head].xpos in {"VBZ", "VBP"} and not h.times:
        return True  # "Ankara and its allies deem the PKK a terrorist group": what they hold, and no words of the day
    if h.rule.id == "concede.ease" and any(
        syntax.lemma(k) in {"kill", "shoot", "arrest", "storm"} and not syntax.kids(k, "nsubj", "mark") for k in syntax.kids(h.head, "advcl")
    ):
        return True  # "Special forces ended the siege, killing all five attackers"; not "lifted the blockade after soldiers killed their leader"
    if h.type == "REQUEST":
        return _of_a_rally(h, draft, syntax) or _pressing_on(h, draft, syntax) or _for_rescue(h, syntax) or _in_a_draft(h, syntax)
    return _taken_out(h, syntax)


def _taken_out(h: Happening, syntax: Syntax) -> bool:
    """ "Navy helicopters evacuated the [wounded]", "freeing [trapped] people from lifts": help, and no retreat or release; not "evacuated its troops from Goma"."""
    objects = syntax.objects(h.head)
    if h.rule.id == "retreat.withdraw":
        return any(syntax.lemma(o) in TAKEN_BACK or syntax.low[o] in HURT_ONES for o in objects)
    return h.rule.id == "retreat.release" and any(syntax.low[k] in STUCK for o in objects for k in syntax.kids(o, "amod"))


def _noun_means_another(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "some of those hurt in the attack", "a seventh-round stoppage of a boxer", "nine more wounded in it": nouns of acts in their company."""
    over = syntax.head(h.head)
    if h.type == "ASSAULT" and over is not None and syntax.rel(h.head) == "obl" and _some_of_the_hurt(over, [], syntax):
        return True
    if h.type in {"RETREAT", "CONCEDE"} and _left_open(h, syntax):
        return True
    if h.rule.id == "protest.strike" and syntax.lemma(h.head) == "stoppage" and any(syntax.tokens[k].upos == "PROPN" for k in syntax.obliques(h.head, "of")):
        return True  # "a seventh-round stoppage of Hasim Rahman"
    if h.type == "REQUEST":
        return _in_a_draft(h, syntax)
    return h.type == "PROTEST" and _handed_in(h, syntax) or h.type == "ASSAULT" and (_counted_from(h, draft, syntax) or _more_or_fewer(h, draft, syntax))


def _what_they_are_called(h: Happening, syntax: Syntax) -> bool:
    """ "four gunmen, [whom they called] terrorists, shot at a bus": who they are, and no accusation; not "the strike, which he called a war crime"."""
    whom = syntax.head(h.head)
    people = whom is not None and syntax.rel(h.head) == "acl:relcl" and syntax.tokens[whom].nominal == "person"
    return people and syntax.lemma(h.head) in {"call", "describe", "term", "label"}


def _some_of_the_hurt(v: int, doers: list[Filler], syntax: Syntax) -> bool:
    """ "16 were injured, including two gang members [hit] during [an exchange of fire]", "including six who were [shot]": some of those hurt, no act beside it."""
    whom = [*syntax.kids(v, "nsubj"), *([syntax.tokens[v].head] if syntax.rel(v) in {"acl", "acl:relcl"} else [])]
    among = any(syntax.low[k] == "including" for w in [v, *whom] for k in syntax.kids(w, "case", "mark"))
    return among and syntax.lemma(v) in HURT_AS_TOLD and syntax.tokens[v].xpos in {"VBN", "VBD"} and not doers


def _fought_no_foe(h: Happening, syntax: Syntax) -> bool:
    """ "Troops [fought] wildfires near Athens": what burns or floods; not "fought rebels amid fires"."""
    foes = syntax.kids(h.head, "obj")
    return syntax.lemma(h.head) in {"fight", "battle"} and bool(foes) and all(syntax.lemma(o) in NO_FOES for o in foes)


def _sent_to_a_jail(h: Happening, syntax: Syntax) -> bool:
    """ "Police [sent] 200 officers to the jail", "sent doctors to the prison": who went there to work; not "The court sent two officers to jail"."""
    if syntax.lemma(h.head) != "send" or h.noun:
        return False
    by_court = any(syntax.lemma(k) in {"court", "judge", "magistrate", "tribunal"} for k in syntax.subjects(h.head))
    return not by_court and any(syntax.lemma(o) in SENT_TO_WORK for o in syntax.objects(h.head))


def _order_for_one(h: Happening, syntax: Syntax) -> bool:
    """ "[imposed] a restraining order on the minister", "invoked section 33 of the constitution": not for all in a place; not "imposed prohibitory orders", "invoked
    Section 144"."""
    for o in [*syntax.objects(h.head), *syntax.kids(h.head, "nsubj:pass")]:
        if syntax.lemma(o).lower() == "order" and not {syntax.lemma(k).lower() for k in syntax.kids(o, "amod", "compound")} & ORDERS_FOR_ALL:
            return True
        if syntax.lemma(o).lower() == "section" and any(syntax.lemma(k).lower() in {"constitution", "contract", "treaty", "charter"} for k in syntax.obliques(o, "of")):
            return True
    return False


def handed_to_police(h: Happening, syntax: Syntax) -> bool:
    """ "overpowered him and [handed] him over to police": caught, and not freed; not "The rebels handed nine captives over to police"."""
    held = any(f.actor is not None and f.actor.actor.kind in PARTIES for f in h.actors)
    freed = held or any(syntax.lemma(o) in HELD for o in syntax.objects(h.head))
    return syntax.lemma(h.head) == "hand" and not freed and any(syntax.lemma(k) == "police" for k in syntax.obliques(h.head, "to"))


def _more_or_fewer(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "a surge in [killings] of civilians", "[Attacks] on aid workers have doubled": acts of a kind, and none of them told; not "a surge in attacks on Friday",
    "The attacks have intensified", "a rise in violence in which 12 people died"."""
    s, n, up = syntax, h.head, syntax.head(h.head)
    if up is None or s.kids(n, "det", "nummod", "nmod:poss", "acl:relcl") or not (s.tokens[n].xpos == "NNS" or s.low[n].endswith("ing")):
        return False  # "Toll in barracks attack climbs to four"
    trend = s.rel(n) == "nmod" and s.prep(n) in {"in", "of"} and s.lemma(up) in TRENDS
    grown = s.rel(n) == "nsubj" and s.verbal(up) and s.lemma(up) in GROWING and not s.objects(up)
    day = any(t.when.precision in {"day", "time"} and t.relation == "on" and s.tokens[t.head].sent == h.sent for t in draft.times)
    counted = any(s.tokens[c.head].sent == h.sent and c.count.wording and c.count.wording[:1].isdigit() for c in draft.casualties)
    return (trend or grown) and not day and not counted


def _to_the_press(h: Happening, syntax: Syntax) -> bool:
    """ "The minister spoke with Reuters", "talked to the BBC": an interview, and no talks; not "spoke with the president of the BBC"."""
    known = [f.actor.actor for f in h.recipients if f.actor is not None and f.actor.actor.kind == "organisation"]
    if h.type != "CONSULT" or not known or len(known) < len(h.recipients) or syntax.lemma(h.head) not in {"speak", "talk", "discuss", "chat"}:
        return False
    return all(a.name.lower().split()[-1] in PRESS or (x := register().actors.get(a.actor_id or "")) is not None and x.plover_sector == "MED" for a in known)


def _booked_a_thing(h: Happening, syntax: Syntax) -> bool:
    """ "Police [booked] a hotel for witnesses", "booked rooms for their guests"; not "booked a driver for speeding", "booked three of the students"."""
    what = [o for o in syntax.kids(h.head, "obj") if syntax.tokens[o].upos == "NOUN"]
    return h.rule.id == "coerce.book" and bool(what) and all(syntax.tokens[o].nominal in {"place", ""} for o in what)


def _plan_to_build(h: Happening, syntax: Syntax) -> bool:
    """ "Clashes were set off by plans to [raze] a park", "marched against a plan to demolish the market": what a city builds; not "the army's plan to raze the town"."""
    up = syntax.head(h.head)
    if syntax.lemma(h.head) not in RAZING or up is None or syntax.rel(h.head) != "acl" or syntax.lemma(up) not in PROJECTS:
        return False
    return not any(f.actor is not None and f.actor.actor.kind in PARTIES for f in h.actors)


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


def _of_a_rally(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "used tear gas against a rally [demanding] his release": the rally's, and of nobody who met it; not "a letter demanding"."""
    up, over = syntax.head(h.head), syntax.head(h.head - 1)  # "fired tear gas to disperse workers demanding wages" as well
    crowd = h.head - 1 if syntax.lemma(h.head - 1) in noun_class("crowd") and up in {over, None if over is None else syntax.head(over)} else None
    if crowd is not None and up is not None and syntax.tokens[h.head].xpos == "VBG" and syntax.rel(h.head) == "advcl" and crowd not in syntax.subjects(up):
        return True  # "fired rubber bullets at protesters [demanding] an end to quotas"
    if up is None or syntax.rel(h.head) != "acl" or syntax.tokens[h.head].xpos != "VBG" or not any(r.type == "PROTEST" for r in noun_rules(syntax, up)):
        return False
    over = syntax.head(up)
    doers = syntax.subjects(over) if over is not None and syntax.verbal(over) else []
    return any((m := mention_at(draft, k)) is not None and m.actor.kind == "state-force" for k in doers)


def _pressing_on(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "is pressing on the state capital": an army nears a town, and asks for nothing; not "pressed the government for talks"."""
    on = syntax.obliques(h.head, "on", "towards", "toward")
    towns = any(syntax.tokens[k].nominal == "place" or any(p.head == k for p in draft.places) for k in on)
    return syntax.lemma(h.head) == "press" and towns and not syntax.objects(h.head) and not syntax.obliques(h.head, "for")


def _in_a_draft(h: Happening, syntax: Syntax) -> bool:
    """ "is due to vote on a resolution [demanding] that the RSF halt the siege", "vetoed a draft calling on Rwanda to withdraw": nobody has asked for it yet; not
    "adopted a resolution demanding"."""
    s, noun = syntax, syntax.head(h.head)
    if h.noun and noun is not None and s.lemma(noun) == "veto" and h.head in s.objects(noun):
        return True  # "vetoes a Security Council [demand] for a truce"
    if noun is None or s.rel(h.head) not in {"acl", "acl:relcl"} or s.lemma(noun) not in {"resolution", "draft", "motion", "text"}:
        return False
    over = s.head(noun)
    return over is not None and (s.lemma(over) in UNDECIDED or s.negated(over))


def _left_open(h: Happening, syntax: Syntax) -> bool:
    """ "Gaps remained over [the withdrawal] of troops", "were divided over the release of prisoners and the withdrawal", "The deal provides for it": what sides have not
    agreed on, or what is laid down for later; not "marched over the withdrawal"."""
    at = h.head
    while syntax.rel(at) == "conj" and syntax.head(at) is not None:
        at = syntax.tokens[at].head
    up = syntax.head(at)
    asked = syntax.rel(at) in {"nmod", "obl"} and syntax.prep(at) in {"over", "on", "about", "for", "of", "regarding"}
    over = [up, *syntax.kids(up, "nsubj")] if up is not None else []
    return asked and any(syntax.lemma(k) in OPEN_QUESTIONS for k in over)


def _for_rescue(h: Happening, syntax: Syntax) -> bool:
    """ "when the ship called for help": people or ships in distress; not "the army called for help from Russia"."""
    rescue = any(syntax.lemma(k) in RESCUE for k in syntax.obliques(h.head, "for"))
    party = any(f.actor is not None and (f.actor.actor.kind in PARTIES or f.actor.role) for f in h.actors)
    return rescue and not party and not h.recipients


def _handed_in(h: Happening, syntax: Syntax) -> bool:
    """ "lodged a protest with Kyiv": a note from a state, and no crowd."""
    up = syntax.head(h.head)
    return up is not None and syntax.rel(h.head) in {"obj", "nsubj:pass"} and syntax.lemma(up) in HANDING_IN
