"""Answers to questions, from the records only: a value with its source, "not known", "not mentioned", or "cannot answer that"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dateline.briefs import ask_people, faq
from dateline.briefs import phrasing as p
from dateline.briefs import sentences as s
from dateline.briefs.faq import Reply
from dateline.briefs.headings import Picture, event_groups, status
from dateline.briefs.question import Query, lexicon, understand
from dateline.briefs.sentences import Cite
from dateline.merging.tellings import Group
from dateline.model import ActorRef, Count, Reading, Record, When, Where
from dateline.store import SqliteStore
from dateline.store.mentions import Name
from dateline.vocab.classes import word_table

SOME = 50  # documents in which a name is looked for when nothing holds all of them
CANNOT = "Cannot answer that: the records answer who, what, when, where, why and how many, and questions about claims, truces, troops and ties."


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, how it was understood ("" when it was not), and the replies."""

    question: str
    understood: str
    replies: tuple[Reply, ...]

    @property
    def known(self) -> bool:
        """True when at least one reply is known."""
        return any(r.known for r in self.replies)


def ask(readings: Iterable[Reading], question: str, year: int | None = None) -> Asked:
    """Answer a question from the records of some readings. `year` is that of days told without one; the last year of publication unless given."""
    ordered = readings if isinstance(readings, Picture) else Picture(readings)
    days = sorted(r.document.published for r in ordered if r.document.published)
    query = understand(question, year or (int(days[-1][:4]) if days else None), days[-1] if days else "")
    if query is None:
        return Asked(question, "", (Reply(question, (), known=False, note=CANNOT),))
    beside = unspoken(query, ordered)
    if beside and not (query.acts or query.measure in ("killed", "wounded", "casualties", "troops")):
        return Asked(question, query.understood(), (Reply(question, (), known=False, note=f"Cannot answer that: no text speaks of {p.joined(beside, 'or')}."),))
    replies = _ANSWERS[query.intent](query, ordered)
    if beside and replies:
        replies = [Reply(question, (), known=False, note=f"No text speaks of {p.joined(beside, 'or')}; the rest of the question is answered without it:"), *replies]
    return Asked(question, query.understood(), tuple(replies) or (_nothing(query, ordered),))


def unspoken(query: Query, readings: Sequence[Reading]) -> list[str]:
    """What a question is about beside names and acts, and no text has a word of ("the weather in Gaza"): events of Gaza are no answer to it."""
    topics = [w for w in query.words if w not in query.names and not _land(w) and w not in lexicon()["general"]]
    if not topics or query.intent in ("truce", "backs", "who is", "blame"):
        return []
    texts = [t for r in readings for t in [r.document.text.lower()] if all(_stem(x) in t for w in query.names if not _land(w) for x in re.split(r"[-.'’]", w))]
    return [w for w in topics if not any(_stem(w) in t for t in texts)] if texts else []


def ask_store(store: SqliteStore, question: str) -> Asked:
    """Answer a question from a store: only the documents that may answer it are read."""
    query = understand(question, store.last_year())
    names = [Name(tuple(_stem(x) for x in re.split(r"[^\w]+", w) if x), _land(w)) for w in query.names] if query else []
    found = store.holding(names, query.on, query.since) if query else set()
    if found is None:
        return ask(Picture(store.readings(), store.merged.said()), question)
    if not found and names:  # each name may stand somewhere, and no document has them all: what is missing is told from those that have one
        found = {i for n in names for i in sorted(store.holding([n]) or ())[:SOME]}
    return ask(Picture(store.readings_of(found), store.merged.said()), question, store.last_year())


def _nothing(query: Query, readings: Sequence[Reading]) -> Reply:
    """Nothing fits: either a name that no text has, or one that the texts have but no record does."""
    missing = [w for w in query.names if not any(w in r.document.text.lower() for r in readings)]
    if missing:
        return Reply(query.text, (), known=False, note=f"Not mentioned: no text speaks of {p.joined(missing, 'or')}.")
    return Reply(query.text, (), known=False, note="Not mentioned: no record answers that.")


# ---------------------------------------------------------------- choosing records
def _land(word: str) -> str | None:
    """ISO 3166-1 alpha-3 code that a word of a question means: a country, its people, its capital as its government."""
    from dateline.vocab import gazetteer

    named = _GOVERNMENTS.get(word)
    return named or gazetteer.iso3_of(word.upper() if word in ("us", "u.s", "uk", "uae", "drc") else word) or gazetteer.country_of_demonym(word.capitalize())


# What a question means by a capital is its government, not the city.
_GOVERNMENTS: dict[str, str] = word_table("states.asked-about")
_STEM = re.compile(r"(?:ies|es|s|ing|ed)$")


def _stem(word: str) -> str:
    return word if len(word) < 5 else _STEM.sub("", word)


def _haystack(reading: Reading, record: Record) -> tuple[set[str], set[str], set[str]]:
    """Stems of names, places, weapons and targets; stems of the clauses; countries of actors, recipients and places."""
    names: list[str] = []
    lands: set[str] = set()
    for st in record.statements:
        v = st.value
        if isinstance(v, (ActorRef, Where)):
            names.append(v.name)
            lands |= {v.country} if v.country else set()
            if isinstance(v, Where) and (division := _division(v)) and division.lower() in reading.document.text.lower():
                names.append(division)
        elif isinstance(v, str):
            names.append(v)
            lands |= {land} if record.kind == "relation" and (land := _land(v)) else set()
    return _stems(names), _stems([sp.of(reading.document.text) for sp in record.spans]), lands


def _division(place: Where) -> str:
    """The name of the first-order division that a place lies in ("Gaza" of Khan Younis), without "Province" and the like; "" when it is not known."""
    from dateline.vocab.gazetteer_entry import entry_of

    entry = entry_of(place.place_id) if place.place_id else None
    return _DIVISION.sub("", entry.admin1) if entry is not None else ""


_DIVISION = re.compile(r"\s+(?:strip|province|governorate|region|state|oblast|district|department|county)$", re.IGNORECASE)


def _stems(texts: Iterable[str]) -> set[str]:
    low = [t.lower() for t in texts]
    return {_stem(w) for t in low for pattern in (r"[^\W_]+(?:-[^\W_]+)*", r"[^\W_]+") for w in re.findall(pattern, t)}


def fit(query: Query, reading: Reading, record: Record) -> int | None:
    """How well a record fits: two points for a narrowing word in a value, one for a word in its clauses.

    None when a name is not found, or day or act do not fit.
    """
    if query.acts and record.kind == "event" and not any(_is_act(a, record) for a in query.acts):
        return None
    if not _in_time(query, record):
        return None
    if query.by and record.kind == "event" and not _done_by(query, record):
        return None
    values, clauses, lands = _haystack(reading, record)
    points = {w: 2 if _found(w, values, lands) else 1 if _found(w, clauses, set()) else 0 for w in query.words}
    if any(not points[w] for w in query.names):
        return None
    return sum(points.values()) if any(points.values()) or not query.words else None


def _found(word: str, stems: set[str], lands: set[str]) -> bool:
    parts = [x for x in re.split(r"[-.'’]", word) if x]
    return _stem(word) in stems or _land(word) in lands or (len(parts) > 1 and all(_stem(x) in stems for x in parts))


def _is_act(act: str, record: Record) -> bool:
    type_, _, mode = act.partition("/")
    return record.value("type") == type_ and (not mode or record.value("mode") in (mode, None))


def _done_by(query: Query, record: Record) -> bool:
    """Whether somebody of the name that the question asks of did it or claimed it."""
    doers = [v for f in ("actors", "claimed_by") for v in record.values(f) if isinstance(v, ActorRef)]
    stems, lands = _stems([d.name for d in doers]), {d.country for d in doers if d.country}
    return all(_found(w, stems, lands) for w in query.by)


def _in_time(query: Query, record: Record) -> bool:
    if record.kind != "event":
        return not query.since or str(record.value("since") or query.since)[:10] >= _before(query.since)
    when = record.value("when")
    if not (query.on or query.since):
        return True
    if not isinstance(when, When) or not when.start:
        return False
    if query.on:
        return when.start[: len(query.on)] <= query.on <= (when.end or when.start)[: len(query.on)]
    return (when.end or when.start) >= query.since and (not query.until or when.start[: len(query.until)] <= query.until)


def _before(iso: str) -> str:
    """The day before: counters that begin a day apart count the same thing."""
    from datetime import date, timedelta

    try:
        return (date.fromisoformat(iso) - timedelta(days=1)).isoformat()
    except ValueError:
        return iso


def _groups(query: Query, readings: Sequence[Reading]) -> list[Group]:
    """Groups of current events that fit best; of several types the violent ones when no act is named."""
    scored = [(max((f for t in g.tellings if (f := fit(query, t.reading, t.record)) is not None), default=None), g) for g in event_groups(readings)]
    fitting = [(f, g) for f, g in scored if f is not None]
    best = max((f for f, _ in fitting), default=0)
    chosen = [g for f, g in fitting if f == best]
    violent = [g for g in chosen if g.tellings[0].record.value("type") == "ASSAULT"]
    return violent if violent and not query.acts else chosen


def _records(query: Query, readings: Sequence[Reading], kind: str) -> list[tuple[Reading, Record]]:
    scored = [(f, r, x) for r in readings for x in r.of_kind(kind) if (f := fit(query, r, x)) is not None]  # type: ignore[arg-type]
    best = max((f for f, _, _ in scored), default=0)
    return [(r, x) for f, r, x in scored if f == best]


def _named(g: Group) -> str:
    return p.capital(s.headline(faq.lead(g).record))


# ---------------------------------------------------------------- answers by intent
def _per_event(make: Callable[[Group, str], Reply]) -> Callable[[Query, Sequence[Reading]], list[Reply]]:
    def answer(query: Query, readings: Sequence[Reading]) -> list[Reply]:
        return [make(g, _named(g)) for g in _groups(query, readings)]

    return answer


def _how_many(query: Query, readings: Sequence[Reading]) -> list[Reply]:
    if query.measure == "troops":
        found = _records(query, readings, "posture")
        if found:
            return [Reply(query.text, tuple(s.posture(r, x) for r, x in found), any(x.value("strength") is not None for _, x in found))]
    if query.people is not None:
        return _of_people(query, readings)
    if query.measure in ("killed", "wounded", "casualties"):
        return [*_totals(query, readings), *_harmed(query, readings)]
    return _counted(query, readings) or (_harmed(query, readings) if _harm_words(query) else [])


def _of_people(query: Query, readings: Sequence[Reading]) -> list[Reply]:
    """Dead or wounded of one kind: published counts of them, then what single events tell."""
    assert query.people is not None
    groups = [g for g in _groups(query, readings) if g.tellings[0].record.value("type") == "ASSAULT"]
    fields = _HARMS.get(query.measure, ("deaths",))
    counted = ask_people.of_tallies(query.text, query.people, fields, _records(query, readings, "tally"))
    told = ask_people.of_kind(query.text, query.people, fields, groups, _land) if groups else []
    return counted + [r for r in told if r.known or not counted or r.sentences]


_HARMS = {"wounded": ("wounded",), "casualties": ("deaths", "wounded")}


def _totals(query: Query, readings: Sequence[Reading]) -> list[Reply]:
    """Published totals of the dead or wounded, where a question asks for a whole time: "since the war began"."""
    if query.measure == "casualties" or not re.search(r"\bsince\b|\bso far\b|\bin total\b|\btoll\b", query.text, re.IGNORECASE):
        return []
    harm = {"killed": ("death", "dead", "killed"), "wounded": ("wounded", "injur")}[query.measure]
    found = [(r, x) for r, x in _records(query, readings, "tally") if any(h in str(x.value("unit") or "") for h in harm)]
    return [Reply(query.text, (s.tally(r, x),)) for r, x in found]


def _harm_words(query: Query) -> bool:
    return any(w in query.text.lower().split() for w in lexicon()["measures"]["killed"])


def _harmed(query: Query, readings: Sequence[Reading]) -> list[Reply]:
    """Deaths and wounded, event by event, never summed; events that say something go before silent ones."""
    fields = _HARMS.get(query.measure, ("deaths",))
    groups = [g for g in _groups(query, readings) if g.tellings[0].record.value("type") == "ASSAULT"]
    made = [(g, f, faq.harm(g, f, f"{_named(g)}, {'killed' if f == 'deaths' else 'wounded'}")) for g in groups for f in fields]
    told = [r for g, f, r in made if any(isinstance(v := t.record.value(f), Count) and v.state != "not_mentioned" for t in g.tellings)]
    return told or [r for _, _, r in made]


def _counted(query: Query, readings: Sequence[Reading]) -> list[Reply]:
    """Published counts whose unit the question names; else the events that our records hold, listed and not called a total."""
    unit = [w for w in re.findall(r"[a-z]+", query.text.lower()) if w not in ("how", "many", "often")]
    stems = {_stem(w) for w in unit}
    found = [
        (r, x) for r, x in _records(query, readings, "tally") if {_stem(w) for w in str(x.value("unit") or "").lower().split()} & stems or "often" in query.text.lower()
    ]
    if found:
        return [Reply(query.text, (s.tally(r, x),)) for r, x in found]
    groups = _groups(query, readings) if query.acts else []
    if not groups:
        return []
    cites = tuple(Cite(t.reading, t.reading.document.id, t.record.spans, t.record.id) for g in groups for t in g.tellings[:1])
    many = f"{p.number(len(groups))} such event{'s are' if len(groups) != 1 else ' is'} told"
    return [Reply(query.text, (s.sentence(f"no published count is given; {many} one by one", *cites),), known=True)]


def _truce(query: Query, readings: Sequence[Reading]) -> list[Reply]:
    return faq.truces([_only(r, query, "truce") for r in readings]) or [Reply(query.text, (), known=False, note="Not mentioned: no truce is spoken of.")]


def _only(reading: Reading, query: Query, kind: str) -> Reading:
    """The reading with only the fitting records of one kind."""
    keep = tuple(r for r in reading.records if r.kind == kind and fit(query, reading, r) is not None)
    return Reading(reading.document, keep)


def _backs(query: Query, readings: Sequence[Reading]) -> list[Reply]:
    wanted = _verbs(query.text.lower())
    found = [(r, x) for r, x in _records(query, readings, "relation") if not wanted or x.value("relation") in wanted]
    return [Reply(query.text, tuple(s.relation([(r, x)]) for r, x in found))] if found else []


_RELATIONS_ASKED: dict[str, list[str]] = word_table("groups.ties-asked")


def _verbs(text: str) -> set[str]:
    return {v for k, values in _RELATIONS_ASKED.items() if k in text for v in values}


def _who_is(query: Query, readings: Sequence[Reading]) -> list[Reply]:
    """Offices, ties and what a party is called; of a party that does something, else, what it did."""
    found = [(r, x) for r, x in _records(query, readings, "relation")] if query.words else []
    ties = [(r, x) for r, x in found if x.value("relation") in {"holds_office", "leads", "member_of", "part_of", "is_a"}]
    return [Reply(query.text, tuple(s.relation([(r, x)]) for r, x in ties))] if ties else []


def _claimed(query: Query, readings: Sequence[Reading]) -> list[Reply]:
    out = [reply for g in _groups(query, readings) if (reply := faq.claimed(g, _named(g))).known]
    for r, x in _records(query, readings, "tally"):
        if x.values("claimed_by"):
            text = f"{p.actors(x.values('claimed_by'))} claimed {s.named(x)}"
            out.append(Reply(query.text, (s.sentence(text, s.cite(r, x, "claimed_by")),)))
    return out or [faq.claimed(g, _named(g)) for g in _groups(query, readings)]


def _why(query: Query, readings: Sequence[Reading]) -> list[Reply]:
    made = [faq.why(g, readings, _named(g)) for g in _groups(query, readings)]
    return [r for r in made if r.known] or made


def _blame(query: Query, readings: Sequence[Reading]) -> list[Reply]:
    found = [(r, e) for r in readings for e in r.events if e.value("type") == "ACCUSE" and status(e) == "current" and (not query.names or fit(query, r, e) is not None)]
    return [Reply(query.text, (s.event(r, e)[0],)) for r, e in found]


def _whether(query: Query, readings: Sequence[Reading]) -> list[Reply]:
    if "civilian" in query.text.lower():
        return faq.civilians(_groups(Query(query.text, query.intent, acts=query.acts), readings))
    if query.people is not None:
        return _of_people(query, readings)
    if query.measure in ("killed", "wounded", "casualties"):
        return _harmed(query, readings)
    return _what(query, readings)


def _what(query: Query, readings: Sequence[Reading]) -> list[Reply]:
    """The events that fit, told in full; else counts and states."""
    out = [Reply(_named(g), tuple(s.event(t.reading, t.record))) for g in _groups(query, readings) for t in [faq.lead(g)]]
    if out or not query.words:
        return out
    found = [(r, e) for r in readings for e in r.events if fit(query, r, e) is not None]
    return [Reply(query.text, (s.event(r, e)[0] if status(e) == "current" else s.standing(r, e),)) for r, e in found]


_ANSWERS: dict[str, Callable[[Query, Sequence[Reading]], list[Reply]]] = {
    "how many": _how_many,
    "claimed": _claimed,
    "truce": _truce,
    "backs": _backs,
    "why": _why,
    "who is": _who_is,
    "blame": _blame,
    "weapon": _per_event(lambda g, name: faq.by_field(g, "weapons", name, "no weapon is named")),
    "whom": _per_event(faq.whom),
    "who": _per_event(faq.who),
    "when": _per_event(lambda g, name: faq.by_field(g, "when", name, "the day is not stated")),
    "where": _per_event(lambda g, name: faq.by_field(g, "places", name, "the place is not stated")),
    "whether": _whether,
    "what": _what,
}
