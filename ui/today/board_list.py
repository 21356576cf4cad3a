"""The board of what burns: one frame for each urgency, one line for each matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.rows import TodayItem
from ui.messages import Tone
from ui.system.locale_ru import date_text
from ui.system.translation import QT_TRANSLATE_NOOP
from ui.tables.columns import Chip
from ui.widgets.labels import Role, StatusChip, button, label, line

_CONTEXT = "Board"
_SHOWN_AT_ONCE = 6
Opener = Callable[[TodayItem], object]
CanOpen = Callable[[TodayItem], str]
"""The words of the button of a line, empty when it leads nowhere."""


@dataclass(frozen=True, slots=True)
class _Urgency:
    title: str
    tone: Tone
    icon: str


_URGENCIES = {
    0: _Urgency(QT_TRANSLATE_NOOP("Board", "Горит сейчас"), Tone.BAD, "error"),
    1: _Urgency(QT_TRANSLATE_NOOP("Board", "Скоро"), Tone.WARNING, "warning"),
    2: _Urgency(QT_TRANSLATE_NOOP("Board", "Не срочно, но не забыть"), Tone.INFO, "info"),
}


class BoardLine(QFrame):
    """One matter: what it is, whose, by when, and the way to it. A click anywhere on it leads there as well."""

    def __init__(
        self, item: TodayItem, today: dt.date, verb: str, opened: Opener, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.item, self._today, self._opened, self._leads = item, today, opened, bool(verb)
        margin = self.fontMetrics().height()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, margin // 4, 0, margin // 4)
        row.setSpacing(margin // 2)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(item.title, Role.PLAIN))
        if below := self._below(item):
            words.addWidget(label(below, Role.MUTED))
        row.addLayout(words, 1)
        self.button = button(verb, self._open)
        self.button.setAccessibleName(f"{verb}: {item.title}")
        self.button.setVisible(self._leads)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        if self._leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _below(self, item: TodayItem) -> str:
        due = ""
        if item.due_on is not None:
            words = self.tr("до {day}") if item.due_on >= self._today else self.tr("с {day}")
            due = words.format(day=date_text(item.due_on))
        return " · ".join(part for part in (item.group, due, item.detail) if part)

    def _open(self) -> None:
        self._opened(self.item)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words is a click on the button."""
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if self._leads and inside and event.button() == Qt.MouseButton.LeftButton:
            self._open()


class BoardSection(QFrame):
    """All matters of one urgency, the first few at once."""

    def __init__(
        self,
        urgency: int,
        items: Sequence[TodayItem],
        today: dt.date,
        verb: CanOpen,
        opened: Opener,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        look = _URGENCIES.get(urgency, _URGENCIES[2])
        title = QCoreApplication.translate(_CONTEXT, look.title)
        self.setAccessibleName(title)
        self._items, self._today, self._verb, self._opened = items, today, verb, opened
        self.lines: list[BoardLine] = []
        margin = self.fontMetrics().height()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(margin, margin // 2, margin, margin // 2)
        self._column.setSpacing(margin // 4)
        head = QHBoxLayout()
        self.chip = StatusChip(Chip(title, look.tone, look.icon))
        head.addWidget(self.chip)
        count = QLabel(str(len(items)), self)
        count.setProperty("role", "muted")
        head.addWidget(count, 1)
        self._column.addLayout(head)
        self._more = button("", self._show_all, role="link")
        self._fill(_SHOWN_AT_ONCE)

    def _fill(self, most: int) -> None:
        for item in self._items[len(self.lines) : most]:
            if self.lines:
                self._column.addWidget(line())
            made = BoardLine(item, self._today, self._verb(item), self._opened, self)
            self.lines.append(made)
            self._column.addWidget(made)
        rest = len(self._items) - len(self.lines)
        self._more.setText(self.tr("Показать ещё {count}").format(count=rest))
        self._more.setVisible(rest > 0)
        self._column.addWidget(self._more)

    def _show_all(self) -> None:
        first_new = len(self.lines)
        self._fill(len(self._items))
        if first_new < len(self.lines):
            self.lines[first_new].button.setFocus(Qt.FocusReason.OtherFocusReason)


def by_urgency(items: Sequence[TodayItem]) -> list[tuple[int, list[TodayItem]]]:
    """The matters of each urgency, the gravest first; empty ones are left out."""
    found = [(urgency, [item for item in items if item.urgency == urgency]) for urgency in sorted(_URGENCIES)]
    return [(urgency, group) for urgency, group in found if group]
