"""«Журнал изменений»: everything done in this database, with a way to take back any of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.messages import Tone
from ui.system.locale_ru import counted
from ui.tables.columns import Align, Chip, Column, Prepared, prepare
from ui.tables.filter_bar import SearchField
from ui.tables.model import RowTableModel
from ui.tables.view import TableView
from ui.widgets.labels import Role, button, label
from ui.widgets.windows import fit_to_screen, restore_geometry, save_geometry

if TYPE_CHECKING:
    from models.storage.history import Operation

_LIMIT = 2_000
_CHARS, _LINES = 110, 34


class JournalWindow(QWidget):
    """A window of its own; it follows what is done in the main window."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.context = context
        self.setWindowTitle(self.tr("Журнал изменений"))
        self.model = RowTableModel(self._columns(), self)
        self.view = TableView(
            self.model, settings=context.settings, name="journal", key=lambda row: row.op_id, parent=self
        )
        self.view.setAccessibleName(self.windowTitle())
        self.search = SearchField(self.tr("Что сделано или кем"), self)
        self.search.searched.connect(self._filter)
        self.search.down.connect(self.view.setFocus)
        self.count = label("", Role.MUTED)
        self.count.setWordWrap(False)
        self.undo_button = button(self.tr("Отменить это действие"), self.undo_selected, icon="undo")
        self.undo_button.setEnabled(False)
        self.view.current_changed.connect(self._on_current)
        top, margin = QHBoxLayout(), self.fontMetrics().height()
        for part in (self.search, self.count):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.undo_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        if not restore_geometry(self, context.settings, "journal"):
            metrics = self.fontMetrics()
            fit_to_screen(self, metrics.averageCharWidth() * _CHARS, metrics.height() * _LINES)
        context.changes.changed.connect(self.refresh)
        self.refresh()

    def _columns(self) -> list[Column]:
        kinds = {
            "do": None,
            "fixed": Chip(self.tr("нельзя отменить"), Tone.NEUTRAL, "stop"),
            "undo": Chip(self.tr("отмена"), Tone.INFO, "undo"),
            "redo": Chip(self.tr("возврат"), Tone.INFO, "redo"),
            "barrier": Chip(self.tr("восстановление"), Tone.WARNING, "backup"),
        }
        undone = Chip(self.tr("отменено"), Tone.NEUTRAL, "undo")

        def mark(row: Operation) -> Chip | None:
            return undone if row.undone else kinds.get(row.kind.value)

        return [
            Column("at", self.tr("Когда"), lambda row: row.at, width=16, rigid=True),
            Column("label", self.tr("Что сделано"), lambda row: row.label, width=46),
            Column("mark", self.tr("Отметка"), lambda row: row.kind.value, chip=mark, width=17),
            Column("rows", self.tr("Записей"), lambda row: sum(row.rows.values()), width=8, align=Align.RIGHT),
            Column("who", self.tr("Кто"), lambda row: row.who, width=18),
        ]

    @Slot()
    def refresh(self, *_: object) -> None:
        """Read the journal anew."""
        db, columns = self.context.db, self.model.columns
        self.context.tasks.run(
            lambda control: prepare(columns, db.journal(_LIMIT)), self._show, key="journal", owner=self
        )

    def _show(self, rows: Prepared) -> None:
        self.view.set_rows(rows)
        self._tell_count()
        self._on_current(self.view.current_row())

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._tell_count()

    def _tell_count(self) -> None:
        forms = (self.tr("действие"), self.tr("действия"), self.tr("действий"))
        self.count.setText(counted(self.model.rowCount(), forms))

    def _on_current(self, row: Operation | None) -> None:
        self.undo_button.setEnabled(row is not None and row.kind.value == "do" and not row.undone)

    def undo_selected(self) -> None:
        """Take back the selected operation, if nothing it changed was changed later."""
        row: Any = self.view.current_row()
        if row is None:
            return
        self.context.tasks.run(
            lambda control: self.context.db.undo(row.op_id),
            lambda _changes: self.context.messages.done(
                self.tr("Отменено: {label}").format(label=row.label),
                action_text=self.tr("Вернуть"),
                action=self.context.undo.redo,
            ),
            title=self.tr("Отмена изменения"),
            failed=self._on_failed,
            owner=self,
        )

    def _on_failed(self, error: BaseException) -> None:
        from models.errors import EnvironmentProblem

        if isinstance(error, EnvironmentProblem):
            self.context.messages.problem_dialog(error, self)
        else:
            self.context.tasks.report(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, as everywhere; a search is emptied first."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: Any) -> None:
        """Remember the place."""
        save_geometry(self, self.context.settings, "journal")
        super().closeEvent(event)
