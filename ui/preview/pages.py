"""Which page is shown: arrows, and the number to type."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.preview.tool_button import tool_button

_DIGITS = 4
_MOST = 9999


class PageControl(QWidget):
    """Signals: wanted(page from 0) when the user asks for a page."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = 0
        self.field = QLineEdit(self)
        self.field.setValidator(QIntValidator(1, _MOST, self.field))
        self.field.setAccessibleName(self.tr("Номер страницы"))
        self.field.setToolTip(self.tr("Номер страницы: введите и нажмите Enter"))
        self.field.setFixedWidth(self.fontMetrics().averageCharWidth() * (_DIGITS + 3))
        self.total = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(tool_button("chevron-up", self.tr("Предыдущая страница"), lambda: self._step(-1), self))
        row.addWidget(tool_button("chevron-down", self.tr("Следующая страница"), lambda: self._step(1), self))
        row.addSpacing(self.fontMetrics().height() // 4)
        row.addWidget(self.field)
        row.addWidget(self.total)
        self.field.returnPressed.connect(self._on_typed)
        self.field.editingFinished.connect(self._put)

    def show_place(self, page: int, pages: int) -> None:
        """Page `page` (from 0) of `pages` is shown."""
        self._page = page
        self.total.setText(self.tr("из {pages}").format(pages=pages))
        if not self.field.hasFocus() or not self.field.isModified():  # a number being typed is left alone
            self._put()

    def _put(self) -> None:
        self.field.setText(str(self._page + 1))

    def _on_typed(self) -> None:
        self.wanted.emit(int(self.field.text()) - 1)
        self._put()
        self.field.selectAll()

    def _step(self, pages: int) -> None:
        self.wanted.emit(self._page + pages)
