"""HXL-tagged CSV: the plain columns that humanitarian tables have, with a row of hashtags under the header."""

from __future__ import annotations

from typing import IO

from dateline.exporters import flat
from dateline.exporters.base import Column, Format, Selection
from dateline.exporters.cells import write_csv
from dateline.vocab.gazetteer import country_name

TAGS = {
    "id": "#event+id+code",
    "start": "#date+start",
    "end": "#date+end",
    "date_precision": "#date+precision",
    "type": "#event+type",
    "mode": "#event+mode",
    "status": "#status",
    "actors": "#group+actor+list",
    "recipients": "#group+recipient+list",
    "claimed_by": "#group+claimant+list",
    "country": "#country+code+v_iso3",
    "country_name": "#country+name",
    "admin1": "#adm1+name",
    "place": "#loc+name",
    "geo_precision": "#geo+precision",
    "lat": "#geo+lat",
    "lon": "#geo+lon",
    "deaths_state": "#affected+killed+state",
    "deaths_low": "#affected+killed+min",
    "deaths_best": "#affected+killed+num",
    "deaths_high": "#affected+killed+max",
    "wounded_state": "#affected+injured+state",
    "wounded_low": "#affected+injured+min",
    "wounded_best": "#affected+injured+num",
    "wounded_high": "#affected+injured+max",
    "standing": "#meta+standing",
    "source_names": "#meta+source+list",
    "urls": "#meta+url+list",
    "first_published": "#date+reported",
    "quote": "#description+quote",
}
NAME = Column("country_name", "English name of the country", lambda i: country_name(i.spot.country) if i.spot and i.spot.country else None)
_FLAT = {c.name: c for c in (*flat.COLUMNS, NAME)}
COLUMNS = tuple(Column(n, f"`{tag}` {_FLAT[n].meaning}", _FLAT[n].value, _FLAT[n].kind) for n, tag in TAGS.items())


def _write(selection: Selection, file: IO[str]) -> None:
    write_csv(selection, file, COLUMNS, [list(TAGS.values())])


FORMAT = Format(
    "hxl", "HXL-tagged CSV", "csv", "text/csv", COLUMNS, (*flat.LOSES, "weapons, targets, countries and kinds of actors, further places"), _write,
    notes=("A header row, a row of HXL hashtags, then one row for each event. The meaning of each column opens with its hashtag.",),
    origin="our own choice of hashtags and attributes of the HXL standard; +state, +precision, +standing, +actor, +recipient and +claimant are free attributes.",
)  # fmt: skip
