"""Dates of timetable rows, and clashes between them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from models.enums import Weekday, WeekParity
from models.rows import SlotRow
from models.rules.states import DROPPED_STATES

_LONGEST_SERIES = dt.timedelta(days=3 * 366)


def parse_dates(text: str) -> tuple[dt.date, ...]:
    """ISO dates joined by spaces, sorted and without repetitions; what is not a date is passed over."""
    found = set()
    for word in text.split():
        try:
            found.add(dt.date.fromisoformat(word))
        except ValueError:
            continue
    return tuple(sorted(found))


def join_dates(dates: Iterable[dt.date]) -> str:
    """The stored form of a list of dates."""
    return " ".join(day.isoformat() for day in sorted(set(dates)))


def lesson_dates(
    weekday: Weekday | None,
    parity: WeekParity,
    date_from: dt.date | None,
    date_to: dt.date | None,
    on_dates: str,
) -> tuple[dt.date, ...]:
    """The days a row falls on: the listed dates, or every (odd, even) week from the first to the last day.

    Weeks are counted from the week of the first day, which is odd. A series is cut at three years.
    """
    if weekday is None or date_from is None or date_to is None:
        return parse_dates(on_dates)
    last = min(date_to, date_from + _LONGEST_SERIES)
    first = date_from + dt.timedelta(days=(int(weekday) - 1 - date_from.weekday()) % 7)
    monday = date_from - dt.timedelta(days=date_from.weekday())
    days = []
    while first <= last:
        odd = (first - monday).days // 7 % 2 == 0
        if parity is WeekParity.EVERY or (parity is WeekParity.ODD) == odd:
            days.append(first)
        first += dt.timedelta(days=7)
    return tuple(days)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two rows that cannot both happen: `text` names the teacher, group or place they share on `day`."""

    first_id: int
    second_id: int
    day: dt.date
    text: str


def _own(row: SlotRow) -> str:
    return f"{row.contract_id}/{row.group_name.casefold()}" if row.group_name else ""


_SHARED: tuple[tuple[str, Callable[[SlotRow], str], Callable[[SlotRow], str]], ...] = (
    ("Педагог", lambda row: row.teacher.casefold(), lambda row: row.teacher),
    ("Группа", _own, lambda row: row.group_name),
    ("Место", lambda row: row.place.casefold(), lambda row: row.place),
)


def conflicts(rows: Sequence[SlotRow]) -> list[Conflict]:
    """Pairs of rows that share a teacher, group or place at overlapping times; the first such day is told."""
    found: dict[tuple[int, int, str], Conflict] = {}
    for noun, key, name in _SHARED:
        days: dict[tuple[str, dt.date], list[SlotRow]] = defaultdict(list)
        for row in rows:
            if key(row) and row.contract_state not in DROPPED_STATES:
                for day in row.dates:
                    days[key(row), day].append(row)
        for (_, day), sharing in sorted(days.items(), key=lambda item: item[0][1]):
            for first, second in _overlapping(sharing):
                pair = (first.id, second.id, noun)
                if pair not in found:
                    found[pair] = Conflict(first.id, second.id, day, _words(noun, name(first), first, second, day))
    return sorted(found.values(), key=lambda item: (item.day, item.first_id, item.second_id))


def _overlapping(rows: list[SlotRow]) -> Iterable[tuple[SlotRow, SlotRow]]:
    ordered = sorted(rows, key=lambda row: (row.starts_at, row.id))
    for index, first in enumerate(ordered):
        for second in ordered[index + 1 :]:
            if second.starts_at >= first.ends_at:
                break
            if first.id != second.id:
                yield first, second


def _words(noun: str, name: str, first: SlotRow, second: SlotRow, day: dt.date) -> str:
    def told(row: SlotRow) -> str:
        time = f"{clock(row.starts_at)}–{clock(row.ends_at)}"
        what = row.component_title or row.group_name or "занятие"
        return f"{what}, {time} (договор № {row.contract_number or 'б/н'})"

    busy = {"Педагог": "занят", "Группа": "занята", "Место": "занято"}[noun]
    return f"{noun} «{name}» {day:%d.%m.%Y} {busy} дважды: {told(first)} и {told(second)}."


def clock(minutes: int) -> str:
    """Minutes since midnight as «9:05»."""
    return f"{minutes // 60}:{minutes % 60:02}"
