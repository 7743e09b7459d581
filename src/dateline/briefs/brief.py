"""A brief: what the records of one or many readings say, in sections, every sentence with its sources. Nothing is settled or summed here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dateline.briefs import compare, gaps, truces
from dateline.briefs import phrasing as p
from dateline.briefs import sentences as s
from dateline.briefs.changes import changes
from dateline.briefs.citations import Citation, Citations, source_name
from dateline.briefs.faq import Reply, replies
from dateline.briefs.headings import VERBAL, Picture, current_events, event_groups, leading, status
from dateline.briefs.sentences import Sentence
from dateline.merging.tellings import Group, Telling
from dateline.model import Document, Reading, Record

UNREAL = ("planned", "hypothetical", "denied")


@dataclass(frozen=True, slots=True)
class Item:
    """Sentences that belong together: one event, one count. `heading` only where several sources tell one event."""

    sentences: tuple[Sentence, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a brief. `key` is its stable name in JSON."""

    key: str
    heading: str
    items: tuple[Item, ...]


Cited = list[tuple[str, list[tuple[str, list[int]]]]]


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief and the documents that it rests on. Sections without items are left out."""

    title: str
    documents: tuple[Document, ...]
    sections: tuple[Section, ...]
    faq: tuple[Reply, ...] = ()

    def cited(self) -> tuple[list[tuple[Section, Cited]], list[tuple[str, str, Reply]], list[Citation]]:
        """Sections with items as (heading, [(text with [n], numbers)]); questions as (question, answer with [n], reply); the numbered sources."""
        numbers = Citations()
        sections = [
            (section, [(i.heading, [(numbers.text(x), [numbers.number(c) for c in x.cites]) for x in i.sentences]) for i in section.items]) for section in self.sections
        ]
        questions = [(r.question, " ".join(filter(None, [r.note, *(numbers.text(x) for x in r.sentences)])), r) for r in self.faq]
        return sections, questions, numbers.entries()


def make_brief(readings: Iterable[Reading], title: str | None = None, with_faq: bool = False, known: AbstractSet[str] | None = None) -> Brief:
    """The brief of some readings. Give each telling once: a store leaves copies out. The same readings in any order give the same brief.

    `known`: ids of the documents of an earlier brief; the first section then says what is new since.
    """
    ordered = readings if isinstance(readings, Picture) else Picture(readings)
    groups = event_groups(ordered)
    said = [t for t in current_events(ordered) if t.record.value("type") in VERBAL]
    sections = (
        Section("changed", "What is new since the last brief", () if known is None else tuple(Item(x, h) for h, x in changes(ordered, known))),
        Section("happened", "What happened", tuple(_happened(g) for g in groups)),
        Section("said", "What is said and claimed, and by whom", tuple(_said(said, ordered))),
        Section("links", "How it hangs together", _links(ordered, spoken=False)),
        Section("counts", "Counts and their windows", _of_kind(ordered, "tally", s.tally)),
        Section("states", "Forces, truces and ties", _states(ordered)),
        Section("unknown", "What is not known", tuple(Item((x,)) for g in groups for x in gaps.of_group(g, whole=len(ordered) == 1))),
        Section("disagree", "What disagrees", tuple(_disagree(groups, ordered))),
        Section("unreal", "Planned, possible or denied", _standing(ordered, UNREAL)),
        Section("background", "Background (older history, not current events)", _standing(ordered, ("background",))),
    )
    return Brief(
        title or _title(ordered),
        tuple(r.document for r in ordered),
        tuple(x for x in sections if x.items),
        tuple(replies(ordered)) if with_faq else (),
    )


def _title(readings: Sequence[Reading]) -> str:
    if len(readings) == 1:
        document = readings[0].document
        return p.clean(document.title or "") or f"{source_name(document)}, {p.day(document.published) if document.published else 'undated'}"
    days = sorted(r.document.published[:10] for r in readings if r.document.published)
    when = "" if not days else f", {p.day(days[0])}" if days[0] == days[-1] else f", {p.days(days[0], days[-1], 'to')}"
    return f"What {len(readings)} articles report{when}" if readings else "No article"


def _happened(g: Group) -> Item:
    lead = leading(g)
    if len(g.tellings) == 1:
        return Item(tuple(s.event(lead.reading, lead.record)))
    told = [s.event(lead.reading, lead.record)[0], *compare.side_by_side(g, lead)]
    return Item(tuple(told), f"{p.capital(s.headline(lead.record))} ({compare.told_by(g)})")


def _said(said: Sequence[Telling], readings: Sequence[Reading]) -> Iterable[Item]:
    for t in said:
        yield Item(tuple(s.event(t.reading, t.record)))
    yield from _links(readings, spoken=True)


def _links(readings: Sequence[Reading], spoken: bool) -> tuple[Item, ...]:
    made = [s.link(r, link) for r in readings for link in r.links if bool(link.speaker) == spoken]
    return tuple(Item((x,)) for x in made if x)


def _of_kind(readings: Sequence[Reading], kind: str, render: Callable[[Reading, Record], Sentence], ids: AbstractSet[str] | None = None) -> tuple[Item, ...]:
    """One item for each record of a kind (of those of some ids); those that say the same words are one sentence with all their sources."""
    merged: dict[str, list[Sentence]] = {}
    for r in readings:
        for record in r.records:
            if record.kind == kind and (ids is None or f"{r.document.id}/{record.id}" in ids):
                made = render(r, record)
                merged.setdefault(made.text, []).append(made)
    return tuple(Item((Sentence(text, tuple(c for x in same for c in x.cites)),)) for text, same in merged.items())


def _states(readings: Sequence[Reading]) -> tuple[Item, ...]:
    return _of_kind(readings, "posture", s.posture) + _truces(readings) + relations(readings)


def _truces(readings: Sequence[Reading]) -> tuple[Item, ...]:
    """Truces told once, as other records are; those that several documents tell of with their history."""
    found = readings.truces if isinstance(readings, Picture) else Picture(readings).truces
    alone = {t.id for told in found if len(told) == 1 for t in told}
    single = _of_kind(readings, "truce", s.truce, alone)
    return single + tuple(Item(truces.sentences(told), truces.heading(told)) for told in found if len(told) > 1)


def relations(readings: Sequence[Reading]) -> tuple[Item, ...]:
    """One item for all relations with the same verb, object and status."""
    same: dict[tuple[str, str, str], list[tuple[Reading, Record]]] = {}
    for r in readings:
        for record in (x for x in r.of_kind("relation") if not s.tautology(x)):
            key = (str(record.value("relation")), p.actor(record.value("object")), str(record.value("status") or "asserted"))
            same.setdefault(key, []).append((r, record))
    return tuple(Item((s.relation(members),)) for members in same.values())


def _disagree(groups: Sequence[Group], readings: Sequence[Reading]) -> Iterable[Item]:
    for r in readings:
        for n, c in enumerate(r.contradictions):
            if c.spans:
                yield Item((s.contradiction(r, n),))
    for g in groups:
        for x in compare.disagreements(g, s.headline(leading(g).record)):
            yield Item((x,))
    yield from (Item((x,)) for x in compare.tallies(readings))


def _standing(readings: Sequence[Reading], wanted: tuple[str, ...]) -> tuple[Item, ...]:
    return tuple(Item((s.standing(r, e),)) for w in wanted for r in readings for e in r.events if status(e) == w)
