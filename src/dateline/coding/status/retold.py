"""Articles that tell the past again (a trial, a day that is kept, a view of a war): what they tell without a day is of that past, and so is what was said of it then."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.vocab.classes import word_class

COURTS, ANNIVERSARIES = word_class("places.courts") - {"judge", "inquiry"}, word_class("periods.anniversaries")
REMEMBERING, AGES = word_class("reactions.remembering"), word_class("periods.ages")
OPINION, CAUGHT = word_class("sayings.opinion-pages"), word_class("acts.caught")
SAID_OF_ACTS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "SANCTION", "CONCEDE", "AGREE", "RETREAT", "MOBILIZE"})
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
OLD = frozenset({"status.background.date", "status.background.beside", "status.background.of-history"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
CRIMES = word_class("orders.crimes") | {"crackdown"}
RULINGS = frozenset({"verdict", "sentence", "ruling", "judgment"})
AT_COURT = frozenset({"outside", "near", "around", "in front of", "inside", "at", "behind"})
LONG_AGO = timedelta(days=180)
OPENING = 3  # sentences in which an article says what it is


def retold(h: Happening, happenings: list[Happening], draft: Draft, syntax: Syntax) -> bool:
    """Whether a current act without a day of its own is of the past that the article, or the sentence before, is about."""
    if not _told_in_the_past(h, syntax) or h.sent == 0 or any(syntax.tokens[t.head].sent == h.sent for t in draft.times if t.when.precision in {"day", "time"}):
        return False
    paragraph = syntax.paragraph(h.sent)
    before = [x for x in happenings if x is not h and x.head < h.head]
    if _of_those_days(h, syntax):
        return True
    kind = _kind(happenings, syntax)
    fresh = {"ASSAULT", "PROTEST"} if kind == "trial" else FORCE | {"PROTEST"}
    if any(x.status == "current" and (x.times or x.sent == h.sent) and x.sent in paragraph and x.type in fresh for x in before):
        return False  # "Hours earlier, rebels killed five men. They burned a truck": news told beside the past
    upon_a_court = any(syntax.lemma(f.head) in COURTS for x in happenings if x.type == "ASSAULT" and x.status == "background" for f in x.targets)
    if kind == "trial" and not upon_a_court and any(_at_the_hearing(n, syntax) for n in paragraph if n <= h.sent):
        return False
    if kind == "trial" and (h.type == "ASSAULT" or h.type == "COERCE" and syntax.lemma(h.head) in CAUGHT) or kind in {"day", "view"} and h.type in FORCE:
        return True
    if h.type in FORCE and _after_what_is_old(h, before, draft, syntax):
        return True
    return h.type in SAID_OF_ACTS and draft.published is not None and _said_then(h, before, paragraph, kind, draft.published, syntax)


def _at_the_hearing(sent: int, syntax: Syntax) -> bool:
    """ "Supporters clashed with police [outside the court]", "stormed [the courtroom]", "[As the verdict was read], gunmen opened fire", "arrested two men [after the
    hearing]": beside a trial, and not what it is about; not "The court heard that ..."."""
    s = syntax.sentences[sent]
    for k in range(s.first, s.last):
        sites = syntax.lemma(k) in COURTS | {"courtroom", "courthouse"} and syntax.prep(k) in AT_COURT
        up = syntax.head(k)
        read = (
            syntax.lemma(k) in RULINGS and up is not None and syntax.rel(k).startswith("nsubj") and any(syntax.low[m] in {"as", "after"} for m in syntax.kids(up, "mark"))
        )
        led_to = (
            syntax.lemma(k) in RULINGS and up is not None and syntax.rel(k) == "nsubj" and any(event_noun(syntax.lemma(o)) for o in syntax.objects(up))
        )  # "set off riots"
        if sites or read or led_to or syntax.lemma(k) in RULINGS | {"hearing"} and syntax.prep(k) in {"after", "during", "at", "before", "following"}:
            return True
    return any(syntax.lemma(o) in {"courtroom", "courthouse"} for k in range(s.first, s.last) for o in syntax.kids(k, "obj"))


def within_what_is_old(h: Happening, happenings: list[Happening], syntax: Syntax) -> Happening | None:
    """ "In August police beat women [who were marching in Jaffna]": what those were doing whom an old act befell is as old; the old act."""
    clause = syntax.clause(h.head)
    whom = syntax.head(clause)
    if h.noun or h.times or whom is None or syntax.rel(clause) not in {"acl:relcl", "acl"}:
        return None
    going_on = syntax.tokens[clause].xpos == "VBG" and not {"is", "are", "be"} & set(syntax.auxiliaries(clause))
    old = [x for x in happenings if x.sent == h.sent and x.status == "background" and x.times and any(f.head == whom for f in x.recipients)]
    return old[0] if going_on and old else None


def _told_in_the_past(h: Happening, syntax: Syntax) -> bool:
    """ "shot him", "were beaten", "had fled"; not "has rejected", "denies", "will march"."""
    v = h.light if h.noun else h.head
    if v is None or not syntax.verbal(v) or syntax.tokens[v].xpos not in {"VBD", "VBN"}:
        return False
    return not {"has", "have", "'s", "'ve", "is", "are", "will", "would"} & set(syntax.auxiliaries(v))


def _kind(happenings: list[Happening], syntax: Syntax) -> str:
    """What an article that opens without a fresh attack is: of a "trial", of a "day" that is kept, a "view" of what happened; "" of others."""
    view = bool(syntax.low) and syntax.low[0] in OPINION
    opening = [x for x in happenings if x.type == "ASSAULT" and x.sent < OPENING and x.status == "current" and not _at_the_hearing(x.sent, syntax)]
    if not syntax.sentences or any(x.times or not view and x.sent == 0 and syntax.tokens[x.head].xpos in FINITE for x in opening):
        return ""
    last = syntax.sentences[min(OPENING, len(syntax.sentences)) - 1].last
    words = range(last)
    if view:
        return "view"
    if any(syntax.lemma(k) in ANNIVERSARIES or _years_on(k, syntax) for k in words):
        return "day"
    tried = any(x.type == "ASSAULT" and x.status == "background" for x in happenings) or any(syntax.lemma(k) in CRIMES for k in words)
    court = any(syntax.lemma(k) in COURTS and not syntax.negated(k) or syntax.lemma(k) in {"sentence", "convict"} and syntax.verbal(k) for k in words)
    return "trial" if tried and court else ""


def _years_on(k: int, syntax: Syntax) -> bool:
    """ "Ten years on", "Twenty years after the bombs", "two decades since", "Fifteen years after the guns fell silent"."""
    years = syntax.lemma(k) in {"year", "decade"} and k > 0 and syntax.tokens[k - 1].upos == "NUM"
    after = tuple(syntax.low[k + 1 : k + 3])
    return years and bool(after) and (after[0] in {"since", "after"} or after[0] == "on" and (len(after) < 2 or not after[1].isalpha() or after[1] in {"from", "since"}))


def _after_what_is_old(h: Happening, before: list[Happening], draft: Draft, syntax: Syntax) -> bool:
    """ "In 2012 rebels seized the north. French troops [drove] them out": told in one paragraph right after what has a year of its own, where nothing newer is told."""
    paragraph = syntax.paragraph(h.sent)
    if any(_the_same_again(f.head, x, before, syntax) for f in h.actors for x in before if x.status == "current"):
        return False
    if draft.published is None or any(x.status not in {"background", "denied"} for x in before if x.sent in paragraph):
        return False
    told = [t for t in draft.times if syntax.tokens[t.head].sent in paragraph and t.when.end and t.relation in {"on", "during"}]
    main = [t for t in told if 0 < h.sent - syntax.tokens[t.head].sent <= 2 and _of_the_main_clause(t.head, syntax)]
    return bool(main) and all(date.fromisoformat(str(t.when.end)[:10]) < draft.published - LONG_AGO for t in told)


def _the_same_again(who: int, news: Happening, before: list[Happening], syntax: Syntax) -> bool:
    """ "Gunmen killed five farmers. The state saw such violence in 2018. [The gunmen] burned houses": those of the news, where no others of their kind are told since."""
    kind = syntax.lemma(who)
    the = any(syntax.low[d] in {"the", "these"} for d in syntax.kids(who, "det"))
    since = any(syntax.lemma(f.head) == kind for x in before if x.status != "current" and x.head > news.head for f in x.actors)
    return the and any(syntax.lemma(f.head) == kind for f in news.actors) and not since


def _of_the_main_clause(i: int, syntax: Syntax) -> bool:
    up = syntax.head(i)
    return up is not None and syntax.verbal(up) and (syntax.rel(up) == "root" or syntax.rel(up) == "conj" and syntax.rel(syntax.tokens[up].head) == "root")


def _of_those_days(h: Happening, syntax: Syntax) -> bool:
    """ "The government [of the day] at first blamed ETA", "The [then] president sent troops": who did it did so in his day."""
    for k in syntax.subjects_of_grammar(h.head) if not h.noun else []:
        first, last = syntax.subtree(k)
        low = syntax.low[first:last]
        of_then = any(low[i : i + 3] in (["of", "the", "day"], ["of", "the", "time"]) for i in range(len(low)))
        if of_then and not event_noun(syntax.lemma(k)) or low[0] in {"the", "its", "their", "his"} and low[1:2] == ["then"]:
            return True  # not "The attack of the day killed nine", "Then soldiers killed three"
    return False


def _said_then(h: Happening, before: list[Happening], paragraph: range, kind: str, published: date, syntax: Syntax) -> bool:
    """ "The attack in Mumbai in 2008 left 166 dead. [India blamed Pakistan], [which denied] it", "In 2003 he gave himself up. The president [pardoned] him": said right
    after a deed of another year, of which it speaks; not of a charge that is news."""
    if h.type == "REJECT" and any(x.type in {"ACCUSE", "REQUEST"} and x.status == "current" for x in before):
        return False
    here = [x for x in before if x.sent == h.sent and x.type in SAID_OF_ACTS and not x.noun]
    if here:
        return all(x.status == "background" and x.status_rule in OLD for x in here) and _hangs_on(h, here, syntax)
    told = max((x.sent for x in before if x.sent < h.sent), default=-1)
    last = [x for x in before if x.sent == told]
    if not 0 <= h.sent - told <= 2 or kind != "day" and told not in paragraph:
        return False
    ends = [date.fromisoformat(t.when.end[:10]) for x in last for t in x.times if t.when.end]
    chained = not ends and kind != "trial" and all(x.status_rule == "status.background.beside" for x in last)  # "blamed Rwanda. Rwanda denied it"
    return (chained or bool(ends) and max(ends) < published - LONG_AGO) and all(x.status == "background" for x in last)


def _hangs_on(h: Happening, others: list[Happening], syntax: Syntax) -> bool:
    heads = {x.head for x in others}
    return any(a in heads for a in syntax.ancestors(h.head))
