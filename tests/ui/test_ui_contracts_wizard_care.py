"""The wizard takes care: nothing typed is lost unasked, what is known is chosen, trouble is told where it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office_builder import TODAY, SmallOffice, build_small_office
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from wizard_helpers import spoken, sweep, visible

from helpers import type_text
from models.data import OrganizationData, PersonData
from models.enums import PartyRole, RosterMode
from models.errors import EnvironmentProblem
from models.operations import contracts, organizations, people
from models.storage.database import Database
from ui.context import AppContext
from ui.contracts.actions import new_contract
from ui.contracts.wizard.opening import open_wizard
from ui.contracts.wizard.step_annexes import AnnexesStep
from ui.contracts.wizard.step_finish import FinishStep
from ui.contracts.wizard.step_parties import PartiesStep
from ui.contracts.wizard.step_program import ProgramStep
from ui.contracts.wizard.step_requisites import RequisitesStep
from ui.contracts.wizard.window import ContractWizard
from ui.forms.dialog import RecordDialog
from ui.forms.editors import ChoiceEditor
from ui.help_window import HelpWindow
from ui.main_window import MainWindow
from ui.system.theme import Theme


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
def wizard(context: AppContext) -> ContractWizard:
    return opened(context)


def opened(context: AppContext) -> ContractWizard:
    context.today = lambda: TODAY
    context.settings.set("hints/wizard_preview_hidden", True)
    open_wizard(context, lambda _number: None)
    return visible(ContractWizard)


def retype(editor: QWidget, text: str) -> None:
    editor.selectAll()  # type: ignore[attr-defined]
    type_text(editor, text)


def first_step(wizard: ContractWizard) -> RequisitesStep:
    step = wizard.steps["requisites"]
    assert isinstance(step, RequisitesStep)
    return step


def test_a_date_that_is_none_is_not_lost_unasked(wizard: ContractWizard, context: AppContext, db: Database) -> None:
    form = first_step(wizard).form
    retype(form.editor("signed_on"), "31.02.2026")
    wizard.show_step("terms")
    wizard.save()
    assert spoken(context).asked == ["Сохранить без этого значения?"]
    assert wizard.isVisible()
    assert wizard.list.current() == "requisites"
    assert form.editor("signed_on").text() == "31.02.2026"
    assert contracts.list_contracts(db, TODAY) == []
    spoken(context).answers.append(0)
    wizard.save()
    assert [row.signed_on for row in contracts.list_contracts(db, TODAY)] == [None]


def test_closing_asks_about_a_date_that_is_none(wizard: ContractWizard, context: AppContext) -> None:
    retype(first_step(wizard).form.editor("signed_on"), "31.02.2026")
    wizard.reject()
    assert spoken(context).asked == ["Сохранить договор?"]
    assert wizard.isVisible()


def test_an_end_before_the_start_is_told_at_the_field(wizard: ContractWizard) -> None:
    form = first_step(wizard).form
    retype(form.editor("valid_from"), "01.06.2028")
    wizard.state.examine_now()
    assert any(place.isVisible() and place.worst() == "error" for place in form._problems.values())


def test_enter_in_a_field_goes_on_and_presses_nothing(wizard: ContractWizard, qtbot: QtBot) -> None:
    form = first_step(wizard).form
    with qtbot.waitActive(wizard):
        wizard.activateWindow()
    form.focus("place")
    qtbot.keyClick(form.editor("place"), Qt.Key.Key_Return)
    assert wizard.state.kind.key == "network"
    assert form.editor("valid_from").hasFocus()
    assert wizard.isVisible()


def test_enter_on_a_name_nobody_bears_enters_a_new_partner(wizard: ContractWizard, qtbot: QtBot) -> None:
    wizard.show_step("parties")
    step = wizard.current()
    assert isinstance(step, PartiesStep)
    type_text(step.finder, "Музей реки")
    qtbot.keyClick(step.finder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialogs()))
    assert dialogs()[0].form.editor("short_name").text() == "Музей реки"


def test_enter_on_a_name_that_fits_one_chooses_it(
    wizard: ContractWizard, context: AppContext, office: SmallOffice, qtbot: QtBot
) -> None:
    wizard.show_step("parties")
    step = wizard.current()
    assert isinstance(step, PartiesStep)
    type_text(step.finder, "связи")
    qtbot.keyClick(step.finder, Qt.Key.Key_Return)
    assert [party.organization_id for party in wizard.state.contract.parties] == [office.school, office.college]
    assert dialogs() == []
    current = step.table.current_row()
    assert current is not None
    assert current.name == "Колледж связи"
    assert step.finder.hasFocus()  # the next party may be typed at once


def test_enter_on_a_title_nothing_bears_enters_a_new_programme(wizard: ContractWizard, qtbot: QtBot) -> None:
    wizard.show_step("program")
    step = wizard.current()
    assert isinstance(step, ProgramStep)
    type_text(step.finder, "Робототехника")
    qtbot.keyClick(step.finder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialogs()))
    assert dialogs()[0].form.editor("title").text() == "Робототехника"


def dialogs() -> list[RecordDialog]:
    from PySide6.QtWidgets import QApplication

    return [item for item in QApplication.topLevelWidgets() if isinstance(item, RecordDialog) and item.isVisible()]


def test_a_new_contract_begins_with_the_partner_chosen(context: AppContext, office: SmallOffice) -> None:
    context.today = lambda: TODAY
    new_contract(context, partner=office.firm)
    wizard = visible(ContractWizard)
    parties = wizard.state.contract.parties
    assert [party.organization_id for party in parties] == [office.school, office.firm]
    assert [party.role for party in parties] == [PartyRole.BASE, PartyRole.RESOURCE_HOLDER]
    assert [party.position for party in parties] == [0, 1]
    assert parties[1].signatory_id is not None
    assert not wizard.state.dirty()  # closing at once loses nothing and asks nothing
    wizard.reject()
    assert spoken(context).asked == []


def test_a_new_contract_begins_with_the_programme_and_its_teachers(context: AppContext, office: SmallOffice) -> None:
    context.today = lambda: TODAY
    new_contract(context, program=office.program)
    contract = visible(ContractWizard).state.contract
    assert contract.program_id == office.program
    assert [party.organization_id for party in contract.parties] == [office.school, office.college]


def test_our_own_school_is_no_partner_of_itself(context: AppContext, office: SmallOffice) -> None:
    context.today = lambda: TODAY
    new_contract(context, partner=office.school)
    parties = visible(ContractWizard).state.contract.parties
    assert [party.organization_id for party in parties] == [office.school]


def test_the_document_turns_to_the_annex_being_written(
    context: AppContext, office: SmallOffice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    context.today = lambda: TODAY
    new_contract(context, program=office.program)
    wizard = visible(ContractWizard)
    wizard.resize(1300, 700)
    wizard.body.set_preview(True)
    pane = wizard.body.preview
    assert pane is not None
    qtbot.waitUntil(lambda: pane.preview.pages() > 0)
    turned: list[str] = []

    def go(page: int) -> None:
        turned.append(" ".join(pane.preview.document.getAllText(page).text().split())[:200])

    monkeypatch.setattr(pane.preview, "go", go)
    wizard.show_step("annexes")
    step = wizard.current()
    assert isinstance(step, AnnexesStep)
    assert [text[:14] for text in turned] == ["Приложение № 1"]
    assert "Расписание" in turned[0]
    step.tabs.setCurrentIndex(2)
    assert len(turned) == 1  # the roster is no annex before it has a line
    step.rosters[RosterMode.NUMBERS].add_button.click()
    wizard.state.examine_now()
    qtbot.waitUntil(lambda: len(turned) == 2)
    assert turned[1].startswith("Приложение № 2")
    assert "Численность обучающихся" in turned[1]


def test_many_parties_are_seen_at_once(wizard: ContractWizard, office: SmallOffice) -> None:
    wizard.show_step("parties")
    step = wizard.current()
    assert isinstance(step, PartiesStep)
    low = step.table.height()
    party = wizard.state.contract.parties[0]
    wizard.state.set_parties([party] * 18)
    wizard.state.examine_now()
    line = step.table.verticalHeader().defaultSectionSize()
    assert low < step.table.height() < 12 * line


def test_details_offer_only_what_belongs_to_the_party(context: AppContext, office: SmallOffice) -> None:
    museum = organizations.save_organization(office.db, OrganizationData(full_name="Музей", short_name="Музей"))
    context.today = lambda: TODAY
    new_contract(context, kind="cooperation", partner=museum)
    wizard = visible(ContractWizard)
    wizard.show_step("parties")
    step = wizard.current()
    assert isinstance(step, PartiesStep)
    details = step.details
    assert offered(details.signatory) == ["Ёлкина Анна Петровна, директор"]
    step.table.select_key(1)
    assert offered(details.signatory) == offered(details.authority) == []
    assert not details.authority.isEnabled()
    assert offered(details.role) == [role.title_ru for role in wizard.state.kind.roles]


def test_who_answers_is_chosen_apart_from_who_signs(context: AppContext, office: SmallOffice) -> None:
    deputy = people.save_person(
        office.db, PersonData(organization_id=office.school, surname="Орлова", given_name="Вера", position="завуч")
    )
    context.today = lambda: TODAY
    new_contract(context, kind="cooperation")
    wizard = visible(ContractWizard)
    wizard.show_step("parties")
    step = wizard.current()
    assert isinstance(step, PartiesStep)
    contact = step.details.contact
    assert contact.currentText() == "тот, кто подписывает"
    contact.setCurrentIndex(contact.findText("Орлова Вера, завуч"))
    contact.edited.emit()
    assert wizard.state.contract.parties[0].contact_id == deputy
    contact.setCurrentIndex(0)
    contact.edited.emit()
    assert wizard.state.contract.parties[0].contact_id is None


def offered(editor: ChoiceEditor) -> list[str]:
    return [editor.itemText(number) for number in range(editor.count())]


def test_a_failed_print_is_told_in_the_wizard(wizard: ContractWizard, context: AppContext, tmp_path: Path) -> None:
    (tmp_path / "занято").write_text("не папка")
    wizard.show_step("finish")
    step = wizard.current()
    assert isinstance(step, FinishStep)
    step.folder.setText(str(tmp_path / "занято"))
    step.print_button.click()
    assert wizard.bar.isVisible()
    assert "это файл, а не папка" in wizard.bar.text.text()
    assert step.print_button.isEnabled()


@pytest.fixture
def main_window(context: AppContext, theme: Theme, qtbot: QtBot) -> MainWindow:
    window = MainWindow(context, theme, ())
    qtbot.addWidget(window)
    window.show()
    return window


def test_help_and_trouble_stand_above_the_wizard(main_window: MainWindow, context: AppContext, qtbot: QtBot) -> None:
    wizard = opened(context)
    wizard.foot.help.click()
    helper = visible(HelpWindow)
    assert helper.parent() is wizard
    helper.close()
    context.messages.problem(EnvironmentProblem("Диск не отвечает.", "Проверьте флешку."))
    assert wizard.bar.isVisible()
    assert not main_window.bar.isVisible()
    context.messages.info("Готово.")
    assert main_window.bar.isVisible()
