"""Looking for words in a PDF: hits are marked on the pages, counted, visited one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.preview.tool_button import tool_button
from ui.tables.filter_bar import SearchField

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

_WAIT_MS = 400  # QPdfSearchModel does not tell when it has looked at the last page …
_PAGE_MS = 60  # … but it takes less than this for each


class _Field(SearchField):
    """Enter is the next hit, Shift+Enter the one before."""

    def __init__(self, hint: str, search: PageSearch) -> None:
        super().__init__(hint, search)
        self._search = search

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter walk from hit to hit."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.search_now()
            self._search.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)


class PageSearch(QWidget):
    """The field, the count of hits and two arrows."""

    def __init__(self, view: QPdfView, parent: QWidget | None = None) -> None:
        from PySide6.QtPdf import QPdfSearchModel

        super().__init__(parent)
        self._view = view
        self._hit = -1
        self.model = QPdfSearchModel(self)
        view.setSearchModel(self.model)
        self.field = _Field(self.tr("Найти в документе"), self)
        self.field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.found = QLabel(self)
        self.found.setProperty("role", "muted")
        self._arrows = [
            tool_button("chevron-left", self.tr("Предыдущее место (Shift+Enter)"), lambda: self.step(-1), self),
            tool_button("chevron-right", self.tr("Следующее место (Enter)"), lambda: self.step(1), self),
        ]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.field)
        for arrow in self._arrows:
            row.addWidget(arrow)
        row.addWidget(self.found)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._tell)
        self.field.searched.connect(self.search)
        self.model.countChanged.connect(self._on_hits)
        self._tell()

    def set_document(self, document: QPdfDocument) -> None:
        """Search in another document from now on; the words stay."""
        words = self.model.searchString()
        self.model.setSearchString("")
        self.model.setDocument(document)
        self._hit = -1
        if words:
            self.search(words)

    def search(self, words: str) -> None:
        """Mark all places with these words and show the first at or after the page in view."""
        if words.strip() == self.model.searchString():
            return
        self._hit = -1
        self.model.setSearchString(words.strip())
        pages = self._view.document().pageCount() if self._view.document() else 0
        self._patience.start(_WAIT_MS + _PAGE_MS * pages)
        self._tell()

    def count(self) -> int:
        """How many places were found so far."""
        return self.model.rowCount(QModelIndex())

    def step(self, hits: int) -> None:
        """Show the next hit, or the one before; after the last comes the first."""
        count = self.count()
        if not count:
            return
        self._hit = self._first() if self._hit < 0 else (self._hit + hits) % count
        self._view.setCurrentSearchResultIndex(self._hit)
        link, navigator = self.model.resultAtIndex(self._hit), self._view.pageNavigator()
        navigator.jump(link.page(), link.location(), navigator.currentZoom())
        self._tell()

    def _first(self) -> int:
        page = self._view.pageNavigator().currentPage()
        hits = range(self.count())
        return next((hit for hit in hits if self.model.resultAtIndex(hit).page() >= page), 0)

    def _on_hits(self) -> None:
        if self._hit < 0 and self.count():
            self.step(1)
        self._tell()

    def _tell(self) -> None:
        count, words = self.count(), self.model.searchString()
        for arrow in self._arrows:
            arrow.setEnabled(count > 0)
        if not words:
            self.found.setText("")
        elif count:
            self.found.setText(self.tr("{hit} из {count}").format(hit=max(self._hit, 0) + 1, count=count))
        else:
            self.found.setText(self.tr("ищу…") if self._patience.isActive() else self.tr("не найдено"))
