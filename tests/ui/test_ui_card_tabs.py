"""Tabs of a card: no title out of sight, the height of the open tab, the arrow keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.card import ValueGrid
from ui.widgets.tabs import CardTabs

TITLES = ["Обзор", "Люди", "Договоры", "Площадки", "Счета", "Риски", "Журнал"]


@pytest.fixture
def tabs(qtbot: QtBot) -> CardTabs:
    made = CardTabs()
    qtbot.addWidget(made)
    for number, title in enumerate(TITLES):
        made.add_tab(QLabel("строка\n" * (40 if number == 2 else 2)), title)
    made.resize(220, 300)
    made.show()
    return made


def titles_of(tabs: CardTabs) -> list[QAbstractButton]:
    return tabs.findChildren(QAbstractButton)


def test_every_title_is_in_sight_however_narrow_the_card(tabs: CardTabs) -> None:
    for width in (200, 340, 900):
        tabs.resize(width, 300)
        QTest.qWait(1)
        for title in titles_of(tabs):
            holder = title.parentWidget()
            assert holder is not None
            assert title.visibleRegion().boundingRect().size() == title.size(), (width, title.text())


def test_one_tab_is_open_and_the_others_ask_for_no_room(tabs: CardTabs) -> None:
    low = tabs.heightForWidth(340)
    tabs.open_tab("Договоры")
    assert (tabs.current(), tabs.page("Обзор").isVisible()) == ("Договоры", False)
    assert tabs.heightForWidth(340) > low * 3
    tabs.open_tab("Такой нет")
    assert tabs.current() == "Договоры"


def test_arrow_keys_go_from_title_to_title(tabs: CardTabs) -> None:
    first: QWidget = titles_of(tabs)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert tabs.current() == "Люди"
    assert tabs.titles() == TITLES


def test_captions_stand_above_their_values_where_a_card_is_narrow(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    grid = ValueGrid(holder)
    grid.show_values(
        [("Юридический адрес", "г. Мирный, ул. Школьная, д. 1"), ("Эл. почта", "office@gymnasium.example")]
    )
    holder.show()
    caption, value = grid.findChildren(QLabel)[2:]
    for width, beside in ((500, True), (value.minimumSizeHint().width() + 4, False), (500, True)):
        grid.setGeometry(0, 0, width, 200)
        QTest.qWait(1)
        assert (value.x() > caption.x()) is beside
        assert value.geometry().right() <= grid.width()
        assert caption.width() >= caption.minimumSizeHint().width()
