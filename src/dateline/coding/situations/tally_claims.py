"""What is told of a published count behind it: who claims the acts ("... 66 attacks. Militias have claimed [all of them]"), and who counts otherwise."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Filler
from dateline.coding.names.coder import mention_at
from dateline.coding.roles.attribution import claimed_events, claims
from dateline.coding.syntax import Syntax
from dateline.model import Evidence, Span, Statement

BACK = 3  # sentences
WHOLE = {"all", "both", "each"}  # not "most of the attacks": who claims most does not claim all that are counted
Told = tuple[int, tuple[Span, list[Statement]]]


def claimants(draft: Draft, syntax: Syntax, unit: int) -> list[Filler]:
    """Claimants of the counted acts (`unit`: the token that names them). Not "claimed some of the attacks", nor who claims one act told between."""
    sent = syntax.tokens[unit].sent
    own = [k for k in syntax.of_lemmas(("claim",)) if syntax.tokens[k].sent == sent and syntax.verbal(k)]
    doers = [d for v in own for d in syntax.subjects(v)]
    for verb, who in claims(syntax):
        if 0 < syntax.tokens[verb].sent - sent <= BACK and any(_means(draft, syntax, i, unit) for i in claimed_events((verb, who), syntax)):
            doers += who
    return [Filler(d, m.span, m) for d in doers if (m := mention_at(draft, d)) is not None]


def counted_otherwise(draft: Draft, syntax: Syntax, told: list[Told]) -> list[Told]:
    """ "... 68 attacks since October 18. The Pentagon puts their number [at 66]": a count of the same acts, by somebody else. `told`: (first character, (words,
    values)) of the counts of the text. Not "put the number of dead at 66", nor where no count stands in the two sentences before."""
    out: list[Told] = []
    harmed = {i for c in draft.casualties for i in range(c.first, c.last)}
    for v in syntax.of_lemmas(("put",)):
        numbers = [
            o
            for o in syntax.objects(v)
            if syntax.lemma(o) in {"number", "figure", "total", "count"} and all(syntax.rel(k) == "nmod:poss" for k in syntax.kids(o, "nmod", "acl"))
        ]
        count = next((c for c in draft.counts if c.head in syntax.obliques(v, "at") and c.head not in harmed), None)
        sent = syntax.tokens[v].sent
        before = [t for t in told if t[0] < syntax.tokens[v].start and sent - _sentence(syntax, t[0]) <= 2]
        if not numbers or count is None or not before:
            continue
        _, values = before[-1][1]
        words = syntax.span(*syntax.clause_range(v))
        kept = [s for s in values if s.field not in {"count", "claimed_by", "actors"}]
        out.append((words.start, (words, [Statement("count", count.count, Evidence((count.span,), "rule:tally.put")), *kept])))
    return out


def _sentence(syntax: Syntax, at: int) -> int:
    """The sentence of a character."""
    return next((s.index for s in reversed(syntax.sentences) if s.start <= at), 0)


def _means(draft: Draft, syntax: Syntax, i: int, unit: int) -> bool:
    """Whether a word of a claim means the counted acts: a plural that points back at them, or "all of them" behind their sentence."""
    if syntax.prep(i) == "of" and (up := syntax.head(i)) is not None and syntax.lemma(up) not in WHOLE | {"responsibility"} and syntax.rel(i) == "nmod":
        return False
    if syntax.low[i] in {"them", "these"}:
        return syntax.tokens[i].sent == syntax.tokens[unit].sent + 1
    return draft.tally_anaphors.get(i) == unit
