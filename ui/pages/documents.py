"""«Документы»: printed files, printing of single papers, templates, clauses, references to laws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.clauses.library_list import ClausesList
from ui.pages.base import Page
from ui.papers.laws_list import LawsList
from ui.papers.print_tab import PrintTab
from ui.papers.printed_list import PrintedList
from ui.papers.templates_list import TemplatesList

if TYPE_CHECKING:
    from ui.context import AppContext

PRINTED, PRINT, TEMPLATES, CLAUSES, LAWS = range(5)


class DocumentsPage(Page):
    """Five pages behind tabs; the window's commands go to the one that is shown."""

    help_page = "documents"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Документы"))
        self.printed = PrintedList(context, lambda: self.tabs.setCurrentIndex(PRINT))
        self.print_tab = PrintTab(context)
        self.templates = TemplatesList(context)
        self.clauses = ClausesList(context)
        self.laws = LawsList(context)
        for page, title in (
            (self.printed, self.tr("Напечатанные")),
            (self.print_tab, self.tr("Напечатать")),
            (self.templates, self.tr("Шаблоны")),
            (self.clauses, self.tr("Условия")),
            (self.laws, self.tr("Правовые ссылки")),
        ):
            self.tabs.addTab(page, title)
            page.content_changed.connect(self.content_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.tabs.currentChanged.connect(self._on_tab)

    def shown(self) -> Page:
        """The page of the open tab."""
        page = self.tabs.currentWidget()
        assert isinstance(page, Page)
        return page

    def _on_tab(self, _number: int) -> None:
        self.shown().activated()
        self.help_page = self.shown().help_page
        self.setFocusProxy(self.shown())
        self.content_changed.emit()

    def activated(self) -> None:
        """The open tab loads what it shows."""
        self.setFocusProxy(self.shown())
        self.shown().activated()

    def refresh(self) -> None:
        """F5 loads the open tab anew."""
        self.shown().refresh()

    def primary_text(self) -> str:
        """The words of the open tab's primary command."""
        return self.shown().primary_text()

    def run_primary(self) -> None:
        """Ctrl+N of the open tab."""
        self.shown().run_primary()

    def focus_search(self) -> None:
        """Ctrl+F of the open tab."""
        self.shown().focus_search()

    def show_record(self, record_id: Any) -> None:
        """A printed file."""
        self.tabs.setCurrentIndex(PRINTED)
        self.printed.show_record(record_id)

    def set_filters(self, filters: dict[str, Any]) -> None:
        """Filters of the printed files."""
        self.tabs.setCurrentIndex(PRINTED)
        self.printed.set_filters(filters)

    def export(self, kind: str) -> None:
        """Print or save the list of the open tab."""
        self.shown().export(kind)

    def can_export(self) -> bool:
        """Whether the open tab is a list with rows."""
        return self.shown().can_export()

    def reset_layout(self) -> None:
        """Columns and splitters of all tabs."""
        for page in (self.printed, self.templates, self.clauses, self.laws):
            page.reset_layout()
