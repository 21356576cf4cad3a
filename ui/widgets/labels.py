"""Labels: titles, muted text, status chips, links. Their looks are in the style sheet by role."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.messages import Tone
from ui.system.icons import pixmap, set_icon
from ui.system.theme import colors_of
from ui.tables.columns import Chip


class Role(StrEnum):
    """The role of a text, known to the style sheet."""

    TITLE = "title"
    HEADING = "heading"
    SECTION = "section"
    MUTED = "muted"
    HINT = "hint"
    PLAIN = "plain"


def label(text: str, role: Role = Role.PLAIN, *, copyable: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label that wraps; with `copyable` its text can be selected. Never interprets the text as HTML."""
    result = QLabel(parent)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setText(text)
    result.setProperty("role", role.value)
    result.setWordWrap(True)
    if copyable:
        result.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return result


def button(
    text: str, handler: Callable[[], object], *, role: str = "", icon: str = "", parent: QWidget | None = None
) -> QPushButton:
    """A push button; `role` is «primary», «danger», «link», «tile» or nothing."""
    from PySide6.QtGui import QPalette

    result = QPushButton(text, parent)
    if role:
        result.setProperty("role", role)
    inks = {"primary": QPalette.ColorRole.BrightText, "link": QPalette.ColorRole.Link}
    set_icon(result, icon, inks.get(role, QPalette.ColorRole.ButtonText))
    result.clicked.connect(lambda _checked=False: handler())
    return result


def line() -> QFrame:
    """A thin horizontal line."""
    result = QFrame()
    result.setProperty("role", "line")
    return result


class StatusChip(QFrame):
    """A status: icon and word on a ground of the tone's colour."""

    def __init__(self, chip: Chip | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel(self)
        self._word = QLabel(self)
        self._word.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        margin = self.fontMetrics().height() // 3
        layout.setContentsMargins(margin, margin // 3, margin, margin // 3)
        layout.setSpacing(margin)
        layout.addWidget(self._icon)
        layout.addWidget(self._word)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._chip: Chip | None = None
        self.show_chip(chip)

    def show_chip(self, chip: Chip | None) -> None:
        """Show another status; nothing hides the label."""
        self._chip = chip
        if chip is None:
            self.hide()
            return
        if self.parentWidget() is not None:
            # Without a parent it would flash up as a window of its own.
            self.show()
        self._word.setText(chip.text)
        self.setAccessibleName(chip.text)
        self.setProperty("tone", chip.tone.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._draw()

    def _draw(self) -> None:
        chip = self._chip
        self._icon.setVisible(bool(chip and chip.icon))
        if chip and chip.icon:
            side = round(self.fontMetrics().height() * 0.85)
            ink = colors_of(self).tones[chip.tone].ink
            self._icon.setPixmap(pixmap(chip.icon, ink, side, self.devicePixelRatioF()))

    def changeEvent(self, event: object) -> None:
        """Draw the icon anew when the theme changes."""
        super().changeEvent(event)  # type: ignore[arg-type]
        if getattr(self, "_chip", None) is not None and event.type() == event.Type.PaletteChange:  # type: ignore[attr-defined]
            self._draw()


class ToneLabel(QLabel):
    """A plain label in the ink of a tone, for example «осталось 3 дня»."""

    def __init__(self, text: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone.value)
