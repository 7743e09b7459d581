"""Groups that a text names by what they are called: "a group calling itself the Free Men", "a militia known as the Lions of Gao", "a new group, Ansar al-Haq,"."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.names.np import HYPHENS
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention, ActorRef, Span
from dateline.model.values import ActorKind
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
        body = not m.named and m.rule != "modifier" and syntax.lemma(m.head) in BODIES
        at = (_behind_called(syntax, m) or _behind_a_comma(syntax, m)) if body else None
        if at is None or (last := _name_end(syntax, at)) == at:
            continue
        known = starts.get(at)
        words = " ".join(syntax.text[syntax.tokens[at].start : syntax.tokens[last - 1].end].split())
        ref = known.actor if known is not None and known.actor.actor_id else ActorRef(words, m.actor.country, m.actor.kind)
        out = [x for x in out if x is not m and not (x.first >= m.last and x.last <= last)]
        out = [replace(x, actor=ref, named=True) if _their(syntax, x, m) else x for x in out]
        out.append(replace(m, actor=ref, named=True, rule="called", span=Span(m.span.start, syntax.tokens[last - 1].end), last=last, antecedent=None))
    return out


def bodies(syntax: Syntax, mentions: list[ActorMention]) -> list[ActorMention]:
    """ "[Ansar al-Haq], a new militant group, said", "the group [Ansar al-Haq] claimed": a body, though its name looks like a person's; not "Abu Omar, a leader"."""
    groups = [m for m in mentions if not m.named and m.rule not in {"modifier", "pronoun"} and syntax.lemma(m.head) in BODIES]
    out = list(mentions)
    for k, p in enumerate(out):
        if p.rule != "person" or p.role is not None or p.actor.actor_id is not None or p.last - p.first < 2:
            continue
        group = next((m for m in groups if _beside(syntax, m, p)), None)
        if group is not None:
            kind: ActorKind = "armed-group" if group.actor.kind == "armed-group" else "organisation"
            out[k] = replace(p, actor=ActorRef(p.actor.name, group.actor.country, kind), rule="called")
    return out


def _beside(syntax: Syntax, m: ActorMention, p: ActorMention) -> bool:
    """The noun of a body right before a name that hangs on it, or behind the name and a comma."""
    before = m.last == p.first and syntax.head(p.head) == m.head
    return before or m.first == p.last + 1 and syntax.low[p.last] == "," and syntax.head(m.head) == p.head and syntax.rel(m.head) == "appos"


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


def _behind_a_comma(syntax: Syntax, m: ActorMention) -> int | None:
    """ "A little-known group, [the Kashmir Resistance], claimed": a name between commas behind a body that is told of for the first time."""
    low, at = syntax.low, m.last + 1
    if low[m.first] not in {"a", "an", "another"} or low[m.last : at] != [","]:
        return None
    while at < len(low) and low[at] in {"the", "“", "‘", '"', "'"}:
        at += 1
    end = _name_end(syntax, at)
    return at if end - at > 1 and low[end : end + 1] == [","] else None


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
