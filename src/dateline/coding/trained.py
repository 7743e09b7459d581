"""The trained reader beside the rules: acts of violence in sentences where no rule found one, because the parse went wrong or the words are unusual.

Rules keep the last word: a sentence in which they found an act of violence is left to them, and what the reader finds goes through the same gates as their findings
(status, scope, grouping, harm). Values are those of our own coders for the words that the reader points at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.coding.draft import Draft
from dateline.coding.happening import Filler as Side
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention, Span
from dateline.text.fillers import Filler, fillers, role_reading
from dateline.vocab.nouns import noun_class
from dateline.vocab.rules import EventRule, event_rules

RULE = "weights:roles"
TRIGGER, SIDE = 0.8, 0.6  # least probability of the word that tells an act, and of a side of it; chosen on the own readings
SIDES = {"ATTACKER": "actors", "VICTIM": "recipients", "TARGET": "recipients"}
Lookup = Callable[[int], ActorMention | None]


def missed(draft: Draft, syntax: Syntax, sentences: set[int], found: list[Happening], actor_at: Lookup) -> list[Happening]:
    """Acts of violence that the trained reader finds in some sentences, where no rule found one. Runs the network only when a word of the text speaks of conflict."""
    open_ = sentences - {h.sent for h in found if h.type == "ASSAULT"}
    if not any(t.sent in open_ and t.lemma.lower() in noun_class("conflict") for t in draft.analysis.tokens):
        return []
    seen: dict[int, list[tuple[int, Filler]]] = {}
    for f in fillers(role_reading(draft.document.text, body=draft.analysis.sentences[0].start), "wiki"):
        first, last = draft.analysis.tokens_in(f.start, f.end)
        head = next((i for i in range(first, last) if not first <= syntax.tokens[i].head < last or syntax.tokens[i].head == i), first)
        if first < last and syntax.tokens[head].sent in open_:
            seen.setdefault(syntax.tokens[head].sent, []).append((head, f))
    out = []
    for sent, parts in sorted(seen.items()):
        h = _happening(sent, parts, syntax, actor_at)
        if h is not None:
            out.append(h)
    return out


def _happening(sent: int, parts: list[tuple[int, Filler]], syntax: Syntax, actor_at: Lookup) -> Happening | None:
    """The surest telling of an attack in a sentence, with the sides that name an actor; None without one that suffered it."""
    triggers = [(f.score, -i, i) for i, f in parts if f.role == "ATTACK" and f.score >= TRIGGER]
    if not triggers:
        return None
    head = max(triggers)[2]
    rule = _rule(syntax.lemma(head).lower())
    h = Happening(head, rule, syntax.tokens[head].upos == "NOUN", sent, rules=[rule], mode=rule.mode)
    for i, f in parts:
        actor = actor_at(i) if f.role in SIDES and f.score >= SIDE else None
        if actor is not None and not any(o.actor == actor for o in (*h.actors, *h.recipients)):
            getattr(h, SIDES[f.role]).append(Side(i, Span(actor.span.start, actor.span.end), actor))
    return h if h.recipients else None


def _rule(lemma: str) -> EventRule:
    """The rule of a word, for its mode; it is marked as the trained reader's."""
    rules = [r for r in event_rules() if r.type == "ASSAULT"]
    known = next((r for r in rules if lemma in r.verb or lemma in r.noun), None)
    plain = next(r for r in rules if r.id == "assault.attack")
    return replace(known or plain, id=RULE)
