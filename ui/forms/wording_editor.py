"""A field that shows a proposed text until the user writes something else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from models.text import clean
from ui.forms.editors import TEXT_LIMIT


class WordingEditor(QPlainTextEdit):
    """Shows the proposal until the user writes something else; one paragraph of `lines` lines.

    Signals: corrected().
    """

    corrected = Signal()

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposal = ""
        self._own = ""
        self._quiet = False
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if lines == 1:
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(1)
        self._fit()
        self.textChanged.connect(self._on_typed)

    def mark(self, doubt: str) -> None:
        """Show that the proposal should be checked, and why; nothing takes the mark off."""
        self.setProperty("problem", "warning" if doubt else "")
        self.setAccessibleDescription(doubt)
        self.style().unpolish(self)
        self.style().polish(self)

    def text(self) -> str:
        """What stands there."""
        return clean(self.toPlainText(), TEXT_LIMIT)

    def own(self) -> str:
        """The user's own words, empty while the proposal holds."""
        return self._own

    def set_own(self, text: str) -> None:
        """Show the user's words, or the proposal for an empty text."""
        self._own = text
        self._show()

    def propose(self, proposal: str) -> None:
        """Another proposal; the user's own words stay."""
        self.proposal = proposal
        if not self._own:
            self._show()

    def _on_typed(self) -> None:
        if self._quiet:
            return
        typed = " ".join(self.text().split())
        self._own = "" if typed == self.proposal else typed
        self.corrected.emit()

    def _show(self) -> None:
        wanted = self._own or self.proposal
        if self.text() != wanted:
            self._quiet = True
            self.setPlainText(wanted)
            self._quiet = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """An emptied field shows the proposal again."""
        super().focusOutEvent(event)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """It is one paragraph: Enter belongs to the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """As high as its lines at any size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_lines"):
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.setFixedHeight(metrics.lineSpacing() * self._lines + round(metrics.height() * 0.75))
