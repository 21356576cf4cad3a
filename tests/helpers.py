"""What several tests need and pytest-qt does not offer. Import it as `from helpers import …`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Type `text`, Cyrillic included, into `widget` as the keyboard would.

    `qtbot.keyClicks` is for ASCII only: on any other letter Qt aborts the whole test process.
    """
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(widget, event)
