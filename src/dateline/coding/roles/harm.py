"""Whose dead and wounded: casualty mentions go to the happening that caused them, by syntax first, by nearness after."""

from __future__ import annotations

from datetime import date

from dateline.coding.crimes import everyday_crime
from dateline.coding.draft import Draft
from dateline.coding.grouping.groups import Group
from dateline.coding.grouping.in_turn import charge_over
from dateline.coding.grouping.one_deed import harmed_after
from dateline.coding.happening import Happening
from dateline.coding.names.coder import mention_at, resolve
from dateline.coding.roles.upon_doers import upon_doers
from dateline.coding.status.retold import LONG_AGO
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import CasualtyMention
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.numbers import harm_words

GOING_WRONG = word_class("mishaps.going-wrong")
FALLS = word_class("mishaps.falls")
NATURAL = word_class("mishaps.natural-killers")
DEEDS_TOLD, OTHERS_TOLD = word_class("acts.opening-another"), word_class("acts.told-as-another")
SPELLS, ROUNDS = word_class("acts.spells"), word_class("acts.rounds")
REACH = 3  # sentences back that a clause without a cause of its own may look for its event
CLAIMING = word_class("sayings.claiming")

BRINGING_ABOUT = word_class("acts.bringing-about")
LOOKING_INTO = frozenset({"investigate", "probe", "inquiry", "investigation"})
OVER_A_DEATH = frozenset({"protest", "mark", "mourn", "commemorate"})
WHO = {"who", "that", "which"}
WHOLES = word_class("acts.wholes")
DISTANT = frozenset({"day", "week", "month", "year"})
DISTANCE = word_class("periods.distance")
MATTERS = word_class("casualties.matters-of-the-dead")
ANSWERED_BY = word_class("reactions.answered-by")


def attach_harm(draft: Draft, syntax: Syntax, groups: list[Group], doubted: set[int], counted: set[int]) -> None:
    """Give every casualty mention that is not a running total to the first member of its group. What acts did that are `doubted` (their words) is no other act's,
    nor what those did that are `counted` over a window."""
    owner = {v: g for g in groups for h in g.members for v in [h.head, *h.verbs]}
    told = {h.sent for g in groups for h in g.members}
    summed = {syntax.tokens[c.head].sent + 1 for c in draft.casualties if running_total(c, syntax)} - {k + 1 for k in told} - told
    for c in draft.casualties:
        if c.cause is None and syntax.tokens[c.head].sent in summed:
            continue  # "In all, 33 people died in seven attacks during the week. At least 11 militants were killed": of no act told before
        told_in, known = _in_which(c, syntax, owner)
        if told_in is not None:
            _give(c, told_in, syntax)
        if known:
            continue
        if c.rule.endswith(".former") and c.cause not in owner and any(o.harm == c.harm and o.rule != c.rule and o.count.state == "given" for o in draft.casualties):
            continue  # "police had earlier put the number of dead at six": of an act told otherwise
        if c.rule.startswith("harm.lose") and c.cause not in owner and not any(h.sent == syntax.tokens[c.head].sent for g in groups for h in g.members):
            continue  # "said Russian forces lost 1,200 soldiers in the past day": of no act told before
        if c.rule.startswith("harm.included") and not c.part_of_other and c.cause not in owner:
            continue  # "14 of them in a raid": of no other act
        if c.cause not in owner and c.head not in owner and (_by_nature(c, syntax) or everyday_crime(c.head, syntax) or charge_over(c.head, syntax) is not None):
            continue
        if c.cause in counted or counted & {k for a in list(syntax.ancestors(c.head))[:3] for k in [a, *syntax.objects(a)]}:
            continue  # "have carried out 137 attacks this month, leaving 210 people dead"
        if _sustained_elsewhere(c, syntax, owner):
            continue
        if c.head not in owner and _known_by_death(c, syntax, owner):
            continue
        if _of_a_clause_apart(c, syntax, groups, owner) or _death_spoken_of(c, draft, syntax, groups):
            continue
        if running_total(c, syntax) or _of_no_act(c, syntax, set(owner)) or c.cause in doubted or (c.cause is None and c.head in doubted):
            continue
        whole = _whole(c, syntax, owner)
        group = whole or _by_cause(c, syntax, owner) or (None if _before_the_news(c, syntax) else _by_nearness(c, draft, syntax, groups))
        if group is not None and group.first.status in {"planned", "hypothetical"} and _told_as_fact(c, syntax):
            continue  # "is to fight a militia formed by the killers of 1994, when 800,000 were killed"
        if group is not None and group is not whole and group.first.type == "COERCE" and c.harm in {"killed", "wounded"}:
            group = _beside(c, groups, syntax)
        if group is not None and not (
            _to_be_ended(c, syntax) or _of_another_day(c, group, draft, syntax) or _none_then(c, group, syntax) or _how_they_died(c, group, syntax)
        ):
            _give(c, group, syntax)


def _to_be_ended(c: CasualtyMention, syntax: Syntax) -> bool:
    """ "banners that read 'Stop [killing] innocents'": what is asked to end; no toll."""
    up = syntax.head(c.head)
    return up is not None and syntax.tokens[c.head].xpos == "VBG" and syntax.lemma(up) in {"stop", "end", "halt"} and syntax.tokens[up].xpos == "VB"


def _how_they_died(c: CasualtyMention, group: Group, syntax: Syntax) -> bool:
    """ "killing four. [The four worshippers were stabbed] with a knife": no wounded beside the dead; not "killing four. Two others were stabbed"."""
    if c.harm != "wounded" or syntax.lemma(c.head) not in {"stab", "shoot"} or not syntax.passive(c.head) or c.victims is None:
        return False
    dead = [x.count.best or 0 for h in group.members for x in h.casualties if x.harm == "killed" and x.first < c.first]
    return any(syntax.low[k] == "the" for k in syntax.kids(c.victims, "det")) and max(dead, default=0) >= (c.count.best or 1)


def _by_nature(c: CasualtyMention, syntax: Syntax) -> bool:
    """ "after an earthquake struck the country, [killing 3,700 people]", "floods killed nine": of no act told beside it; not "killed in the fighting and floods"."""
    up = syntax.head(c.head)
    over = [up] if up is not None and syntax.verbal(up) and syntax.rel(c.head) in {"advcl", "xcomp", "conj"} else []
    by = [k for v in [c.head, *over] if syntax.verbal(v) for k in syntax.kids(v, "nsubj") if k != c.victims]
    return bool(by) and all(syntax.lemma(k).lower() in NATURAL for k in by)


def _of_a_clause_apart(c: CasualtyMention, syntax: Syntax, groups: list[Group], owner: dict[int, Group]) -> bool:
    """ "Police shot a man [who had killed two people]", "a siege [that claimed two lives] ended when police shot the gunman": what the one who was shot had done, or
    what an event that is no act of its own cost, the act did not."""
    clause = syntax.clause(c.head)
    noun = syntax.head(clause)
    if syntax.rel(clause) != "acl:relcl" or noun is None or not any(syntax.low[k] in WHO for k in syntax.kids(clause, "nsubj")):
        return False
    if c.victims is not None and syntax.tokens[c.victims].upos == "NUM" and WHO.intersection(syntax.low[c.victims + 1 : c.victims + 2]):
        return False  # "the 15 people who died and 16 [who were injured] in the bombing"
    if c.head in owner:
        if c.victims == noun:
            return False  # "a man [who was shot dead] by police had two children"
        return noun in {f.head for h in owner[c.head].members for f in h.recipients}
    sent = syntax.tokens[c.head].sent
    hit = {f.head for g in groups for h in g.members if h.sent == sent for f in h.recipients}
    if _whole(c, syntax, owner) is not None:
        return False
    return noun in hit and noun != c.victims or syntax.tokens[noun].nominal == "event" and noun not in owner


def _whole(c: CasualtyMention, syntax: Syntax, owner: dict[int, Group]) -> Group | None:
    """ "Police raided a slum in [an operation that left] 20 people dead", "cleared the camp in a raid that killed two": the act that was done in it; not "a siege that
    claimed two lives ended when police shot the gunman"."""
    clause = syntax.clause(c.head)
    noun = syntax.head(clause)
    over = syntax.head(noun) if noun is not None and syntax.rel(clause) == "acl:relcl" and syntax.lemma(noun) in WHOLES else None
    if noun is None or over is None or syntax.prep(noun) not in {"in", "during"} or syntax.rel(noun) not in {"obl", "nmod"}:
        return None
    found = next((owner[a] for a in [over, *syntax.ancestors(over)] if a in owner and syntax.tokens[a].sent == syntax.tokens[noun].sent), None)
    return found if found is not None and found.first.type in {"ASSAULT", "COERCE"} else None


def _known_by_death(c: CasualtyMention, syntax: Syntax, owner: dict[int, Group]) -> bool:
    """ "rallied for justice for a blogger [who died in custody]", "raided the home of a general [who was killed in May]": whose matter it is says who had died, and
    no act beside it did that; not "wounding a driver who died", "stormed the house of a judge who was killed in the attack", "hit
    the home of a commander, who died"."""
    clause = syntax.clause(c.head)
    if c.cause in owner and owner[c.cause].first.type == "ASSAULT" and c.cause in range(*syntax.subtree(clause)):
        return False
    who = syntax.head(clause)
    if syntax.rel(clause) != "acl:relcl" or who is None or not any(syntax.low[k] in WHO and syntax.low[k - 1] != "," for k in syntax.kids(clause, "nsubj")):
        return False
    up = syntax.head(who)
    return up is not None and syntax.prep(who) in {"for", "of", "over", "about"} and syntax.lemma(up) in MATTERS


def _death_spoken_of(c: CasualtyMention, draft: Draft, syntax: Syntax, groups: list[Group]) -> bool:
    """ "Thousands marched against the [death] of a blogger", "is investigating the [death] of Asha Moro": what an act answers or an office looks into, and no act
    told here did; not "is investigating the deaths of three people" of a blast told before, nor of one who was hit in it."""
    if syntax.lemma(c.head) not in {"death", "killing", "murder"} or syntax.verbal(c.head) or c.count.best != 1:
        return False
    up = syntax.head(c.head)
    m = mention_at(draft, c.victims) if c.victims is not None else None
    if syntax.prep(c.head) in {"against", "over"} and syntax.rel(c.head) == "obl":
        return True
    if up is not None and syntax.lemma(c.head) == "death" and syntax.rel(c.head) in {"obj", "obl"} and not syntax.prep(c.head) and syntax.lemma(up) in OVER_A_DEATH:
        return True  # "demonstrators protesting the [death] of a blogger", "protesters mark blogger's death"
    if up is not None and syntax.lemma(c.head) == "death" and syntax.lemma(up) in ANSWERED_BY and syntax.prep(c.head) in {"for", "to"}:
        return True  # "attacked a convoy in revenge for the death of its leader"
    if (
        up is not None
        and syntax.lemma(c.head) == "death"
        and syntax.rel(c.head).startswith("nsubj")
        and syntax.lemma(up) in BRINGING_ABOUT
        and not any(event_noun(syntax.lemma(k)) for k in syntax.obliques(c.head, "in", "by", "during"))
        and any(event_noun(syntax.lemma(k)) for k in _brought_about(up, syntax))
    ):
        return True  # "The [death] of a protester led to an attack on the consulate"
    looked_into = up is not None and syntax.lemma(up) in LOOKING_INTO and c.head in [*syntax.objects(up), *syntax.obliques(up, "into")]
    hit = {resolve(draft, f.actor).name for g in groups for h in g.members for f in h.recipients if f.actor is not None}
    return looked_into and m is not None and m.named and resolve(draft, m).name not in hit


def _brought_about(v: int, syntax: Syntax) -> list[int]:
    return [*syntax.objects(v), *syntax.obliques(v, "to", "in")]


def _told_as_fact(c: CasualtyMention, syntax: Syntax) -> bool:
    """The dead are there, told by a past verb of their own: no plan killed them."""
    v = syntax.clause(c.head)
    return syntax.tokens[v].xpos in {"VBD", "VBN"} and not {"will", "would", "could", "may", "might", "can"} & set(syntax.auxiliaries(v))


def _beside(c: CasualtyMention, groups: list[Group], syntax: Syntax) -> Group | None:
    """ "arrested two men suspected of bombing a church, which killed six": an arrest killed nobody, but an attack told in its sentence may have."""
    sent = syntax.tokens[c.head].sent
    return next((g for g in reversed(groups) if g.first.type == "ASSAULT" and any(h.sent == sent for h in g.members)), None)


def _of_another_day(c: CasualtyMention, group: Group, draft: Draft, syntax: Syntax) -> bool:
    """ "Four soldiers died in a similar exchange [in February 2024]": harm that is dated before the act did not come of it; nor who is wounded on a later day. Who dies
    later may have been hurt in it."""
    if any(h.sent == syntax.tokens[c.head].sent for h in group.members):
        return False
    if _so_long_after(c, syntax):
        return True
    times = [t.when for h in group.members for t in h.times if t.relation in {"on", "during"}]
    days, ends = [w.start for w in times if w.start], [w.end for w in times if w.end]
    first, last = syntax.clause_range(syntax.clause(c.head))
    own = [t.when.end for t in draft.times if first <= t.head < last and t.relation in {"on", "during"} and t.when.end]
    later = c.harm == "wounded" and syntax.verbal(c.head) and bool(ends and own) and min(own)[:10] > max(ends)[:10]
    return later or bool(days and own) and max(own)[:10] < min(days)[:10]


def _sustained_elsewhere(c: CasualtyMention, syntax: Syntax, owner: dict[int, Group]) -> bool:
    """ "was treated for injuries [sustained during his capture]": not in the act told before; not "injuries sustained in the attack"."""
    first, last = syntax.subtree(c.head)
    how = [k for k in range(first, last) if syntax.lemma(k) in {"sustain", "suffer", "receive"} and syntax.rel(k) == "acl" and c.harm == "wounded"]
    during = [x for k in how for x in syntax.obliques(k, "during", "in") if syntax.tokens[x].nominal not in {"time", "place"}]
    return bool(during) and not any(x in owner or event_noun(syntax.lemma(x)) for x in during)


def _so_long_after(c: CasualtyMention, syntax: Syntax) -> bool:
    """ "The brothers shot an officer. One of them [was killed days later]": not by what was told before; not "died of his wounds days later", "died days later"."""
    if not syntax.verbal(c.head) or syntax.lemma(c.head) == "die" or not syntax.passive(c.head):
        return False
    later = [k for k in syntax.kids(c.head, "advmod", "obl", "obl:unmarked") if syntax.low[k] == "later" or syntax.low[k + 1 : k + 2] == ["later"]]
    return any(syntax.lemma(x) in DISTANT for k in later for x in [k, *syntax.kids(k)])


def _none_then(c: CasualtyMention, group: Group, syntax: Syntax) -> bool:
    """ "He took part in the massacre of October 7. A rocket fell in the open. [No injuries were reported]": told of the news, and not of an old act named before it."""
    far = all(h.sent != syntax.tokens[c.head].sent for h in group.members)
    return far and group.first.status == "background" and (c.count.low, c.count.high) == (0, 0) and c.cause is None


def _give(c: CasualtyMention, group: Group, syntax: Syntax) -> None:
    """Harm goes to the member of a group told in its sentence, else to the first, which then cites the clause that tells it."""
    member = next((h for h in group.members if h.sent == syntax.tokens[c.head].sent), group.first)
    member.casualties.append(c)
    if member.sent != syntax.tokens[c.head].sent:
        member.extra_spans.append(syntax.span(*syntax.clause_range(syntax.clause(c.head))))


def _in_which(c: CasualtyMention, syntax: Syntax, owner: dict[int, Group]) -> tuple[Group | None, bool]:
    """ "a raid in which 23 workers died", "a siege in September 2023, in which three gunmen died": the act that the clause hangs on, if it is one that is told;
    and whether there is such a clause, so that no other act is looked for."""
    start = max(syntax.sentences[syntax.tokens[c.head].sent].first + 1, c.head - 9)
    which = next((k for k in range(c.head, start - 1, -1) if syntax.lemma(k) == "which" and syntax.lemma(k - 1) in {"in", "during"}), None)
    if which is None or any(syntax.tokens[k].text in {";", "."} for k in range(which, c.head)):
        return None, False
    clause = next((a for a in [which, *syntax.ancestors(which)] if syntax.rel(a) == "acl:relcl"), None)
    before = (k for k in range(which - 1, max(syntax.sentences[syntax.tokens[which].sent].first, which - 12) - 1, -1) if k in owner)
    over = syntax.head(clause) if clause is not None else next(before, None)  # "in which, the ministry says, 23 died"
    if over is not None and syntax.tokens[over].nominal == "time":  # "a week of clashes in which dozens died"
        over = next((k for k in syntax.obliques(over, "of") if event_noun(syntax.lemma(k))), over)
    if over is None or running_total(c, syntax) or not event_noun(syntax.lemma(over)) and syntax.lemma(over) not in SPELLS:
        return None, False
    if c.head in owner and owner[c.head].first.type == "ASSAULT" and over in owner and owner[over].first.type == "PROTEST":
        return owner[c.head], True  # "a protest in which two students were killed by police"
    if over not in owner and c.cause in owner:
        return None, False  # "an incident in which four were killed in a strike"
    return owner.get(over), True


def _of_no_act(c: CasualtyMention, syntax: Syntax, acts: set[int]) -> bool:
    """What somebody is responsible for in general ("responsible for the deaths of hundreds"), not what an act did that is claimed or laid to somebody."""
    for a in syntax.ancestors(c.head):
        if a in acts:
            return False
        if syntax.lemma(a) in {"responsible", "responsibility"}:
            up = syntax.head(a)
            return up is None or syntax.lemma(up) not in CLAIMING
    return False


def running_total(c: CasualtyMention, syntax: Syntax) -> bool:
    """A toll over a window or over many acts ("since 2015", "in all, roughly 70 have been injured"): a tally, not the harm of one event."""
    if ".tally" in c.rule:
        return True
    if (c.count.best or c.count.low or 0) < 2:
        return False
    words = [t.text.lower() for t in syntax.tokens if t.sent == syntax.tokens[c.head].sent]
    text = " ".join(words)
    long = noun_class("long-fight") | noun_class("long-act")
    if c.cause is not None and syntax.tokens[c.cause].xpos != "NNS" and (not {"all", "total"} & set(words) or syntax.lemma(c.cause) not in long):
        return False  # "so far 14 people have been killed in the blast", "in all, 14 died in the blast": of one act
    return any(f" {phrase} " in f" {text} " for phrase in ("since then", "in all", "in total", "so far", "to date", "altogether", "not counting"))


def _when_of(g: Group) -> set[str]:
    """Words of the clause that tells in what somebody was hurt: "when gunmen fired", and of what befell them "after he stepped on a mine"."""
    return {"when", "as", "while"} | ({"after"} if g.first.rule.frame == "befell" else set())


def _by_cause(c: CasualtyMention, syntax: Syntax, owner: dict[int, Group]) -> Group | None:
    order: tuple[int | None, ...] = (c.cause, c.head)
    if c.head in owner and owner[c.head].first.type == "ASSAULT":
        order = (c.head, c.cause)  # "were killed, allegedly by police, during the protests"; "arrested for the murder of two leaders"
    for i in order:
        if i is None:
            continue
        if i in owner:
            return owner[i]
        clauses = [
            k
            for k in syntax.kids(i, "advcl", "obl")
            if k in owner and ({syntax.lemma(m) for m in syntax.kids(k, "mark", "advmod")} & _when_of(owner[k]) or syntax.prep(k) in {"in", "by", "during"})
        ]
        if clauses:
            return owner[clauses[0]]
        if _before_the_news(c, syntax):
            continue
        found = next(
            (owner[a] for a in syntax.ancestors(i) if a in owner and syntax.tokens[a].sent == syntax.tokens[i].sent and owner[a].first.type in {"ASSAULT", "PROTEST"}),
            None,
        )
        if found is not None:
            return found
    return None


def _before_the_news(c: CasualtyMention, syntax: Syntax) -> bool:
    """ "fired missiles two weeks after gunmen killed 26": what somebody else did before is not what the main clause tells."""
    clause = syntax.clause(c.head)
    marked = any(syntax.lemma(k) in {"after", "before"} for k in syntax.kids(clause, "mark"))
    return marked and syntax.rel(clause) == "advcl" and bool(syntax.kids(clause, "nsubj"))


def _own_cause(c: CasualtyMention, syntax: Syntax) -> bool:
    """The clause says what it was that killed, and it is none of the acts before: "pagers exploded, killing twelve", "a bus overturned, injuring six"."""
    above = [a for a in [c.head, *syntax.ancestors(c.head)] if syntax.verbal(a) and syntax.tokens[a].sent == syntax.tokens[c.head].sent]
    if _in_another(syntax.tokens[c.head].sent, syntax):
        return True
    if any(syntax.lemma(k) in FALLS and syntax.kids(k, "nsubj") for a in above for k in syntax.kids(a, "advcl")):
        return True  # "was hurt when he jumped from a window"
    beside = [k for a in above for k in syntax.kids(a, "advcl") if syntax.kids(k, "nsubj") and syntax.lemma(k) in GOING_WRONG | {"blow"}]
    if any(syntax.lemma(m) in {"when", "as"} for k in beside for m in syntax.kids(k, "mark", "advmod")):
        return True  # "nine were killed when explosives blew up at a police station"
    mishap = [
        k for a in above for k in syntax.obliques(a, "in") if syntax.lemma(k) in noun_class("accident") - {"fire", "storm"} and not syntax.kids(k, "acl", "acl:relcl")
    ]
    if any(syntax.low[d] in {"a", "an", "another"} for k in mishap for d in syntax.kids(k, "det")):
        return True  # "Two people were killed in a car crash"; not "in the crash"
    rounds = [k for a in above for k in syntax.kids(a, "nsubj") if syntax.lemma(k) in ROUNDS and syntax.rel(a) in {"root", "parataxis"}]
    if any(syntax.low[d] in {"a", "another"} for k in rounds for d in syntax.kids(k, "det")):
        return True  # "A second round erupted on Wednesday, leaving 15 dead"
    return any(syntax.lemma(a) in GOING_WRONG and syntax.kids(a, "nsubj") for a in above)


def _in_another(sent: int, syntax: Syntax) -> bool:
    """ "In [another] incident, two were hurt", "In a separate attack near Turbat, ...": a sentence that opens with another deed than those before."""
    first = syntax.sentences[sent].first
    other = OTHERS_TOLD & set(syntax.low[first + 1 : first + 4])
    return syntax.low[first] == "in" and bool(other) and bool(DEEDS_TOLD & set(syntax.low[first + 2 : first + 5]))


def _by_nearness(c: CasualtyMention, draft: Draft, syntax: Syntax, groups: list[Group]) -> Group | None:
    """The attack told in the same sentence, else the last one told in the sentences before; in a bulletin, in those of its entry."""
    entries = draft.entries
    sent = syntax.tokens[c.head].sent
    if (there := _of_its_town(c, syntax, groups, entries)) is not None:
        return there
    own = _own_cause(c, syntax)
    best: tuple[int, int, int, int] | None = None
    toll = c.victims is None and syntax.lemma(c.head) in {"number", "toll", "figure"} and not syntax.verbal(c.head)
    hurting = {id(g) for g in groups if toll and any(x.harm == c.harm for h in g.members if 0 <= sent - h.sent <= REACH for x in h.casualties)}
    past = _of_the_past(sent, draft, syntax)
    for k, g in enumerate(groups):
        if past and all(h.sent not in past for h in g.members):
            continue
        if upon_doers(c, g, groups, syntax):
            continue
        if hurting and id(g) not in hurting:
            continue  # "Police shot dead five. Protesters burned a station. The ministry put [the number of dead] at two"
        if g.first.type != "ASSAULT" or g.first.status not in {"current", "background"}:
            continue
        for h in g.members:
            away = sent - h.sent
            other = sent in syntax.headings or h.entry not in {0, entries.get(sent, 0)}
            if 0 <= away <= (0 if own or other else REACH):
                old = h.status == "background"
                named = old and (
                    _of_those(c, h, syntax)
                    or _story_of_then(c, g, h, draft, syntax)
                    or away == 1
                    and _toll_put(c, syntax)
                    and all(x.status == "background" for o in groups for x in o.members if x.sent == h.sent)
                )
                key = (
                    away + (REACH if old and away and not named else 0),
                    int(old and not named or away > 0 and _told_as_before(c, h, syntax)),
                    -int(away > 0 and not old and _of_those(c, h, syntax)),
                    abs(h.head - c.head) if away == 0 else -h.head,
                )
                if best is None or key < best:
                    best, chosen = key, k
    if best is None and toll and c.rule.startswith("harm.toll") and "tally" not in c.rule and not past:
        news = [g for g in groups if g.first.type == "ASSAULT" and any(h.status == "current" for h in g.members) and g.first.sent < sent]
        return news[0] if len(news) == 1 else None  # "The total death toll is believed to be 19", far below the one attack of the text
    if best is None or sent not in {h.sent for h in groups[chosen].members} and _told_together(groups[chosen], groups):
        return None
    return groups[chosen]


def _story_of_then(c: CasualtyMention, g: Group, h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "In 2019, a drone exploded over a parade. [Seven soldiers were injured]": of an old act that the sentence before tells, with its day, and of which no such harm is
    told; not "The raid came after a drone exploded over a parade in 2019. Seven soldiers were injured", nor what has a day of its own."""
    dated = h.status_rule == "status.background.date" and not h.noun and syntax.rel(h.head) == "root" and bool(h.times) and h.times[0].first < h.head
    again = any(x.harm == c.harm for m in g.members for x in m.casualties) or any(syntax.tokens[t.head].sent == syntax.tokens[c.head].sent for t in draft.times)
    return dated and not again and syntax.tokens[c.head].sent - h.sent == 1 and h.sent in syntax.paragraph(syntax.tokens[c.head].sent)


def _of_the_past(sent: int, draft: Draft, syntax: Syntax) -> range | None:
    """The paragraph up to a sentence where it tells nothing but what is long past: "The city was held by militants for months in 2017. [A thousand people died]": in no
    act of the paragraphs before."""
    paragraph = syntax.paragraph(sent)
    ends = [t.when.end for t in draft.times if syntax.tokens[t.head].sent in paragraph and t.when.end and t.relation in {"on", "during", "between"}]
    old = draft.published is not None and bool(ends) and date.fromisoformat(max(ends)[:10]) < draft.published - LONG_AGO
    return paragraph if old and paragraph.start and len(paragraph) > 1 else None


def _of_its_town(c: CasualtyMention, syntax: Syntax, groups: list[Group], entries: dict[int, int]) -> Group | None:
    """ "The death toll in [Rafah] rises to nine", in an entry of its own of a bulletin: of the act at that town that was told before."""
    sent = syntax.tokens[c.head].sent
    words = {syntax.lemma(i) for i in (c.head, c.victims) if i is not None}
    names = {syntax.tokens[k].text for i in (c.head, c.victims) if i is not None for k in syntax.obliques(i, "in", "at", "near")}
    if sent not in entries or not words & {"toll", "number", "figure"} or any(h.sent == sent for g in groups for h in g.members):
        return None
    there = [g for g in groups if g.first.type == "ASSAULT" and g.first.sent < sent and any(p.name.split()[-1] in names for h in g.members for p in h.places)]
    return there[-1] if there else None


def _toll_put(c: CasualtyMention, syntax: Syntax) -> bool:
    """ "In May the group seized Djibo and killed 200 soldiers. Residents put the [toll] at 130": of what was told right before, however old."""
    up = syntax.head(c.head)
    return syntax.lemma(c.head) in {"toll", "number"} and up is not None and syntax.lemma(up) in {"put", "place", "estimate"} and not syntax.kids(c.head, "nmod")


def _told_as_before(c: CasualtyMention, h: Happening, syntax: Syntax) -> bool:
    """ "A missile struck a tanker, hours after troops [destroyed] a launcher. Two sailors were wounded": not in what went before the act that is told; but
    "... hours after missiles hit Sumy. Ten were wounded [in Sumy]", "burned a bank after police shot a student. Five were injured"."""
    clause = syntax.clause(h.head)
    marks = [k for k in syntax.kids(clause, "mark") if syntax.low[k] == "after"] if syntax.rel(clause) == "advcl" else []
    after = any(k and syntax.low[k - 1] in DISTANCE for k in marks)
    first, last = syntax.subtree(clause)
    if any(syntax.low[k] in syntax.low[first:last] for k in syntax.obliques(c.head, "in", "near", "at")):
        return False
    return after and not harmed_after(h, syntax) and not _of_those(c, h, syntax)


def _of_those(c: CasualtyMention, h: Happening, syntax: Syntax) -> bool:
    """ "A bomb killed six people, hours after rebels downed a helicopter, killing 12 officers. Eight [officers] were also hurt": those of one act by their noun."""
    of = syntax.obliques(c.victims, "of") if c.victims is not None and syntax.tokens[c.victims].upos == "NUM" else []  # "One of the officers"
    noun = syntax.lemma(of[0] if of else c.victims) if c.victims is not None else ""
    return bool(noun) and noun not in harm_words("anyone") and noun in {syntax.lemma(f.head) for f in h.recipients}


def _told_together(g: Group, groups: list[Group]) -> bool:
    """ "Bombs in Kirkuk and Baqubah killed nine and four. Forty were hurt": of which of the acts of a sentence, it does not say."""
    mine = {(h.item[0], h.sent) for h in g.members if h.item is not None}
    return any(h.item is not None and (h.item[0], h.sent) in mine for o in groups if o is not g for h in o.members)
