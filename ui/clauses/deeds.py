"""What changes the library of clauses: edit, mark as checked, return ours, delete, take from a file; and export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.clause_data import ClauseData, LibraryClause, VariantData
from models.kinds import contract_kinds
from models.operations import clauses
from ui.clauses.loading import Opening, load_opening

if TYPE_CHECKING:
    from ui.clauses.dialog import ClauseDialog
    from ui.context import AppContext

_PATTERN = "Условие (*.txt)"


class ClauseDeeds(QObject):
    """Deeds on one clause of the library; questions and dialogs belong to `window`.

    Signals: saved(key) after the dialog wrote a clause.
    """

    saved = Signal(object)

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self.context, self._window = context, window
        self.dialog: ClauseDialog | None = None

    def _run(self, work: Callable[[], Any], told: str) -> None:
        self.context.tasks.run(
            lambda control: work(), lambda _result: self.context.messages.done(told, undo=True), owner=self
        )

    # The dialog

    def new(self) -> None:
        """Write a clause of the office's own."""
        kinds = " ".join(kind.key for kind in contract_kinds())
        self._open(LibraryClause(ClauseData(kinds=kinds, variants=(VariantData(key="1"),)), own=True))

    def edit(self, item: LibraryClause) -> None:
        """Edit a clause; one of ours is copied by that and can be returned."""
        self._open(item)

    def copy(self, item: LibraryClause) -> None:
        """A new clause of the office's own that begins with the words of this one."""
        variants = tuple(replace(variant, id=None) for variant in item.clause.variants)
        title = self.tr("{title} (копия)").format(title=item.clause.title)
        self._open(LibraryClause(replace(item.clause, id=None, key="", title=title, variants=variants), own=True))

    def _open(self, item: LibraryClause) -> None:
        db, today = self.context.db, self.context.today()
        self.context.tasks.run(lambda control: load_opening(db, item, today), self._on_opening, owner=self)

    def _on_opening(self, opening: Opening) -> None:
        from ui.clauses.dialog import ClauseDialog

        self.dialog = ClauseDialog(self.context, opening, self.context.messages.window)
        self.dialog.saved.connect(lambda _key: self.context.messages.done(self.tr("Условие сохранено."), undo=True))
        self.dialog.saved.connect(self.saved)
        self.dialog.open()

    # Marks

    def checked(self, item: LibraryClause) -> None:
        """Somebody compared the wording with its norm today."""
        db, key, day = self.context.db, item.key, self.context.today()
        self._run(lambda: clauses.mark_clause_checked(db, key, day), self.tr("Отмечено: проверено сегодня."))

    def unchecked(self, item: LibraryClause) -> None:
        """The mark was a mistake, or the law has changed."""
        db, key = self.context.db, item.key
        self._run(lambda: clauses.mark_clause_checked(db, key, None), self.tr("Отметка о проверке снята."))

    # Going back

    def restore(self, item: LibraryClause) -> None:
        """Use our wording again."""
        agreed = self.context.messages.ask(
            self.tr("Вернуть исходный текст условия «{title}»?").format(title=item.clause.title),
            self.tr("Ваша копия будет удалена; это можно отменить. В договорах текст останется прежним."),
            yes=self.tr("Вернуть исходное"),
        )
        if agreed:
            db, key = self.context.db, item.key
            self._run(lambda: clauses.drop_clause(db, key), self.tr("Исходное условие возвращено."))

    def delete(self, item: LibraryClause) -> None:
        """Delete a clause of the office's own."""
        agreed = self.context.messages.ask(
            self.tr("Удалить условие «{title}»?").format(title=item.clause.title),
            self.tr("Из договоров, где оно уже выбрано, оно не пропадёт."),
            yes=self.tr("Удалить"),
            danger=True,
        )
        if agreed:
            db, key = self.context.db, item.key
            self._run(lambda: clauses.drop_clause(db, key), self.tr("Условие удалено."))

    # Files

    def take(self) -> None:
        """A clause from a colleague: shown in the dialog first, saved from there."""
        path = self.context.messages.open_file(self.tr("Условие от коллеги"), _PATTERN, self._window)
        if path is None:
            return
        db = self.context.db

        def work() -> LibraryClause:
            from documents.workshop.clauses import clause_from_file

            given = clause_from_file(path)
            present = next((item for item in clauses.list_clauses(db) if item.key == given.key), None)
            if present is None or present.own:  # somebody's own: keys of offices mean nothing to each other
                return LibraryClause(replace(given, key=""), own=True)
            return replace(present, clause=replace(given, id=present.clause.id))

        self.context.tasks.run(lambda control: work(), self._open, owner=self)

    def export(self, item: LibraryClause) -> None:
        """Write a clause to a file for a colleague."""
        from documents.workshop.clauses import clause_file_name, clause_to_file

        path = self.context.messages.save_file(
            self.tr("Отдать условие коллеге"), clause_file_name(item.clause), _PATTERN, self._window
        )
        if path is None:
            return
        target = path if path.suffix.lower() == ".txt" else path.with_name(f"{path.name}.txt")
        self.context.tasks.run(
            lambda control: clause_to_file(item.clause, target),
            self._on_written,
            owner=self,
        )

    def _on_written(self, path: Path) -> None:
        self.context.messages.done(self.tr("Условие записано: {name}").format(name=path.name))
