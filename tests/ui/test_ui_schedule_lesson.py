"""A lesson is added, changed, repeated and deleted in the window; each change can be undone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from daily_helpers import DAY, demo_bytes
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from helpers import type_text
from models.enums import Weekday
from models.operations.schedule import list_slots, slot
from ui.context import AppContext
from ui.forms.dialog import RecordDialog
from ui.pages.schedule import SchedulePage
from ui.schedule.dates_dialog import DatesDialog
from ui.schedule.lesson_form import DATED, WEEKLY, LessonForm, split_dates


@pytest.fixture(scope="module")
def empty_office() -> bytes:
    """Here every database is the demo office."""
    return demo_bytes()


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> SchedulePage:
    context.today = lambda: DAY
    made = SchedulePage(context)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activated()
    return made


def opened(page: SchedulePage) -> RecordDialog:
    dialog = page.commands.dialog
    assert dialog is not None
    return dialog


def form_of(page: SchedulePage) -> LessonForm:
    form = opened(page).form
    assert isinstance(form, LessonForm)
    return form


def contract_id(page: SchedulePage, number: str) -> Any:
    return next(row.contract_id for row in list_slots(page.context.db) if row.contract_number == number)


def test_a_new_lesson_is_typed_saved_and_shown(page: SchedulePage) -> None:
    before = len(list_slots(page.context.db))
    page.run_primary()
    form = form_of(page)
    assert form.values()["contract_id"] is not None  # that of the chosen lesson
    form.change("contract_id", contract_id(page, "СФ-2026/013"))
    assert form.values()["date_from"] == dt.date(2026, 9, 1)
    components = [choice.text for choice in form.offered.components]
    assert "Инженерный проект" in components
    form.change("component_id", form.offered.components[0].value)
    type_text(form.editor("group_name"), "10И, вторая подгруппа")
    form.change("weekday", Weekday.SATURDAY)
    form.change("starts_at", 615)
    assert form.values()["ends_at"] == 660
    type_text(form.editor("teacher_name"), "Ёлкин Ё. Ё.")
    opened(page).save()
    rows = list_slots(page.context.db)
    assert len(rows) == before + 1
    row = page.table.current_row()
    assert row is not None
    assert (row.slot.group_name, row.slot.teacher) == ("10И, вторая подгруппа", "Ёлкин Ё. Ё.")
    assert row.slot.weekday is Weekday.SATURDAY
    page.context.db.undo()
    assert len(page.model.all_rows) == before


def test_without_a_contract_nothing_is_saved_and_nothing_is_lost(page: SchedulePage) -> None:
    before = len(list_slots(page.context.db))
    page.commands.create()
    dialog = opened(page)
    type_text(dialog.form.editor("group_name"), "7Б")
    dialog.save()
    assert dialog.isVisible()
    assert "Не выбран договор." in dialog.bar.text.text()
    assert len(list_slots(page.context.db)) == before
    assert dialog.form.values()["group_name"] == "7Б"


def test_another_contract_offers_its_own_parts(page: SchedulePage) -> None:
    weekly = next(row for row in list_slots(page.context.db) if row.contract_number == "СФ-2026/013" and row.weekday)
    page.commands.edit(weekly.id)
    form = form_of(page)
    assert form.values()["component_id"] is not None
    form.change("contract_id", contract_id(page, "СФ-2026/012"))
    assert form.values()["component_id"] is None
    assert "Инженерный проект" not in [choice.text for choice in form.offered.components]


def test_a_lesson_that_clashes_is_saved_and_told(page: SchedulePage) -> None:
    weekly = next(row for row in list_slots(page.context.db) if row.weekday is Weekday.MONDAY and row.teacher)
    page.commands.duplicate(weekly.id)
    opened(page).save()
    said = page.context.messages.texts()  # type: ignore[attr-defined]
    assert said[-2] == "Занятие сохранено."
    assert said[-1].startswith("Занятие сохранено, но есть накладка. ")
    assert "дважды" in said[-1]


def test_a_change_keeps_everything_not_touched(page: SchedulePage) -> None:
    weekly = next(row for row in list_slots(page.context.db) if row.weekday is not None and row.teacher)
    contract, before = slot(page.context.db, weekly.id)
    page.commands.edit(weekly.id)
    form_of(page).change("room", "каб. 101")
    opened(page).save()
    after_contract, after = slot(page.context.db, weekly.id)
    assert (after_contract, after.room) == (contract, "каб. 101")
    from dataclasses import replace

    assert replace(after, room=before.room) == before


def test_a_dated_lesson_stays_dated(page: SchedulePage) -> None:
    dated = next(row for row in list_slots(page.context.db) if row.weekday is None)
    page.commands.edit(dated.id)
    form = form_of(page)
    assert form.values()["repeat"] == DATED
    form.editor("on_dates").end(False)
    type_text(form.editor("on_dates"), ", 24.12.26")
    opened(page).save()
    after = next(row for row in list_slots(page.context.db) if row.id == dated.id)
    assert set(after.dates) == {*dated.dates, dt.date(2026, 12, 24)}


def test_a_date_that_is_not_understood_is_asked_about(page: SchedulePage) -> None:
    dated = next(row for row in list_slots(page.context.db) if row.weekday is None)
    page.commands.edit(dated.id)
    form_of(page).change("on_dates", "24.12.2026, позавчера")
    opened(page).save()
    assert opened(page).isVisible()
    assert page.context.messages.asked == ["Сохранить без этого значения?"]  # type: ignore[attr-defined]
    assert split_dates("24.12.2026; 1.2.27,") == ([dt.date(2026, 12, 24), dt.date(2027, 2, 1)], [])


def test_repeat_makes_another_lesson(page: SchedulePage) -> None:
    weekly = next(row for row in list_slots(page.context.db) if row.weekday is Weekday.MONDAY)
    before = len(list_slots(page.context.db))
    page.commands.duplicate(weekly.id)
    assert form_of(page).values()["repeat"] == WEEKLY
    form_of(page).change("weekday", Weekday.FRIDAY)
    opened(page).save()
    rows = list_slots(page.context.db)
    assert len(rows) == before + 1
    assert next(row for row in rows if row.id == weekly.id).weekday is Weekday.MONDAY


def test_del_deletes_and_undo_brings_back(page: SchedulePage, qtbot: QtBot) -> None:
    assert page.week is not None
    before = len(page.model.all_rows)
    page.week.grid.choose(page.week.grid.blocks()[0])
    page.week.grid.setFocus()
    chosen = page.week.grid.lesson()
    assert chosen is not None
    qtbot.keyClick(page.week.grid, Qt.Key.Key_Delete)
    if len(page.model.all_rows) == before:  # a shortcut needs an active window, which some platforms do not give
        page._delete()
    assert len(page.model.all_rows) == before - 1
    assert page.context.messages.texts()[-1].startswith("Занятие удалено: ")  # type: ignore[attr-defined]
    page.context.db.undo()
    assert chosen.id in {lesson.id for lesson in page.model.all_rows}


def test_days_are_picked_in_a_calendar(page: SchedulePage, qtbot: QtBot) -> None:
    dialog = DatesDialog([dt.date(2026, 12, 1)], DAY, page)
    qtbot.addWidget(dialog)
    dialog.calendar.clicked.emit(QDate(2026, 12, 8))
    dialog.calendar.clicked.emit(QDate(2026, 12, 1))
    assert dialog.days() == [dt.date(2026, 12, 8)]
    dialog.calendar.setSelectedDate(QDate(2026, 12, 15))
    assert dialog._table is not None
    qtbot.keyClick(dialog._table, Qt.Key.Key_Space)
    assert dialog.days() == [dt.date(2026, 12, 8), dt.date(2026, 12, 15)]
    assert dialog.chosen.text() == "2\u00a0дня: 08.12.2026, 15.12.2026"


def test_the_menu_offers_the_commands_of_a_lesson(page: SchedulePage) -> None:
    assert page.week is not None
    page.week.grid.choose(page.week.grid.blocks()[0])
    texts = [action.text() for action in page.table.build_menu().actions() if action.text()]
    assert texts == ["Открыть", "Повторить", "Открыть договор", "Удалить", "Копировать строки"]
