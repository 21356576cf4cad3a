"""A path in a card: shortened in the middle to the room there is, whole in the tooltip and the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QWidget

from ui.widgets.labels import Role, label


class PathLine(QLabel):
    """Never asks for more width than it is given: a file name has no blanks to break at."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setToolTip(text)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda place: self.menu().exec(self.mapToGlobal(place)))

    def menu(self) -> QMenu:
        """The one command: copy the whole."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Копировать"), lambda: QGuiApplication.clipboard().setText(self.text()))
        return menu

    def minimumSizeHint(self) -> QSize:
        """As narrow as the card is."""
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """No wish for a width."""
        return QSize(0, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The beginning and the end of the text: they tell more than its middle."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


def path_grid(pairs: list[tuple[str, str]]) -> QWidget:
    """Captions with paths beside them."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(holder.fontMetrics().height())
    grid.setVerticalSpacing(holder.fontMetrics().height() // 3)
    grid.setColumnStretch(1, 1)
    for number, (name, text) in enumerate(pairs):
        caption = label(name, Role.MUTED)
        caption.setWordWrap(False)
        line = PathLine(text)
        line.setAccessibleName(f"{name}: {text}")
        grid.addWidget(caption, number, 0)
        grid.addWidget(line, number, 1)
    return holder
