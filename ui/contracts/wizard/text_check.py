"""Doubtful words of the papers as they stand in the wizard: under the problems of the last check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.errors import EnvironmentProblem
from ui.contracts.proof_window import DoubtCard
from ui.contracts.wizard.state import WizardState
from ui.system.tasks import Lane, TaskControl
from ui.widgets.labels import Role, label

if TYPE_CHECKING:
    from documents.papers.proof import Doubt


class TextCheck(QWidget):
    """Reads the papers when it is shown and after each change that was examined; hidden while all is sure."""

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.cards: list[DoubtCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(label(self.tr("Проверка текста: сомнительные слова"), Role.SECTION))
        self.hide()
        state.context.changes.changed.connect(self._on_changes)

    def _on_changes(self, _changes: object) -> None:
        if self.isVisible():
            self._state.examine_now()

    def read(self) -> None:
        """Fill the papers in the background; a template that cannot be filled is told when it is printed."""
        db, dossier, today = self._state.context.db, self._state.dossier, self._state.context.today()

        def work(control: TaskControl) -> list[Doubt]:
            from documents.papers.proof import proof_draft

            try:
                return proof_draft(db, dossier, today)
            except EnvironmentProblem:
                return []

        self._state.context.tasks.run(work, self._show, lane=Lane.RENDER, key="wizard.text_check", owner=self)

    def _show(self, doubts: list[Doubt]) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [DoubtCard(self._state.context, doubt, self) for doubt in doubts]
        for card in self.cards:
            card.line.accepted.connect(self._state.examine_now)
            self._column.addWidget(card)
        self.setVisible(bool(doubts))
