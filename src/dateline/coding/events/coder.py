"""The event coder: triggers, roles, setting, status, grouping, and the records that come of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.coding.craft import arms_alone
from dateline.coding.draft import Draft
from dateline.coding.events.about import of_the_news
from dateline.coding.events.claims import add_claims
from dateline.coding.events.records import Builder
from dateline.coding.events.witnesses import without_witnesses
from dateline.coding.finding.advice import Advice
from dateline.coding.finding.anaphora import generic, tally_anaphors
from dateline.coding.finding.needs import barred, satisfied
from dateline.coding.finding.needs_labour import HIT_BY_STOPPAGES, judged
from dateline.coding.grouping.groups import Group, Grouper
from dateline.coding.grouping.round_up import sides_of_a_fight
from dateline.coding.grouping.told_in_full import told_in_full
from dateline.coding.happening import Filler, Happening
from dateline.coding.names.coder import mention_at, resolve
from dateline.coding.roles import attribution
from dateline.coding.roles.among import named_among, named_later, within_counts
from dateline.coding.roles.attackers import attackers_named
from dateline.coding.roles.blamed import blamed_alone
from dateline.coding.roles.frames import Lookup, Roles, with_particle
from dateline.coding.roles.harm import attach_harm, running_total
from dateline.coding.roles.named_with import named_with
from dateline.coding.roles.of_it import doers_of_it
from dateline.coding.roles.opposed import AGAINST, MEETING, meets
from dateline.coding.roles.tellers import source
from dateline.coding.roles.voices import Voices
from dateline.coding.roles.whose_craft import whose_craft
from dateline.coding.scope import about_conflict, told
from dateline.coding.setting.where_when import Setting
from dateline.coding.sharing.another import another
from dateline.coding.sharing.echoes import FREEING, drop_echoes, one_gathering
from dateline.coding.sharing.gapped import gapped
from dateline.coding.sharing.lists import share
from dateline.coding.sharing.respective import respective
from dateline.coding.sharing.sums import without_sums
from dateline.coding.situations.tallies import nth_dead, tally_heads
from dateline.coding.status.beside import age_beside
from dateline.coding.status.verdict import settle
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun, triggers
from dateline.model import ActorMention, ActorRef, CasualtyMention, Span
from dateline.model.values import ActorKind
from dateline.settings import switch_setting
from dateline.text.telling import telling
from dateline.vocab.classes import word_class
from dateline.vocab.gazetteer import ADMIN, DISTRICT
from dateline.vocab.nouns import noun_class
from dateline.vocab.rules import EventRule

COUNTING_NOUNS = word_class("casualties.figures")
AREAS = ADMIN | DISTRICT  # "strikes on the Kupiansk [district]": where, and no site
STANDS = word_class("reactions.stands-on-acts")
SITES_FOR = frozenset({"shelter", "ward", "home"})
EVERY = frozenset({"every", "each", "often", "usually"})
BIG_GUNS = word_class("weapons.big-guns")
ENOUGH = 6  # words of an act that are left without the clause


class EventCoder:
    """Fills `records` with one record for each happening that the document tells."""

    name = "events"
    needs = ("tokens", "times", "actors", "places", "weapons", "casualties")
    gives = ("events",)

    def code(self, draft: Draft) -> None:
        syntax = draft.syntax
        found, advice = find(draft, syntax)
        happenings = gapped(draft, syntax, another(draft, syntax, respective(draft, syntax, share(found, syntax))))
        happenings = without_sums(draft, syntax, happenings)
        clash_sides(happenings, draft.casualties)
        named_later(draft, syntax, happenings)
        harmed(draft, happenings)
        for h in happenings:
            h.entry = draft.entries.get(h.sent, 0)

        reference = referrer(draft)
        found_groups = Grouper(syntax, reference, advice.alike).group(happenings)
        attackers_named(draft, syntax, [g.members for g in found_groups])
        blamed_alone(syntax, [g.members for g in found_groups])
        groups = [g for g in found_groups if any(h.vouched for h in g.members) or advice.believes(g.members)]
        groups = without_witnesses(groups, draft, syntax)
        doubted = {v for g in found_groups if g not in groups for h in g.members for v in (h.head, *h.verbs)}
        attach_harm(draft, syntax, groups, doubted, tally_heads(draft, syntax))
        groups = told_in_full(groups, syntax)
        tellers_of_tolls(draft, syntax, groups)
        apart(groups)
        sides_of_a_fight([g.members for g in groups], syntax)
        draft.groups = Builder(draft, syntax, reference).add(groups)


def tellers_of_tolls(draft: Draft, syntax: Syntax, groups: list[Group]) -> None:
    """ "Missiles struck Poltava. [The governor] said 14 people had been wounded": who tells how many were harmed in an act tells the act, too."""
    totals = {syntax.tokens[c.head].sent for c in draft.casualties if running_total(c, syntax)}  # "585 have been killed in Iran, 239 of them civilians"
    for h in (h for g in groups for h in g.members):
        told = [c for c in h.casualties if syntax.tokens[c.head].sent not in {h.sent, *totals} and c.count.state == "given" and not c.rule.endswith(".former")]
        tellings = [Happening(c.head, h.rule, False, syntax.tokens[c.head].sent) for c in told]
        found = [f for x in tellings for f in attribution.speakers(x, syntax, lambda i: mention_at(draft, i) or people_at(draft, syntax, i))]
        h.speakers += [f for f in {f.head: f for f in found}.values() if all(f.head != k.head for k in h.speakers)]


def apart(groups: list[Group]) -> None:
    """A headline that names the places of two acts, which a sentence below tells apart, gives each no place of the other."""
    for g in groups:
        split = {h.item[0] for h in g.members if h.item is not None}
        others = [h for o in groups if o is not g for h in o.members if h.item is not None and h.item[0] in split]
        mine = {p.name for h in g.members if h.item is not None for p in h.places}
        theirs = {p.name for h in others for p in h.places} - mine
        for h in g.members:
            h.places = [p for p in h.places if h.item is not None or p.name not in theirs]


def clash_sides(happenings: list[Happening], casualties: list[CasualtyMention]) -> None:
    """ "Three soldiers were killed in clashes with Druze fighters": who was fought with did it to those who were killed."""
    for h in happenings:
        victims = {c.victims for c in casualties if c.cause == h.head and c.harm in {"killed", "wounded"}}
        if h.type != "ASSAULT" or not h.noun or h.rule.frame != "clash" or h.actors or not victims:
            continue
        hurt = {f.actor.actor.kind for f in h.recipients if f.head in victims and f.actor is not None}
        sides = {"armed-group", "state-force"} | ({"civilians", "unknown"} if hurt == {"state-force"} else set())  # "Ten officers were hurt in clashes with fans"
        foes = [f for f in h.recipients if f.head not in victims and f.actor is not None and f.actor.actor.kind in sides]
        if len(foes) == 1 and all(f in foes or f.head in victims for f in h.recipients):
            h.actors, h.recipients = foes, [f for f in h.recipients if f not in foes]


def referrer(draft: Draft) -> Callable[[Filler], ActorRef | None]:
    """What gives the actor that a filler stands for, through its antecedents; each mention is followed once."""
    known: dict[tuple[int, int, int], ActorRef] = {}

    def refer(f: Filler) -> ActorRef | None:
        if f.actor is None:
            return None
        key = (f.actor.head, f.actor.first, f.actor.last)
        if key not in known:
            known[key] = resolve(draft, f.actor)
        return known[key]

    return refer


def find(draft: Draft, syntax: Syntax) -> tuple[list[Happening], Advice]:
    """All happenings told, with roles, setting, status and speakers, in text order; and the model's advice on them."""
    voices = Voices(draft, syntax)

    def actor_at(i: int) -> ActorMention | None:
        found = voices.at(i) or mention_at(draft, i) or people_at(draft, syntax, i)
        if found is not None and found.rule == "pronoun" and found.antecedent is not None:
            return replace(found, actor=resolve(draft, found))  # "The group said it had captured a base": an armed group did
        return found

    tallied = tally_heads(draft, syntax)
    counted, told_in = tallied | within_counts(syntax, tallied) | _running(draft, syntax) | nth_dead(draft, syntax), told(draft)
    candidates = triggers(syntax, told_in)
    public = about_conflict(draft)
    heard = switch_setting("events_model") and bool(candidates or public)
    advice = Advice(telling(draft.analysis) if heard else None, syntax, actor_at, draft.casualties)
    happenings = drop_echoes([h for h in advice.more(candidates, told_in) if h.head not in counted], syntax)
    roles, towns = Roles(draft, syntax, actor_at), town_tokens(draft, syntax)
    happenings = one_gathering([h for h in happenings if fits(h, roles, advice, draft, syntax) and advice.bears_out(h)], syntax)
    for h in happenings:
        if h.type == "AGREE" and h.noun and h.definite and h.rule.id.startswith("weights:"):
            h.actors, h.recipients = [], []  # "under the deal, both sides will ...", "rallied against the deal": who made it was told before
            continue
        advice.sides(h, [x for x in happenings if x is not h and x.sent == h.sent])
        h.actors = [f for f in h.actors if not only_backs(f.head, h, syntax)]
        if h.type in AGAINST and (not h.recipients or h.type == "SANCTION"):  # "recalled [its] ambassador to Mali": not against itself
            h.recipients = AGAINST[h.type](h, syntax, actor_at) or h.recipients
        h.actors = [f for f in h.actors if not meets(f, h, syntax) and not arms_alone(syntax, f.head) and not _for_whom(f, syntax)]
        h.targets = [f for f in h.targets if f.head not in towns and not (syntax.lemma(f.head) in AREAS and towns & set(syntax.kids(f.head, "compound")))]
        h.recipients = [f for f in h.recipients if not _unharmed(f, h, syntax)]
    answer(happenings, syntax)
    owned_up = add_claims(happenings, syntax, actor_at, draft.entries)
    claimants = attribution.only_claim(syntax)
    happenings = [h for h in happenings if h.type != "CONCEDE" or h.head not in owned_up]
    setting, reference = Setting(draft, syntax, happenings), referrer(draft)
    for h in happenings:
        setting.attach(h)
        h.places = h.places if h.rule.id != "consult.tell-by-phone" else []  # of what is said
        h.span = _without_another(cite(h, syntax), h, happenings, syntax)
        _set_status(h, draft, syntax, advice)
        h.speakers = attribution.speakers(h, syntax, actor_at) or voices.around(h.head) or own_words(h) or advice.speakers(h)
        h.speakers = [f for f in h.speakers if f.head not in claimants]
        h.claimed_by += attribution.told_of_oneself(h, reference, syntax)
        above = {a for a in syntax.ancestors(h.head) if syntax.rel(a) == "root" or h.sent == 0 and syntax.rel(a) == "advcl"}
        harmed_by_it = any(c.count.state == "given" and c.head in above for c in draft.casualties)  # "Five soldiers killed in clashes"
        if h.status == "current" and generic(h, syntax) and not harmed_by_it:
            h.status, h.status_rule = "background", "status.background.generic"
    age_beside(happenings, draft, syntax)
    named_among(draft, syntax, happenings)
    happenings = of_the_news(happenings, draft, advice, public)
    happenings = [h for h in happenings if not nested_wish(h, happenings, syntax) and h.status_rule != "status.denied.negation"]  # "did not strike": nothing happened
    draft.tally_anaphors = tally_anaphors(draft, syntax, happenings)
    happenings = [h for h in happenings if h.head not in draft.tally_anaphors]
    add_blame(happenings, syntax, actor_at)
    whose_craft(happenings, syntax, actor_at)
    doers_of_it(happenings, syntax, actor_at)
    named_with(happenings, syntax, {w.head for w in draft.weapons}, actor_at)
    caused = {c.cause for c in draft.casualties} | {c.head for c in draft.casualties}
    return [h for h in happenings if substantial(h, syntax) or caused & {h.head, *h.verbs}], advice


def _set_status(h: Happening, draft: Draft, syntax: Syntax, advice: Advice) -> None:
    """By the rules, then by the model; what an entry of a bulletin tells in the present is news: "7.30am: Gunmen [ransack] an embassy"."""
    settle(h, draft, syntax)
    present = not h.noun and syntax.tokens[h.head].xpos in {"VBP", "VBZ"} and syntax.rel(syntax.clause(h.head)) in {"root", "parataxis", "ccomp"}
    every = any(syntax.low[i] in EVERY for i in range(syntax.sentences[h.sent].first, syntax.sentences[h.sent].last))  # "Thousands march every Friday"
    if present and not every and h.sent in draft.entries and h.status_rule in {"status.current", "status.background.habitual"}:
        h.status, h.status_rule = "current", "status.current"
    else:
        advice.status(h)


def only_backs(i: int, h: Happening, syntax: Syntax) -> bool:
    """ "[Britain] backed the raid", "Turkey supported an attack on Kobani": who takes a stand on an act did not do it."""
    up = syntax.head(h.head)
    if judged(h, syntax) and up is not None and i in syntax.subjects(up):
        return True  # "[Rubio] called the strikes unacceptable"
    return h.noun and h.type == "ASSAULT" and up is not None and syntax.rel(h.head) == "obj" and syntax.lemma(up) in STANDS and i in syntax.subjects(up)


def freed_in(h: Happening, syntax: Syntax) -> set[int]:
    """ "freed [20 prisoners] in a raid on a jail": nobody whom the raid harmed."""
    return {o for v in h.folded if h.noun and syntax.lemma(v) in FREEING for o in syntax.objects(v)}


def _by_a_stoppage(f: Filler, h: Happening, syntax: Syntax) -> bool:
    """ "The strike hit [commuters]": it is not against them."""
    return h.type == "PROTEST" and syntax.lemma(f.head) in HIT_BY_STOPPAGES


def _unharmed(f: Filler, h: Happening, syntax: Syntax) -> bool:
    """Beside the act, and nobody to whom it was done."""
    if h.rule.frame == "clash" and syntax.prep(f.head) == "with" and syntax.lemma(f.head) in BIG_GUNS and not syntax.kids(f.head, "det", "nmod:poss"):
        return True  # "fought with [artillery]": what they fought with
    return f.head in freed_in(h, syntax) or left_without(f.head, syntax) or _by_a_stoppage(f, h, syntax) or _for_whom(f, syntax)


def _for_whom(f: Filler, syntax: Syntax) -> bool:
    """ "a [children]'s hospital", "a [women]'s shelter", "[Girls]' school": whom a site is for, and nobody who was hit; not "the woman's house"."""
    up = syntax.head(f.head)
    site = up is not None and syntax.rel(f.head) == "nmod:poss" and syntax.lemma(up) in noun_class("target") | SITES_FOR
    return site and syntax.low[f.head] in {"children", "women", "girls", "boys"}


def left_without(i: int, syntax: Syntax) -> bool:
    """ "left [9,000 residents] without power": nobody whom the strike harmed; nor "two of [the wounded] died": that names nobody."""
    up = syntax.head(i)
    if syntax.low[i] in {"wounded", "injured", "dead"}:
        return True
    return up is not None and syntax.lemma(up) == "leave" and bool(syntax.obliques(up, "without") + syntax.obliques(i, "without"))


def town_tokens(draft: Draft, syntax: Syntax) -> set[int]:
    """Tokens of the names of towns and lands: where an act was, and no site that was hit; not "Camp Hurriya", "the Green Zone"."""
    sites = noun_class("target") | noun_class("area")
    named = [p for p in draft.places if p.where is not None and not any(syntax.lemma(i) in sites or syntax.tokens[i].ent.endswith("FAC") for i in range(p.first, p.last))]
    return {i for p in named for i in range(p.first, p.last) if syntax.tokens[i].upos == "PROPN"}


def harmed(draft: Draft, happenings: list[Happening]) -> None:
    """ "Three soldiers were wounded [in a drone attack]": whom an attack harmed it was done to, where no side of it is told otherwise."""
    heads = {h.head: h for h in happenings if h.type == "ASSAULT" and h.noun and not h.recipients}
    for c in draft.casualties:
        h = heads.get(c.cause) if c.cause is not None and c.harm in {"killed", "wounded"} else None
        m = mention_at(draft, c.victims) if h is not None and c.victims is not None else None
        if h is not None and m is not None and m.actor.kind in {"state-force", "armed-group", "state"}:
            h.recipients.append(Filler(m.head, m.span, m))


def _running(draft: Draft, syntax: Syntax) -> set[int]:
    """Words of running totals: "sixteen have been [killed] since 2015", "the [fighting] has killed thousands"."""
    totals = [c for c in draft.casualties if running_total(c, syntax)]
    several = [c for c in totals if c.cause is not None and (syntax.tokens[c.cause].xpos == "NNS" or _in_mass(c.cause, syntax))]  # "killed by shelling since May"
    many = [c for c in several if c.cause in syntax.subjects(c.head) or ".tally" in c.rule]  # "150 have been killed since May in [clashes]"
    many += [c for c in several if c.cause is not None and syntax.prep(c.cause) == "in" and syntax.kids(c.cause, "nummod")]  # "in seven attacks during the week"
    up_to_now = {
        c.cause for c in many if {"has", "have", "had"} & set(syntax.auxiliaries(c.head)) or c.cause is not None and syntax.kids(c.cause, "nummod")
    }  # "strikes have killed 3,500 people since October"
    return (
        {c.head for c in totals}
        | {i for i in up_to_now if i is not None}
        | {c.cause for c in totals if c.cause is not None and syntax.lemma(c.cause) in noun_class("long-fight") | noun_class("long-act")}
    )


def _in_mass(i: int, syntax: Syntax) -> bool:
    """ "killed by [shelling] since May": what is no single act."""
    return syntax.tokens[i].xpos == "NN" and not syntax.kids(i, "det", "nmod:poss") and syntax.prep(i) in {"by", "in"}


def own_words(h: Happening) -> list[Filler]:
    """Whoever asks, accuses, refuses, threatens or sides with somebody speaks: a person who does so is the speaker. Of a state or body it is not told who spoke."""
    if h.type not in {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"}:
        return []
    return [f for f in h.actors if f.actor is not None and f.actor.actor.kind == "person"]


def fits(h: Happening, roles: Roles, advice: Advice, draft: Draft, syntax: Syntax) -> bool:
    """Fill the roles by the first candidate rule whose needs are met, else by the one whose act the model sees all the same, unless something bars it; False if
    there is none."""
    carried = list(h.verbs)

    def taken(rule: EventRule) -> None:
        h.rule, h.mode, h.light, h.verbs = rule, rule.mode, None, list(carried)
        h.actors, h.recipients, h.targets = [], [], []
        roles.fill(h)

    for rule in h.rules:
        taken(rule)
        if satisfied(h, draft, syntax):
            return True
    if (seen := advice.sees(h)) is None:
        return False
    taken(seen)
    nobody = not h.actors and any(syntax.tokens[k].nominal in {"abstract", "event"} for k in syntax.kids(h.head, "nsubj"))  # "terror struck the capital"
    return not nobody and not barred(h, draft, syntax)


def answer(happenings: list[Happening], syntax: Syntax) -> None:
    """An unnamed side of an exchange is the other side of what was told just before: who responds was attacked; who counter-attacks was attacked first."""
    attacks = [h for h in happenings if h.type == "ASSAULT"]
    for before, h in zip(attacks, attacks[1:], strict=False):
        near = h.sent - before.sent <= 2
        if h.rule.id == "assault.respond" and not any(f.actor for f in h.actors) and near:
            forces = [f for f in before.recipients if f.actor is not None and f.actor.actor.kind in {"state-force", "armed-group", "state"}]
            h.actors = [f for f in forces if f.actor is not None and f.actor.actor.kind != "state"] or forces
        elif syntax.lemma(h.head).startswith("counter") and not h.actors and near:
            earlier = [x for x in attacks if x.head < h.head and h.sent - x.sent <= 2]
            h.actors = next((found for x in reversed(earlier) if (found := [f for f in x.recipients if f.actor is not None])), [])


def people_at(draft: Draft, syntax: Syntax, i: int) -> ActorMention | None:
    """People or bodies that no lexicon names ("both sides", "suspects"): by their own words, of unknown kind, never named."""
    t = syntax.tokens[i]
    if syntax.lemma(i) in COUNTING_NOUNS:
        return None  # "the number killed"
    people = t.nominal in {"person", "organization"} or syntax.lemma(i) in noun_class("source")
    if t.upos != "NOUN" or not people or event_noun(syntax.lemma(i)) or syntax.lemma(i) in noun_class("target"):
        return None
    if any(w.platform and w.head == i for w in draft.weapons):
        return None  # "Tornados engaged a truck-bomb"
    first, _ = syntax.phrase(i)
    if syntax.tokens[first].upos == "ADP":  # "In the province, members opened fire"
        first = max([first, *(k + 1 for k in range(first, i) if syntax.tokens[k].text == ",")])
    light = {"dead", "about", "around", "nearly", "at", "least", "up", "to", "more", "than"}
    while first < i and (syntax.tokens[first].upos in {"DET", "NUM", "PRON"} or syntax.low[first] in light) and syntax.tokens[first + 1].text != "-":  # "10-year-old"
        first += 1
    last = i + 1
    while last + 1 < len(syntax.tokens) and syntax.tokens[last].text == "of" and syntax.lemma(last + 1) in noun_class("amount"):
        last += 2  # "tens of thousands"
    span = syntax.span(first, last)
    kind: ActorKind = "civilians" if syntax.lemma(i) in noun_class("amount") else "unknown"  # "thousands marched"
    return ActorMention(span, first, last, i, ActorRef(draft.quote(span), None, kind), False, rule="nominal")


def _without_another(span: Span, h: Happening, happenings: list[Happening], syntax: Syntax) -> Span:
    """ "promised to hold their fire, in response to a truce [which the government had declared]": a clause at its end that tells another act is not cited for it."""
    for x in happenings:
        if x is h or x.noun or syntax.rel(x.head) != "acl:relcl" or x.sent != h.sent or x.head <= h.head:
            continue
        first, last = syntax.subtree(x.head)
        start, end = syntax.tokens[first].start, syntax.tokens[last - 1].end
        if h.head < first and span.start < start < span.end and span.end - end <= 1:
            before = next(k for k in range(first - 1, -1, -1) if syntax.tokens[k].upos != "PUNCT")
            words = [t for t in syntax.tokens[h.head : first] if t.start >= span.start]
            span = Span(span.start, syntax.tokens[before].end) if len(words) >= ENOUGH else span
    return span


def cite(h: Happening, syntax: Syntax) -> Span:
    """The words that tell it: the clause of a verb or of a light verb; the phrase of an event noun that stands inside another clause."""
    if not h.noun:
        return syntax.span(*syntax.clause_range(h.head))
    if h.light is not None:
        return syntax.span(*syntax.clause_range(h.light))
    up = syntax.head(h.head)
    if up is not None and syntax.rel(h.head).startswith("nsubj") and (syntax.verbal(up) or syntax.kids(up, "cop")):
        return syntax.span(*syntax.clause_range(up))
    if h.verbs and not syntax.rel(h.verbs[0]).startswith("acl"):
        return syntax.span(*syntax.clause_range(h.verbs[0]))
    first, last = syntax.subtree(h.head)
    return syntax.span(first, last)


def add_blame(happenings: list[Happening], syntax: Syntax, actor_at: Lookup) -> None:
    """Who is blamed for an attack is its doer per whom blames: "the ministry attributed the bombing to the rebels"."""
    heads = {h.head: h for h in happenings if h.type == "ASSAULT"}
    accusers = {h.head: h for h in happenings if h.type == "ACCUSE"}
    for verb, told_by, blamed, acts in attribution.blames(syntax):
        blamers = [source(k, syntax) for k in told_by]
        if verb in accusers and not accusers[verb].recipients:
            accusers[verb].recipients += [Filler(i, m.span, m) for i in blamed if (m := actor_at(i)) is not None]
        for h in [heads[i] for i in acts if i in heads]:
            known = {f.head for f in [*h.actors, *h.speakers]}
            h.actors += [Filler(i, m.span, m) for i in blamed if i not in known and (m := actor_at(i)) is not None and not h.actors]
            h.speakers += [Filler(i, m.span, m) for i in blamers if i not in known and (m := actor_at(i)) is not None]


def nested_wish(h: Happening, happenings: list[Happening], syntax: Syntax) -> bool:
    """What a request, threat or refusal is about ("urged him to release them") is its content, not a second event."""
    if h.type != "ASSAULT" and _charge(h, happenings, syntax) or _said_before(h, happenings, syntax):
        return True
    if h.status not in {"hypothetical", "planned"}:
        return False
    if h.type == "REQUEST" and h.status_rule == "status.hypothetical.purpose" and any(x.type == "PROTEST" and x.sent == h.sent for x in happenings):
        return True  # "fired at protesters marching to the port to [demand] its closure"
    owners = {x.head: x for x in happenings if x.type in {"REQUEST", "THREATEN", "REJECT", "ACCUSE", "AGREE", "CONSULT", "SUPPORT"}}
    at = h.light if h.light is not None else h.head
    for a in syntax.ancestors(at):
        if a in owners and owners[a] is not h:
            return True
        if syntax.verbal(a) and syntax.rel(at).split(":")[0] not in {"xcomp", "ccomp", "advcl", "obj", "obl", "conj"}:
            return False
        at = a
    return False


def _said_before(h: Happening, happenings: list[Happening], syntax: Syntax) -> bool:
    """ "said it would not [disarm]", "voted on a resolution [demanding] a truce": a refusal or a request that the verb above tells already."""
    up = syntax.head(h.head)
    if h.noun or up is None:
        return False
    if h.type == "REJECT" and syntax.rel(h.head) == "ccomp":
        return any(x.head == up and x.type == "REJECT" and not x.noun for x in happenings)
    asked = h.type == "REQUEST" and not h.recipients and syntax.rel(h.head) == "acl" and syntax.lemma(up) == "resolution"
    return asked and any(x.rule.id == "request.vote" and up in [*syntax.objects(x.head), *syntax.obliques(x.head, "on")] for x in happenings)


def _charge(h: Happening, happenings: list[Happening], syntax: Syntax) -> bool:
    """ "accuses him of supplying gangs with weapons": what somebody is charged with in words, and nobody else tells. Violence that one side lays to another is told."""
    at = h.light if h.light is not None else h.head
    up = syntax.head(at)
    by = up is not None and any(x.head == up and x.type == "ACCUSE" and not x.noun for x in happenings)
    return by and syntax.tokens[at].xpos == "VBG" and any(syntax.lemma(k) == "of" for k in syntax.kids(at, "mark", "case"))


def substantial(h: Happening, syntax: Syntax) -> bool:
    """Something besides the word itself: a side, a claimant, a thing hit, a place, a weapon, or a definite noun that points back."""
    bare = h.noun and h.plural and not h.definite and not syntax.kids(h.head, "nummod")  # "a name under which factions claim attacks" tells none
    claimed = h.claimed_by and not bare or h.noun and h.rule.frame == "coup"
    met = h.type == "PROTEST" and h.noun and (up := syntax.head(h.head)) is not None and with_particle(syntax, up) in MEETING  # "Police broke up a rally"
    return bool(h.actors or h.recipients or h.targets or h.places or h.weapons or claimed or met or (h.definite and h.noun))


__all__ = ["EventCoder", "Group", "find"]
