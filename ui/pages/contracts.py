"""The register «Договоры»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from models.operations import contracts
from models.rows import ContractRow
from ui.contracts.card import ContractCard, states_menu
from ui.contracts.columns import columns, filters
from ui.contracts.commands import ContractCommands
from ui.pages.archive_list import ArchiveListPage
from ui.tables.list_spec import ListSpec, RowCommand

if TYPE_CHECKING:
    from ui.context import AppContext

_CARD_CHARS = 46


class ContractsPage(ArchiveListPage):
    """All contracts; the archive is loaded only when asked for."""

    help_page = "contracts"
    command_class = ContractCommands
    tables = frozenset(
        {
            "contract",
            "contract_party",
            "timetable_slot",
            "resource_item",
            "roster_entry",
            "organization",
            "license",
            "person",
            "authority",
            "network_program",
            "program_component",
            "printed_paper",
        }
    )

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._card_holder.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CARD_CHARS)

    def describe(self) -> ListSpec:
        """Columns, filters, commands and the card."""
        return ListSpec(
            name="contracts",
            title=self.tr("Договоры"),
            nouns=(self.tr("договор"), self.tr("договора"), self.tr("договоров")),
            icon="contracts",
            columns=columns(),
            load=self._load,
            filters=filters(),
            search_hint=self.tr("Номер, сторона, предмет"),
            empty_title=self.tr("Пока нет ни одного договора"),
            empty_text=self.tr(
                "Мастер задаст несколько вопросов и составит договор с приложениями. "
                "Партнёра и программу можно внести по ходу дела."
            ),
            primary=(self.tr("Новый договор"), self.commands.create),
            commands=self._row_commands(),
            open_row=lambda row: self.commands.edit(row.id),
            make_card=lambda: ContractCard(self.commands),
        )

    def _row_commands(self) -> list[RowCommand]:
        commands = self.commands
        return [
            RowCommand(
                self.tr("Комплект документов"), lambda rows: commands.print_set(rows[0].id), "documents", writes=False
            ),
            RowCommand(self.tr("Комплекты документов…"), commands.print_sets, "documents", many=True, writes=False),
            RowCommand(self.tr("Печать на принтере…"), commands.send_sets, "print", many=True, writes=False),
            RowCommand(self.tr("Предпросмотр…"), lambda rows: commands.preview(rows[0].id), "search", writes=False),
            RowCommand(self.tr("Копировать договор"), lambda rows: commands.duplicate(rows[0].id), "copy"),
            *commands.archive_row_commands(),
        ]

    def _load(self) -> Sequence[ContractRow]:
        return contracts.list_contracts(self.context.db, self.context.today(), archived=self.with_archive)

    def _fill_menu(self, menu: QMenu) -> None:
        """The submenu of states stands among the commands of one row."""
        super()._fill_menu(menu)
        rows = self.table.selected_rows()
        if len(rows) == 1:
            menu.addMenu(states_menu(menu, rows[0], self.commands))
