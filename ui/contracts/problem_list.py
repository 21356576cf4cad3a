"""Problems of a contract as lines that can be clicked: icon, sentence, where it leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.problems import Problem
from ui.contracts.looks import SEVERITIES
from ui.system.icons import pixmap
from ui.system.theme import colors_of
from ui.widgets.labels import Role, label


class ProblemLine(QFrame):
    """One problem; a click, Enter or a space follows it. Signals: followed()."""

    followed = Signal()

    def __init__(self, problem: Problem, place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = problem
        tone, name = SEVERITIES[problem.severity]
        self.setProperty("tone", tone.value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(problem.text)
        self.setToolTip(self.tr("Показать, где это исправить"))
        margin = self.fontMetrics().height() // 2
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, margin // 2, margin, margin // 2)
        row.setSpacing(margin)
        side = round(self.fontMetrics().height() * 0.95)
        mark = QLabel(self)
        mark.setPixmap(pixmap(name, colors_of(self).tones[tone].ink, side, self.devicePixelRatioF()))
        mark.setFixedSize(side, side)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(problem.text), 1)
        if place:
            where = label(place, Role.HINT)
            where.setWordWrap(False)
            row.addWidget(where, 0, Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click follows the problem."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.followed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space follow the problem."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.followed.emit()
        else:
            super().keyPressEvent(event)


class ProblemList(QWidget):
    """All problems, the gravest first. Signals: chosen(Problem)."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.lines: list[ProblemLine] = []

    def show_problems(self, problems: Sequence[Problem], place: Callable[[Problem], str] | None = None) -> None:
        """Show these problems; `place(problem)` names where each is mended."""
        if [line.problem for line in self.lines] == list(problems):
            return
        for line in self.lines:
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for problem in problems:
            line = ProblemLine(problem, place(problem) if place else "", self)
            line.followed.connect(partial(self.chosen.emit, problem))
            self._layout.addWidget(line)
            self.lines.append(line)
