"""Questions made from the records, with answers that cite them; what the sources leave open is asked and answered as such."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.briefs import compare
from dateline.briefs import phrasing as p
from dateline.briefs import sentences as s
from dateline.briefs import truces as truce_briefs
from dateline.briefs.headings import Picture, event_groups, leading
from dateline.briefs.sentences import MARK, Cite, Sentence
from dateline.merging.tellings import Group, Telling
from dateline.model import ActorRef, Answer, Count, Reading, Record, Span
from dateline.model.values import Value
from dateline.vocab.classes import word_class

MAX_EVENTS = 8
SHOWN = 8  # reports of civilians harmed, in one answer
_UNARMED = word_class("people.unarmed")
_ANYBODY = word_class("people.anybody")


@dataclass(frozen=True, slots=True)
class Reply:
    """A question and what the records say to it. `known` is False when the sources do not say; then `sentences` may be empty and `note` says so."""

    question: str
    sentences: tuple[Sentence, ...]
    known: bool = True
    note: str = ""

    def text(self) -> str:
        """The answer without citation marks."""
        plain = " ".join("".join(ch for ch in x.text if not MARK <= ord(ch) < MARK + 0x1000) for x in self.sentences)
        return " ".join(f"{self.note} {plain}".split()).replace(" ;", ";").replace(" .", ".").replace(" |", ";")


def answers(reading: Reading) -> tuple[Answer, ...]:
    """Questions that a reader would ask of one article, answered from its records or marked as not known."""
    return tuple(as_answer(r) for r in replies([reading]))


def as_answer(reply: Reply) -> Answer:
    """A reply as the contract has it (for one document)."""
    spans: list[Span] = []
    for sentence in reply.sentences:
        spans += [x for c in sentence.cites for x in c.spans if x not in spans]
    records = tuple(dict.fromkeys(c.record for x in reply.sentences for c in x.cites if c.record))
    return Answer(reply.question, reply.text(), tuple(spans), reply.known, records)


def replies(readings: Sequence[Reading]) -> list[Reply]:
    """All questions over some readings, most important events first."""
    groups = event_groups(readings)
    violent = [g for g in groups if g.tellings[0].record.value("type") == "ASSAULT"][:MAX_EVENTS]
    labels = [s.label(lead(g).record) for g in violent]
    names = [f"the {x if labels.count(x) == 1 else s.headline(lead(g).record)}" for x, g in zip(labels, violent, strict=True)]
    out = [r for name, g in zip(names, violent, strict=True) for r in of_event(g, readings, name)]
    out += civilians(violent)
    for reading in readings:
        out += [_tally(reading, r) for r in reading.of_kind("tally")]
    out += truces(readings)
    out += troops(readings)
    return _unique(out)


def _unique(replies: Iterable[Reply]) -> list[Reply]:
    """One reply for each question; the first that is known, else the first."""
    best: dict[str, Reply] = {}
    for r in replies:
        if r.question not in best or (r.known and not best[r.question].known):
            best[r.question] = r
    return list(best.values())


# ---------------------------------------------------------------- events
def of_event(g: Group, readings: Sequence[Reading], name: str) -> list[Reply]:
    """Who did it, against what, how many were killed and wounded, why, and who claimed it. `name` is the event in the questions."""
    first = lead(g).record
    placed = bool(p.places(first.values("places")))  # without a place the name itself says by whom or on whom
    out = [who(g, f"Who carried out {name}?")] if placed or first.values("recipients") or not first.values("actors") else []
    if (placed or not first.values("recipients")) and any(t.record.values("targets") or t.record.values("recipients") for t in g.tellings):
        out.append(whom(g, f"Whom or what did {name} hit?"))
    out += _casualties(g, name)
    reason = why(g, readings, f"What is given as the reason for {name}?")
    out += [reason] if reason.known else []
    claim = claimed(g, f"Who claimed responsibility for {name}?")
    return out + ([claim] if claim.known else [])


def _casualties(g: Group, name: str) -> list[Reply]:
    """Killed and wounded; one question when nobody speaks of either."""
    if any(isinstance(v := t.record.value(f), Count) and v.state != "not_mentioned" for t in g.tellings for f in ("deaths", "wounded")):
        return [harm(g, "deaths", f"How many people were killed in {name}?"), harm(g, "wounded", f"How many people were wounded in {name}?")]
    note = "not mentioned: the text says nothing about" if len(g.tellings) == 1 else "not mentioned: no source speaks of"
    return [not_said(g, f"How many people were killed or wounded in {name}?", f"{note} dead or wounded people")]


def lead(g: Group) -> Telling:
    """The telling that names the event."""
    return leading(g)


def _stated(g: Group, *fields: str) -> list[Telling]:
    return [t for t in g.tellings if any(t.record.values(f) for f in fields)]


def _whole(t: Telling) -> Cite:
    return Cite(t.reading, t.reading.document.id, t.record.spans, t.record.id)


def not_said(g: Group, question: str, note: str) -> Reply:
    """A reply that the sources do not say, citing what they do tell of the event."""
    return Reply(question, (s.sentence(note, *(_whole(t) for t in g.tellings)),), known=False)


def by_field(g: Group, field: str, question: str, missing: str, fallback: str = "") -> Reply:
    """One field of a group: the value, or the values side by side; `missing` when nobody states it."""
    stated = _stated(g, field)
    if not stated:
        return by_field(g, fallback, question, missing) if fallback else not_said(g, question, missing)
    values: dict[str, list[Telling]] = {}
    for t in stated:
        values.setdefault(compare.words(t.record, field), []).append(t)
    if len(values) == 1:
        text, tellings = next(iter(values.items()))
        return Reply(
            question,
            (s.sentence(text + (s.per_other(tellings[0].record) if field == "actors" else ""), *(s.cite(t.reading, t.record, field) for t in tellings)),),
        )
    return Reply(question, tuple(x for x in [compare.laid_out("By source", field, values)] if x))


def who(g: Group, question: str) -> Reply:
    """Who did it."""
    return by_field(g, "actors", question, "not named in the text" if len(g.tellings) == 1 else "not named by any source")


def whom(g: Group, question: str) -> Reply:
    """Whom or what it hit: parties first, else targets; both when one telling has both."""
    t = next((t for t in g.tellings if t.record.values("recipients") and t.record.values("targets")), None)
    if t is None or len(g.tellings) > 1:
        return by_field(g, "recipients", question, "not stated", fallback="targets")
    text = f"{p.actors(t.record.values('recipients'))} (target: {p.joined(p.clean(str(v)) for v in t.record.values('targets'))})"
    return Reply(question, (s.sentence(text, s.cite(t.reading, t.record, "recipients", "targets")),))


def harm(g: Group, field: str, question: str) -> Reply:
    """How many were killed ("deaths") or wounded. Unknown and not mentioned are answers, and not known."""
    noun = {"deaths": "deaths", "wounded": "wounded people"}[field]
    stated = [(t, v) for t in g.tellings if isinstance(v := t.record.value(field), Count) and v.state != "not_mentioned"]
    if not stated:
        return not_said(
            g,
            question,
            f"not mentioned: the text says nothing about {noun}" if len(g.tellings) == 1 else f"not mentioned: no source speaks of {noun}",
        )
    if len({compare.words(t.record, field) for t, _ in stated}) > 1:
        values: dict[str, list[Telling]] = {}
        for t, _ in stated:
            values.setdefault(compare.words(t.record, field), []).append(t)
        laid = compare.laid_out("By source", field, values)
        return Reply(question, (laid,) if laid else (), known=any(v.state == "given" for _, v in stated))
    t, value = stated[0]
    cites = tuple(s.cite(x.reading, x.record, field) for x, _ in stated)
    if value.state == "unknown":
        quote = p.shorten(" … ".join(x.of(t.reading.document.text) for x in cites[0].spans), 160)
        return Reply(question, (s.sentence(f"not known: the source says “{quote}”", *cites),), known=False)
    if (value.low, value.best, value.high) == (0, 0, 0):
        return Reply(question, (s.sentence("none, the source says", *cites),))
    return Reply(question, (s.sentence(p.count(value), *cites),))


def why(g: Group, readings: Sequence[Reading], question: str) -> Reply:
    """What it answered, per whom; order of time alone is no reason."""
    by_document = {t.reading.document.id: t for t in g.tellings}
    out: list[Sentence] = []
    for reading in readings:
        t = by_document.get(reading.document.id)
        for link in reading.links if t else ():
            if t and link.type == "response_to" and link.source == t.record.id:
                out += [x for x in [s.link(reading, link)] if x]
    return Reply(question, tuple(out)) if out else not_said(g, question, "no reason is stated")


def claimed(g: Group, question: str) -> Reply:
    """Who claimed responsibility."""
    return by_field(g, "claimed_by", question, "no claim of responsibility is mentioned")


def _civilian(value: Value) -> bool:
    """True for a victim that the text itself marks as civilian by its kind; "people" says nothing of that."""
    if not isinstance(value, ActorRef) or value.kind != "civilians":
        return False
    words = value.name.lower().split()
    return words[-1] not in _ANYBODY or bool(_UNARMED & set(words))


def civilians(groups: Sequence[Group]) -> list[Reply]:
    """Whether civilians were harmed: only a victim coded as civilian says so."""
    question = "Were civilians harmed?"
    if not groups:
        return []
    hit = [(t, named) for g in groups for t in g.tellings if (named := [v for v in t.record.values("recipients") if _civilian(v)])]
    if not hit:
        return [Reply(question, (), known=False, note="Not mentioned.")]
    hit.sort(key=lambda x: -p.floor_of(x[0].record.value("deaths")))  # the deadliest first; the order of the picture within
    made = [
        s.sentence(f"named among those attacked in {s.definite(s.short_noun(t.record))}: {p.actors(v)}", s.cite(t.reading, t.record, "recipients"))
        for t, v in hit[:SHOWN]
    ]
    more = len(hit) - SHOWN
    return [Reply(question, tuple(made), note=f"{p.capital(p.number(len(hit)))} reports name civilians; here are {p.number(SHOWN)} of them." if more > 0 else "")]


# ---------------------------------------------------------------- counts and states
def _tally(reading: Reading, record: Record) -> Reply:
    unit, to = p.clean(str(record.value("unit") or "events")), p.actors(record.values("recipients"))
    parts = [f"How many {unit}", f"{s.aimed(unit)} {to}" if to else "", p.places(record.values("places")), s.window(record)]
    return Reply(" ".join(x for x in parts if x) + "?", (s.tally(reading, record),))


def truces(readings: Sequence[Reading]) -> list[Reply]:
    """Whether each truce holds: of one that several documents tell of, as last told, with its history."""
    found = readings.truces if isinstance(readings, Picture) else Picture(readings).truces
    several = {t.id for told in found if len(told) > 1 for t in told}
    out = [Reply(f"Does the {truce_briefs.name(told)} hold?", truce_briefs.sentences(told)) for told in found if len(told) > 1]
    for reading in readings:
        for record in (x for x in reading.of_kind("truce") if f"{reading.document.id}/{x.id}" not in several):
            by = p.actors(record.values("by"))
            verdict = {"ended": "no", "broken": "no", "announced": "it was announced; whether it holds is not said", "in-force": "yes"}.get(
                str(record.value("state")), "not said"
            )
            told = s.truce(reading, record).text
            text = f"{verdict}: {told[0].lower()}{told[1:]}"
            out.append(
                Reply(
                    f"Does the truce{f' declared by {by}' if by else ''} hold?",
                    (s.sentence(text, _whole(Telling(reading, record))),),
                    verdict != "not said",
                )
            )
    return out


def troops(readings: Sequence[Reading]) -> list[Reply]:
    """How many troops each force has, place by place; never summed."""
    by_actor: dict[str, list[tuple[Reading, Record]]] = {}
    for reading in readings:
        for record in reading.of_kind("posture"):
            by_actor.setdefault(p.actor(record.value("actor")) or "the force", []).append((reading, record))
    out = []
    for name, members in by_actor.items():
        known = any(r.value("strength") is not None for _, r in members)
        out.append(Reply(f"How many troops {'do' if s.plural_name(name) else 'does'} {name} have, and where?", tuple(s.posture(g, r) for g, r in members), known))
    return out
