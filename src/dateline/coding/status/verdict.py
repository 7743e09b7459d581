"""Whether an event happened in the news told, long before, is planned, feared or denied; and how sure the text is of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from dateline.coding.dates.event import event_time
from dateline.coding.draft import Draft
from dateline.coding.grouping.linked import under_an_answer
from dateline.coding.grouping.told_apart import protested
from dateline.coding.happening import Happening
from dateline.coding.status.answered import answered
from dateline.coding.status.conditions import linked_to, or_if
from dateline.coding.status.done import done, doubted_but_done, foiled, fought_off, only_by_whom, tried
from dateline.coding.status.habits import habitual, in_figures
from dateline.coding.status.lasting import RECENT, kept_so, ongoing, own_verbs, served, so_far, so_long_since
from dateline.coding.status.meant import may_be_ahead, meant, to_be_freed
from dateline.coding.status.recalled import aged_when, of_a_life, of_history, of_the_buried, on_trial, recalled, stopped_by
from dateline.coding.status.untrue import called_untrue, what_was_said
from dateline.coding.syntax import Syntax
from dateline.model.statement import Certainty, Status
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.rules import PatternRule, pattern_rules

WEEKDAYS = word_class("periods.weekdays")
COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "csubj"})
TRANSPARENT = word_class("plans.transparent")
REPORTED = word_class("sayings.reported")
OPEN = TRANSPARENT | REPORTED
PUNISHMENTS, PENALTIES = word_class("acts.punishments"), word_class("acts.penalties")
PUNISHING = word_class("acts.punishing")
DISTANCE = word_class("periods.distance")
KNOWN_FOR, ASKED_FOR = word_class("people.known-for"), word_class("plans.asked-for")
KEEPING_FROM = word_class("plans.keeping-from")
CHARGES, ANNOUNCING = word_class("sayings.charges"), word_class("sayings.announcing")
PUNISHED_OVER = word_class("sayings.punished-over")
NOT_SO = word_class("sayings.not-so")
OUTCRIES = word_class("reactions.outcries")
DENYING = word_class("sayings.denying")
PART_IN = word_class("acts.part-in")
COUPS = {"coerce.coup-attempt", "coerce.attempted-coup"}
TRYING_ONLY = frozenset({"try", "attempt", "seek", "struggle"})
FORCE = {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"}  # a request may name the day on which it is to be met
PLOTTING = frozenset({"plan", "plot"})
SPEAKING_ABOUT = word_class("sayings.speaking-about")
ALSO_PLAIN = word_class("plans.also-plain")
GATHERING = word_class("acts.gathering")
PERIODS, AGES = word_class("periods.from-a-day"), word_class("periods.ages")
STRETCHES = word_class("periods.stretches")


@cache
def _words(form: str) -> dict[str, PatternRule]:
    return {w: rule for rule in pattern_rules("status") if rule.form == form for w in rule.words}


def settle(h: Happening, draft: Draft, syntax: Syntax) -> None:
    """Set status and certainty, and the rule that decided."""
    status, rule = _status(h, draft, syntax)
    h.status, h.status_rule = status, rule
    h.certainty = "denied" if status == "denied" else _certainty(h, syntax)


def _status(h: Happening, draft: Draft, syntax: Syntax) -> tuple[Status, str]:
    if h.rule.frame == "refuse":
        return "current", "status.current.refusal"  # "will not sign": the refusal is there, though nothing is signed
    for verb in {h.head, *h.verbs}:
        none = any(syntax.lemma(d) == "no" for k in syntax.kids(verb, "nsubj:pass", "obj") for d in syntax.kids(k, "det")) and syntax.verbal(verb)
        none = none and verb == h.head and h.rule.id not in {"assault.kill", "assault.wound"}  # "no one was killed in the attack"
        if (syntax.negated(verb) and not _fails_only(syntax, verb)) or none or verb == h.head and not h.noun and _did_not(h, syntax):
            return "denied", "status.denied.negation"
    if stopped_by(h, syntax) is not None:
        return "background", "status.background.ended"
    if called_untrue(h, syntax):
        return "denied", "status.denied.untrue"
    for rule in (_auxiliary(h, syntax), _mark(h, syntax), _modifier(h, syntax)):
        if rule and rule.gives != "background":
            return rule.gives, rule.id  # type: ignore[return-value]
    if (found := meant(h, draft.published, syntax) or done(h, draft, syntax)) is not None:
        if found[0] == "current" and h.type in FORCE and _to_come(h, draft.published):
            return "planned", "status.planned.date"  # "voted on Monday to strike from Thursday"
        return ("background", "status.background.date") if _made_to_long_ago(h, found[1], draft, syntax) else found
    if (rule := _governed(h, syntax)) is not None and not (foiled(h, syntax) and (h.rule.id in COUPS or fought_off(h, syntax))):
        return rule.gives, rule.id  # type: ignore[return-value]
    if h.light is not None and syntax.lemma(h.light) in PLOTTING and not _old(h, draft.published, syntax) and not syntax.kids(h.head, "acl:relcl"):
        return "planned", "status.planned.plotted"  # "planned the attack", "plotted the bombing of a church"
    if _purpose(h, syntax):
        return "hypothetical", "status.hypothetical.purpose"
    if referred(h, syntax) and not (h.times and on_trial(h, syntax)):  # "charged with killing two men on Sunday": its day tells how old it is
        return "background", "status.background.followed"
    if _done_there(h, syntax):
        return "background", "status.background.there"
    over = syntax.head(h.head)
    if h.noun and not h.definite and h.type == "ASSAULT" and over is not None and syntax.lemma(over) in KNOWN_FOR and syntax.prep(h.head) in {"of", "behind", "in"}:
        return "background", "status.background.of-whose"
    if habitual(h, syntax):
        return "background", "status.background.habitual"
    if in_figures(h, draft, syntax):
        return "background", "status.background.of-figures"
    if not h.times and (of_history(h, syntax) or aged_when(h, syntax) or of_a_life(h, syntax) or of_the_buried(h, syntax)):
        return "background", "status.background.of-history"
    if _old(h, draft.published, syntax) or _of_a_year(h, draft.published, syntax):
        return "background", "status.background.date"
    if served(h, draft.published, syntax) or ongoing(h, draft, syntax) or so_long_since(h, syntax) or so_far(h, syntax):
        return "background", "status.background.since"
    if h.noun and syntax.prep(h.head) == "for" and (up := syntax.head(h.head)) is not None and syntax.lemma(up) in PUNISHMENTS:
        return "background", "status.background.punished"  # "inmates serving life terms for deadly attacks"
    if not h.times and (_punished_for(h, syntax) or kept_so(h, syntax)):
        return "background", "status.background.punished"
    if _followed(h, syntax) or _a_year_since(h, syntax) or _days_before(h, syntax):
        return "background", "status.background.followed"
    if answered(h, syntax):
        return "background", "status.background.answered"
    if _long_ago(h, syntax):
        return "background", "status.background.ago"
    if _before_that(h, syntax):
        return "background", "status.background.pluperfect"
    if (rule := _modifier(h, syntax)) is not None:
        return "background", rule.id
    if may_be_ahead(h, syntax) and _to_come(h, draft.published):
        return "planned", "status.planned.date"
    return "current", "status.current.tried" if tried(h, syntax) else "status.current"


def _made_to_long_ago(h: Happening, rule: str, draft: Draft, syntax: Syntax) -> bool:
    """ "In March 2024 gangs broke into a prison, forcing the premier to [resign]": as old as what led to it."""
    main = next((a for a in syntax.ancestors(h.head) if syntax.verbal(a) and syntax.tokens[a].xpos != "VBG"), None)
    t = event_time(draft, main) if main is not None and rule == "status.current.made-to" else None
    return t is not None and _old(replace(h, times=[t]), draft.published, syntax)


def _a_year_since(h: Happening, syntax: Syntax) -> bool:
    """ "The marches mark a year since 60 people were killed in [demonstrations]": so long before today's."""
    above = [h.head, *syntax.ancestors(h.head)]
    since = [k for a in above for k in syntax.kids(a, "mark") if syntax.low[k] == "since" and k < h.head]
    return any(k and syntax.tokens[k - 1].nominal == "time" for k in since)


def _to_come(h: Happening, published: date | None) -> bool:
    """ "Suppose rebels attack Goma tomorrow": what is dated after the day of the news has not been done. Of what is told in the past the day is misread."""
    days = [str(t.when.start)[:10] for t in h.times if t.when.start and t.relation in {"on", "during"}]
    return published is not None and bool(days) and min(days) > published.isoformat()


def _done_there(h: Happening, syntax: Syntax) -> bool:
    """ "returned from Qatar, where they refueled aircraft [striking] militants in Iraq": what went on, in what is told of a place."""
    if h.noun or syntax.tokens[h.head].xpos != "VBG" or syntax.rel(h.head) != "acl":
        return False
    first = syntax.sentences[h.sent].first
    over = {k: syntax.head(k) for k in range(first, h.head) if syntax.low[k] == "where"}
    where = [k for k, v in over.items() if v is not None and k < v < h.head and syntax.rel(v) in {"acl:relcl", "advcl"}]
    return bool(where) and syntax.low[h.head - 1] != ","


def _punished_for(h: Happening, syntax: Syntax) -> bool:
    """ "imposed sanctions on two commanders [for killing civilians]", "was jailed for shooting a guard": what the news is the answer to."""
    up = syntax.head(h.head)
    if h.noun or up is None or syntax.rel(h.head) != "advcl" or not any(syntax.lemma(k) == "for" for k in syntax.kids(h.head, "mark")):
        return False
    return syntax.lemma(up) in PUNISHING or any(syntax.lemma(o) in PENALTIES for o in syntax.kids(up, "obj"))


def _fails_only(syntax: Syntax, verb: int) -> bool:
    return any(syntax.lemma(k) in {"only", "just"} for k in syntax.kids(verb, "advmod"))


def _auxiliary(h: Happening, syntax: Syntax) -> PatternRule | None:
    table = _words("auxiliary")
    for v in own_verbs(h, syntax):
        auxiliaries = syntax.auxiliaries(v)
        if not auxiliaries and syntax.tokens[v].xpos == "VBG" and syntax.rel(v) in {"advcl", "acl", "conj"} and h.type not in {"ACCUSE", "REJECT"}:
            auxiliaries = next((got for a in syntax.ancestors(v) if syntax.verbal(a) and (got := syntax.auxiliaries(a))), [])
        at = v
        while not auxiliaries and syntax.rel(at) == "xcomp" and (over := syntax.head(at)) is not None and syntax.lemma(over) in {"continue", "keep", "begin", "start"}:
            at, auxiliaries = over, syntax.auxiliaries(over)  # "will continue to strike", "will keep attacking"
        if "would" in auxiliaries and _announced(at, syntax):
            return _words("auxiliary")["will"]
        if (up := syntax.head(v)) is not None and syntax.rel(v) == "xcomp" and syntax.lemma(up) == "be":
            return _words("auxiliary")["will"]  # "were to storm the base"
        for word in auxiliaries:
            if word in table and not ({"may", "might", "could", "must"} & {word} and "have" in auxiliaries):
                return table[word]
    return None


def _announced(v: int, syntax: Syntax) -> bool:
    """ "said that it would withdraw", "said it would expel envoys and [close] its airspace": the future seen from a past announcement."""
    v = over if syntax.rel(v) == "conj" and (over := syntax.head(v)) is not None and "would" in syntax.auxiliaries(over) else v
    up = syntax.head(v)
    return up is not None and syntax.rel(v) in {"ccomp", "conj", "parataxis"} and syntax.lemma(up) in ANNOUNCING


def _mark(h: Happening, syntax: Syntax) -> PatternRule | None:
    table = _words("mark")
    clause = syntax.clause(h.head)
    for c in [clause, *(a for a in syntax.ancestors(clause) if syntax.rel(a) in {"advcl", "xcomp"})][:3]:
        for k in syntax.kids(c, "mark"):
            if syntax.lemma(k) in {"if", "whether"} and only_by_whom(h, syntax):
                continue
            if syntax.lemma(k) in table and syntax.lemma(k) != "until":
                return table[syntax.lemma(k)]
        if _seen_ahead(c, syntax):
            return _words("auxiliary")["would"]
        if any(syntax.low[k - 2 : k + 1] in (["as", "long", "as"], ["so", "long", "as"]) for k in syntax.kids(c, "mark") if k > 1):
            return table["if"]  # "would fight on as long as the government refused talks"
        if _inverted(c, syntax) or or_if(c, syntax):
            return table["if"]
    return None


def _seen_ahead(clause: int, syntax: Syntax) -> bool:
    """ "hoped he would be a martyr when [police shot] him", "would not rest until the rebels were beaten": told of a time that somebody saw ahead."""
    up = syntax.head(clause)
    when = any(syntax.low[k] in {"when", "after", "once", "until", "before"} for k in syntax.kids(clause, "mark", "advmod"))
    past = syntax.tokens[clause].xpos in {"VBD", "VBN"} and "had" not in syntax.auxiliaries(clause)
    ahead = up is not None and clause > up and "would" in syntax.auxiliaries(up) and "have" not in syntax.auxiliaries(up)
    return when and past and ahead and syntax.rel(clause) == "advcl"


def referred(h: Happening, syntax: Syntax) -> bool:
    """ "Hours after [the US strikes], a boat exploded", "rallied against [the strikes]": an act pointed back at, which has no place or day of the clause."""
    up = syntax.head(h.head)
    in_court = up is not None and any(syntax.lemma(k) in {"court", "dock"} and k < h.head for k in [up, *syntax.kids(up, "nmod", "obl")])
    if h.noun and up is not None and syntax.prep(h.head) == "over" and (syntax.lemma(up) in PUNISHED_OVER or in_court):
        return True  # "imposed sanctions on two generals over the killing of civilians", "Man in court over hammer attack"
    if recalled(h, syntax):
        return True
    if h.noun and up is not None and syntax.lemma(up) == "connection" and syntax.prep(h.head) == "with" and syntax.prep(up) == "in":
        return True  # "arrested 58 persons in connection with the riot"
    if answered(h, syntax):
        return True
    if not (h.noun and h.definite) or up is None:
        return False
    first = syntax.subtree(h.head)[0]
    near = {*syntax.low[max(0, first - 1) : first + 1], *(syntax.low[k] for k in syntax.kids(h.head, "nmod:unmarked", "obl:unmarked"))}
    apart = syntax.tokens[up].nominal == "time" or bool(DISTANCE & near)  # "hours after"
    after = syntax.prep(h.head) in {"after", "before", "following"} and apart
    return after or protested(h, syntax)


def _inverted(clause: int, syntax: Syntax) -> bool:
    """ "Had the grenade exploded, dozens would have died": a condition told by the order of the words."""
    first = [k for k in syntax.kids(clause, "aux", "mark", "aux:pass", "cop") if syntax.low[k] in {"had", "should", "were"}]
    subject = syntax.kids(clause, "nsubj", "nsubj:pass")
    end = syntax.sentences[syntax.tokens[clause].sent].last - 1
    return bool(first and subject) and syntax.rel(clause) == "advcl" and first[0] < subject[0] < clause and syntax.tokens[end].text != "?"


def _modifier(h: Happening, syntax: Syntax) -> PatternRule | None:
    table = _words("modifier")
    for i in {h.head, *own_verbs(h, syntax)}:
        for k in syntax.kids(i, "amod", "advmod", "det"):
            if syntax.lemma(k) in table or syntax.tokens[k].text.lower() in table:
                rule = table.get(syntax.lemma(k)) or table[syntax.tokens[k].text.lower()]
                beside = k > h.head and syntax.rel(k) == "amod" and h.noun  # "The raid, the deadliest in years, killed 12", "The deadliest raid since May"
                lately = syntax.tokens[k].xpos == "JJS" and any(syntax.prep(x) == "since" for x in syntax.kids(i, "nmod", "obl"))
                if beside or lately or _hours_earlier(k, syntax) or rule.gives == "hypothetical" and doubted_but_done(h, k, syntax):
                    continue
                if syntax.rel(k) != "det" or h.noun:
                    return rule
    return None


def _did_not(h: Happening, syntax: Syntax) -> bool:
    """ "[No soldiers] attacked the town", "none of them defected", "[nearly] surrounded it", "[failed] to surround it": it did not come to it. A failed attack is one."""
    who = syntax.kids(h.head, "nsubj")
    nobody = any(syntax.lemma(k) in {"none", "nobody", "neither"} or any(syntax.lemma(d) in {"no", "neither"} for d in syntax.kids(k, "det")) for k in who)
    nearly = any(syntax.lemma(k) in {"nearly", "almost"} for k in syntax.kids(h.head, "advmod"))
    up = syntax.head(h.head)
    failed = h.type != "ASSAULT" and syntax.rel(h.head) == "xcomp" and up is not None and syntax.lemma(up) in {"fail", "try", "attempt", "struggle"}
    return nobody or nearly or failed


def _hours_earlier(k: int, syntax: Syntax) -> bool:
    """ "Hours earlier, a bomb ripped through a bus", "earlier on Monday", "earlier in the day": news of the same day."""
    if syntax.lemma(k) not in {"earlier", "early"}:
        return False
    hours = any(syntax.lemma(x) in {"hour", "minute"} for x in [*syntax.kids(k), k - 1] if x >= 0) or syntax.low[max(0, k - 2) : k] == ["a", "day"]
    behind = tuple(syntax.low[k + 1 : k + 4])
    return hours or behind[:1] == ("today",) or behind == ("in", "the", "day") or len(behind) > 1 and behind[0] == "on" and behind[1] in WEEKDAYS


def _with_particle(a: int, table: Mapping[str, PatternRule], syntax: Syntax) -> str:
    """The lemma with its particle where the words of the rules have it so ("rule_out"), else alone."""
    joined = {f"{syntax.lemma(a)}_{syntax.lemma(k)}" for k in syntax.kids(a, "compound:prt")} & {*table, "set_off"}  # "Clashes were set off by plans"
    return min(joined, default=syntax.lemma(a))


def _governed(h: Happening, syntax: Syntax) -> PatternRule | None:
    """What governs it; nothing does of what is protested: "a strike called by traders against [the killing] of a colleague"; nor of what is linked to or not."""
    told = h.noun and (protested(h, syntax) or linked_to(h.head, syntax)) or to_be_freed(h, syntax)
    answer = under_an_answer(h.head, syntax) if not h.noun else None  # "called a strike in response to police [shooting] a boy"; not "vowed a response to ..."
    return None if told or answer is not None and syntax.prep(answer) == "in" else _governor(h, syntax)


def _helped(syntax: Syntax, verb: int) -> bool:
    """ "Russian jets [helped] the army to retake Palmyra": it did; not "would help the army to retake it", "helped to prevent an attack"."""
    return syntax.lemma(verb) == "help" and syntax.tokens[verb].xpos == "VBD" and bool(syntax.objects(verb))


def _governor(h: Happening, syntax: Syntax) -> PatternRule | None:
    """Climb from the event to the verbs and nouns it depends on; stop at a finite clause of its own that is no complement."""
    table = _words("governor")
    at = h.light if h.light is not None else h.head
    for a in syntax.ancestors(at):
        relation = syntax.rel(at)
        base = relation.split(":")[0]
        called_out = any(syntax.low[k] in {"out", "in"} for k in syntax.kids(a, "compound:prt"))  # "The army was called out to quell the riots"
        if base == "advcl" and syntax.lemma(a) in ASKED_FOR and not called_out and any(syntax.lemma(k) == "to" for k in syntax.kids(at, "mark")):
            return table["call"]  # "called on his followers to march again"
        if base == "advcl" and syntax.lemma(a) in KEEPING_FROM and any(syntax.lemma(k) == "from" for k in syntax.kids(at, "mark", "case")):
            return table["prevent"]  # "prevented militants from attacking a church"
        if base not in {"xcomp", "ccomp", "obj", "acl", "nmod", "obl", "csubj", "nsubj", "conj", "advcl"} or relation == "acl:relcl" and not what_was_said(at, a, syntax):
            return None
        if base == "nsubj" and relation != "nsubj:pass" or relation == "obl:agent" and syntax.rel(a) == "acl":
            return None  # "the aims of the war sparked by [the attacks]"
        if base == "conj" and syntax.kids(at, "nsubj"):
            return None
        finite = syntax.verbal(at) and bool(syntax.kids(at, "nsubj")) and base in {"ccomp", "advcl"}
        lemma = _with_particle(a, table, syntax)
        governs = (base in COMPLEMENTS and not _helped(syntax, a)) or (
            base in {"obj", "nsubj", "nmod"} or base == "obl" and syntax.prep(at) in {"from", "of", "for", "against", "about"}
        )
        if lemma in CHARGES and (over := syntax.head(a)) is not None and syntax.lemma(over) in DENYING:
            return table["deny"]  # "rejected the charge that his troops had attacked"
        if lemma in PART_IN and any(syntax.lemma(k) == "no" for k in syntax.kids(a, "det")) and syntax.prep(at) in {"in", "with"}:
            return table["deny"]  # "had no part in the attack"
        if lemma in {"crackdown", "clampdown"} and base == "nmod" and syntax.prep(at) == "on":
            return None  # "ordered a crackdown on student protests"
        if base == "nmod" and lemma in OUTCRIES and syntax.prep(at) in {"at", "over", "against"}:
            return None  # "called a strike in protest at the arrest": what is protested is told
        if lemma == "want" and syntax.tokens[a].xpos == "VBN" and base == "obl" or lemma == "consider" and base == "obj" and syntax.kids(a, "xcomp"):
            return None  # "is wanted for a shooting", "considers the strike a success"
        if lemma == "call" and (base == "obj" or relation == "nsubj:pass") and (what := syntax.kids(a, "xcomp", "appos")):
            if any(syntax.lemma(k) in NOT_SO for k in what):
                return table["deny"]  # "was called a hoax"
            return None  # "called the bombardment a war crime", "the stabbing was called a hate crime"
        if lemma in {"think", "imagine", "feel"} and any(syntax.tokens[k].text.lower() in {"i", "we"} for k in syntax.kids(a, "nsubj")):
            return table["imagine"]  # "I thought they were shelling us"
        if base == "obl" and syntax.prep(at) == "about" and lemma in SPEAKING_ABOUT:
            return None  # "when asked about the strike"
        if base == "obl" and syntax.prep(at) == "of" and (feared := [k for k in syntax.kids(a, "nsubj") if syntax.lemma(k) in table]):
            return table[syntax.lemma(feared[0])]  # "as fears grow of an assault"
        if base == "nmod" and syntax.prep(at) in {"into", "of", "for"} and lemma in noun_class("inquiry"):
            return None  # "called for an inquiry into the attack": what is looked into has happened
        if lemma == "order" and syntax.tokens[a].xpos == "VBD" and h.type in {"ASSAULT", "MOBILIZE", "RETREAT"}:
            return None  # "ordered the army to carry out strikes": told of what was done
        if lemma == "announce" and base in {"obj", "nsubj"} and h.type in {"RETREAT", "MOBILIZE"}:
            return table["plan"]
        if lemma == "suggest" and finite and syntax.tokens[at].xpos in {"VBD", "VBN"}:
            return None  # "reports suggested that three men were shot": hedged, but told
        governs = governs and (syntax.verbal(a) or bool(syntax.kids(a, "cop")) or lemma not in ALSO_PLAIN)
        if governs and lemma in table and not (finite and table[lemma].gives == "planned"):
            return table[lemma]
        if finite and not governs:
            return None
        at = a
    return None


def _purpose(h: Happening, syntax: Syntax) -> bool:
    """An infinitive of purpose: "to defeat the group", "a mission to advise"."""
    at = h.head if not h.noun else (h.light if h.light is not None else None)
    if at is None:
        return False
    while _by_doing(syntax, at):
        at = syntax.tokens[at].head
    while syntax.rel(at) == "conj" and not syntax.kids(at, "nsubj", "aux", "mark") and syntax.tokens[at].xpos == "VB":
        at = syntax.tokens[at].head  # "bought fertiliser to make a bomb and [blow up] the parliament"
    infinitive = syntax.tokens[at].xpos != "VBG" and any(syntax.lemma(k) == "to" for k in syntax.kids(at, "mark"))
    if infinitive and syntax.rel(at) == "xcomp" and syntax.lemma(syntax.tokens[at].head) in TRYING_ONLY and h.type in {"CONSULT", "AGREE"}:
        return True  # "has been trying to launch peace talks"
    if _had_to(syntax, at):
        return False
    if h.type == "PROTEST" and syntax.rel(at) == "advcl" and syntax.tokens[syntax.tokens[at].head].xpos in {"VBD", "VBG", "VBN"}:
        return False  # "residents gathered outside the police station to protest"
    if syntax.rel(at) == "xcomp" and syntax.lemma(syntax.tokens[at].head) == "order" and syntax.tokens[syntax.tokens[at].head].xpos == "VBD":
        return False  # "ordered the army to carry out strikes"
    if h.type == "CONSULT" and syntax.lemma(syntax.tokens[at].head) in GATHERING:
        return False
    return infinitive and (syntax.rel(at) in {"advcl", "acl", "root"} or (syntax.rel(at) == "xcomp" and syntax.lemma(syntax.tokens[at].head) not in OPEN))


def _had_to(syntax: Syntax, v: int) -> bool:
    """ "Police had to [open] fire", "resorted to [firing]": told of what was done; not "will have to open fire", "would have had to"."""
    up = syntax.head(v)
    if up is None or syntax.tokens[up].xpos != "VBD" or syntax.auxiliaries(up) or syntax.negated(up):
        return False
    return syntax.lemma(up) == "have" and syntax.rel(v) == "xcomp" or syntax.lemma(up) == "resort" and syntax.tokens[v].xpos == "VBG" or _had_to(syntax, up)


def _by_doing(syntax: Syntax, v: int) -> bool:
    """ "to assist by [welcoming] refugees": as real as what it is a way of."""
    t = syntax.tokens[v]
    return t.xpos == "VBG" and t.deprel == "advcl" and t.head != v and syntax.verbal(t.head) and any(syntax.lemma(k) in {"by", "in"} for k in syntax.kids(v, "mark"))


def _old(h: Happening, published: date | None, syntax: Syntax) -> bool:
    """All its dates end well before publication; also of "since September 2024, [when] its leader was arrested"."""
    if published is None:
        return False
    when = any(syntax.lemma(k) == "when" for k in syntax.kids(syntax.clause(h.head), "advmod", "mark"))
    since = {"since"} if when and syntax.clause(h.head) not in {syntax.head(t.head) for t in h.times} else set()
    until = {"until"} if h.type == "COERCE" else set()  # "was held until July 2021"
    told = [t for t in h.times if t.when.end and t.relation in {"on", "during", "between"} | since | until]
    ends = [date.fromisoformat(str(t.when.end)[:10]) for t in told]
    if told and all(t.when.precision in {"month", "year"} for t in told):
        return max(ends) < published.replace(day=1)  # "last month"
    return bool(ends) and max(ends) < published - RECENT


def _of_a_year(h: Happening, published: date | None, syntax: Syntax) -> bool:
    """ "the 1967 riots", "the 2004 Beslan siege, when militants [took] 1,000 hostages": an event named by a year before that of publication."""
    when = next((k for k in syntax.kids(h.head, "advmod", "mark") if syntax.low[k] == "when" and k > 1), None) if not h.noun else None
    noun = h.head if h.noun else None if when is None else when - 1 - (syntax.low[when - 1] == ",")
    if published is None or noun is None or syntax.tokens[noun].upos != "NOUN":
        return False
    years = [syntax.tokens[k].text for k in syntax.kids(noun, "nummod", "compound", "amod", "nmod")]
    return any(y.isdigit() and 1000 < int(y) < published.year for y in years)


def _followed(h: Happening, syntax: Syntax) -> bool:
    """ "The shooting followed [four others] that week", "The move follows [the killing] of a general": what something else came after is not the news."""
    verb = syntax.head(h.head)
    if not h.noun or verb is None or syntax.lemma(verb) != "follow" or syntax.rel(h.head) != "obj":
        return False
    return any(syntax.tokens[s].upos == "NOUN" for s in syntax.kids(verb, "nsubj"))


def _days_before(h: Happening, syntax: Syntax) -> bool:
    """ "The raid came days after [20 soldiers were killed in an ambush]": what the news came days after is not the news; what it came hours after may be."""
    at = h.light if h.light is not None else h.head
    for a in [at, *syntax.ancestors(at)]:
        for k in syntax.kids(a, "mark", "case"):
            if syntax.lemma(k) == "after" and k and syntax.lemma(k - 1) in PERIODS:
                return True
        if syntax.rel(a) in {"ccomp", "parataxis"}:
            return False
    return False


def _long_ago(h: Happening, syntax: Syntax) -> bool:
    """ "was convicted years ago", "over the years": so vague that it has no date, and long before the news."""
    near = [k for i in {h.head, *own_verbs(h, syntax)} for k in syntax.kids(i, "advmod", "obl")]
    if any(syntax.lemma(k) == "year" and syntax.prep(k) in {"over", "throughout"} for k in near):
        return True
    if h.type == "ASSAULT" and not h.noun and any(syntax.lemma(k) in AGES and syntax.prep(k) == "for" and syntax.tokens[k].xpos == "NNS" for k in near):
        return True  # "For years the rebels raided villages along the border"
    if h.type == "ASSAULT" and not h.noun and "had" in syntax.auxiliaries(h.head) and any(_before_it(syntax, k) for k in near):
        return True
    ago = [k for k in near if syntax.lemma(k) == "ago"]
    return any(syntax.lemma(n) in AGES for k in ago for n in syntax.kids(k))


def _before_it(syntax: Syntax, k: int) -> bool:
    """ "[Two months before that], gunmen had killed nine", "years earlier"."""
    units = [i for i in [k, *syntax.kids(k)] if syntax.lemma(i) in STRETCHES]
    return (
        bool(units)
        and any(syntax.lemma(i) in {"before", "earlier", "previously"} for i in range(k, min(k + 3, len(syntax.tokens))))
        or (syntax.lemma(k) in {"that", "earlier", "before"} and any(syntax.lemma(i) in STRETCHES for i in range(max(0, k - 3), k)))
    )


def _before_that(h: Happening, syntax: Syntax) -> bool:
    """Told in the pluperfect, outside of reported speech, without a time of its own: what had happened before the news. Not violence: "the strike hit men who had fired
    a missile" tells of two events of the day."""
    up = syntax.head(h.head)
    verb = h.head if not h.noun else up  # "a protest had taken place"
    if verb is None or h.noun and (syntax.lemma(verb) not in noun_class("happen") or not syntax.rel(h.head).startswith("nsubj")):
        return False
    if any(syntax.prep(k) == "by" and not syntax.kids(k, "det") for k in syntax.kids(verb, "obl")):
        return False  # "By nightfall the army had pulled out"
    if h.type == "ASSAULT" or h.times or "had" not in syntax.auxiliaries(verb) or syntax.tokens[verb].xpos != "VBN":
        return False
    return not any(syntax.rel(i) in {"ccomp", "parataxis"} for i in [verb, *syntax.ancestors(verb)])


def _certainty(h: Happening, syntax: Syntax) -> Certainty:
    table = _words("hedge")
    for v in own_verbs(h, syntax):
        auxiliaries = syntax.auxiliaries(v)
        if {"may", "might", "could"} & set(auxiliaries) and "have" in auxiliaries:
            return "possible"
    if only_by_whom(h, syntax):
        return "possible"
    near = [k for i in {h.head, *own_verbs(h, syntax)} for k in syntax.kids(i, "advmod", "amod")]
    governors = [
        a for a, _ in zip(syntax.ancestors(h.light if h.light is not None else h.head), range(2), strict=False) if syntax.verbal(a) or syntax.tokens[a].upos == "NOUN"
    ]
    for k in [*near, *governors]:
        word = syntax.lemma(k) if syntax.lemma(k) in table else syntax.tokens[k].text.lower()
        if word in table:
            return table[word].gives  # type: ignore[return-value]
    return "certain"
