"""Places by id."""

from __future__ import annotations

from dateline.vocab.gazetteer import find
from dateline.vocab.gazetteer_entry import entry_of


def test_every_kind_of_id_leads_back_to_its_place() -> None:
    for name, country in (("Hama", "SYR"), ("Ain al-Asad", "IRQ"), ("Anbar", "IRQ"), ("Iraq", None)):
        entry = find(name, country=country)[0]
        again = entry_of(entry.id)
        assert again is not None
        assert (again.id, again.name, again.lat, again.kind, again.admin1) == (entry.id, entry.name, entry.lat, entry.kind, entry.admin1)


def test_an_id_that_is_not_there() -> None:
    assert [entry_of(i) for i in ("gn:0", "gn:", "gn:x", "dl:nowhere", "iso:XXX", "mine:1", "")] == [None] * 7
