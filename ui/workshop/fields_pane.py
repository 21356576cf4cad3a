"""The fields of a template: search, see the value in the chosen contract, take by click or drag."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from ui.tables.columns import Column
from ui.tables.filter_bar import SearchField
from ui.tables.model import RowTableModel
from ui.tables.view import TableView
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Role, button, label

if TYPE_CHECKING:
    from documents.workshop.catalog import FieldEntry, Snippet
    from ui.context import AppContext


class FieldsModel(RowTableModel):
    """Rows that can be dragged into Word as text."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Every cell can be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The placeholders of the rows dragged."""
        lines = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setText("\n".join(self.row_at(line).snippets[0].text for line in lines))
        return data


class FieldsPane(QWidget):
    """Shows the fields; `told` says what was put on the clipboard, at first the `hint`.

    Signals: opened(text) when a field was double-clicked or Enter pressed on it; it is on the clipboard too.
    """

    opened = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget | None = None, *, hint: str = "") -> None:
        super().__init__(parent)
        self.search = SearchField(self.tr("Найти поле"), self)
        self.model = FieldsModel(self._columns(), self)
        self.view = TableView(
            self.model, settings=context.settings, name="workshop.fields", key=lambda row: row.name, parent=self
        )
        self.view.setAccessibleName(self.tr("Поля шаблона"))
        self.view.setDragEnabled(True)
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.view.clicked.connect(lambda index: self._copy_first(self.model.row_at(index.row())))
        self.view.opened.connect(self._open)
        self.view.current_changed.connect(self._show_snippets)
        self.search.searched.connect(self.model.set_filter)
        self.search.down.connect(self.view.setFocus)
        usual = self.tr("Щёлкните поле и вставьте его в Word (Ctrl+V) или перетащите мышью прямо в текст.")
        self.told = label(hint or usual, Role.HINT)
        self.copy_button = button("", self._copy_current, icon="copy")
        self.more_button = QPushButton(self.tr("Условия и повторы"), self)
        self.more = QMenu(self.more_button)
        self.more_button.setMenu(self.more)
        holder = QWidget(self)
        row = FlowLayout(holder)
        row.addWidget(self.copy_button)
        row.addWidget(self.more_button)
        layout = QVBoxLayout(self)
        gap = self.fontMetrics().height() // 2
        layout.setContentsMargins(0, gap, 0, 0)
        layout.setSpacing(gap)
        layout.addWidget(self.search)
        layout.addWidget(self.view, 1)
        layout.addWidget(holder)
        layout.addWidget(self.told)
        self._show_snippets(None)

    def _columns(self) -> list[Column]:
        return [
            Column("what", self.tr("Что это"), lambda row: row.description, width=32,
                   tooltip=lambda row: row.description),
            Column("example", self.tr("В этом документе"), lambda row: row.example, width=22,
                   tooltip=lambda row: row.example),
            Column("name", self.tr("Имя поля"), lambda row: row.name, width=24,
                   tooltip=lambda row: row.snippets[0].text),
        ]  # fmt: skip

    def show_fields(self, fields: Sequence[FieldEntry]) -> None:
        """Show these fields; search and selection stay."""
        self.model.set_rows(fields)
        self._show_snippets(self.view.current_row())

    def _show_snippets(self, entry: FieldEntry | None) -> None:
        self.more.clear()
        for made in (self.copy_button, self.more_button):
            made.setEnabled(entry is not None)
        self.copy_button.setText(self.tr("Скопировать поле") if entry is None else self._copy_words(entry))
        for snippet in () if entry is None else entry.snippets[1:]:
            action = self.more.addAction(snippet.title, partial(self.copy, snippet))
            action.setToolTip(snippet.text)
        self.more.setToolTipsVisible(True)

    def _copy_words(self, entry: FieldEntry) -> str:
        if entry.kind.value == "text":
            return self.tr("Скопировать поле")
        return self.tr("Скопировать: {title}").format(title=entry.snippets[0].title.lower())

    def _copy_current(self) -> None:
        self._copy_first(self.view.current_row())

    def _copy_first(self, entry: Any) -> None:
        if entry is not None:
            self.copy(entry.snippets[0])

    def _open(self, entry: Any) -> None:
        self._copy_first(entry)
        if entry is not None:
            self.opened.emit(entry.snippets[0].text)

    def copy(self, snippet: Snippet) -> None:
        """Put a snippet on the clipboard and say so."""
        QGuiApplication.clipboard().setText(snippet.text)
        shown = " ⏎ ".join(snippet.text.split("\n"))
        self.told.setText(self.tr("Скопировано, вставьте (Ctrl+V): {text}").format(text=shown))
