"""The actor coder: every noun phrase that names an actor becomes a mention with identity, kind and country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dateline.coding.draft import Draft
from dateline.coding.names.scan import Scan
from dateline.model import ActorMention, ActorRef
from dateline.vocab.actors import Register


class ActorCoder:
    """Fills `draft.actors` from tokens, in text order (outer mention before inner)."""

    name = "actors"
    needs = ("tokens", "weapons")
    gives = ("actors",)

    def __init__(self, source: Register | None = None) -> None:
        """`source`: a register other than the package's, for instance one with a user's overlay."""
        self.source = source

    def code(self, draft: Draft) -> None:
        """Add the actor layer."""
        if draft.analysis.tokens:
            flown = {w.head for w in draft.weapons if w.platform and draft.syntax.tokens[w.head].upos == "PROPN"}
            draft.actors = [m for m in Scan(draft.syntax, self.source).mentions() if m.head not in flown or m.actor.actor_id]  # not "[Apaches] fired on them"


def mention_at(draft: Draft, token_index: int) -> ActorMention | None:
    """The mention that a token heads, else the shortest that covers it, else None.

    Mere modifiers ("Iranian" in "Iranian involvement") are found only by their own head.
    """
    return draft.mentions.get(token_index)


def resolve(draft: Draft, mention: ActorMention) -> ActorRef:
    """The actor a mention stands for, through its antecedents ("the group" -> what was named before)."""
    seen = {mention.head}
    while mention.antecedent is not None and mention.antecedent not in seen:
        seen.add(mention.antecedent)
        earlier = mention_at(draft, mention.antecedent)
        if earlier is None:
            break
        mention = earlier
    return mention.actor


def unknown_actors(mentions: Iterable[ActorMention]) -> list[tuple[str, int]]:
    """Names seen that the register does not know, most frequent first, then by name. Generic actors and pronouns are left out."""
    names = Counter(m.actor.name for m in mentions if m.named and m.actor.actor_id is None and m.antecedent is None)
    return sorted(names.items(), key=lambda item: (-item[1], item[0]))
