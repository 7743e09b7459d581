"""What a word for an act stands for: "rejected the accusation", "condemned the measure", "in response to the crackdown"."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.coding.grouping.alike import like
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.model import ActorRef, Record
from dateline.vocab.rules import PatternRule

NEAR = 4  # sentences back
STATUSES = {"current", "background"}  # of acts of words; a move that is only announced is spoken of, too ("opposed the withdrawal")


def meant(syntax: Syntax, i: int, source: str, told: Mapping[int, tuple[Happening, str]], records: Mapping[str, Record], rule: PatternRule) -> str | None:
    """The record of the act that the word at `i` stands for: one told inside its own phrase ("a resolution that tells it to leave"), else the last of its kind told
    before, by somebody else. `told` gives happening and record of each telling word; `source` is the record that speaks of it."""
    kinds = rule.options["means"].get(syntax.lemma(i).lower())
    if not kinds:
        return None
    over = syntax.head(i)
    if over is not None and syntax.rel(i) in {"parataxis", "appos"} and over in told and told[over][1] != source:
        return told[over][1]  # "signed a deal with Rwanda, [a step] that Kinshasa called a provocation": that very act
    first, last = syntax.subtree(i)
    mine = _doers(records.get(source))
    fits = [(h, r) for h, r in told.values() if r != source and h.type in kinds and not any(like(a, b) for a in mine for b in _doers(records.get(r)))]
    inside = [(h.head, r) for h, r in fits if first <= h.head < last]
    done = [(h, r) for h, r in fits if h.status in STATUSES or h.status == "planned" and h.type in {"RETREAT", "MOBILIZE"}]
    before = [(h.head, r) for h, r in done if h.head < i and 0 <= syntax.tokens[i].sent - h.sent <= NEAR]
    return inside[0][1] if inside else max(before)[1] if before else None


def _doers(record: Record | None) -> list[ActorRef]:
    return [v for v in record.values("actors") if isinstance(v, ActorRef)] if record is not None else []
