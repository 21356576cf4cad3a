"""The pages of the window, in the order of the navigation. A new page is one more line here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.pages.base import Page
from ui.system.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from ui.context import AppContext

_CONTEXT = "Pages"


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its id, Russian title, icon and where its class is («ui.pages.partners:PartnersPage»).

    The class is imported when the page is shown first, so that the window appears at once. `table` names the records
    the page can show, so that Ctrl+K leads from a found record to it.
    """

    id: str
    title: str
    icon: str
    factory: str
    table: str = ""

    def translated(self) -> str:
        """The title in the language of the program."""
        return QCoreApplication.translate(_CONTEXT, self.title)

    def create(self, context: AppContext) -> Page:
        """Import the class and make the page."""
        module, _, name = self.factory.partition(":")
        page = getattr(import_module(module), name)(context)
        if not isinstance(page, Page):
            raise TypeError(f"{self.factory} is not a Page")
        page.page_id = self.id
        return page


PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", QT_TRANSLATE_NOOP("Pages", "Сегодня"), "today", "ui.pages.today:TodayPage"),
    PageEntry(
        "partners",
        QT_TRANSLATE_NOOP("Pages", "Партнёры"),
        "partners",
        "ui.pages.partners:PartnersPage",
        "organization",
    ),
    PageEntry(
        "programs",
        QT_TRANSLATE_NOOP("Pages", "Программы"),
        "programs",
        "ui.pages.programs:ProgramsPage",
        "network_program",
    ),
    PageEntry(
        "contracts", QT_TRANSLATE_NOOP("Pages", "Договоры"), "contracts", "ui.pages.contracts:ContractsPage", "contract"
    ),
    PageEntry(
        "schedule", QT_TRANSLATE_NOOP("Pages", "График"), "schedule", "ui.pages.schedule:SchedulePage", "timetable_slot"
    ),
    PageEntry(
        "documents",
        QT_TRANSLATE_NOOP("Pages", "Документы"),
        "documents",
        "ui.pages.documents:DocumentsPage",
        "printed_paper",
    ),
)
"""Titles are marked for translation: `PageEntry("people", QT_TRANSLATE_NOOP("Pages", "Люди"), "people", "…")`."""

__all__ = ["PAGES", "QT_TRANSLATE_NOOP", "PageEntry"]
