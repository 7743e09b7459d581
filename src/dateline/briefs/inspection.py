"""Everything that was annotated in one article, sentence by sentence: mentions of every layer, statements with their rules, links, issues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import pairwise

from dateline.briefs import phrasing as p
from dateline.coding.draft import Draft
from dateline.model import ActorRef, Count, Harmed, Mention, Span, When, Where
from dateline.store.values import label

LAYERS = ("times", "counts", "actors", "places", "weapons", "casualties")
_SKIPPED = frozenset({"span", "first", "last", "head", "rule"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotation: where, of which layer, what it means, and the rule or coder that made it ("" when it keeps none)."""

    span: Span
    layer: str
    value: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its marks (sorted by place) and its words as (text, tag, lemma, head word, relation)."""

    index: int
    span: Span
    marks: tuple[Mark, ...]
    words: tuple[tuple[str, str, str, str, str], ...]


def show(value: object) -> str:
    """Any value of a mention, short."""
    if isinstance(value, ActorRef):
        return f"{value.name} ({value.country or '–'}, {value.kind}{f', {value.actor_id}' if value.actor_id else ''})"
    if isinstance(value, Where):
        return f"{value.name} ({value.country or '–'}, {value.precision}{f', {value.place_id}' if value.place_id else ''})"
    if isinstance(value, When):
        return f"{label(value)} ({value.precision})"
    if isinstance(value, Count):
        return f"{value.state} {value.low}/{value.best}/{value.high}" if value.state == "given" else value.state
    if isinstance(value, Harmed):
        return f"{value.noun} {show(value.count)}{' (part)' if value.part else ''}"
    if isinstance(value, tuple):
        return ", ".join(show(v) for v in value[:4])
    return str(value)


def _mention(layer: str, mention: Mention) -> Mark:
    """A mention with all its own fields that say something."""
    parts = []
    for f in fields(mention):
        value = getattr(mention, f.name)
        if f.name not in _SKIPPED and value not in (None, "", (), False):
            parts.append(f"{f.name}={show(value)}")
    return Mark(mention.span, layer, p.clean("; ".join(parts)), str(getattr(mention, "rule", "")))


def marks(draft: Draft) -> list[Mark]:
    """All annotations of a draft in order of place."""
    out = [_mention(layer, m) for layer in LAYERS for m in getattr(draft, layer)]
    for record in draft.records:
        out += [Mark(span, "clause", f"{record.id} {record.kind}") for span in record.spans]
        for st in record.statements:
            said = f" per “{p.clean(draft.quote(st.evidence.speaker))}”" if st.evidence.speaker else ""
            sure = "" if st.evidence.certainty == "certain" else f" [{st.evidence.certainty}]"
            value = f"{record.id} {st.field} = {show(st.value)}{sure}{said}"
            out += [Mark(span, "statement", p.clean(value), st.evidence.coder) for span in st.evidence.spans]
    for link in draft.links:
        out += [Mark(s, "link", f"{link.source} {link.type} {link.target}" + (f" per {link.speaker}" if link.speaker else ""), link.coder) for s in link.spans]
    for c in draft.contradictions:
        out += [Mark(s, "contradiction", f"{c.kind}: {c.message}", c.coder) for s in c.spans]
    out += [Mark(i.span, "issue", f"{i.kind}: {i.message}") for i in draft.issues if i.span]
    order = {name: n for n, name in enumerate((*LAYERS, "clause", "statement", "link", "contradiction", "issue"))}
    return sorted(out, key=lambda m: (m.span, order[m.layer], m.value))


def sentences(draft: Draft) -> Iterator[Sentence]:
    """The sentences of the article with what was found in each; a mark that runs over several stands with the first."""
    found = marks(draft)
    tokens = draft.analysis.tokens
    for k, s in enumerate(draft.analysis.sentences):
        if s.end <= s.start:
            continue
        own = tuple(sorted((m for m in found if s.start <= m.span.start < s.end), key=_rank))
        words = tuple((t.text, f"{t.upos}/{t.xpos}", t.lemma, tokens[t.head].text if t.head != t.i else "ROOT", t.deprel) for t in draft.analysis.sentence_tokens(k))
        yield Sentence(k, Span(s.start, s.end), own, words)


def _rank(m: Mark) -> tuple[bool, str, bool, Span]:
    """Mentions first, by place; then record by record its clauses and its statements."""
    of_record = m.layer in ("clause", "statement")
    return (m.layer not in LAYERS, m.value.split(" ")[0] if of_record else "", m.layer == "statement", m.span)


def pieces(text: str, span: Span, found: tuple[Mark, ...]) -> list[tuple[str, str]]:
    """The text of a span cut where marks begin and end: (words, layers that cover them, joined by spaces)."""
    inner = [m for m in found if m.layer in LAYERS]
    cuts = sorted({span.start, span.end, *(c for m in inner for c in (m.span.start, m.span.end) if span.start < c < span.end)})
    out = []
    for a, b in pairwise(cuts):
        covering = sorted({m.layer for m in inner if m.span.start <= a and b <= m.span.end})
        out.append((p.printable(text[a:b]), " ".join(covering)))
    return out


def page(draft: Draft) -> str:
    """One self-contained HTML page; everything from the article is escaped."""
    from dateline.briefs.render import environment

    document = draft.document
    shown = [(s, pieces(document.text, s.span, s.marks), [(m, p.clean(draft.quote(m.span))) for m in s.marks]) for s in sentences(draft)]
    loose = [i for i in draft.issues if i.span is None]
    made: str = environment().get_template("inspect.html").render(document=document, sentences=shown, layers=LAYERS, issues=loose, title=document.title or document.id)
    return made + "\n"
