"""The problems of a field, under its editor: an icon and a sentence each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from models.problems import Problem, Severity
from ui.messages import Tone
from ui.system.icons import pixmap
from ui.system.theme import colors_of

_LOOKS = {
    Severity.ERROR: (Tone.BAD, "error"),
    Severity.WARNING: (Tone.WARNING, "warning"),
    Severity.HINT: (Tone.INFO, "hint"),
}
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.HINT)


class ProblemLabel(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[Problem, ...] = ()
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these problems, the gravest first."""
        ordered = tuple(sorted(problems, key=lambda problem: _ORDER.index(problem.severity)))
        if ordered == self._shown:
            return
        self._shown = ordered
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, problem in enumerate(ordered):
            tone, name = _LOOKS[problem.severity]
            mark, text = QLabel(self), QLabel(self)
            side = round(self.fontMetrics().height() * 0.85)
            ink = colors_of(self).tones[tone].ink
            mark.setPixmap(pixmap(name, ink, side, self.devicePixelRatioF()))
            mark.setFixedSize(side, side)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setText(problem.text)
            text.setWordWrap(True)
            text.setProperty("role", "problem")
            text.setProperty("tone", tone.value)
            self._grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 1)
        self.setAccessibleName("; ".join(problem.text for problem in ordered))
        self.setVisible(bool(ordered))

    def worst(self) -> str:
        """The gravest severity shown, empty when there is none."""
        return self._shown[0].severity.value if self._shown else ""

    def texts(self) -> list[str]:
        """The sentences shown."""
        return [problem.text for problem in self._shown]
