"""Contexts of the network schedule: the week as a grid, and the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from documents import russian
from documents.papers import words
from documents.papers.parties import Context
from documents.papers.signature import head_signature
from documents.papers.subjects import PaperOffice, Schedule
from models.enums import Weekday, WeekParity
from models.rows import SlotRow

_MANY_TIMES = 10
_GRID_DAYS = tuple(day for day in Weekday if day is not Weekday.SUNDAY)


def week_context(subject: Schedule, office: PaperOffice) -> Context:
    """Fields of the template `schedule_week`: rows by time, Monday to Saturday; dated and Sunday lessons apart."""
    in_grid = [slot for slot in subject.slots if slot.weekday in _GRID_DAYS]
    apart = sorted((slot for slot in subject.slots if slot.weekday not in _GRID_DAYS), key=_in_order)
    return {
        "график": {
            "заголовок": words.value(subject.heading, "на учебную неделю"),
            "ряды": _rows(in_grid),
            "отдельно": [lesson(slot) for slot in apart],
        },
        "подпись": head_signature(office),
    }


def list_context(subject: Schedule, office: PaperOffice) -> Context:
    """Fields of the template `schedule_list`."""
    rows = sorted(subject.slots, key=_in_order)
    return {
        "график": {
            "заголовок": words.value(subject.heading, "по дням и времени"),
            "занятия": [lesson(slot) for slot in rows],
        },
        "подпись": head_signature(office),
    }


def _in_order(slot: SlotRow) -> tuple[str, tuple[dt.date, ...], int]:
    """Through the week, then lessons on single dates. The dates of a weekly lesson do not count."""
    return (slot.weekday or "9", () if slot.weekday else slot.dates, slot.starts_at)


def _rows(slots: Sequence[SlotRow]) -> list[Context]:
    """Rows by the times of lessons, or by the hour they begin in when several schools keep many different times."""
    times = sorted({(slot.starts_at, slot.ends_at) for slot in slots})
    if len(times) > _MANY_TIMES:
        hours = sorted({slot.starts_at // 60 for slot in slots})
        return [_row(span(hour * 60, hour * 60 + 59), [slot for slot in slots if slot.starts_at // 60 == hour])
                for hour in hours]  # fmt: skip
    rows = [_row(span(*time), [slot for slot in slots if (slot.starts_at, slot.ends_at) == time]) for time in times]
    return rows or [_row("", [])]


def _row(label: str, slots: Sequence[SlotRow]) -> Context:
    ordered = sorted(slots, key=_in_order)
    days = {day.title_ru: [lesson(slot) for slot in ordered if slot.weekday is day] for day in _GRID_DAYS}
    return {"время": label, **days}


def span(starts_at: int, ends_at: int) -> str:
    """«14:30–15:15»."""
    return f"{russian.time_of_day(starts_at)}–{russian.time_of_day(ends_at)}"


def lesson(slot: SlotRow) -> Context:
    """A lesson in words, the same for the grid and the list."""
    notes = [] if slot.parity is WeekParity.EVERY else [slot.parity.title_ru]
    if slot.note.strip():
        notes.append(slot.note)
    place = words.value(slot.place, "")
    teaching = words.value(slot.organization_name, "")
    return {
        "дни": _days(slot),
        "время": span(slot.starts_at, slot.ends_at),
        "предмет": words.value(slot.component_title or slot.program_title, "занятие"),
        "программа": words.value(slot.program_title, ""),
        "компонент": words.value(slot.component_title, ""),
        "группа": words.value(slot.group_name, ""),
        "место": place,
        "педагог": words.value(slot.teacher, ""),
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
        text += f" с\u00a0{russian.date(slot.date_from, 'table')}"
    if slot.date_to:
        text += f" по\u00a0{russian.date(slot.date_to, 'table')}"
    return text
