"""What people who were there say of the act that the article has told: it is that act once more, and none beside it."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.grouping.groups import Group
from dateline.coding.grouping.modes import modes_fit
from dateline.coding.happening import Happening
from dateline.coding.names.coder import resolve
from dateline.coding.roles.voices import Voices, quotations
from dateline.coding.syntax import Syntax

OWN = frozenset({"i", "we", "my", "our", "us", "me"})
SIDES = {"state-force": "state"}
OTHERS = frozenset({"they", "he", "it"})


def without_witnesses(groups: list[Group], draft: Draft, syntax: Syntax) -> list[Group]:
    """ "I saw them [shoot] my father," said Asavari, 26. "Our kitchen was [hit]," said a shopkeeper.: left out where an act of force was told before; not "We [killed]
    two of them," an officer said, nor what has a day, a place or a number of its own."""
    force = [g for g in groups if g.first.type == "ASSAULT" and g.first.status in {"current", "background"}]
    if len(force) < 2 or not quotations(syntax):
        return groups
    voices = Voices(draft, syntax)
    seen = [g for g in force if _by_one_who_was_there(g.first, voices, draft, syntax) and all(_nothing_new(h, voices, draft, syntax) for h in g.members)]
    seen = [g for g in seen if not _another(g.first, [m for x in force if x not in seen for m in x.members if m.head < g.first.head], syntax)]
    told = [g.first.sent for g in force if g.first.status == "current" and g not in seen]
    return [g for g in groups if g not in seen or min(told, default=g.first.sent) >= g.first.sent]


def _another(h: Happening, told: list[Happening], syntax: Syntax) -> bool:
    """ "Protesters burned a bank. "[The police] fired at us," said a student", "They [beat] me in the cell", "They [also] killed a teacher": by another side,
    in another way, or one more act."""
    mine, theirs = (
        {SIDES.get(f.actor.actor.kind, f.actor.actor.kind) for f in x if f.actor is not None} - {"unknown"} for x in (h.actors, [f for m in told for f in m.actors])
    )
    if any(syntax.lemma(k) == "also" for k in syntax.kids(h.head, "advmod")):
        return True
    return bool(mine and theirs) and not mine & theirs or bool(told) and not any(modes_fit(h, [m]) for m in told)


def _nothing_new(h: Happening, voices: Voices, draft: Draft, syntax: Syntax) -> bool:
    """Said by somebody who was there, or pointed back at below: "condemned [the attacks]"."""
    bare = h.noun and h.definite and not (h.times or h.places or h.recipients or h.targets or h.actors)
    return bare or _by_one_who_was_there(h, voices, draft, syntax)


def _by_one_who_was_there(h: Happening, voices: Voices, draft: Draft, syntax: Syntax) -> bool:
    quote = next(((a, b, m) for a, b, m in voices.said if a < h.head < b), None)
    if quote is None or h.times or any(quote[0] < p.head < quote[1] for p in h.places) or any(syntax.kids(f.head, "nummod") for f in h.recipients):
        return False
    a, b, m = quote
    s = syntax.sentences[h.sent]
    own = any(syntax.low[k] in OWN for k in range(a, b)) or any(syntax.low[k] in OTHERS for k in syntax.subjects_of_grammar(h.head) if s.first <= k < s.last)
    own = own or any(syntax.low[d] == "the" for k in syntax.subjects_of_grammar(h.head) for d in syntax.kids(k, "det"))  # "The plane dropped two bombs"
    if m is None or not own:
        return False
    who = resolve(draft, m)
    plain = who.kind == "civilians" or who.kind in {"person", "unknown"} and not m.role and not who.actor_id
    ours = any(syntax.low[k] in OWN for x in syntax.subjects_of_grammar(h.head) for k in [x, *syntax.kids(x, "nmod:poss")])
    plain = plain or who.kind == "armed-group" and not ours and not h.noun and not who.actor_id  # "a member of a defence group"
    return plain and not any(x.head == m.head and x.role for x in draft.actors)
