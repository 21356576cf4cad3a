"""The columns of the three annexes, and the rows they start from."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.annex_data import ResourceData, RosterData, SlotData
from models.data import PersonData
from models.enums import ResourceKind, Weekday, WeekParity
from ui.choice import Choice, enum_choices
from ui.contracts.wizard.state import WizardState
from ui.forms.fields import Field, Kind
from ui.forms.row_table import RowColumn
from ui.system.locale_ru import money_text

_LESSON = 45
_DAY_END = 23 * 60 + 59


def _tr(text: str) -> str:
    return QCoreApplication.translate("AnnexTables", text)


class Offers:
    """What the tables offer to choose from, read from the state when a cell is opened."""

    def __init__(self, state: WizardState) -> None:
        self._state = state

    def parties(self) -> list[Choice]:
        """The parties of the contract."""
        ids = [party.organization_id for party in self._state.contract.parties]
        return [Choice(number, self._state.name(number)) for number in ids]

    def components(self) -> list[Choice]:
        """The parts of the programme."""
        program = self._state.dossier.program
        return [Choice(item.id, item.title) for item in (program.components if program else ())]

    def first_component(self) -> int | None:
        """The part lessons are most likely entered for: one a partner teaches."""
        program, own = self._state.dossier.program, self._state.found.own
        parts = program.components if program else ()
        own_id = own.id if own else None
        foreign = [item.id for item in parts if item.owner_id not in (None, own_id)]
        return next(iter(foreign or [item.id for item in parts]), None)

    def sites(self) -> list[Choice]:
        """The places of teaching of all parties."""
        organizations = self._state.dossier.organizations
        ids = [party.organization_id for party in self._state.contract.parties]
        return [
            Choice(site.id, f"{site.name or site.address} ({organizations[number].name})")
            for number in ids
            if number in organizations
            for site in organizations[number].sites
        ]

    def _people(self) -> list[PersonData]:
        return [person for group in self._state.found.people.values() for person in group]

    def teacher(self, slot: SlotData) -> str:
        """The teacher's name as typed, or of the person chosen."""
        if slot.teacher_id is None:
            return slot.teacher_name
        people = [*self._state.dossier.people.values(), *self._people()]
        return next((person.full_name for person in people if person.id == slot.teacher_id), slot.teacher_name)

    def with_teacher(self, slot: SlotData, name: str) -> SlotData:
        """A typed name that is one of the parties' people becomes that person."""
        found = next((person.id for person in self._people() if name and person.full_name == name), None)
        return dataclasses.replace(slot, teacher_id=found, teacher_name="" if found else name)


def slot_columns(offers: Offers) -> list[RowColumn]:
    """The timetable."""
    return [
        RowColumn(Field("component_id", _tr("Часть программы"), Kind.CHOICE, choices=offers.components), 24),
        RowColumn(Field("group_name", _tr("Группа, класс")), 13),
        RowColumn(Field("weekday", _tr("День"), Kind.CHOICE, choices=enum_choices(Weekday)), 13),
        RowColumn(Field("starts_at", _tr("Начало"), Kind.TIME), 8),
        RowColumn(Field("ends_at", _tr("Конец"), Kind.TIME), 8),
        RowColumn(Field("teacher", _tr("Педагог")), 22, read=offers.teacher, write=offers.with_teacher),
        RowColumn(Field("site_id", _tr("Место"), Kind.CHOICE, choices=offers.sites), 22),
        RowColumn(Field("room", _tr("Кабинет")), 10),
        RowColumn(Field("parity", _tr("Недели"), Kind.CHOICE, choices=enum_choices(WeekParity), required=True), 20),
        RowColumn(Field("date_from", _tr("С даты"), Kind.DATE, hint=_tr("Пусто: весь срок договора")), 12),
        RowColumn(Field("date_to", _tr("По дату"), Kind.DATE, hint=_tr("Пусто: весь срок договора")), 12),
        RowColumn(Field("note", _tr("Примечание")), 16),
    ]


def new_slot(offers: Offers, last: SlotData | None) -> SlotData:
    """The next lesson: like the last one and after it; the first one is of the first part."""
    if last is None:
        return SlotData(component_id=offers.first_component(), weekday=Weekday.MONDAY)
    length = max(last.ends_at - last.starts_at, 1)
    start = min(last.ends_at + 10, _DAY_END - length)
    return dataclasses.replace(last, id=None, starts_at=start, ends_at=start + length)


def resource_columns(offers: Offers) -> list[RowColumn]:
    """Resources with their cost."""
    return [
        RowColumn(Field("title", _tr("Что предоставляется")), 26),
        RowColumn(Field("kind", _tr("Вид"), Kind.CHOICE, choices=enum_choices(ResourceKind), required=True), 18),
        RowColumn(Field("organization_id", _tr("Кто предоставляет"), Kind.CHOICE, choices=offers.parties), 22),
        RowColumn(Field("quantity", _tr("Кол-во"), Kind.INT, minimum=0, maximum=100_000), 8),
        RowColumn(Field("unit", _tr("Ед.")), 8),
        RowColumn(Field("unit_cost", _tr("Цена, руб."), Kind.MONEY), 12),
        RowColumn(Field("cost", _tr("Сумма, руб."), Kind.MONEY), 13, shown=lambda row: money_text(row.cost)),
        RowColumn(Field("component_id", _tr("Для части программы"), Kind.CHOICE, choices=offers.components), 24),
        RowColumn(Field("address", _tr("Адрес")), 24),
        RowColumn(Field("note", _tr("Примечание")), 16),
    ]


def new_resource(offers: Offers, last: ResourceData | None) -> ResourceData:
    """One more resource of the same party, else of the last party of the contract."""
    if last is not None:
        return ResourceData(organization_id=last.organization_id, kind=last.kind, component_id=last.component_id)
    parties: Sequence[Any] = offers.parties()
    owner = parties[-1].value if parties else None
    return ResourceData(organization_id=owner, unit=_tr("шт."), kind=ResourceKind.PREMISES)


def roster_columns(offers: Offers, *, names: bool) -> list[RowColumn]:
    """The roster: by names, or how many of a class."""
    school = RowColumn(Field("organization_id", _tr("Школа"), Kind.CHOICE, choices=offers.parties), 26)
    grade = RowColumn(Field("class_name", _tr("Класс")), 10)
    note = RowColumn(Field("note", _tr("Примечание")), 18)
    if names:
        return [RowColumn(Field("student_name", _tr("Фамилия, имя, отчество")), 34), grade, school, note]
    number = RowColumn(Field("count", _tr("Сколько"), Kind.INT, minimum=0, maximum=5_000), 9)
    return [school, grade, number, note]


def new_entry(offers: Offers, last: RosterData | None) -> RosterData:
    """One more line of the same school and class."""
    if last is not None:
        return RosterData(organization_id=last.organization_id, class_name=last.class_name)
    parties: Sequence[Any] = offers.parties()
    return RosterData(organization_id=parties[0].value if parties else None)
