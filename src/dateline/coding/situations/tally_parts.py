"""Parts of a published count: "66 attacks since October 17: 32 in Iraq and 34 in Syria". A part has its own number and place, and all else of the whole."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.draft import Draft
from dateline.coding.syntax import Syntax
from dateline.model import CasualtyMention, CountMention, Evidence, PlaceMention, Span, Statement
from dateline.vocab.numbers import number_words

TWO = 2
RULE = "rule:tally.part"
_AT = frozenset({"in", "on", "at", "inside", "across"})
_BETWEEN = frozenset({"time", "of", "they", "these", "which", "those"})


def parts_of(draft: Draft, syntax: Syntax, whole: CountMention) -> list[tuple[CountMention, PlaceMention]]:
    """Numbers behind a counted whole in its sentence, each directly before a place of its own; none where one is larger than the whole. One alone is a
    part by its words: "117 of them in Niger"."""
    sent = syntax.tokens[whole.head].sent
    behind = [c for c in draft.counts if c.first > whole.last and syntax.tokens[c.head].sent == sent]
    found = [(c, place) for c in behind if (place := _own_place(draft, syntax, c)) is not None]
    limit = whole.count.high
    enough = len(found) > 1 or any({"they", "these", "which"} & {syntax.lemma(k) for k in range(c.last, place.first)} for c, place in found)
    return found if enough and all(c.count.best is not None and (limit is None or c.count.best < limit) for c, _ in found) else []


def _own_place(draft: Draft, syntax: Syntax, c: CountMention) -> PlaceMention | None:
    """The place in "32 times in Iraq", "40 of them in Niger"; None where the number counts something of its own ("32 soldiers in Iraq")."""
    at = c.last
    while at < len(syntax.tokens) and syntax.lemma(at) in _BETWEEN:
        at += 1
    if at >= len(syntax.tokens) or syntax.lemma(at) not in _AT:
        return None
    return next((p for p in draft.places if p.where is not None and p.first in (at + 1, at + 2) and p.role == "event"), None)


def narrowed(whole: list[Statement], c: CountMention, place: PlaceMention, span: Span) -> list[Statement]:
    """The statements of a part: those of the whole with its own number and its one place."""
    evidence = Evidence((span,), RULE)
    kept = [s for s in whole if s.field not in ("count", "places")]
    assert place.where is not None
    own = [Statement("count", c.count, Evidence((c.span,), RULE)), Statement("places", place.where, Evidence((place.span,), RULE))]
    return (
        own[:1]
        + [replace(s, evidence=replace(s.evidence, coder=RULE)) if s.field == "unit" else s for s in kept if s.field == "unit"]
        + own[1:]
        + [replace(s, evidence=evidence) if s.field == "until" else s for s in kept if s.field != "unit"]
    )


def bare(c: CasualtyMention) -> bool:
    """ "Killings of [farmers] have risen since May": a plural without a number, which counts nothing; not "several farmers"."""
    words = (c.count.wording or "").lower().split()
    return c.count.best is None and c.count.high is None and c.count.low == TWO and not any(w in number_words("vague") for w in words)
