"""One merged event as the exporters see it: settled values laid flat, with the tellings behind them. No format knows the store."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from dateline.coding.casualties.several import of_several
from dateline.merging.settle import PLACE_LEVELS
from dateline.model import NOT_MENTIONED, UNDATED, ActorRef, Count, Event, When, Where
from dateline.store.tellings import Telling
from dateline.vocab.gazetteer import Entry
from dateline.vocab.gazetteer_entry import entry_of


@dataclass(frozen=True, slots=True)
class Item:
    """An event and its tellings, in order of publication. `places` are sorted, the finest first; lists are in the order of the settled value."""

    event: Event
    tellings: tuple[Telling, ...]
    type: str
    mode: str | None
    status: str
    when: When
    places: tuple[Where, ...]
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    claimed_by: tuple[ActorRef, ...]
    weapons: tuple[str, ...]
    targets: tuple[str, ...]
    deaths: Count
    wounded: Count

    @property
    def id(self) -> str:
        """The event's id."""
        return self.event.id

    @property
    def number(self) -> int:
        """The id as a whole number below 2^48, for formats whose ids are numbers."""
        tail = self.id.removeprefix("ev_")
        try:
            return int(tail, 16)
        except ValueError:
            return int(sha256(self.id.encode("utf-8", "surrogatepass")).hexdigest()[:12], 16)

    @property
    def spot(self) -> Where | None:
        """The finest place, None when no report tells one."""
        return self.places[0] if self.places else None

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude of the finest place, in degrees (WGS 84); None when it has none."""
        w = self.spot
        return (w.lon, w.lat) if w is not None and w.lon is not None and w.lat is not None else None

    @property
    def entry(self) -> Entry | None:
        """The gazetteer entry of the finest place."""
        return entry_of(self.spot.place_id) if self.spot is not None and self.spot.place_id else None

    @property
    def admin1(self) -> str:
        """The first-order division of the finest place, "" when it is a country or not in the gazetteer."""
        return self.entry.admin1 if self.entry is not None else ""

    @property
    def countries(self) -> tuple[str, ...]:
        """ISO alpha-3 codes of all places, each once, the finest place's first."""
        return tuple(dict.fromkeys(w.country for w in self.places if w.country))

    @property
    def sources(self) -> tuple[str, ...]:
        """Outlets in order of publication; an article without an outlet counts under its document's id."""
        return tuple(dict.fromkeys(t.report.source or t.report.document for t in self.tellings))

    @property
    def urls(self) -> tuple[str, ...]:
        """Addresses of the articles, in order of publication."""
        return tuple(dict.fromkeys(t.url for t in self.tellings if t.url))

    @property
    def published(self) -> tuple[str | None, str | None]:
        """ISO days of the first and the last article."""
        days = sorted(t.report.published[:10] for t in self.tellings if t.report.published)
        return (days[0], days[-1]) if days else (None, None)

    @property
    def rules(self) -> tuple[str, ...]:
        """Ids of the event rules that took it for an act of its type ("coerce.arrest"), in order of publication."""
        return tuple(dict.fromkeys(t.coder.removeprefix("rule:") for t in self.tellings if t.coder.startswith("rule:") and t.report.type == self.type))

    @property
    def quote(self) -> str:
        """The words of the first report."""
        return self.tellings[0].quote if self.tellings else ""

    @property
    def on_civilians(self) -> bool:
        """Whether every recipient named is civilian (and there is one)."""
        return bool(self.recipients) and all(r.kind == "civilians" for r in self.recipients)

    @property
    def shared_count(self) -> bool:
        """Whether the number of deaths is told for this and other events together."""
        return of_several(self.deaths.wording)


def item(event: Event, tellings: tuple[Telling, ...]) -> Item:
    """The item of an event; tellings stand in the order of its reports."""
    value = event.value
    when, deaths, wounded = value("when"), value("deaths"), value("wounded")
    places = [w for w in _many(event, "places") if isinstance(w, Where)]
    return Item(
        event=event, tellings=tellings, type=str(value("type") or ""), mode=_text(value("mode")), status=_text(value("status")) or "current",
        when=when if isinstance(when, When) else UNDATED, places=tuple(sorted(places, key=lambda w: PLACE_LEVELS[w.precision])),
        actors=_parties(event, "actors"), recipients=_parties(event, "recipients"), claimed_by=_parties(event, "claimed_by"),
        weapons=_words(event, "weapons"), targets=_words(event, "targets"),
        deaths=deaths if isinstance(deaths, Count) else NOT_MENTIONED, wounded=wounded if isinstance(wounded, Count) else NOT_MENTIONED,
    )  # fmt: skip


def _parties(event: Event, field: str) -> tuple[ActorRef, ...]:
    return tuple(a for a in _many(event, field) if isinstance(a, ActorRef))


def _words(event: Event, field: str) -> tuple[str, ...]:
    return tuple(v for v in _many(event, field) if isinstance(v, str))


def _many(event: Event, field: str) -> tuple[object, ...]:
    value = event.value(field)
    return value if isinstance(value, tuple) else (value,) if value is not None else ()


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
