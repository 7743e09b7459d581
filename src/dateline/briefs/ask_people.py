"""How many of one kind of people were killed or wounded: only those of whom the text says that they were that, each with its words, never summed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dateline.briefs import phrasing as p
from dateline.briefs import sentences as s
from dateline.briefs.faq import Reply, lead
from dateline.briefs.question_people import People
from dateline.briefs.sentences import Cite, Sentence
from dateline.merging.tellings import Group, Telling
from dateline.model import Count, Harmed, Reading, Record, Statement

SHOWN = 8  # events that are left out, named one by one
UNITS = {"deaths": ("death", "dead", "killed"), "wounded": ("wounded", "injur")}
VERBS = {"deaths": "killed", "wounded": "wounded"}


def of_kind(question: str, people: People, fields: Sequence[str], groups: Sequence[Group], land: Callable[[str], str | None]) -> list[Reply]:
    """What is told of that kind, event by event; what is not known of; or that no text says anything of them. `land`: the country that a word means."""
    told = [r for g in groups for f in fields if (r := _told(people, f, g, land)) is not None]
    harmed = p.joined((VERBS[f] for f in fields), "or")
    if not told:
        told = [Reply(question, (), known=False, note=f"Not known: no text says of anybody {harmed} that they were {people.words}.")]
    return told + _left_out(people, fields, groups, land)


def of_tallies(question: str, people: People, fields: Sequence[str], found: Sequence[tuple[Reading, Record]]) -> list[Reply]:
    """Published counts whose unit is that kind of people and that harm, each with its window."""
    harms = [h for f in fields for h in UNITS[f]]
    return [Reply(question, (s.tally(r, x),)) for r, x in found for unit in [str(x.value("unit") or "")] if _unit_of(people, unit) and any(h in unit for h in harms)]


def _unit_of(people: People, unit: str) -> bool:
    words = re.findall(r"[a-z]+", unit.lower())
    return any(noun in (w, w.removesuffix("s")) for noun in people.kind.nouns for w in words) and not people.also


def _told(people: People, field: str, g: Group, land: Callable[[str], str | None]) -> Reply | None:
    """The counts of one event, the same number told by several once."""
    counts: dict[str, list[tuple[Telling, Statement]]] = {}
    for t in g.tellings:
        for st in _matching(people, field, t.record, land):
            assert isinstance(st.value, Harmed)
            counts.setdefault(_words(st.value, VERBS[field]), []).append((t, st))
    if not counts:
        return None
    made = tuple(s.sentence(text, *(_cite(t, st) for t, st in same)) for text, same in counts.items())
    return Reply(p.capital(s.headline(lead(g).record)), made)


def _words(value: Harmed, verb: str) -> str:
    """ "seven, told as “seven soldiers”"; "19, told as “19 of them children”, some of a larger number"."""
    n = value.count
    if (n.low, n.best, n.high) == (0, 0, 0):
        return f"none {verb}, told as “{p.shorten(value.wording or value.noun, 80)}”"
    number = p.count(n, "", "").strip()
    return f"{number} {verb}, told as “{p.shorten(value.wording or value.noun, 80)}”{', some of a larger number' if value.part else ''}"


def _cite(t: Telling, st: Statement) -> Cite:
    return Cite(t.reading, t.reading.document.id, st.evidence.spans, t.record.id)


def _matching(people: People, field: str, record: Record, land: Callable[[str], str | None]) -> list[Statement]:
    return [st for st in record.statements if st.field == f"{field}_of" and isinstance(st.value, Harmed) and _is(people, st.value, land)]


def _is(people: People, value: Harmed, land: Callable[[str], str | None]) -> bool:
    """Whether those harmed are told to be of the kind, with every further word of the question."""
    if value.noun not in people.kind.nouns:
        return False
    told = [w.lower() for w in re.findall(r"[^\W_]+", value.wording or "")]
    lands = {land(w) for w in told} - {None}
    return all(w in told or w.rstrip("s") in told or land(w) in lands for w in people.also)


# ---------------------------------------------------------------- what is not counted
def _left_out(people: People, fields: Sequence[str], groups: Sequence[Group], land: Callable[[str], str | None]) -> list[Reply]:
    """Events of whose dead or wounded it is not told, or not of all, who they were: named, so that nobody takes the answer for the whole."""
    open_ = [(f, g, found) for g in groups for f in fields if (found := _nameless(f, g)) is not None]
    made = [x for g in groups for f in fields if people.also for x in _less_said(people, f, g, land)]
    if not (open_ or made):
        return []
    for f, g, (t, n, some) in open_[:SHOWN]:
        name = p.capital(s.headline(lead(g).record))
        told = f"{name}: {p.count(n)} {VERBS[f]}"
        made.append(s.sentence(told + (", told of some of them only" if some else ""), s.cite(t.reading, t.record, f)))
    more = len(open_) - SHOWN
    note = "Left out, as it is not told who they were, or not of all" + (f" ({p.number(SHOWN)} of {len(open_)} events)" if more > 0 else "") + ":"
    return [Reply("Not counted here", tuple(made), known=False, note=note)]


def _less_said(people: People, field: str, g: Group, land: Callable[[str], str | None]) -> list[Sentence]:
    """ "Seven soldiers", where the question asks for Sudanese ones: they may be, and it is not said."""
    return [
        s.sentence(f"{p.capital(s.headline(lead(g).record))}: {_words(v, VERBS[field])}", _cite(t, st))
        for t in g.tellings
        for st in t.record.statements
        if st.field == f"{field}_of" and isinstance(v := st.value, Harmed) and v.noun in people.kind.nouns and not _is(people, v, land)
    ]


def _nameless(field: str, g: Group) -> tuple[Telling, Count, bool] | None:
    """The first telling that gives a number of people without a noun for all of them; whether some have one."""
    for t in g.tellings:
        total = t.record.value(field)
        if not isinstance(total, Count) or total.state != "given" or not p.floor_of(total):
            continue
        named = [v for st in t.record.statements if st.field == f"{field}_of" and isinstance(v := st.value, Harmed)]
        whole = sum(p.floor_of(v.count) for v in named if not v.part)
        if whole < p.floor_of(total):
            return t, total, bool(named)
    return None
