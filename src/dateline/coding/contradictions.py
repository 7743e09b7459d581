"""Values of one article that cannot all hold. Listed with both passages; never settled."""

from __future__ import annotations

import math

from dateline.coding.draft import Draft
from dateline.coding.syntax import Syntax
from dateline.model import CasualtyMention, Contradiction, Count, CountMention, PlaceMention, Record, Where
from dateline.vocab.classes import word_class, word_table

BEARINGS: dict[str, int] = word_table("places.bearings")
TOLERANCE = 80.0  # degrees: "south" holds from east-south-east to west-south-west
HARM_NOUNS = word_class("casualties.harm-nouns")
ACT_NOUNS = word_class("acts.nouns-between-parties")


class ContradictionCoder:
    """Adds contradictions of number, place and scope."""

    name = "contradictions"
    needs = ("tokens", "places", "events", "tallies")
    gives = ("contradictions",)

    def code(self, draft: Draft) -> None:
        syntax = draft.syntax
        draft.contradictions += [
            *impossible_bearings(draft, syntax),
            *scoped_superlatives(draft, syntax),
            *rival_counts(draft),
            *broken_sums(draft, syntax),
        ]


def impossible_bearings(draft: Draft, syntax: Syntax) -> list[Contradiction]:
    """ "Al Anbar ... located south of Baghdad": a place that lies elsewhere than the text says."""
    out = []
    for reference in draft.places:
        word = next(
            (t for t in draft.analysis.sentence_tokens(syntax.tokens[reference.head].sent) if t.lemma.lower() in BEARINGS and 0 < reference.first - t.i <= 3),
            None,
        )
        if reference.where is None or word is None or syntax.prep(reference.head) not in {"of", "south of", "north of", "west of", "east of"}:
            continue
        for p in draft.places:
            if p is not reference and syntax.tokens[p.head].sent == word.sent and 0 < word.i - p.last <= 12 and _off(p.where, reference.where, word.lemma.lower()):
                message = f"{p.name} is said to lie {word.text} of {reference.name}, but its coordinates lie elsewhere"
                out.append(Contradiction("place", message, (syntax.span(p.first, reference.last),), (), "rule:contradiction.bearing"))
    return out


def _off(where: Where | None, reference: Where | None, word: str) -> bool:
    if where is None or reference is None or where.lat is None or where.lon is None or reference.lat is None or reference.lon is None:
        return False
    dy = where.lat - reference.lat
    dx = (where.lon - reference.lon) * math.cos(math.radians(reference.lat))
    if math.hypot(dx, dy) < 0.15:
        return False
    bearing = math.degrees(math.atan2(dx, dy)) % 360
    return abs((bearing - BEARINGS[word] + 180) % 360 - 180) > TOLERANCE


def scoped_superlatives(draft: Draft, syntax: Syntax) -> list[Contradiction]:
    """A "first" that other passages of the article do not bear out without a narrower scope."""
    out = []
    for t in syntax.tokens:
        if t.lemma.lower() != "first" or t.head == t.i or syntax.rel(t.i) not in {"amod", "advmod", "nummod"}:
            continue
        noun = syntax.lemma(t.head)
        span = syntax.span(*syntax.phrase(t.head))
        if noun in HARM_NOUNS:
            rival = next((r for r in draft.records if r.kind == "event" and _harmed(r) and not any(s.contains(span) for s in r.spans)), None)
        elif noun in ACT_NOUNS:
            rival = next((r for r in draft.records if r.kind == "tally" and _acts(r, noun) and not any(s.overlaps(span) for s in r.spans)), None)
        else:
            rival = None
        if rival is not None:
            message = f"'{draft.quote(span)}' stands beside '{draft.quote(rival.spans[0])}': both hold only if the first has a narrower scope"
            out.append(Contradiction("scope", message, (span, rival.spans[0]), (rival.id,), "rule:contradiction.first"))
    return out


def _harmed(r: Record) -> bool:
    return any(isinstance(c := r.value(f), Count) and c.state == "given" and (c.low or c.best or 0) > 0 for f in ("deaths", "wounded"))


def _acts(r: Record, noun: str) -> bool:
    unit = str(r.value("unit") or "")
    return any(word in unit for word in ("strike", "attack", "response", noun))


def rival_counts(draft: Draft) -> list[Contradiction]:
    """Two exact numbers for the same harm of one event, neither a part nor a revision of the other."""
    out = []
    for record_id, group in draft.groups:
        for harm in ("killed", "wounded"):
            exact: dict[int, CasualtyMention] = {}
            for c in (c for h in group.members for c in h.casualties):
                if c.harm == harm and c.count.best is not None and c.count.low == c.count.high and not c.part_of_other and c.count.best > 1 and "revis" not in c.rule:
                    exact.setdefault(c.count.best, c)
            values = sorted(exact)
            if len(values) > 1 and sum(values[:-1]) != values[-1] and len({c.victims for c in exact.values()}) > 1 and _same_victims(draft, list(exact.values())):
                message = f"{harm}: {' and '.join(str(v) for v in values)} are given for one event"
                out.append(Contradiction("number", message, tuple(exact[v].span for v in values), (record_id,), "rule:contradiction.number"))
    return out


def _same_victims(draft: Draft, mentions: list[CasualtyMention]) -> bool:
    lemmas = {draft.analysis.tokens[c.victims].lemma if c.victims is not None else "" for c in mentions}
    return len(lemmas) == 1


def broken_sums(draft: Draft, syntax: Syntax) -> list[Contradiction]:
    """A total whose parts in the same sentence do not add up: "66 attacks, 32 in Iraq and 30 in Syria"."""
    out = []
    for r in draft.records:
        total = r.value("count")
        if r.kind != "tally" or not isinstance(total, Count) or not total.best:
            continue
        first, _last = draft.analysis.tokens_in(r.spans[0].start, r.spans[0].end)
        sent = syntax.tokens[first].sent
        parts = [
            c for c in draft.counts if syntax.tokens[c.head].sent == sent and c.count.best and c.count.best < total.best and c.first > first and _located(draft.places, c)
        ]
        if len(parts) == 2 and sum(p.count.best or 0 for p in parts) != total.best:
            numbers = " + ".join(str(p.count.best) for p in parts)
            out.append(Contradiction("number", f"{numbers} is not {total.best}", tuple(p.span for p in parts), (r.id,), "rule:contradiction.sum"))
    return out


def _located(places: list[PlaceMention], c: CountMention) -> bool:
    return any(0 <= p.first - c.last <= 2 for p in places)
