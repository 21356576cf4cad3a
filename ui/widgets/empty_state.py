"""What stands in place of an empty list: what this place is for and the button that fills it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.system.icons import pixmap
from ui.system.theme import colors_of
from ui.widgets.labels import Role, button, label

_ICON_LINES = 3.0
_TEXT_CHARS = 60


class EmptyState(QWidget):
    """An icon, a sentence, an explanation and up to two buttons, in the middle of the place."""

    def __init__(self, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title = label("", Role.PLAIN)
        self._title.setProperty("role", "empty")
        self._text = label("", Role.MUTED)
        for part in (self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.primary = button("", self._on_primary, role="primary")
        self.secondary = button("", self._on_secondary, role="link")
        self._handlers: list[Callable[[], object] | None] = [None, None]
        column = QWidget(self)
        column.setMaximumWidth(self.fontMetrics().averageCharWidth() * _TEXT_CHARS)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(column, 100)
        outer.addStretch(1)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.fontMetrics().height() // 2)
        layout.addStretch(2)
        # No alignment here: an aligned label that wraps would not get the height its width needs.
        for part in (self._icon, self._title, self._text):
            layout.addWidget(part)
        layout.addSpacing(self.fontMetrics().height() // 2)
        layout.addWidget(self.primary, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.secondary, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._draw()
        self.set_text("")

    def set_text(self, title: str, text: str = "") -> None:
        """What is missing, and what to do about it."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.set_primary("", None)
        self.set_secondary("", None)

    def set_primary(self, text: str, handler: Callable[[], object] | None) -> None:
        """The main button; an empty text hides it."""
        self._set(self.primary, 0, text, handler)

    def set_secondary(self, text: str, handler: Callable[[], object] | None) -> None:
        """The second, quieter button; an empty text hides it."""
        self._set(self.secondary, 1, text, handler)

    def _set(self, target: QPushButton, place: int, text: str, handler: Callable[[], object] | None) -> None:
        target.setText(text)
        target.setVisible(bool(text))
        self._handlers[place] = handler

    def _on_primary(self) -> None:
        if self._handlers[0] is not None:
            self._handlers[0]()

    def _on_secondary(self) -> None:
        if self._handlers[1] is not None:
            self._handlers[1]()

    def _draw(self) -> None:
        self._icon.setVisible(bool(self._icon_name))
        if self._icon_name:
            side = round(self.fontMetrics().height() * _ICON_LINES)
            faint = colors_of(self).faint
            self._icon.setPixmap(pixmap(self._icon_name, faint, side, self.devicePixelRatioF()))

    def changeEvent(self, event: object) -> None:
        """Draw the icon anew when the theme changes."""
        super().changeEvent(event)  # type: ignore[arg-type]
        if hasattr(self, "secondary") and event.type() == event.Type.PaletteChange:  # type: ignore[attr-defined]
            self._draw()
