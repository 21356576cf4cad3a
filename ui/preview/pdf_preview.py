"""A PDF in the window: scroll, zoom, pages, search, print. QtPdf is imported when the first preview is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QPointF, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from models.errors import EnvironmentProblem
from ui.preview.printing import ask_and_print, load_document
from ui.system.icons import set_icon
from ui.tables.filter_bar import SearchField
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

    from ui.context import AppContext

_STEP = 1.2
_LEAST, _MOST = 0.3, 5.0


class PdfPreview(QWidget):
    """Shows one PDF; loading another version keeps the place and the zoom.

    Signals: page_changed(number from 0).
    """

    page_changed = Signal(int)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
        from PySide6.QtPdfWidgets import QPdfView

        super().__init__(parent)
        self.context = context
        self.data, self.title = b"", ""
        self.copies = 1
        self._modes, self._pages = QPdfView.ZoomMode, QPdfView.PageMode
        self.document: QPdfDocument = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self.view = QPdfView(self)
        self.view.setAccessibleName(self.tr("Страницы документа"))
        self.view.setPageMode(self._pages.MultiPage)
        self.view.setZoomMode(self._modes.FitToWidth)
        self.view.setDocument(self.document)
        self._search = QPdfSearchModel(self)
        self._search.setDocument(self.document)
        self.view.setSearchModel(self._search)
        self.empty = EmptyState("pdf", self)
        self._hit = -1
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.fontMetrics().height() // 3)
        self.tools = self._make_tools()
        layout.addWidget(self.tools)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty, 1)
        self.view.pageNavigator().currentPageChanged.connect(self._on_page)
        self._search.countChanged.connect(self._on_hits)
        self.show_empty(self.tr("Здесь появится документ"))

    def _make_tools(self) -> QWidget:
        tools = QWidget(self)
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)

        def tool(icon: str, text: str, handler: Callable[[], object]) -> QToolButton:
            made = QToolButton(tools)
            made.setToolTip(text)
            made.setAccessibleName(text)
            set_icon(made, icon)
            made.clicked.connect(lambda _checked=False: handler())
            row.addWidget(made)
            return made

        tool("chevron-up", self.tr("Предыдущая страница"), lambda: self.go(self.page() - 1))
        self.place = QLabel(tools)
        tool("chevron-down", self.tr("Следующая страница"), lambda: self.go(self.page() + 1))
        row.addWidget(self.place)
        row.addSpacing(self.fontMetrics().height() // 2)
        tool("zoom-out", self.tr("Мельче"), lambda: self.zoom(1 / _STEP))
        tool("zoom-in", self.tr("Крупнее"), lambda: self.zoom(_STEP))
        tool("fit-width", self.tr("По ширине"), self.fit_width)
        row.addStretch(1)
        self.search = SearchField(self.tr("Найти в документе"), tools)
        self.search.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.search.searched.connect(self._search.setSearchString)
        self.search.returnPressed.connect(self.next_hit)
        row.addWidget(self.search)
        self.print_button = tool("print", self.tr("Печать…"), self.print)
        return tools

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
        self._search.setDocument(self.document)
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

    # Pages and zoom

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

    def zoom(self, factor: float) -> None:
        """Larger or smaller by `factor`."""
        present = self.view.zoomFactor()
        if self.view.zoomMode() == self._modes.FitToWidth and self.pages():
            size = self.document.pagePointSize(self.page())
            dots = self.view.logicalDpiX() / 72
            present = self.view.viewport().width() / max(1.0, size.width() * dots)
        self.view.setZoomMode(self._modes.Custom)
        self.view.setZoomFactor(min(max(present * factor, _LEAST), _MOST))

    def fit_width(self) -> None:
        """As wide as the window."""
        self.view.setZoomMode(self._modes.FitToWidth)

    def next_hit(self) -> None:
        """Go to the next place found."""
        count = self._search.rowCount(self._root())
        if count:
            self._hit = (self._hit + 1) % count
            self.view.setCurrentSearchResultIndex(self._hit)
            link = self._search.resultAtIndex(self._hit)
            self.view.pageNavigator().jump(link.page(), link.location(), self.view.pageNavigator().currentZoom())

    @staticmethod
    def _root() -> Any:
        from PySide6.QtCore import QModelIndex

        return QModelIndex()

    def _on_hits(self) -> None:
        self._hit = -1

    def _on_page(self, page: int) -> None:
        self._show_place()
        self.page_changed.emit(page)

    def _show_place(self) -> None:
        self.place.setText(self.tr("{page} из {pages}").format(page=self.page() + 1, pages=self.pages()))

    def print(self) -> None:
        """Ask for the printer and print."""
        if not self.data:
            return
        try:
            ask_and_print(self.data, self.title, self, copies=self.copies)
        except EnvironmentProblem as problem:
            self.context.messages.problem_dialog(problem, self)
