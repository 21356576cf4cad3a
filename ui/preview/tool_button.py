"""A small button with an icon, as the bars of the preview have them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton, QWidget

from ui.system.icons import set_icon


def tool_button(icon: str, text: str, handler: Callable[[], object], parent: QWidget) -> QToolButton:
    """The button; `text` is its tooltip and what a screen reader says."""
    made = QToolButton(parent)
    made.setToolTip(text)
    made.setAccessibleName(text.partition(" (")[0])
    set_icon(made, icon)
    made.clicked.connect(lambda _checked=False: handler())
    return made
