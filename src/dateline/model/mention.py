"""Mentions: spans of a document that name an actor, place, time, weapon or number. Token indices are into the document's analysis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.document import Span
from dateline.model.values import ActorRef, Count, When, Where

TimeRelation = Literal["on", "since", "until", "before", "after", "during", "by", "between"]
PlaceRole = Literal["event", "reference", "metonym", "part-of-name", "modifier", "dateline"]
Harm = Literal["killed", "wounded", "missing", "captured", "displaced"]
HarmStatus = Literal["civilian", "combatant", "unknown"]


@dataclass(frozen=True, slots=True)
class Mention:
    """`first` and `last` are token indices, last exclusive; `head` is the index of the syntactic head token of the mention."""

    span: Span
    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class TimeMention(Mention):
    """A time expression. `when` is resolved against the anchor; `relation` is how it bounds what it modifies ("since October 17")."""

    when: When
    relation: TimeRelation = "on"
    anchor: str = "published"


@dataclass(frozen=True, slots=True)
class CountMention(Mention):
    """A number expression that counts something. `of` is the lemma of the counted noun, "" if none; `unit_head` its token index."""

    count: Count
    of: str = ""
    unit_head: int | None = None


@dataclass(frozen=True, slots=True)
class ActorMention(Mention):
    """A noun phrase that names an actor. `named` is False for generic actors ("Iran-backed militants", "gunmen"), which never become a named group.

    `antecedent`: for "the group", "his government", "they": the earlier mention's head token it stands for, if it was found. `backer`: register id or
    country of a backer named in the phrase itself ("Iran-backed"). `role`: an office named in the phrase ("Prime Minister").
    """

    actor: ActorRef
    named: bool = True
    antecedent: int | None = None
    backer: ActorRef | None = None
    role: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A toponym or facility. `where` is None when it was not resolved: then `reason` says why and `candidates` lists what it might be."""

    name: str
    where: Where | None
    role: PlaceRole = "event"
    reason: str = ""
    candidates: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True)
class WeaponMention(Mention):
    """A weapon, munition or platform. `mode` is the PLOVER mode it implies, or None."""

    name: str
    mode: str | None = None
    platform: bool = False


@dataclass(frozen=True, slots=True)
class CasualtyMention(Mention):
    """People harmed. `head` is the predicate or noun that says so ("killed", "deaths"); `victims` the token head of the noun phrase of those harmed.

    `cause` is the token index of the event word that the harm is attached to by syntax ("The attack killed 5" -> attack), None if the clause stands
    alone. `part_of_other`: a member of another count ("including colleague X"), never to be added. `status`: whether those harmed are civilians or
    combatants; `side`: the force, group or people that they are of, None where the text names none; `party`: the kind of those harmed, by their noun
    ("soldiers": state-force, "shoppers": civilians), "" where it leaves that open ("people"); `noun`: that noun's lemma.
    """

    harm: Harm
    count: Count
    victims: int | None = None
    cause: int | None = None
    part_of_other: bool = False
    rule: str = ""
    status: HarmStatus = "unknown"
    side: ActorRef | None = None
    party: str = ""
    noun: str = ""
