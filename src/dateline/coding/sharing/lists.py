"""Round-ups in list form: a sentence that says what was done ("On Friday, forces conducted strikes in Iraq:"), and items that tell each act ("- Near Hit, ...").

Each item is its own act. What the sentence before the list says of all of them, who, when and in which country, holds for each item that does not say it;
the sentence itself is their sum, and no act beside them. Daily releases of military commands and bulletins of monitors have this form. Between that sentence and the
list may stand others that tell the same sum, an announcement ("The strikes were:") and headings ("Syria"); and a second list goes on where only a heading parts it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.coding.happening import Filler, Happening
from dateline.coding.syntax import Syntax
from dateline.text.sentences import ITEM

LEAST = 2  # items of a list
NEAR = re.compile(r"[ \t]*Near\s+(?:the\s+)?[A-Z]")  # "Near Hit, two strikes destroyed ...": a line of a round-up without marks
FINE = frozenset({"exact", "near", "district"})


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: the sentence that leads it (None where the text begins with items), and the item of each sentence in it."""

    lead: int | None
    items: dict[int, int]


def listings(syntax: Syntax) -> list[Listing]:
    """Lists of a text, in order. A sentence that stands in the same line as an item belongs to it; a line without a mark ends the list."""
    text, out = syntax.text, list[Listing]()
    lead: int | None = None
    items: dict[int, int] = {}
    for n, sentence in enumerate(syntax.sentences):
        line = text.rfind("\n", 0, sentence.start) + 1
        marked = ITEM.match(text, line) or NEAR.match(text, line)
        if marked is None or marked.end() > sentence.end:
            _close(out, lead, items)
            lead, items = n, {}
        elif not text[line : sentence.start].strip(" \t-–—*•·▪().0123456789"):
            items[n] = len(set(items.values()))
        else:
            items[n] = max(items.values(), default=0)
    _close(out, lead, items)
    return out


def _close(out: list[Listing], lead: int | None, items: dict[int, int]) -> None:
    if len(set(items.values())) >= LEAST:
        out.append(Listing(lead, items))


def share(happenings: list[Happening], syntax: Syntax) -> list[Happening]:
    """Number the items of lists, hand down what their leading sentences say, and leave out the sentences' sums."""
    sums: list[Happening] = []
    found = listings(syntax)
    all_items = {n for x in found for n in x.items}
    for k, listing in enumerate(found):
        inside = [h for h in happenings if h.sent in listing.items]
        for h in inside:
            h.item = (k, listing.items[h.sent])
        told = [h for h in happenings if h.sent == listing.lead and _sum(h)]
        above = _who_above(listing, happenings, all_items) if told and not any(h.actors for h in told) else None
        told = told if above or any(h.actors or h.recipients or h.times for h in told) else [h for h in _before(listing, happenings, syntax, all_items) if _sum(h)]
        for lead in told:
            heirs = [h for h in inside if h.type == lead.type]
            if len({h.item for h in heirs}) >= LEAST:
                actors = [f for f in lead.actors if f.actor is None or f.actor.named or not _titled(lead, syntax)]
                _hand_down(lead, heirs, told, actors or (above.actors if above else []))
                for h in heirs if above is not None and not actors else []:
                    h.times = h.times or (list(above.times) if above is not None else [])
                sums += [lead, *(h for h in happenings if h.sent == lead.sent and _echo(h))]
    _set_apart(happenings, syntax, all_items if sums else set(), sums)
    return [h for h in happenings if not any(h is s for s in sums)]


def _set_apart(happenings: list[Happening], syntax: Syntax, items: set[int], sums: list[Happening]) -> None:
    """What is told above lists of acts, at no one spot, is none of their items ("continued to attack ISIS in Iraq"); a bare heading ("Strikes in Iraq") is no act."""
    for h in happenings:
        spot = any(p.where is not None and p.where.precision in FINE for p in h.places)
        if h.type != "ASSAULT" or h.sent in items or not items or spot:
            continue
        if h.noun and h.plural and h.sent and not any(syntax.verbal(i) for i in range(syntax.sentences[h.sent].first, syntax.sentences[h.sent].last)):
            sums.append(h)
        elif h.sent < min(items):
            h.item = (-1, 0)


def _before(listing: Listing, happenings: list[Happening], syntax: Syntax, all_items: set[int]) -> list[Happening]:
    """The acts of the sentences over an announced list, if these tell nothing but one side's sums ("conducted 17 strikes ... In Iraq, forces conducted eight strikes");
    none where they tell a single act, too."""
    first = min(listing.items)
    above = [n for n in range(first) if n not in all_items]
    verbless = [n for n in above if not any(syntax.verbal(i) for i in range(syntax.sentences[n].first, syntax.sentences[n].last))]
    lead = max((n for n in above if n not in verbless), default=None)
    if lead is None or not syntax.text[syntax.sentences[lead].start : syntax.sentences[lead].end].rstrip().endswith(":"):
        return []
    told = [h for h in happenings if h.sent in above and h.type == "ASSAULT"]
    sides = {f.actor.actor.name.lower().split()[0] for h in told if _sum(h) for f in h.actors if f.actor is not None}
    return told if len(sides) == 1 and all(_sum(h) or _echo(h) for h in told) else []


def _who_above(listing: Listing, happenings: list[Happening], all_items: set[int]) -> Happening | None:
    """ "[U.S. and coalition forces] attacked ISIL on Monday. ... Fighter aircraft conducted nine strikes in Syria:": who did it all, told once above the lists, where the
    line over a list names but the arms."""
    told = [h for h in happenings if h.type == "ASSAULT" and h.status == "current" and h.actors and h.sent < (listing.lead or 0) and h.sent not in all_items]
    forces = [h for h in told if all(f.actor is not None and f.actor.actor.kind in {"state", "state-force", "unknown"} for f in h.actors)]
    verbs = [h for h in forces if not h.noun] or forces
    return verbs[0] if verbs and len(forces) == len(told) else None


def _sum(h: Happening) -> bool:
    """Several acts told at once ("conducted strikes"), at no one spot."""
    return h.noun and h.plural and not any(p.where is not None and p.where.precision in FINE for p in h.places)


def _echo(h: Happening) -> bool:
    """A noun beside the sum that tells nothing of its own ("using attack and fighter aircraft")."""
    return h.noun and not (h.actors or h.recipients or h.places or h.times or h.casualties)


def _titled(lead: Happening, syntax: Syntax) -> bool:
    """ "Militant attacks in the north-west": a title, whose militants did not do all that is listed below it."""
    s = syntax.sentences[lead.sent]
    return lead.sent == 0 and not any(syntax.verbal(i) for i in range(s.first, s.last))


def _hand_down(lead: Happening, heirs: list[Happening], told: list[Happening], actors: list[Filler]) -> None:
    """What a sum says goes to each item that does not say it; of several sums ("In Syria, nine strikes ... In Iraq, eight") that of the item's country."""
    for h in heirs:
        fine = {p.where.country for p in h.places if p.where is not None}
        if len(told) > 1 and fine and any(fine & _countries(x) for x in told) and not fine & _countries(lead):
            continue
        h.actors = h.actors or actors
        h.recipients = h.recipients or ([f for f in lead.recipients if f.actor is not None] if h.type == "ASSAULT" else [])
        h.places = h.places if any(p.where is not None for p in h.places) else [*h.places, *lead.places]
        h.times = h.times or list(lead.times)
        h.speakers = h.speakers or list(lead.speakers)
        h.mode = h.mode or (lead.mode if all(w.mode == lead.mode for w in lead.weapons) else None)


def _countries(h: Happening) -> set[str | None]:
    return {p.where.country for p in h.places if p.where is not None}
