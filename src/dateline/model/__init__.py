"""The nouns: frozen dataclasses, standard library only."""

from dateline.model.document import Document, Issue, Span
from dateline.model.mention import ActorMention, CasualtyMention, CountMention, Mention, PlaceMention, TimeMention, WeaponMention
from dateline.model.reading import Answer, Contradiction, Link, Reading
from dateline.model.statement import Evidence, Record, Statement
from dateline.model.values import NOT_MENTIONED, ActorRef, Count, When, Where

__all__ = [
    "NOT_MENTIONED",
    "ActorMention",
    "ActorRef",
    "Answer",
    "CasualtyMention",
    "Contradiction",
    "Count",
    "CountMention",
    "Document",
    "Evidence",
    "Issue",
    "Link",
    "Mention",
    "PlaceMention",
    "Reading",
    "Record",
    "Span",
    "Statement",
    "TimeMention",
    "WeaponMention",
    "When",
    "Where",
]
