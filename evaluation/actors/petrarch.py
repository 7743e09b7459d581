"""PETRARCH's unit-test records: are the two parties of the coded event found with the right codes, and are they the parties of a record of ours?

Most records are about invented states, which PETRARCH knows from a test dictionary of its own. They are given the names of real ones here (STATES), one for
one, so that text and code still agree; a record is left out when a code of it is of no state: people of the novel, dates of office, tests of a dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.vocab.actors import register
from evaluation.actors.common import ALIKE, Party, Share, drafted, same_country, same_party, share, told

FILE = Path("data/petrarch2/petrarch2/data/text/PETR.UnitTest.records.xml")
STATES = {  # invented name: code in the records, name and code here
    "Arnor": ("ARN", "Armenia", "ARM"), "Gondor": ("GON", "Greece", "GRC"), "Minas Tirith": ("GON", "Athens", "GRC"), "Osgiliath": ("OSG", "Algeria", "DZA"),
    "Eriador": ("ERI", "Ecuador", "ECU"), "Calenardhon": ("CAL", "Colombia", "COL"), "Ithilen": ("ITH", "Italy", "ITA"), "Dagolath": ("DAG", "Nepal", "NPL"),
    "Bree": ("BRE", "Brazil", "BRA"), "Mordor": ("MOR", "Morocco", "MAR"), "Rohan": ("ROH", "Romania", "ROU"), "Fornost": ("FOR", "Finland", "FIN"),
    "Dol Amroth": ("DOL", "Angola", "AGO"),
}  # fmt: skip
FORMS = {"Arnorian": "Armenian", "Eriadorian": "Ecuadorian", "Eriadori": "Ecuadorian", "Rohans": "Romanians", "Dol_Amroth": "Angola"}
_NOTE = re.compile(r"<!--.*?-->", re.DOTALL)
_SENTENCE = re.compile(r"<Sentence ([^>]*)>(.*?)</Sentence>", re.DOTALL)
_CODING = re.compile(r'sourcecode="([^"]*)"\s+targetcode="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with the pairs of parties that it codes."""

    text: str
    published: str
    pairs: tuple[tuple[Party, Party], ...]


def cases(folder: Path) -> Iterator[Case]:
    """Sentences whose every code is a state's, with or without a role."""
    for m in _SENTENCE.finditer(_NOTE.sub("", (folder / FILE).read_text(encoding="utf-8", errors="replace"))):
        day = re.search(r'date="(\d{4})(\d\d)(\d\d)"', m[1])
        words = re.search(r"<Text>(.*?)</Text>", m[2], re.DOTALL)
        codes = _CODING.findall(m[2])
        if day is None or words is None or not codes:
            continue
        text = " ".join(words[1].split())
        pairs = tuple((_party(a, text), _party(b, text)) for a, b in codes)
        if all(p is not None for pair in pairs for p in pair):
            yield Case(renamed(text), "-".join(day.groups()), pairs)  # type: ignore[arg-type]


def _party(code: str, text: str) -> Party | None:
    """The party of a code; None for one that is no state's."""
    for name, (old, _, new) in STATES.items():
        if code.startswith(old) and name in text:
            return Party(new, code[3:])
    country = ALIKE.get(code[:3], code[:3])
    return Party(country, code[3:]) if country in register().nations else None


def renamed(text: str) -> str:
    """The sentence with real states for invented ones."""
    for old, new in FORMS.items():
        text = re.sub(rf"\b{old}\b", new, text)
    for old, (_, new, _) in STATES.items():
        text = re.sub(rf"\b{old}\b", new, text)
    return text


def measured(folder: Path, misses: list[str] | None = None) -> list[Share]:
    """Shares over sentences: parties found with country and kind right; records with the pair right."""
    found, pairs = [], []
    for case in cases(folder):
        draft = drafted(case.text, case.published)
        wanted = list(dict.fromkeys(p for pair in case.pairs for p in pair))
        seen = [m.actor for m in draft.actors]
        found.append((sum(any(same_party(p, a) for a in seen) for p in wanted), len(wanted)))
        right = [any(any(same_country(s, a) for a in us) and any(same_country(t, a) for a in them) for us, them in told(draft)) for s, t in case.pairs]
        pairs.append((sum(right), len(right)))
        if misses is not None and not (all(right) and found[-1][0] == found[-1][1]):
            lost = [f"{p.country}{p.sector}" for p in wanted if not any(same_party(p, a) for a in seen)]
            misses.append(f"petrarch | lost {lost} pairs {sum(right)}/{len(right)} | {case.text} | {[(a.name, a.country, a.kind) for a in seen]} | {told(draft)}")
    return [share("PETRARCH unit tests: party found, country and kind right", found), share("PETRARCH unit tests: source and target in one record", pairs)]
