"""Who claims the acts that a published count counts, in its own sentence or behind it: "... 66 attacks. Militias have claimed [all of them]"."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Filler
from dateline.coding.names.coder import mention_at
from dateline.coding.roles.attribution import ALL_OF, claimed_events, claims
from dateline.coding.syntax import Syntax

BACK = 3  # sentences


def claimants(draft: Draft, syntax: Syntax, unit: int) -> list[Filler]:
    """Claimants of the counted acts (`unit`: the token that names them). Not "claimed some of the attacks", nor who claims one act told between."""
    sent = syntax.tokens[unit].sent
    own = [k for k in syntax.of_lemmas(("claim",)) if syntax.tokens[k].sent == sent and syntax.verbal(k)]
    doers = [d for v in own for d in syntax.subjects(v)]
    for verb, who in claims(syntax):
        if 0 < syntax.tokens[verb].sent - sent <= BACK and any(_means(draft, syntax, i, unit) for i in claimed_events((verb, who), syntax)):
            doers += who
    return [Filler(d, m.span, m) for d in doers if (m := mention_at(draft, d)) is not None]


def _means(draft: Draft, syntax: Syntax, i: int, unit: int) -> bool:
    """Whether a word of a claim means the counted acts: a plural that points back at them, or "all of them" behind their sentence."""
    if syntax.prep(i) == "of" and (up := syntax.head(i)) is not None and syntax.lemma(up) not in ALL_OF | {"responsibility"} and syntax.rel(i) == "nmod":
        return False
    if syntax.low[i] in {"them", "these"}:
        return syntax.tokens[i].sent == syntax.tokens[unit].sent + 1
    return draft.tally_anaphors.get(i) == unit
