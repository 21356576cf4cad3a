"""The card beside a list: head with status and next step, sections of labelled values, tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.tables.columns import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Role, StatusChip, button, label, line
from ui.widgets.tabs import CardTabs

_CAPTION_CHARS = 22
_ANY_WIDTH = 16_777_215


class ValueGrid(QWidget):
    """Labels with copyable values; an empty value leaves its line out. Where it is narrow, values stand below."""

    def __init__(self, parent: QWidget | None = None, *, caption_chars: int = _CAPTION_CHARS) -> None:
        super().__init__(parent)
        self._widest = self.fontMetrics().averageCharWidth() * caption_chars
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._stacked = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(self.fontMetrics().height())
        self._grid.setVerticalSpacing(self.fontMetrics().height() // 3)
        self._grid.setColumnStretch(1, 1)

    def show_values(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show (label, value) pairs."""
        for widget in (widget for line_ in self._lines for widget in line_):
            self._grid.removeWidget(widget)
            widget.deleteLater()
        self._lines = []
        for name, value in ((name, value) for name, value in pairs if value):
            caption, shown = label(name, Role.MUTED), label(value, copyable=True)
            shown.setAccessibleName(f"{name}: {value}")
            self._lines.append((caption, shown))
        self._arrange()

    def _arrange(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        for row, (caption, shown) in enumerate(self._lines):
            for widget in (caption, shown):
                self._grid.removeWidget(widget)
            if self._stacked:
                caption.setMinimumWidth(0)
                caption.setMaximumWidth(_ANY_WIDTH)
                self._grid.addWidget(caption, row * 2, 0, 1, 2)
                self._grid.addWidget(shown, row * 2 + 1, 0, 1, 2)
            else:
                caption.setFixedWidth(self._caption_width(caption))
                self._grid.addWidget(caption, row, 0, top)
                self._grid.addWidget(shown, row, 1)

    def _caption_width(self, caption: QLabel) -> int:
        return min(self.fontMetrics().horizontalAdvance(caption.text()) + 2, self._widest)

    def _values_width(self) -> int:
        """The longest word of a value; nothing breaks it."""
        return max((shown.minimumSizeHint().width() for _caption, shown in self._lines), default=0)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word of a value, for captions can stand above."""
        return QSize(self._values_width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side or one above the other, as the width allows."""
        super().resizeEvent(event)
        captions = max((self._caption_width(caption) for caption, _shown in self._lines), default=0)
        stacked = event.size().width() < captions + self._grid.horizontalSpacing() + self._values_width()
        if stacked != self._stacked:
            self._stacked = stacked
            self._arrange()


class Card(QWidget):
    """Base of all cards: subclasses override `fill(row)` and put parts into the body.

    Everything in the body is made anew for each row; use `heading`, `chip`, `next_step`, `buttons`, `section`,
    `values`, `text`, `tab`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: Any = None
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.tr("Карточка"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self._tabs: CardTabs | None = None
        self._tab = ""
        self._renewal = QTimer(self)
        self._renewal.setSingleShot(True)
        self._renewal.timeout.connect(self._renew)
        self.target = QVBoxLayout()

    def show_row(self, row: Any) -> None:
        """Show another record, keeping the open tab and, for the same record, the scroll position."""
        same = self.row is not None and getattr(row, "id", None) == getattr(self.row, "id", row)
        scroll = self._scroll.verticalScrollBar().value() if same else 0
        self._tab = self._tabs.current() if self._tabs else self._tab
        self.row = row
        self._tabs = None
        body = QWidget()
        self._body_layout = QVBoxLayout(body)
        margin = self.fontMetrics().height()
        self._body_layout.setContentsMargins(margin, margin // 2, margin, margin)
        self._body_layout.setSpacing(margin // 2)
        self.target = self._body_layout
        self.fill(row)
        if self._tabs is None:
            self._body_layout.addStretch(1)
        else:
            self._tabs.open_tab(self._tab)
        self._scroll.setWidget(body)
        self._scroll.verticalScrollBar().setValue(scroll)

    def changeEvent(self, event: QEvent) -> None:
        """Letters of another size: widths and icons are made for them anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.row is not None:
            self._renewal.start()

    def _renew(self) -> None:
        Card.show_row(self, self.row)

    def fill(self, row: Any) -> None:
        """Put the parts of the card into the body. Subclasses override it."""
        self.heading(str(row))

    def heading(self, text: str, below: str = "") -> None:
        """The name of the record and one muted line under it."""
        self.target.addWidget(label(text, Role.HEADING, copyable=True))
        if below:
            self.target.addWidget(label(below, Role.MUTED, copyable=True))

    def chips(self, chips: Sequence[Chip | None]) -> None:
        """Statuses side by side."""
        holder = QWidget()
        flow = FlowLayout(holder)
        for chip in chips:
            if chip is not None:
                flow.addWidget(StatusChip(chip))
        self.target.addWidget(holder)

    def buttons(self, commands: Sequence[tuple[str, Callable[[], object]]], *, primary: bool = True) -> None:
        """Commands side by side; the first one is the next step when `primary`."""
        holder = QWidget()
        flow = FlowLayout(holder)
        for place, (text, handler) in enumerate(commands):
            flow.addWidget(button(text, handler, role="primary" if primary and place == 0 else ""))
        self.target.addWidget(holder)

    def section(self, title: str) -> None:
        """A heading inside the card."""
        self.target.addSpacing(self.fontMetrics().height() // 3)
        self.target.addWidget(label(title, Role.SECTION))
        self.target.addWidget(line())

    def values(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Labelled values; empty ones are left out."""
        grid = ValueGrid()
        grid.show_values(pairs)
        self.target.addWidget(grid)

    def text(self, text: str, role: Role = Role.PLAIN) -> None:
        """A paragraph."""
        if text:
            self.target.addWidget(label(text, role, copyable=True))

    def link(self, text: str, handler: Callable[[], object], below: str = "") -> None:
        """A line that leads somewhere, with a muted remark."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(button(text, handler, role="link"))
        if below:
            row.addWidget(label(below, Role.MUTED), 1)
        else:
            row.addStretch(1)
        self.target.addWidget(holder)

    def widget(self, widget: QWidget) -> None:
        """Any other part."""
        self.target.addWidget(widget)

    def tab(self, title: str) -> None:
        """All that follows stands on the tab `title`. Call it only when the tab holds something."""
        if self._tabs is None:
            self._tabs = CardTabs()
            self._body_layout.addWidget(self._tabs, 1)
        sheet = QWidget()
        outer = QVBoxLayout(sheet)
        outer.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        self.target = QVBoxLayout()
        outer.addLayout(self.target)
        outer.addStretch(1)
        self._tabs.add_tab(sheet, title)
