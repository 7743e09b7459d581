"""Over which time a published count runs: "since October 17", "in the past week", "between Nov. 4 and Nov. 10", "over that time"."""

from __future__ import annotations

from datetime import date
from functools import cache

from dateline.coding.draft import Draft
from dateline.coding.syntax import Syntax
from dateline.model import TimeMention
from dateline.vocab.classes import word_class
from dateline.vocab.numbers import parse_number
from dateline.vocab.rules import pattern_rules

A_DAY = 24  # hours
DAYS = 3  # from first to last, from which a number told for a span of days is no set of acts told one by one
RECORDING = word_class("sayings.recording")


@cache
def tally_words(form: str) -> frozenset[str]:
    """Words of a form of the rules of tallies."""
    return frozenset(w for rule in pattern_rules("tallies") if rule.form == form for w in rule.words)


def carriers(syntax: Syntax, unit: int) -> list[int]:
    """The counted word and the verb whose clause counts it: where a phrase of time may hang."""
    verb = syntax.clause(unit)
    return [unit, verb] if syntax.verbal(verb) and verb != unit else [unit]


def since_something(syntax: Syntax, unit: int) -> bool:
    """ "has carried out 100 attacks since the start of the war", "since the war began": counted in the perfect, up to now, from something that is not a date."""
    began = [m for k in carriers(syntax, unit) for a in syntax.kids(k, "advcl") for m in syntax.kids(a, "mark")]
    return perfect(syntax, unit) and (any(syntax.obliques(k, "since") for k in carriers(syntax, unit)) or any(syntax.lemma(m) == "since" for m in began))


def perfect(syntax: Syntax, unit: int) -> bool:
    """ "have been 30 attacks": up to now."""
    return any(syntax.lemma(k) == "have" for k in syntax.kids(carriers(syntax, unit)[-1], "aux"))


def period(syntax: Syntax, unit: int) -> bool:
    """ "three bombings in one week", "twelve raids over the past month": counted over a stretch of days that is told by its length."""
    spans = [k for c in carriers(syntax, unit) for k in syntax.obliques(c, "in", "over", "during", "within", "for")]
    return any(syntax.lemma(k) in tally_words("period") and long_stretch(syntax, k) for k in spans)


def span_of_days(draft: Draft, syntax: Syntax, unit: int, *, total: bool = False) -> TimeMention | None:
    """ "Between Nov. 4 and Nov. 10, forces conducted 154 strikes": days from one to another, some days on."""
    at = carriers(syntax, unit)
    for t in draft.times:
        recorded = t.when.precision in {"month", "year"} and (total or syntax.lemma(syntax.clause(unit)) in RECORDING)  # "recorded 264 attacks in October"
        if t.when.start and t.when.end and (t.when.precision == "day" or recorded) and any(k in at for k in [t.head, *syntax.ancestors(t.head)][:3]):
            if (date.fromisoformat(t.when.end[:10]) - date.fromisoformat(t.when.start[:10])).days >= DAYS:
                return t
    return None


def stretch(draft: Draft, syntax: Syntax, unit: int) -> TimeMention | None:
    """The time that such a stretch stands for, counted back from the day of publication: "the past two weeks", "this year"."""
    at = carriers(syntax, unit)
    hung = [t for t in draft.times if t.when.start and t.when.end and any(k in at for k in [t.head, *syntax.ancestors(t.head)][:3])]
    day = draft.document.published or ""
    return next((t for t in hung if t.when.precision in {"week", "month", "year"} and day and t.when.start < day[:10] <= t.when.end), None)  # type: ignore[operator]


def that_time(draft: Draft, syntax: Syntax, unit: int) -> TimeMention | None:
    """ "over that time", "over the same period", "since then": the window that was last told before."""
    at = [x for c in carriers(syntax, unit) for x in [c, *syntax.conjuncts(c)]]
    near = range(syntax.sentences[syntax.tokens[unit].sent].first, syntax.sentences[syntax.tokens[unit].sent].last)
    back = any(syntax.low[k - 1 : k + 1] == ["since", "then"] for k in near) or any(
        syntax.lemma(k) in {"time", "period"} for c in at for k in syntax.obliques(c, "in", "over", "during", "within")
    )
    before = [t for t in draft.times if 0 <= syntax.tokens[unit].sent - syntax.tokens[t.head].sent <= 2] if back else []
    told = (t for t in reversed(before) if t.when.start and t.last <= unit)
    return next((t for t in told if t.relation == "since" or syntax.prep(syntax.tokens[t.head].head) == "since"), None)


def since_an_act(draft: Draft, syntax: Syntax, unit: int) -> TimeMention | None:
    """ "have killed 7,150 people since the coup [on Feb. 1, 2021]": the day behind the act since which one counts, whatever a parse hangs it on."""
    acts = [k for c in carriers(syntax, unit) for k in syntax.obliques(c, "since") if syntax.tokens[k].upos == "NOUN" and syntax.tokens[k].nominal != "time"]
    acts += [x for k in acts for x in syntax.obliques(k, "of")]  # "since the start of the clashes on 15 April"
    behind = (t for t in draft.times for k in acts if t.when.start and k < t.first <= k + 2 and syntax.low[k + 1] in {"on", "of", "in"})
    return next((t for t in behind if t.relation != "since"), None)


def long_stretch(syntax: Syntax, i: int) -> bool:
    """A number of days or months, or those just past: not "in the week", and not one day."""
    before = [*syntax.kids(i, "nummod", "amod", "det", "advmod")]
    if syntax.lemma(i) in {"time", "period"}:  # "over that time"
        return any(syntax.lemma(k) in {"that", "this"} for k in syntax.kids(i, "det"))
    counted = any(syntax.tokens[k].upos == "NUM" or syntax.lemma(k) in {"past", "last", "several", "few", "recent"} for k in before)
    if syntax.lemma(i) == "hour":  # "repelled 41 attacks in the past 24 hours"; not "two attacks in three hours"
        return any((parse_number([syntax.tokens[k].text]) or 0) >= A_DAY for k in before)
    whole = any(syntax.lemma(k) in {"past", "last"} for k in before)  # "62 clashes took place over the past day"
    return counted and (syntax.lemma(i) != "day" or whole or syntax.tokens[i].xpos == "NNS")


def window(draft: Draft, syntax: Syntax, sent: int, unit: int | None = None) -> TimeMention | None:
    """The day since which a sentence counts; of several, that of the clause of the counted word: "has been shut since June, and 800 were deported since 2023"."""
    here = [t for t in draft.times if t.when.start and syntax.tokens[t.head].sent == sent]
    told = [t for t in here if t.relation == "since"]
    own = [t for t in told if unit is not None and syntax.clause(t.head) in carriers(syntax, unit)]
    since = next(iter(own or told), None)
    return since or next((t for t in here if t.relation in {"on", "during"} and syntax.prep(syntax.tokens[t.head].head) == "since"), None)  # "since the October 7 attack"


def since_it_began(draft: Draft, syntax: Syntax, unit: int) -> TimeMention | None:
    """ "60 arrests since the strike began [in April]"."""
    clauses = [
        a for k in {*carriers(syntax, unit), syntax.clause(unit)} for a in syntax.kids(k, "advcl") if any(syntax.lemma(m) == "since" for m in syntax.kids(a, "mark"))
    ]
    inside = [range(*syntax.subtree(a)) for a in clauses]
    return next((t for t in draft.times if t.relation in {"on", "during"} and t.when.start and any(t.head in r for r in inside)), None)


def as_written(t: TimeMention) -> str | None:
    """Start of an interval as precisely as the text gives it: a day, "2015-03" or "2015"."""
    if t.when.start is None:
        return None
    return t.when.start[: {"year": 4, "month": 7}.get(t.when.precision, 10)]
