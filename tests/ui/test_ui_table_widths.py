"""Columns that share the width of their list, and keep the widths given by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.system.settings import Settings
from ui.tables.columns import Align, Column
from ui.tables.model import RowTableModel
from ui.tables.view import TableView, runs
from ui.tables.widths import Wish, shared

COLUMNS = [
    Column("name", "Название", lambda row: row[0], width=30),
    Column("hours", "Часы", lambda row: row[1], align=Align.RIGHT, width=7),
    Column("place", "Населённый пункт", lambda row: row[2], width=20),
    Column("mark", "Отметка", lambda row: row[3], width=10, visible=False),
]
ROWS = [("Лицей", 34, "г. Мирный", "в архиве"), ("Гимназия", 68, "с. Ясное", "")]

wishes = st.lists(st.builds(Wish, st.integers(20, 400), st.integers(10, 200), st.booleans()), min_size=1, max_size=9)


@given(wishes, st.integers(100, 3000))
def test_widths_fill_the_room_and_nobody_gets_less_than_the_least(asked: list[Wish], room: int) -> None:
    given_widths = shared(asked, room)
    least = [wish.least for wish in asked]
    assert all(width >= low for width, low in zip(given_widths, least, strict=True))
    if any(wish.elastic for wish in asked) or sum(given_widths) > room:
        assert sum(given_widths) == max(room, sum(least)) or not any(wish.elastic for wish in asked)


def test_numbers_keep_their_width() -> None:
    assert shared([Wish(300, 80, True), Wish(60, 50, False)], 260) == [200, 60]
    assert shared([Wish(300, 80, True), Wish(60, 50, False)], 500) == [440, 60]


def test_rigid_columns_give_way_last() -> None:
    wishes = [Wish(300, 80, True), Wish(200, 60, False)]
    assert shared(wishes, 380) == [180, 200]
    assert shared(wishes, 305) == [105, 200]
    assert shared(wishes, 265) == [105, 160]
    assert shared(wishes, 100) == [105, 160]  # only now the list scrolls


def test_runs_of_lines() -> None:
    assert runs([1, 2, 3, 7]) == [(1, 3), (7, 7)]
    assert runs([]) == []


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def make(qapp: QWidget, settings: Settings) -> Callable[[int], TableView]:
    def made(width: int) -> TableView:
        view = TableView(RowTableModel(COLUMNS), settings=settings, name="probe")
        view.set_rows(list(ROWS))
        view.resize(width, 300)
        view.show()
        return view

    return made


def total(view: TableView) -> int:
    return sum(view.columnWidth(number) for number in view.head.shown())


@pytest.mark.parametrize("width", [520, 900, 1500])
def test_columns_fill_the_list_without_scrolling_sideways(make: Callable[[int], TableView], width: int) -> None:
    view = make(width)
    assert total(view) == view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0
    view.deleteLater()


def test_a_width_given_by_hand_stays_for_good(make: Callable[[int], TableView]) -> None:
    view = make(900)
    view.head.resizeSection(0, 333)
    view.resize(1200, 300)
    assert view.columnWidth(0) == 333
    again = make(1000)
    assert again.columnWidth(0) == 333
    again.reset_columns()
    assert again.columnWidth(0) != 333
    for made in (view, again):
        made.deleteLater()


def test_a_lent_column_is_not_remembered(make: Callable[[int], TableView]) -> None:
    view = make(900)
    view.head.lend_column("mark", True)
    view.head.show_column(1, False)
    assert [column.key for column in view.visible_columns()] == ["name", "place", "mark"]
    again = make(900)
    assert [column.key for column in again.visible_columns()] == ["name", "place"]
    view.head.lend_column("mark", False)
    assert [column.key for column in view.visible_columns()] == ["name", "place"]
    for made in (view, again):
        made.deleteLater()


def test_a_column_shown_by_hand_is_not_taken_away(make: Callable[[int], TableView]) -> None:
    view = make(900)
    view.head.lend_column("mark", True)
    view.head.show_column(3, True)
    view.head.lend_column("mark", False)
    assert "mark" in [column.key for column in view.visible_columns()]
    view.deleteLater()


def test_selected_rows_come_back_after_a_reload(make: Callable[[int], TableView]) -> None:
    view = make(900)
    view.selectAll()
    assert view.selected_rows() == ROWS
    view.set_rows([*ROWS[::-1], ("Школа", 1, "", "")])
    assert view.selected_rows() == ROWS[::-1]
    view.deleteLater()


def test_the_line_keys_act_on_is_seen_as_chosen(make: Callable[[int], TableView]) -> None:
    view = make(900)
    QApplication.sendEvent(view, QFocusEvent(QFocusEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert view.current_row() == ROWS[0]
    assert view.selected_rows() == [ROWS[0]]
    view.deleteLater()


def test_what_is_cut_off_is_told_whole(make: Callable[[int], TableView], monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("ui.tables.delegate.QToolTip.showText", lambda _place, text, _view: told.append(text))
    view = make(900)
    view.setColumnWidth(0, 30)
    for column in (0, 2):
        index = view.model().index(0, column)
        place = view.visualRect(index).center()
        event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
    assert told == ["Лицей"]
    view.deleteLater()
