"""The register of contracts: labels, filters, the card's next step, marks, undo, problems, printing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from office_builder import TODAY, SmallOffice, build_small_office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot
from wizard_helpers import spoken, sweep, visible

from helpers import type_text
from models.enums import ContractState, PartyRole
from models.operations import contracts, printed
from models.storage.database import Database
from ui.context import AppContext
from ui.contracts.card import ContractCard
from ui.contracts.party_marks import PartyMarks
from ui.contracts.problem_list import ProblemLine
from ui.contracts.wizard.window import ContractWizard
from ui.pages.contracts import ContractsPage


@pytest.fixture(autouse=True)
def _no_windows_left(db: Database) -> Iterator[None]:
    yield
    sweep()


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
def contract(office: SmallOffice) -> int:
    return contracts.save_contract(office.db, office.contract(PartyRole.EDU_PARTICIPANT))


@pytest.fixture
def page(context: AppContext, contract: int, qtbot: QtBot) -> ContractsPage:
    context.today = lambda: TODAY
    made = ContractsPage(context)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    made.activated()
    made.show_record(contract)
    return made


def card(page: ContractsPage) -> ContractCard:
    assert isinstance(page.card, ContractCard)
    return page.card


def press(page: ContractsPage, text: str) -> None:
    button = next(found for found in card(page).findChildren(QPushButton) if found.text() == text)
    button.click()


def shown(page: ContractsPage, key: str) -> list[str]:
    column = next(item for item in page.model.columns if item.key == key)
    return [column.display(row) for row in page.model.visible_rows()]


def tabs(page: ContractsPage) -> list[str]:
    widget = card(page)._tabs
    return widget.titles() if widget else []


def test_the_list_tells_state_then_time(page: ContractsPage, office: SmallOffice, contract: int) -> None:
    assert shown(page, "label") == ["Черновик"]
    assert shown(page, "signed") == ["0/2"]
    contracts.set_contract_state(office.db, contract, ContractState.SIGNED, TODAY)
    assert shown(page, "label") == ["Действует"]
    assert shown(page, "signed") == ["2/2"]
    page.context.today = lambda: dt.date(2027, 5, 20)
    page.refresh()
    assert shown(page, "label") == ["Истекает через 11\u00a0дней"]


def test_search_finds_partner_and_programme(page: ContractsPage) -> None:
    type_text(page.bar.search, "КОЛЛЕДЖ инженерный")
    page.bar.search.search_now()
    assert page.model.rowCount() == 1
    type_text(page.bar.search, "нет такого")
    page.bar.search.search_now()
    assert page.model.rowCount() == 0


def test_filters_by_state_term_and_year(page: ContractsPage, office: SmallOffice, contract: int) -> None:
    page.set_filters({"state": ContractState.SIGNED})
    assert page.model.rowCount() == 0
    page.set_filters({"state": ContractState.DRAFT, "year": 2027})
    assert page.model.rowCount() == 1
    contracts.set_contract_state(office.db, contract, ContractState.SIGNED, TODAY)
    page.set_filters({"term": "running"})
    assert page.model.rowCount() == 1


def test_the_archive_is_shown_only_when_asked(page: ContractsPage, office: SmallOffice, contract: int) -> None:
    page.commands.archive(page.model.visible_rows(), True)
    assert page.model.rowCount() == 0
    page.bar.choose("archive", True)
    assert page.model.rowCount() == 1
    assert page.model.row_at(0).archived


def test_a_record_put_away_is_found_in_the_archive(page: ContractsPage, office: SmallOffice, contract: int) -> None:
    page.commands.archive(page.model.visible_rows(), True)
    page.show_record(contract)
    current = page.table.current_row()
    assert current is not None
    assert current.id == contract


def test_a_deleted_record_is_not_sought_for_ever(page: ContractsPage, office: SmallOffice, contract: int) -> None:
    page.commands.delete(page.model.visible_rows())
    page.show_record(contract)
    assert spoken(page.context).said[-1].text == "Этой записи уже нет."


def test_next_step_is_the_first_button(page: ContractsPage, office: SmallOffice, contract: int) -> None:
    press(page, "Направить партнёру")
    assert contracts.contract(office.db, contract).state is ContractState.AT_PARTNER
    assert shown(page, "label") == ["У партнёра"]
    message = spoken(page.context).said[-1]
    assert message.text == "Договор № СФ-2026/001: «У партнёра»."
    assert message.undo
    press(page, "Партнёр согласовал")
    assert contracts.contract(office.db, contract).state is ContractState.AGREED


def test_marks_of_signature_and_original(page: ContractsPage, office: SmallOffice, contract: int) -> None:
    for number in range(2):
        marks = card(page).findChildren(PartyMarks)
        assert len(marks) == 2
        marks[number].signed.click()
    card(page).findChildren(PartyMarks)[0].returned.click()
    parties = contracts.contract(office.db, contract).parties
    assert [party.signed_on for party in parties] == [TODAY, TODAY]
    assert [party.original_returned for party in parties] == [True, False]
    assert shown(page, "signed") == ["2/2"]
    assert shown(page, "returned") == ["1/2"]
    texts = [box.text() for box in card(page).findChildren(QCheckBox)]
    assert "подписал 22.11.2026" in texts


def test_deleting_can_be_undone_by_name(page: ContractsPage, office: SmallOffice, contract: int) -> None:
    page.commands.delete(page.model.visible_rows())
    assert page.model.rowCount() == 0
    assert page.empty.isVisible()
    assert spoken(page.context).said[-1].undo
    assert page.context.undo.undo_label == "Удалить: договор № СФ-2026/001"
    page.context.undo.undo()
    assert page.model.rowCount() == 1


def test_a_copy_gets_its_own_number(page: ContractsPage) -> None:
    page.commands.duplicate(page.model.row_at(0).id)
    assert sorted(shown(page, "number")) == ["СФ-2026/001", "СФ-2026/002"]
    current = page.table.current_row()
    assert current is not None
    assert current.number == "СФ-2026/002"


def test_the_record_found_is_the_only_one_selected(page: ContractsPage, contract: int) -> None:
    """Ctrl of the Ctrl+Enter that saved a dialog must not add a line to those selected."""
    page.commands.duplicate(contract)
    window = page.windowHandle()
    QTest.keyPress(window, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    page.show_record(contract)
    QTest.keyRelease(window, Qt.Key.Key_Control)
    assert [row.id for row in page.table.selected_rows()] == [contract]


def test_a_problem_leads_to_its_step(page: ContractsPage, qtbot: QtBot) -> None:
    line = next(item for item in card(page).findChildren(ProblemLine) if "Расписание" in item.problem.text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    window = visible(ContractWizard)
    assert window.list.current() == "annexes"
    window.reject()


def test_tabs_appear_only_when_they_hold_something(page: ContractsPage) -> None:
    assert tabs(page) == ["Обзор", "Проверка", "Журнал"]


def test_the_whole_set_is_printed_and_listed(
    page: ContractsPage, office: SmallOffice, contract: int, tmp_path: Path
) -> None:
    answers = spoken(page.context).answers
    answers.append(0)  # «Сохранять сюда»: beside the database
    page.commands.print_set(contract)
    folder = tmp_path / "school" / "Документы Звено"
    files = sorted(path.suffix for path in folder.rglob("*") if path.is_file())
    assert files.count(".docx") == files.count(".pdf") >= 1
    assert all(path.read_bytes()[:4] in (b"%PDF", b"PK\x03\x04") for path in folder.rglob("*.*") if path.is_file())
    message = spoken(page.context).said[-1]
    assert message.text.startswith("Комплект документов готов")
    assert message.action_text == "Открыть папку"
    assert len(printed.list_printed(office.db, contract)) == len(files)
    assert "Документы" in tabs(page)
    # The folder is asked once.
    page.commands.print_set(contract)
    assert spoken(page.context).asked == ["Куда сохранять документы?"]


def test_a_file_in_the_place_of_the_folder_is_told_and_another_folder_offered(
    page: ContractsPage, contract: int, tmp_path: Path
) -> None:
    (tmp_path / "school" / "Документы Звено").write_text("не папка")
    page.commands.printer.remember(tmp_path / "school" / "Документы Звено")
    page.commands.print_set(contract)
    message = spoken(page.context).said[-1]
    assert message.text == "«Документы Звено» — это файл, а не папка. Выберите для документов другую папку."
    spoken(page.context).chosen_folder = tmp_path / "Бумаги"
    assert message.action is not None
    message.action()
    assert spoken(page.context).said[-1].text.startswith("Комплект документов готов")
    assert list((tmp_path / "Бумаги").rglob("*.pdf"))


def test_grave_problems_are_told_before_printing(page: ContractsPage, office: SmallOffice, tmp_path: Path) -> None:
    lonely = contracts.save_contract(office.db, contracts.new_contract(office.db, "network", TODAY))
    page.commands.print_set(lonely)
    assert spoken(page.context).asked[-1].startswith("В договоре есть")
    assert not (tmp_path / "school" / "Документы Звено").exists()


def test_an_empty_register_says_what_to_do(context: AppContext, qtbot: QtBot) -> None:
    page = ContractsPage(context)
    qtbot.addWidget(page)
    page.show()
    page.activated()
    assert page.empty.isVisible()
    assert page.empty.primary.text() == "Новый договор"
