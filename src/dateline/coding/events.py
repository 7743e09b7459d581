"""The event coder: triggers, roles, setting, status, grouping, and the records that come of them."""

from __future__ import annotations

from dateline.coding import attribution
from dateline.coding.anaphora import generic, tally_anaphors
from dateline.coding.draft import Draft
from dateline.coding.event_records import Builder
from dateline.coding.grouping import Group, Grouper
from dateline.coding.happening import Filler, Happening
from dateline.coding.harm import attach_harm
from dateline.coding.names import mention_at, resolve
from dateline.coding.needs import satisfied
from dateline.coding.roles import Roles
from dateline.coding.scope import told
from dateline.coding.setting import Setting
from dateline.coding.status import settle
from dateline.coding.syntax import Syntax
from dateline.coding.tallies import tally_heads
from dateline.coding.triggers import triggers
from dateline.model import ActorMention, ActorRef
from dateline.vocab.nouns import noun_class


class EventCoder:
    """Fills `records` with one record for each happening that the document tells."""

    name = "events"
    needs = ("tokens", "times", "actors", "places", "weapons", "casualties")
    gives = ("events",)

    def code(self, draft: Draft) -> None:
        syntax = Syntax(draft.analysis)
        happenings = find(draft, syntax)

        def reference(f: Filler) -> ActorRef | None:
            return resolve(draft, f.actor) if f.actor is not None else None

        groups = Grouper(syntax, reference).group(happenings)
        attach_harm(draft, syntax, groups)
        draft.groups = Builder(draft, syntax, reference).add(groups)


def find(draft: Draft, syntax: Syntax) -> list[Happening]:
    """All happenings told, with roles, setting, status and speakers, in text order."""

    def actor_at(i: int) -> ActorMention | None:
        return mention_at(draft, i)

    counted = tally_heads(draft, syntax)
    happenings = drop_echoes([h for h in triggers(syntax, told(draft)) if h.head not in counted], syntax)
    roles = Roles(draft, syntax, actor_at)
    for h in happenings:
        roles.fill(h)
    happenings = [h for h in happenings if satisfied(h, draft, syntax)]
    setting = Setting(draft, syntax, happenings)
    for h in happenings:
        setting.attach(h)
        h.span = cite(h, syntax)
        settle(h, draft, syntax)
        h.speakers = attribution.speakers(h, syntax, actor_at)
        if h.status == "current" and generic(h, syntax):
            h.status, h.status_rule = "background", "status.background.generic"
    draft.tally_anaphors = tally_anaphors(draft, syntax, happenings)
    happenings = [h for h in happenings if h.head not in draft.tally_anaphors]
    add_claims(happenings, syntax, actor_at)
    return [h for h in happenings if substantial(h)]


def drop_echoes(happenings: list[Happening], syntax: Syntax) -> list[Happening]:
    """A verb whose subject or object is the event noun that it carries tells the same event ("the strike hit", "held talks"): keep one of the two."""
    heads = {h.head: h for h in happenings}
    gone: set[int] = set()
    for h in happenings:
        if h.noun:
            continue
        v = h.head
        subjects = [k for k in syntax.subjects(v) if k in heads and heads[k].noun]
        if subjects and heads[subjects[0]].type == h.type == "ASSAULT":
            gone.add(v)
        for o in [*syntax.objects(v), *syntax.kids(v, "obl", "xcomp")]:
            if o in heads and heads[o].noun and f"{syntax.lemma(v)}+{syntax.lemma(o)}" in h.rule.verb:
                gone.add(o)
            elif o in heads and heads[o].noun and o in syntax.objects(v) and syntax.lemma(v) in noun_class("light") | noun_class("suffer"):
                gone.add(v)
    return [h for h in happenings if h.head not in gone]


def cite(h: Happening, syntax: Syntax):  # type: ignore[no-untyped-def]
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


def add_claims(happenings: list[Happening], syntax: Syntax, actor_at) -> None:  # type: ignore[no-untyped-def]
    """Claims of responsibility go to the event they name, else to the last attack told before them."""
    heads = {h.head: h for h in happenings}
    for verb, doers in attribution.claims(syntax):
        found = [heads[i] for i in attribution.claimed_events((verb, doers), syntax) if i in heads]
        if not found and syntax.lemma(verb) == "claim" and any(syntax.lemma(o) in {"responsibility", "credit"} for o in syntax.objects(verb)):
            found = [h for h in happenings if h.type == "ASSAULT" and h.head < verb][-1:]
        for h in found:
            h.claimed_by += [Filler(d, actor.span, actor) for d in doers if (actor := actor_at(d)) is not None and all(d != c.head for c in h.claimed_by)]


def substantial(h: Happening) -> bool:
    """Something besides the word itself: a side, a thing hit, a place, a time, or a definite noun that points back."""
    return bool(h.actors or h.recipients or h.targets or h.places or h.weapons or (h.definite and h.noun))


__all__ = ["EventCoder", "Group", "find"]
