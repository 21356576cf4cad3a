"""«Документы»: printed files, printing of single papers, templates, clauses, references to laws."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.pages.base import Page

if TYPE_CHECKING:
    from ui.clauses.library_list import ClausesList
    from ui.context import AppContext
    from ui.papers.laws_list import LawsList
    from ui.papers.print_tab import PrintTab
    from ui.papers.printed_list import PrintedList
    from ui.papers.templates_list import TemplatesList

PRINTED, PRINT, TEMPLATES, CLAUSES, LAWS = range(5)


class DocumentsPage(Page):
    """Five pages behind tabs, each made when it is first needed; the window's commands go to the one that is shown."""

    help_page = "documents"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Документы"))
        self._made: dict[int, Page] = {}
        for title in (
            self.tr("Напечатанные"),
            self.tr("Напечатать"),
            self.tr("Шаблоны"),
            self.tr("Условия"),
            self.tr("Правовые ссылки"),
        ):
            holder = QWidget(self.tabs)
            QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(holder, title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.tabs.currentChanged.connect(self._on_tab)

    # Pages

    def _tab(self, number: int) -> Any:
        if number not in self._made:
            page = self._make(number)
            self._made[number] = page
            holder = self.tabs.widget(number)
            assert holder is not None
            place = holder.layout()
            assert place is not None
            place.addWidget(page)
            page.show()  # the layout would do so only later, and a page not shown hears of no changes
            page.content_changed.connect(self.content_changed)
        return self._made[number]

    def _make(self, number: int) -> Page:
        from ui.clauses.library_list import ClausesList
        from ui.papers.laws_list import LawsList
        from ui.papers.printed_list import PrintedList
        from ui.papers.templates_list import TemplatesList

        if number == PRINTED:
            return PrintedList(self.context, lambda: self.tabs.setCurrentIndex(PRINT))
        if number == PRINT:
            from ui.papers.print_tab import PrintTab

            return PrintTab(self.context)
        makers: dict[int, Callable[[AppContext], Page]] = {
            TEMPLATES: TemplatesList,
            CLAUSES: ClausesList,
            LAWS: LawsList,
        }
        return makers[number](self.context)

    @property
    def printed(self) -> PrintedList:
        """The register of printed files."""
        return cast("PrintedList", self._tab(PRINTED))

    @property
    def print_tab(self) -> PrintTab:
        """Papers to be printed one by one."""
        return cast("PrintTab", self._tab(PRINT))

    @property
    def templates(self) -> TemplatesList:
        """Templates."""
        return cast("TemplatesList", self._tab(TEMPLATES))

    @property
    def clauses(self) -> ClausesList:
        """The library of clauses."""
        return cast("ClausesList", self._tab(CLAUSES))

    @property
    def laws(self) -> LawsList:
        """References to laws."""
        return cast("LawsList", self._tab(LAWS))

    def shown(self) -> Page:
        """The page of the open tab."""
        return cast("Page", self._tab(self.tabs.currentIndex()))

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
        for page in self._made.values():
            page.reset_layout()
