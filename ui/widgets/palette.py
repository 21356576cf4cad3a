"""Ctrl+K: type a few letters, get any record and any command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.text import fold
from ui.context import AppContext, Found
from ui.system.icons import icon

_DEBOUNCE_MS = 120
_MOST_RECORDS = 20
_CHARS = 76
_LINES = 12
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    detail: str
    icon: str
    run: Callable[[], object]


class CommandPalette(QDialog):
    """A field and a list. Commands are found at once, records a moment later from the database."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup if parent else Qt.WindowType.Dialog)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.context = context
        self.setWindowTitle(self.tr("Найти всё"))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Договор, партнёр, человек или команда"))
        self.field.setAccessibleName(self.tr("Что найти"))
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Найденное"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setProperty("role", "plain")
        layout = QVBoxLayout(self)
        margin = self.fontMetrics().height() // 2
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self._lines: list[_Line] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self._find_records)
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._run_current)
        self.list.itemClicked.connect(lambda _item: self._run_current())
        self.field.installEventFilter(self)
        self._place()
        self._show(self._commands(""))

    def _place(self) -> None:
        metrics = self.fontMetrics()
        width = metrics.averageCharWidth() * _CHARS
        height = metrics.height() * 2 * (_LINES + 1)
        parent = self.parentWidget()
        if parent is not None:
            width, height = min(width, parent.width() - 40), min(height, parent.height() - 80)
            corner = parent.mapToGlobal(parent.rect().topLeft())
            self.move(corner.x() + (parent.width() - width) // 2, corner.y() + parent.height() // 10)
        self.resize(width, height)

    def showEvent(self, event: QShowEvent) -> None:
        """Type at once."""
        super().showEvent(event)
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys move in the list while the cursor stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _LINES}.get(
                Qt.Key(event.key()), -_LINES
            )
            row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
            self.list.setCurrentRow(row)
            return True
        return super().eventFilter(watched, event)

    def _on_typed(self, text: str) -> None:
        self._show(self._commands(text))
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()

    def _commands(self, text: str) -> list[_Line]:
        words = fold(text).split()
        lines = []
        for item in self.context.actions.all():
            known = fold(f"{item.text} {item.keywords}")
            if item.action.isEnabled() and item.id != "edit.palette" and all(word in known for word in words):
                lines.append(_Line(item.text, item.keys, str(item.action.property("iconName") or ""), item.handler))
        return lines

    def _find_records(self) -> None:
        text, finders = self.field.text(), tuple(self.context.finders)
        self.context.tasks.run(
            lambda control: [found for finder in finders for found in finder(text)],
            partial(self._on_found, text),
            key="palette.find",
            owner=self,
        )

    def _on_found(self, text: str, found: Sequence[Found]) -> None:
        if text != self.field.text():
            return
        records = [
            _Line(
                item.title,
                item.subtitle,
                item.icon,
                partial(self.context.navigate.open, item.page_id, item.record_id),
            )
            for item in found[:_MOST_RECORDS]
        ]
        self._show(records + self._commands(text))

    def _show(self, lines: list[_Line]) -> None:
        self._lines = lines
        self.list.clear()
        height = round(self.fontMetrics().height() * 1.8)
        for line in lines:
            text = f"{line.text}   {line.detail}" if line.detail else line.text
            item = QListWidgetItem(text)
            item.setSizeHint(QSize(0, height))
            if line.icon:
                item.setIcon(icon(line.icon))
            self.list.addItem(item)
        if not lines:
            item = QListWidgetItem(self.tr("Ничего не найдено"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _run_current(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._lines):
            run = self._lines[row].run
            self.close()
            # After the palette is gone, so that a dialog opened by the command gets the focus.
            QTimer.singleShot(0, self.context.navigate, run)
