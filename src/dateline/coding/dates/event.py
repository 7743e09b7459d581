"""Which time expression is an event's own: by syntax, never by nearness alone."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from datetime import date, timedelta

from dateline.coding.dates.grammar import patterns
from dateline.coding.dates.relative import after_day, before_day
from dateline.coding.draft import Draft
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import TimeMention
from dateline.text import Token
from dateline.vocab.classes import word_class
from dateline.vocab.numbers import parse_number

CLAUSE = {"root", "ccomp", "advcl", "acl", "parataxis", "csubj"}
SPEECH_WITH_A_DAY = word_class("sayings.speech-with-a-day")
HELD_TO_BE_SO = SPEECH_WITH_A_DAY | word_class("sayings.reported")
CONDEMNING = word_class("sayings.condemning")
AFTERWARDS = word_class("casualties.afterwards")
TOLL_CHANGES = word_class("casualties.toll-changes")
PUBLISHED = word_class("sayings.publishing")
PART_IN = word_class("acts.part-in")
REACH = 12  # words from the verb of a claim to what is claimed
HAPPENS = frozenset({"come", "happen", "occur", "follow"})
TOLLS = {"toll", "number", "count"}
OVER = {"over", "for", "about", "against", "to"}
DATELINE = 10  # tokens before its date
LOOK = 30  # tokens back to the subject of a verb
NEAR = 4  # words between a year and the day in it
CARRY = 5  # sentences over which a day told last is the one that a distance is measured from
UNIT_DAYS = {"day": 1, "night": 1, "week": 7}
REACH = 5  # steps from a time up to the event word
STEPS = 3  # predicates above the event word whose time it shares


def event_time(draft: Draft, token_index: int, event: int | None = None) -> TimeMention | None:
    """The time of the event word at a token, or None.

    In order: a distance measured from it ("a week after the attack"); what hangs on the event word itself ("Tuesday's attack", "struck on Tuesday"); what
    hangs on the predicate that the word depends on or is conjoined with, up to its clause ("On Tuesday, the attack killed five"). A time inside another
    clause is never taken, nor that of a deed named on the way (`event`: the word asked about, where `token_index` is a verb above it), nor the time of a
    verb of speech ("said on Tuesday", "condemned on Tuesday an attack"), unless the word is that verb; a duration never is a time.
    """
    tokens = draft.analysis.tokens
    if (measured := measured_from(draft, token_index) or _after_what_has_a_day(draft, token_index)) is not None:
        return measured
    here = [t for t in draft.times if tokens[t.head].sent == tokens[token_index].sent and t.when.precision != "unknown" and not _of_the_dateline(tokens, t)]
    here = [t for t in here if not of_a_claim(tokens, t) or tokens[token_index].lemma == "claim"]
    if not here:
        return None
    at = token_index
    for _ in range(STEPS + 1):
        if tokens[at].lemma == "follow" and tokens[token_index].deprel.startswith("nsubj") and tokens[token_index].head == at:
            break  # "The attack follows the murder of a leader on 17 November"
        condemned = tokens[at].lemma in CONDEMNING and tokens[token_index].head == at and tokens[token_index].deprel == "obj"
        aside = condemned or tokens[at].lemma in AFTERWARDS or _toll_told(tokens, at)  # "The victims of the bombing were buried on Sunday"
        if at == token_index or tokens[at].lemma not in SPEECH_WITH_A_DAY and not aside:
            found = [(d, t.first, t) for t in here if (d := _steps(tokens, t.head, at, token_index if event is None else event)) is not None]
            if found:
                first = min(found, key=lambda x: x[:2])[2]
                return next((t for _, _, t in found if _spelled_out(tokens, first, t)), first)
        if at == token_index and (during := _after_days_of(draft, at)) is not None:
            return during
        up = tokens[at].head
        looked_at = at == token_index and tokens[at].upos == "NOUN" and tokens[at].deprel == "obl" and _reason(tokens, at, {"over", "for"})
        looked_at = looked_at or at == token_index and tokens[up].lemma in PART_IN and _reason(tokens, at, {"in"}) and _reason(tokens, up, {"for", "over"})
        if (before := _before_who_says_so(tokens, here, at)) is not None:
            return before
        if up == at or looked_at or _ends_clause(tokens, at) or _measures(tokens, here, at):
            break
        at = up
    return None


def _before_who_says_so(tokens: tuple[Token, ...], here: list[TimeMention], at: int) -> TimeMention | None:
    """ "[On May 12], police said, two men shot at a bus": who says so between commas behind a day tells of that day; not "On May 12, police said two shot at it"."""
    said = tokens[tokens[at].head]
    if tokens[at].deprel not in {"ccomp", "parataxis"} or said.lemma not in HELD_TO_BE_SO or not said.i < at or tokens[said.i + 1].text != ",":
        return None
    whose = min((k.i for k in tokens[max(0, said.i - REACH * 2) : said.i] if k.head == said.i and k.deprel == "nsubj"), default=said.i)
    fronted = [t for t in here if tokens[t.head].head == said.i and t.last <= whose and tokens[t.last].text == ","]
    return fronted[0] if len(fronted) == 1 else None


def _after_days_of(draft: Draft, i: int) -> TimeMention | None:
    """ "was holding on Thursday after two days of [clashes]": the days before the day that is told above."""
    tokens = draft.analysis.tokens
    days = tokens[i].head
    over = tokens[days].head
    if tokens[i].deprel != "nmod" or tokens[days].lemma not in UNIT_DAYS or not _reason(tokens, i, {"of"}) or not _reason(tokens, days, {"after", "following"}):
        return None
    counted = next((parse_number([t.text]) for t in tokens[max(0, days - 2) : days] if t.head == days and t.deprel == "nummod"), 1) or 1
    told = [t for t in draft.times if tokens[t.head].head == over and t.relation == "on" and t.when.precision == "day" and t.when.start and t.when.start == t.when.end]
    if len(told) != 1:
        return None
    end = date.fromisoformat(str(told[0].when.start))
    start = end - timedelta(days=counted * UNIT_DAYS[tokens[days].lemma])
    return replace(told[0], when=replace(told[0].when, start=start.isoformat()))


def of_a_report(syntax: Syntax, time: int) -> bool:
    """ "A report [published on Tuesday] accused rebels of executing civilians": a time of the report, and not of what it tells."""
    up = syntax.head(time)
    return up is not None and syntax.rel(up) in {"acl", "acl:relcl"} and syntax.lemma(up) in PUBLISHED


def of_a_count(syntax: Syntax, time: int) -> bool:
    """ "The toll from the raid [rose on Wednesday]": the day of the count."""
    up = syntax.head(time)
    return up is not None and _toll_told(syntax.tokens, up)


def of_a_claim(tokens: tuple[Token, ...], t: TimeMention) -> bool:
    """ "The group claimed the bombing [on Monday]": the day of the claim, wherever it hangs; not "claimed Monday's bombing", "claimed an attack on Monday"."""
    up = tokens[tokens[t.head].head]
    if up.lemma == "claim":
        return any(k.head == up.i and k.deprel == "obj" and up.i < k.i for k in tokens[up.i : up.i + REACH])
    case = any(k.head == t.head and k.deprel == "case" for k in tokens[max(0, t.first - 2) : t.head])
    the = any(k.head == up.i and k.text.lower() == "the" for k in tokens[max(0, up.i - 4) : up.i])
    if any(k.head == up.head and k.nominal == "time" and k.i != t.head for k in tokens[up.head : up.i]):
        return False  # "claimed on Saturday the attack in Kabul on Friday"
    return case and the and up.i < t.first and up.deprel == "obj" and tokens[up.head].lemma == "claim"


def finer_than(t: TimeMention, wider: TimeMention) -> bool:
    """ "The 1995 bombing occurred on [20 October 1995]": the day in the year."""
    return bool(t.when.start and wider.when.start and wider.when.end) and str(wider.when.start) <= str(t.when.start) <= str(wider.when.end)


def _spelled_out(tokens: tuple[Token, ...], coarse: TimeMention, t: TimeMention) -> bool:
    """ "Thirty years ago this week, [on 4 December 1971], a gang placed a bomb": the day told right behind the year or week in which it lies."""
    told = coarse.relation == t.relation == "on" and coarse.when.precision in {"year", "month", "week"} and t.when.precision in {"day", "time"}
    between = tokens[coarse.last : t.first]
    return told and finer_than(t, coarse) and len(between) <= NEAR and all(k.nominal == "time" or k.text.lower() in {",", "on", "this"} for k in between)


def _of_the_dateline(tokens: tuple[Token, ...], t: TimeMention) -> bool:
    """ "Port-au-Prince, [26 November] - At least 40 people were killed": the day of writing; capitals and numbers from the first word to a dash."""
    first = t.first
    while first and tokens[first - 1].sent == tokens[t.first].sent and t.first - first < DATELINE:
        first -= 1
    before = tokens[first : t.first]
    if not before or before[0].sent != tokens[t.first].sent or first and tokens[first - 1].sent == tokens[t.first].sent or not before[0].text[:1].isupper():
        return False
    after = next((k for k in tokens[t.last : t.last + 6] if k.text in {"-", "–", "—", "--"} and k.start > tokens[k.i - 1].end), None)
    named = all(k.text[:1].isupper() or not k.text[:1].isalpha() or k.deprel == "flat" for k in before)
    return after is not None and named and all(not k.text[:1].islower() for k in tokens[t.last : after.i])


def _toll_told(tokens: tuple[Token, ...], at: int) -> bool:
    """ "The toll from the raid [rose to 121 on Wednesday]": the day of the count, and not of the raid."""
    toll = any(t.head == at and t.deprel.startswith("nsubj") and t.lemma in TOLLS for t in tokens[max(0, at - LOOK) : at])
    return toll and tokens[at].lemma in TOLL_CHANGES


def _measures(tokens: tuple[Token, ...], times: list[TimeMention], i: int) -> bool:
    """ "the day before the rally": a time that is told by its distance from the event is not the event's."""
    over = tokens[i].head
    cases = {t.text.lower() for t in tokens[over:i] if t.head == i and t.deprel == "case"} if over < i else set()
    return bool(cases & {"before", "after"}) and any(t.head == over for t in times)


def measured_from(draft: Draft, i: int) -> TimeMention | None:
    """ "The speech came one week after an attack": the attack lies a week before the day that was told last.

    That day must stand in the five sentences before, or be the only one told so far beside the day of publication. "on Sunday, three days after the bombing" is so, too.
    """
    tokens = draft.analysis.tokens
    mention = next((t for t in draft.times if t.relation in {"after", "before"} and t.when.precision == "unknown" and _opens(tokens, t, i)), None)
    if mention is not None and any(tokens[t.head].head == i and mention.last <= t.first < i and t.when.precision == "day" for t in draft.times):
        return None  # "three days after the June 3 bombing"
    if mention is not None and tokens[i].upos == "VERB" and (main := _day_above(draft, i)) is not None:
        return _so_long_from(draft, mention, main)
    if mention is not None and tokens[i].upos == "VERB" and tokens[tokens[i].head].upos == "VERB" and tokens[tokens[i].head].lemma not in HAPPENS:
        return None  # "Karim was killed three days after he [set off] a bomb": measured from a deed whose day is not told
    told = [t for t in draft.times if mention and t.last <= mention.first and t.when.precision in {"day", "time"} and t.when.start == t.when.end and t.relation == "on"]
    beside = bool(mention and told) and 0 <= mention.first - told[-1].last <= 1  # type: ignore[union-attr]
    pointed_back = any(t.head == i and t.lemma == "the" for t in tokens[max(0, i - 4) : i])  # "a day after the Delhi blast": told with a day of its own
    if mention is None or pointed_back and not beside or not told or not told[-1].when.start:
        return None
    others = {t.when.start for t in told} - {draft.document.published}
    only = len(others) == 1 and told[-1].when.start in others or not others  # no other day is told, or none but that of publication
    if tokens[i].sent - tokens[told[-1].head].sent > CARRY and not only:
        return None
    return _so_long_from(draft, mention, told[-1])


def _so_long_from(draft: Draft, mention: TimeMention, day: TimeMention) -> TimeMention | None:
    """The day that lies as long before another as the mention says."""
    words = next((m for p in patterns()["unit"] if p.name == "units-after" and (m := p.regex.match(draft.document.text, mention.span.start, mention.span.end + 1))), None)
    when = before_day(words, date.fromisoformat(str(day.when.start))) if words else None
    return replace(mention, when=when, relation="on", anchor="previous") if when else None


def _after_what_has_a_day(draft: Draft, i: int) -> TimeMention | None:
    """ "was arrested [two weeks after the May 15 bombing]": as long after the day that is told with the act. The day itself is that of the bombing."""
    tokens = draft.analysis.tokens
    if any(tokens[t.head].head == i and t.when.precision != "unknown" and t.relation == "on" for t in draft.times):
        return None  # "on Monday, three days after the June 3 bombing"
    for mention in draft.times:
        act = tokens[tokens[mention.last - 1].head]
        if mention.relation not in {"after", "before"} or mention.when.precision != "unknown" or act.head != i or act.upos != "NOUN" or act.i < mention.last:
            continue
        days = [t for t in draft.times if tokens[t.head].head == act.i and mention.last <= t.first < act.i and t.when.precision == "day" and t.when.start]
        words = next(
            (m for p in patterns()["unit"] if p.name == "units-after" and (m := p.regex.match(draft.document.text, mention.span.start, mention.span.end + 1))), None
        )
        when = after_day(words, date.fromisoformat(str(days[0].when.start))) if words and days else None
        if when is not None:
            return replace(mention, when=when, relation="on", anchor="previous")
    return None


def _day_above(draft: Draft, i: int) -> TimeMention | None:
    """ "Three days after gunmen [attacked] a church, thousands marched on Monday": the day of the main clause."""
    tokens = draft.analysis.tokens
    up = tokens[i].head
    mine = [t for t in draft.times if tokens[t.head].head == up and t.relation == "on" and t.when.precision in {"day", "time"} and t.when.start == t.when.end]
    return mine[0] if up != i and tokens[i].deprel == "advcl" and len(mine) == 1 and mine[0].when.start else None


def _opens(tokens: tuple[Token, ...], t: TimeMention, i: int) -> bool:
    """The mention's last word ("after") is the preposition of the noun at i, or opens the clause of the verb there ("a day after gunmen [killed] nine")."""
    opener = tokens[t.last - 1]
    clause = tokens[i].upos == "VERB" and (opener.deprel == "mark" or opener.text.lower() == "after")
    return t.last <= i and opener.head == i and (clause or tokens[i].upos in {"NOUN", "PROPN"})


def _ends_clause(tokens: tuple[Token, ...], i: int) -> bool:
    """The token is the predicate of its own clause: what lies above it is another happening."""
    t = tokens[i]
    return t.deprel.split(":")[0] in CLAUSE and (t.upos in {"VERB", "AUX", "ADJ"} or t.deprel.startswith(("ccomp", "parataxis")))


def _year_of_a_thing(tokens: tuple[Token, ...], i: int, target: int) -> bool:
    """ "suspended a [1960] water treaty": how old a thing is, not when something was done to it; not "the [1994] massacre"."""
    t, noun = tokens[i], tokens[tokens[i].head]
    modifier = t.text.isdigit() and len(t.text) == 4 and t.deprel in {"nummod", "compound", "amod"} and t.head != target
    return modifier and noun.upos in {"NOUN", "PROPN"} and noun.nominal not in {"time", "event"} and not event_noun(noun.lemma.lower())


def _reason(tokens: tuple[Token, ...], i: int, words: Container[str] = OVER) -> bool:
    """ "was sentenced [over the April 2013 attack]", "marched [against Monday's raid]": what something is done over has a day of its own; not "in Monday's attack"."""
    return any(t.head == i and t.deprel == "case" and t.text.lower() in words for t in tokens[max(0, i - LOOK) : i])


def _steps(tokens: tuple[Token, ...], i: int, target: int, event: int) -> int | None:
    """Steps from a time up to the target, without passing another predicate; None when it hangs elsewhere. On the way to the predicate above an event, a deed that
    has the time within it keeps it: "the strikes were a response to [the attack on Tuesday]"."""
    at = i
    if _year_of_a_thing(tokens, i, target):
        return None
    for n in range(REACH):
        if at == target:
            return n
        since = n and at != target and any(k.head == at and k.deprel == "case" and k.text.lower() == "since" for k in tokens[max(0, at - LOOK) : at])
        if since:
            return None  # "has jailed 22,000 since [the coup in February 2021]"
        if n and at not in {event, target} and tokens[at].upos == "NOUN" and tokens[at].deprel in {"nmod", "obl"} and event_noun(tokens[at].lemma.lower()):
            if target != event or _reason(tokens, at):
                return None
        if n and at not in {event, target} and tokens[at].lemma in PART_IN and _reason(tokens, at, {"for"}):
            return None  # "was jailed for his [role] in the 2016 coup attempt"
        if tokens[at].deprel == "obj" and tokens[tokens[at].head].lemma == "follow" and n:
            return None  # "The strikes follow [the Dec. 13 ambush]": the day of what came before
        over = tokens[tokens[at].head]
        if n and tokens[at].deprel == "obj" and over.i == target and over.lemma in CONDEMNING and event_noun(tokens[at].lemma.lower()):
            return None  # "praised [the attack of October 7]"
        if tokens[at].head == at or at != i and tokens[at].upos in {"VERB", "AUX"}:
            return None
        at = tokens[at].head
    return None
