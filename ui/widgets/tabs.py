"""Tabs of a narrow card: their titles wrap, and the card is as high as the open tab."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.labels import line


class CardTabs(QWidget):
    """Like QTabWidget; but no title hides behind an arrow, and closed tabs ask for no room and no time.

    The arrow keys go from title to title, as in a group of radio buttons.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QWidget] = []
        self._titles = QButtonGroup(self)
        self._titles.setExclusive(True)
        self._titles.idToggled.connect(self._on_toggled)
        holder = QWidget(self)
        self._flow = FlowLayout(holder)
        self._flow.setSpacing(2)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(holder)
        self._layout.addWidget(line())

    def add_tab(self, page: QWidget, title: str) -> None:
        """One more tab; the first one is open."""
        number = len(self._pages)
        button = QPushButton(title, self)
        button.setCheckable(True)
        button.setProperty("role", "tab")
        page.setVisible(False)
        self._pages.append(page)
        self._layout.addWidget(page, 1)
        self._titles.addButton(button, number)
        self._flow.addWidget(button)
        if number == 0:
            button.setChecked(True)

    def rename_tab(self, number: int, title: str) -> None:
        """Another title for a tab, counted from 0."""
        self._titles.button(number).setText(title)

    def show_tab(self, number: int) -> None:
        """Open a tab, counted from 0."""
        self._titles.button(number).setChecked(True)

    def number(self) -> int:
        """The number of the open tab."""
        return self._titles.checkedId()

    def titles(self) -> list[str]:
        """The titles in the order shown."""
        return [button.text() for button in self._titles.buttons()]

    def current(self) -> str:
        """The title of the open tab; empty without tabs."""
        button = self._titles.checkedButton()
        return button.text() if button else ""

    def open_tab(self, title: str) -> None:
        """Open the tab of this title, if there is one."""
        for button in self._titles.buttons():
            if button.text() == title:
                button.setChecked(True)

    def page(self, title: str) -> QWidget:
        """What stands on a tab; KeyError when there is none of this title."""
        return dict(zip(self.titles(), self._pages, strict=True))[title]

    def _on_toggled(self, number: int, opened: bool) -> None:
        self._pages[number].setVisible(opened)
