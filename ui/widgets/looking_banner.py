"""The line under the menu that says that nothing can be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolBar, QWidget

from ui.messages import Tone
from ui.tables.columns import Chip
from ui.widgets.labels import StatusChip, label


class LookingBanner(QToolBar):
    """Stands above every page of a database that may not be written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("looking")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setEnabled(False)
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        margin = self.fontMetrics().height() // 2
        row.setContentsMargins(margin, margin // 2, margin, margin // 2)
        row.addWidget(StatusChip(Chip(self.tr("Только просмотр"), Tone.WARNING, "info"), holder))
        told = self.tr(
            "Файл базы защищён от записи: смотреть, искать и печатать можно, изменения не сохранятся. "
            "Чтобы работать, скопируйте файл в свою папку и откройте копию."
        )
        row.addWidget(label(told), 1)
        # A label that wraps asks for the height of a narrow column; two lines are enough for this one.
        holder.setMaximumHeight(self.fontMetrics().lineSpacing() * 2 + margin)
        self.setAccessibleName(told)
        self.addWidget(holder)
