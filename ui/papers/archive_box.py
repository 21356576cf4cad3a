"""«PDF/A для архива»: one choice for every place where PDFs are saved."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.system.settings import Settings

ARCHIVE_KEY = "files/archive_pdf"


class ArchiveBox(QCheckBox):
    """Remembers its mark at once; shows what another such box was set to."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setText(self.tr("PDF/A для архива"))
        self.setToolTip(
            self.tr("Формат для долгого хранения: всё нужное для показа лежит в самом файле. На вид такой же.")
        )
        self.setChecked(settings.get(ARCHIVE_KEY))
        self.toggled.connect(lambda on: settings.set(ARCHIVE_KEY, on))

    def showEvent(self, event: QShowEvent) -> None:
        """As it was set last, perhaps in another window."""
        self.setChecked(self._settings.get(ARCHIVE_KEY))
        super().showEvent(event)
