"""What every step of the wizard is: a widget that shows the state and changes it, never a gate."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.problems import Problem
from ui.contracts.wizard.state import WizardState
from ui.messages import Tone
from ui.widgets.labels import Role, button, label


class Step(QWidget):
    """Base of the steps. `show_state()` fills the widgets; changes go through `self.state`.

    Signals: place_changed() when another part of the document is being written.
    """

    key = ""
    place_changed = Signal()

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(self.fontMetrics().height() // 2)

    def show_state(self) -> None:
        """Show what stands in the contract; called on entering and after every check."""

    def enter(self) -> None:
        """The step was brought to front."""
        self.show_state()
        self.focus_first()

    def leave(self) -> None:
        """Another step is about to be shown: take what stands in open editors."""

    def paper_place(self) -> str:
        """Words of the title of the annex this step writes; empty where the document need not be turned over."""
        return ""

    def paper_passage(self) -> str:
        """Words of a clause this step writes, to which the document is turned; empty where it need not be."""
        return ""

    def misunderstood(self) -> list[Problem]:
        """What was typed and not understood: saving would lose it."""
        return []

    def focus_first(self) -> None:
        """Put the cursor where typing starts."""
        self.focusNextChild()

    def focus_problem(self, field: str) -> None:
        """Put the cursor where a problem («parties.1.signatory_id») is mended."""
        self.focus_first()

    def hint(self, text: str) -> None:
        """A muted explanation."""
        self.body.addWidget(label(text, Role.MUTED))


class Callout(QFrame):
    """Something missing, with the button that mends it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", Tone.INFO.value)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        margin = self.fontMetrics().height() // 2
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, margin, margin, margin)
        self.text = label("")
        self.button = button("", self._act, role="primary")
        row.addWidget(self.text, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._handler: object = None

    def offer(self, text: str, words: str, handler: object) -> None:
        """Say what is missing and offer to mend it."""
        self.text.setText(text)
        self.button.setText(words)
        self._handler = handler
        self.show()

    def _act(self) -> None:
        if callable(self._handler):
            self._handler()
