"""The annexes of a contract in a few lines: timetable, resources, roster."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from models.annex_data import ResourceData, RosterData, SlotData
from models.data import ContractDossier
from models.enums import WeekParity
from ui.system.locale_ru import counted, date_text, money_text, time_text

_SHOWN = 30
_DATES_SHOWN = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("Annexes", text)


def annex_lines(dossier: ContractDossier) -> list[tuple[str, list[str]]]:
    """A title and the lines of every annex that has rows."""
    contract = dossier.contract
    found = []
    if contract.slots:
        lessons = counted(len(contract.slots), (_tr("строка"), _tr("строки"), _tr("строк")))
        title = _tr("Расписание, {lessons}").format(lessons=lessons)
        found.append((title, [slot_words(dossier, slot) for slot in contract.slots]))
    if contract.resources:
        title = _tr("Ресурсы на {sum} руб.").format(sum=money_text(contract.resources_total))
        found.append((title, [resource_words(dossier, item) for item in contract.resources]))
    if contract.roster:
        pupils = counted(contract.students_total, (_tr("человек"), _tr("человека"), _tr("человек")))
        title = _tr("Обучающиеся, {pupils}").format(pupils=pupils)
        found.append((title, [roster_words(dossier, entry) for entry in contract.roster]))
    return [(title, _shortened(lines)) for title, lines in found]


def _shortened(lines: list[str]) -> list[str]:
    if len(lines) <= _SHOWN:
        return lines
    return [*lines[:_SHOWN], _tr("… и ещё {count}").format(count=len(lines) - _SHOWN)]


def slot_words(dossier: ContractDossier, slot: SlotData) -> str:
    """«вторник, 14:00–14:45, «Физика», 10А, корпус 2, каб. 3, Иванов И. И.»."""
    component, site = dossier.component(slot.component_id), dossier.site(slot.site_id)
    teacher = dossier.people.get(slot.teacher_id or 0)
    parts = [
        slot.weekday.title_ru if slot.weekday else _dates(slot),
        slot.parity.title_ru if slot.parity is not WeekParity.EVERY else "",
        f"{time_text(slot.starts_at)}–{time_text(slot.ends_at)}",
        f"«{component.title}»" if component else "",
        slot.group_name,
        (site.name or site.address) if site else "",
        slot.room,
        teacher.full_name if teacher else slot.teacher_name,
    ]
    return ", ".join(part for part in parts if part)


def _dates(slot: SlotData) -> str:
    days = [dt.date.fromisoformat(day) for day in slot.on_dates.split()]
    if not days:
        return date_text(slot.date_from) if slot.date_from else _tr("день не указан")
    if len(days) <= _DATES_SHOWN:
        return ", ".join(date_text(day) for day in days)
    told = counted(len(days), (_tr("дата"), _tr("даты"), _tr("дат")))
    return _tr("{dates} с {start} по {end}").format(dates=told, start=date_text(days[0]), end=date_text(days[-1]))


def resource_words(dossier: ContractDossier, item: ResourceData) -> str:
    """«Лаборатория (помещение), Колледж связи, 2 шт. × 1 500,00 = 3 000,00 руб.»."""
    owner = dossier.organizations.get(item.organization_id or 0)
    number = f"{item.quantity} {item.unit}".strip()
    money = f"{number} × {money_text(item.unit_cost)} = {money_text(item.cost)} " + _tr("руб.")
    title = f"{item.title or _tr('без названия')} ({item.kind.title_ru})"
    parts = [title, owner.name if owner else "", money if item.unit_cost else number]
    return ", ".join(part for part in parts if part)


def roster_words(dossier: ContractDossier, entry: RosterData) -> str:
    """«Гимназия № 8, 10А: 12» or the pupil's name."""
    school = dossier.organizations.get(entry.organization_id or 0)
    where = ", ".join(part for part in (school.name if school else "", entry.class_name) if part)
    if entry.student_name:
        return f"{entry.student_name}, {where}" if where else entry.student_name
    return f"{where or _tr('класс не указан')}: {entry.count}"
