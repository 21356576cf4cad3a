"""The history of one record: when, who, what was there before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.dialogs.plain import PlainDialog
from ui.messages import Tone
from ui.tables.columns import Chip, Column, Prepared, prepare
from ui.tables.model import RowTableModel
from ui.tables.view import TableView
from ui.widgets.labels import Role, label

if TYPE_CHECKING:
    from models.operations.journal import JournalLine


class HistoryDialog(PlainDialog):
    """`table` and `record_id` name the record («contract», 12), `title` is what the user calls it."""

    def __init__(
        self, context: AppContext, table: str, record_id: int, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", chars=120, lines=32, parent=parent or context.messages.window)
        self.setWindowTitle(self.tr("История: {title}").format(title=title))
        self.model = RowTableModel(self._columns(), self)
        self.view = TableView(self.model, settings=context.settings, name="history", key=id, parent=self)
        self.view.setAccessibleName(self.windowTitle())
        self.nothing = label(self.tr("Изменений пока не было."), Role.MUTED)
        self.nothing.hide()
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.view, 1)
        self.fit()
        columns, db = self.model.columns, context.db

        def load() -> Prepared:
            from models.operations.journal import record_history

            return prepare(columns, record_history(db, table, record_id))

        context.tasks.run(lambda control: load(), self._show, owner=self)

    def _columns(self) -> list[Column]:
        undone = Chip(self.tr("отменено"), Tone.NEUTRAL, "undo")

        def state(row: JournalLine) -> Chip | None:
            return undone if row.undone else None

        return [
            Column("at", self.tr("Когда"), lambda row: row.at, width=15),
            Column("operation", self.tr("Действие"), lambda row: row.operation, width=26),
            Column("what", self.tr("Что"), lambda row: row.what, width=18),
            Column("field", self.tr("Поле"), lambda row: row.field, width=18),
            Column("before", self.tr("Было"), lambda row: row.before, width=22, tooltip=lambda row: row.before),
            Column("after", self.tr("Стало"), lambda row: row.after, width=22, tooltip=lambda row: row.after),
            Column("who", self.tr("Кто"), lambda row: row.who, width=14),
            Column("undone", self.tr("Отметка"), lambda row: row.undone, chip=state, width=12),
        ]

    def _show(self, rows: Prepared) -> None:
        self.view.set_rows(rows)
        self.nothing.setVisible(not rows.rows)
