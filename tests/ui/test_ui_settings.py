"""Настройки: the number and the place of new contracts, checked while typed, kept in the database."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.operations import contracts
from models.operations.office import contract_defaults
from ui.context import AppContext
from ui.dialogs.settings import SettingsDialog
from ui.system.theme import Theme


@pytest.fixture
def dialog(context: AppContext, theme: Theme) -> SettingsDialog:
    made = SettingsDialog(context, theme)  # deletes itself when it is closed
    made.show()
    return made


def test_the_next_numbers_are_shown_and_the_mask_kept(dialog: SettingsDialog) -> None:
    context, year = dialog.context, dialog.context.today().year
    assert f"СФ-{year}/001, СД-{year}/001" in dialog.example.text()
    dialog.form.change("number_mask", "{№}-{вид}")
    dialog.form.change("default_place", "с. Луговое")
    assert "1-СФ, 1-СД" in dialog.example.text()
    assert contracts.new_contract(context.db, "cooperation", context.today()).number == f"СД-{year}/001"
    dialog.close()
    made = contracts.new_contract(context.db, "cooperation", context.today())
    assert (made.number, made.place) == ("1-СД", "с. Луговое")
    assert context.db.undo_label() == "Изменить номера и место новых договоров"
    context.db.undo()
    assert contracts.new_contract(context.db, "cooperation", context.today()).number == f"СД-{year}/001"


@pytest.mark.parametrize("mask", ["СФ-{год}", "{номер}/{№}", "{вид}-{год}/{нмр}", "{вид}-{год/{номер}", "{номер}" * 9])
def test_a_mask_that_cannot_work_is_told_and_not_kept(dialog: SettingsDialog, mask: str) -> None:
    dialog.form.change("number_mask", mask)
    assert "останутся прежними" in dialog.example.text()
    assert any(problem.field == "number_mask" for problem in dialog.form.problems())
    dialog.close()
    assert contract_defaults(dialog.context.db).mask == "{вид}-{год}/{номер}"


def test_nothing_changed_writes_nothing(dialog: SettingsDialog) -> None:
    before = dialog.context.db.undo_label()
    dialog.close()
    assert dialog.context.db.undo_label() == before


def test_f1_explains(dialog: SettingsDialog, qtbot: QtBot) -> None:
    asked: list[str] = []
    dialog.context.navigate.help_requested.connect(asked.append)
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert asked == ["settings"]
