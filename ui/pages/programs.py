"""The page «Программы»: what is taught together, by whom, for how many hours."""

from __future__ import annotations

from collections.abc import Sequence

from models.operations import programs
from models.rows import ProgramRow
from ui.pages.archive_list import ArchiveListPage
from ui.programs.card import ProgramCard
from ui.programs.columns import columns, filters
from ui.programs.commands import ProgramCommands
from ui.tables.list_spec import ListSpec, RowCommand


class ProgramsPage(ArchiveListPage):
    """All programmes; the archive is loaded only when asked for."""

    help_page = "programs"
    command_class = ProgramCommands
    tables = frozenset({"network_program", "program_component", "organization", "contract"})

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
            *commands.archive_row_commands(),
        ]

    def _load(self) -> Sequence[ProgramRow]:
        return programs.list_programs(self.context.db, archived=self.with_archive)
