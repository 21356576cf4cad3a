"""The head of a list: order, widths and visibility of its columns, kept in the settings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from ui.system.settings import Settings
from ui.tables.columns import Align, Column
from ui.tables.widths import Wish, shared

STATE_VERSION = 2
_MIN_COLUMN = 3.0
_BESIDE_TEXT = 2.0  # characters beside the text of a cell: its margins
_BESIDE_TITLE = 5.0  # characters beside a title: its margins and the arrow of the order


class ColumnHeader(QHeaderView):
    """Shares the width of the list among the columns until the user gives one of them a width of her own."""

    def __init__(self, view: QTableView, columns: Sequence[Column], settings: Settings | None, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view, self._columns = view, tuple(columns)
        self._settings, self._name = settings, name
        self._busy = False
        self._arranged = False
        self._widths: dict[int, int] = {}
        self._lent: set[int] = set()
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(round(self._char() * _MIN_COLUMN))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setAccessibleName(self.tr("Заголовки столбцов"))
        self.sectionResized.connect(self._on_resized)
        self.sectionMoved.connect(self._save)
        self.sortIndicatorChanged.connect(self._save)

    def _char(self) -> float:
        return float(self._view.fontMetrics().averageCharWidth())

    def shown(self) -> list[int]:
        """The numbers of the visible columns in the order shown."""
        order = [self.logicalIndex(place) for place in range(self.count())]
        return [number for number in order if not self.isSectionHidden(number)]

    # Visibility

    def show_column(self, number: int, shown: bool) -> None:
        """Show or hide a column; the last visible one stays."""
        if not shown and len(self.shown()) <= 1:
            return
        self._lent.discard(number)
        self.setSectionHidden(number, not shown)
        self.fit()
        self._save()

    def lend_column(self, key: str, shown: bool) -> None:
        """Show a hidden column for a while and hide it again; one the user shows herself is left alone."""
        number = next((place for place, column in enumerate(self._columns) if column.key == key), -1)
        if shown and self.isSectionHidden(number):
            self._lent.add(number)
        elif shown or number not in self._lent:
            return
        else:
            self._lent.discard(number)
        self._busy = True
        self.setSectionHidden(number, not shown)
        self._busy = False
        self.fit()

    def menu(self) -> QMenu:
        """The menu that shows and hides columns."""
        menu = QMenu(self)
        for number, column in enumerate(self._columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(number))
            action.toggled.connect(partial(self.show_column, number))
        menu.addSeparator()
        menu.addAction(self.tr("Вернуть столбцы как было"), self._reset_and_save)
        return menu

    def _show_menu(self, position: QPoint) -> None:
        menu = self.menu()
        menu.exec(self.mapToGlobal(position))
        menu.deleteLater()

    # Widths

    def fit(self) -> None:
        """Give every column its width."""
        if self._busy:
            return
        numbers = self.shown()
        widths = [self._widths[number] for number in numbers]
        if not self._arranged:
            widths = shared([self._wish(number) for number in numbers], self._view.viewport().width())
        self._busy = True
        for number, width in zip(numbers, widths, strict=True):
            self.resizeSection(number, width)
        self._busy = False

    def measure(self) -> None:
        """Take the designed widths anew, in the letters of now; widths given by hand stay."""
        if not self._arranged:
            designed = [round((column.width + _BESIDE_TEXT) * self._char()) for column in self._columns]
            self._widths = dict(enumerate(designed))
            self.fit()

    def _wish(self, number: int) -> Wish:
        column = self._columns[number]
        title = self.fontMetrics().horizontalAdvance(column.title) + round(self._char() * _BESIDE_TITLE)
        return Wish(self._widths[number], title, column.align is Align.LEFT and not (column.rigid or column.chip))

    def _on_resized(self, number: int, _before: int, _width: int) -> None:
        # The last visible column is stretched to the edge: that is not a width the user gave it.
        given = self.shown()[:-1]
        if not self._busy and number in given:
            self._arranged = True
            self._widths |= {place: self.sectionSize(place) for place in given}
            self._save()

    # State

    def as_designed(self) -> None:
        """Order, widths and visibility as designed."""
        self._busy, self._arranged = True, False
        for number, column in enumerate(self._columns):
            self.moveSection(self.visualIndex(number), number)
            self.setSectionHidden(number, not column.visible and number not in self._lent)
        self._busy = False
        self.measure()

    def _reset_and_save(self) -> None:
        self.as_designed()
        self._save()

    def restore(self) -> None:
        """Columns and order as the user left them; columns unknown to the stored state stand at the end."""
        self.as_designed()
        state = self._settings.get(f"tables/{self._name}") if self._settings and self._name else {}
        if state.get("version") != STATE_VERSION:
            return
        self._busy = True
        self._arranged = bool(state.get("arranged", False))
        self._place_columns(state.get("columns", []))
        key, descending = state.get("sort", ["", False])
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._view.sortByColumn({column.key: n for n, column in enumerate(self._columns)}.get(key, -1), order)
        self._busy = False
        self.fit()

    def _place_columns(self, stored: Sequence[Sequence[Any]]) -> None:
        numbers = {column.key: number for number, column in enumerate(self._columns)}
        known = [(numbers[key], width, shown) for key, width, shown in stored if key in numbers]
        for place, (number, width, shown) in enumerate(known):
            self.moveSection(self.visualIndex(number), place)
            self.setSectionHidden(number, not shown)
            if self._arranged:
                self._widths[number] = max(1, int(width))

    def _save(self, *_: object) -> None:
        if self._busy or self._settings is None or not self._name:
            return
        order = [self.logicalIndex(place) for place in range(self.count())]
        shown = set(self.shown()) - self._lent
        columns = [[self._columns[number].key, self._widths[number], number in shown] for number in order]
        sort = self.sortIndicatorSection()
        key = self._columns[sort].key if 0 <= sort < len(self._columns) else ""
        descending = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        state = {"version": STATE_VERSION, "columns": columns, "sort": [key, descending], "arranged": self._arranged}
        self._settings.set(f"tables/{self._name}", state)
