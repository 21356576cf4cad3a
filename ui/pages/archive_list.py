"""A list page whose archive is loaded only when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ui.tables.list_page import ListPage
from ui.tables.record_commands import RecordCommands

if TYPE_CHECKING:
    from ui.context import AppContext

ARCHIVE = "archive"
"""The key of the filter that asks for the archive."""

MARK = "mark"
"""The key of the column that tells what is archived: seen as long as the archive is."""


class ArchiveListPage(ListPage):
    """`self.with_archive` tells the subclass's `load` whether archived records are wanted.

    `self.commands` are of the class that the subclass names in `command_class`.
    """

    command_class: type[RecordCommands]

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        self.with_archive = False
        self._sought: Any = None
        self.commands: Any = self.command_class(context)
        super().__init__(context, parent)
        self.commands.setParent(self)
        self.commands.made.connect(self.show_record)
        self.bar.changed.connect(self._on_archive)

    def _on_archive(self) -> None:
        wanted = ARCHIVE in self.bar.chosen()
        if wanted != self.with_archive:
            self.with_archive = wanted
            self.table.head.lend_column(MARK, wanted)
            self.refresh()

    def show_record(self, record_id: Any) -> None:
        """Select a record. One that is not listed may be new, so the list is loaded anew; then the archive is tried."""
        if not self._loaded or self._is_listed(record_id):
            self._sought = None
            super().show_record(record_id)
        elif self._sought != record_id:
            self._sought = self._wanted = record_id
            self.refresh()
        elif not self.with_archive:
            self._wanted = record_id
            self.bar.choose(ARCHIVE, True)
        else:
            self._sought = None
            self.bar.reset()
            self.context.messages.info(self.tr("Этой записи уже нет."))

    def _is_listed(self, record_id: Any) -> bool:
        return any(row.id == record_id for row in self.model.all_rows)
