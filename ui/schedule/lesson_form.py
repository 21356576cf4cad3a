"""The form of a lesson: its fields, what they become, what is doubtful in them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.annex_data import SlotData
from models.data import ContractDossier
from models.enums import Weekday, WeekParity
from models.operations import contracts
from models.problems import Problem, Severity
from models.rules.lessons import join_dates, parse_dates
from models.rules.week import check_slot
from models.storage.database import Database
from ui.choice import Choice, enum_choices
from ui.context import system_today
from ui.forms.fields import Field, Kind, Part, Section, Values
from ui.forms.form import Form
from ui.forms.parsing import parse_date
from ui.system.locale_ru import date_text

_CONTEXT = "LessonForm"
WEEKLY, DATED = "weekly", "dated"
_COPIED = ("component_id", "group_name", "weekday", "parity", "date_from", "date_to", "starts_at", "ends_at")
_PLACED = ("site_id", "room", "teacher_id", "teacher_name", "note")


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


@dataclass(frozen=True, slots=True)
class Offered:
    """What a contract offers to its lessons, and its term."""

    components: tuple[Choice, ...] = ()
    sites: tuple[Choice, ...] = ()
    teachers: tuple[Choice, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


def load_offered(db: Database, contract_id: int, teachers: Sequence[Choice]) -> Offered:
    """Parts of the contract's programme, sites of its organisations. Call it in a worker."""
    dossier = contracts.dossier(db, contracts.contract(db, contract_id))
    components = dossier.program.components if dossier.program else ()
    return Offered(
        tuple(Choice(item.id, item.title) for item in components),
        tuple(_sites(dossier)),
        tuple(teachers),
        dossier.contract.valid_from,
        dossier.contract.valid_to,
    )


def _sites(dossier: ContractDossier) -> list[Choice]:
    return [
        Choice(site.id, ", ".join(part for part in (organization.name, site.name or site.address) if part))
        for organization in dossier.organizations.values()
        for site in organization.sites
    ]


class LessonForm(Form):
    """The fields of a lesson. `pick_dates` shows the calendar of dates."""

    def __init__(self, contract_choices: Sequence[Choice], pick_dates: Callable[[], object]) -> None:
        self.offered = Offered()
        super().__init__(_parts(contract_choices, pick_dates), check=self._doubts)

    def offer(self, offered: Offered) -> None:
        """Offer what another contract has; what it does not have is no longer chosen."""
        self.offered = offered
        known = {choice.value for choice in offered.components}
        if self.editor("component_id").get() not in known:
            self.editor("component_id").put(None)
        self.set_choices("component_id", offered.components)
        self.set_choices("site_id", offered.sites)
        self.set_choices("teacher_id", offered.teachers)

    def touched(self) -> frozenset[str]:
        """Keys of the fields the user changed."""
        return frozenset(self._touched)

    def focus_first(self) -> None:
        """The contract of a lesson rarely changes: begin with what follows it."""
        self.focus("component_id" if self.values()["contract_id"] is not None else "contract_id")

    def misunderstood(self) -> list[Problem]:
        """A date of the list that is not understood would be lost on saving."""
        found = super().misunderstood()
        values = self.values()
        wrong = split_dates(values["on_dates"])[1] if values["repeat"] == DATED else []
        if wrong:
            text = _tr("Дата «{text}» не понята. Напишите её так: 16.11.2026.").format(text=wrong[0])
            found.append(Problem("on_dates", "not_understood", text, Severity.ERROR))
        return found

    def _doubts(self, values: Values) -> list[Problem]:
        return check_slot(slot_of(values), self.offered.valid_from, self.offered.valid_to)


def _parts(contract_choices: Sequence[Choice], pick_dates: Callable[[], object]) -> list[Part]:
    return [
        Section(_tr("Что и для кого")),
        Field("contract_id", _tr("Договор"), Kind.RECORD, required=True, choices=contract_choices,
              hint=_tr("Занятие войдёт и в сетевой график, и в приложение к этому договору.")),
        Field("component_id", _tr("Занятие"), Kind.CHOICE, hint=_tr("Часть программы договора.")),
        Field("group_name", _tr("Группа, класс"), placeholder=_tr("10А и 11А вместе")),
        *_when(pick_dates),
        *_where(),
    ]  # fmt: skip


def _when(pick_dates: Callable[[], object]) -> list[Part]:
    repeats = [Choice(WEEKLY, _tr("По дням недели")), Choice(DATED, _tr("В отдельные даты"))]
    return [
        Section(_tr("Когда")),
        Field("repeat", _tr("Проводится"), Kind.CHOICE, required=True, choices=repeats, width=22),
        Field("weekday", _tr("День недели"), Kind.CHOICE, choices=enum_choices(Weekday), width=22, visible=_weekly),
        Field("parity", _tr("Недели"), Kind.CHOICE, required=True, choices=enum_choices(WeekParity), width=22,
              visible=_weekly),
        Field("date_from", _tr("Первый день"), Kind.DATE, visible=_weekly),
        Field("date_to", _tr("Последний день"), Kind.DATE, visible=_weekly),
        Field("on_dates", _tr("Даты"), visible=_dated, placeholder="16.11.2026, 23.11.2026",
              hint=_tr("Через запятую."), button=(_tr("Календарь…"), pick_dates)),
        Field("starts_at", _tr("Начало"), Kind.TIME, required=True),
        Field("ends_at", _tr("Конец"), Kind.TIME, required=True),
    ]  # fmt: skip


def _where() -> list[Part]:
    return [
        Section(_tr("Где и кто")),
        Field("site_id", _tr("Площадка"), Kind.RECORD, placeholder=_tr("начните вводить название")),
        Field("room", _tr("Кабинет"), placeholder=_tr("каб. 305")),
        Field("teacher_id", _tr("Педагог"), Kind.RECORD, placeholder=_tr("начните вводить фамилию")),
        Field("teacher_name", _tr("Или впишите"), visible=_typed_teacher,
              hint=_tr("Если педагога нет в списке людей.")),
        Field("note", _tr("Примечание")),
    ]  # fmt: skip


def _weekly(values: Values) -> bool:
    return values["repeat"] != DATED


def _dated(values: Values) -> bool:
    return values["repeat"] == DATED


def _typed_teacher(values: Values) -> bool:
    return values["teacher_id"] is None


def split_dates(text: str) -> tuple[list[dt.date], list[str]]:
    """The dates of a typed list, and what was not understood in it."""
    known: list[dt.date] = []
    unknown: list[str] = []
    for part in re.split(r"[,;\n]+", text):
        day = parse_date(part.strip(), system_today())
        if day is not None:
            known.append(day)
        elif part.strip():
            unknown.append(part.strip())
    return sorted(set(known)), unknown


def dates_text(days: Sequence[dt.date]) -> str:
    """A list of dates as it is typed."""
    return ", ".join(date_text(day) for day in sorted(set(days)))


def values_of(contract_id: int | None, data: SlotData) -> dict[str, Any]:
    """What the form is filled with."""
    values: dict[str, Any] = {key: getattr(data, key) for key in (*_COPIED, *_PLACED)}
    days = parse_dates(data.on_dates)
    repeat = DATED if days and data.weekday is None else WEEKLY
    return {"contract_id": contract_id, "repeat": repeat, "on_dates": dates_text(days), **values}


def slot_of(values: Values, slot_id: int | None = None) -> SlotData:
    """What the form says, as a row of the timetable; fields of the other way of repeating are left out."""
    weekly = _weekly(values)
    start = values["starts_at"] or 0
    kept = {key: values[key] for key in ("component_id", "group_name", *_PLACED)}
    if values["teacher_id"] is not None:
        kept["teacher_name"] = ""
    return SlotData(
        id=slot_id,
        weekday=values["weekday"] if weekly else None,
        parity=(values["parity"] or WeekParity.EVERY) if weekly else WeekParity.EVERY,
        date_from=values["date_from"] if weekly else None,
        date_to=values["date_to"] if weekly else None,
        on_dates="" if weekly else join_dates(split_dates(values["on_dates"])[0]),
        starts_at=start,
        ends_at=values["ends_at"] if values["ends_at"] is not None else start,
        **kept,
    )
