"""The list of steps at the left: numbers, titles and how each one stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from models.problems import Problem, Severity
from ui.contracts.looks import SEVERITIES
from ui.contracts.wizard.steps import StepInfo
from ui.messages import Tone
from ui.system.icons import pixmap
from ui.system.theme import colors_of

_LINE_HEIGHT = 2.2


class StepList(QListWidget):
    """Signals: chosen(step key) when the user picked a step."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.setAccessibleName(self.tr("Шаги"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quiet = False
        self.currentItemChanged.connect(self._on_current)

    def show_steps(self, steps: Sequence[StepInfo]) -> None:
        """List these steps."""
        self._quiet = True
        current = self.current()
        self.clear()
        for number, step in enumerate(steps, 1):
            item = QListWidgetItem(f"{number}. {step.translated()}")
            item.setData(Qt.ItemDataRole.UserRole, step.key)
            item.setSizeHint(QSize(0, round(self.fontMetrics().height() * _LINE_HEIGHT)))
            self.addItem(item)
        self._quiet = False
        self.setFixedWidth(self.sizeHintForWidth())
        self.set_current(current)

    def sizeHintForWidth(self) -> int:
        """As wide as the longest title with its icon."""
        metrics = self.fontMetrics()
        texts = [self.item(row).text() for row in range(self.count())]
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + metrics.height() * 4

    def current(self) -> str:
        """The key of the step shown."""
        item = self.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else ""

    def set_current(self, key: str) -> None:
        """Mark a step without telling it as a choice."""
        self._quiet = True
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self.setCurrentRow(row)
        self._quiet = False

    def show_marks(self, worst: dict[str, Severity | None], visited: set[str]) -> None:
        """An icon for every step that was visited: what is the gravest problem there, or that all is well."""
        side = round(self.fontMetrics().height() * 0.9)
        self.setIconSize(QSize(side, side))
        for row in range(self.count()):
            item = self.item(row)
            key = item.data(Qt.ItemDataRole.UserRole)
            severity = worst.get(key)
            if key not in visited or key not in worst:
                tone, name, words = Tone.NEUTRAL, "", ""
            elif severity is None:
                tone, name, words = Tone.GOOD, "success", self.tr("заполнено")
            else:
                tone, name = SEVERITIES[severity]
                words = self.tr("есть замечания")
            ink = colors_of(self).tones[tone].ink
            drawn = pixmap(name, ink, side, self.devicePixelRatioF()) if name else _blank(side)
            item.setIcon(QIcon(drawn))
            item.setToolTip(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()} {words}".strip())

    def _on_current(self, item: QListWidgetItem | None, _before: object) -> None:
        if not self._quiet and item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _blank(side: int) -> QPixmap:
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    return image


def worst_by_step(places: dict[str, list[Problem]]) -> dict[str, Severity | None]:
    """The gravest problem of every step, None where there is none. `places` has every step that can have problems."""
    order = list(Severity)
    return {
        key: min((problem.severity for problem in found), key=order.index, default=None)
        for key, found in places.items()
    }
