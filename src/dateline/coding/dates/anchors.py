"""Days that stand for the day of publication in a part of a text: that of a dateline in its line (with an agency's name in all below), the last of the period of a
round-up in all of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model import When

DATELINE = re.compile(r"[\s\-–—*•·▪]*(?:[A-Z][\w.'’ /-]{1,40}(?:, [A-Z][\w.'’ -]{1,30})?[,(–—-]\s*)?$")  # "Goma, " before "21 January - "
TO = re.compile(r"\s*(?:[–—-]|to)\s*")
AGENCY = r"\s?\([A-Z][\w .,&/'-]{1,40}\)"  # "Raipur, April 6 (Agency) Rebels", "Guwahati, June 9 (Agency): Police"
BREAK = re.compile(rf"\)?(?:,? \d{{4}})?(?:(?:{AGENCY})?\.?\s*(?:[–—:]|--?)\s|{AGENCY}\s+(?=[A-Z“\"]))")
STOP = re.compile(r"(?:,? \d{4})?\.\s+(?=[A-Z“\"])")  # "MYSORE, MAY 2. Police"
LED = re.compile(r"\s*[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}(?:, [A-Z][\w.'’ -]{1,30})?,\s*")  # "Imphal, " at the head of its line
LONGEST, LATEST = timedelta(days=13), timedelta(days=8)  # of a period, and from its end to publication
NEAR = timedelta(days=10)  # from a dateline that a whole report hangs on to publication
HEAD = 4  # lines with words in which such a dateline stands
TITLE = 2  # lines in which a round-up names its period


@dataclass
class Anchors:
    """The day on which expressions lean, moving through a text from its beginning. `published` is the day of publication."""

    text: str
    published: date | None
    until: int = 0  # the end of the line that a dateline stands at the head of
    line_day: date | None = None
    led: date | None = None  # the day of a dateline at the head of the report, for the paragraphs below it
    period: date | None = None
    last: tuple[int, date] | None = None  # the end of the day told last, and that day

    def at(self, start: int) -> date | None:
        """What "on Monday" at an offset is reckoned from."""
        return self.line_day if start < self.until and self.line_day else self.period or self.led or self.published

    def printed_on(self, when: When, start: int) -> bool:
        """Whether a weekday reckoned from a dateline is that of publication, a week before: the report was added to."""
        anchor = self.at(start)
        if self.published is None or anchor is None or anchor == self.published or when.start is None or when.precision != "day":
            return False
        return self.published - date.fromisoformat(when.start[:10]) == timedelta(days=7) and self.published - anchor < timedelta(days=3)

    def learn(self, start: int, end: int, when: When) -> None:
        """Remember a dateline ("Goma, 21 January - M23 rebels seized Minova on Tuesday"), or the period of a round-up in its title ("Round-up, 19-25 August").

        The dateline that a report begins with holds for all of it ("Imphal, Nov 18: Six soldiers were killed ...", and below: "A curfew was imposed this evening"): a
        paper prints on the next day what was filed the day before. Not where another line has a dateline of its own."""
        if self.published is None or when.start is None or when.end is None or when.precision not in {"day", "week"}:
            return
        first, last = date.fromisoformat(when.start[:10]), date.fromisoformat(when.end[:10])
        if self.last is not None and first == last and TO.fullmatch(self.text, self.last[0], start) and self.last[1] < first:
            first = self.last[1]  # "26 May - 1 June"
        self.last = (end, last)
        line = self.text.rfind("\n", 0, start) + 1
        named = bool(LED.fullmatch(self.text, line, start))
        ends = BREAK.match(self.text, end) or named and STOP.match(self.text, end)
        old = "(" in (ends.group() if ends else "") and self.published - last > NEAR  # a wire put out long after: its words lean on the day that it is kept under
        if first == last and last <= self.published and start >= self.until and DATELINE.match(self.text, line, start) and ends and not old:
            stop = self.text.find("\n", end)
            heads = named and not self.line_day and self.published - last <= NEAR and len(self.text[:line].split("\n")) - self.text[:line].count("\n\n") <= HEAD
            self.led = last if heads else None
            self.until, self.line_day = stop if stop >= 0 else len(self.text), last
        rest = self.text[end : end + 6].split("\n")[0].strip(" )].,")
        titled = self.text[:start].count("\n") < TITLE and (not rest or rest.isdigit() and len(rest) == 4) and "." not in self.text[line:start].rstrip(" .")
        if self.period is None and titled and timedelta(days=1) < last - first <= LONGEST and timedelta() < self.published - last <= LATEST:
            self.period = last
