"""What can be done to partners and their people. Every change is announced with «Отменить»."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from models.data import OrganizationData, PersonData
from models.errors import EnvironmentProblem
from models.operations import office, organizations, people
from models.operations.office import FormRow
from models.rows import OrganizationRow, PersonRow
from ui.system.tasks import Lane, TaskControl
from ui.tables.record_commands import RecordCommands, RecordKind

if TYPE_CHECKING:
    from ui.context import AppContext


class PartnerCommands(RecordCommands):
    """Commands on organisations."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.kind = RecordKind(
            nouns=(self.tr("партнёр"), self.tr("партнёра"), self.tr("партнёров")),
            set_archived=organizations.set_organizations_archived,
            delete=organizations.delete_organizations,
            deleted_text=lambda row: self.tr("Партнёр удалён: {name}.").format(name=row.short_name or row.full_name),
        )

    # The dialog of an organisation

    def create(self) -> None:
        """«Новый партнёр»."""
        self._open(OrganizationData)

    def edit(self, organization_id: int) -> None:
        """Change a partner or our own school."""
        db = self.context.db
        self._open(lambda: organizations.organization(db, organization_id))

    def edit_own(self) -> None:
        """«Наша школа…»: the same dialog, new while our school was not entered."""
        db = self.context.db
        self._open(lambda: organizations.own_organization(db) or OrganizationData(is_own=True))

    def _open(self, read: Callable[[], OrganizationData]) -> None:
        db = self.context.db
        self._run(lambda: (read(), office.organization_forms(db)), lambda found: self._show_dialog(*found))

    def _show_dialog(self, data: OrganizationData, forms: list[FormRow]) -> None:
        from ui.partners.organization_dialog import OrganizationDialog

        dialog = OrganizationDialog(self.context, data, forms)
        dialog.saved.connect(lambda saved: self._on_saved(dialog.current(), saved))
        dialog.open()

    def _on_saved(self, data: OrganizationData, saved: int) -> None:
        added = data.id is None and not data.is_own
        text = self.tr("Партнёр добавлен: {name}.") if added else self.tr("Изменения сохранены: {name}.")
        self._told(text.format(name=data.name))
        self.made.emit(saved)

    # Deletion

    def _agrees(self, rows: Sequence[OrganizationRow]) -> bool:
        if any(row.is_own for row in rows):
            text = self.tr("Из неё берётся ваша сторона каждого договора. Удаление можно отменить: Ctrl+Z.")
            ask = self.context.messages.ask
            return ask(self.tr("Удалить нашу школу?"), text, yes=self.tr("Удалить"), danger=True)
        return super()._agrees(rows)

    # People

    def add_person(self, organization_id: int) -> None:
        """A new person; the first one is proposed as the head."""
        db = self.context.db

        def read() -> tuple[PersonData, OrganizationData]:
            from ui.partners.person_dialog import new_person

            data = organizations.organization(db, organization_id)
            has_head = any(row.is_head for row in people.list_people(db, organization_id))
            return new_person(data, has_head), data

        self._run(read, lambda found: self._show_person(*found))

    def edit_person(self, person_id: int) -> None:
        """Change a person."""
        db = self.context.db

        def read() -> tuple[PersonData, OrganizationData]:
            data = people.person(db, person_id)
            return data, organizations.organization(db, data.organization_id)

        self._run(read, lambda found: self._show_person(*found))

    def _show_person(self, data: PersonData, organization: OrganizationData) -> None:
        from ui.partners.person_dialog import PersonDialog

        dialog = PersonDialog(self.context, data, organization)
        dialog.saved.connect(lambda _saved: self._on_person_saved(dialog.current()))
        dialog.open()

    def _on_person_saved(self, data: PersonData) -> None:
        text = self.tr("Сотрудник добавлен: {name}.") if data.id is None else self.tr("Изменения сохранены: {name}.")
        self._told(text.format(name=data.full_name or self.tr("без имени")))

    def archive_person(self, row: PersonRow, archived: bool) -> None:
        """Put a person who left away, or bring her back."""
        db = self.context.db

        def work() -> None:
            people.save_person(db, dataclasses.replace(people.person(db, row.id), archived=archived))

        text = self.tr("Убрано в архив: {name}.") if archived else self.tr("Возвращено из архива: {name}.")
        self._run(work, lambda _result: self._told(text.format(name=row.full_name)))

    def delete_person(self, row: PersonRow) -> None:
        """Delete a person at once; «Отменить» brings her back."""
        db = self.context.db
        told = self.tr("Сотрудник удалён: {name}.").format(name=row.full_name)
        self._run(lambda: people.delete_person(db, row.id), lambda _result: self._told(told))

    # Papers

    def copy_requisites(self, data: OrganizationData) -> None:
        """Put the requisites as a contract prints them into the clipboard."""

        def work() -> str:
            from documents.papers.parties import requisites

            return "\n".join([data.full_name or data.short_name, *requisites(data, bank=bool(data.accounts))])

        def done(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self.context.messages.info(self.tr("Реквизиты скопированы: вставьте их в письмо (Ctrl+V)."))

        self._run(work, done, lane=Lane.RENDER)

    def print_card(self, organization_id: int) -> None:
        """Show the partner's card as it will be printed."""
        db, today = self.context.db, self.context.today()

        def work(control: TaskControl) -> tuple[str, bytes]:
            from documents.papers.single import render_partner_card

            made = render_partner_card(db, organization_id, today)
            return made.title, made.to_pdf()

        self.context.tasks.run(
            work, lambda made: self._show_paper(*made), title=self.tr("Карточка партнёра"), lane=Lane.RENDER, owner=self
        )

    def _show_paper(self, title: str, pdf: bytes) -> None:
        from ui.contracts.preview_window import PreviewWindow

        try:
            PreviewWindow(self.context, title, pdf).show()
        except EnvironmentProblem as problem:
            self.context.messages.problem(problem)

    def new_contract(self, organization_id: int) -> None:
        """«Новый договор»: the wizard with this partner chosen."""
        from ui.contracts.actions import new_contract

        new_contract(self.context, partner=organization_id)
