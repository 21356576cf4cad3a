"""Additional clauses in the wizard: ticked, worded, numbered, ordered, brought up to date, kept with the contract."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from office_builder import TODAY, SmallOffice, build_small_office
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from wizard_helpers import sweep, visible

from helpers import type_text
from models.clause_data import ClauseData
from models.enums import PartyRole
from models.operations import clauses, contracts
from ui.clauses.picker import ClausePicker
from ui.context import AppContext
from ui.contracts.wizard.opening import open_wizard
from ui.contracts.wizard.step_terms import CLAUSES, QUESTIONS, TermsStep
from ui.contracts.wizard.window import ContractWizard


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SmallOffice]:
    """A filled office; it takes the place of the context's empty one."""
    folder = tmp_path / "filled"
    folder.mkdir()
    made = build_small_office(folder)
    yield made
    sweep()
    made.db.close()


@pytest.fixture
def opened(context: AppContext, office: SmallOffice, qtbot: QtBot) -> Callable[..., ContractWizard]:
    context.today = lambda: TODAY
    context.db = office.db
    context.changes.follow(office.db)
    context.settings.set("hints/wizard_preview_hidden", True)

    def make(*names: str) -> ContractWizard:
        data = office.contract(PartyRole.BASE, PartyRole.EDU_PARTICIPANT)
        chosen = tuple(clauses.clause(office.db, name).chosen() for name in names)
        contract_id = contracts.save_contract(office.db, dataclasses.replace(data, clauses=chosen))
        open_wizard(context, lambda _number: None, contract_id=contract_id, step="terms")
        wizard = visible(ContractWizard)
        with qtbot.waitActive(wizard):
            wizard.activateWindow()
        terms(wizard).tabs.show_tab(CLAUSES)
        return wizard

    return make


def terms(wizard: ContractWizard) -> TermsStep:
    step = wizard.steps["terms"]
    assert isinstance(step, TermsStep)
    return step


def picker(wizard: ContractWizard) -> ClausePicker:
    return terms(wizard).picker


def words(wizard: ContractWizard) -> str:
    return " ".join(picker(wizard).pane.text.lines).replace("\u00a0", " ")


def keys(wizard: ContractWizard) -> list[str]:
    return [item.key for item in wizard.state.contract.clauses]


def test_a_clause_is_ticked_by_the_keyboard_and_seen_filled(
    opened: Callable[..., ContractWizard], qtbot: QtBot
) -> None:
    wizard = opened()
    chosen = picker(wizard)
    chosen.focus_clause("disputes")
    assert "в течение 10 (десяти) рабочих дней" in words(wizard)
    assert "Нормы нет" in chosen.pane.norm.text()
    assert chosen.pane.checked.accessibleName() == "не проверено"
    qtbot.keyClick(chosen.list, Qt.Key.Key_Space)
    assert keys(wizard) == ["disputes"]
    assert chosen.list.current() == "disputes"
    assert terms(wizard).tabs.titles()[CLAUSES] == "Дополнительные условия (1)"
    qtbot.keyClick(chosen.list, Qt.Key.Key_Return)
    assert keys(wizard) == []


def test_the_norm_is_told_with_whether_it_was_checked(
    opened: Callable[..., ContractWizard], office: SmallOffice
) -> None:
    clauses.mark_clause_checked(office.db, "personal_data", TODAY)
    chosen = picker(opened())
    chosen.focus_clause("personal_data")
    assert "152-ФЗ" in chosen.pane.norm.text()
    assert "ссылка не проверена" in chosen.pane.norm.text()
    assert chosen.pane.checked.accessibleName() == "проверено на 22.11.2026"


def test_wording_and_numbers_go_into_the_text(opened: Callable[..., ContractWizard]) -> None:
    wizard = opened("disputes")
    chosen = picker(wizard)
    chosen.focus_clause("disputes")
    assert chosen.pane._units["срок"].text() == "рабочих дней"
    chosen.pane.editors["срок"].setValue(21)
    assert chosen.pane._units["срок"].text() == "рабочий день"
    chosen.pane.radios["meeting"].click()
    item = wizard.state.contract.clauses[0]
    assert item.variant == "meeting"
    assert item.numbers.startswith("срок: 21 ")
    assert "встречи руководителей" in item.text
    assert "21 (двадцати одного) рабочего дня" in words(wizard)


def test_only_numbers_of_the_chosen_wording_are_asked(opened: Callable[..., ContractWizard]) -> None:
    chosen = picker(opened("liability"))
    chosen.focus_clause("liability")
    assert list(chosen.pane.editors) == []
    chosen.pane.radios["remedy"].click()
    assert list(chosen.pane.editors) == ["срок"]


def test_a_wording_is_looked_at_before_the_clause_is_taken(opened: Callable[..., ContractWizard]) -> None:
    wizard = opened()
    chosen = picker(wizard)
    chosen.focus_clause("transport")
    chosen.pane.radios["parents"].click()
    assert keys(wizard) == []
    assert "законными представителями" in words(wizard)
    chosen.tick("transport", True)
    assert wizard.state.contract.clauses[0].variant == "parents"


def test_ticking_keeps_the_order_of_the_library_and_alt_with_arrows_changes_it(
    opened: Callable[..., ContractWizard], qtbot: QtBot
) -> None:
    wizard = opened()
    chosen = picker(wizard)
    for key in ("electronic", "disputes", "notices", "safety"):
        chosen.tick(key, True)
    assert keys(wizard) == ["safety", "disputes", "notices", "electronic"]
    chosen.focus_clause("notices")
    qtbot.keyClick(chosen.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert keys(wizard) == ["safety", "notices", "disputes", "electronic"]
    assert chosen.list.current() == "notices"
    chosen.pane.down.click()
    assert keys(wizard) == ["safety", "disputes", "notices", "electronic"]


def test_search_finds_words_of_the_text(opened: Callable[..., ContractWizard], qtbot: QtBot) -> None:
    chosen = picker(opened("safety"))
    type_text(chosen.search, "претензи")
    chosen.search.search_now()
    shown = [chosen.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(chosen.list.count())]
    assert [key for key in shown if key] == ["disputes"]
    chosen.search.clear()
    chosen.search.search_now()
    chosen.only_chosen.click()
    shown = [chosen.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(chosen.list.count())]
    assert [key for key in shown if key] == ["safety"]


def test_a_suitable_clause_is_advised(opened: Callable[..., ContractWizard]) -> None:
    chosen = picker(opened())
    lines = {chosen.list.item(row).text() for row in range(chosen.list.count())}
    assert "Учёт результатов промежуточной аттестации · советуем" in lines
    assert "Использование имущества" in lines


def test_an_old_wording_is_told_and_renewed_on_demand(
    opened: Callable[..., ContractWizard], office: SmallOffice
) -> None:
    ours = clauses.clause(office.db, "safety")
    wizard = opened("safety")
    changed = dataclasses.replace(ours.variants[0], text="Новый порядок.")
    clauses.save_clause(office.db, dataclasses.replace(ours, variants=(changed, *ours.variants[1:])))
    wizard.state.examine_now()
    chosen = picker(wizard)
    chosen.focus_clause("safety")
    assert not chosen.pane.old.isHidden()
    assert wizard.state.contract.clauses[0].text != "Новый порядок."
    assert any(problem.code == "clause_outdated" for problem in wizard.state.problems)
    chosen.pane.renew.click()
    assert wizard.state.contract.clauses[0].text == "Новый порядок."
    assert chosen.pane.old.isHidden()


def test_a_deleted_clause_stays_in_the_contract_that_has_it(
    opened: Callable[..., ContractWizard], office: SmallOffice
) -> None:
    first = dataclasses.replace(clauses.clause(office.db, "safety").variants[0], id=None, text="Своё условие.")
    key = clauses.save_clause(office.db, ClauseData(title="Наше", kinds="network", variants=(first,)))
    wizard = opened(key)
    clauses.drop_clause(office.db, key)
    wizard.state.examine_now()
    chosen = picker(wizard)
    chosen.focus_clause(key)
    assert chosen.list.state_of(key)
    assert chosen.pane.text.lines == ["Своё условие."]
    assert "больше нет" in chosen.pane.reason.text()


def test_a_problem_leads_to_its_clause(opened: Callable[..., ContractWizard]) -> None:
    wizard = opened("withdrawal")
    problem = next(item for item in wizard.state.problems if item.code == "clause_alone")
    terms(wizard).tabs.show_tab(QUESTIONS)
    wizard.show_step("check")
    wizard.follow(problem)
    assert wizard.list.current() == "terms"
    assert terms(wizard).tabs.number() == CLAUSES
    assert picker(wizard).list.current() == "withdrawal"


def test_what_was_chosen_is_saved_undone_and_survives_as_a_draft(
    opened: Callable[..., ContractWizard], office: SmallOffice
) -> None:
    wizard = opened()
    picker(wizard).tick("safety", True)
    wizard.state.keep_draft()
    from ui.contracts.wizard.loading import Wanted, load_start

    start = load_start(office.db, wizard.state.contract.id, Wanted(), TODAY)
    assert [item.key for item in start.contract.clauses] == ["safety"]
    contract_id = wizard.state.contract.id
    assert contract_id is not None
    wizard.save()
    assert [item.key for item in contracts.contract(office.db, contract_id).clauses] == ["safety"]
    office.db.undo()
    assert contracts.contract(office.db, contract_id).clauses == ()


def test_a_wording_of_this_contract_alone(opened: Callable[..., ContractWizard], office: SmallOffice) -> None:
    wizard = opened("disputes")
    chosen = picker(wizard)
    chosen.focus_clause("disputes")
    chosen.pane.edit.click()
    chosen.dialog.form.change("text", "Споры по {{ договор.дат }} решают директора.")
    chosen.dialog.save()
    item = wizard.state.contract.clauses[0]
    assert (item.variant, item.key) == ("", "disputes")
    assert "Споры по Договору решают директора." in words(wizard)
    assert chosen.pane.old.accessibleName() == "своя редакция"
    assert not any(radio.isChecked() for radio in chosen.pane.radios.values())
    wizard.state.examine_now()
    assert not any(problem.code == "clause_outdated" for problem in wizard.state.problems)
    assert clauses.clause(office.db, "disputes") == clauses.shipped_clauses()["disputes"]
    chosen.pane.radios["claim"].click()
    assert wizard.state.contract.clauses[0].variant == "claim"
    assert chosen.pane.radios["claim"].isChecked()


def test_a_mistake_in_own_words_is_told_before_printing(opened: Callable[..., ContractWizard]) -> None:
    wizard = opened("disputes")
    picker(wizard).focus_clause("disputes")
    picker(wizard).take_text("disputes", "Споры по {{ договр.дат }}.")
    wizard.state.examine_now()
    problem = next(item for item in wizard.state.problems if item.code == "clause_faulty")
    assert problem.field == "clauses.disputes"
    assert "поле, которого нет" in words(wizard)


def test_the_list_does_not_jump_back_while_one_looks_on(opened: Callable[..., ContractWizard], qtbot: QtBot) -> None:
    wizard = opened()
    chosen = picker(wizard)
    chosen.list.setFixedHeight(chosen.list.fontMetrics().height() * 8)
    qtbot.waitUntil(lambda: chosen.list.verticalScrollBar().maximum() > 0)
    chosen.tick("results", True)
    chosen.focus_clause("results")
    bar = chosen.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    wizard.state.examine_now()
    assert bar.value() == bar.maximum()
    chosen.tick("electronic", True)
    assert bar.value() == bar.maximum()
    assert keys(wizard) == ["results", "electronic"]


def test_a_clause_without_a_reason_leaves_no_empty_line(
    opened: Callable[..., ContractWizard], office: SmallOffice
) -> None:
    bare = clauses.clause(office.db, "disputes")
    clauses.save_clause(office.db, dataclasses.replace(bare, reason=""))
    chosen = picker(opened())
    chosen.focus_clause("disputes")
    assert not chosen.pane.reason.isVisible()
    chosen.pane.clear("Слова")
    assert chosen.pane.reason.isVisible()
