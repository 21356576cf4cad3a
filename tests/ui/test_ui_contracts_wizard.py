"""The wizard: from an empty database to a saved and printed contract, as a new user does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from office_builder import TODAY
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from wizard_helpers import spoken, sweep, visible

from helpers import type_text
from models.enums import ComponentKind, Gender, PartyRole
from models.operations import contracts, organizations, people, programs
from models.storage.database import Database
from ui.context import AppContext
from ui.contracts.wizard.opening import open_wizard
from ui.contracts.wizard.program_form import ProgramForm
from ui.contracts.wizard.step_annexes import AnnexesStep
from ui.contracts.wizard.step_finish import FinishStep
from ui.contracts.wizard.step_parties import PartiesStep
from ui.contracts.wizard.step_program import ProgramStep
from ui.contracts.wizard.step_requisites import RequisitesStep
from ui.contracts.wizard.step_terms import TermsStep
from ui.contracts.wizard.window import ContractWizard
from ui.forms.dialog import RecordDialog

S = TypeVar("S", bound=QWidget)


@pytest.fixture(autouse=True)
def _no_windows_left(db: Database) -> Iterator[None]:
    yield
    sweep()


def step(wizard: ContractWizard, kind: type[S]) -> S:
    wizard.show_step(next(key for key, item in wizard.steps.items() if isinstance(item, kind)))
    wizard.state.examine_now()
    current = wizard.current()
    assert isinstance(current, kind)
    return current


def activate(window: QWidget, qtbot: QtBot) -> None:
    """Shortcuts work in the active window only."""
    with qtbot.waitActive(window):
        window.activateWindow()


@pytest.fixture
def open_new(context: AppContext, qtbot: QtBot) -> Callable[..., ContractWizard]:
    context.today = lambda: TODAY
    context.settings.set("hints/wizard_preview_hidden", True)

    def opened(**wanted: object) -> ContractWizard:
        open_wizard(context, lambda _number: None, **wanted)  # type: ignore[arg-type]
        wizard = visible(ContractWizard)
        activate(wizard, qtbot)
        return wizard

    return opened


def fill(dialog: RecordDialog, values: dict[str, str]) -> None:
    for key, text in values.items():
        editor = dialog.form.editor(key)
        editor.setFocus()
        type_text(editor, text)


SCHOOL = {
    "full_name": "Муниципальное бюджетное общеобразовательное учреждение «Гимназия № 8»",
    "short_name": "Гимназия № 8",
    "settlement": "г. Приозёрный",
    "legal_address": "г. Приозёрный, ул. Школьная, д. 1",
    "surname": "Ёлкина",
    "given_name": "Анна",
    "patronymic": "Петровна",
    "position": "директор",
    "license_number": "Л035-01298-77/00000001",
    "license_date": "2.3.20",
    "license_issuer": "Министерство образования",
}
COLLEGE = {
    "full_name": "Колледж связи",
    "short_name": "Колледж связи",
    "legal_address": "г. Приозёрный, пер. Тихий, д. 2",
    "surname": "Шевчук",
    "given_name": "Лев",
    "patronymic": "Ильич",
    "license_number": "Л035-01298-77/00000002",
    "license_date": "3.3.21",
    "license_issuer": "Министерство образования",
}


def enter_parties(wizard: ContractWizard, qtbot: QtBot) -> None:
    parties = step(wizard, PartiesStep)
    assert parties.callout.isVisible()
    qtbot.mouseClick(parties.callout.button, Qt.MouseButton.LeftButton)
    dialog = visible(RecordDialog)
    fill(dialog, SCHOOL)
    dialog.save()
    assert not parties.callout.isVisible()
    qtbot.mouseClick(parties.new_button, Qt.MouseButton.LeftButton)
    dialog = visible(RecordDialog)
    fill(dialog, COLLEGE)
    dialog.save()


def enter_program(wizard: ContractWizard, qtbot: QtBot) -> None:
    program = step(wizard, ProgramStep)
    qtbot.mouseClick(program.callout.button, Qt.MouseButton.LeftButton)
    dialog = visible(RecordDialog)
    form = dialog.form
    assert isinstance(form, ProgramForm)
    assert form.parts is not None
    type_text(form.editor("title"), "Инженерный класс")
    parts = form.parts
    qtbot.mouseClick(parts.add_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: parts.table.currentIndex().isValid())
    type_text(QApplication.focusWidget() or parts.table, "Схемотехника")
    parts.model.setData(parts.model.index(0, 1), ComponentKind.COURSE)
    dialog.save()


def test_from_an_empty_base_to_a_printed_contract(
    open_new: Callable[..., ContractWizard], context: AppContext, db: Database, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = open_new()
    assert wizard.windowTitle() == "Договор № СФ-2026/001 (новый документ)"
    enter_parties(wizard, qtbot)
    own = organizations.own_organization(db)
    assert own is not None
    assert own.short_name == "Гимназия № 8"
    head = people.person(db, people.list_people(db, own.id)[0].id)
    assert head.gender is Gender.FEMALE  # told by the patronymic
    contract = wizard.state.contract
    assert contract.roles == (PartyRole.BASE, PartyRole.EDU_PARTICIPANT)
    assert all(party.signatory_id and party.authority_id for party in contract.parties)
    assert contract.place == "г. Приозёрный"
    enter_program(wizard, qtbot)
    assert [row.title for row in programs.list_programs(db)] == ["Инженерный класс"]
    annexes = step(wizard, AnnexesStep)
    qtbot.mouseClick(annexes.slots.add_button, Qt.MouseButton.LeftButton)
    wizard.state.examine_now()
    assert wizard.state.problems == ()
    finish = step(wizard, FinishStep)
    finish.folder.setText(str(tmp_path / "Бумаги"))
    qtbot.mouseClick(finish.print_button, Qt.MouseButton.LeftButton)
    saved = contracts.contract_by_number(db, "СФ-2026/001")
    assert saved.program_id is not None
    assert len(saved.slots) == 1
    assert sorted({path.suffix for path in (tmp_path / "Бумаги").rglob("*.*")}) == [".docx", ".pdf"]
    assert not wizard.state.dirty()
    wizard.reject()
    assert spoken(context).asked == []


def test_nothing_hinders_going_on_with_keys(open_new: Callable[..., ContractWizard], qtbot: QtBot) -> None:
    wizard = open_new()
    seen = [wizard.list.current()]
    for _ in range(6):
        qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        seen.append(wizard.list.current())
    assert seen == ["requisites", "parties", "program", "terms", "annexes", "check", "finish"]
    qtbot.keyClick(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wizard.list.current() == "check"
    wizard.reject()


def test_another_kind_has_other_steps_and_another_number(open_new: Callable[..., ContractWizard], qtbot: QtBot) -> None:
    wizard = open_new()
    first = step(wizard, RequisitesStep)
    qtbot.mouseClick(first.cards["cooperation"], Qt.MouseButton.LeftButton)
    assert wizard._keys() == ["requisites", "parties", "terms", "check", "finish"]
    assert wizard.state.contract.number == "СД-2026/001"
    assert first.form.editor("number").text() == "СД-2026/001"
    spoken(wizard.context).answers.append(1)
    wizard.reject()


def test_questions_follow_the_roles_and_the_answers(open_new: Callable[..., ContractWizard], qtbot: QtBot) -> None:
    wizard = open_new()
    terms = step(wizard, TermsStep)
    assert not terms.rows["schedule_mode"].isVisibleTo(terms)
    assert not terms.rows["students_max"].isVisibleTo(terms)
    terms.rows["students_mode"]._options["range"].click()
    assert terms.rows["students_max"].isVisibleTo(terms)
    assert wizard.state.contract.answers["students_mode"] == "range"
    spoken(wizard.context).answers.append(1)
    wizard.reject()


def words(widget: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_a_problem_leads_to_its_step_and_field(open_new: Callable[..., ContractWizard]) -> None:
    wizard = open_new()
    wizard.show_step("check")
    check = wizard.current()
    line = next(item for item in check.problems.lines if "программа" in item.problem.text)  # type: ignore[attr-defined]
    line.followed.emit()
    assert wizard.list.current() == "program"
    wizard.reject()


def test_escape_asks_only_when_something_would_be_lost(
    open_new: Callable[..., ContractWizard], context: AppContext, qtbot: QtBot
) -> None:
    wizard = open_new()
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()
    assert spoken(context).asked == []
    wizard = open_new()
    first = step(wizard, RequisitesStep)
    type_text(first.form.editor("place"), "с. Ягодное")
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert spoken(context).asked == ["Сохранить договор?"]
    assert wizard.isVisible()  # the careful answer goes back
    spoken(context).answers.append(0)
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert contracts.contract_by_number(context.db, "СФ-2026/001").place == "с. Ягодное"
    assert spoken(context).said[-1].text == "Сохранено: Договор № СФ-2026/001."
    assert context.undo.undo_label == "Создать договор № СФ-2026/001"


def test_every_input_is_named(open_new: Callable[..., ContractWizard]) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QTableView

    wizard = open_new()
    for key in wizard._keys():
        wizard.show_step(key)
    inner = (QComboBox, QSpinBox)
    silent = [
        (key, type(item).__name__, item.objectName())
        for key, page in wizard.steps.items()
        for item in page.findChildren(QWidget)
        if isinstance(item, QLineEdit | QPlainTextEdit | QComboBox | QSpinBox | QTableView)
        and not isinstance(item.parent(), inner)
        and not item.accessibleName()
    ]
    silent += [
        (key, "button", item.objectName())
        for key, page in wizard.steps.items()
        for item in page.findChildren(QAbstractButton)
        if item.isVisibleTo(page)
        and not item.text()
        and not item.accessibleName()
        and item.objectName() != "qt_spinbox"
        and type(item).__module__.startswith("ui.")
    ]
    assert silent == []
    wizard.reject()


def test_preview_is_drawn_from_what_stands_there(
    open_new: Callable[..., ContractWizard], context: AppContext, qtbot: QtBot
) -> None:
    context.settings.set("hints/wizard_preview_hidden", False)
    wizard = open_new()
    wizard.resize(1300, 700)
    wizard.body.set_preview(True)
    pane = wizard.body.preview
    assert pane is not None
    qtbot.waitUntil(lambda: pane.preview.pages() > 0)
    before = pane.preview.data
    first = step(wizard, RequisitesStep)
    type_text(first.form.editor("place"), "с. Ягодное")
    wizard.state.examine_now()
    qtbot.waitUntil(lambda: pane.preview.data != before)
    text = pane.preview.document.getAllText(0).text()
    assert "Ягодное" in text.replace("\u00a0", " ")
    spoken(context).answers.append(1)
    wizard.reject()
