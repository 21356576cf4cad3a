"""What can be done to programmes. Every change is announced with «Отменить»."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from models.data import ProgramData
from models.operations import organizations, programs
from models.rows import OrganizationRow
from ui.tables.record_commands import RecordCommands, RecordKind

if TYPE_CHECKING:
    from ui.context import AppContext


class ProgramCommands(RecordCommands):
    """Commands on programmes."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.kind = RecordKind(
            nouns=(self.tr("программа"), self.tr("программы"), self.tr("программ")),
            set_archived=programs.set_programs_archived,
            delete=programs.delete_programs,
            deleted_text=lambda row: self.tr("Программа удалена: {title}.").format(title=row.title),
        )

    # The dialog

    def create(self) -> None:
        """«Новая программа»."""
        self._open(ProgramData)

    def edit(self, program_id: int) -> None:
        """Change a programme."""
        db = self.context.db
        self._open(lambda: programs.program(db, program_id))

    def duplicate(self, program_id: int) -> None:
        """A copy in the dialog: it comes to be when it is saved."""
        db = self.context.db

        def read() -> ProgramData:
            data = programs.program(db, program_id)
            parts = tuple(dataclasses.replace(item, id=None) for item in data.components)
            title = self.tr("{title} (копия)").format(title=data.title)
            return dataclasses.replace(data, id=None, title=title, components=parts, archived=False)

        self._open(read)

    def _open(self, read: Callable[[], ProgramData]) -> None:
        db = self.context.db

        def load() -> tuple[ProgramData, list[OrganizationRow]]:
            return read(), sorted(organizations.list_organizations(db), key=lambda row: not row.is_own)

        self._run(load, lambda found: self._show_dialog(*found))

    def _show_dialog(self, data: ProgramData, rows: list[OrganizationRow]) -> None:
        from ui.programs.dialog import ProgramDialog

        dialog = ProgramDialog(self.context, data, rows)
        dialog.saved.connect(lambda saved: self._on_saved(dialog.current(), saved))
        dialog.open()

    def _on_saved(self, data: ProgramData, saved: int) -> None:
        text = self.tr("Программа добавлена: {title}.") if data.id is None else self.tr("Изменения сохранены: {title}.")
        self._told(text.format(title=data.title or self.tr("без названия")))
        self.made.emit(saved)

    # Contracts

    def new_contract(self, program_id: int) -> None:
        """«Новый договор»: the wizard with this programme chosen."""
        from ui.contracts.actions import new_contract

        new_contract(self.context, program=program_id)
