"""Groups that a text names by what they are called: "a group calling itself the Free Men", "a militia known as the Lions of Gao"."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.names.np import HYPHENS
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention, ActorRef, Span
from dateline.vocab.classes import word_class

BODIES = word_class("groups.bodies-with-a-name")
CALLED = word_class("groups.called")
ONESELF = frozenset({"itself", "themselves"})
INSIDE = word_class("groups.inside-a-name") | HYPHENS | {"’s", "'s"}
CALLS = word_class("groups.calls-itself")


def called(syntax: Syntax, mentions: list[ActorMention]) -> list[ActorMention]:
    """ "A group [calling itself the Free Men of Herat] claimed the attack": the group has the name behind it; not "a man known as Abu Omar"."""
    starts: dict[int, ActorMention] = {}
    for m in mentions:
        if m.named and m.rule != "modifier":
            starts.setdefault(m.first, m)
    out = list(mentions)
    for m in mentions:
        at = _behind_called(syntax, m) if not m.named and m.rule != "modifier" and syntax.lemma(m.head) in BODIES else None
        if at is None or (last := _name_end(syntax, at)) == at:
            continue
        known = starts.get(at)
        words = " ".join(syntax.text[syntax.tokens[at].start : syntax.tokens[last - 1].end].split())
        ref = known.actor if known is not None and known.actor.actor_id else ActorRef(words, m.actor.country, m.actor.kind)
        out = [x for x in out if x is not m and not (x.first >= m.last and x.last <= last)]
        out = [replace(x, actor=ref, named=True) if _their(syntax, x, m) else x for x in out]
        out.append(replace(m, actor=ref, named=True, rule="called", span=Span(m.span.start, syntax.tokens[last - 1].end), last=last, antecedent=None))
    return out


def _their(syntax: Syntax, x: ActorMention, group: ActorMention) -> bool:
    """ "[Fighters] from a group called Ansar": the group's."""
    armed = not x.named and x.actor.kind == "armed-group" and x.rule != "modifier"
    return armed and syntax.head(group.head) == x.head and syntax.prep(group.head) in {"from", "of"}


def _behind_called(syntax: Syntax, m: ActorMention) -> int | None:
    """Where the name begins: behind "called", "known as", "calling itself", "that calls itself"."""
    low, at = [*syntax.low, "", "", "", ""], m.last
    at += low[at] == ","
    at += low[at] in {"that", "which", "who"}
    if low[at] in CALLS and low[at + 1] in ONESELF:
        at += 2
    elif low[at] == "known" and low[at + 1] == "as":
        at += 2
    elif low[at] in CALLED and syntax.head(m.head) != at:  # not "The group called UN observers liars"
        at += 1
    else:
        return None
    while at < len(syntax.low) and syntax.low[at] in {"the", "“", "‘", '"', "'", "as"}:
        at += 1
    return at


def _name_end(syntax: Syntax, at: int) -> int:
    """End of the run of capitalised words that begins here, with the small words inside it."""
    tokens, last, i = syntax.tokens, at, at
    while i < len(tokens) and tokens[i].sent == tokens[at - 1].sent:
        if tokens[i].text[:1].isupper() or tokens[i].text[:1].isdigit() and i == last:
            last = i + 1
        elif tokens[i].text.lower() not in INSIDE or i == at and tokens[i].text != "al":
            break
        i += 1
    return last
