"""Lessons as the window shows them: rows of the schedule with their clashes, the columns and filters of the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from models.enums import Weekday, WeekParity
from models.operations.schedule import list_slots
from models.rows import SlotRow
from models.rules.lessons import conflicts
from models.storage.database import Database
from ui.choice import Choice, enum_choices
from ui.messages import Tone
from ui.system.locale_ru import date_text, period_text, time_text
from ui.tables.columns import Chip, Column
from ui.tables.filters import Filter, FilterLook

_CONTEXT = "Lessons"
_DATES_SHOWN = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A row of the schedule and what it clashes with, in words."""

    slot: SlotRow
    clashes: tuple[str, ...] = ()

    @property
    def id(self) -> int:
        """The row's id."""
        return self.slot.id

    @property
    def title(self) -> str:
        """What is taught."""
        return self.slot.component_title or self.slot.program_title or _tr("Занятие")


def load_lessons(db: Database) -> list[Lesson]:
    """All lessons of the network with their clashes. Call it in a worker."""
    rows = list_slots(db)
    told: dict[int, list[str]] = defaultdict(list)
    for clash in conflicts(rows):
        told[clash.first_id].append(clash.text)
        told[clash.second_id].append(clash.text)
    return sorted((Lesson(row, tuple(told[row.id])) for row in rows), key=_by_day)


# Words


def time_words(slot: SlotRow) -> str:
    """«14:00–15:30»."""
    return f"{time_text(slot.starts_at)}–{time_text(slot.ends_at)}"


def day_words(slot: SlotRow) -> str:
    """«вторник», «вторник, по нечётным неделям», or the dates themselves."""
    if slot.weekday is not None:
        return ", ".join(part for part in (slot.weekday.title_ru, _parity(slot)) if part)
    if not slot.dates:
        return _tr("день не назначен")
    shown = ", ".join(date_text(day) for day in slot.dates[:_DATES_SHOWN])
    rest = len(slot.dates) - _DATES_SHOWN
    return _tr("{dates} и ещё {rest}").format(dates=shown, rest=rest) if rest > 0 else shown


def _parity(slot: SlotRow) -> str:
    return "" if slot.parity is WeekParity.EVERY else slot.parity.title_ru


def term_words(slot: SlotRow) -> str:
    """«01.09.2026 – 31.05.2027» of a weekly row, empty for a dated one."""
    return "" if slot.weekday is None else period_text(slot.date_from, slot.date_to)


def short_name(full_name: str) -> str:
    """«Мельник П. И.» of three capitalised words; anything else stays as it is."""
    words = full_name.split()
    if len(words) != 3 or not all(word[:1].isupper() for word in words):
        return full_name
    return f"{words[0]} {words[1][0]}. {words[2][0]}."


# The list


def clash_chip(lesson: Lesson) -> Chip | None:
    """A mark for a lesson that cannot take place as it stands."""
    return Chip(_tr("Накладка"), Tone.WARNING, "warning") if lesson.clashes else None


def columns() -> list[Column]:
    """The list by weekday and time."""
    return [
        Column("day", _tr("День"), lambda row: day_words(row.slot), sort=_by_day, width=20, tooltip=_all_dates),
        Column("time", _tr("Время"), lambda row: time_words(row.slot), sort=lambda row: row.slot.starts_at, width=11),
        Column(
            "clash", _tr("Накладки"), lambda row: len(row.clashes), chip=clash_chip, width=12, tooltip=_clash_tooltip
        ),
        Column("title", _tr("Занятие"), lambda row: row.title, tooltip=lambda row: row.title, width=28),
        Column("group", _tr("Группа"), lambda row: row.slot.group_name, width=14),
        Column("place", _tr("Место"), lambda row: row.slot.place, tooltip=lambda row: row.slot.place, width=26),
        Column("teacher", _tr("Педагог"), lambda row: row.slot.teacher, width=22),
        Column("organization", _tr("Проводит"), lambda row: row.slot.organization_name, width=24),
        Column("program", _tr("Программа"), lambda row: row.slot.program_title, width=28, visible=False),
        Column("contract", _tr("Договор"), lambda row: row.slot.contract_number or _tr("б/н"), width=14),
        Column("term", _tr("Срок"), lambda row: term_words(row.slot), sort=lambda row: row.slot.date_from, width=23),
        Column("note", _tr("Примечание"), lambda row: row.slot.note, width=20, visible=False),
    ]


def _by_day(lesson: Lesson) -> tuple[str, str, int]:
    slot = lesson.slot
    first = slot.dates[0].isoformat() if slot.weekday is None and slot.dates else ""
    return (slot.weekday.value if slot.weekday else "9", first, slot.starts_at)


def _all_dates(lesson: Lesson) -> str:
    if lesson.slot.weekday is not None:
        return day_words(lesson.slot)
    return ", ".join(date_text(day) for day in lesson.slot.dates)


def _clash_tooltip(lesson: Lesson) -> str:
    return "\n".join(lesson.clashes)


def filters() -> Sequence[Filter]:
    """Organisation, programme, teacher, place, weekday, and whether only clashes are shown."""
    return [
        _of_text("organization", _tr("Организация"), lambda slot: slot.organization_name),
        _of_text("program", _tr("Программа"), lambda slot: slot.program_title),
        _of_text("teacher", _tr("Педагог"), lambda slot: slot.teacher),
        _of_text("place", _tr("Место"), lambda slot: slot.place),
        Filter("weekday", _tr("День"), _on_weekday, enum_choices(Weekday)),
        Filter(
            "clash",
            _tr("Накладки"),
            lambda row, wanted: bool(row.clashes) == wanted,
            [Choice(True, _tr("С накладками"))],
            look=FilterLook.CHIPS,
        ),
    ]


def _of_text(key: str, title: str, value: Callable[[SlotRow], str]) -> Filter:
    def gather(row: Lesson) -> Iterable[Choice]:
        text = value(row.slot)
        return [Choice(text, text)] if text else []

    return Filter(key, title, lambda row, wanted: value(row.slot) == wanted, gather=gather)


def _on_weekday(lesson: Lesson, weekday: Weekday) -> bool:
    slot = lesson.slot
    if slot.weekday is not None:
        return slot.weekday == weekday
    return any(day.isoweekday() == int(weekday) for day in slot.dates)
