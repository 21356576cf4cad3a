"""The backups of this database, to choose one from."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from ui.context import AppContext
from ui.dialogs.plain import PlainDialog
from ui.system.locale_ru import grouped
from ui.tables.columns import Align, Column, prepare
from ui.tables.model import RowTableModel
from ui.tables.view import TableView
from ui.widgets.labels import Role, label

_KILOBYTE = 1024


class BackupsDialog(PlainDialog):
    """Signals: chosen(Backup) when the user wants to go back to one."""

    chosen = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("", chars=84, lines=26, parent=parent)
        self.setWindowTitle(self.tr("Резервные копии"))
        self.model = RowTableModel(self._columns(), self)
        self.view = TableView(self.model, key=lambda row: row.path, parent=self)
        self.view.setAccessibleName(self.windowTitle())
        self.nothing = label(self.tr("Резервных копий пока нет."), Role.MUTED)
        self.nothing.hide()
        self.body.addWidget(
            label(
                self.tr("Копии делаются сами, когда в базе что-то изменилось. Выберите, к какой вернуться."), Role.MUTED
            )
        )
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.view, 1)
        self.use = self.foot.addButton(self.tr("Вернуться к этой копии…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.use.setEnabled(False)
        self.use.clicked.connect(lambda _checked=False: self._choose(self.view.current_row()))
        self.view.opened.connect(self._choose)
        self.view.current_changed.connect(lambda row: self.use.setEnabled(row is not None))
        self.fit()
        path, columns = context.db.path, self.model.columns

        def load(control: object) -> object:
            from models.storage.backup import default_folder, list_backups

            return prepare(columns, list_backups(default_folder(path), path.stem))

        context.tasks.run(load, self._show, owner=self)

    def _columns(self) -> list[Column]:
        return [
            Column("at", self.tr("Когда сделана"), lambda row: row.made_at, width=18),
            Column("reason", self.tr("Почему"), lambda row: str(row.reason.value), width=24),
            Column(
                "size", self.tr("Размер, КБ"), lambda row: row.size // _KILOBYTE, grouped, align=Align.RIGHT, width=12
            ),
        ]

    def _show(self, rows: Any) -> None:
        self.view.set_rows(rows)
        self.nothing.setVisible(not rows.rows)

    def _choose(self, row: Any) -> None:
        if row is not None:
            self.accept()
            self.chosen.emit(row)
