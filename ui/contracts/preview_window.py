"""A contract as it will be printed, in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout

from ui.preview.pdf_preview import PdfPreview
from ui.widgets.windows import fit_to_screen

if TYPE_CHECKING:
    from ui.context import AppContext

_CHARS_WIDE = 110
_LINES_HIGH = 50


class PreviewWindow(QDialog):
    """Shows one PDF and prints it."""

    def __init__(self, context: AppContext, title: str, pdf: bytes, *, copies: int = 1) -> None:
        super().__init__(context.messages.window)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview = PdfPreview(context, self)
        self.preview.copies = copies
        layout = QVBoxLayout(self)
        layout.addWidget(self.preview)
        metrics = self.fontMetrics()
        fit_to_screen(self, metrics.averageCharWidth() * _CHARS_WIDE, metrics.height() * _LINES_HIGH)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.preview.print)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.preview.focus_search)
        self.preview.load(pdf, title)
