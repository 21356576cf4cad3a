"""The live preview beside the steps: drawn in the background, only the latest version is shown."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.errors import EnvironmentProblem
from ui.contracts.printing import render
from ui.contracts.wizard.state import WizardState
from ui.preview.pdf_preview import PdfPreview
from ui.system.tasks import Lane

_DELAY_MS = 60
_ANNEX = "Приложение"
_PASSAGE_CHARS = 50
_HEAD_CHARS = 400  # the title of an annex stands at the head of its page


class PreviewPane(QWidget):
    """Follows the state; draws nothing while hidden."""

    def __init__(self, state: WizardState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._failed = False
        self._place = self._passage = ""
        self.preview = PdfPreview(state.context, self, zoom_key="view/wizard_zoom")
        self.preview.search.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.preview)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self.draw)
        state.examined.connect(self._timer.start)
        self.preview.show_empty(self.tr("Документ готовится…"))

    def draw(self) -> None:
        """Draw the contract as it stands; an older drawing under way is dropped."""
        if not self.isVisible():
            return
        db, contract, today = self._state.context.db, self._state.contract, self._state.context.today()
        self._state.context.tasks.run(
            lambda control: render(db, contract, today),
            self._show,
            failed=self._on_failure,
            lane=Lane.RENDER,
            key="wizard.preview",
            owner=self,
        )

    def show_place(self, words: str, passage: str = "") -> None:
        """Turn to the annex with `words` in its title, or to the page with `passage`, as soon as it is there; from then
        on the user turns pages."""
        self._place, self._passage = words, "".join(passage.split())[:_PASSAGE_CHARS]
        self._turn()

    def _turn(self) -> None:
        if not self._place and not self._passage:
            return
        for page in range(self.preview.pages()):
            words = self.preview.document.getAllText(page).text().split()
            head = " ".join(words)[:_HEAD_CHARS]
            annex = self._place and head.startswith(_ANNEX) and self._place in head
            if annex or (self._passage and self._passage in "".join(words)):
                if page != self.preview.page():
                    self.preview.go(page)
                self._place = self._passage = ""
                return

    def _show(self, pdf: bytes) -> None:
        self.preview.load(pdf, self._state.contract.number)
        QTimer.singleShot(0, self, self._turn)  # after the preview went back to where it was

    def _on_failure(self, error: BaseException) -> None:
        if isinstance(error, EnvironmentProblem):
            self.preview.show_empty(error.title, error.advice)
            return
        self.preview.show_empty(self.tr("Предпросмотр не получился"), self.tr("Договор можно заполнять дальше."))
        # A fault of ours is told once, not at every letter typed.
        if not self._failed:
            self._failed = True
            self._state.context.tasks.report(error)

    def showEvent(self, event: object) -> None:
        """Catch up with what was typed while hidden."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._timer.start()
