"""The page «Партнёры»: our own school and everybody it works with."""

from __future__ import annotations

from collections.abc import Sequence

from models.operations import organizations
from models.rows import OrganizationRow
from ui.pages.archive_list import ArchiveListPage
from ui.partners.card import PartnerCard
from ui.partners.columns import columns, filters
from ui.partners.commands import PartnerCommands
from ui.tables.list_spec import ListSpec, RowCommand


class PartnersPage(ArchiveListPage):
    """All organisations, our own first; the archive is loaded only when asked for."""

    help_page = "partners"
    command_class = PartnerCommands
    tables = frozenset(
        {
            "organization",
            "organization_unit",
            "organization_form",
            "site",
            "bank_account",
            "license",
            "risk_factor",
            "person",
            "authority",
            "contract",
            "contract_party",
        }
    )

    def describe(self) -> ListSpec:
        """Columns, filters, commands and the card."""
        return ListSpec(
            name="partners",
            title=self.tr("Партнёры"),
            nouns=(self.tr("организация"), self.tr("организации"), self.tr("организаций")),
            icon="partners",
            columns=columns(),
            load=self._load,
            filters=filters(),
            search_hint=self.tr("Название, ИНН, директор, место"),
            empty_title=self.tr("Пока нет ни одного партнёра"),
            empty_text=self.tr(
                "Внесите свою школу и тех, с кем заключаете договоры. Для начала хватит наименования: "
                "остальное можно дополнить позже."
            ),
            primary=(self.tr("Новый партнёр"), self.commands.create),
            secondary=(self.tr("Наша школа…"), self.commands.edit_own),
            commands=self._row_commands(),
            open_row=lambda row: self.commands.edit(row.id),
            make_card=lambda: PartnerCard(self.commands),
        )

    def _row_commands(self) -> list[RowCommand]:
        commands = self.commands
        return [
            RowCommand(self.tr("Добавить сотрудника…"), lambda rows: commands.add_person(rows[0].id), "person"),
            RowCommand(
                self.tr("Карточка для печати…"), lambda rows: commands.print_card(rows[0].id), "print", writes=False
            ),
            *commands.archive_row_commands(lambda row: not row.is_own),
        ]

    def _load(self) -> Sequence[OrganizationRow]:
        rows = organizations.list_organizations(self.context.db, archived=self.with_archive)
        return sorted(rows, key=lambda row: not row.is_own)
