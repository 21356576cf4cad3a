"""Base of the small dialogs: margins, a scrollable body, a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.windows import fit_to_screen


class PlainDialog(QDialog):
    """Put widgets into `body`; `foot` holds the buttons («Закрыть» at first). Deleted when closed."""

    def __init__(self, title: str, *, chars: int = 64, lines: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        margin = self.fontMetrics().height()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        self.body = QVBoxLayout(holder)
        self.body.setContentsMargins(margin, margin, margin, margin // 2)
        self.body.setSpacing(margin // 2)
        area.setWidget(holder)
        self._holder, self._lines, self._chars = holder, lines, chars
        self.foot = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.foot.rejected.connect(self.reject)
        self.foot.setContentsMargins(margin, 0, margin, margin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area, 1)
        layout.addWidget(self.foot)

    def fit(self) -> None:
        """Give the dialog the size its content wants, at most the screen's. Call it when the body is filled."""
        close = self.foot.button(QDialogButtonBox.StandardButton.Close)
        for other in self.foot.findChildren(QPushButton):
            other.setAutoDefault(False)
        close.setDefault(True)
        close.setFocus()
        metrics = self.fontMetrics()
        width = metrics.averageCharWidth() * self._chars
        holder = self._holder
        inner = holder.heightForWidth(width) if holder.hasHeightForWidth() else holder.sizeHint().height()
        height = metrics.height() * self._lines if self._lines else inner
        fit_to_screen(self, width, height + self.foot.sizeHint().height() + metrics.height())
