"""The widget around a RowModel: the table with its editors, and the buttons that add, copy and remove rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.forms.editors import ChoiceEditor, IntEditor, RecordEditor, TextEditor
from ui.forms.fields import Field, Kind
from ui.forms.pasting import NotUnderstood, is_table, table_of, value_of
from ui.forms.row_table import EDITED_ROLE, RowColumn, RowModel
from ui.forms.typed_editors import DateEditor, MoneyEditor, TimeEditor
from ui.widgets.labels import Role, button, label

Index = QModelIndex | QPersistentModelIndex
_EDITORS: dict[Kind, Callable[[Field, QWidget], QWidget]] = {
    Kind.TEXT: TextEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.RECORD: RecordEditor,
    Kind.DATE: DateEditor,
    Kind.INT: IntEditor,
    Kind.MONEY: MoneyEditor,
    Kind.TIME: TimeEditor,
}
_LINE_HEIGHT = 1.9
_MOST_REFUSED = 4
_TRIGGERS = (
    QAbstractItemView.EditTrigger.CurrentChanged
    | QAbstractItemView.EditTrigger.SelectedClicked
    | QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)


def pasting_table(event: QKeyEvent) -> bool:
    """Whether the key pastes a range of cells."""
    return event.matches(QKeySequence.StandardKey.Paste) and is_table(QGuiApplication.clipboard().text())


class CellDelegate(QStyledItemDelegate):
    """Makes the editor of a cell. Signals: complained(text) when something typed was not understood; pasted(text) for
    cells of a spreadsheet put into an open editor."""

    complained = Signal(str)
    pasted = Signal(str)

    def __init__(self, model: RowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._misread = (-1, -1)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor the column's field asks for."""
        del option
        field = self._model.columns[index.column()].field
        editor = _EDITORS[field.kind](field, parent)
        editor.setAccessibleName(field.label)
        # Taken at every letter: a command given by a key finds the rows as they look.
        editor.edited.connect(lambda: self._take(editor))  # type: ignore[attr-defined]
        return editor

    def _take(self, editor: Any) -> None:
        if not editor.invalid():
            self.commitData.emit(editor)

    def setEditorData(self, editor: Any, index: Index) -> None:
        """Show the value; a text is selected so that typing replaces it. What was just typed stays as it is."""
        value = index.data(EDITED_ROLE)
        if editor.property("filled") and editor.get() == value:
            return
        editor.setProperty("filled", True)
        editor.put(value)
        if hasattr(editor, "selectAll"):
            editor.selectAll()

    def setModelData(self, editor: Any, model: QAbstractItemModel, index: Index) -> None:
        """Take the value; what is not understood is told and the old value stays."""
        complaint = editor.invalid()
        if complaint:
            self._misread = (index.row(), index.column())
            self.complained.emit(complaint)
            return
        value = editor.get()
        if value is None and isinstance(index.data(EDITED_ROLE), int) and not isinstance(editor, ChoiceEditor):
            value = 0 if isinstance(editor, IntEditor | MoneyEditor) else index.data(EDITED_ROLE)
        # Walking on through the cells with Tab leaves the complaint where it can be read.
        if value != index.data(EDITED_ROLE) or (index.row(), index.column()) == self._misread:
            self.complained.emit("")
        model.setData(index, value, EDITED_ROLE)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Several cells on the clipboard are for the table, not for the one cell that is open."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and pasting_table(event):
            self.pasted.emit(QGuiApplication.clipboard().text())
            return True
        return super().eventFilter(editor, event)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Exactly the cell, whatever the editor would like."""
        del index
        editor.setMinimumHeight(0)
        editor.setGeometry(option.rect)


class _Table(QTableView):
    """Signals: add_wanted() for the Insert key; pasted(text) for cells of a spreadsheet."""

    add_wanted = Signal()
    pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds a row; Ctrl+Enter belongs to the window."""
        if event.key() == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)


class RowEditor(QWidget):
    """Edits rows. `new_row(last)` makes a row to start from, given the last one or None.

    Signals: edited() when the rows changed.
    """

    edited = Signal()

    def __init__(
        self,
        title: str,
        columns: Sequence[RowColumn],
        new_row: Callable[[Any], Any],
        *,
        add_text: str = "",
        copy_row: Callable[[Any], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = RowModel(columns, self)
        self._new_row, self._copy_row = new_row, copy_row or (lambda row: row)
        self._removed: list[tuple[int, Any]] = []
        self.table = _Table(self)
        self.table.setAccessibleName(title)
        self.table.add_wanted.connect(self.add)
        self._delegate = CellDelegate(self.model, self.table)
        self._delegate.complained.connect(self._complain)
        self._delegate.pasted.connect(self.paste)
        self.table.pasted.connect(self.paste)
        self._complaint = label("", Role.HINT)
        self._complaint.setProperty("tone", "bad")
        self._complaint.hide()
        self.add_button = button(add_text or self.tr("Добавить строку"), self.add, icon="plus")
        self.copy_button = button(self.tr("Повторить"), self.duplicate, icon="copy")
        self.copy_button.setToolTip(self.tr("Такая же строка ещё раз"))
        self.remove_button = button(self.tr("Убрать"), self.remove, icon="trash")
        self.return_button = button(self.tr("Вернуть убранную строку"), self.bring_back, role="link")
        self.foot = label("", Role.MUTED)
        self._build()
        self.model.edited.connect(self._on_edited)
        self.model.modelReset.connect(self._fit)
        self._fit()

    def _build(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(self._delegate)
        table.setEditTriggers(_TRIGGERS)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setWordWrap(False)
        table.setCornerButtonEnabled(False)
        table.selectionModel().currentChanged.connect(self._fit)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        char = table.fontMetrics().averageCharWidth()
        for number, column in enumerate(self.model.columns):
            table.setColumnWidth(number, round(char * (column.width + 3)))
        header.setStretchLastSection(True)
        lines = table.verticalHeader()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        height = round(table.fontMetrics().height() * _LINE_HEIGHT)
        lines.setDefaultSectionSize(height)
        table.setMinimumHeight(height * 3)
        table.setMaximumHeight(height * 40)
        row = QHBoxLayout()
        for part in (self.add_button, self.copy_button, self.remove_button, self.return_button):
            row.addWidget(part)
        row.addWidget(self.foot, 1)
        self.foot.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(table, 1)
        layout.addWidget(self._complaint)
        layout.addLayout(row)

    # Rows

    def rows(self) -> tuple[Any, ...]:
        """The rows as they stand."""
        return tuple(self.model.rows)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.model.set_rows(rows)

    def add(self) -> None:
        """One more row at the end, ready to be typed into."""
        last = self.model.rows[-1] if self.model.rows else None
        self._put(len(self.model.rows), self._new_row(last))

    def duplicate(self) -> None:
        """The current row once more, below it."""
        place = self.table.currentIndex().row()
        if 0 <= place < len(self.model.rows):
            self._put(place + 1, self._copy_row(self.model.rows[place]))

    def _put(self, place: int, row: Any) -> None:
        self.model.insert(place, row)
        index = self.model.index(place, 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        # After the click on the button is over, else its focus would close the editor.
        QTimer.singleShot(0, self.table, lambda: self.table.setCurrentIndex(index) if index.isValid() else None)

    def remove(self) -> None:
        """Take the current row away; it can be brought back."""
        place = self.table.currentIndex().row()
        if 0 <= place < len(self.model.rows):
            self._removed.append((place, self.model.remove(place)))
            self._fit()

    def bring_back(self) -> None:
        """The row removed last, where it was."""
        if self._removed:
            place, row = self._removed.pop()
            self._put(min(place, len(self.model.rows)), row)

    def paste(self, text: str) -> None:
        """Cells copied in a spreadsheet, from the current cell to the right and down; rows are added as needed.

        What a column does not understand is told and left as it was.
        """
        self.finish_editing()
        current = self.table.currentIndex()
        place, first = max(current.row(), 0), max(current.column(), 0)
        if not self.model.rows:
            place = 0
        rows, refused = list(self.model.rows), []
        for number, cells in enumerate(table_of(text), place):
            if number >= len(rows):
                rows.append(self._new_row(rows[-1] if rows else None))
            for column, cell in zip(self.model.columns[first:], cells, strict=False):
                try:
                    rows[number] = self._pasted(rows[number], column, cell)
                except NotUnderstood:
                    refused.append(self.tr("{column}, строка {row}: «{text}»").format(
                        column=column.field.label, row=number + 1, text=cell))  # fmt: skip
        self.model.replace_all(rows)
        self.table.setCurrentIndex(self.model.index(place, first))
        shown = "; ".join(refused[:_MOST_REFUSED]) + ("…" if len(refused) > _MOST_REFUSED else "")
        self._complain(self.tr("Не понято и оставлено как было: {cells}.").format(cells=shown) if refused else "")

    @staticmethod
    def _pasted(row: Any, column: RowColumn, cell: str) -> Any:
        if column.shown is not None:
            return row
        value = value_of(column.field, cell)
        if value is None and (column.field.required or isinstance(column.value(row), int)):
            return row  # an empty cell says nothing about a field that cannot be empty
        return column.changed(row, value)

    def finish_editing(self) -> None:
        """Take what stands in an open editor: a command is about to use the rows."""
        editor = self.table.indexWidget(self.table.currentIndex()) or self.focusWidget()
        if editor is not None and self.table.isAncestorOf(editor) and editor is not self.table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Look

    def _on_edited(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self, *_: object) -> None:
        chosen = 0 <= self.table.currentIndex().row() < len(self.model.rows)
        self.copy_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)
        self.return_button.setVisible(bool(self._removed))

    def _complain(self, text: str) -> None:
        self._complaint.setText(text)
        self._complaint.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        """Lines follow the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "table"):
            height = round(self.table.fontMetrics().height() * _LINE_HEIGHT)
            self.table.verticalHeader().setDefaultSectionSize(height)
