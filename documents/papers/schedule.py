"""Contexts of the network schedule: the week (a grid, or day by day when lessons are many) and the list."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from documents import russian
from documents.papers import words
from documents.papers.parties import Context
from documents.papers.signature import head_signature
from documents.papers.subjects import PaperOffice, Schedule
from documents.russian import NBSP
from models.enums import Weekday, WeekParity
from models.rows import SlotRow

_GRID_DAYS = tuple(day for day in Weekday if day is not Weekday.SUNDAY)
# A grid of more lessons has cells longer than a page: the week is then told day by day.
_GRID_LESSONS = 24
_GRID_TIMES = 8
_YEAR = re.compile(r"\b20\d\d\b")
_SCHOOL_YEAR_STARTS = 8  # months; lessons of August belong to the year that begins


def week_context(subject: Schedule, office: PaperOffice) -> Context:
    """Fields of the template `schedule_week`: a grid for few lessons, else a table to each day; dated lessons apart."""
    times = {(slot.starts_at, slot.ends_at) for slot in subject.slots if slot.weekday is not None}
    weekly = [slot for slot in subject.slots if slot.weekday is not None]
    as_grid = len(weekly) <= _GRID_LESSONS and len(times) <= _GRID_TIMES
    in_grid = [slot for slot in weekly if slot.weekday is not Weekday.SUNDAY]
    apart = [slot for slot in subject.slots if slot.weekday is None or (as_grid and slot.weekday is Weekday.SUNDAY)]
    return {
        "график": {
            **_heading(subject, "типовая неделя"),
            "сеткой": as_grid,
            "ряды": _rows(in_grid),
            "дни": _days_of_week(weekly, subject.monday),
            "отдельно": [lesson(slot) for slot in sorted(apart, key=_in_order)],
        },
        "подпись": head_signature(office),
    }


def list_context(subject: Schedule, office: PaperOffice) -> Context:
    """Fields of the template `schedule_list`."""
    rows = sorted(subject.slots, key=_in_order)
    return {
        "график": {**_heading(subject, ""), "занятия": [lesson(slot) for slot in rows]},
        "подпись": head_signature(office),
    }


def _heading(subject: Schedule, what: str) -> Context:
    """The time told by the paper itself, and the selection; the heading may name the week already."""
    named = _YEAR.search(subject.heading) is not None
    period = "" if named else _week(subject.monday) if subject.monday else _term(subject.slots)
    alone = "" if named or subject.monday else what
    told = period if not alone else f"{alone}, {period.removeprefix('на ')}" if period else alone
    return {"период": told, "отбор": words.value(subject.heading, "")}


def _week(monday: dt.date) -> str:
    """«на неделю с 23 по 29 ноября 2026 г.»."""
    sunday = monday + dt.timedelta(days=6)
    first, last = russian.date(monday, "long"), russian.date(sunday, "long")
    if monday.year == sunday.year:
        first = first.removesuffix(f"{NBSP}{monday.year}{NBSP}г.")
    if (monday.year, monday.month) == (sunday.year, sunday.month):
        first = str(monday.day)
    return f"на неделю с{NBSP}{first} по{NBSP}{last}"


def _term(slots: Sequence[SlotRow]) -> str:
    """«на 2026/2027 учебный год», or the first and last day when lessons run through several years."""
    days = [day for slot in slots for day in (slot.date_from, slot.date_to, *slot.dates) if day is not None]
    if not days:
        return ""
    first, last = min(days), max(days)
    starts = {day.year - (day.month < _SCHOOL_YEAR_STARTS) for day in (first, last - dt.timedelta(days=31))}
    if len(starts) == 1:
        return f"на {russian.school_year(starts.pop())} учебный год"
    return russian.date_range(first, last)


def _in_order(slot: SlotRow) -> tuple[str, tuple[dt.date, ...], int]:
    """Through the week, then lessons on single dates. The dates of a weekly lesson do not count."""
    return (slot.weekday or "9", () if slot.weekday else slot.dates, slot.starts_at)


def _rows(slots: Sequence[SlotRow]) -> list[Context]:
    """Rows of the grid, one to each time of lessons."""
    times = sorted({(slot.starts_at, slot.ends_at) for slot in slots})
    rows = [_row(span(*time), [slot for slot in slots if (slot.starts_at, slot.ends_at) == time]) for time in times]
    return rows or [_row("", [])]


def _row(label: str, slots: Sequence[SlotRow]) -> Context:
    ordered = sorted(slots, key=_in_order)
    days = {day.title_ru: [lesson(slot) for slot in ordered if slot.weekday is day] for day in _GRID_DAYS}
    return {"время": label, **days}


def _days_of_week(slots: Sequence[SlotRow], monday: dt.date | None) -> list[Context]:
    """Days that have lessons: «Понедельник, 23 ноября» and their lessons by time."""
    days = []
    for number, day in enumerate(Weekday):
        lessons = sorted((slot for slot in slots if slot.weekday is day), key=_in_order)
        if lessons:
            date = russian.date(monday + dt.timedelta(days=number), "long").rsplit(NBSP, 2)[0] if monday else ""
            name = ", ".join(part for part in (day.title_ru.capitalize(), date) if part)
            days.append({"день": name, "занятия": [lesson(slot) for slot in lessons]})
    return days


def span(starts_at: int, ends_at: int) -> str:
    """«14:30–15:15»."""
    return f"{russian.time_of_day(starts_at)}–{russian.time_of_day(ends_at)}"


def lesson(slot: SlotRow) -> Context:
    """A lesson in words, the same for the grid and the list."""
    notes = [] if slot.parity is WeekParity.EVERY else [slot.parity.title_ru]
    if slot.note.strip():
        notes.append(slot.note.strip().rstrip("."))
    place, teaching = words.cell(slot.place), words.cell(slot.organization_name)
    return {
        "дни": _days(slot),
        "время": span(slot.starts_at, slot.ends_at),
        "предмет": words.value(slot.component_title or slot.program_title, "занятие"),
        "программа": words.value(slot.program_title, ""),
        "компонент": words.value(slot.component_title, ""),
        "группа": words.value(slot.group_name, ""),
        "место": place,
        "педагог": words.short_name(slot.teacher),
        "организация": "" if teaching and place.startswith(teaching) else teaching,
        "договор": words.value(slot.contract_number, "б/н"),
        "примечание": words.value("; ".join(notes), ""),
    }


def _days(slot: SlotRow) -> str:
    if slot.weekday is None and slot.dates:
        return ", ".join(russian.date(day, "table") for day in sorted(slot.dates))
    parts = [slot.weekday.title_ru if slot.weekday else "день не назначен"]
    if slot.parity is not WeekParity.EVERY:
        parts.append(slot.parity.title_ru)
    text = ", ".join(parts)
    if slot.date_from:
        text += f" с{NBSP}{russian.date(slot.date_from, 'table')}"
    if slot.date_to:
        text += f" по{NBSP}{russian.date(slot.date_to, 'table')}"
    return text
