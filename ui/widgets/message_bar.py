"""The line above the page that says what happened and offers to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from ui.messages import Message, Tone
from ui.system.icons import pixmap, set_icon
from ui.system.theme import colors_of
from ui.widgets.labels import button

_ICONS = {
    Tone.NEUTRAL: "info",
    Tone.INFO: "info",
    Tone.GOOD: "success",
    Tone.WARNING: "warning",
    Tone.BAD: "error",
}


class MessageBar(QFrame):
    """Shows one message at a time; a newer one replaces it."""

    def __init__(self, undo: Callable[[], object] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo = undo
        self.message: Message | None = None
        self.setAccessibleName(self.tr("Сообщение"))
        self._icon = QLabel(self)
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = button("", self._act, role="link")
        self.close_button = QToolButton(self)
        self.close_button.setAccessibleName(self.tr("Закрыть сообщение"))
        self.close_button.setToolTip(self.tr("Закрыть сообщение"))
        set_icon(self.close_button, "close")
        self.close_button.clicked.connect(self.clear)
        margin = self.fontMetrics().height() // 2
        layout = QHBoxLayout(self)
        layout.setContentsMargins(margin, margin // 2, margin // 2, margin // 2)
        layout.addWidget(self._icon)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.action)
        layout.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show `message` and tell it to a screen reader."""
        self.message = message
        self.text.setText(message.text)
        offers_undo = message.undo and self._undo is not None
        self.action.setText(self.tr("Отменить") if offers_undo else message.action_text)
        self.action.setVisible(bool(self.action.text()))
        self.setProperty("tone", message.tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._draw(message.tone)
        self.show()
        self._timer.stop()
        if message.timeout_ms:
            self._timer.start(message.timeout_ms)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.text))

    def clear(self) -> None:
        """Hide the bar."""
        self._timer.stop()
        self.message = None
        self.hide()

    def _act(self) -> None:
        message = self.message
        self.clear()
        if message is None:
            return
        if message.undo and self._undo is not None:
            self._undo()
        elif message.action is not None:
            message.action()

    def _draw(self, tone: Tone) -> None:
        side = round(self.fontMetrics().height() * 1.1)
        ink = colors_of(self).tones[tone].ink
        self._icon.setPixmap(pixmap(_ICONS[tone], ink, side, self.devicePixelRatioF()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: object) -> None:
        """Draw the icon anew when the theme changes."""
        super().changeEvent(event)  # type: ignore[arg-type]
        message = getattr(self, "message", None)
        if message is not None and event.type() == event.Type.PaletteChange:  # type: ignore[attr-defined]
            self._draw(message.tone)
