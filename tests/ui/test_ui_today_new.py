"""«Сегодня» in a new office: three first steps that vanish when they are done."""

from __future__ import annotations

import datetime as dt

from daily_helpers import DAY, Heard
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.data import ContractData, OrganizationData
from models.operations import contracts, organizations
from models.operations.board import board
from ui.context import AppContext
from ui.pages.today import TodayPage


def verbs(page: TodayPage) -> list[str]:
    """The words of the buttons of the steps that wait."""
    return [] if page.steps is None else [button.text() for button in page.steps.buttons]


def test_three_steps_wait_and_vanish_when_done(context: AppContext, qtbot: QtBot) -> None:
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.show()
    page.activated()
    assert verbs(page) == ["Внести школу", "Добавить партнёра", "Составить договор"]
    assert page.steps is not None
    heard = Heard(context.navigate.requested)
    qtbot.mouseClick(page.steps.buttons[0], Qt.MouseButton.LeftButton)
    assert heard.last[0] == "partners"
    organizations.save_organization(context.db, OrganizationData(is_own=True, short_name="Гимназия № 8"))
    assert verbs(page) == ["Добавить партнёра", "Составить договор"]
    organizations.save_organization(context.db, OrganizationData(short_name="Лицей"))
    contracts.save_contract(context.db, ContractData(number="1"))
    assert verbs(page) == []
    assert not page.quick.isHidden()


def test_nothing_burns_in_a_new_office(context: AppContext) -> None:
    found = board(context.db, DAY, dt.datetime(2026, 11, 23))
    assert found.items == ()
    assert not found.steps.done
