"""What can be done to programmes. Every change is announced with «Отменить»."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from models.data import ProgramData
from models.errors import OperationRefused
from models.operations import organizations, programs
from models.rows import OrganizationRow, ProgramRow
from ui.system.locale_ru import counted

if TYPE_CHECKING:
    from ui.context import AppContext

_NEW_CONTRACT = "contracts.new"


class ProgramCommands(QObject):
    """Commands on programmes. Signals: made(programme id) when one should be shown."""

    made = Signal(int)

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def _run(self, work: Callable[[], Any], done: Callable[[Any], object], **options: Any) -> None:
        self.context.tasks.run(lambda control: work(), done, owner=self, **options)

    def _told(self, text: str) -> None:
        self.context.messages.done(text, undo=True)

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

    # Archive and deletion

    def archive(self, rows: Sequence[ProgramRow], archived: bool) -> None:
        """Put programmes away or bring them back."""
        db, ids = self.context.db, [row.id for row in rows]

        text = self.tr("Убрано в архив: {count}.") if archived else self.tr("Возвращено из архива: {count}.")
        told = text.format(count=self._counted(len(ids)))
        self._run(lambda: programs.set_programs_archived(db, ids, archived), lambda _result: self._told(told))

    def delete(self, rows: Sequence[ProgramRow]) -> None:
        """Delete programmes; several are asked about first."""
        rows = list(rows)
        if len(rows) > 1 and not self.context.messages.ask(
            self.tr("Удалить {count}?").format(count=self._counted(len(rows))),
            self.tr("Удаление можно отменить: Ctrl+Z вернёт всё сразу."),
            yes=self.tr("Удалить"),
            danger=True,
        ):
            return
        db, ids = self.context.db, [row.id for row in rows]

        one = self.tr("Программа удалена: {title}.").format(title=rows[0].title)
        many = self.tr("Удалено: {count}.").format(count=self._counted(len(ids)))
        told = one if len(ids) == 1 else many
        self._run(
            lambda: programs.delete_programs(db, ids),
            lambda _result: self._told(told),
            failed=lambda error: self._on_refused(error, rows),
        )

    def _on_refused(self, error: BaseException, rows: Sequence[ProgramRow]) -> None:
        """Say why not, and offer what can be done instead."""
        if not isinstance(error, OperationRefused) or len(rows) != 1 or rows[0].archived:
            self.context.tasks.report(error)
            return
        text = f"{error.title} {error.advice}"
        archive = self.tr("Убрать в архив")
        self.context.messages.warning(text, action_text=archive, action=lambda: self.archive(rows, True))

    def _counted(self, number: int) -> str:
        return counted(number, (self.tr("программа"), self.tr("программы"), self.tr("программ")))

    def new_contract(self, program_id: int) -> None:
        """«Новый договор»: the wizard with this programme chosen."""
        from ui.contracts.actions import new_contract

        new_contract(self.context, program=program_id)

    def can_make_contracts(self) -> bool:
        """Whether the window knows «Новый договор»."""
        return any(item.id == _NEW_CONTRACT for item in self.context.actions.all())
