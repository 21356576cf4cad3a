"""Inputs that the mouse wheel cannot change by accident while the page is scrolled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

_MARGIN = 0.34  # of the height of a letter, as in the other fields


class WheelGuard(QObject):
    """Lets the wheel reach a widget only when it has the focus; otherwise the page scrolls."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ignore the wheel over an unfocused widget."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class QuietComboBox(QComboBox):
    """A drop-down list that ignores the wheel without focus and never asks for more room than it may have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(8)
        self.installEventFilter(WheelGuard(self))


class QuietSpinBox(QSpinBox):
    """A number field that ignores the wheel without focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(WheelGuard(self))
        # The style sheet's padding does not reach the text of a spin box.
        self.lineEdit().setTextMargins(round(self.fontMetrics().height() * _MARGIN), 0, 0, 0)
