"""Acts that are as old as what is told beside them: where their own words tell no time, the main clause, the sentence before or the day of the speech does."""

from __future__ import annotations

from datetime import date

from dateline.coding.dates.coder import event_time
from dateline.coding.draft import Draft
from dateline.coding.grouping.by_police import blast_of_it
from dateline.coding.grouping.one_deed import it_did, means_of
from dateline.coding.happening import Happening
from dateline.coding.status.aside import told_aside
from dateline.coding.status.lasting import RECENT, record
from dateline.coding.status.retold import retold, within_what_is_old
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.vocab.classes import word_class
from dateline.vocab.time_words import time_words

FACELESS, ANSWERS = word_class("people.faceless"), word_class("reactions.answered-by")
OPEN = "status.current"
RULE = "status.background.beside"
RECORD = "status.background.since"
LATER = frozenset({"later", "subsequently", "eventually", "afterwards"})
LEAD = 3  # sentences in which the news is told
NEAR = 20  # acts told before that a sentence may point back at
LASTING = {"status.background.habitual", "status.background.generic", "status.background.ended"}  # old by what they are, and not by their day


def age_beside(happenings: list[Happening], draft: Draft, syntax: Syntax) -> None:
    """Set acts to background that are told with what is long past."""
    by_head = {h.head: h for h in happenings}
    for k, h in enumerate(happenings):
        if h.status_rule == "status.planned.plotted" and h.definite and (done := _carried_out(h, happenings, syntax)) is not None:
            h.status, h.status_rule, h.times = done.status, done.status_rule, h.times or list(done.times)
        if h.status_rule == RECORD and record(h, syntax) and _goes_on(h, happenings[:k], syntax):
            h.status, h.status_rule = "current", OPEN
        if h.status_rule == "status.background.modifier" and _as_well(h, happenings[:k], draft, syntax):
            h.status, h.status_rule = "current", OPEN
        if h.status != "current" or h.status_rule != OPEN:
            continue
        if _after_a_count(h, syntax) or _means_of_old(h, by_head, syntax):
            h.status, h.status_rule = "background", RULE
        before = happenings[max(0, k - NEAR) : k]
        if aside := told_aside(h, before, draft, syntax):
            h.status, h.status_rule, h.times = "background", aside, []
        if h.times:
            continue
        host = _main_act(h, by_head, syntax) or within_what_is_old(h, happenings, syntax) or _answered_then(h, before, syntax) or _told_before(h, before, syntax)
        host = host or _arrested_then(h, before, syntax)
        if host is not None:
            h.status, h.status_rule, h.times = "background", RULE, list(host.times)
        elif _later(h, before, syntax):
            h.status, h.status_rule = "background", RULE
        elif (
            _pointed_back_at(h, before, syntax)
            or _at_the_time(h, before, syntax)
            or _said_at_the_time(h, syntax)
            or _told_long_ago(h, draft, syntax)
            or retold(h, happenings, draft, syntax)
        ):
            h.status, h.status_rule = "background", RULE


def _goes_on(h: Happening, before: list[Happening], syntax: Syntax) -> bool:
    """ "The army launched an offensive on Monday. [It has killed militants and destroyed bunkers]", "Rebels attacked Beni. The rebels have burned houses": what those did
    since who did the act of the sentence before; not "The group claimed the raid. It has attacked US bases"."""
    clause = h.head if syntax.subjects_of_grammar(h.head) or syntax.rel(h.head) != "conj" else syntax.tokens[h.head].head
    who = syntax.subjects_of_grammar(clause)
    last = [x for x in before if x.type == "ASSAULT" and x.status == "current" and x.sent == h.sent - 1 and x.actors and not x.claimed_by]
    same = any(syntax.lemma(k) in {syntax.lemma(f.head) for x in last for f in x.actors} or syntax.low[k] in {"it", "they"} for k in who)
    return bool(last) and same and syntax.rel(clause) != "acl:relcl"


def _as_well(h: Happening, before: list[Happening], draft: Draft, syntax: Syntax) -> bool:
    """ "Pagers exploded in Lebanon on Tuesday, killing nine. 14 people were wounded in [similar explosions] in Syria": with a toll of its own, right behind the news."""
    similar = any(syntax.low[k] == "similar" for k in syntax.kids(h.head, "amod"))
    hurt = any(c.head in syntax.ancestors(h.head) and syntax.tokens[c.head].xpos in {"VBN", "VBD"} for c in draft.casualties if c.count.state == "given")
    return similar and hurt and not h.times and any(x.type == h.type and x.status == "current" and h.sent - x.sent <= 2 for x in before)


def _carried_out(h: Happening, happenings: list[Happening], syntax: Syntax) -> Happening | None:
    """ "A bomb killed 12 in Lahore. Omar planned [the attack].": what was planned is told as done."""
    done = [x for x in happenings if x.head < h.head and x.type == h.type and x.status in {"current", "background"} and x.status_rule not in LASTING]
    return next((x for x in reversed(done) if x.mode == h.mode or syntax.lemma(x.head)[:5] == syntax.lemma(h.head)[:5] or h.mode is None), None)


def _after_a_count(h: Happening, syntax: Syntax) -> bool:
    """ "It was [the fifth raid on the city since April]. A bomb killed two men there last Thursday.": one of those counted, with a day of its own."""
    if h.type != "ASSAULT" or h.noun or h.sent <= LEAD or not h.times:
        return False
    before = syntax.sentences[h.sent - 1]
    words = range(before.first, before.last)
    counted = any(
        syntax.low[k] in time_words("ordinals") and syntax.tokens[k].xpos == "JJ" and syntax.rel(k) == "amod" and event_noun(syntax.lemma(syntax.tokens[k].head))
        for k in words
    )
    return counted and any(syntax.low[k] == "since" for k in words) and any(syntax.low[k] in {"it", "this", "that"} for k in words[:2])


def _main_act(h: Happening, by_head: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "In July 2022, the group attacked a prison, [freeing] 800 inmates": as old as the verb that it hangs on; not "The army attacked on Monday, [after] rebels ..."."""
    if h.noun:
        return None
    if (joined := _under_one_had(h, by_head, syntax)) is not None:
        return joined
    over = syntax.done_beside(h.head)
    host = by_head.get(over) if over is not None else None
    return host if host is not None and host.status == "background" and host.status_rule not in LASTING else None


def _means_of_old(h: Happening, by_head: dict[int, Happening], syntax: Syntax) -> bool:
    """ "The vote follows the killing of the general [in an airstrike] last week": how an old deed was done is as old."""
    over = next((x for x in by_head.values() if x.sent == h.sent and means_of(h, x, syntax)), None)
    return over is not None and over.status == "background" and over.status_rule not in LASTING


def _pointed_back_at(h: Happening, before: list[Happening], syntax: Syntax) -> bool:
    """ "The vote follows an airstrike last week. [The strike] took place in Tyre.": the one that the sentence before told, by the same word; not "A strike"."""
    if not (h.noun and h.definite and h.type == "ASSAULT"):
        return False
    if any(blast_of_it(h, x, syntax) and x.status == "background" and x.status_rule not in LASTING for x in before):
        return True  # "was shot dead three days after he set off two bombs. [The blasts] killed four"
    own = syntax.lemma(h.head)
    of_that = [x for x in before if x.type == h.type and 1 <= h.sent - x.sent <= 2]
    old = of_that and all(x.status == "background" and x.status_rule not in LASTING for x in of_that)
    return bool(old) and any(x.noun and syntax.lemma(x.head).endswith(own) for x in of_that)


def _under_one_had(h: Happening, by_head: dict[int, Happening], syntax: Syntax) -> Happening | None:
    """ "who [had planted] explosives and [fired] rockets": one "had" for both."""
    first = by_head.get(syntax.tokens[h.head].head) if syntax.rel(h.head) == "conj" else None
    if first is None or first.noun or first.status != "background" or first.status_rule in LASTING:
        return None
    own = syntax.kids(h.head, "aux", "aux:pass", "nsubj", "nsubj:pass")
    return first if not own and "had" in syntax.auxiliaries(first.head) else None


def _told_before(h: Happening, before: list[Happening], syntax: Syntax) -> Happening | None:
    """ "The gunmen killed 21 people in January 2019. [All five were killed] by police.", "Police shot [the attacker] dead": done to those of the sentence before, or of
    the one before that in the same paragraph, which tells of nothing new."""
    if h.noun or h.type != "ASSAULT":
        return None
    near = [x for x in before if 1 <= h.sent - x.sent <= 2 and "\n\n" not in syntax.text[syntax.sentences[x.sent].start : syntax.sentences[h.sent].start]]
    last = [x for x in before if h.sent - x.sent == 1] or near
    if not last or any(x.status != "background" or x.status_rule in LASTING for x in last if x.type == "ASSAULT"):
        return None
    subjects = syntax.kids(h.head, "nsubj:pass") if syntax.passive(h.head) else [o for o in syntax.objects(h.head) if syntax.tokens[o].xpos == "NN"]
    pointed = any(_all_of_them(k, syntax) or syntax.lemma(k) in FACELESS and any(syntax.low[d] == "the" for d in syntax.kids(k, "det")) for k in subjects)
    pointed = pointed or any(it_did(h, x, syntax) for x in last)
    return next((x for x in reversed(last) if x.type == "ASSAULT"), None) if pointed else None


def _answered_then(h: Happening, before: list[Happening], syntax: Syntax) -> Happening | None:
    """ "In July 2024 rebels killed 84 men. The junta severed ties with Kyiv [in response]": as old as what it answered, in the sentence before."""
    answer = [k for k in syntax.obliques(h.head, "in") if syntax.lemma(k) in ANSWERS and not syntax.kids(k, "nmod")] if not h.noun else []
    last = [x for x in before if h.sent - x.sent == 1]
    old = all(x.status == "background" and x.status_rule == "status.background.date" and _of_a_month(x) for x in last)
    return last[-1] if answer and last and old and not syntax.auxiliaries(h.head) else None


def _arrested_then(h: Happening, before: list[Happening], syntax: Syntax) -> Happening | None:
    """ "On May 3, troops raided a camp near Mopti. [Two men were arrested]": of the story of an old day, told right behind it; not "The men were arrested", who are known
    from before, nor "Two men have been arrested"."""
    if h.noun or h.type != "COERCE" or h.sent <= 1 or {"has", "have", "had", "is", "are"} & set(syntax.auxiliaries(h.head)):
        return None
    whom = syntax.kids(h.head, "nsubj:pass") if syntax.passive(h.head) else syntax.objects(h.head)
    several = whom and all(syntax.tokens[k].upos == "NOUN" and not any(syntax.low[d] == "the" for d in syntax.kids(k, "det")) for k in whom)
    last = [x for x in before if h.sent - x.sent == 1]
    old = all(x.status == "background" and x.status_rule == "status.background.date" and x.times for x in last)
    one_paragraph = bool(last) and "\n\n" not in syntax.text[syntax.sentences[last[-1].sent].start : syntax.sentences[h.sent].start]
    return last[-1] if several and last and old and one_paragraph else None


def _at_the_time(h: Happening, before: list[Happening], syntax: Syntax) -> bool:
    """ "A van was stopped last month. Two men were arrested [at the time]": at that of which the text spoke before; not "at the time of the attack",
    nor behind the news."""
    if any(x.status == "current" and h.sent - x.sent <= 1 for x in before):
        return False
    then = [k for k in syntax.obliques(h.head, "at") if syntax.lemma(k) == "time" and syntax.low[k - 1] == "the"] if not h.noun and h.sent > 1 else []
    return any(not syntax.kids(k, "nmod", "acl", "acl:relcl") for k in then)


def _of_a_month(x: Happening) -> bool:
    return any(t.when.precision in {"month", "year"} for t in x.times)


def _later(h: Happening, before: list[Happening], syntax: Syntax) -> bool:
    """ "A blast in June 2017 killed three people. Police [later arrested] two men.", "[Weeks later] he ordered a strike": of the story of what is
    long past; not "later on Monday"."""
    at = h.light if h.noun else h.head
    later = [k for k in syntax.kids(at, "advmod") if syntax.low[k] in LATER] if at is not None else []
    if not any(all(syntax.tokens[x].nominal == "time" for x in syntax.kids(k)) for k in later):
        return False
    last = [x for x in before if 0 <= h.sent - x.sent <= 1 and x.head < h.head]
    if h.type == "COERCE" and last and last[-1].status_rule == "status.background.date" and last[-1].times:
        return True  # "It was the deadliest since a blast in June 2017 killed three. Police [later arrested] two men"
    return bool(last) and all(x.status == "background" and x.status_rule not in LASTING for x in last) and any(x.times for x in last)


def _all_of_them(k: int, syntax: Syntax) -> bool:
    """ "all five", "both", "all of them", "they"."""
    if syntax.low[k] in {"all", "both", "they"}:
        return True
    return syntax.tokens[k].upos == "NUM" and any(syntax.low[d] == "all" for d in syntax.kids(k, "det", "det:predet", "advmod"))


def _said_at_the_time(h: Happening, syntax: Syntax) -> bool:
    """ "The group [said at the time] that the raid was revenge": who spoke then spoke of what was news then."""
    for a in syntax.ancestors(h.head):
        for k in syntax.obliques(a, "at"):
            if syntax.lemma(k) == "time" and syntax.low[k - 1] == "the" and not syntax.kids(k, "nmod", "acl", "acl:relcl") and syntax.kids(a, "ccomp"):
                return True
    return False


def _told_long_ago(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "said [last month] that one of the strikes had killed a fisherman": what was told then was news then."""
    if draft.published is None:
        return False
    for a in syntax.ancestors(h.head):
        if syntax.tokens[a].sent != h.sent or not syntax.kids(a, "ccomp"):
            continue
        told = event_time(draft, a, h.head)
        if told is not None and told.when.end and told.relation == "on" and date.fromisoformat(told.when.end[:10]) < draft.published - RECENT:
            return True
    return False
