"""The network schedule seen by weeks, and what is doubtful in one of its rows."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.annex_data import SlotData
from models.enums import Weekday, WeekParity
from models.problems import Problem, Severity
from models.rows import SlotRow
from models.rules.lessons import lesson_dates

_WEEKDAYS = tuple(Weekday)
_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class WeekLesson:
    """A row of the schedule on one day of a week."""

    row: SlotRow
    day: dt.date


def monday_of(day: dt.date) -> dt.date:
    """The first day of the week of `day`."""
    return day - dt.timedelta(days=day.weekday())


def weekday_of(day: dt.date) -> Weekday:
    """The weekday of a date."""
    return _WEEKDAYS[day.weekday()]


def week_lessons(rows: Iterable[SlotRow], monday: dt.date) -> list[WeekLesson]:
    """Lessons of the week that begins on `monday`, by day and time.

    A weekly row without a term falls on every week: it is better to see it than to lose it.
    """
    last = monday + _WEEK
    found: list[WeekLesson] = []
    for row in rows:
        if row.dates:
            found.extend(WeekLesson(row, day) for day in row.dates if monday <= day < last)
        elif row.weekday is not None:
            found.append(WeekLesson(row, monday + dt.timedelta(days=int(row.weekday) - 1)))
    return sorted(found, key=lambda item: (item.day, item.row.starts_at, item.row.ends_at, item.row.id))


def as_of_week(lessons: Iterable[WeekLesson]) -> tuple[SlotRow, ...]:
    """The rows as one week shows them: on their weekday, with neither parity nor term nor other dates."""
    return tuple(
        dataclasses.replace(
            item.row,
            weekday=weekday_of(item.day),
            parity=WeekParity.EVERY,
            dates=(),
            date_from=None,
            date_to=None,
        )
        for item in lessons
    )


def by_rule(row: SlotRow) -> SlotRow:
    """The row told by its weekday and term where it has them, not by the days they make."""
    weekly = row.weekday is not None and row.date_from is not None and row.date_to is not None
    return dataclasses.replace(row, dates=()) if weekly else row


def nearest_week(rows: Iterable[SlotRow], monday: dt.date) -> dt.date | None:
    """Monday of the next week with lessons, else of the last week before that had any; None without dates."""
    mondays = {monday_of(day) for row in rows for day in row.dates}
    later = [day for day in mondays if day > monday]
    return min(later) if later else max(mondays, default=None)


def check_slot(data: SlotData, valid_from: dt.date | None, valid_to: dt.date | None) -> list[Problem]:
    """Doubts about a row of the timetable of a contract that holds from `valid_from` to `valid_to`."""
    found = []

    def doubt(field: str, code: str, text: str) -> None:
        found.append(Problem(field, code, text, Severity.WARNING))

    if data.ends_at <= data.starts_at:
        doubt("ends_at", "ends_before", "Занятие кончается не позже, чем начинается.")
    if data.weekday is None and not data.on_dates:
        doubt("weekday", "no_day", "Не указан ни день недели, ни даты: занятие не попадёт в график.")
    if data.date_from and data.date_to and data.date_to < data.date_from:
        doubt("date_to", "term_reversed", "Последний день раньше первого.")
    elif data.weekday is not None and not (data.date_from and data.date_to):
        doubt("date_from", "no_term", "Без первого и последнего дня занятие стоит в каждой неделе.")
    days = lesson_dates(data.weekday, data.parity, data.date_from, data.date_to, data.on_dates)
    found.extend(_outside(days, valid_from, valid_to, "on_dates" if data.weekday is None else "date_from"))
    return found


def _outside(
    days: Sequence[dt.date], valid_from: dt.date | None, valid_to: dt.date | None, field: str
) -> Iterable[Problem]:
    early = valid_from is not None and bool(days) and days[0] < valid_from
    late = valid_to is not None and bool(days) and days[-1] > valid_to
    if early or late:
        day = days[0] if early else days[-1]
        text = f"{day:%d.%m.%Y} вне срока договора."
        yield Problem(field, "outside_term", text, Severity.WARNING)
