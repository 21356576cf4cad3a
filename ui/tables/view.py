"""The table a list is shown in: fixed lines, columns the user arranges, copy, context menu, keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ui.system.settings import Settings
from ui.tables.columns import Column, Prepared, Row, texts
from ui.tables.delegate import ChipDelegate
from ui.tables.model import RowTableModel

STATE_VERSION = 1
_LINE_HEIGHT = 1.9
_MIN_COLUMN = 3.0


class TableView(QTableView):
    """Shows a RowTableModel.

    Signals:
        opened(row): Enter or a double click.
        current_changed(row or None): another row became current.
        menu_wanted(menu): a context menu is about to show; listeners add their commands.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    menu_wanted = Signal(object)

    def __init__(
        self,
        model: RowTableModel,
        *,
        settings: Settings | None = None,
        name: str = "",
        key: Callable[[Row], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._settings, self._name = settings, name
        self._key = key or (lambda row: getattr(row, "id", row))
        self._restoring = False
        self._widths: dict[int, int] = {}
        self.setModel(model)
        self.setItemDelegate(ChipDelegate(self))
        self._set_look()
        self._set_header()
        self.doubleClicked.connect(self._on_double_click)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        model.modelAboutToBeReset.connect(self._remember_place)
        model.modelReset.connect(self._restore_place)
        self._place: tuple[list[Any], Any, int] = ([], None, 0)
        self.restore_state()

    def _set_look(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_lines()

    def _fit_lines(self) -> None:
        lines = self.verticalHeader()
        lines.setMinimumSectionSize(1)
        lines.setDefaultSectionSize(round(self.fontMetrics().height() * _LINE_HEIGHT))

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(round(self._char() * _MIN_COLUMN))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_header_menu)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setAccessibleName(self.tr("Заголовки столбцов"))
        self.setSortingEnabled(True)
        header.sectionResized.connect(self._save_later)
        header.sectionMoved.connect(self._save_later)
        header.sortIndicatorChanged.connect(self._save_later)

    def _char(self) -> float:
        return float(self.fontMetrics().averageCharWidth())

    # Rows

    def set_rows(self, rows: list[Row] | Prepared) -> None:
        """Show other rows; selection and scroll position stay where the same rows are."""
        self._rows.set_rows(rows)

    def current_row(self) -> Row | None:
        """The current row, or nothing."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()) if index.isValid() else None

    def selected_rows(self) -> list[Row]:
        """The selected rows in the order shown."""
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.row_at(line) for line in lines]

    def select_key(self, key: Any) -> bool:
        """Make the row with `key` current and visible; False when it is not among the visible rows."""
        line = self._rows.find_line(lambda row: self._key(row) == key)
        if line < 0:
            return False
        self.selectRow(line)
        self.scrollTo(self._rows.index(line, self._first_column()))
        return True

    def _first_column(self) -> int:
        header = self.horizontalHeader()
        shown = [header.logicalIndex(place) for place in range(header.count())]
        return next((number for number in shown if not header.isSectionHidden(number)), 0)

    def _remember_place(self) -> None:
        selected = [self._key(row) for row in self.selected_rows()]
        current = self.current_row()
        key = self._key(current) if current is not None else None
        self._place = (selected, key, self.verticalScrollBar().value())

    def _restore_place(self) -> None:
        selected, current, scroll = self._place
        if current is None and not selected:
            return
        wanted = set(selected)
        lines = {}
        for line in range(self._rows.rowCount()):
            key = self._key(self._rows.row_at(line))
            if key in wanted or key == current:
                lines[key] = line
        flags = QItemSelectionModel.SelectionFlag
        first = self._first_column()
        for key in selected:
            if key in lines:
                index = self._rows.index(lines[key], first)
                self.selectionModel().select(index, flags.Select | flags.Rows)
        if current in lines:
            index = self._rows.index(lines[current], first)
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.verticalScrollBar().setValue(scroll)
        else:
            self.current_changed.emit(None)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(self._rows.row_at(index.row()) if index.isValid() else None)

    def _on_double_click(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.row_at(index.row()))

    # Columns

    def visible_columns(self) -> list[Column]:
        """The columns as arranged by the user, hidden ones left out."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [self._rows.columns[number] for number in order if not header.isSectionHidden(number)]

    def show_column(self, number: int, shown: bool) -> None:
        """Show or hide a column; the last visible one stays."""
        header = self.horizontalHeader()
        if not shown and header.count() - header.hiddenSectionCount() <= 1:
            return
        header.setSectionHidden(number, not shown)
        self._save_later()

    def reset_columns(self) -> None:
        """Order, widths and visibility as designed."""
        self._restoring = True
        header = self.horizontalHeader()
        for number, column in enumerate(self._rows.columns):
            header.moveSection(header.visualIndex(number), number)
            header.setSectionHidden(number, not column.visible)
            self._widths[number] = round((column.width + 2) * self._char())
            header.resizeSection(number, self._widths[number])
        self._restoring = False

    def _show_header_menu(self, position: QPoint) -> None:
        menu = self.header_menu()
        menu.exec(self.horizontalHeader().mapToGlobal(position))
        menu.deleteLater()

    def header_menu(self) -> QMenu:
        """The menu that shows and hides columns."""
        menu = QMenu(self)
        for number, column in enumerate(self._rows.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(number))
            action.toggled.connect(partial(self.show_column, number))
        menu.addSeparator()
        menu.addAction(self.tr("Вернуть столбцы как было"), self._reset_and_save)
        return menu

    def _reset_and_save(self) -> None:
        self.reset_columns()
        self._save_later()

    # State

    def restore_state(self) -> None:
        """Columns and order as the user left them; columns unknown to the stored state stand at the end."""
        self.reset_columns()
        state = self._settings.get(f"tables/{self._name}") if self._settings and self._name else {}
        if state.get("version") != STATE_VERSION:
            return
        self._restoring = True
        numbers = {column.key: number for number, column in enumerate(self._rows.columns)}
        header = self.horizontalHeader()
        place = 0
        for key, width, shown in state.get("columns", []):
            if key in numbers:
                header.moveSection(header.visualIndex(numbers[key]), place)
                self._widths[numbers[key]] = max(1, int(width))
                header.resizeSection(numbers[key], self._widths[numbers[key]])
                header.setSectionHidden(numbers[key], not shown)
                place += 1
        key, descending = state.get("sort", ["", False])
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sortByColumn(numbers.get(key, -1), order)
        self._restoring = False

    def _save_later(self, *_: object) -> None:
        if self._restoring or self._settings is None or not self._name:
            return
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        shown = [number for number in order if not header.isSectionHidden(number)]
        # The last visible column is stretched to the edge: that is not the width the user gave it.
        self._widths |= {number: header.sectionSize(number) for number in shown[:-1]}
        keys = [column.key for column in self._rows.columns]
        columns = [[keys[number], self._widths[number], number in shown] for number in order]
        sort = header.sortIndicatorSection()
        key = self._rows.columns[sort].key if 0 <= sort < len(self._rows.columns) else ""
        descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        state = {"version": STATE_VERSION, "columns": columns, "sort": [key, descending]}
        self._settings.set(f"tables/{self._name}", state)

    # Keys and menus

    def copy(self) -> None:
        """Put the selected rows into the clipboard as tab-separated text with a head line."""
        columns = self.visible_columns()
        lines = [[column.title for column in columns], *texts(columns, self.selected_rows())]
        if len(lines) > 1:
            QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies whole rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_row() is not None:
            self.opened.emit(self.current_row())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Commands of the page, then «Копировать»."""
        menu = self.build_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def build_menu(self) -> QMenu:
        """The context menu of the selected rows."""
        menu = QMenu(self)
        self.menu_wanted.emit(menu)
        if not menu.isEmpty():
            menu.addSeparator()
        action = menu.addAction(self.tr("Копировать строки"), self.copy)
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        action.setEnabled(bool(self.selected_rows()))
        return menu

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Only up and down: a click into a half-visible column must not shift the whole list sideways."""
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(across)

    def changeEvent(self, event: Any) -> None:
        """Lines follow the size of the letters."""
        super().changeEvent(event)
        if event.type() in (event.Type.FontChange, event.Type.StyleChange):
            self._fit_lines()
