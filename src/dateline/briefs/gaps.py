"""What the sources do not say about an event, or say that is not known. Only for violence: there it matters."""

from __future__ import annotations

from dateline.briefs import phrasing as p
from dateline.briefs import sentences as s
from dateline.briefs.sentences import Cite, Sentence
from dateline.merging.tellings import Group, Telling
from dateline.model import Count, When


def state(t: Telling, field: str) -> str:
    """State of a count in one telling."""
    value = t.record.value(field)
    return value.state if isinstance(value, Count) else "not_mentioned"


def of_group(g: Group, whole: bool = True) -> list[Sentence]:
    """One sentence: what is said not to be known, and what nobody mentions; none when there is no gap.

    Silence about the wounded beside a count of the dead (or the other way round) is told only when `whole`: over many
    articles it would bury the rest.
    """
    lead = g.tellings[0]
    if lead.record.value("type") != "ASSAULT":
        return []
    gaps, cites = _harm(g, whole)
    if not any(t.record.values("actors") for t in g.tellings):
        gaps.append("who did it is not named")
    placed, dated = any(t.record.values("places") for t in g.tellings), any(_dated(t) for t in g.tellings)
    open_ = [word for word, said in (("where", placed), ("when", dated)) if not said]
    if open_:
        gaps.append(f"{p.joined(open_)} it happened is not stated")
    if not gaps:
        return []
    sources = tuple(cites) or tuple(Cite(t.reading, t.reading.document.id, t.record.spans, t.record.id) for t in g.tellings)
    return [s.sentence(f"{s.headline(lead.record)}: {p.joined(gaps)}", *sources)]


def _dated(t: Telling) -> bool:
    value = t.record.value("when")
    return isinstance(value, When) and bool(value.start)


def _harm(g: Group, whole: bool) -> tuple[list[str], list[Cite]]:
    gaps: list[str] = []
    cites: list[Cite] = []
    silent = []
    for field, noun in (("deaths", "killed"), ("wounded", "wounded")):
        states = {state(t, field) for t in g.tellings}
        if "given" in states:
            continue
        if "unknown" in states:
            gaps.append(f"how many were {noun} is not known")
            cites += [s.cite(t.reading, t.record, field) for t in g.tellings if state(t, field) == "unknown"]
        else:
            silent.append("deaths" if field == "deaths" else "wounded people")
    if len(silent) == 2:
        gaps.append("neither deaths nor wounded people are mentioned")
    elif silent and whole:
        gaps.append(f"{silent[0]} are not mentioned")
    return gaps, cites
