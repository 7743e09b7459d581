"""Who is tied to whom, and who answered what: as texts say, per whom, on a day. An edge of the register is marked as such; a person stands only in an office."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dateline.analysis.states import known_by
from dateline.model import ActorRef, Reading, Record
from dateline.vocab.actors import register

STATUSES = ("asserted", "alleged", "denied")


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two parties. `basis` is "text" (with the records that say so, and how: asserted, alleged, denied) or "register" (with its source).
    `since` and `until` are ISO days where known. `generic`: one end is a description ("Iran-backed militants"), not a party of its own."""

    subject: str
    relation: str
    object: str
    status: str
    basis: str
    sources: tuple[str, ...]
    since: str | None = None
    until: str | None = None
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """One event answers another ("response_to"), or only comes after it ("follows": order of time, no cause), per a speaker or the narrator."""

    event: str
    relation: str
    answers: str
    speaker: str
    sources: tuple[str, ...]


def network(tellings: Iterable[tuple[Reading, Record]], on: str | None = None, with_register: bool = True) -> list[Edge]:
    """Edges as known on a day, sorted. Texts that say one thing are one edge with all of them as sources; the register's edges between parties that the
    texts name stand beside, marked."""
    ties: dict[tuple[str, str, str, str], list[str]] = {}
    generic: dict[tuple[str, str, str, str], bool] = {}
    named: set[str] = set()
    for reading, record in known_by(tellings, on):
        ends = [record.value("subject"), record.value("object")]
        if record.kind != "relation" or not all(ends):
            continue
        key = (_name(ends[0]), str(record.value("relation")), _name(ends[1]), str(record.value("status") or "asserted"))
        ties.setdefault(key, []).append(f"{reading.document.id}/{record.id}")
        generic[key] = any(not isinstance(e, ActorRef) or (e.kind == "armed-group" and not e.actor_id) for e in ends)
        named |= {e.actor_id for e in ends if isinstance(e, ActorRef) and e.actor_id}
    edges = [Edge(*key, "text", tuple(sorted(set(sources))), generic=generic[key]) for key, sources in ties.items()]
    return sorted([*edges, *(_registered(named, on) if with_register else ())], key=lambda e: (e.subject, e.relation, e.object, e.basis, e.status))


def _name(value: object) -> str:
    return value.name if isinstance(value, ActorRef) else str(value)


def _registered(named: set[str], on: str | None) -> Iterable[Edge]:
    """What the register holds between two parties that the texts name, on a day."""
    source = register()
    for r in source.relations:
        if not {r.subject, r.object} <= named or (on and ((r.start and r.start > on) or (r.until and r.until < on))):
            continue
        yield Edge(source.actors[r.subject].name, r.relation, source.actors[r.object].name, "asserted", "register", (r.source,), r.start, r.until)


def responses(readings: Iterable[Reading], event_of: Callable[[str], str | None]) -> list[Response]:
    """Links between events, lifted from reports by `event_of` (report id -> event id). Links of what is no event are left out."""
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for reading in readings:
        for link in reading.links:
            a, b = (event_of(f"{reading.document.id}/{x}") for x in (link.source, link.target))
            if a and b and a != b and link.type in ("response_to", "follows"):
                found.setdefault((a, link.type, b, link.speaker or "narrator"), []).append(f"{reading.document.id}/{link.source}")
    return [Response(*key, tuple(sorted(set(sources)))) for key, sources in sorted(found.items())]


def crossed(made: Iterable[Response]) -> list[tuple[Response, Response]]:
    """Pairs that contradict each other: A answers B per one, B answers A per another."""
    answers = [r for r in made if r.relation == "response_to"]
    return [(x, y) for x in answers for y in answers if x.event == y.answers and x.answers == y.event and x.event < y.event]
