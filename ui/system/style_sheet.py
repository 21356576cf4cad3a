"""The one style sheet. Colours come from the scheme, lengths from the font, so both themes and all sizes agree."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from resources import path

if TYPE_CHECKING:
    from ui.system.theme import Colors

_BUTTONS = """
QPushButton, QToolButton[role="tool"] {
    background: $raised; color: $text; border: 1px solid $line_strong; border-radius: ${r}px;
    padding: ${p}px ${p2}px; min-height: ${h}px;
}
QPushButton:hover, QToolButton[role="tool"]:hover { background: $hover; }
QPushButton:pressed, QToolButton[role="tool"]:pressed, QToolButton[role="tool"]:checked { background: $line; }
QPushButton:disabled, QToolButton[role="tool"]:disabled { color: $faint; border-color: $line; }
QPushButton:focus, QToolButton[role="tool"]:focus { border: 1px solid $link; }
QPushButton[role="primary"] {
    background: $accent; color: $accent_text; border: 1px solid $accent; font-weight: 600;
}
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:disabled { background: $line; color: $faint; border-color: $line; }
QPushButton[role="primary"]:focus { border: 2px solid $link; padding: ${p_focus}px ${p2_focus}px; }
QPushButton[role="danger"] { color: $bad_ink; border-color: $bad_ink; }
QPushButton[role="link"] {
    background: transparent; border: 1px solid transparent; color: $link; padding: ${p1}px 2px;
    text-align: left; min-height: 0;
}
QPushButton[role="link"]:hover { text-decoration: underline; background: transparent; }
QPushButton[role="link"]:focus { border: 1px solid $link; }
QPushButton[role="link"]:disabled { color: $faint; }
QPushButton[role="chip"] {
    border-radius: ${chip}px; padding: ${p1}px ${p2}px; border: 1px solid $line_strong; background: transparent;
    min-height: ${h}px;
}
QPushButton[role="chip"]:checked { background: $selected; color: $selected_text; border-color: $link; }
QPushButton[role="tab"] {
    background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent; border-radius: 0;
    padding: ${p}px ${p1}px;
}
QPushButton[role="tab"]:hover { color: $text; }
QPushButton[role="tab"]:checked { color: $text; border-bottom-color: $accent; }
QPushButton[role="tab"]:focus { color: $link; border: none; border-bottom: 2px solid $link; }
QPushButton[role="tile"] { text-align: left; padding: ${p2}px; border-radius: ${r2}px; background: $raised; }
QPushButton[role="tile"]:hover { border-color: $link; background: $hover; }
QToolButton { border: 1px solid transparent; border-radius: ${r}px; padding: ${p1}px; background: transparent; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border-color: $link; }
QToolButton:pressed, QToolButton:checked { background: $line; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
"""

_INPUTS = """
QLineEdit, QTextEdit[role="input"], QPlainTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QComboBox {
    background: $base; color: $text; border: 1px solid $line_strong; border-radius: ${r}px;
    padding: ${p1}px ${p}px; min-height: ${h}px;
    selection-background-color: $accent; selection-color: $accent_text;
}
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QComboBox:focus,
QTextEdit[role="input"]:focus { border: 1px solid $link; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled, QLineEdit[readOnly="true"] {
    background: $window; color: $muted; border-color: $line;
}
QLineEdit[problem="error"], QPlainTextEdit[problem="error"], QSpinBox[problem="error"],
QComboBox[problem="error"] { border-color: $bad_ink; }
QLineEdit[problem="warning"], QPlainTextEdit[problem="warning"], QSpinBox[problem="warning"],
QComboBox[problem="warning"] { border-color: $warning_ink; }
QLineEdit > QToolButton { padding: 0; border: none; }
QComboBox::drop-down { border: none; width: ${arrow_box}px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url("$down"); width: ${arrow}px; height: ${arrow}px; }
QComboBox QAbstractItemView {
    background: $raised; border: 1px solid $line_strong; padding: ${p1}px; outline: none;
    selection-background-color: $selected; selection-color: $selected_text;
}
QComboBox QAbstractItemView::item { min-height: ${row}px; padding: 0 ${p1}px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    border: none; background: transparent; width: ${arrow_box}px;
}
QAbstractSpinBox::up-arrow { image: url("$up"); width: ${arrow}px; height: ${arrow}px; }
QAbstractSpinBox::down-arrow { image: url("$down"); width: ${arrow}px; height: ${arrow}px; }
QCheckBox, QRadioButton { spacing: ${p}px; padding: ${p1}px 0; }
QCheckBox::indicator, QTreeView::indicator, QListView::indicator, QTableView::indicator {
    width: ${box}px; height: ${box}px; border: 1px solid $line_strong; border-radius: 3px; background: $base;
}
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked,
QTreeView::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url("$minus"); }
QCheckBox::indicator:focus { border-color: $link; }
QCheckBox::indicator:disabled { background: $line; }
QRadioButton::indicator {
    width: ${box}px; height: ${box}px; border: 1px solid $line_strong; border-radius: ${box_half}px;
    background: $base;
}
QRadioButton::indicator:checked {
    border: ${dot}px solid $accent; background: $base; width: ${dot_inner}px; height: ${dot_inner}px;
}
"""

_VIEWS = """
QTableView, QListView, QTreeView, QTextBrowser, QScrollArea[role="paper"] {
    background: $base; border: 1px solid $line; border-radius: ${r}px; outline: none;
    selection-background-color: $selected; selection-color: $selected_text;
}
QTextBrowser[role="plain"], QListView[role="plain"] { border: none; border-radius: 0; }
QTableView { gridline-color: $line; }
QTableView::item { border: none; border-bottom: 1px solid $line; padding: 0 ${p}px; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {
    background: $selected; color: $selected_text;
}
QListView::item:hover:!selected, QTreeView::item:hover:!selected { background: $hover; }
QListView::item { padding: ${p1}px ${p1}px; }
QCalendarWidget QTableView { border: none; border-radius: 0; }
QCalendarWidget QTableView::item { padding: 0; border: none; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $base; }
QCalendarWidget QSpinBox { min-height: 0; padding: 0; }
QHeaderView { background: $base; border: none; }
QHeaderView::section {
    background: $base; color: $muted; border: none; border-bottom: 1px solid $line_strong;
    padding: ${p}px ${p}px ${p}px ${head}px; font-weight: 600;
}
QHeaderView::section:hover { background: $hover; }
QHeaderView::up-arrow { image: url("$up"); width: ${arrow}px; subcontrol-position: center right; }
QHeaderView::down-arrow { image: url("$down"); width: ${arrow}px; subcontrol-position: center right; }
QTableCornerButton::section { background: $base; border: none; }
QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: ${bar_r}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${row}px; }
QScrollBar::handle:horizontal { min-width: ${row}px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: ${p}px ${p2}px; margin-right: ${p1}px;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { color: $link; }
"""

_FRAME = """
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMainWindow, QDialog, QWizard { background: $window; }
QMenuBar { background: $panel; color: $text; padding: 1px ${p1}px; }
QMenuBar::item { background: transparent; padding: ${p1}px ${p}px; border-radius: ${r}px; }
QMenuBar::item:selected { background: $line; }
QMenu { background: $raised; border: 1px solid $line_strong; padding: ${p1}px; }
QMenu::item { padding: ${p}px ${menu}px ${p}px ${p2}px; border-radius: ${r}px; }
QMenu::item:selected { background: $selected; color: $selected_text; }
QMenu::item:disabled { color: $faint; background: transparent; }
QMenu::icon { padding-left: ${p}px; }
QMenu::separator { height: 1px; background: $line; margin: ${p1}px ${p}px; }
QMenu::right-arrow { image: url("$right"); width: ${arrow}px; height: ${arrow}px; }
QToolTip { background: $raised; color: $text; border: 1px solid $line_strong; padding: ${p1}px; }
QStatusBar { background: $panel; color: $muted; }
QStatusBar::item { border: none; }
QProgressBar {
    background: $line; border: none; border-radius: ${p1}px; min-height: ${p}px; max-height: ${p}px;
    text-align: center; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: ${p1}px; }
QGroupBox { border: none; margin-top: ${row}px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; padding: 0; }
#navigation { background: $panel; border-right: 1px solid $line; }
#navigation QToolButton {
    text-align: left; padding: ${p}px ${p2}px; border: 1px solid transparent; border-radius: ${r2}px; color: $text;
}
#navigation QToolButton:hover { background: $hover; }
#navigation QToolButton:checked { background: $selected; color: $selected_text; font-weight: 600; }
#navigation QToolButton:focus { border-color: $link; }
#palette { background: $raised; border: 1px solid $line_strong; }
#statusPart { color: $muted; padding: 0 ${p}px; }
QFrame[role="card"] { background: $raised; border: 1px solid $line; border-radius: ${r2}px; }
QFrame[role="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[tone] { border-radius: ${r}px; }
QLabel[role="problem"] { background: transparent; border: none; }
"""

_TEXT = """
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading}px; font-weight: 600; }
QLabel[role="section"] { font-weight: 600; }
QLabel[role="muted"], QLabel[role="hint"] { color: $muted; }
QLabel[role="hint"], QLabel[role="problem"] { font-size: ${small}px; }
QLabel[role="empty"] { font-size: ${heading}px; font-weight: 600; color: $text; }
QLabel[role="required"] { color: $bad_ink; }
"""

_TONE = """
QFrame[tone="$name"] { background: $paper; border: 1px solid $paper; }
QLabel[tone="$name"] { background: transparent; border: none; color: $ink; }
QFrame[tone="$name"] QLabel { color: $ink; }
QFrame[tone="$name"] QPushButton[role="link"] { color: $ink; font-weight: 600; }
QLabel[chip="$name"] { background: $paper; color: $ink; border-radius: ${r}px; padding: 1px ${p}px; }
"""


def style_sheet(colors: Colors, metrics: QFontMetrics) -> str:
    """The style sheet for `colors`, with lengths in proportion to the height of the font."""
    unit = metrics.height()
    lengths = _lengths(unit)
    words: dict[str, object] = {name: getattr(colors, name) for name in colors.__dataclass_fields__ if name != "tones"}
    words |= lengths | {
        mark: path(f"icons/mark-{mark}.svg").as_posix() for mark in ("up", "down", "right", "check", "minus")
    }
    words |= {f"{tone.value}_ink": pair.ink for tone, pair in colors.tones.items()}
    sheets = [Template(part).substitute(words) for part in (_TEXT, _BUTTONS, _INPUTS, _VIEWS, _FRAME)]
    for tone, pair in colors.tones.items():
        sheets.append(Template(_TONE).substitute(lengths, name=tone.value, ink=pair.ink, paper=pair.paper))
    return "\n".join(sheets)


def _lengths(unit: int) -> dict[str, int]:
    box = round(unit * 0.9)
    dot = round(box * 0.3)
    padding = round(unit * 0.34)
    wide = round(unit * 0.7)
    height = round(unit * 1.2)
    return {
        "p1": max(2, round(unit * 0.17)),
        "p": padding,
        "head": padding + 3,
        "p2": wide,
        "p_focus": padding - 1,
        "p2_focus": wide - 1,
        "r": round(unit * 0.28),
        "r2": round(unit * 0.4),
        "chip": round((height + unit * 0.34) / 2),
        "h": height,
        "row": round(unit * 1.7),
        "arrow": round(unit * 0.8),
        "arrow_box": round(unit * 1.3),
        "box": box,
        "box_half": box // 2,
        "dot": dot,
        "dot_inner": box - 2 * dot + 2,
        "bar": round(unit * 0.75),
        "bar_r": max(2, round(unit * 0.75) // 2 - 2),
        "menu": round(unit * 1.8),
        "title": round(unit * 1.25),
        "heading": round(unit * 0.95),
        "small": round(unit * 0.72),
    }
