"""Days that stand for the day of publication in a part of a text: that of a dateline in its line (with an agency's name in all below), the last of the period of a
round-up in all of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model import When

DATELINE = re.compile(r"[\s\-–—*•·▪]*(?:[A-Z][\w.'’ /-]{1,40}(?:, [A-Z][\w.'’ -]{1,30})?[,(–—-]\s*)?$")  # "Goma, " before "21 January - "
TO = re.compile(r"\s*(?:[–—-]|to)\s*")
BREAK = re.compile(r"\)?(?:,? \d{4})?(?P<agency> \([^()\n]{2,30}\))?\s*(?:[–—:]|--?)\s")
LONGEST, LATEST = timedelta(days=13), timedelta(days=8)  # of a period, and from its end to publication
TITLE = 2  # lines in which a round-up names its period


@dataclass
class Anchors:
    """The day on which expressions lean, moving through a text from its beginning. `published` is the day of publication."""

    text: str
    published: date | None
    until: int = 0  # the end of the line that a dateline stands at the head of
    line_day: date | None = None
    period: date | None = None
    report_day: date | None = None  # of a place line with its agency: that of all that stands below
    last: tuple[int, date] | None = None  # the end of the day told last, and that day

    def at(self, start: int) -> date | None:
        """What "on Monday" at an offset is reckoned from."""
        return self.line_day if start < self.until and self.line_day else self.report_day or self.period or self.published

    def learn(self, start: int, end: int, when: When) -> None:
        """Remember a dateline ("Goma, 21 January - M23 rebels seized Minova on Tuesday"), or the period of a round-up in its title ("Round-up, 19-25 August")."""
        if self.published is None or when.start is None or when.end is None or when.precision not in {"day", "week"}:
            return
        first, last = date.fromisoformat(when.start[:10]), date.fromisoformat(when.end[:10])
        if self.last is not None and first == last and TO.fullmatch(self.text, self.last[0], start) and self.last[1] < first:
            first = self.last[1]  # "26 May - 1 June"
        self.last = (end, last)
        line = self.text.rfind("\n", 0, start) + 1
        behind = BREAK.match(self.text, end) if first == last <= self.published and start >= self.until and DATELINE.match(self.text, line, start) else None
        if behind is not None:
            stop = self.text.find("\n", end)
            if behind["agency"] and self.published - last <= LATEST:
                self.report_day = last
            self.until, self.line_day = stop if stop >= 0 else len(self.text), last
        rest = self.text[end : end + 6].split("\n")[0].strip(" )].,")
        titled = self.text[:start].count("\n") < TITLE and (not rest or rest.isdigit() and len(rest) == 4) and "." not in self.text[line:start].rstrip(" .")
        if self.period is None and titled and timedelta(days=1) < last - first <= LONGEST and timedelta() < self.published - last <= LATEST:
            self.period = last
