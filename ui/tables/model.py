"""The one table model: frozen rows, an index list of what is visible, sort keys and search text made once.

QSortFilterProxyModel would call Python for every cell it compares (seconds at 20 000 rows); lists of keys take
milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.text import fold
from ui.tables.columns import Column, Prepared, Row, prepare

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
CHIP_ROLE = Qt.ItemDataRole.UserRole + 1
_NO_PARENT = QModelIndex()


class RowTableModel(QAbstractTableModel):
    """Shows rows through columns; filters by words and a predicate, sorts by precomputed keys."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.all_rows: tuple[Row, ...] = ()
        self._search: tuple[str, ...] = ()
        self._order: list[int] = []
        self._visible: list[int] = []
        self._keys: dict[int, Sequence[Any]] = {}
        self._words: list[str] = []
        self._accept: Callable[[Row], bool] | None = None
        self._sort_column = -1
        self._descending = False

    def set_rows(self, rows: Sequence[Row] | Prepared) -> None:
        """Replace all rows; filter and order stay. Large lists come prepared by the worker."""
        prepared = rows if isinstance(rows, Prepared) else prepare(self.columns, rows)
        self.beginResetModel()
        self.all_rows, self._search = prepared.rows, prepared.search
        self._keys = {prepared.sort_column: prepared.keys} if prepared.keys else {}
        self._order = self._ordered()
        self._visible = self._filtered()
        self.endResetModel()

    def take_keys(self, rows: tuple[Row, ...], keys: Mapping[int, Sequence[Any]]) -> None:
        """Sort keys that a worker made of `rows`; of other rows than those shown they are of no use."""
        if rows is self.all_rows:
            self._keys = {**keys, **self._keys}

    def set_filter(self, query: str, accept: Callable[[Row], bool] | None = None) -> None:
        """Show the rows that hold every word of `query`, in any order, and that `accept` takes."""
        self._words = fold(query).split()
        self._accept = accept
        self.beginResetModel()
        self._visible = self._filtered()
        self.endResetModel()

    def visible_rows(self) -> list[Row]:
        """The rows as shown: filtered and ordered."""
        return [self.all_rows[index] for index in self._visible]

    def row_at(self, line: int) -> Row:
        """The row shown in `line`."""
        return self.all_rows[self._visible[line]]

    def find_line(self, wanted: Callable[[Row], bool]) -> int:
        """The line of the first visible row that `wanted` takes, or -1."""
        return next((line for line, index in enumerate(self._visible) if wanted(self.all_rows[index])), -1)

    def sorting(self) -> tuple[int, bool]:
        """The column the rows are ordered by (-1: as loaded) and whether descending."""
        return self._sort_column, self._descending

    def _ordered(self) -> list[int]:
        order = list(range(len(self.all_rows)))
        if not 0 <= self._sort_column < len(self.columns):
            return order
        keys = self._column_keys(self._sort_column)
        present = [index for index in order if keys[index] is not None]
        present.sort(key=keys.__getitem__, reverse=self._descending)
        return present + [index for index in order if keys[index] is None]

    def _column_keys(self, number: int) -> Sequence[Any]:
        if number not in self._keys:
            key_of = self.columns[number].key_of
            self._keys[number] = [key_of(row) for row in self.all_rows]
        return self._keys[number]

    def _filtered(self) -> list[int]:
        chosen, search, rows = self._order, self._search, self.all_rows
        for word in self._words:
            chosen = [index for index in chosen if word in search[index]]
        if self._accept is not None:
            accept = self._accept
            chosen = [index for index in chosen if accept(rows[index])]
        return list(chosen)

    # Qt

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Visible rows; a table has no children."""
        return 0 if parent.isValid() else len(self._visible)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """All columns; hiding is the view's business."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment, tooltip, status, accessible text, or the row itself."""
        if not index.isValid() or index.row() >= len(self._visible):
            return None
        row = self.all_rows[self._visible[index.row()]]
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.display(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align.value
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tooltip(row) if column.tooltip else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.display(row)}"
        if role == CHIP_ROLE:
            return column.chip(row) if column.chip else None
        return row if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles of the columns; lines carry no numbers."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].align.value
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.columns[section].title
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by `column`; -1 goes back to the order of loading. Selections stay on their rows."""
        self.layoutAboutToBeChanged.emit()
        before = self._visible
        self._sort_column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._order = self._ordered()
        self._visible = self._filtered()
        old = self.persistentIndexList()
        if old:
            lines = {index: line for line, index in enumerate(self._visible)}
            new = [self.index(lines[before[item.row()]], item.column()) for item in old]
            self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()
