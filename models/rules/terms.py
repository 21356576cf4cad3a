"""What time makes of a contract: computed on reading, never stored (design, promise 3)."""

from __future__ import annotations

import calendar
import datetime as dt
from enum import StrEnum

from models.plural import days

SOON_DAYS = 30


class TermStatus(StrEnum):
    """A contract's place in time on a given day."""

    UNDATED = "undated"
    FUTURE = "future"
    RUNNING = "running"
    EXPIRING = "expiring"
    EXPIRED = "expired"

    def label(self, days_left: int | None) -> str:
        """The status in words; `days_left` counts whole days up to and including the last one."""
        if self is TermStatus.EXPIRING and days_left is not None:
            return "Истекает сегодня" if days_left == 0 else f"Истекает через {days(days_left)}"
        return {
            TermStatus.UNDATED: "Бессрочный",
            TermStatus.FUTURE: "Не вступил в силу",
            TermStatus.RUNNING: "Действует",
            TermStatus.EXPIRING: "Истекает",
            TermStatus.EXPIRED: "Истёк",
        }[self]


def term_status(
    valid_from: dt.date | None, valid_to: dt.date | None, today: dt.date, soon_days: int = SOON_DAYS
) -> tuple[TermStatus, int | None]:
    """Status on `today` and the days left; the last day of the term still belongs to it (ГК РФ, ст. 194)."""
    if valid_from is not None and today < valid_from:
        return TermStatus.FUTURE, None if valid_to is None else (valid_to - today).days
    if valid_to is None:
        return (TermStatus.UNDATED if valid_from is None else TermStatus.RUNNING), None
    left = (valid_to - today).days
    if left < 0:
        return TermStatus.EXPIRED, left
    return (TermStatus.EXPIRING if left <= soon_days else TermStatus.RUNNING), left


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of the month `months` later, clipped to the month's end (ГК РФ, ст. 192 п. 3)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def period_end(start: dt.date, months: int) -> dt.date:
    """Last day, inclusive, of a period of `months` from `start`; a clipped month's end is itself the last day."""
    target = add_months(start, months)
    return target if target.day < start.day else target - dt.timedelta(days=1)


def academic_year(day: dt.date) -> tuple[dt.date, dt.date]:
    """The school year of `day`: 1 September to 31 May; from June on the coming one is meant."""
    start_year = day.year if day.month >= 6 else day.year - 1
    return dt.date(start_year, 9, 1), dt.date(start_year + 1, 5, 31)
