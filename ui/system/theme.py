"""The look of the program: Fusion with our own palette and one style sheet, light and dark.

All colours stand in the two tables below; all sizes come from the metrics of the font.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.messages import Tone
from ui.system.icons import retint
from ui.system.style_sheet import style_sheet

_POINTS = 10.0
_FAMILIES = ("Segoe UI", "Noto Sans", "Liberation Sans", "Arimo", "DejaVu Sans")
FONT_PERCENTS = (90, 100, 110, 125, 150, 175, 200)


class Scheme(StrEnum):
    """What the user may choose; the value stands in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class ToneColors:
    """Ink and paper of a status chip or message."""

    ink: str
    paper: str


@dataclass(frozen=True, slots=True)
class Colors:
    """The colours of one scheme. Contrast of text on its ground is at least 4.5 : 1."""

    window: str
    panel: str
    base: str
    raised: str
    text: str
    muted: str
    faint: str
    line: str
    line_strong: str
    hover: str
    accent: str
    accent_hover: str
    accent_text: str
    link: str
    selected: str
    selected_text: str
    tones: dict[Tone, ToneColors]


LIGHT = Colors(
    window="#f6f7f9",
    panel="#eceff3",
    base="#ffffff",
    raised="#ffffff",
    text="#1d232b",
    muted="#586271",
    faint="#8a94a1",
    line="#dfe3e8",
    line_strong="#bfc7d1",
    hover="#e9edf2",
    accent="#2b5c8a",
    accent_hover="#234d75",
    accent_text="#ffffff",
    link="#1f5f9e",
    selected="#dce8f5",
    selected_text="#14304d",
    tones={
        Tone.NEUTRAL: ToneColors("#4a5564", "#e8ebef"),
        Tone.INFO: ToneColors("#1d5288", "#dfebf8"),
        Tone.GOOD: ToneColors("#1d6238", "#def1e4"),
        Tone.WARNING: ToneColors("#7a4d00", "#fbeecb"),
        Tone.BAD: ToneColors("#9c2323", "#fbe3e1"),
    },
)

DARK = Colors(
    window="#1d2025",
    panel="#17191d",
    base="#23272d",
    raised="#2a2f36",
    text="#e6e9ed",
    muted="#a5aeb9",
    faint="#77818d",
    line="#343a42",
    line_strong="#4a525d",
    hover="#2e343b",
    accent="#346ea6",
    accent_hover="#3d7dba",
    accent_text="#ffffff",
    link="#82b6ea",
    selected="#2c4563",
    selected_text="#f0f5fb",
    tones={
        Tone.NEUTRAL: ToneColors("#c3cad3", "#373d46"),
        Tone.INFO: ToneColors("#a3cbf3", "#213c58"),
        Tone.GOOD: ToneColors("#9bd8b0", "#1f4029"),
        Tone.WARNING: ToneColors("#f2cd7c", "#463613"),
        Tone.BAD: ToneColors("#f5aaa4", "#52231f"),
    },
)


def _palette(colors: Colors) -> QPalette:
    role = QPalette.ColorRole
    table = {
        role.Window: colors.window,
        role.WindowText: colors.text,
        role.Base: colors.base,
        role.AlternateBase: colors.window,
        role.Text: colors.text,
        role.Button: colors.raised,
        role.ButtonText: colors.text,
        role.BrightText: "#ffffff",
        role.ToolTipBase: colors.raised,
        role.ToolTipText: colors.text,
        role.PlaceholderText: colors.faint,
        role.Highlight: colors.selected,
        role.HighlightedText: colors.selected_text,
        role.Accent: colors.accent,
        role.Link: colors.link,
        role.LinkVisited: colors.link,
        role.Light: colors.raised,
        role.Midlight: colors.hover,
        role.Mid: colors.line,
        role.Dark: colors.line_strong,
        role.Shadow: colors.line_strong,
    }
    palette = QPalette()
    for key, value in table.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(colors.faint))
    return palette


class Theme(QObject):
    """Applies the look to the application. Signals: changed() after palette, fonts and icons were renewed."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.colors = LIGHT
        self._scheme = Scheme.SYSTEM
        self._percent = 100
        self._system_family = _family()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._on_system_change)

    def apply(self, scheme: Scheme | str, percent: int = 100) -> None:
        """Show the program in `scheme` with letters of `percent` of the normal size."""
        self._scheme, self._percent = Scheme(scheme), percent
        wanted = {
            Scheme.SYSTEM: Qt.ColorScheme.Unknown,
            Scheme.LIGHT: Qt.ColorScheme.Light,
            Scheme.DARK: Qt.ColorScheme.Dark,
        }[self._scheme]
        hints = self._app.styleHints()
        if hints.colorScheme() != wanted:
            hints.setColorScheme(wanted)
        self._renew()

    def _on_system_change(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._renew()

    def _renew(self) -> None:
        system_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        is_dark = self._scheme is Scheme.DARK or (self._scheme is Scheme.SYSTEM and system_dark)
        self.colors = DARK if is_dark else LIGHT
        font = QFont(self._system_family)
        font.setPointSizeF(_POINTS * self._percent / 100)
        self._app.setFont(font)
        self._app.setPalette(_palette(self.colors))
        self._app.setStyleSheet(style_sheet(self.colors, QFontMetrics(font)))
        for window in self._app.topLevelWidgets():
            retint(window)
        self.changed.emit()


def _family() -> str:
    families = set(QFontDatabase.families())
    return next((name for name in _FAMILIES if name in families), QFont().family())


def colors_of(widget: QWidget) -> Colors:
    """The colours `widget` is shown with, told by its palette."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
