"""The nouns: frozen dataclasses, standard library only."""

from dateline.model.document import Document, Issue, Span
from dateline.model.event import Estimate, Event, Judgement, Reason, Report, Told
from dateline.model.mention import ActorMention, CasualtyMention, CountMention, Mention, PlaceMention, TimeMention, WeaponMention
from dateline.model.reading import Answer, Contradiction, Link, Reading
from dateline.model.statement import Evidence, Record, Statement
from dateline.model.values import NOT_MENTIONED, UNDATED, ActorRef, Count, Harmed, When, Where

__all__ = [
    "NOT_MENTIONED",
    "UNDATED",
    "ActorMention",
    "ActorRef",
    "Answer",
    "CasualtyMention",
    "Contradiction",
    "Count",
    "CountMention",
    "Document",
    "Estimate",
    "Event",
    "Evidence",
    "Harmed",
    "Issue",
    "Judgement",
    "Link",
    "Mention",
    "PlaceMention",
    "Reading",
    "Reason",
    "Record",
    "Report",
    "Span",
    "Statement",
    "TimeMention",
    "Told",
    "WeaponMention",
    "When",
    "Where",
]
