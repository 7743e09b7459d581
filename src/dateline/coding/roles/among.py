"""Victims who are named among those of an act told before: "Abu Omar, a commander, was among the dead"; and what is told as part of a count of acts."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding.draft import Draft
from dateline.coding.happening import Filler, Happening
from dateline.coding.names.coder import mention_at
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

VICTIMS, KILLED = word_class("casualties.the-dead"), word_class("casualties.those-hurt")
ATTACKERS = word_class("people.attackers-shot") | {"suspect"}
BACK = 2  # sentences


def named_among(draft: Draft, syntax: Syntax, happenings: list[Happening]) -> None:
    """Adds whom acts told before were done to, where it is told behind them: among the dead, among those arrested, by name."""
    among_the_dead(draft, syntax, happenings)
    among_the_taken(draft, syntax, happenings)
    told_by_name(draft, syntax, happenings)
    the_victim_by_name(draft, syntax, happenings)


def among_the_dead(draft: Draft, syntax: Syntax, happenings: list[Happening]) -> None:
    """Adds who "was among the dead", "is among those killed", to whom the last act told before was done; not "was among those arrested", nor "among the
    dead in a bus crash"."""
    attacks = [h for h in happenings if h.type == "ASSAULT" and h.status in {"current", "background"}]
    for t in (syntax.tokens[i] for i in sorted({*syntax.of_lemmas(VICTIMS), *syntax.of_words(("those",))})):
        if t.lemma not in VICTIMS and not _those_killed(t.i, syntax) or syntax.prep(t.i) != "among" or not syntax.kids(t.i, "cop") or syntax.negated(t.i):
            continue
        before = [h for h in attacks if 0 <= t.sent - h.sent <= BACK and h.head < t.i]
        if not before or _of_something_else(t.i, syntax):
            continue
        for k in [x for s in syntax.kids(t.i, "nsubj") for c in syntax.conjuncts(s) for y in [c, *syntax.obliques(c, "of")] for x in [*syntax.kids(y, "appos"), y]]:
            m = mention_at(draft, k)
            if m is not None and m.named and m.actor.kind == "person":
                before[-1].recipients += [Filler(m.head, m.span, m)] if all(f.head != m.head for f in before[-1].recipients) else []


def among_the_taken(draft: Draft, syntax: Syntax, happenings: list[Happening]) -> None:
    """ "Among [those arrested] was Nika Melia, a leader of the party", "Among the detainees was a lawyer": taken with those told of before, and takes nobody."""
    taken = [h for h in happenings if h.rule.id == "coerce.arrest" and h.status in {"current", "background"}]
    for h in (x for x in taken if not x.noun):
        up = syntax.head(h.head)
        if up is not None and syntax.low[up] == "those" and syntax.prep(up) == "among":
            who = {c for k in syntax.kids(up, "nsubj") for c in syntax.conjuncts(k)}
            moved = [f for f in h.actors if f.head in who]
            h.actors = [f for f in h.actors if f not in moved]
            h.recipients += [f for f in moved if all(f.head != g.head for g in h.recipients)]
    for i in syntax.of_lemmas(("detainee",)):
        before = [h for h in taken if 0 <= syntax.tokens[i].sent - h.sent <= BACK and h.head < i]
        if not before or syntax.prep(i) != "among" or not (syntax.kids(i, "cop") or syntax.low[i + 1] in {"was", "were"}):
            continue
        for m in (mention_at(draft, c) for k in syntax.kids(i, "nsubj") for c in syntax.conjuncts(k)):
            if m is not None and all(f.head != m.head for f in before[-1].recipients):
                before[-1].recipients.append(Filler(m.head, m.span, m))


def told_by_name(draft: Draft, syntax: Syntax, happenings: list[Happening]) -> None:
    """Adds who those harmed were by name: "A member of the police, [Ali Rezaei], was killed", "two soldiers, [Ahmed Salim] and [Omar Fathi], were killed"; not "a town,
    Kan Gyi, was hit"."""
    for h in (x for x in happenings if x.type == "ASSAULT"):
        hurt = {c.victims for c in draft.casualties if c.harm in {"killed", "wounded"} and {c.head, c.cause} & {h.head, *h.verbs}}
        for f in [x for x in h.recipients if x.head in hurt and x.actor is not None and not _is_name(x.actor)]:
            for k in [x for a in syntax.kids(f.head, "appos") for x in syntax.conjuncts(a)]:
                m = mention_at(draft, k)
                if m is not None and _is_name(m) and all(x.head != m.head for x in h.recipients):
                    h.recipients.append(Filler(m.head, m.span, m))


def the_victim_by_name(draft: Draft, syntax: Syntax, happenings: list[Happening]) -> None:
    """ "A man was stabbed in Kochi. [The victim, Syed Ibrahim,] was a driver": adds the name to whom the last act told before was done;
    not "the victim's brother, Ali", "the victim, according to Ali, ...", nor where the last was done to who had attacked."""
    attacks = [h for h in happenings if h.type == "ASSAULT" and h.status in {"current", "background"}]
    for i in syntax.of_lemmas(("victim", "deceased")):
        before = [h for h in attacks if 0 <= syntax.tokens[i].sent - h.sent <= BACK and h.head < i]
        before = [h for h in before if not any(syntax.lemma(f.head) in ATTACKERS for f in h.recipients)]
        the = any(syntax.low[d] == "the" for d in syntax.kids(i, "det")) and not syntax.kids(i, "nmod", "nmod:poss")
        if not before or not the or not syntax.rel(i).startswith("nsubj") or syntax.tokens[i].xpos == "NNS":
            continue
        named = [k for k in syntax.kids(i, "appos") if not any(syntax.low[x] in {"according", "to"} for x in range(*syntax.subtree(k)))]
        for m in (mention_at(draft, k) for k in named):
            if m is not None and _is_name(m) and all(x.head != m.head for x in before[-1].recipients):
                before[-1].recipients.append(Filler(m.head, m.span, m))


def _is_name(m: ActorMention) -> bool:
    return m.named and m.actor.kind == "person"


def named_later(draft: Draft, syntax: Syntax, happenings: list[Happening]) -> None:
    """Adds whom "police identified the victim as", "the group named the dead man as", to whom the last act told before was done; not "identified the gunman as"."""
    attacks = [h for h in happenings if h.type == "ASSAULT" and h.status in {"current", "background"}]
    for v in syntax.of_lemmas(("identify", "name")):
        before = [h for h in attacks if 0 <= syntax.tokens[v].sent - h.sent <= BACK and h.head < v]
        told = syntax.verbal(v) and before and not syntax.negated(v)
        whom = syntax.objects(v) or [k for k in syntax.kids(v, "xcomp") if syntax.tokens[k].upos == "NOUN"] if told else []
        if not any(_victim(o, before[-1], syntax) for o in whom) or any(_of_the_dead(o, syntax) for o in whom) and before[-1].mode == "crowd-control":
            continue
        behind = [k for x in [v, *whom] for k in syntax.kids(x, "obl", "nmod", "xcomp", "advcl") if syntax.prep(k) == "as"]
        first = last = min(behind, default=0)
        first -= sum(k < first for k in syntax.kids(first, "compound", "nmod:desc"))
        while behind and last < len(syntax.tokens) and (syntax.tokens[last].text[:1].isupper() or syntax.low[last] in {"and", ","} or syntax.low[last].isdigit()):
            last += 1  # the names themselves; not "as Ali Omar, a cousin of Musa Bello"
        named = [m for m in draft.actors if first <= m.first < last and m.named and m.actor.kind == "person" and m.rule != "modifier"]
        for m in (m for m in named if all(m.last != n.first for n in named)):  # "Corporal | Jean Petit"
            if all(f.head != m.head for f in before[-1].recipients):
                before[-1].recipients.append(Filler(m.head, m.span, m))


def _victim(i: int, act: Happening, syntax: Syntax) -> bool:
    """ "the victim", "the dead man", "the two soldiers" behind an act that was done to soldiers, and by none; "him" and "them" where the doers are not so many."""
    xpos = {"him": "NN", "her": "NN", "them": "NNS"}.get(syntax.low[i], "")
    if xpos:
        whose = [{syntax.tokens[f.head].xpos for f in side} for side in (act.recipients, act.actors)]
        return xpos in whose[0] and not whose[1] & {xpos, "NNP"}
    if syntax.lemma(i) in VICTIMS | {"victim"} or any(syntax.low[k] in {"dead", "slain", "murdered", "deceased"} for k in syntax.kids(i, "amod")):
        return True
    if any(syntax.lemma(k) in VICTIMS | {"victim"} for k in syntax.obliques(i, "of")) and syntax.tokens[i].upos in {"NUM", "PRON"}:
        return True  # "one of the dead", "two of the victims"
    done_to, done_by = ({syntax.lemma(f.head) for f in side} for side in (act.recipients, act.actors))
    return syntax.lemma(i) in done_to - done_by


def _of_the_dead(i: int, syntax: Syntax) -> bool:
    """ "one of the [dead]": tear gas and batons, told last, seldom kill."""
    return any(syntax.lemma(k) in {"dead", "deceased"} for k in [i, *syntax.obliques(i, "of")])


def _those_killed(i: int, syntax: Syntax) -> bool:
    """ "among [those] killed"."""
    return syntax.low[i] == "those" and any(syntax.lemma(k) in KILLED for k in syntax.kids(i, "acl", "amod"))


def _of_something_else(i: int, syntax: Syntax) -> bool:
    """ "among the victims [of a fire] in Lagos", "among those killed [in a raid] last year", "in [the 2019 attack]": of what is told with them; not "among those killed
    in the attack"."""
    near = [i, *syntax.kids(i, "acl", "amod"), *([up] if (up := syntax.head(i)) is not None else [])]
    behind = [k for x in near for k in [*syntax.obliques(x, "of", "in", "from", "by", "during"), *syntax.kids(x, "nmod:unmarked", "obl:unmarked")] if k > i]
    return any(_told_apart(k, syntax) for k in behind)


def _told_apart(k: int, syntax: Syntax) -> bool:
    """An accident, what no article points back at, or what is told to be another ("the earlier raid", "the 2019 attack")."""
    beside = syntax.kids(k, "det", "amod", "nummod", "compound")
    other = any(syntax.low[x] in {"another", "earlier", "previous"} or syntax.tokens[x].text.isdigit() for x in beside)
    return other or not {syntax.low[x] for x in beside} & {"the", "this", "that"} or syntax.lemma(k) in noun_class("accident")


def within_counts(syntax: Syntax, counted: Iterable[int]) -> set[int]:
    """ "has carried out 100 attacks since November, [sinking] four ships": what a number of acts did is in their count."""
    out: set[int] = set()
    for unit in counted:
        verb = syntax.clause(unit)
        if syntax.verbal(verb) and {"has", "have", "had"} & set(syntax.auxiliaries(verb)):
            beside = [k for k in syntax.kids(verb, "advcl") if k > unit and syntax.tokens[k].xpos == "VBG" and not syntax.kids(k, "nsubj", "mark")]
            out |= {x for k in beside for x in syntax.conjuncts(k)}
    return out
