"""Contexts of the network schedule: the week as a grid, and the list."""

from __future__ import annotations

from collections.abc import Iterable

from documents import russian
from documents.papers import words
from documents.papers.parties import Context
from documents.papers.signature import head_signature
from documents.papers.subjects import PaperOffice, Schedule
from models.enums import Weekday, WeekParity
from models.rows import SlotRow

_GRID_DAYS = tuple(day for day in Weekday if day is not Weekday.SUNDAY)


def week_context(subject: Schedule, office: PaperOffice) -> Context:
    """Fields of the template `schedule_week`: rows by time, Monday to Saturday; dated and Sunday lessons apart."""
    in_grid = [slot for slot in subject.slots if slot.weekday in _GRID_DAYS and not slot.dates]
    apart = [slot for slot in subject.slots if slot not in in_grid]
    return {
        "график": {
            "заголовок": words.value(subject.heading, "на учебную неделю"),
            "ряды": [_time_row(times, in_grid) for times in _times(in_grid)] or [_empty_row()],
            "отдельно": [lesson(slot) for slot in apart],
        },
        "подпись": head_signature(office),
    }


def list_context(subject: Schedule, office: PaperOffice) -> Context:
    """Fields of the template `schedule_list`."""
    rows = sorted(subject.slots, key=lambda slot: (slot.weekday or "9", slot.dates, slot.starts_at))
    return {
        "график": {
            "заголовок": words.value(subject.heading, "по дням и времени"),
            "занятия": [lesson(slot) for slot in rows],
        },
        "подпись": head_signature(office),
    }


def _times(slots: Iterable[SlotRow]) -> list[tuple[int, int]]:
    return sorted({(slot.starts_at, slot.ends_at) for slot in slots})


def _time_row(times: tuple[int, int], slots: Iterable[SlotRow]) -> Context:
    here = [slot for slot in slots if (slot.starts_at, slot.ends_at) == times]
    days = {day.title_ru: [lesson(slot) for slot in here if slot.weekday is day] for day in _GRID_DAYS}
    return {"время": span(*times), **days}


def _empty_row() -> Context:
    return {"время": "", **{day.title_ru: [] for day in _GRID_DAYS}}


def span(starts_at: int, ends_at: int) -> str:
    """«14:30–15:15»."""
    return f"{russian.time_of_day(starts_at)}–{russian.time_of_day(ends_at)}"


def lesson(slot: SlotRow) -> Context:
    """A lesson in words, the same for the grid and the list."""
    notes = [] if slot.parity is WeekParity.EVERY else [slot.parity.title_ru]
    if slot.note.strip():
        notes.append(slot.note)
    return {
        "дни": _days(slot),
        "время": span(slot.starts_at, slot.ends_at),
        "предмет": words.value(slot.component_title or slot.program_title, "занятие"),
        "программа": words.value(slot.program_title, ""),
        "компонент": words.value(slot.component_title, ""),
        "группа": words.value(slot.group_name, ""),
        "место": words.value(slot.place, ""),
        "педагог": words.value(slot.teacher, ""),
        "организация": words.value(slot.organization_name, ""),
        "договор": words.value(slot.contract_number, "б/н"),
        "примечание": words.value("; ".join(notes), ""),
    }


def _days(slot: SlotRow) -> str:
    if slot.dates:
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
