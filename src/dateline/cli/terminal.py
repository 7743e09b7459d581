"""A reading for the eye: records with their values, and their clauses with the words of the values underlined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.text import Text

from dateline.briefs import phrasing as p
from dateline.exporters.reading import all_issues
from dateline.model import ActorRef, Answer, Count, Document, Harmed, Issue, Reading, Record, Span, When, Where
from dateline.model.values import Value

if TYPE_CHECKING:
    from rich.console import Console

EVENT_ROWS = ("actors", "recipients", "places", "when", "deaths", "deaths_of", "wounded", "wounded_of", "weapons", "targets", "speakers", "claimed_by")
LABELS = {"deaths_of": "  who died", "wounded_of": "  who"}
ROWS = {
    "event": EVENT_ROWS,
    "tally": ("count", "unit", "actors", "recipients", "places", "since", "until", "claimed_by", "speakers"),
    "posture": ("actor", "strength", "place", "as_of", "mission"),
    "truce": ("by", "with", "state", "declared", "ended"),
}
HEADINGS = (("event", "EVENTS"), ("tally", "TALLIES"), ("posture", "FORCE POSTURES"), ("truce", "TRUCES"), ("relation", "RELATIONS"))
STATUS_STYLE = {"current": "bold green", "background": "dim", "planned": "yellow", "hypothetical": "yellow", "denied": "red"}


def value_text(value: Value) -> str:
    """A value with its precision, in one line."""
    if isinstance(value, ActorRef):
        return p.clean(f"{value.name} ({', '.join(x for x in (value.country, value.kind) if x)})")
    if isinstance(value, Where):
        where = f" [{value.lat:.2f}, {value.lon:.2f}]" if value.lat is not None and value.lon is not None else ""
        return p.clean(f"{p.place(value, bare=True)} ({value.precision}){where}")
    if isinstance(value, When):
        return f"{p.when(value) or 'not stated'} ({value.precision})"
    if isinstance(value, Count):
        bounds = f" [{_bound(value.low)}, {_bound(value.best)}, {_bound(value.high)}]" if value.state == "given" else ""
        return p.count(value, "", "").strip() + bounds
    if isinstance(value, Harmed):
        return p.clean(f"{value.wording or value.noun}{' (some of them)' if value.part else ''}")
    return p.clean("none" if value is None else str(value))


def _bound(n: int | None) -> str:
    return "–" if n is None else str(n)


def quoted(text: str, span: Span, marks: Iterable[Span]) -> Text:
    """The words of a clause in quotation marks, with the marked spans underlined. Control characters are made visible as spaces."""
    out = Text("“")
    cuts = sorted({span.start, span.end, *(c for m in marks for c in (m.start, m.end) if span.start < c < span.end)})
    marked = [m for m in marks if m.overlaps(span)]
    for a, b in pairwise(cuts):
        words = p.printable(text[a:b])
        out.append(words, "underline" if any(m.start <= a and b <= m.end for m in marked) else "italic")
    out.append("”")
    return out


def show_reading(out: Console, reading: Reading, answers: Sequence[Answer] = ()) -> None:
    """Print a whole reading."""
    show_document(out, reading.document)
    for kind, heading in HEADINGS:
        records = [r for r in reading.records if r.kind == kind]
        if records:
            _heading(out, f"{heading} ({len(records)})")
            for record in records:
                show_record(out, reading, record)
    _links(out, reading)
    _contradictions(out, reading)
    _answers(out, reading, answers)
    _issues(out, reading)


def _heading(out: Console, text: str) -> None:
    out.print()
    out.print(Text(text, "bold"))


def show_document(out: Console, document: Document) -> None:
    """Title, source, date, address and id."""
    head = p.clean(document.title or "(no title)")
    date = f"{p.day(document.published)} ({document.published_basis})" if document.published else "no publication date"
    out.print(Text(head, "bold"))
    out.print(Text(f"{p.clean(document.source or 'source not stated')} · {date} · {document.language or 'language not determined'} · {document.id}", "dim"))
    if document.url:
        out.print(Text(p.clean(document.url), "dim"), soft_wrap=True)


def show_record(out: Console, reading: Reading, record: Record) -> None:
    """One record: a title line, a row for each stated field, its clauses."""
    out.print()
    out.print(_title(record))
    for name in ROWS.get(record.kind, ()):
        _row(out, reading, record, name)
    marks = [s for st in record.statements for s in st.evidence.spans]
    for span in record.spans:
        line = quoted(reading.document.text, span, marks)
        line.append(f" [{span.start}:{span.end}]", "dim")
        inset(out, line)


def inset(out: Console, line: Text, first: str = "      ") -> None:
    """Print text set in by six, wrapped, without spaces at the ends of lines."""
    for n, part in enumerate(line.wrap(out, max(20, out.width - len(first)))):
        part.rstrip()
        out.print(Text(first if n == 0 else " " * len(first)).append_text(part))


def _title(record: Record) -> Text:
    line = Text(f"  {record.id:<4}", "bold")
    if record.kind == "event":
        status = str(record.value("status") or "current")
        line.append(str(record.value("type")), "bold cyan")
        line.append(f" / {record.value('mode')}" if record.value("mode") else "")
        line.append(" · ")
        line.append(status, STATUS_STYLE.get(status, ""))
        sure = record.value("certainty")
        line.append(f" · {sure}" if sure else "")
    elif record.kind == "relation":
        verb = p.RELATIONS.get(str(record.value("relation")), str(record.value("relation")))
        line.append(f"{_name(record.value('subject'))} {verb} {_name(record.value('object'))} ({record.value('status') or 'asserted'})")
    else:
        line.append({"tally": "count", "posture": "force", "truce": "truce"}[record.kind], "bold cyan")
    return line


def _name(value: Value) -> str:
    return p.clean(value.name if isinstance(value, (ActorRef, Where)) else str(value))


def _row(out: Console, reading: Reading, record: Record, name: str) -> None:
    for n, statement in enumerate(s for s in record.statements if s.field == name):
        line = Text(f"{LABELS.get(name, name.replace('_', ' ')) if n == 0 else '':<11}", "dim")
        line.append(value_text(statement.value), "default")
        quote = p.shorten(" … ".join(s.of(reading.document.text) for s in statement.evidence.spans), 60)
        line.append(f"  “{quote}”", "dim underline" if quote else "dim")
        if statement.evidence.certainty != "certain":
            line.append(f"  {statement.evidence.certainty}", "yellow")
        inset(out, line)


def _links(out: Console, reading: Reading) -> None:
    if reading.links:
        _heading(out, f"LINKS ({len(reading.links)})")
    for value in reading.links:
        line = Text(f"{value.source} {value.type.replace('_', ' ')} {value.target}")
        line.append(f", per {p.clean(value.speaker)}" if value.speaker else "")
        for span in value.spans[:1]:
            line.append("  ").append_text(quoted(reading.document.text, span, ()))
        inset(out, line, "  ")


def _contradictions(out: Console, reading: Reading) -> None:
    if reading.contradictions:
        _heading(out, f"CONTRADICTIONS ({len(reading.contradictions)})")
    for c in reading.contradictions:
        inset(out, Text(f"{c.kind}: {p.clean(c.message)}", "red"), "  ")
        for span in c.spans:
            inset(out, quoted(reading.document.text, span, ()))


def _answers(out: Console, reading: Reading, answers: Sequence[Answer]) -> None:
    if answers:
        _heading(out, f"QUESTIONS ({len(answers)})")
    for a in answers:
        inset(out, Text(p.clean(a.question), "bold"), "  Q  ")
        inset(out, Text(p.clean(a.answer), "default" if a.known else "yellow"), "  A  ")
        for span in a.spans[:2]:
            inset(out, quoted(reading.document.text, span, ()))


def _issues(out: Console, reading: Reading) -> None:
    issues = all_issues(reading)
    if issues:
        _heading(out, f"ISSUES ({len(issues)})")
    for issue in issues:
        out.print(issue_text(issue, reading.document.text))


def issue_text(issue: Issue, text: str | None = None) -> Text:
    """One line for an issue."""
    line = Text(f"  {issue.kind}: {p.clean(issue.message)}", "yellow")
    if issue.span and text is not None:
        line.append(f"  “{p.shorten(issue.span.of(text), 80)}”", "dim")
    return line
