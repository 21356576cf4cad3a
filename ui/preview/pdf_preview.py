"""A PDF in the window: scroll, zoom, pages, search, print. QtPdf is imported when the first preview is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from models.errors import EnvironmentProblem
from ui.preview.page_search import PageSearch
from ui.preview.pages import PageControl
from ui.preview.printing import NoPrinter, ask_and_print, load_document
from ui.preview.saving import offer_pdf
from ui.preview.tool_button import tool_button
from ui.preview.zoom import ZOOM_KEY, ZoomControl
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtPdf import QPdfDocument

    from ui.context import AppContext


class PdfPreview(QWidget):
    """Shows one PDF; loading another version keeps the place and the zoom.

    `save` is what «Сохранить PDF…» does; by itself it writes the bytes shown. `zoom_key` is the setting that remembers
    the zoom. Signals: page_changed(number from 0).
    """

    page_changed = Signal(int)

    def __init__(self, context: AppContext, parent: QWidget | None = None, *, zoom_key: str = ZOOM_KEY) -> None:
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        super().__init__(parent)
        self.context = context
        self.data, self.title = b"", ""
        self.copies = 1
        self.save: Callable[[], object] = self._save
        self.document: QPdfDocument = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self.view = QPdfView(self)
        self.view.setAccessibleName(self.tr("Страницы документа"))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setDocument(self.document)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.empty = EmptyState("pdf", self)
        self.tools = QWidget(self)
        self.pages_control = PageControl(self.tools)
        self.zoom = ZoomControl(self.view, context.settings, self.tools, key=zoom_key)
        self.search = PageSearch(self.view, self.tools)
        self.print_button = tool_button("print", self.tr("Печать… (Ctrl+P)"), self.print, self.tools)
        row = FlowLayout(self.tools)
        for part in (self.pages_control, self.zoom, self.search, self.print_button):
            row.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.fontMetrics().height() // 3)
        layout.addWidget(self.tools)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty, 1)
        self.pages_control.wanted.connect(self.go)
        self.view.pageNavigator().currentPageChanged.connect(self._on_page)
        self.show_empty(self.tr("Здесь появится документ"))

    # Content

    def load(self, data: bytes, title: str = "") -> None:
        """Show the PDF in `data`; the page, the place on it and the zoom stay as they were."""
        bar = self.view.verticalScrollBar()
        place = (bar.value(), self.view.horizontalScrollBar().value()) if self.data else (0, 0)
        self.data, self.title = data, title
        old_document, old_buffer = self.document, self._buffer
        self.document, self._buffer = load_document(data)
        self.document.setParent(self)
        self.view.setDocument(self.document)
        self.search.set_document(self.document)
        # The view let the old ones go; the document must die before its buffer.
        old_document.deleteLater()
        if old_buffer is not None:
            old_document.destroyed.connect(old_buffer.close)
        self.empty.hide()
        self.tools.show()
        self.view.show()
        self._show_place()
        # The view lays the pages out only now; the bar has no range before.
        QTimer.singleShot(0, self, lambda: self._scroll(place))

    def _scroll(self, place: tuple[int, int]) -> None:
        self.view.verticalScrollBar().setValue(place[0])
        self.view.horizontalScrollBar().setValue(place[1])

    def show_empty(self, title: str, text: str = "") -> None:
        """Show words in place of a document."""
        self.data = b""
        self.empty.set_text(title, text)
        self.tools.hide()
        self.view.hide()
        self.empty.show()

    # Pages

    def pages(self) -> int:
        """How many pages there are."""
        return self.document.pageCount() if self.data else 0

    def page(self) -> int:
        """Number from 0 of the page in view."""
        return self.view.pageNavigator().currentPage()

    def go(self, page: int) -> None:
        """Show page `page` (from 0), the nearest one when there is no such page."""
        if self.pages():
            wanted = min(max(page, 0), self.pages() - 1)
            self.view.pageNavigator().jump(wanted, QPointF(), self.view.pageNavigator().currentZoom())

    def _on_page(self, page: int) -> None:
        self._show_place()
        self.page_changed.emit(page)

    def _show_place(self) -> None:
        self.pages_control.show_place(self.page(), self.pages())

    # Commands

    def focus_search(self) -> None:
        """Ctrl+F."""
        if self.pages():
            self.search.field.setFocus()
            self.search.field.selectAll()

    def menu(self) -> QMenu:
        """What the right button offers."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Копировать текст страницы"), lambda: self.copy_text(self.page(), self.page() + 1))
        menu.addAction(self.tr("Копировать весь текст"), lambda: self.copy_text(0, self.pages()))
        menu.addSeparator()
        menu.addAction(self.tr("Сохранить PDF…"), self.save)
        menu.addAction(self.tr("Печать…"), self.print)
        return menu

    def _show_menu(self, place: QPoint) -> None:
        self.menu().popup(self.view.viewport().mapToGlobal(place))

    def copy_text(self, first: int, end: int) -> None:
        """Put the text of the pages from `first` to before `end` on the clipboard."""
        texts = (self.document.getAllText(page).text().replace("\r\n", "\n") for page in range(first, end))
        QGuiApplication.clipboard().setText("\n\n".join(texts))

    def print(self) -> None:
        """Ask for the printer and print; without a printer offer the PDF."""
        if not self.data:
            return
        try:
            ask_and_print(self.data, self.title, self, copies=self.copies)
        except NoPrinter as problem:
            offer_pdf(self.context, problem, self.save, self)
        except EnvironmentProblem as problem:
            self.context.messages.problem_dialog(problem, self)

    def _save(self) -> None:
        from ui.preview.saving import save_pdf

        save_pdf(self.context, self.data, self.title, self)
