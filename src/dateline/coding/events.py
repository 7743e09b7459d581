"""The event coder: triggers, roles, setting, status, grouping, and the records that come of them."""

from __future__ import annotations

from collections.abc import Callable

from dateline.coding import attribution
from dateline.coding.advice import LEAD, Advice
from dateline.coding.anaphora import generic, tally_anaphors
from dateline.coding.draft import Draft
from dateline.coding.event_records import Builder
from dateline.coding.grouping import Group, Grouper
from dateline.coding.happening import Filler, Happening
from dateline.coding.harm import attach_harm, running_total
from dateline.coding.lists import share
from dateline.coding.names import mention_at, resolve
from dateline.coding.needs import barred, satisfied
from dateline.coding.needs_words import WORDS
from dateline.coding.roles import CARRYING, Lookup, Roles, with_particle
from dateline.coding.scope import about_conflict, about_mishap, told, touches_conflict
from dateline.coding.setting import Setting
from dateline.coding.status import settle
from dateline.coding.syntax import Syntax
from dateline.coding.tallies import tally_heads
from dateline.coding.triggers import event_noun, triggers
from dateline.coding.voices import Voices
from dateline.model import ActorMention, ActorRef, Span
from dateline.model.values import ActorKind
from dateline.settings import switch_setting
from dateline.text.telling import telling
from dateline.vocab.nouns import noun_class
from dateline.vocab.rules import EventRule

ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth latest".split())
BY_A_DEVICE = frozenset({"assault.device", "assault.wound", "assault.kill", "assault.land-on", "assault.destroy"})
PLAIN = frozenset({"assault.stab", "assault.shoot", "assault.murder", "assault.assassinate", "assault.execute"})


class EventCoder:
    """Fills `records` with one record for each happening that the document tells."""

    name = "events"
    needs = ("tokens", "times", "actors", "places", "weapons", "casualties")
    gives = ("events",)

    def code(self, draft: Draft) -> None:
        syntax = draft.syntax
        found, advice = find(draft, syntax)
        happenings = share(found, syntax)
        harmed(draft, happenings)

        reference = referrer(draft)
        found_groups = Grouper(syntax, reference, advice.alike).group(happenings)
        groups = [g for g in found_groups if advice.believes(g.members)]
        doubted = {v for g in found_groups if g not in groups for h in g.members for v in (h.head, *h.verbs)}
        attach_harm(draft, syntax, groups, doubted, tally_heads(draft, syntax))
        draft.groups = Builder(draft, syntax, reference).add(groups)


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
        return voices.at(i) or mention_at(draft, i) or people_at(draft, syntax, i)

    counted, told_in = tally_heads(draft, syntax) | _running(draft, syntax), told(draft)
    candidates = triggers(syntax, told_in)
    public = about_conflict(draft)
    heard = switch_setting("events_model") and bool(candidates or public)
    advice = Advice(telling(draft.analysis) if heard else None, syntax, actor_at, draft.casualties)
    happenings = drop_echoes([h for h in advice.more(candidates, told_in) if h.head not in counted], syntax)
    roles = Roles(draft, syntax, actor_at)
    happenings = one_gathering([h for h in happenings if fits(h, roles, advice, draft, syntax) and advice.bears_out(h)], syntax)
    for h in happenings:
        advice.sides(h, [x for x in happenings if x is not h and x.sent == h.sent])
    answer(happenings, syntax)
    owned_up = add_claims(happenings, syntax, actor_at)
    happenings = [h for h in happenings if h.type != "CONCEDE" or h.head not in owned_up]
    setting, reference = Setting(draft, syntax, happenings), referrer(draft)
    for h in happenings:
        setting.attach(h)
        h.span = cite(h, syntax)
        settle(h, draft, syntax)
        advice.status(h)
        h.speakers = attribution.speakers(h, syntax, actor_at) or own_words(h) or advice.speakers(h)
        h.claimed_by += attribution.told_of_oneself(h, reference)
        if h.status == "current" and generic(h, syntax):
            h.status, h.status_rule = "background", "status.background.generic"
    kinds = {h.type for h in happenings} | ({"mishap"} if about_mishap(draft) else set())
    political = touches_conflict(draft)
    happenings = [h for h in happenings if public or armed_act(h) or political and of_states(h) or advice.plain(h, kinds)]
    happenings = [h for h in happenings if not nested_wish(h, happenings, syntax) and h.status_rule != "status.denied.negation"]  # "did not strike": nothing happened
    draft.tally_anaphors = tally_anaphors(draft, syntax, happenings)
    happenings = [h for h in happenings if h.head not in draft.tally_anaphors]
    add_blame(happenings, syntax, actor_at)
    caused = {c.cause for c in draft.casualties} | {c.head for c in draft.casualties}
    return [h for h in happenings if substantial(h) or caused & {h.head, *h.verbs}], advice


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
    many = [c for c in totals if c.cause is not None and syntax.tokens[c.cause].xpos == "NNS" and c.cause in syntax.subjects(c.head)]
    up_to_now = {c.cause for c in many if {"has", "have", "had"} & set(syntax.auxiliaries(c.head))}  # "strikes have killed 3,500 people since October"
    return (
        {c.head for c in totals}
        | {i for i in up_to_now if i is not None}
        | {c.cause for c in totals if c.cause is not None and syntax.lemma(c.cause) in noun_class("long-fight") | noun_class("long-act")}
    )


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
    if syntax.lemma(i) in {"number", "toll", "figure", "total", "count"}:
        return None  # "the number killed"
    people = t.nominal in {"person", "organization"} or syntax.lemma(i) in noun_class("source")
    if t.upos != "NOUN" or not people or event_noun(syntax.lemma(i)) or syntax.lemma(i) in noun_class("target"):
        return None
    first, _ = syntax.phrase(i)
    if syntax.tokens[first].upos == "ADP":  # "In the province, members opened fire"
        first = max([first, *(k + 1 for k in range(first, i) if syntax.tokens[k].text == ",")])
    while first < i and (syntax.tokens[first].upos in {"DET", "NUM", "PRON"} or syntax.lemma(first) == "dead") and syntax.tokens[first + 1].text != "-":  # "10-year-old"
        first += 1
    last = i + 1
    while last + 1 < len(syntax.tokens) and syntax.tokens[last].text == "of" and syntax.lemma(last + 1) in noun_class("amount"):
        last += 2  # "tens of thousands"
    span = syntax.span(first, last)
    kind: ActorKind = "civilians" if syntax.lemma(i) in noun_class("amount") else "unknown"  # "thousands marched"
    return ActorMention(span, first, last, i, ActorRef(draft.quote(span), None, kind), False, rule="nominal")


def drop_echoes(happenings: list[Happening], syntax: Syntax) -> list[Happening]:
    """Fold words that tell the same act into one happening: the verb of an event noun ("the strike hit"), its object ("held talks"), a clause of purpose or
    place that only says whom it struck ("conducted a strike to target fighters", "an attack on a base, where troops were hit")."""
    heads = {h.head: h for h in happenings}
    gone: set[int] = {h.head for h in happenings if _ranked(h, happenings, syntax) or _counted_again(h, happenings, syntax) or _heard(h, happenings, syntax)}
    for h in happenings:
        if h.noun:
            continue
        host = _host(h, heads, syntax)
        if host is not None:
            host.verbs.append(h.head)
            host.folded.append(h.head)
            gone.add(h.head)
            continue
        for o in [*syntax.objects(h.head), *syntax.kids(h.head, "obl", "xcomp")]:
            if o in heads and heads[o].noun and f"{with_particle(syntax, h.head)}+{syntax.lemma(o)}" in h.rule.verb:
                gone.add(o)
            elif o in heads and heads[o].noun and (with_particle(syntax, h.head), syntax.prep(o)) in CARRYING and h.rule.id == "assault.respond":
                gone.add(h.head)  # "responded with air strikes": the strikes are the response
            elif (
                o in heads
                and heads[o].noun
                and (o in syntax.objects(h.head) or with_particle(syntax, h.head) in noun_class("suffer"))
                and with_particle(syntax, h.head) in noun_class("light") | noun_class("suffer")
            ):
                gone.add(h.head)
    return [h for h in happenings if h.head not in gone]


def _ranked(h: Happening, happenings: list[Happening], syntax: Syntax) -> bool:
    """ "Two soldiers were killed ..., [in the deadliest incident on the border in a year]": the act of the sentence, ranked among others."""
    superlative = {"deadliest", "worst", "biggest", "heaviest", "bloodiest", "largest", "latest", "fiercest"}
    rank = h.noun and h.type == "ASSAULT" and syntax.prep(h.head) == "in" and any(syntax.tokens[k].text.lower() in superlative for k in syntax.kids(h.head, "amod"))
    return bool(rank) and any(x.sent == h.sent and x is not h and x.type == "ASSAULT" and x.head < h.head for x in happenings)


def _counted_again(h: Happening, happenings: list[Happening], syntax: Syntax) -> bool:
    """ "An air strike hit the suburb. It was the fourth [strike] since November": the act told before, and which of a number it was."""
    subject = [k for k in syntax.kids(h.head, "nsubj") if syntax.low[k] in {"it", "this", "that"}]
    ordinal = [k for k in syntax.kids(h.head, "amod") if syntax.tokens[k].xpos == "JJ" and syntax.low[k] in ORDINALS]
    before = any(x.type == h.type and 0 < h.sent - x.sent <= 2 for x in happenings)
    return h.noun and bool(subject and ordinal and syntax.kids(h.head, "cop")) and before


def _heard(h: Happening, happenings: list[Happening], syntax: Syntax) -> bool:
    """ "Explosions were heard in the city after drones attacked the port": the sound of the attack told beside it."""
    up = syntax.head(h.head)
    heard = h.noun and syntax.lemma(h.head) in {"explosion", "blast", "gunfire"} and up is not None and syntax.lemma(up) in {"hear", "report"}
    return heard and any(x is not h and x.sent == h.sent and x.type == "ASSAULT" and x.head > h.head for x in happenings)


def _host(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """The happening whose act a verb only describes further."""
    v = h.head
    if h.type in WORDS:
        return _said_before(h, heads, syntax)
    if h.type != "ASSAULT":
        return None
    subject = next((heads[k] for k in syntax.subjects(v) if k in heads and heads[k].noun and heads[k].type == "ASSAULT"), None)
    if subject is not None and syntax.lemma(v) in noun_class("affect") | set(h.rule.verb[:1]):
        return subject
    if h.rule.id in {"assault.kill", "assault.wound", "assault.shoot"}:
        causes = [k for k in syntax.obliques(v, "in", "by", "during") if k in heads and heads[k].noun and heads[k].type == "ASSAULT"]
        if causes:
            return heads[causes[0]]
        if (told := _told_when(v, heads, syntax)) is not None:
            return told
        if (
            (over := syntax.head(v)) is not None
            and syntax.rel(v) == "ccomp"
            and syntax.rel(over) == "acl:relcl"
            and syntax.head(over) in heads
            and not syntax.kids(v, "nsubj")
        ):
            return heads[syntax.tokens[over].head]  # "air strikes, which the ministry said killed three"
        of_subject = [r for k in syntax.subjects(v) for r in syntax.kids(k, "acl:relcl") if r in heads and heads[r].type == "ASSAULT" and not heads[r].noun]
        if _by_what_was_met(v, heads, syntax):
            return heads[syntax.tokens[syntax.tokens[v].head].head]  # "hit a roadside bomb, which wounded five"
        if of_subject:
            return heads[of_subject[0]]  # "a drone that hit an outpost killed three soldiers"
    up = syntax.head(v)
    if up is None:
        return None
    if (
        syntax.rel(v) == "acl"
        and (device := next((x for x in heads.values() if x.rule.id in BY_A_DEVICE and not x.noun and up in syntax.subjects(x.head)), None)) is not None
    ):
        return device  # "a grenade lobbed by militants exploded", "a bomb targeting a van wounded seven"
    participle = syntax.rel(v) in {"acl", "advcl"} and syntax.tokens[v].xpos == "VBG" and syntax.lemma(v) in noun_class("affect")
    if participle:  # "blew up a bus in the district, killing ten": one act and what it did
        whole = next((a for a in syntax.ancestors(v) if syntax.verbal(a)), up) if syntax.of_the_whole(v, up) else up
        if whole in heads and heads[whole].type == "ASSAULT" and not heads[whole].noun and not syntax.kids(v, "mark", "advmod"):
            return heads[whole]
    nouns = [
        up,
        *(k for k in syntax.kids(up, "obj", "nsubj:pass", "nsubj") if syntax.verbal(up) and syntax.lemma(up) in {w.split("_")[0] for w in noun_class("light")}),
    ]
    above = next((heads[k] for k in nouns if k in heads and heads[k].noun and heads[k].type == "ASSAULT"), None)
    if above is None:
        return None
    purpose = syntax.rel(v) in {"advcl", "acl", "xcomp"} and any(syntax.lemma(k) == "to" for k in syntax.kids(v, "mark"))
    located = syntax.rel(v) == "acl:relcl" and any(syntax.lemma(k) in {"where", "when", "which", "that"} for k in syntax.kids(v, "advmod", "obl", "nsubj", "mark"))
    return above if purpose or located or participle else None


def _by_what_was_met(v: int, heads: dict[int, Happening], syntax: Syntax) -> bool:
    """Whether a relative clause tells what the bomb or missile did that its main clause tells of."""
    up = syntax.head(v)
    weapon = up is not None and syntax.rel(v) == "acl:relcl" and syntax.lemma(up) in noun_class("munition") | {"ied", "landmine", "device"}
    over = syntax.head(up) if weapon and up is not None else None
    return over is not None and over in heads and heads[over].type == "ASSAULT" and not heads[over].noun and up in syntax.objects(over)


def _told_when(v: int, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "A policeman was shot dead when gunmen ambushed a patrol": what befell somebody, and the act in which it did."""
    if not syntax.passive(v) or syntax.obliques(v, "by"):
        return None
    when = [k for k in syntax.kids(v, "advcl") if any(syntax.lemma(m) in {"when", "as"} for m in syntax.kids(k, "mark", "advmod"))]
    return next((heads[k] for k in when if k in heads and heads[k].type == "ASSAULT" and not heads[k].noun), None)


def _said_before(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "condemned the ruling, calling it an abuse", "visited Cairo for talks with the president", "adopted a resolution demanding a truce":
    one act of words, told twice."""
    up, v = syntax.head(h.head), h.head
    if syntax.rel(v) == "acl" and syntax.tokens[v].xpos == "VBG":
        over = next((x for x in heads.values() if x.type == h.type and not x.noun and up in syntax.objects(x.head)), None)
        if over is not None:
            return over
    participle = syntax.rel(v) == "advcl" and syntax.tokens[v].xpos == "VBG" and not syntax.kids(v, "mark", "nsubj")
    if participle and up in heads and heads[up].type == h.type and not heads[up].noun:
        return heads[up]
    return next((heads[k] for k in syntax.obliques(v, "for") if k in heads and heads[k].noun and heads[k].type == h.type), None)


def one_gathering(happenings: list[Happening], syntax: Syntax) -> list[Happening]:
    """Fold verbs that tell one more thing of a protest or a meeting into it; it takes their doers where it has none."""
    heads = {h.head: h for h in happenings}
    out = []
    for h in happenings:
        host = _wider_protest(h, heads, syntax) if h.type == "PROTEST" and not h.noun else _meeting(h, heads, syntax)
        if host is None:
            out.append(h)
            continue
        host.verbs.append(h.head)
        host.folded.append(h.head)
        host.actors = host.actors or h.actors
    return out


def _meeting(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "gathered in Cairo to discuss the treaty": what a meeting was for is no second one."""
    up = syntax.head(h.head)
    purpose = h.type == "CONSULT" and not h.noun and syntax.rel(h.head) in {"advcl", "xcomp"} and any(syntax.lemma(k) == "to" for k in syntax.kids(h.head, "mark"))
    return heads[up] if purpose and up in heads and heads[up].type == "CONSULT" else None


def _wider_protest(h: Happening, heads: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """The protest of which a verb tells one more thing: "demonstrations protesting the verdict", "blocked the road and burned tyres"."""
    at = h.head
    for a in syntax.ancestors(h.head):
        if syntax.rel(at) not in {"acl", "advcl", "conj", "xcomp"} or (syntax.rel(at) == "conj" and syntax.kids(at, "nsubj")):
            return None
        if a in heads and heads[a].type == "PROTEST":
            return heads[a]
        at = a
    return None


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


def add_claims(happenings: list[Happening], syntax: Syntax, actor_at: Lookup) -> set[int]:
    """Claims of responsibility go to the event they name, else to the last attack told before them. The verbs of those that found one: to claim is no act of its own."""
    heads, used = {h.head: h for h in happenings}, set()
    for verb, doers in attribution.claims(syntax):
        found = [heads[i] for i in attribution.claimed_events((verb, doers), syntax) if i in heads]
        whole = syntax.lemma(verb) == "claim" and any(syntax.lemma(o) in {"responsibility", "credit"} for o in syntax.objects(verb))
        if not found and (whole or syntax.lemma(verb) in {"responsible", "carry"}):
            found = _claimed_before([h for h in happenings if h.type == "ASSAULT" and h.head < verb and h.status == "current"])
        if found:
            used.add(verb)
        for h in found:
            claimants = [(d, actor) for d in doers if (actor := _whose(d, actor_at, syntax)) is not None]
            h.claimed_by += [Filler(actor.head, actor.span, actor) for d, actor in claimants if all(actor.head != c.head for c in h.claimed_by)]
    return used


def _whose(i: int, actor_at: Lookup, syntax: Syntax) -> ActorMention | None:
    """Who claims: "Houthi military spokesman Yahya Saree" does so for the Houthis."""
    actor = actor_at(i)
    if actor is None or actor.actor.kind != "person":
        return actor
    titles = [k for k in [i, *syntax.kids(i, "nmod:desc", "appos", "compound")] if syntax.lemma(k) in {"spokesman", "spokesperson", "spokeswoman", "commander", "leader"}]
    of = [m for k in titles for x in [*syntax.kids(k, "compound", "amod", "nmod:poss"), *syntax.obliques(k, "of", "for")] if (m := actor_at(x)) is not None]
    return next((m for m in of if m.actor.kind in {"armed-group", "state-force"}), actor)


def _claimed_before(attacks: list[Happening]) -> list[Happening]:
    """What is claimed without being named: the attack of the lead, unless one told since then has another place or day."""
    lead = next((h for h in attacks if h.sent <= LEAD), None)
    if lead is None or not attacks:
        return attacks[-1:]
    towns = {p.where.name for p in lead.places if p.where is not None}
    later = [(h, {p.where.name for p in h.places if p.where is not None}) for h in attacks if h.sent > lead.sent + 1 and h.times]
    other = [h for h, at in later if towns and at and not at & towns]
    return other[-1:] or [lead]


def add_blame(happenings: list[Happening], syntax: Syntax, actor_at: Lookup) -> None:
    """Who is blamed for an attack is its doer per whom blames: "the ministry attributed the bombing to the rebels"."""
    heads = {h.head: h for h in happenings if h.type == "ASSAULT"}
    accusers = {h.head: h for h in happenings if h.type == "ACCUSE"}
    for verb, blamers, blamed, acts in attribution.blames(syntax):
        if verb in accusers and not accusers[verb].recipients:
            accusers[verb].recipients += [Filler(i, m.span, m) for i in blamed if (m := actor_at(i)) is not None]
        for h in [heads[i] for i in acts if i in heads]:
            known = {f.head for f in [*h.actors, *h.speakers]}
            h.actors += [Filler(i, m.span, m) for i in blamed if i not in known and (m := actor_at(i)) is not None and not h.actors]
            h.speakers += [Filler(i, m.span, m) for i in blamers if i not in known and (m := actor_at(i)) is not None]


def armed_act(h: Happening) -> bool:
    """What an article about something else can still tell: a protest, an act by or against an armed side or with a weapon of war, a person stabbed, shot or
    murdered (no word of that kind stands for a mishap), a state's act towards another."""
    if h.type == "PROTEST":
        return True
    actors = {f.actor.actor.kind for f in h.actors if f.actor is not None}
    sides = actors | {f.actor.actor.kind for f in h.recipients if f.actor is not None}
    if h.rule.id in PLAIN and any(f.actor is not None and f.actor.actor.kind in {"person", "civilians"} for f in h.recipients):
        return True
    if h.type == "ASSAULT":
        war = {"aerial", "heavy-weapons", "explosives", "suicide-attack", "firearms"}
        return bool(sides & {"armed-group", "state-force", "state"} and actors) or any(w.mode in war and not w.platform for w in h.weapons)
    if h.type in {"COERCE", "MOBILIZE", "RETREAT"}:
        return bool(sides & {"armed-group", "state-force"})
    countries = {f.actor.actor.country for f in [*h.actors, *h.recipients] if f.actor is not None and f.actor.actor.country}
    return len(countries) > 1 or "armed-group" in sides


def of_states(h: Happening) -> bool:
    """An act of words by a state, its government or head, or a force."""
    return h.type in WORDS and any(f.actor is not None and (f.actor.actor.kind in {"state", "state-force", "armed-group"} or f.actor.role) for f in h.actors)


def nested_wish(h: Happening, happenings: list[Happening], syntax: Syntax) -> bool:
    """What a request, threat or refusal is about ("urged him to release them") is its content, not a second event."""
    if h.type != "ASSAULT" and _charge(h, happenings, syntax):
        return True
    if h.status not in {"hypothetical", "planned"}:
        return False
    owners = {x.head: x for x in happenings if x.type in {"REQUEST", "THREATEN", "REJECT", "ACCUSE", "AGREE", "CONSULT", "SUPPORT"}}
    at = h.light if h.light is not None else h.head
    for a in syntax.ancestors(at):
        if a in owners and owners[a] is not h:
            return True
        if syntax.verbal(a) and syntax.rel(at).split(":")[0] not in {"xcomp", "ccomp", "advcl", "obj", "obl", "conj"}:
            return False
        at = a
    return False


def _charge(h: Happening, happenings: list[Happening], syntax: Syntax) -> bool:
    """ "accuses him of supplying gangs with weapons": what somebody is charged with in words, and nobody else tells. Violence that one side lays to another is told."""
    at = h.light if h.light is not None else h.head
    up = syntax.head(at)
    by = up is not None and any(x.head == up and x.type == "ACCUSE" and not x.noun for x in happenings)
    return by and syntax.tokens[at].xpos == "VBG" and any(syntax.lemma(k) == "of" for k in syntax.kids(at, "mark", "case"))


def substantial(h: Happening) -> bool:
    """Something besides the word itself: a side, a thing hit, a place, a time, or a definite noun that points back."""
    return bool(h.actors or h.recipients or h.targets or h.places or h.weapons or (h.definite and h.noun))


__all__ = ["EventCoder", "Group", "find"]
