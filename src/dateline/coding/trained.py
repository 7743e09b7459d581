"""The trained reader fills what the rules left open: who attacked, who was hit, with what. Rules keep the last word: a field that they filled is not touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from dateline.coding.draft import Draft
from dateline.coding.event_records import PRONOUNS, same_actor
from dateline.coding.grouping import Group
from dateline.coding.names import mention_at, resolve
from dateline.model import ActorRef, Evidence, Record, Statement
from dateline.text.fillers import Filler, fillers, role_reading

CODER = "weights:roles"
FIELDS = {"ATTACKER": "actors", "VICTIM": "recipients", "TARGET": "recipients", "WEAPON": "weapons"}
LEAST = {"actors": 0.7, "recipients": 0.7, "weapons": 0.7}  # probability below which a blank stays a blank; tuned on the own readings
VIOLENT = "ASSAULT"


class TrainedCoder:
    """Adds statements of the roles model to violent events that lack a side or a weapon."""

    name = "trained"
    needs = ("tokens", "actors", "weapons", "events")
    gives = ("fillers",)

    def code(self, draft: Draft) -> None:
        groups = dict(draft.groups)
        blank = {r.id: b for r in draft.records if r.id in groups and (b := blanks(r))}
        if not blank:
            return
        found = fillers(role_reading(draft.document.text), "wiki")
        crowded = Counter(s for g in groups.values() if g.first.type == VIOLENT for s in {h.sent for h in g.members})
        for n, record in enumerate(draft.records):
            if record.id in blank:
                own = {h.sent for h in groups[record.id].members if crowded[h.sent] == 1}
                draft.records[n] = filled(draft, record, groups[record.id], blank[record.id], [f for f in found if sentence_of(draft, f) in own])


def blanks(record: Record) -> set[str]:
    """Fields of a violent event that no rule filled."""
    if record.value("type") != VIOLENT:
        return set()
    return {field for field in LEAST if not record.values(field)} - ({"recipients"} if record.values("targets") else set())


def sentence_of(draft: Draft, f: Filler) -> int:
    """The analysis's sentence that a filler begins in."""
    i = draft.analysis.token_at(f.start)
    return draft.analysis.tokens[i].sent if i is not None else -1


def filled(draft: Draft, record: Record, group: Group, blank: set[str], found: Iterable[Filler]) -> Record:
    """The record with the surest fillers of its blank fields."""
    more: list[Statement] = []
    for f in sorted(found, key=lambda f: (-f.score, f.start)):
        field = FIELDS.get(f.role)
        if field in blank and f.score >= LEAST[field] and (s := statement(draft, field, f)) is not None and not known(record, more, s):
            more.append(s)
    more.sort(key=lambda s: s.evidence.spans)
    return replace(record, statements=(*record.statements, *more)) if more else record


def statement(draft: Draft, field: str, f: Filler) -> Statement | None:
    """A filler as a value: the actor or weapon that the coders before found at its words; None when they found none."""
    first, last = draft.analysis.tokens_in(f.start, f.end)
    if field == "weapons":
        weapon = next((w for w in draft.weapons if w.first < last and first < w.last), None)
        return Statement(field, weapon.name, Evidence((weapon.span,), CODER)) if weapon else None
    heads = [i for i in range(first, last) if not first <= draft.analysis.tokens[i].head < last or draft.analysis.tokens[i].head == i]
    mention = next((m for i in heads if (m := mention_at(draft, i)) is not None), None)
    if mention is None:
        return None
    actor = resolve(draft, mention)
    return None if actor.name.lower() in PRONOUNS else Statement(field, actor, Evidence((mention.span,), CODER))


def known(record: Record, more: list[Statement], s: Statement) -> bool:
    """The value stands already on one side of the record: no one attacks himself."""
    if not isinstance(s.value, ActorRef):
        return any(o.field == s.field and o.value == s.value for o in more)
    sides = [o.value for o in (*record.statements, *more) if o.field in ("actors", "recipients")]
    return any(isinstance(o, ActorRef) and same_actor(o, s.value) for o in sides)
