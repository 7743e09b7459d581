"""Sentences about single records. Each says only what a statement says, and comes with the spans that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.briefs import phrasing as p
from dateline.model import ActorRef, Count, Link, Reading, Record, Span, Where
from dateline.model.values import Value
from dateline.vocab.classes import word_class

MARK = 0xE000  # chr(MARK + i) in a sentence stands for its i-th citation; the rest go to the end


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a sentence comes from: a reading, spans of its text, and the record they belong to."""

    reading: Reading = field(compare=False, repr=False, hash=False)
    document: str
    spans: tuple[Span, ...]
    record: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its full stop, and its sources. A sentence without a source cannot be made."""

    text: str
    cites: tuple[Cite, ...]

    def __post_init__(self) -> None:
        if not self.cites or not all(c.spans for c in self.cites):
            raise ValueError(f"a sentence without a source: {self.text!r}")


def cite(reading: Reading, record: Record, *fields: str) -> Cite:
    """The spans of some fields of a record; of its clauses when the fields have none."""
    spans = tuple(dict.fromkeys(s for f in fields for s in record.evidence(f)))
    return Cite(reading, reading.document.id, spans or record.spans, record.id)


def sentence(text: str, *cites: Cite) -> Sentence:
    """A sentence, with a capital and one full stop."""
    text = p.capital(text.strip())
    return Sentence(text if text.endswith((".", "?", "!", ".”")) else text + ".", cites)


# ---------------------------------------------------------------- events
def _where_when(record: Record) -> str:
    where, when = p.places(record.values("places")), p.when(record.value("when"))
    return (f" {where}" if where else "") + (f"{',' if ',' in where else ''} {when}" if when else "")


def _means(record: Record) -> str:
    """ "with a close-range ballistic missile", or ""."""
    weapons = [p.clean(str(w)) for w in record.values("weapons")] if record.value("type") == "ASSAULT" else []
    return f" with {p.joined(_article(w) for w in weapons)}" if weapons else ""


def _article(noun: str) -> str:
    """The noun with "a" or "an" unless it is a plural, a figure or has an article."""
    words = noun.split()
    first, last = words[0].lower(), words[-1].lower()
    if first in ("a", "an", "the") or first[0].isdigit() or (last.endswith("s") and not last.endswith("ss")) or last in _MASS:
        return noun
    an = first[0] in "aeiou" or first.startswith("ac-") or (first.isupper() and first[0] in "AEFHILMNORSX")
    return f"{'an' if an else 'a'} {noun}"


_MASS = word_class("weapons.mass")


def _targets(record: Record) -> str:
    """ " (target: a vehicle)"; a target that only repeats the place is left out."""
    spots = " ".join(place_names([record])).lower().replace("-", " ").split()
    names = [p.clean(str(t)) for t in record.values("targets")]
    names = [t for t in names if not spots or not set(spots) & set(t.lower().replace("-", " ").split())]
    return f" (target: {p.joined(names)})" if names else ""


def _phrase(record: Record) -> dict[str, str]:
    """Wording of type and mode; with a weapon named, "with heavy weapons" would say it twice."""
    words = p.phrase(record)
    if record.values("weapons"):
        words = {k: v.replace(" with heavy weapons", "").replace(" with simple weapons", "") for k, v in words.items()}
    return words


def happening(record: Record) -> str:
    """An event as a clause with its actor ("the US military attacked ... from the air"), without end mark; nominal when nobody is named."""
    words = _phrase(record)
    who, to = p.doers(record), p.actors(record.values("recipients"))
    tail = f"{_means(record)}{_where_when(record)}{_targets(record)}"
    if who:
        return f"{who} {words['active'].format(r=to) if to else words['alone']}{tail}"
    what = f"{words['noun']} {words['to']} {to}" if to else words["noun"]
    return f"there was {what}{tail}"


def noun_of(record: Record) -> str:
    """An event as a noun: "an attack from the air by the US military on Kataeb Hezbollah near ..."."""
    words = _phrase(record)
    who, to = p.doers(record), p.actors(record.values("recipients"))
    out = words["noun"] + (f" {words['to']} {to}" if to else "") + (f" by {who}" if who else "")
    return f"{out}{_means(record)}{_where_when(record)}{_targets(record)}"


def short_noun(record: Record) -> str:
    """An event as a short noun for reference: what, where and when; without a place, to whom or by whom."""
    words = p.phrase(record)
    who, to = p.doers(record), p.actors(record.values("recipients"))
    where_when = _where_when(record)
    if p.places(record.values("places")):
        return f"{words['noun']}{where_when}"
    sides = f" {words['to']} {to}" if to else f" by {who}" if who else ""
    return f"{words['noun']}{sides}{where_when}"


def label(record: Record) -> str:
    """An event by what and where alone ("attack from the air near Jurf al Saqr"); without a place, as `headline`."""
    spots = p.places(record.values("places"), land=False)
    return f"{p.phrase(record)['short'].lower()} {spots}" if spots else headline(record)


def headline(record: Record) -> str:
    """ "attack from the air near Jurf al Saqr, Iraq, on 22 November 2023", without article."""
    noun = short_noun(record)
    first, _, rest = noun.partition(" ")
    return rest if first in ("a", "an", "the") else noun


def definite(noun: str) -> str:
    """ "the attack ..." for "an attack ..."."""
    first, _, rest = noun.partition(" ")
    return f"the {rest}" if first in ("a", "an") else noun


def certainty(record: Record) -> str:
    own = record.value("certainty")
    return str(own) if own else next((s.evidence.certainty for s in record.statements if s.field == "type"), "certain")


SPEECH = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "SUPPORT", "CONSULT"})


def per_whom(record: Record) -> str:
    """ ", according to X", or ""."""
    speakers = record.values("speakers")
    if not speakers:
        return ""
    who, said = p.doers(record), p.actors(speakers)
    if who == said:
        return "" if record.value("type") in SPEECH else f", by {'its' if len(speakers) == 1 and not plural_name(speakers[0]) else 'their'} own account"
    return f", according to {said}"


def hedge(record: Record) -> str:
    """How far the text commits itself, before the clause; nothing when a speaker already carries it."""
    sure = certainty(record)
    return "" if sure == "probable" and record.values("speakers") else HEDGES.get(sure, "")


def per_other(record: Record) -> str:
    """ ", according to X" when X is not the actor itself; else ""."""
    others = [v for v in record.values("speakers") if p.actor(v) not in {p.actor(a) for a in record.values("actors")}]
    return f", according to {p.actors(others)}" if others else ""


HEDGES = {"probable": "reportedly, ", "possible": "possibly, ", "denied": "it is denied that "}


def event(reading: Reading, record: Record) -> list[Sentence]:
    """What happened, then who was killed and wounded, then who claimed it."""
    source = Cite(reading, reading.document.id, record.spans, record.id)
    told = f"{hedge(record)}{happening(record)}{per_whom(record)}"
    if record.value("type") != "ASSAULT":
        told += f": “{p.shorten(_quote(reading, record), 180)}”"
    return [sentence(told, source), *casualties(reading, record), *claimed(reading, record)]


def _quote(reading: Reading, record: Record) -> str:
    return " … ".join(s.of(reading.document.text) for s in record.spans[:2])


def casualties(reading: Reading, record: Record) -> list[Sentence]:
    """Deaths and wounded that the text gives or calls unknown. Silence makes no sentence here."""
    states = [v.state if isinstance(v := record.value(f), Count) else "" for f in ("deaths", "wounded")]
    if states == ["unknown", "unknown"] and set(record.evidence("deaths")) == set(record.evidence("wounded")):
        return _harm(reading, record, "deaths", "killed or wounded")
    return [s for f, verb in (("deaths", "killed"), ("wounded", "wounded")) for s in _harm(reading, record, f, verb)]


def _harm(reading: Reading, record: Record, field: str, verb: str) -> list[Sentence]:
    value = record.value(field)
    if not isinstance(value, Count) or value.state == "not_mentioned":
        return []
    source = cite(reading, record, field)
    if value.state == "unknown":
        quote = p.shorten(" … ".join(s.of(reading.document.text) for s in source.spans), 160)
        return [sentence(f"how many were {verb} is not known; the source says: “{quote}”", source)]
    if (value.low, value.best, value.high) == (0, 0, 0):
        return [sentence(f"the source says that no one was {verb}", source)]
    one = value.best == 1 or (value.best is None and value.low == value.high == 1)
    words = p.count(value)
    if words.startswith("“"):
        return [sentence(f"the number {verb} is given only as {words}", source)]
    return [sentence(f"{words} {'was' if one else 'were'} {verb}", source)]


def claimed(reading: Reading, record: Record) -> list[Sentence]:
    """Who claimed responsibility."""
    who = p.actors(record.values("claimed_by"))
    return [sentence(f"{who} claimed responsibility", cite(reading, record, "claimed_by"))] if who else []


def standing(reading: Reading, record: Record) -> Sentence:
    """An event that did not happen now: planned, only possible, denied, or background."""
    labels = {"planned": "planned: ", "hypothetical": "possible, not a fact: ", "denied": "denied: "}
    source = Cite(reading, reading.document.id, record.spans, record.id)
    label = labels.get(str(record.value("status")), "")
    return sentence(f"{label}{noun_of(record)}{per_whom(record)}: “{p.shorten(_quote(reading, record), 160)}”", source)


# ---------------------------------------------------------------- tallies and states
def tally(reading: Reading, record: Record) -> Sentence:
    """A published count with its window: "66 attacks on the US military in Iraq and Syria since 17 October 2023, ..."."""
    value = record.value("count")
    n = value if isinstance(value, Count) else Count.exactly(value) if isinstance(value, int) else Count("unknown")
    unit = p.clean(str(record.value("unit") or "events"))
    amount = p.count(n, singular(unit), unit)
    to, who = p.actors(record.values("recipients")), p.doers(record)
    doer = f"{'by' if _ACTS & set(re.findall(r'[a-z]+', unit.lower())) else 'in acts of'} {who}" if who else ""  # who attacked 33 ships has not counted them
    verb = "was" if n.best == 1 else "were"
    to = "" if to.lower().rstrip("s") in unit.lower() else to  # "civilian deaths among civilians"
    parts = [amount, f"{aimed(unit)} {to}" if to else "", doer, f"{verb} counted", p.places(record.values("places")), window(record)]
    claimed_by = p.actors(record.values("claimed_by"))
    end = f", all claimed by {claimed_by}" if claimed_by else ""
    return sentence(
        f"{' '.join(x for x in parts if x)}{end}{per_whom(record)}",
        Cite(reading, reading.document.id, record.spans, record.id),
    )


_ACTS = word_class("acts.counted")


def aimed(unit: str) -> str:
    """Preposition between a unit and its recipients: attacks on, deaths among."""
    harmed = ("death", "dead", "killed", "casualt", "wounded", "injur", "victim", "kidnap", "arrest")
    return "among" if any(w in unit.lower() for w in harmed) else "on"


def singular(noun: str) -> str:
    """The singular of a unit by its ending; "sets of strikes" -> "set of strikes"."""
    head, _, rest = noun.partition(" of ")
    if head.endswith("ies"):
        head = head[:-3] + "y"
    elif head.endswith("s") and not head.endswith("ss"):
        head = head[:-1]
    return f"{head} of {rest}" if rest else head


def window(record: Record) -> str:
    """ "since 17 October 2023 (to 22 November 2023)"; "window not stated" when there is none."""
    since, until = _iso(record.value("since")), _iso(record.value("until"), end=True)
    if since and until and since != until:
        return f"from {p.days(since, until, 'to')}"
    if since:
        return f"since {p.day(since)}"
    return f"up to {p.day(until)} (start not stated)" if until else "(time window not stated)"


def _iso(value: Value, end: bool = False) -> str | None:
    from dateline.model import When

    if isinstance(value, When):
        return value.end if end else value.start
    return str(value) if value else None


def posture(reading: Reading, record: Record) -> Sentence:
    """Forces present somewhere."""
    value = record.value("strength")
    n = value if isinstance(value, Count) else Count.exactly(value) if isinstance(value, int) else Count("unknown")
    who, where = p.actor(record.value("actor")) or "a force that is not named", p.place(record.value("place"))
    amount = p.count(n, "soldier or other member of the force", "troops") if n.state == "given" else "an unstated number of troops"
    as_of, mission = _iso(record.value("as_of"), end=True), record.value("mission")
    text = f"{who} has {amount} {where}".rstrip()
    text = text.replace(" has ", " have ", 1) if plural_name(record.value("actor")) else text
    text += f", as of {p.day(as_of)}" if as_of else ""
    text += f"; stated mission: “{p.shorten(str(mission), 160)}”" if mission else ""
    return sentence(text, Cite(reading, reading.document.id, record.spans, record.id))


def plural_name(value: Value) -> bool:
    name = value.name if isinstance(value, ActorRef) else str(value or "")
    words = name.lower().split()
    return bool(words) and (words[-1] in ("troops", "people", "police") or (words[-1].endswith("s") and words[-1] not in _SINGULAR))


_SINGULAR = word_class("groups.singular-in-s")
TRUCE_STATES = {"announced": "was announced", "in-force": "is in force", "broken": "has been broken", "ended": "has ended"}


def truce(reading: Reading, record: Record) -> Sentence:
    """A truce: by whom, towards whom, declared when, and how it stands."""
    by, to = p.actors(record.values("by")), p.actors(record.values("with"))
    declared, ended = _iso(record.value("declared")), _iso(record.value("ended"))
    state = str(record.value("state") or "")
    text = "a truce" + (f" declared by {by}" if by else "") + (f" with {to}" if to else "")
    text += f" (declared {p.when(declared)})" if declared else ""
    text += f" {TRUCE_STATES.get(state, 'is mentioned; how it stands is not said')}"
    text += f" {p.when(ended)}" if ended and state in ("ended", "broken") else ""
    return sentence(text + per_whom(record), Cite(reading, reading.document.id, record.spans, record.id))


def relation(members: Sequence[tuple[Reading, Record]]) -> Sentence:
    """How parties stand to another; `members` share relation, object and status. Inferred, alleged and past ones say so."""
    record = members[0][1]
    subjects = list(dict.fromkeys(actor for _, r in members if (actor := p.actor(r.value("subject")))))
    verb = p.RELATIONS.get(str(record.value("relation")), str(record.value("relation")))
    if len(subjects) > 1 or (record.value("relation") != "holds_office" and plural_name(record.value("subject"))):
        verb = _PLURAL_VERBS.get(verb, verb.replace("is ", "are ", 1))
        verb = verb.replace("a member of", "members of") if verb.startswith("are a member") else verb
    status = str(record.value("status") or "asserted")
    end = {"inferred": " (inferred, not stated)", "past": " (in the past)", "denied": " (this is denied)", "alleged": " (alleged)"}.get(status, "")
    cites = tuple(Cite(g, g.document.id, r.spans, r.id) for g, r in members)
    return sentence(f"{p.joined(subjects)} {verb} {_object(record)}{end}{per_whom(record)}", *cites)


def tautology(record: Record) -> bool:
    """True for "Iran backs Iran-backed groups": the name says it already."""
    return any(re.search(r"-(?:backed|aligned|linked|supported)\b", p.actor(record.value(f)), re.IGNORECASE) for f in ("subject", "object"))


_PLURAL_VERBS = {"backs": "back", "leads": "lead", "supports": "support", "holds the office of": "hold the office of"}


def _object(record: Record) -> str:
    """The other party; a description ("is described as") and an office stand without article."""
    value = record.value("object")
    name = value.name if isinstance(value, ActorRef) else str(value or "")
    if record.value("relation") in ("is_a", "holds_office"):
        return p.clean(name) if record.value("relation") == "holds_office" else _article(p.clean(name)) if name else ""
    return p.actor(value)


# ---------------------------------------------------------------- links
LINKS = {
    "response_to": "{a} {were} in response to {b}",
    "part_of": "{a} {are} part of {b}, not to be counted again",
    "follows": "{a} came after {b} (order of time only; no cause is stated)",
    "same_as": "{a} {are} the same as {b}",
    "ends": "{a} put an end to {b}",
}


def named(record: Record) -> str:
    """A record as a definite noun in a sentence about links."""
    if record.kind == "event":
        return definite(short_noun(record))
    if record.kind == "tally":
        unit = p.clean(str(record.value("unit") or "events"))
        value = record.value("count")
        n = value.best if isinstance(value, Count) else value
        return f"the {n if n is not None else ''} {unit} {window(record)}".replace("  ", " ")
    if record.kind == "truce":
        by = p.actors(record.values("by"))
        return f"the truce declared by {by}" if by else "the truce"
    if record.kind == "posture":
        return f"the presence of {p.actor(record.value('actor'))} {p.place(record.value('place'))}".rstrip()
    return f"the tie between {p.actor(record.value('subject'))} and {p.actor(record.value('object'))}"


def link(reading: Reading, value: Link) -> Sentence | None:
    """How two records hang together, per whom; None when one of them is not there."""
    try:
        a, b = reading.record(value.source), reading.record(value.target)
    except KeyError:
        return None
    text = LINKS[value.type].format(a=named(a), b=named(b), were="were" if a.kind == "tally" else "was", are="are" if a.kind == "tally" else "is")
    spans = value.spans or a.spans
    return sentence(f"according to {p.actor(value.speaker)}, {text}" if value.speaker else text, Cite(reading, reading.document.id, spans, a.id))


def contradiction(reading: Reading, n: int) -> Sentence:
    """One contradiction of a reading, with its words side by side."""
    c = reading.contradictions[n]
    words = [p.shorten(s.of(reading.document.text), 100) for s in c.spans[:3]]
    quotes = " / ".join(f"“{w}”" for w in words if w.removesuffix(" …") not in c.message)
    return sentence(f"{c.message}" + (f": {quotes}" if quotes else ""), Cite(reading, reading.document.id, c.spans, ",".join(c.records)))


def place_names(records: Sequence[Record]) -> list[str]:
    """Names of all places of some records."""
    return [w.name for r in records for f in ("places", "place") for w in r.values(f) if isinstance(w, Where)]
