"""Commands that make or open a record from anywhere in the window, and Ctrl+K for people, who have no page yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.text import fold
from ui.context import Finder, Found

if TYPE_CHECKING:
    from models.storage.database import Database
    from ui.context import AppContext

_SHOWN = 8


class RecordCommands(QObject):
    """Registers «Новый партнёр…», «Наша школа…», «Новая программа…»; register them before the main window is made."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        from ui.partners.commands import PartnerCommands
        from ui.programs.commands import ProgramCommands

        super().__init__(parent)
        self.partners, self.programs = PartnerCommands(context, self), ProgramCommands(context, self)
        self.partners.made.connect(partial(context.navigate.open, "partners"))
        self.programs.made.connect(partial(context.navigate.open, "programs"))
        add = context.actions.add
        add("partners.own", self.tr("&Наша школа…"), self.partners.edit_own, icon="seal", menu="file.1")
        add(
            "partners.new",
            self.tr("Новый партнёр…"),
            self.partners.create,
            icon="partners",
            keywords=self.tr("добавить организацию школу"),
        )
        add(
            "programs.new",
            self.tr("Новая программа…"),
            self.programs.create,
            icon="programs",
            keywords=self.tr("добавить программу курс"),
        )
        context.finders.append(people_finder(context.db))


def people_finder(db: Database) -> Finder:
    """Finds people by name, position or telephone and leads to their organisation."""

    def find(text: str) -> list[Found]:
        from models.operations.people import list_people

        words = fold(text).split()
        hits = [row for row in list_people(db) if words and all(word in row.search_text for word in words)]
        return [
            Found(
                row.full_name,
                "partners",
                row.organization_id,
                ", ".join(part for part in (row.position, row.organization_name) if part),
                "person",
            )
            for row in hits[:_SHOWN]
        ]

    return find
