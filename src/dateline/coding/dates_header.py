"""The day of publication, where a text itself says it at its start."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dateline.coding.dates_calendar import full_year, month_number
from dateline.coding.dates_grammar import fragments
from dateline.coding.dates_values import make_date
from dateline.model import Span

HEAD = 600  # characters in which a header or date line stands


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    f = fragments()
    mon, wd, year = f["MON"], f["WD_"], f["YEAR"]
    whole = (
        rf"(?:{wd},?\s+)?(?:{mon}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>{year})|(?P<d_b>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?"
        rf"(?P<mon_b>{f['months']})\b\.?,?\s+(?P<y_b>{year}))"
    )
    header = rf"\s*(?:publish(?:ed|ing)(?:\s+date)?|dated?)\s*:?[ \t]+(?P<day>(?P<iso>{year}-\d\d-\d\d)|{whole})(?![\w-])"
    line = rf"\s*(?P<day>{whole}|(?P<iso>{year}-\d\d-\d\d))[^\S\n]*\.?[^\S\n]*(?:\n|$)"
    placed = (
        rf"(?:\[TEXT\]\s*|\A|\n)[ \t]*[A-Z][\w .,'’()/-]{{2,60}}?,\s+(?P<day>(?i:{mon})\s+(?P<d>\d{{1,2}})(?!\d)(?:,\s+(?P<y>{year}))?|"
        rf"(?P<d_b>\d{{1,2}})\s+(?P<mon_b>(?i:{f['months']}))\b\.?(?:\s+(?P<y_b>{year}|\d\d)(?!\d))?)[ \t]*(?:\([^()\n]{{2,40}}\)[ \t]*)*"
        rf"(?:--|—|–|-)"
    )
    return re.compile(header, re.IGNORECASE), re.compile(line, re.IGNORECASE), re.compile(placed)


def publication_date(text: str) -> tuple[date, Span] | None:
    """The day and its words: `date 2023-11-22`, a first line that is a full date, or a dateline with a year ("BOGOTA, 3 APR 90 (EFE) --").

    A dateline without a year ("BAGHDAD, Nov 22 (Reuters) -") gives no day by itself and is not returned.
    """
    header, line, placed = _forms()
    for m in (header.match(text, 0, HEAD), line.match(text, 0, HEAD), placed.search(text, 0, HEAD)):
        if m and (day := _day(m)):
            return day, Span(*m.span("day"))
    return None


def _day(m: re.Match[str]) -> date | None:
    g = m.groupdict()
    if g.get("iso"):
        return make_date(*(int(part) for part in g["iso"].split("-")))
    month, day, year = g.get("mon") or g.get("mon_b"), g.get("d") or g.get("d_b"), g.get("y") or g.get("y_b")
    return make_date(full_year(year), month_number(month), int(day)) if month and day and year else None
