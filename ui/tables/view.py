"""The table a list is shown in: fixed lines, columns the user arranges, copy, context menu, keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from ui.system.settings import Settings
from ui.tables.columns import Column, Prepared, Row, texts
from ui.tables.delegate import ChipDelegate
from ui.tables.header import ColumnHeader
from ui.tables.model import RowTableModel

_LINE_HEIGHT = 1.9


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
        self._key = key or (lambda row: getattr(row, "id", row))
        self.setModel(model)
        self.head = ColumnHeader(self, model.columns, settings, name)
        self.setHorizontalHeader(self.head)
        self.setItemDelegate(ChipDelegate(self))
        self._set_look()
        self.setSortingEnabled(True)
        # With the selection of the list the head would ask about each of 20 000 chosen lines whenever it is painted.
        self.head.setSelectionModel(QItemSelectionModel(model, self.head))
        self.doubleClicked.connect(self._on_double_click)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        model.modelAboutToBeReset.connect(self._remember_place)
        model.modelReset.connect(self._restore_place)
        self._place: tuple[list[Any], Any, int] = ([], None, 0)
        self.head.restore()

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
        lines.setHighlightSections(False)
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_lines()

    def _fit_lines(self) -> None:
        lines = self.verticalHeader()
        lines.setMinimumSectionSize(1)
        lines.setDefaultSectionSize(round(self.fontMetrics().height() * _LINE_HEIGHT))

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
        # By ranges: one index object for each of 20 000 selected lines would take half a second.
        ranges = [(part.top(), part.bottom() + 1) for part in self.selectionModel().selection().toList()]
        lines = sorted({line for first, end in ranges for line in range(first, end)})
        return [self._rows.row_at(line) for line in lines]

    def select_key(self, key: Any) -> bool:
        """Make the row with `key` current and visible; False when it is not among the visible rows."""
        line = self._rows.find_line(lambda row: self._key(row) == key)
        if line < 0:
            return False
        # selectRow() would look at the keyboard: after Ctrl+Enter in a dialog it adds a line to those selected.
        flags, index = QItemSelectionModel.SelectionFlag, self._rows.index(line, self._first_column())
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
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
        chosen = QItemSelection()
        for top, bottom in runs(sorted(lines[key] for key in wanted if key in lines)):
            chosen.select(self._rows.index(top, first), self._rows.index(bottom, first))
        self.selectionModel().select(chosen, flags.Select | flags.Rows)
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
        return [self._rows.columns[number] for number in self.head.shown()]

    def reset_columns(self) -> None:
        """Order, widths and visibility as designed."""
        self.head.as_designed()

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first line current without choosing it: keys would act on a line that does not show it."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

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
            self.head.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width of the list."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.head.fit()


def runs(lines: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending numbers as (first, last) of each unbroken run: 1, 2, 3, 7 gives (1, 3), (7, 7)."""
    found: list[tuple[int, int]] = []
    for line in lines:
        if found and found[-1][1] == line - 1:
            found[-1] = (found[-1][0], line)
        else:
            found.append((line, line))
    return found
