"""Which time expression is an event's own: by syntax, never by nearness alone."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.model import TimeMention
from dateline.text import Token

CLAUSE = {"root", "ccomp", "advcl", "acl", "parataxis", "csubj"}
SPEECH = {"say", "tell", "report", "announce", "add", "state", "claim", "confirm", "declare", "note", "warn", "quote", "write"}
REACH = 5  # steps from a time up to the event word
STEPS = 3  # predicates above the event word whose time it shares


def event_time(draft: Draft, token_index: int) -> TimeMention | None:
    """The time of the event word at a token, or None.

    In order: what hangs on the event word itself ("Tuesday's attack", "struck on Tuesday"); what hangs on the predicate that the word depends on or is
    conjoined with, up to the clause ("On Tuesday, the attack killed five"); a time that stands before the first comma of the sentence and hangs on the main
    predicate, for an event in a complement clause. A time inside another clause is never taken, nor the time of a verb of speech
    ("said on Tuesday"), unless the word is that verb.
    """
    tokens = draft.analysis.tokens
    here = [t for t in draft.times if tokens[t.head].sent == tokens[token_index].sent and t.when.precision != "unknown"]
    if not here:
        return None
    at = token_index
    for _ in range(STEPS + 1):
        if at == token_index or tokens[at].lemma not in SPEECH:
            found = [(d, t.first, t) for t in here if (d := _steps(tokens, t.head, at)) is not None]
            if found:
                return min(found, key=lambda x: x[:2])[2]
        up = tokens[at].head
        if up == at or _ends_clause(tokens, at):
            break
        at = up
    return None


def _ends_clause(tokens: tuple[Token, ...], i: int) -> bool:
    """The token is the predicate of its own clause: what lies above it is another happening."""
    t = tokens[i]
    return t.deprel.split(":")[0] in CLAUSE and (t.upos in {"VERB", "AUX", "ADJ"} or t.deprel.startswith(("ccomp", "parataxis")))


def _steps(tokens: tuple[Token, ...], i: int, target: int) -> int | None:
    """Steps from a time up to the target, without passing another predicate; None when it hangs elsewhere."""
    at = i
    for n in range(REACH):
        if at == target:
            return n
        if tokens[at].head == at or at != i and tokens[at].upos in {"VERB", "AUX"}:
            return None
        at = tokens[at].head
    return None
