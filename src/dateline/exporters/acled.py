"""ACLED-like CSV: ACLED's 31 columns, filled by ACLED's rules as far as the texts say enough."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import IO

from dateline.exporters.base import Cell, Column, Format, Selection
from dateline.exporters.cells import joined, plain, write_csv
from dateline.exporters.items import Item
from dateline.model import ActorRef, Count
from dateline.vocab.actors import register
from dateline.vocab.crosswalk import INTER, AcledType, acled_act, acled_fatalities, acled_type, country_codes
from dateline.vocab.gazetteer import country_name

TIME_PRECISION = {"time": 1, "day": 1, "week": 2, "month": 3}
MOST = 400  # characters of a quote in notes
EXCESSIVE = "Excessive force against protesters"
MUNITIONS = frozenset("drone drones missile missiles rocket rockets uav uavs projectile projectiles shell shells quadcopter quadcopters".split())
THROWN = ("Remote explosive/landmine/IED", "Shelling/artillery/missile attack")
CROWDS = {"Riots": 5, "Protests": 6}
GEO_PRECISION = {"exact": 1, "near": 2, "district": 2, "province": 3, "country": 3, "region": 3}


def kind(i: Item) -> AcledType | None:
    """ACLED's event type of an item; None when it is no event in ACLED's sense."""
    if i.type == "ASSAULT" and i.mode == "crowd-control" and (i.deaths.low or i.deaths.best or 0):
        return AcledType("Demonstrations", "Protests", EXCESSIVE)
    if "assault.shoot-down" in i.rules and i.targets and all(t.lower().split()[-1] in MUNITIONS for t in i.targets):
        return AcledType("Strategic developments", "Strategic developments", "Disrupted weapons use")
    found = acled_type(i.type, i.mode, recipient(i)) or acled_act(i.rules)
    if found is not None and found.sub_event_type in THROWN and i.weapons and all(_hand_grenade(w) for w in i.weapons):
        return replace(found, sub_event_type="Grenade")
    if found is not None and found.sub_event_type == "Arrests" and any(a.kind in ("armed-group", "civilians") for a in i.actors[:1]):
        return None  # held by those who are no authority: ACLED would ask whether they control the place
    return found


def _hand_grenade(weapon: str) -> bool:
    words = weapon.lower().replace("-", " ").split()
    return words[-1].rstrip("s") == "grenade" and "propelled" not in words


def recipient(i: Item) -> str:
    """Who suffered it, as far as the crosswalk asks: "armed", "unarmed", or "" where it is not told (a state alone is neither).

    An attack on a military base that names nobody is one on those who hold it.
    """
    kinds = {r.kind for r in i.recipients}
    if not kinds and i.entry is not None and i.entry.kind == "base" and i.spot is not None and i.spot.precision == "exact":
        return "armed"
    if kinds & {"state-force", "armed-group"}:
        return "armed"
    return "unarmed" if kinds and kinds <= {"civilians", "person", "organisation"} else ""


def leaves_out(i: Item) -> str | None:
    """Why an item has no row."""
    if i.when.precision in ("year", "unknown") or not i.when.start:
        return "no day, week or month (ACLED dates every event)"
    if kind(i) is None:
        return "no event type of ACLED fits (a statement, meeting, threat, demand or aid; a sentence, raid, ban or curfew)"
    if i.spot is None or not i.spot.country:
        return "no country (ACLED places every event)"
    return None


def fatalities(i: Item) -> int | None:
    """One number as ACLED writes it: the settled one; else 12 for dozens, 100 for hundreds, 3 for several or a bare plural; else the lower bound.

    None when it is not known or not mentioned, and when there is only an upper bound.
    """
    c = i.deaths
    if c.state != "given" or c.best is not None:
        return c.best
    said = next((n for w in _wordings(i, c) if (n := acled_fatalities(w)) is not None), None)
    if said is None and (c.low, c.high) == (2, None):
        return acled_fatalities("several")
    return said if said is not None else c.low


def _wordings(i: Item, settled: Count) -> Iterator[str]:
    """Words of every telling of this lower bound: a number settled from several tellings has none of its own."""
    estimate = i.event.estimate("deaths")
    told = [settled, *(o.value for o in estimate.others)] if estimate else [settled]
    return (c.wording for c in told if isinstance(c, Count) and c.wording and c.best is None and c.low == settled.low)


def time_precision(i: Item) -> int:
    """1: the day; 2: a span of up to a week; 3: a month."""
    several = i.when.precision in ("time", "day") and i.when.start != i.when.end
    return 2 if several else TIME_PRECISION.get(i.when.precision, 3)


def inter(actor: ActorRef | None, countries: tuple[str, ...]) -> int | None:
    """ACLED's number of an actor's kind. A state's forces are 1 at home and 8 abroad; None where the texts and the register do not say."""
    if actor is None:
        return None
    if actor.kind == "civilians":
        return 7
    known = register().actors.get(actor.actor_id) if actor.actor_id else None
    code = int(known.acled_inter) if known is not None and known.acled_inter else None
    if actor.kind in ("state", "state-force") and code in (None, 1, 8) and actor.country:
        return 1 if actor.country in countries else 8
    return code


def interaction(i: Item) -> str | None:
    """ACLED's label of who met whom, the lower number first; "... only" for a demonstration without another side. None where a side is not known."""
    one, two = _inter(i, "actors"), _inter(i, "recipients")
    if one is not None and two is not None:
        return "-".join(INTER[c] for c in sorted((one, two)))
    alone = one is not None and not i.recipients and _type(i, "disorder_type") == "Demonstrations"
    return f"{INTER[one]} only" if alone and one is not None else None


def notes(i: Item) -> str:
    """A sentence that begins with the day, as ACLED's do: who tells it in what words, and what is not known of the dead."""
    day = spoken(i.when.start or "", i.when.end or "", i.when.precision)
    told = f'{day}, according to {plain(i.sources[0]) if i.sources else "an article"}: "{shortened(plain(i.quote))}".'
    extra = [told, *_on_fatalities(i)]
    if len(i.places) > 1:
        extra.append(f"Also told for: {', '.join(plain(w.name) for w in i.places[1:])}.")
    return " ".join(extra)


def shortened(quote: str) -> str:
    """The first clauses of a quote, up to about MOST characters; where some are left out it ends in " ..."."""
    kept, *rest = quote.split(" ... ")
    while rest and len(kept) + len(rest[0]) < MOST:
        kept = f"{kept} ... {rest.pop(0)}"
    return kept.rstrip(" ,;:.") + (" ..." if rest else "")


def _on_fatalities(i: Item) -> list[str]:
    c = i.deaths
    if c.state == "unknown":
        return [f"Fatalities: not known ({plain(c.wording)})." if c.wording else "Fatalities: not known."]
    if c.state == "not_mentioned":
        return ["Fatalities: not mentioned."]
    if c.best is not None and c.low == c.best == c.high:
        return []
    words = f', "{plain(c.wording)}"' if c.wording else ""
    return [f"Fatalities as told: low {_bound(c.low)}, best {_bound(c.best)}, high {_bound(c.high)}{words}."]


def _bound(n: int | None) -> str:
    return "not told" if n is None else str(n)


def spoken(start: str, end: str, precision: str) -> str:
    """A day or span as ACLED's notes open: "On 21 November 2023", "Around 13 November 2023 (week)"."""
    first, last = date.fromisoformat(start[:10]), date.fromisoformat((end or start)[:10])
    words = f"{first.day} {calendar.month_name[first.month]} {first.year}"
    if precision in ("time", "day"):
        return f"On {words}" if first == last else f"Between {words} and {last.day} {calendar.month_name[last.month]} {last.year}"
    return f"Around {words} ({precision})" if precision != "month" else f"In {calendar.month_name[first.month]} {first.year}"


def _timestamp(i: Item) -> int | None:
    last = i.published[1]
    return (date.fromisoformat(last) - date(1970, 1, 1)).days * 86400 if last else None


def _first(actors: tuple[ActorRef, ...]) -> ActorRef | None:
    return actors[0] if actors else None


def _inter(i: Item, side: str) -> int | None:
    actor, event = _first(getattr(i, side)), _type(i, "event_type")
    if side == "actors" and actor is not None and event in CROWDS and actor.kind not in ("state", "state-force", "armed-group"):
        return CROWDS[event]
    return inter(actor, i.countries)


def _label(code: int | None) -> str | None:
    return None if code is None else INTER[code]


def _country(i: Item) -> str:
    return i.spot.country or "" if i.spot else ""


def _iso(i: Item) -> Cell:
    code = country_codes(_country(i)).isonumeric
    return int(code) if code else None


def _type(i: Item, level: str) -> str | None:
    found = kind(i)
    return getattr(found, level) if found else None


def _sides(n: int, side: str) -> tuple[Column, ...]:
    told = {"actors": "those who did it", "recipients": "those to whom it was done"}[side]
    first = f"First of {told}; empty when the texts do not say (ACLED would write an unidentified group)"
    sort = f"Kind of actor{n} in ACLED's words ({', '.join(INTER.values())}), from the actor register; a state's forces are External/Other abroad"
    return (
        Column(f"actor{n}", first, lambda i: joined(a.name for a in getattr(i, side)[:1])),
        Column(f"assoc_actor_{n}", f"Further ones of {told}, with '; ' between", lambda i: joined(a.name for a in getattr(i, side)[1:])),
        Column(f"inter{n}", sort, lambda i: _label(_inter(i, side))),
    )


COLUMNS: tuple[Column, ...] = (
    Column("event_id_cnty", "The event's id in the store; ACLED's own has a country code and a number", lambda i: i.id),
    Column("event_date", "First day, YYYY-MM-DD", lambda i: i.when.start, "date"),
    Column("year", "Year of the first day", lambda i: int((i.when.start or "0")[:4]), "integer"),
    Column("time_precision", "1 the day is told; 2 a span of up to a week; 3 a month", time_precision, "integer"),
    Column("disorder_type", "Political violence, Demonstrations or Strategic developments", lambda i: _type(i, "disorder_type")),
    Column("event_type", "ACLED's event type (acled_events.tsv, acled_acts.tsv); empty when nobody says who was attacked, unless at a base",
           lambda i: _type(i, "event_type")),
    Column("sub_event_type", "ACLED's sub-event type", lambda i: _type(i, "sub_event_type")),
    *_sides(1, "actors"),
    *_sides(2, "recipients"),
    Column("interaction", "Kinds of both actors, the lower number first; '... only' for a demonstration with one side; empty when one is not known", interaction),
    Column("civilian_targeting", "'Civilian targeting' when all recipients named are civilians, else empty", lambda i: "Civilian targeting" if i.on_civilians else None),
    Column("iso", "ISO 3166-1 numeric code of the country", _iso, "integer"),
    Column("region", "ACLED's region of the country", lambda i: country_codes(_country(i)).acled_region),
    Column("country", "Country of the finest place, its English name", lambda i: country_name(_country(i))),
    Column("admin1", "First-order division, from the gazetteer", lambda i: i.admin1),
    Column("admin2", "Empty: the gazetteer does not say"),
    Column("admin3", "Empty: the gazetteer does not say"),
    Column("location", "The finest place, as the articles name it", lambda i: i.spot.name if i.spot else None),
    Column("latitude", "Degrees (WGS 84) of the place, or of the middle of its area", lambda i: i.point[1] if i.point else None, "number"),
    Column("longitude", "Degrees (WGS 84)", lambda i: i.point[0] if i.point else None, "number"),
    Column("geo_precision", "1 the place itself; 2 near it, or a district; 3 a province or country. For a country the point is its middle; ACLED's rule is the capital",
           lambda i: GEO_PRECISION[i.spot.precision] if i.spot else None, "integer"),
    Column("source", "Outlets in order of publication, with '; ' between", lambda i: joined(i.sources)),
    Column("source_scale", "Empty: not known"),
    Column("notes", "The day, the first outlet, its words; then what is told of the dead where that is not one number", notes),
    Column("fatalities", "The settled number. With words only, as ACLED's codebook has it: dozens 12, hundreds 100, several or a bare plural 3; else the lower bound. "
           "EMPTY when not known or not mentioned, where ACLED writes 0: unknown is not zero, and 0 means that the texts say nobody died", fatalities, "integer"),
    Column("tags", "Empty", ),
    Column("timestamp", "Midnight UTC of the day when the last article was published, in Unix seconds; ACLED's is the day of the last edit", _timestamp, "integer"),
)  # fmt: skip

LOSES = (
    "wounded",
    "low and high of the dead, and the difference between not known and not mentioned (only in the words of notes)",
    "further places of an event (only in notes)",
    "who claimed responsibility, weapons, targets",
    "who tells which value; character spans; certainty and attribution",
    "how significant an arrest is (ACLED codes mass arrests and those of significant persons; here are all that authorities make)",
    "weapons seized and bombs defused (ACLED's disrupted weapons use), and who then holds a place: no events of ours",
    "events without a date or country, and types outside ACLED's scheme (left out, and counted at export)",
)


def _write(selection: Selection, file: IO[str]) -> None:
    write_csv(selection, file, COLUMNS)


FORMAT = Format(
    "acled", "ACLED-like CSV", "csv", "text/csv", COLUMNS, LOSES, _write, leaves_out,
    notes=(
        "Rows shaped like an ACLED export, for scripts that read one. They are not ACLED data: nobody at ACLED has seen them.",
        "To compare totals with ACLED, mind the empty cells of `fatalities`: in R `sum(x$fatalities, na.rm = TRUE)` counts what is known.",
    ),
    origin="the header of ACLED exports in public repositories (31 columns), not ACLED's own files; labels of `inter1` as in exports since 2024.",
)  # fmt: skip
