"""Dates of the demo office: written for the school year 2026/2027, read so that they look current on any day."""

from __future__ import annotations

import datetime as dt
import re

from models.rules.terms import add_months

WRITTEN_FOR = 2026
_FROM_TODAY = re.compile(r"([+-]\d+)d")
_MONTH = re.compile(r"month\+(\d+)( end)?")


class DemoCalendar:
    """Turns the dates of `resources/demo` into real ones for `today`.

    Three ways to write a date:

    - «2026-09-01»: belongs to the school year 2026/2027 and moves with it by whole years. The school year of `today`
      is the one that began on the last 1 September, so nothing written up to 31 August 2026 is ever in the future;
    - «+21d», «-6d»: days from today, for what must be fresh (sent to the partner, expires soon);
    - «month+1», «month+9 end»: the first (last) day of a month counted from that of today, for terms that are planned.
    """

    def __init__(self, today: dt.date) -> None:
        self.today = today
        self.first_year = today.year if today.month >= 9 else today.year - 1

    def day(self, text: str) -> dt.date:
        """The date written as `text`; ValueError when it is written in none of the three ways."""
        if found := _FROM_TODAY.fullmatch(text):
            return self.today + dt.timedelta(days=int(found[1]))
        if found := _MONTH.fullmatch(text):
            first = add_months(self.today.replace(day=1), int(found[1]))
            return add_months(first, 1) - dt.timedelta(days=1) if found[2] else first
        return add_months(dt.date.fromisoformat(text), 12 * (self.first_year - WRITTEN_FOR))

    def lesson_day(self, text: str) -> dt.date:
        """The date of a lesson: as `day`, then moved by three days at most to the weekday it was written for."""
        written, moved = dt.date.fromisoformat(text), self.day(text)
        return moved + dt.timedelta(days=(written.weekday() - moved.weekday() + 3) % 7 - 3)
