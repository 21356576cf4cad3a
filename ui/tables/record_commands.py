"""What a list can do to its records whatever they are: archive, bring back, delete. Everything can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from models.errors import OperationRefused
from models.storage.database import Database
from ui.system.locale_ru import counted
from ui.tables.list_spec import RowCommand

if TYPE_CHECKING:
    from ui.context import AppContext

_NEW_CONTRACT = "contracts.new"


@dataclass(frozen=True, slots=True)
class RecordKind:
    """The operations on one kind of records, its name in the three forms of a count, what a deletion says."""

    nouns: tuple[str, str, str]
    set_archived: Callable[[Database, list[int], bool], Any]
    delete: Callable[[Database, list[int]], Any]
    deleted_text: Callable[[Any], str]

    def counted(self, number: int) -> str:
        """«3 программы»."""
        return counted(number, self.nouns)


class RecordCommands(QObject):
    """Commands on the records of one kind, which subclasses set. Signals: made(record id) when one should be shown."""

    made = Signal(int)
    kind: RecordKind

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def archive(self, rows: Sequence[Any], archived: bool) -> None:
        """Put records away or bring them back."""
        db, ids = self.context.db, [row.id for row in rows]
        text = _tr("Убрано в архив: {count}.") if archived else _tr("Возвращено из архива: {count}.")
        told = text.format(count=self.kind.counted(len(ids)))
        self._run(lambda: self.kind.set_archived(db, ids, archived), lambda _result: self._told(told))

    def delete(self, rows: Sequence[Any]) -> None:
        """Delete records; «Отменить» brings them back, several are asked about first."""
        rows = list(rows)
        if not self._agrees(rows):
            return
        db, ids = self.context.db, [row.id for row in rows]
        many = _tr("Удалено: {count}.").format(count=self.kind.counted(len(ids)))
        told = self.kind.deleted_text(rows[0]) if len(ids) == 1 else many
        self._run(
            lambda: self.kind.delete(db, ids),
            lambda _result: self._told(told),
            failed=lambda error: self._on_refused(error, rows),
        )

    def archive_row_commands(self, may_archive: Callable[[Any], bool] = lambda row: True) -> list[RowCommand]:
        """«В архив», «Вернуть из архива», «Удалить» for the list's menu."""
        return [
            RowCommand(
                _tr("В архив"),
                lambda rows: self.archive(rows, True),
                "folder",
                many=True,
                available=lambda row: not row.archived and may_archive(row),
            ),
            RowCommand(
                _tr("Вернуть из архива"),
                lambda rows: self.archive(rows, False),
                "folder",
                many=True,
                available=lambda row: row.archived,
            ),
            RowCommand(_tr("Удалить"), self.delete, "trash", many=True, delete=True),
        ]

    def can_make_contracts(self) -> bool:
        """Whether the window knows «Новый договор»."""
        return any(item.id == _NEW_CONTRACT for item in self.context.actions.all())

    def _run(self, work: Callable[[], Any], done: Callable[[Any], object], **options: Any) -> None:
        self.context.tasks.run(lambda control: work(), done, owner=self, **options)

    def _told(self, text: str) -> None:
        self.context.messages.done(text, undo=True)

    def _agrees(self, rows: Sequence[Any]) -> bool:
        return len(rows) < 2 or self.context.messages.ask(
            _tr("Удалить {count}?").format(count=self.kind.counted(len(rows))),
            _tr("Удаление можно отменить: Ctrl+Z вернёт всё сразу."),
            yes=_tr("Удалить"),
            danger=True,
        )

    def _on_refused(self, error: BaseException, rows: Sequence[Any]) -> None:
        """Say why not, and offer what can be done instead."""
        if not isinstance(error, OperationRefused) or len(rows) != 1 or rows[0].archived:
            self.context.tasks.report(error)
            return
        self.context.messages.warning(
            f"{error.title} {error.advice}",
            action_text=_tr("Убрать в архив"),
            action=lambda: self.archive(rows, True),
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecordCommands", text)
