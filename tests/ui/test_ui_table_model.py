"""The row model and the table: filter, order, columns, copying."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from ui_helpers import CHIPS, SampleRow, sample_columns

from ui.system.settings import Settings
from ui.system.theme import Theme
from ui.tables.columns import Column, all_keys, plain_text, prepare
from ui.tables.model import CHIP_ROLE, ROW_ROLE, RowTableModel
from ui.tables.view import TableView

ROWS = [
    SampleRow(1, "Жуковская школа", since=dt.date(2026, 9, 1), sum=100_000),
    SampleRow(2, "Ёлкинская школа", "over", since=None, sum=5),
    SampleRow(3, "елань", since=dt.date(2025, 1, 15), sum=None),
    SampleRow(4, "Школа № 10", sum=7),
    SampleRow(5, "Школа № 9", sum=20),
]


@pytest.fixture
def model(qapp: QApplication) -> RowTableModel:
    made = RowTableModel(sample_columns())
    made.set_rows(ROWS)
    return made


def names(model: RowTableModel) -> list[str]:
    return [row.name for row in model.visible_rows()]


def test_model_keeps_the_rules_of_qt(model: RowTableModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_filter("школа")
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.set_rows(ROWS[:2])
    assert tester.model() is model
    assert model.rowCount() == 2


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ЁЛКИН", ["Ёлкинская школа"]),
        ("елкин", ["Ёлкинская школа"]),
        ("школа жук", ["Жуковская школа"]),
        ("просрочен", ["Ёлкинская школа"]),
        ("01.09.2026", ["Жуковская школа"]),
        ("100 000", []),
        ("", [row.name for row in ROWS]),
        ("нет такого", []),
    ],
)
def test_filter_finds_words_in_any_order_and_case(model: RowTableModel, query: str, expected: list[str]) -> None:
    model.set_filter(query)
    assert names(model) == expected


def test_filter_takes_a_predicate_too(model: RowTableModel) -> None:
    model.set_filter("школа", lambda row: row.id > 3)
    assert [row.id for row in model.visible_rows()] == [4, 5]


def test_texts_are_ordered_by_the_russian_alphabet_and_numbers_by_value(model: RowTableModel) -> None:
    model.sort(0)
    assert names(model) == ["елань", "Ёлкинская школа", "Жуковская школа", "Школа № 9", "Школа № 10"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(model)[0] == "Школа № 10"


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_what_has_no_value_stands_last_in_both_directions(model: RowTableModel, order: Qt.SortOrder) -> None:
    model.sort(2, order)
    assert [row.since is None for row in model.visible_rows()] == [False, False, True, True, True]


def test_no_order_means_the_order_of_loading(model: RowTableModel) -> None:
    model.sort(0)
    model.sort(-1)
    assert names(model) == [row.name for row in ROWS]


def test_indexes_follow_their_rows_when_sorted(model: RowTableModel) -> None:
    kept = QPersistentModelIndex(model.index(0, 0))
    model.sort(0)
    assert kept.data(ROW_ROLE) is ROWS[0]


def test_cells_say_what_they_are_to_a_screen_reader(model: RowTableModel) -> None:
    assert model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Состояние: Просрочен"
    assert model.index(1, 1).data(CHIP_ROLE) == CHIPS["over"]
    assert model.index(0, 3).data() == "100\u00a0000"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "да"),
        (False, ""),
        (1_250, "1\u00a0250"),
        (dt.date(2026, 9, 1), "01.09.2026"),
        (dt.datetime(2026, 9, 1, 8, 5), "01.09.2026 08:05"),
        ("две\nстроки", "две строки"),
    ],
)
def test_values_have_their_usual_look(value: object, text: str) -> None:
    assert plain_text(value) == text


def test_rows_prepared_in_a_worker_are_shown_as_they_are(model: RowTableModel) -> None:
    model.sort(0)
    model.set_rows(prepare(model.columns, ROWS[:2], 0))
    assert names(model) == ["Ёлкинская школа", "Жуковская школа"]
    model.sort(2)
    assert names(model) == ["Жуковская школа", "Ёлкинская школа"]


@pytest.fixture
def view(theme: Theme, model: RowTableModel, settings: Settings, qtbot: object) -> TableView:
    made = TableView(model, settings=settings, name="sample")
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    made.resize(800, 400)
    made.show()
    return made


def test_selection_stays_on_its_row_when_rows_are_loaded_anew(view: TableView) -> None:
    view.select_key(3)
    view.set_rows([SampleRow(9, "Новая"), *ROWS])
    assert view.current_row() == ROWS[2]
    assert view.selected_rows() == [ROWS[2]]


def test_losing_the_current_row_is_told(view: TableView) -> None:
    told: list[object] = []
    view.select_key(3)
    view.current_changed.connect(told.append)
    view.set_rows(ROWS[:2])
    assert told[-1] is None


def test_columns_are_remembered_and_unknown_ones_do_no_harm(view: TableView, settings: Settings) -> None:
    header = view.horizontalHeader()
    header.moveSection(0, 2)
    header.resizeSection(0, 222)
    view.head.show_column(3, False)
    view.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    columns = [*sample_columns(), Column("new", "Новый столбец", lambda row: row.id)]
    again = TableView(RowTableModel(columns), settings=settings, name="sample")
    assert [column.key for column in again.visible_columns()] == ["state", "since", "name", "new"]
    assert again.columnWidth(0) == 222
    assert again.horizontalHeader().sortIndicatorSection() == 2
    again.deleteLater()


def test_state_of_another_version_is_ignored(view: TableView, settings: Settings, model: RowTableModel) -> None:
    settings.set("tables/old", {"version": 0, "columns": [["sum", 5, True]]})
    other = TableView(model, settings=settings, name="old")
    assert [column.key for column in other.visible_columns()] == ["name", "state", "since", "sum"]
    other.deleteLater()


def test_header_menu_shows_and_hides_but_keeps_the_last_column(view: TableView) -> None:
    for action in view.head.menu().actions()[:4]:
        action.setChecked(False)
    assert [column.key for column in view.visible_columns()] == ["sum"]
    view.head.menu().actions()[-1].trigger()
    assert len(view.visible_columns()) == 4


def test_copying_gives_a_table_for_excel(view: TableView) -> None:
    view.selectRow(0)
    view.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines == [
        "Название\tСостояние\tНачало\tСумма",
        "Жуковская школа\tДействует\t01.09.2026\t100\u00a0000",
    ]


def test_enter_and_double_click_open_the_row(view: TableView, qtbot: object) -> None:
    opened: list[object] = []
    view.opened.connect(opened.append)
    view.selectRow(1)
    qtbot.keyClick(view, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    view.doubleClicked.emit(view.model().index(0, 0))
    assert opened == [ROWS[1], ROWS[0]]


def test_lines_follow_the_letters_and_are_all_alike(view: TableView) -> None:
    heights = {view.rowHeight(line) for line in range(5)}
    assert heights == {round(view.fontMetrics().height() * 1.9)}


def test_keys_made_beforehand_serve_only_their_own_rows(model: RowTableModel) -> None:
    model.set_rows(ROWS)
    made = all_keys(model.columns, model.all_rows, lambda: None)
    assert made[0] == tuple(model.columns[0].key_of(row) for row in ROWS)
    backwards = {0: tuple(range(len(ROWS), 0, -1))}
    model.take_keys(tuple(ROWS), backwards)
    model.sort(0)
    expected = model.visible_rows()
    model.set_rows(ROWS)
    model.take_keys(model.all_rows, made)
    model.sort(0)
    assert model.visible_rows() == expected
