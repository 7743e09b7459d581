"""Measures time expressions on the date parts of the Recognizers specifications: same days, or an agreed difference.

    python -m evaluation.recognizers_dates [--errors N] [--differences]

The specifications resolve to points, or to a half-open interval, once for the past and once for the future; ours is an inclusive interval of days, chosen by
tense. A case is right when our interval holds the same days as one of theirs (their point inside our interval, when ours says that it is no finer than a
week, month or year). recognizers_dates.tsv lists the expressions that we do not read on purpose ("unread": nothing of ours overlaps them) and those that we
read otherwise on purpose ("other"), each kind with its reason; a pattern must match the whole expression, as the specification marks it, and an "unread" row
never excuses a value of ours. Corpus: $DATELINE_SHARED/data/recognizers_specs; nothing is kept.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from dateline.coding.dates.coder import find_times
from dateline.model import TimeMention
from evaluation.corpora import shared

FILES = ("DateParser", "DatePeriodParser", "DateTimeParser", "DateTimePeriodParser", "HolidayParser", "MergedParser", "DateTimeModel")
FOLDER = "data/recognizers_specs/Specs/DateTime/English"
DAY = timedelta(days=1)
Days = tuple[date | None, date | None]
KINDS = {"unread", "unknown", "other", "wider"}
AGREED = Path(__file__).with_suffix(".tsv")


@dataclass(frozen=True)
class Difference:
    """An agreed difference: its name, its kind, and the pattern that the whole expression matches."""

    name: str
    kind: str
    words: re.Pattern[str]


@cache
def agreed() -> tuple[Difference, ...]:
    """Agreed differences in the order of the file; ValueError with the line of a row that is not one."""
    out = []
    for n, line in enumerate(AGREED.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != 4 or row[1] not in KINDS or not row[3]:
            raise ValueError(f"{AGREED.name}:{n}: not name, kind, pattern, reason")
        out.append(Difference(row[0], row[1], re.compile(row[2])))
    return tuple(out)


@dataclass(frozen=True)
class Wanted:
    """One marked expression: its characters [start, end), its words, and the days that the specification allows."""

    start: int
    end: int
    words: str
    options: tuple[Days, ...]


@dataclass(frozen=True)
class Case:
    """An input with its reference day and its expressions."""

    text: str
    published: date | None
    want: tuple[Wanted, ...]
    file: str


def cases(folder: Path) -> Iterator[Case]:
    """All cases with a value in days; expressions with a time of day alone or a duration have none and are left out."""
    for name in FILES:
        path = folder / f"{name}.json"
        for row in json.loads(path.read_text(encoding="utf-8-sig")):
            ref = (row.get("Context") or {}).get("ReferenceDateTime")
            want = tuple(Wanted(*_place(row["Input"], r), w) for r in row["Results"] if (w := _wanted(r)))
            if want and ref:
                yield Case(row["Input"], date.fromisoformat(ref[:10]), want, name)


def _place(text: str, result: dict[str, Any]) -> tuple[int, int, str]:
    words = str(result.get("Text") or "")
    start = result["Start"] if isinstance(result.get("Start"), int) else text.lower().find(words.lower())
    return start, start + len(words), " ".join(words.lower().split())


def _wanted(result: dict[str, Any]) -> tuple[Days, ...]:
    kind = str(result.get("TypeName") or result.get("Type") or "").removeprefix("datetimeV2.")
    if kind not in {"date", "daterange", "datetime", "datetimerange", "holiday"}:
        return ()
    value = result.get("Value") or {}
    options = (result.get("Resolution") or {}).get("values") or value.get("values") or [value.get("PastResolution") or {}, value.get("FutureResolution") or {}]
    return tuple(d for o in options if (d := _days(o)) != (None, None))


def _days(o: dict[str, str]) -> Days:
    point = o.get("date") or o.get("dateTime") or o.get("value")
    if point:
        day = _day(point)
        return day, day
    start, end = _day(o.get("start") or o.get("startDate") or o.get("startDateTime")), o.get("end") or o.get("endDate") or o.get("endDateTime")
    last = _day(end)
    if last and end and len(end) <= 10 and (start is None or last > start):
        last -= timedelta(days=1)
    return start, last


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text and text[:4] != "0001" else None
    except ValueError:
        return None


def agrees(ours: TimeMention, theirs: Days) -> bool:
    """Same days, give or take the day that a half-open end or "from tomorrow on" moves; their point inside our week, month or year.

    Their ranges end before the last unit that is named ("2014-2018" ends with 2017), ours with it.
    A bound ("since 2015") agrees when our relation says the same of our interval.
    """
    if not (ours.when.start and ours.when.end):
        return False
    a, b = date.fromisoformat(ours.when.start), date.fromisoformat(ours.when.end)
    start, end = theirs
    if start and not end:
        return ours.relation in {"since", "after"} and a <= start <= b + DAY
    if end and not start:
        return ours.relation in {"until", "before", "by"} and a - DAY <= end <= b
    if start is None or end is None:
        return False
    if start == end and ours.when.precision in {"week", "month", "year"}:
        return a <= start <= b
    if start == a and end in {b.replace(day=1) - DAY, b.replace(month=1, day=1) - DAY, b - DAY} and end > start:
        return True
    slack = DAY if end > start or b > a else timedelta()
    return abs(a - start) <= slack and abs(b - end) <= slack


def verdict(case: Case) -> str:
    """ "right", the name of the agreed difference of an expression that is not, or "wrong" where one is not excused."""
    found = find_times(case.text, case.published)
    names = [excuse(w, found) for w in case.want if not any(agrees(f, o) for f in found for o in w.options)]
    return "wrong" if None in names else (names[0] or "wrong") if names else "right"


def excuse(want: Wanted, found: list[TimeMention]) -> str | None:
    """Name of the agreed difference that an expression falls under; None if there is none."""
    ours = [f for f in found if f.span.start < want.end and want.start < f.span.end]
    kinds = {"other"} if ours else {"unread"}
    if ours and not any(f.when.start for f in ours):
        kinds.add("unknown")
    if any(_holds(f, o) for f in ours for o in want.options):
        kinds.add("wider")
    return next((d.name for d in agreed() if d.kind in kinds and d.words.fullmatch(want.words)), None)


def _holds(ours: TimeMention, theirs: Days) -> bool:
    """Whether our interval, coarser than a day, holds all of theirs."""
    start, end = theirs
    if not (ours.when.start and ours.when.end and start and end) or ours.when.precision not in {"week", "month", "year"}:
        return False
    return date.fromisoformat(ours.when.start) <= start <= end <= date.fromisoformat(ours.when.end)


def measure(folder: Path | None = None) -> tuple[Counter[str], list[Case]]:
    """Verdicts over all cases, and the wrong ones."""
    counts: Counter[str] = Counter()
    wrong = []
    for case in cases(shared(folder) / FOLDER):
        v = verdict(case)
        counts[v] += 1
        if v == "wrong":
            wrong.append(case)
    return counts, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=20)
    parser.add_argument("--differences", metavar="NAME", help="show the cases of one agreed difference")
    args = parser.parse_args()
    counts, wrong = measure()
    n = counts.total()
    print(f"cases {n}  right {counts['right']} ({counts['right'] / n:.1%})  agreed differences {n - counts['right'] - counts['wrong']}  wrong {counts['wrong']}")
    for name, k in counts.most_common():
        print(f"  {k:5d}  {name}")
    shown = wrong[: args.errors]
    if args.differences:
        shown = [c for c in cases(shared() / FOLDER) if verdict(c) == args.differences][: args.errors]
    for c in shown:
        ours = [(t.span.of(c.text), t.when.start, t.when.end) for t in find_times(c.text, c.published)]
        print(c.published, "|", c.text, "|", "; ".join(f"{w.words}: {a}..{b}" for w in c.want for a, b in w.options[:2]), "|", ours)


if __name__ == "__main__":
    main()
