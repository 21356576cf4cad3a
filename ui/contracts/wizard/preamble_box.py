"""«Как это будет в договоре»: the sentence that names a party, its doubtful words marked and mended from there."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.contracts.proof_window import DoubtLine
from ui.contracts.wizard.state import WizardState
from ui.messages import Tone
from ui.system.tasks import Lane, TaskControl
from ui.system.theme import colors_of
from ui.widgets.labels import Role, label

if TYPE_CHECKING:
    from documents.papers.proof import Doubt


def marked(sentence: str, words: list[str], ink: str) -> str:
    """The sentence as HTML, doubtful words underlined and bold: colour is not the only sign."""
    shown = escape(sentence)
    for word in words:
        mark = f'<b><u style="color:{ink}">{escape(word)}</u></b>'
        shown = shown.replace(escape(word), mark, 1)
    return shown


class PreambleBox(QFrame):
    """Follows one party of the state."""

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._index = state, -1
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        margin = self.fontMetrics().height() // 2
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.addWidget(label(self.tr("Как это будет в договоре"), Role.MUTED))
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(self.sentence)
        self.lines: list[DoubtLine] = []
        self.hide()
        state.examined.connect(self.read)
        state.context.changes.changed.connect(self._on_changes)  # a lambda would outlive the box

    def show_party(self, index: int) -> None:
        """Show party `index` of the contract; hidden for none."""
        self._index = index
        self.read()

    def _on_changes(self, _changes: object) -> None:
        if self.isVisible():
            self._state.examine_now()

    def read(self) -> None:
        """Inflect in the background what was examined last."""
        dossier, index = self._state.dossier, self._index
        if not 0 <= index < len(dossier.contract.parties):
            self.hide()
            return

        def work(control: TaskControl) -> tuple[str, list[Doubt]]:
            from documents.papers.proof import preamble

            return preamble(dossier, index)

        self._state.context.tasks.run(
            work, lambda found: self._show(*found), lane=Lane.RENDER, key="wizard.preamble", owner=self
        )

    def _show(self, sentence: str, doubts: list[Doubt]) -> None:
        ink = colors_of(self).tones[Tone.WARNING].ink
        self.sentence.setText(f"<p>{marked(sentence, [doubt.word for doubt in doubts], str(ink))}</p>")
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [DoubtLine(self._state.context, doubt, self) for doubt in doubts]
        for line in self.lines:
            line.accepted.connect(partial(self._state.examine_now))
            self._column.addWidget(line)
        self.setVisible(True)
