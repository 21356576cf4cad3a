"""The list of clauses that can be ticked, under the headings of their sections."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

Line = tuple[str, str, bool, str]  # key, words, whether ticked, tool tip
LINE_HEIGHT = 1.7
_KEY = Qt.ItemDataRole.UserRole


class ClauseList(QListWidget):
    """Clauses under the headings of their sections; Space ticks. Signals: ticked(key, on); pointed(key)."""

    ticked = Signal(str, bool)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Дополнительные условия"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quiet = False
        self._shown: list[tuple[str, list[Line]]] = []
        self.itemChanged.connect(self._on_changed)
        self.currentItemChanged.connect(self._on_current)

    def show_clauses(self, groups: Sequence[tuple[str, Sequence[Line]]]) -> None:
        """Show headings with their lines. The current line stays, and what is in view stays in view."""
        shown = [(title, list(lines)) for title, lines in groups]
        if shown == self._shown:
            return
        self._shown = shown
        current, item = self.current(), self.currentItem()
        seen = item is None or self.viewport().rect().intersects(self.visualItemRect(item))
        place = self.verticalScrollBar().value()
        self._quiet = True
        self.clear()
        for title, lines in groups:
            self._add_heading(title)
            for key, words, on, tip in lines:
                item = QListWidgetItem(words, self)
                item.setData(_KEY, key)
                item.setToolTip(tip)
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                item.setSizeHint(self._size())
        self._quiet = False
        self.verticalScrollBar().setValue(place)
        self.point(current)
        if not seen:
            self.verticalScrollBar().setValue(place)

    def _add_heading(self, title: str) -> None:
        item = QListWidgetItem(title, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setSizeHint(self._size())

    def _size(self) -> QSize:
        return QSize(0, round(self.fontMetrics().height() * LINE_HEIGHT))

    def current(self) -> str:
        """Key of the current clause."""
        item = self.currentItem()
        return item.data(_KEY) or "" if item is not None else ""

    def point(self, key: str) -> None:
        """Make a clause the current one, the first when there is no such."""
        items = [item for item in map(self.item, range(self.count())) if item.data(_KEY)]
        wanted = next((item for item in items if item.data(_KEY) == key), items[0] if items else None)
        if wanted is not None:
            self.setCurrentItem(wanted)
            self.scrollToItem(wanted)

    def state_of(self, key: str) -> bool:
        """Whether a clause is ticked."""
        items = (self.item(row) for row in range(self.count()))
        return any(item.data(_KEY) == key and item.checkState() is Qt.CheckState.Checked for item in items)

    def _on_changed(self, item: QListWidgetItem) -> None:
        if not self._quiet and item.data(_KEY):
            self._shown = []  # what is seen is no longer what was shown
            self.setCurrentItem(item)
            self.ticked.emit(item.data(_KEY), item.checkState() is Qt.CheckState.Checked)

    def _on_current(self, item: QListWidgetItem | None, _before: object) -> None:
        if not self._quiet and item is not None and item.data(_KEY):
            self.pointed.emit(item.data(_KEY))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks as Space does; Alt with the arrows is left to whoever moves clauses."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None and not event.modifiers():
            checked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
            return
        super().keyPressEvent(event)
