"""Round-ups in list form: a sentence that says what was done ("On Friday, forces conducted strikes in Iraq:"), and items that tell each act ("- Near Hit, ...").

Each item is its own act. What the sentence before the list says of all of them, who, when and in which country, holds for each item that does not say it;
the sentence itself is their sum, and no act beside them. Daily releases of military commands and bulletins of monitors have this form.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.text.sentences import ITEM

LEAST = 2  # items of a list
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
        marked = ITEM.match(text, line)
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
    for k, listing in enumerate(listings(syntax)):
        inside = [h for h in happenings if h.sent in listing.items]
        for h in inside:
            h.item = (k, listing.items[h.sent])
        for lead in [h for h in happenings if h.sent == listing.lead and _sum(h)]:
            heirs = [h for h in inside if h.type == lead.type]
            if len({h.item for h in heirs}) >= LEAST:
                _hand_down(lead, heirs)
                sums += [lead, *(h for h in happenings if h.sent == lead.sent and _echo(h))]
    return [h for h in happenings if not any(h is s for s in sums)]


def _sum(h: Happening) -> bool:
    """Several acts told at once ("conducted strikes"), at no one spot."""
    return h.noun and h.plural and not any(p.where is not None and p.where.precision in FINE for p in h.places)


def _echo(h: Happening) -> bool:
    """A noun beside the sum that tells nothing of its own ("using attack and fighter aircraft")."""
    return h.noun and not (h.actors or h.recipients or h.places or h.times or h.casualties)


def _hand_down(lead: Happening, heirs: list[Happening]) -> None:
    for h in heirs:
        h.actors = h.actors or list(lead.actors)
        h.places = h.places if any(p.where is not None for p in h.places) else [*h.places, *lead.places]
        h.times = h.times or list(lead.times)
        h.speakers = h.speakers or list(lead.speakers)
