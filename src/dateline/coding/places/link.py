"""Names of a document with what the text says of their containers: "Mosul, Iraq", "Springfield (Illinois)", "the Iraqi city of Hit"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.coding.places.detect import Detector, Found
from dateline.coding.places.resolve import Name, distance
from dateline.vocab.gazetteer import ADMIN, DISTRICT, Entry
from dateline.vocab.gazetteer_names import generic_word, key

IN = frozenset({"in", "of", "inside", "within"})
KINDS = {"city": {"city", "town"}, "town": {"city", "town"}, "village": {"city", "town"}, "island": {"island", "region"}}


def name_key(found: Found) -> str:
    """Identity of a name in a document: its key, and the area noun after it when that changes what is meant."""
    noun = _noun(found)
    kind = "admin1" if noun in ADMIN else "admin2" if noun in DISTRICT else ""
    return f"{key(found.name)}|{kind}|{'people' if found.people else ''}"


def _noun(found: Found) -> str:
    """The area noun after the name or in it."""
    return found.after or generic_word(key(found.name))


def names_of(detector: Detector, found: Sequence[Found]) -> dict[str, Name]:
    """The distinct names of a document with their candidates and links."""
    out: dict[str, Name] = {}
    for f in found:
        if not f.entries:
            continue
        k = name_key(f)
        if k in out:
            out[k].count += 1
        else:
            out[k] = Name(k, _of_kind(f), weight=_strength(f))
    for name in out.values():
        _tell_apart(name, out)
    for a, b in pairwise(found):
        _link(detector, out, a, b)
    return out


def _tell_apart(name: Name, names: dict[str, Name]) -> None:
    """A text that also writes "Aleppo province" means the town by "Aleppo" alone."""
    base, kind, _ = name.key.split("|")
    division = names.get(f"{base}|admin1|")
    if kind or division is None or not division.entries:
        return
    province = division.entries[0]
    near = 1.5 * province.radius_km + 50
    seats = [e for e in name.entries if not e.area and e.country == province.country and distance(e, province) < near]
    seats = [e for e in seats if any(e.likely > d.likely for d in name.entries if d.id == province.id)]
    if seats:
        name.entries = tuple(e for e in name.entries if e.kind != "admin1")


def _strength(f: Found) -> float:
    """How much a name tells about others: countries and long names more, a nationality less, an uncertain one least."""
    return 0.8 if f.people else 0.6 if f.weight < 2.0 else 1.0


def _of_kind(f: Found) -> tuple[Entry, ...]:
    """Candidates of the kind that the noun after the name asks for, if there are any."""
    noun = _noun(f)
    kinds = {"admin1", "region"} if noun in ADMIN else {"admin2", "district"} if noun in DISTRICT else KINDS.get(noun)
    if noun == "territory" and kinds:
        kinds = kinds | {"admin2", "district"}  # Congo's lie in provinces
    if not kinds or noun in {"city", "town"} and f.entries[0].kind == "country":
        return f.entries  # "besieged Sudan city" is in Sudan
    return tuple(e for e in f.entries if e.kind in kinds) or f.entries


def _link(detector: Detector, names: dict[str, Name], a: Found, b: Found) -> None:
    """Link two neighbouring mentions of one sentence when the words between them say that one holds the other."""
    if not a.entries or not b.entries or detector.tokens[a.first].sent != detector.tokens[b.first].sent or name_key(a) == name_key(b):
        return
    between = detector.low[a.last : b.first]
    inner, outer, strength = a, b, 0.0
    words = [w for w in between if w not in detector.words.area and w != "the"]
    if words in ([","], ["("]) or (words == [] and between == []) and not a.people:
        strength = 1.0
    elif words in (["'s"], ["’s"]):
        inner, outer, strength = b, a, 0.8
    elif a.people and len(between) < 4 and not any(w in {",", ".", ";", "and"} for w in between):
        inner, outer, strength = b, a, 0.5
    elif words and words[-1] in IN and len(words) <= 3 and "," not in words[1:] and not any(w in detector.words.directions for w in words):
        strength = 0.7
    if strength:
        _join(names[name_key(inner)], names[name_key(outer)], strength)


def _join(inner: Name, outer: Name, strength: float) -> None:
    inner.inside[outer.key] = max(inner.inside.get(outer.key, 0.0), strength)
    outer.inside.setdefault(inner.key, -0.6 * strength)
