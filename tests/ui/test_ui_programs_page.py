"""The page «Программы» and its dialog: components, sums, order, copy, deletion with a reason, undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office_builder import TODAY, SmallOffice, build_small_office
from partner_helpers import clear_away, shown, tabs_of, texts_of
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpers import type_text
from models.enums import ComponentKind, PartyRole, ProgramKind
from models.operations import contracts, programs
from models.storage.database import Database
from ui.context import AppContext
from ui.forms.editors import TextEditor
from ui.pages.programs import ProgramsPage
from ui.programs.dialog import ProgramDialog


@pytest.fixture(autouse=True)
def _no_dialogs_left() -> Iterator[None]:
    yield
    clear_away()


@pytest.fixture
def office(tmp_path: Path) -> SmallOffice:
    folder = tmp_path / "school"
    folder.mkdir()
    return build_small_office(folder)


@pytest.fixture
def db(office: SmallOffice) -> Iterator[Database]:
    yield office.db
    office.db.close()


@pytest.fixture
def page(context: AppContext, office: SmallOffice, qtbot: QtBot) -> ProgramsPage:
    context.today = lambda: TODAY
    made = ProgramsPage(context)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    made.activated()
    made.show_record(office.program)
    return made


def titles(page: ProgramsPage) -> list[str]:
    return [row.title for row in page.model.visible_rows()]


def edited(page: ProgramsPage, program_id: int) -> ProgramDialog:
    page.commands.edit(program_id)
    return shown(ProgramDialog)


def test_the_card_sums_the_hours_of_each_owner(page: ProgramsPage) -> None:
    assert tabs_of(page.card) == ["Обзор", "Компоненты", "Журнал"]
    said = texts_of(page.card)
    assert "102\u00a0часа" in said
    assert "68\u00a0часов" in said
    assert "34\u00a0часа" in said
    assert "Кто сколько ведёт" in said


def test_filters_by_kind_and_by_who_teaches(page: ProgramsPage) -> None:
    page.set_filters({"owner": "Колледж связи"})
    assert titles(page) == ["Инженерный класс"]
    page.set_filters({"kind": ProgramKind.GENERAL})
    assert titles(page) == ["Инженерный класс"]
    page.bar.search.setText("нет такой")
    page.bar.search.search_now()
    assert titles(page) == []


def test_a_program_is_typed_with_its_components(page: ProgramsPage, office: SmallOffice, db: Database) -> None:
    page.run_primary()
    dialog = shown(ProgramDialog)
    type_text(dialog.stack.editor("title"), "Школа робототехники")
    dialog.stack.change("kind", ProgramKind.ADDITIONAL_GENERAL)
    assert dialog.stack.editor("orientation").isVisibleTo(dialog)
    assert not dialog.stack.editor("level").isVisibleTo(dialog)
    type_text(dialog.stack.editor("orientation"), "техническая")
    rows = dialog.components.rows
    rows.add()
    rows.model.setData(rows.model.index(0, 0), "Сборка")
    rows.model.setData(rows.model.index(0, 2), 16)
    rows.add()
    rows.model.setData(rows.model.index(1, 0), "Полёт")
    rows.model.setData(rows.model.index(1, 3), office.college)
    assert rows.foot.text() == "Всего: 32\u00a0часа"
    dialog.save()
    saved = programs.program(db, dialog.result_value)
    assert [(item.title, item.hours, item.owner_id) for item in saved.components] == [
        ("Сборка", 16, office.school),
        ("Полёт", 16, office.college),
    ]
    assert getattr(page.table.current_row(), "title", "") == "Школа робототехники"
    assert db.undo_label() == "Добавить программу: Школа робототехники"


def test_components_move_up_and_down(page: ProgramsPage, office: SmallOffice, db: Database) -> None:
    dialog = edited(page, office.program)
    part = dialog.components
    part.rows.table.setCurrentIndex(part.rows.model.index(1, 0))
    assert part.up_button.isEnabled()
    assert not part.down_button.isEnabled()
    part.move_row(-1)
    part.move_row(-1)
    assert [row.title for row in part.rows.rows()] == ["Схемотехника", "Математика"]
    dialog.save()
    assert [item.title for item in programs.program(db, office.program).components] == ["Схемотехника", "Математика"]


def test_a_component_without_hours_is_told_under_the_table(
    page: ProgramsPage, office: SmallOffice, db: Database
) -> None:
    dialog = edited(page, office.program)
    rows = dialog.components.rows
    rows.model.setData(rows.model.index(1, 2), 0)
    dialog.stack.show_problems()
    assert dialog.components.problems.texts() == ["Компонент «Схемотехника»: укажите часы."]
    dialog.save()
    assert programs.program(db, office.program).hours == 68


def test_what_stands_in_an_open_cell_is_saved(page: ProgramsPage, office: SmallOffice, db: Database) -> None:
    dialog = edited(page, office.program)
    rows = dialog.components.rows
    rows.table.setFocus(Qt.FocusReason.OtherFocusReason)
    rows.table.setCurrentIndex(rows.model.index(0, 0))
    editor = rows.table.viewport().findChildren(TextEditor)[0]
    editor.selectAll()
    type_text(editor, "Алгебра")
    dialog.save()
    assert programs.program(db, office.program).components[0].title == "Алгебра"


def test_a_copy_comes_to_be_when_it_is_saved(page: ProgramsPage, office: SmallOffice, db: Database) -> None:
    page.commands.duplicate(office.program)
    dialog = shown(ProgramDialog)
    assert len(programs.list_programs(db)) == 1
    dialog.save()
    copy = programs.program(db, dialog.result_value)
    assert copy.title == "Инженерный класс (копия)"
    assert copy.hours == 102
    assert {item.id for item in copy.components}.isdisjoint(
        item.id for item in programs.program(db, office.program).components
    )


def test_a_draft_keeps_the_table(page: ProgramsPage, office: SmallOffice) -> None:
    dialog = edited(page, office.program)
    rows = dialog.components.rows
    rows.add()
    rows.model.setData(rows.model.index(2, 0), "Физика")
    dialog._save_draft()
    clear_away()
    again = edited(page, office.program)
    assert [row.title for row in again.components.rows.rows()] == ["Математика", "Схемотехника", "Физика"]
    assert again.components.rows.rows()[2].kind is ComponentKind.MODULE


def test_deletion_is_undone_or_refused_with_a_reason(
    page: ProgramsPage, office: SmallOffice, context: AppContext, db: Database
) -> None:
    page._delete()
    assert titles(page) == []
    context.undo.undo()
    assert titles(page) == ["Инженерный класс"]
    contracts.save_contract(db, office.contract(PartyRole.EDU_PARTICIPANT))
    page.show_record(office.program)
    page._delete()
    said = context.messages.said[-1]  # type: ignore[attr-defined]
    assert "есть договоры" in said.text
    assert said.action is not None
    said.action()
    assert titles(page) == []
    page.show_record(office.program)
    assert titles(page) == ["Инженерный класс"]
    assert "В архиве" in texts_of(page.card)


def test_a_record_that_is_gone_is_told_once(page: ProgramsPage, context: AppContext) -> None:
    page.show_record(12345)
    assert context.messages.texts()[-1] == "Этой записи уже нет."  # type: ignore[attr-defined]
    assert not page.with_archive
