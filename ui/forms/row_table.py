"""A small table typed into like a spreadsheet: rows are frozen values, columns are fields of a form."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.choice import Choice
from ui.forms.fields import Field, Kind
from ui.system.locale_ru import date_text, grouped, money_text, time_text

Index = QModelIndex | QPersistentModelIndex
EDITED_ROLE = Qt.ItemDataRole.EditRole
_NO_PARENT = QModelIndex()
_RIGHT = frozenset({Kind.INT, Kind.MONEY})


@dataclasses.dataclass(frozen=True, slots=True)
class RowColumn:
    """One column: a field, how its value is read from a row and written back.

    Without `read` and `write` the field's key names an attribute of the row. `shown(row)` makes a column that is
    only shown (a computed sum).
    """

    field: Field
    width: int = 14
    read: Callable[[Any], Any] | None = None
    write: Callable[[Any, Any], Any] | None = None
    shown: Callable[[Any], str] | None = None

    def value(self, row: Any) -> Any:
        """The value of the cell."""
        return self.read(row) if self.read else getattr(row, self.field.key)

    def changed(self, row: Any, value: Any) -> Any:
        """The row with another value in the cell."""
        return self.write(row, value) if self.write else dataclasses.replace(row, **{self.field.key: value})

    def text(self, row: Any) -> str:
        """What the cell says."""
        if self.shown is not None:
            return self.shown(row)
        return shown_value(self.field, self.value(row))


def shown_value(field: Field, value: Any) -> str:
    """The usual look of a value of a field."""
    if field.kind in (Kind.CHOICE, Kind.RECORD):
        return next((choice.text for choice in field.all_choices() if choice.value == value), "")
    if value is None:
        return ""
    looks: dict[Kind, Callable[[Any], str]] = {
        Kind.DATE: date_text,
        Kind.MONEY: money_text,
        Kind.TIME: time_text,
        Kind.INT: grouped,
    }
    return looks[field.kind](value) if field.kind in looks else str(value)


def _side(field: Field) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if field.kind in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class RowModel(QAbstractTableModel):
    """The rows of a RowTable. Signals: edited() after the user changed, added, moved or removed rows."""

    edited = Signal()

    def __init__(self, columns: Sequence[RowColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Any] = []

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; not an edit."""
        if list(rows) != self.rows:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()

    def insert(self, place: int, row: Any) -> None:
        """One more row."""
        self.beginInsertRows(_NO_PARENT, place, place)
        self.rows.insert(place, row)
        self.endInsertRows()
        self.edited.emit()

    def remove(self, place: int) -> Any:
        """Take a row away and return it."""
        self.beginRemoveRows(_NO_PARENT, place, place)
        row = self.rows.pop(place)
        self.endRemoveRows()
        self.edited.emit()
        return row

    def replace_all(self, rows: Sequence[Any]) -> None:
        """Other rows as one edit."""
        self.set_rows(rows)
        self.edited.emit()

    def choices(self, column: int) -> list[Choice]:
        """What may be chosen in a column now."""
        return self.columns[column].field.all_choices()

    # Qt

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """All rows; a table has no children."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """All columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Computed columns cannot be typed into."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = index.isValid() and self.columns[index.column()].shown is None
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, the value for an editor, the alignment, the words for a screen reader."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.field.label}: {column.text(row)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column.field)
        return column.value(row) if role == EDITED_ROLE else None

    def setData(self, index: Index, value: Any, role: int = EDITED_ROLE) -> bool:
        """Take what was typed."""
        if role != EDITED_ROLE or not index.isValid():
            return False
        column = self.columns[index.column()]
        changed = column.changed(self.rows[index.row()], value)
        if changed != self.rows[index.row()]:
            self.rows[index.row()] = changed
            last = self.index(index.row(), len(self.columns) - 1)
            self.dataChanged.emit(self.index(index.row(), 0), last)
            self.edited.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles of the columns, numbers of the lines."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.columns[section].field.hint or self.columns[section].field.label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self.columns[section].field)
        return self.columns[section].field.label if role == Qt.ItemDataRole.DisplayRole else None
