"""Acts that a report of a war tells aside: what the news came in spite of, what rulers have done since they took power, why an old deed was done, what came a day after
it, what bombing stopped under a truce, whom an ultimatum was set."""

from __future__ import annotations

from datetime import date

from dateline.coding.dates.coder import event_time
from dateline.coding.draft import Draft
from dateline.coding.grouping.apart import charged_in_passing
from dateline.coding.happening import Happening
from dateline.coding.status.lasting import RECENT
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun, told_by
from dateline.model import TimeMention
from dateline.vocab.classes import word_class

STRETCHES, RULING = word_class("periods.from-a-day"), word_class("people.ruling")
STOPPING, GOING_ON = word_class("acts.coming-to-a-stop"), word_class("acts.going-on-acts")
MET_ULTIMATUMS = word_class("reactions.meeting-ultimatums")
HOLDING, BLAMING, SAYING = frozenset({"occupy", "hold", "control"}), word_class("sayings.blaming") | {"accuse"}, word_class("sayings.saying-so")
IN_SPITE = frozenset({"despite", "in spite of", "notwithstanding"})
MOVES = frozenset({"MOBILIZE", "AGREE", "CONSULT", "AID", "COOPERATE", "SUPPORT", "SANCTION", "REQUEST", "RETREAT"})
BESIDE = frozenset({"after", "when", "because", "as", "before"})
OF_WORDS = frozenset({"CONSULT", "AID", "SUPPORT", "REQUEST", "COOPERATE", "SANCTION"})
LEAD = 3  # the last of the sentences in which the news is told
OLD, ASIDE = "status.background.beside", "status.background.aside"
OLD_RULES = frozenset({"status.background.date", OLD})


def told_aside(h: Happening, before: list[Happening], draft: Draft, syntax: Syntax) -> str:
    """The rule by which a current act is told aside: as old as what is told beside it, or as no news; "" if it is not."""
    if _a_day_after_what_is_old(h, before, syntax):
        return OLD
    if not h.times and any(of_then(h, before, draft, syntax) for of_then in (_joined_to_what_is_old, _in_those, _in_a_paragraph_of_the_past)):
        return OLD
    if not h.times and (_beside_an_old_act(h, draft, syntax) or _rulers_record(h, draft, syntax) or _since_they_came(h, draft, syntax)):
        return OLD
    if (
        _in_spite_of(h, syntax)
        or not h.times
        and any(so(h, syntax) for so in (_came_to_a_stop, _ultimatum_met, _held, charged_in_passing, _grievance, _up_to_now, _reason_given))
    ):
        return ASIDE
    return ""


def _in_spite_of(h: Happening, syntax: Syntax) -> bool:
    """ "The raid came despite [the deployment] of 400 officers since June": what the news is set against; not "despite a deployment on Monday"."""
    since = all(t.relation == "since" for t in h.times)
    noun = syntax.head(h.head)
    if not h.noun and noun is not None and syntax.rel(h.head) == "acl:relcl" and syntax.prep(noun) in IN_SPITE:
        return since  # "despite a ceasefire that the junta [declared]"
    return h.noun and h.type in MOVES and since and syntax.prep(h.head) in IN_SPITE


def _old(t: TimeMention | None, published: date | None) -> bool:
    if t is None or not t.when.end or published is None or t.relation not in {"on", "during", "between"}:
        return False
    return date.fromisoformat(t.when.end[:10]) < published - RECENT


def _since_they_came(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "The junta, which seized power in 2022, [has expelled] French troops": what rulers have done since then; not "The junta, which seized power in 2022, expelled",
    nor "has expelled French troops, state television said on Monday"."""
    if (
        h.noun
        or any(syntax.tokens[t.head].sent == h.sent and t.when.end and not _old(t, draft.published) for t in draft.times)
        or not {"has", "have"} & set(syntax.auxiliaries(h.head))
    ):
        return False
    who = [k for k in syntax.subjects_of_grammar(h.head) if syntax.tokens[k].upos in {"NOUN", "PROPN"}]
    clauses = [syntax.subtree(c) for k in who for c in syntax.kids(k, "acl:relcl", "acl") if syntax.lemma(c) in RULING]
    return any(a <= t.head < b and _old(t, draft.published) for a, b in clauses for t in draft.times)


def _beside_an_old_act(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "In 2019 jets bombed a camp [after a bomber killed 40]": as old as what it led to."""
    at = syntax.clause(h.head) if h.noun and syntax.rel(h.head) == "nsubj" else h.head
    if h.noun and at == h.head or syntax.rel(at) != "advcl" or not any(syntax.low[k] in BESIDE for k in syntax.kids(at, "mark", "advmod")):
        return False
    up = syntax.head(at)
    told = event_time(draft, up) if up is not None and syntax.tokens[up].xpos in {"VBD", "VBN"} else None
    return _old(told, draft.published)


def _a_day_after_what_is_old(h: Happening, before: list[Happening], syntax: Syntax) -> bool:
    """ "In 2019 jets bombed Balakot. Pakistan [struck back a day later] and [shot down] a plane": counted from what the sentence before tells, and as old;
    not "On Monday it struck Odesa and killed six a day later", nor what has a day of its own."""
    first = syntax.tokens[h.head].head if syntax.rel(h.head) == "conj" else h.head
    if h.noun or not _distance(first, syntax) and not _distance(h.head, syntax):
        return False
    own = [t for t in h.times if t.when.precision in {"day", "time"} and not {"later", "next", "following"} & set(syntax.low[t.first : t.last])]
    if own or any(x.head == first and x.status == "current" for x in before):
        return False
    last = [x for x in before if 0 <= h.sent - x.sent <= 1 and x.head < first]
    last = [x for x in last if x.sent == max(x.sent for x in last)]
    old = [x for x in before if x.sent >= h.sent - 1 and x.status_rule in OLD_RULES and x.times]
    return bool(last and old) and all(x.status == "background" for x in last)


def _distance(v: int, syntax: Syntax) -> bool:
    """ "a day later", "two weeks later", "the next day", "the following month"."""
    for k in syntax.kids(v, "advmod", "obl", "obl:unmarked"):
        units = [i for i in [k, *syntax.kids(k)] if syntax.lemma(i) in STRETCHES | {"hour"}]
        if units and {"later", "next", "following"} & {syntax.low[i] for i in range(min(units) - 1, max([k, *units]) + 1)}:
            return True
    return False


def _came_to_a_stop(h: Happening, syntax: Syntax) -> bool:
    """ "a truce under which [U.S. bombing] stopped", "[The shelling] has ceased": it went on before; not "The attack ended when"."""
    up = syntax.head(h.head)
    lasting = h.noun and h.type == "ASSAULT" and (h.plural or syntax.lemma(h.head) in GOING_ON)
    return lasting and up is not None and syntax.rel(h.head) == "nsubj" and syntax.lemma(up) in STOPPING and not syntax.kids(up, "obj")


def _ultimatum_met(h: Happening, syntax: Syntax) -> bool:
    """ "by resisting [a U.S. ultimatum]", "ignored the warning": set before the news that meets it."""
    up = syntax.head(h.head)
    return h.noun and h.type == "THREATEN" and up is not None and syntax.rel(h.head) in {"obj", "nsubj:pass"} and syntax.lemma(up) in MET_ULTIMATUMS


def _held(h: Happening, syntax: Syntax) -> bool:
    """ "the cities that it [occupies]", "towns which the rebels hold": taken before; not "Rebels occupy Goma", as a headline has it."""
    present = syntax.tokens[h.head].xpos in {"VBP", "VBZ"} and syntax.rel(h.head) == "acl:relcl"
    if present and h.type == "AID" and not h.noun:
        return True  # "the weapons that they supply"
    return not h.noun and h.type == "ASSAULT" and present and syntax.lemma(h.head) in HOLDING


def _grievance(h: Happening, syntax: Syntax) -> bool:
    """ "blamed residents, [saying] they stood by while police [killed] his men": what somebody holds against others, without a place, day or number; not "accused the
    army, saying it had killed six"."""
    if h.noun or h.type != "ASSAULT" or h.places or any(syntax.kids(f.head, "nummod") for f in h.recipients):
        return False
    said = next((a for a in syntax.ancestors(h.head) if syntax.lemma(a) in SAYING and syntax.tokens[a].xpos == "VBG"), None)
    over = syntax.head(said) if said is not None and syntax.rel(said) == "advcl" else None
    return over is not None and syntax.lemma(over) in BLAMING and any(syntax.low[k] in {"while", "as", "when"} for k in range(said or 0, h.head))


def _up_to_now(h: Happening, syntax: Syntax) -> bool:
    """ "talks that Qatar [has been mediating]", further down "Rights groups [have criticised] the army", "its men [have been pushed out] of Bahri in recent weeks": told
    up to now, and no act of the day; not "in recent days", "Russia has condemned the attack"."""
    if not h.noun and h.type == "THREATEN" and "had" in syntax.auxiliaries(h.head) and syntax.rel(h.head) == "ccomp":
        return True  # "told reporters he had threatened to cut trade"
    if h.noun or not {"has", "have"} & set(syntax.auxiliaries(h.head)):
        return False
    if syntax.rel(h.head) == "acl:relcl" and syntax.tokens[h.head].xpos == "VBG" and "been" in syntax.auxiliaries(h.head) and h.type in OF_WORDS:
        return True
    of_an_act = any(event_noun(syntax.lemma(o)) and syntax.low[d] in {"the", "this"} for o in syntax.objects(h.head) for d in syntax.kids(o, "det"))
    if h.type in {"ACCUSE", "REJECT", "THREATEN"} and h.sent > LEAD and not of_an_act and syntax.rel(h.head) in {"root", "conj"}:
        return True
    spans = [k for k in syntax.obliques(h.head, "in", "over", "during") if syntax.lemma(k) in STRETCHES - {"day"} and syntax.tokens[k].xpos == "NNS"]
    return any({"recent", "past", "last"} & {syntax.low[a] for a in syntax.kids(k, "amod")} for k in spans)


def _rulers_record(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "The junta, which seized power in 2020, ended an alliance, [expelled] the UN mission and turned to Russia": a list, far down, of what rulers have done; not
    "The junta, which seized power in 2020, expelled two envoys"."""
    acts = syntax.conjuncts(h.head if syntax.rel(h.head) != "conj" else syntax.tokens[h.head].head)
    if h.noun or h.sent <= LEAD + 2 or len([v for v in acts if syntax.tokens[v].xpos in {"VBD", "VBN"}]) < 2:
        return False
    who = [k for k in syntax.subjects_of_grammar(acts[0]) if syntax.tokens[k].upos in {"NOUN", "PROPN"}]
    clauses = [syntax.subtree(c) for k in who for c in syntax.kids(k, "acl:relcl", "acl") if syntax.lemma(c) in RULING]
    return any(a <= t.head < b and _old(t, draft.published) for a, b in clauses for t in draft.times)


def _in_a_paragraph_of_the_past(h: Happening, before: list[Happening], draft: Draft, syntax: Syntax) -> bool:
    """ "It escalated in September when Israel killed the leader. More than 3,800 people have been killed since. Rockets [killed] 45 civilians in the north.": in a
    paragraph, far down, that tells of weeks ago alone; not "Now rebels have shelled the town"."""
    paragraph = syntax.paragraph(h.sent)
    if h.sent <= LEAD + 2 or h.noun or syntax.tokens[h.head].xpos not in {"VBD", "VBN"} or {"has", "have"} & set(syntax.auxiliaries(h.head)):
        return False
    near = [x for x in before if x.sent in paragraph and x.sent < h.sent]
    told = [t for t in draft.times if syntax.tokens[t.head].sent in paragraph and t.when.end and t.relation in {"on", "during", "between"}]
    days = any(syntax.tokens[t.head].sent == h.sent for t in told)
    old = [x for x in near if x.status_rule in OLD_RULES]
    return len(old) >= 2 and not days and all(x.status == "background" for x in near) and bool(told) and all(_old(t, draft.published) for t in told)


def _joined_to_what_is_old(h: Happening, before: list[Happening], draft: Draft, syntax: Syntax) -> bool:
    """ "escalated in September when Israel blew up pagers and [killed] the leader": one subject and one time for both; not "in May and on Monday shot six"."""
    first = next((x for x in before if x.head == syntax.head(h.head)), None) if syntax.rel(h.head) == "conj" and not h.noun else None
    old = first is not None and not first.noun and first.status == "background" and first.status_rule in OLD_RULES
    return old and not syntax.kids(h.head, "nsubj", "aux") and syntax.rel(syntax.tokens[h.head].head) != "root"


def _reason_given(h: Happening, syntax: Syntax) -> bool:
    """ "launched strikes on the Houthis over [the group's attacks] on shipping": what the news answers; not "jets flew over the clashes"."""
    up = syntax.head(h.head)
    asked = h.noun and h.plural and h.type == "ASSAULT" and syntax.prep(h.head) == "over" and bool(syntax.kids(h.head, "nmod:poss"))
    return asked and up is not None and (syntax.verbal(up) or event_noun(syntax.lemma(up)))


def _in_those(h: Happening, before: list[Happening], draft: Draft, syntax: Syntax) -> bool:
    """ "a vote that set off deadly protests. Police killed 250 people [in those protests]", "says it downed six jets [in that conflict]": as old as these, where they are
    not the news; not "Thousands marched on Tuesday. Police killed two in those protests"."""
    near = [k for x in [h.head, *syntax.objects(h.head)] for k in syntax.obliques(x, "in", "during")]
    back = [k for k in near if any(syntax.low[d] in {"those", "that"} for d in syntax.kids(k, "det"))]
    back = [k for k in back if event_noun(syntax.lemma(k)) or syntax.lemma(k) in {"war", "conflict"}]
    news = [x for x in before if x.status == "current"]
    told = {syntax.lemma(x.head) for x in news} | ({"war", "conflict"} if any(x.type == "ASSAULT" for x in news) and not h.definite else set())
    return not h.noun and bool(back) and not any(syntax.lemma(k) in told or told_by(syntax.lemma(k)) & {x.type for x in news} for k in back)
