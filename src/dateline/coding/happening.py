"""Working records of the event coders: one mention of a happening, and what fills its roles. Mutable while a document is coded."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model import ActorMention, CasualtyMention, PlaceMention, Span, TimeMention, WeaponMention
from dateline.model.statement import Certainty, Status
from dateline.vocab.rules import EventRule


@dataclass
class Filler:
    """Something in a role: the token that heads it, the actor it names if any, and the span to cite. `coder`: who put it there, if not the rule of the act."""

    head: int
    span: Span
    actor: ActorMention | None = None
    coder: str = ""

    @property
    def words(self) -> tuple[int, int]:
        return self.span.start, self.span.end


@dataclass
class Happening:
    """One mention of an event. `head` is the trigger token; `light` the verb that only carries an event noun; `verbs` all verbs that belong to it."""

    head: int
    rule: EventRule
    noun: bool
    sent: int
    rules: list[EventRule] = field(default_factory=list)  # candidates, most exact first; `rule` is the one whose needs are met
    light: int | None = None
    verbs: list[int] = field(default_factory=list)
    folded: list[int] = field(default_factory=list)  # verbs of other clauses that tell the same act ("... to target", "where they were hit")
    mode: str | None = None
    actors: list[Filler] = field(default_factory=list)
    recipients: list[Filler] = field(default_factory=list)
    targets: list[Filler] = field(default_factory=list)
    claimed_by: list[Filler] = field(default_factory=list)
    speakers: list[Filler] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    told_on: TimeMention | None = None  # the day of the words that tell it ("On Saturday the army said ..."): it is no later
    weapons: list[WeaponMention] = field(default_factory=list)
    casualties: list[CasualtyMention] = field(default_factory=list)
    certainty: Certainty = "certain"
    status: Status = "current"
    status_rule: str = ""
    definite: bool = False
    plural: bool = False
    counted: bool = False
    item: tuple[int, int] | None = None  # (list, item) of a round-up in list form
    entry: int = 0  # of a bulletin, from 1 on; 0 outside of all
    vouched: bool = False  # borne out by the sum that it is a part of
    span: Span | None = None
    extra_spans: list[Span] = field(default_factory=list)

    @property
    def type(self) -> str:
        return self.rule.type

    @property
    def coder(self) -> str:
        """Who found it, as evidence says it."""
        return coder_of(self.rule.id)

    @property
    def cited(self) -> Span:
        """The clause or phrase that tells the event."""
        if self.span is None:
            raise ValueError("happening without a span")
        return self.span


def coder_of(rule: str) -> str:
    """A rule's id as evidence names it; what the weights found says so itself ("weights:events.assault")."""
    return rule if rule.startswith("weights:") else f"rule:{rule}"
