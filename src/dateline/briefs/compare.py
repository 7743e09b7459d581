"""Tellings of one event side by side: each value per its source, never averaged, never summed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dateline.briefs import phrasing as p
from dateline.briefs import sentences as s
from dateline.briefs.citations import source_short
from dateline.briefs.sentences import MARK, Cite, Sentence
from dateline.coding.credits import credit_of
from dateline.merging.tellings import Group, Telling
from dateline.model import Count, Reading, Record
from dateline.model.values import Value
from dateline.vocab.credits import independent, whose

FIELDS = (("when", "When"), ("places", "Where"), ("actors", "By whom"), ("recipients", "Against whom"), ("targets", "Target"), ("weapons", "With"),
          ("deaths", "Killed"), ("wounded", "Wounded"), ("claimed_by", "Claimed by"))  # fmt: skip
SETTLED_BY_ADDING = ("claimed_by",)
CITED_BY_WORD = ("deaths", "wounded", "claimed_by")  # the exact words; for the rest the clauses that tell the event, already cited


def words(record: Record, field: str) -> str:
    """The value of a field in words; "" when the telling is silent."""
    values = record.values(field)
    if field in ("deaths", "wounded"):
        value = record.value(field)
        return _harm(value) if isinstance(value, Count) and value.state != "not_mentioned" else ""
    if field == "when":
        return p.when(record.value("when")).removeprefix("on ")
    if field == "places":
        return p.places(values)
    if field in ("weapons", "targets"):
        return p.joined(p.clean(str(v)) for v in values)
    return p.doers(record) if field == "actors" else p.actors(values)


def _harm(value: Count) -> str:
    return "none" if (value.low, value.best, value.high) == (0, 0, 0) else p.count(value, "", "").replace("  ", " ").strip()


def by_value(tellings: Iterable[Telling], field: str) -> dict[str, list[Telling]]:
    """Wording -> tellings that use it, in order of publication; silent ones are left out."""
    out: dict[str, list[Telling]] = {}
    worded: dict[tuple[str, ...], str] = {}
    for t in tellings:
        text = words(t.record, field)
        if text:
            same = tuple(sorted(text.lower().replace(" and ", ", ").split(", ")))
            out.setdefault(worded.setdefault(same, text), []).append(t)
    return out


def side_by_side(g: Group, lead: Telling) -> list[Sentence]:
    """Who else tells it; then each field in which the tellings differ, and killed and wounded whenever a telling states them."""
    others = [t for t in g.tellings if t is not lead]
    cites = tuple(Cite(t.reading, t.reading.document.id, t.record.spans, t.record.id) for t in others)
    named = "; ".join(f"{source_short(t.reading.document)} {chr(MARK + n)}" for n, t in enumerate(others))
    out = [Sentence(f"Also told by {named}.", cites)]
    out += same_words(g)
    for field, heading in FIELDS:
        values = by_value(g.tellings, field)
        if len(values) > 1 or (values and field in ("deaths", "wounded")):
            laid = laid_out(heading, field, values)
            out += [laid] if laid else []
    return out


def told_by(g: Group) -> str:
    """ "told by 3 sources", or "told by 5 reports from 3 sources" where several print one agency's words or are of one outlet."""
    reports, sources = len(g.tellings), independent(t.report for t in g.tellings)
    if reports == sources:
        return f"told by {sources} sources"
    return f"told by {reports} reports from {sources if sources > 1 else 'one'} source{'' if sources == 1 else 's'}"


def same_words(g: Group) -> list[Sentence]:
    """Who prints whose words, where several tellings rest on one agency: they are one source. Each is cited by the words that say so."""
    by_agency: dict[str, list[Telling]] = {}
    for t in g.tellings:
        by_agency.setdefault(whose(t.report), []).append(t)
    out = []
    for name, same in by_agency.items():
        if len({t.report.source or t.report.document for t in same}) < 2:
            continue
        cites = tuple(_credit(t) for t in same)
        named = p.joined(f"{source_short(t.reading.document)} {chr(MARK + n)}" for n, t in enumerate(same))
        out.append(Sentence(f"One source, {p.clean(name)}: {named}.", cites))
    return out


def _credit(t: Telling) -> Cite:
    """The words that name the agency: a credit line, else the speaker; else the clauses of the event."""
    credit = credit_of(t.reading.document)
    if credit is not None:
        return Cite(t.reading, t.reading.document.id, (credit.span,), t.record.id)
    return s.cite(t.reading, t.record, "speakers")


def laid_out(heading: str, field: str, values: dict[str, list[Telling]]) -> Sentence | None:
    """Values with their sources: "Killed: not known – Gazette, 21 Nov [1] | five – Courier, 22 Nov [2]."; None when there are none."""
    if not values:
        return None
    cites: list[Cite] = []
    parts = []
    for text, tellings in values.items():
        named = []
        for t in tellings:
            named.append(f"{source_short(t.reading.document)} {chr(MARK + len(cites))}")
            cites.append(s.cite(t.reading, t.record, *([field] if field in CITED_BY_WORD else [])))
        parts.append(f"{text} – {'; '.join(named)}")
    return Sentence(f"{heading}: {' | '.join(parts)}.", tuple(cites))


def disagreements(g: Group, headline: str) -> list[Sentence]:
    """Fields in which the tellings of a group cannot all hold, or say more or less."""
    out = []
    for field, heading in FIELDS:
        values = by_value(g.tellings, field)
        if field in SETTLED_BY_ADDING or len(values) < 2 or not differ([v for ts in values.values() for v in [ts[0].record.value(field)]], field):
            continue
        laid = laid_out(f"{p.capital(headline)}, {heading.lower()}", field, values)
        if laid:
            out.append(laid)
    return out


def differ(values: Sequence[Value], field: str) -> bool:
    """True for two different figures, or a figure beside "not known"; other fields differ in wording and that is shown with the event."""
    if field not in ("deaths", "wounded"):
        return False
    counts = [v for v in values if isinstance(v, Count)]
    return len({(c.state, c.low, c.best, c.high) for c in counts}) > 1


def tallies(readings: Sequence[Reading]) -> list[Sentence]:
    """Published counts of one unit that overlap and give different numbers, side by side."""
    by_key: dict[tuple[str, ...], list[Telling]] = {}
    for r in readings:
        for record in r.of_kind("tally"):
            by_key.setdefault(_tally_key(record), []).append(Telling(r, record))
    return [x for members in by_key.values() if len({_amount(t.record) for t in members}) > 1 for x in [_tally_line(members)]]


def _tally_key(record: Record) -> tuple[str, ...]:
    """What makes two counts comparable: unit, places and recipients; not the counter, not the exact first day."""
    unit = p.clean(str(record.value("unit") or "")).lower().split(" of ")[-1]
    return (unit, p.places(record.values("places")), p.actors(record.values("recipients")))


def _amount(record: Record) -> str:
    value = record.value("count")
    return p.count(value, "", "").strip() if isinstance(value, Count) else str(value)


def _tally_line(members: Sequence[Telling]) -> Sentence:
    cites: list[Cite] = []
    parts: list[str] = []
    render: Callable[[Record], str] = lambda r: f"{_amount(r)} {s.window(r)}"  # noqa: E731
    for t in members:
        parts.append(f"{render(t.record)} – {source_short(t.reading.document)} {chr(MARK + len(cites))}")
        cites.append(Cite(t.reading, t.reading.document.id, t.record.spans, t.record.id))
    unit, where, to = _tally_key(members[0].record)
    what = " ".join(x for x in (unit, f"{s.aimed(unit)} {to}" if to else "", where) if x)
    return Sentence(f"{p.capital(what)}, counted differently: {' | '.join(parts)}.", tuple(cites))
