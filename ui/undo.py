"""Undo and redo of any change by name. The database keeps the list; here it becomes two commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from ui.messages import Messages
from ui.system.tasks import TaskRunner

if TYPE_CHECKING:
    from models.storage.database import Database
    from ui.context import ChangeFeed


class UndoController(QObject):
    """Signals: labels_changed() when another operation became the one to undo or redo."""

    labels_changed = Signal()

    def __init__(self, db: Database, tasks: TaskRunner, messages: Messages, changes: ChangeFeed) -> None:
        super().__init__(tasks)
        self._db, self._tasks, self._messages = db, tasks, messages
        self.undo_label: str | None = None
        self.redo_label: str | None = None
        changes.changed.connect(self.refresh)

    @Slot()
    def refresh(self, *_: object) -> None:
        """Ask the database anew what can be undone and redone."""
        db = self._db
        self._tasks.run(
            lambda control: (None, None) if db.read_only else (db.undo_label(), db.redo_label()),
            self._on_labels,
            key="undo.labels",
            owner=self,
        )

    def undo(self) -> None:
        """Take back the last change, whatever it was."""
        label = self.undo_label
        self._tasks.run(
            lambda control: self._db.undo(),
            lambda changes: self._on_done(changes, self.tr("Отменено: {label}"), label, self.redo),
            title=self.tr("Отмена изменения"),
            owner=self,
        )

    def redo(self) -> None:
        """Bring back what was just undone."""
        label = self.redo_label
        self._tasks.run(
            lambda control: self._db.redo(),
            lambda changes: self._on_done(changes, self.tr("Возвращено: {label}"), label, self.undo),
            title=self.tr("Возврат изменения"),
            owner=self,
        )

    def undo_text(self) -> str:
        """The words of the command: «Отменить: удаление партнёра»."""
        text = self.tr("&Отменить: {label}") if self.undo_label else self.tr("&Отменить")
        return text.format(label=lowered(self.undo_label or ""))

    def redo_text(self) -> str:
        """The words of the command: «Вернуть: удаление партнёра»."""
        text = self.tr("&Вернуть: {label}") if self.redo_label else self.tr("&Вернуть")
        return text.format(label=lowered(self.redo_label or ""))

    def _on_labels(self, labels: tuple[str | None, str | None]) -> None:
        if labels != (self.undo_label, self.redo_label):
            self.undo_label, self.redo_label = labels
            self.labels_changed.emit()

    def _on_done(self, changes: Any, text: str, label: str | None, back: Any) -> None:
        if changes is None:
            self.refresh()
            return
        words = text.format(label=lowered(label or changes.label))
        opposite = self.tr("Вернуть") if back == self.redo else self.tr("Отменить")
        self._messages.done(words, action_text=opposite, action=back)


def lowered(label: str) -> str:
    """A label inside a sentence: its first letter small unless it begins an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
