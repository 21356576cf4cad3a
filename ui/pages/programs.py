"""The page «Программы»: what is taught together, by whom, for how many hours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.operations import programs
from models.rows import ProgramRow
from ui.pages.archive_list import ArchiveListPage
from ui.programs.card import ProgramCard
from ui.programs.columns import columns, filters
from ui.programs.commands import ProgramCommands
from ui.tables.list_page import ListSpec, RowCommand

if TYPE_CHECKING:
    from ui.context import AppContext


class ProgramsPage(ArchiveListPage):
    """All programmes; the archive is loaded only when asked for."""

    help_page = "programs"
    tables = frozenset({"network_program", "program_component", "organization", "contract"})

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        self.commands = ProgramCommands(context)
        super().__init__(context, parent)
        self.commands.setParent(self)
        self.commands.made.connect(self.show_record)

    def describe(self) -> ListSpec:
        """Columns, filters, commands and the card."""
        return ListSpec(
            name="programs",
            title=self.tr("Программы"),
            nouns=(self.tr("программа"), self.tr("программы"), self.tr("программ")),
            icon="programs",
            columns=columns(),
            load=self._load,
            filters=filters(),
            search_hint=self.tr("Название, класс, кто ведёт"),
            empty_title=self.tr("Пока нет ни одной программы"),
            empty_text=self.tr(
                "Программа — это то, чему учат вместе: название, компоненты и часы каждой организации. "
                "Из неё договор берёт содержание и приложения."
            ),
            primary=(self.tr("Новая программа"), self.commands.create),
            commands=self._row_commands(),
            open_row=lambda row: self.commands.edit(row.id),
            make_card=lambda: ProgramCard(self.commands),
        )

    def _row_commands(self) -> list[RowCommand]:
        commands = self.commands
        return [
            RowCommand(self.tr("Копировать…"), lambda rows: commands.duplicate(rows[0].id), "copy"),
            RowCommand(
                self.tr("В архив"),
                lambda rows: commands.archive(rows, True),
                "folder",
                many=True,
                available=lambda row: not row.archived,
            ),
            RowCommand(
                self.tr("Вернуть из архива"),
                lambda rows: commands.archive(rows, False),
                "folder",
                many=True,
                available=lambda row: row.archived,
            ),
            RowCommand(self.tr("Удалить"), commands.delete, "trash", many=True, delete=True),
        ]

    def _load(self) -> Sequence[ProgramRow]:
        return programs.list_programs(self.context.db, archived=self.with_archive)
