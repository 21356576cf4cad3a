"""The navigation at the left: an icon and a word for each page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.pages.registry import PageEntry
from ui.system.icons import set_icon
from ui.system.locale_ru import NBSP


class Navigation(QFrame):
    """Signals: chosen(page id)."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Разделы"))
        self._layout = QVBoxLayout(self)
        margin = self.fontMetrics().height() // 2
        self._layout.setContentsMargins(margin, margin, margin, margin)
        self._layout.setSpacing(margin // 3)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[str, QToolButton] = {}
        self._feet: list[QToolButton] = []
        for number, page in enumerate(pages, 1):
            self.buttons[page.id] = self._add_page(page, number)
        self._layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def _add_page(self, page: PageEntry, number: int) -> QToolButton:
        keys = f" (Ctrl+{number})" if number < 10 else ""
        button = self._make_button(page.translated(), page.icon, f"{page.translated()}{keys}")
        button.setCheckable(True)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(page.id))
        self._group.addButton(button)
        self._layout.addWidget(button)
        return button

    def _make_button(self, text: str, icon: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        # The style leaves too little room between icon and word.
        button.setText(f"{NBSP}{text}")
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        side = round(self.fontMetrics().height() * 1.25)
        button.setIconSize(QSize(side, side))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(button, icon)
        return button

    def add_foot(self, text: str, icon: str, handler: object) -> QToolButton:
        """A command at the bottom of the navigation («Найти всё»)."""
        button = self._make_button(text, icon, text)
        button.clicked.connect(handler)
        self._layout.addWidget(button)
        self._feet.append(button)
        return button

    def show_page(self, page_id: str) -> None:
        """Mark the page that is shown."""
        self.buttons[page_id].setChecked(True)

    def set_wide(self, wide: bool) -> None:
        """Words beside the icons, or icons only (the words stay as tooltips)."""
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in [*self.buttons.values(), *self._feet]:
            button.setToolButtonStyle(style)
