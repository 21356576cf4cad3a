"""«Комплекты документов» of many contracts: what to make, where, how far it is, what failed and why."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QHBoxLayout, QProgressBar, QWidget

from models.problems import Problem, Severity
from ui.contracts.printing import SetPrinter, doubts_of
from ui.contracts.proof_window import doubt_count, open_proof
from ui.dialogs.plain import PlainDialog
from ui.forms.problem_label import ProblemLabel
from ui.papers.archive_box import ArchiveBox
from ui.papers.path_line import PathLine
from ui.system.locale_ru import counted
from ui.system.tasks import Lane, Task, TaskControl
from ui.widgets.labels import Role, button, label

if TYPE_CHECKING:
    from documents.papers.batch import BatchResult
    from ui.context import AppContext

FORMATS_KEY = "files/batch_formats"


class BatchDialog(PlainDialog):
    """Prints the sets of `contract_ids`; stays open and tells the result."""

    def __init__(
        self, context: AppContext, contract_ids: Sequence[int], printer: SetPrinter, parent: QWidget | None = None
    ) -> None:
        super().__init__("", chars=72, parent=parent)
        self.setWindowTitle(self.tr("Комплекты документов"))
        self.context, self._ids, self._printer = context, list(contract_ids), printer
        self._stop = threading.Event()
        self._task: Task | None = None
        self._running = False
        self.result_of: BatchResult | None = None
        forms = (self.tr("договор"), self.tr("договора"), self.tr("договоров"))
        self.body.addWidget(label(self.tr("Документы: {count}").format(count=counted(len(self._ids), forms)),
                                  Role.HEADING))  # fmt: skip
        self.boxes = self._make_boxes()
        self.folder = printer.folder()
        self._folder_line = PathLine(str(self.folder))
        self.body.addLayout(self._folder_row())
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Ход печати"))
        self.bar.hide()
        self.told = label("", Role.SECTION)
        self.told.hide()
        self.failures = ProblemLabel(self)
        self.proof_line = button("", self._proofread, role="link", icon="warning")
        self.proof_line.hide()
        self.body.addWidget(self.proof_line)
        for part in (self.bar, self.told, self.failures):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._make_buttons()
        self.fit()
        context.tasks.progressed.connect(self._on_progress)
        context.changes.changed.connect(self._on_changes)
        self._allow()
        self.look()

    def _make_boxes(self) -> dict[str, QCheckBox]:
        chosen = self.context.settings.get(FORMATS_KEY).split()
        made: dict[str, QCheckBox] = {}
        for key, words in (
            ("docx", self.tr("Документы Word (их можно поправить)")),
            ("pdf", self.tr("PDF, каждый документ отдельным файлом")),
            ("one_pdf", self.tr("PDF, весь комплект договора одним файлом")),
        ):
            box = QCheckBox(words, self)
            box.setChecked(key in chosen)
            box.toggled.connect(lambda _on: self._allow())
            self.body.addWidget(box)
            made[key] = box
        self.archive_box = ArchiveBox(self.context.settings, self)
        self.body.addWidget(self.archive_box)
        return made

    def _folder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        caption = label(self.tr("Папка:"))
        caption.setWordWrap(False)
        row.addWidget(caption)
        row.addWidget(self._folder_line, 1)
        self.folder_button = button(self.tr("Другая…"), self._choose_folder)
        row.addWidget(self.folder_button)
        return row

    def _make_buttons(self) -> None:
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.print_button = button(self.tr("Сохранить файлы"), self.start, role="primary", icon="save")
        self.cancel_button = button(self.tr("Остановить"), self.stop)
        self.printer_button = button(self.tr("На принтер…"), self.send, icon="print")
        self.open_button = button(self.tr("Открыть папку"), lambda: self.context.messages.open_outside(self.folder))
        for made in (self.print_button, self.printer_button, self.cancel_button, self.open_button):
            self.foot.addButton(made, action)
        self.cancel_button.hide()
        self.open_button.hide()

    def formats(self) -> tuple[str, ...]:
        """What is ticked."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def _allow(self) -> None:
        running = self._running
        self.print_button.setEnabled(bool(self.formats()) and not running)
        self.printer_button.setEnabled(not running)
        self.cancel_button.setVisible(running)
        self.folder_button.setEnabled(not running)
        for box in (*self.boxes.values(), self.archive_box):
            box.setEnabled(not running)

    def _choose_folder(self) -> None:
        chosen = self.context.messages.folder(self.tr("Папка для документов"), self)
        if chosen is not None:
            self.folder = chosen
            self._folder_line.setText(str(chosen))
            self._folder_line.setToolTip(str(chosen))

    # Text

    def _on_changes(self, _changes: object) -> None:
        self.look()

    def look(self) -> None:
        """Count the doubtful words in the background."""
        db, ids, today = self.context.db, self._ids, self.context.today()
        self.context.tasks.run(
            lambda control: len(doubts_of(db, ids, today, lambda: control.cancelled)),
            self._on_looked,
            lane=Lane.RENDER,
            key=f"batch.proof.{id(self)}",
            owner=self,
        )

    def _on_looked(self, number: int) -> None:
        self.proof_line.setText(self.tr("Проверка текста: {count}…").format(count=doubt_count(number)))
        if self.proof_line.isHidden() == bool(number):
            self.proof_line.setVisible(bool(number))
            self.fit()

    def _proofread(self) -> None:
        self.proof = open_proof(self.context, self._ids)

    # Printing

    def start(self) -> None:
        """Print in the background."""
        db, ids, folder, formats = self.context.db, self._ids, self.folder, self.formats()
        archive = self.archive_box.isChecked()
        self.context.settings.set(FORMATS_KEY, " ".join(formats))
        self._printer.remember(folder)
        self._stop.clear()
        stop = self._stop

        def work(control: TaskControl) -> BatchResult:
            from documents.papers.batch import print_sets

            def progress(done: int, total: int, text: str) -> None:
                if not control.cancelled:
                    control.progress(done, total, text)

            def cancelled() -> bool:
                return stop.is_set() or control.cancelled

            return print_sets(db, ids, folder, formats, archive=archive, progress=progress, cancelled=cancelled)

        self.bar.setRange(0, len(ids))
        self.bar.setValue(0)
        self.bar.show()
        self.told.setText(self.tr("Печатаю…"))
        self.told.show()
        self.failures.show_problems([])
        self.result_of = None
        self._running = True
        self._allow()
        self._task = self.context.tasks.run(work, self._on_done, failed=self._on_failed, owner=self)

    def send(self) -> None:
        """The same sets straight to a printer."""
        self._printer.send_sets(self._ids)
        self.reject()

    def stop(self) -> None:
        """Stop after the file that is being written; what is written stays."""
        self._stop.set()
        self.told.setText(self.tr("Останавливаю…"))

    def _on_progress(self, task: Any, done: int, total: int, text: str) -> None:
        if task is self._task:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            if text and not self._stop.is_set():
                self.told.setText(self.tr("Печатаю договор {number}").format(number=text))

    def _on_done(self, result: BatchResult) -> None:
        self._running, self.result_of = False, result
        self.bar.hide()
        forms = (self.tr("договор"), self.tr("договора"), self.tr("договоров"))
        files = (self.tr("файл"), self.tr("файла"), self.tr("файлов"))
        text = self.tr("Готово: {contracts}, {files}.").format(
            contracts=counted(result.printed, forms), files=counted(len(result.files), files)
        )
        if result.left:
            text += " " + self.tr("Остановлено, не напечатано: {count}.").format(count=counted(result.left, forms))
        if result.failures:
            text += " " + self.tr("Не получилось: {count}.").format(count=counted(len(result.failures), forms))
        self.told.setText(text)
        self.failures.show_problems(self._reasons(result))
        self.open_button.setVisible(bool(result.files))
        self._allow()
        self.fit()

    def _reasons(self, result: BatchResult) -> list[Problem]:
        """What failed and why; contracts that share a reason are told together."""
        titles: dict[str, list[str]] = {}
        for failure in result.failures:
            titles.setdefault(failure.reason, []).append(failure.title)
        one, many = self.tr("Договор {titles}: {reason}"), self.tr("Договоры {titles}: {reason}")
        return [
            Problem("", "print", (one if len(held) == 1 else many).format(titles=", ".join(held), reason=reason),
                    Severity.ERROR)
            for reason, held in titles.items()
        ]  # fmt: skip

    def _on_failed(self, error: BaseException) -> None:
        self._running = False
        self.bar.hide()
        self.told.hide()
        self._allow()
        self.context.tasks.report(error)

    def reject(self) -> None:
        """Closing stops the printing as well."""
        self._stop.set()
        super().reject()

    def keep_on_top(self) -> None:
        """Show without blocking the main window."""
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.show()


def open_batch(context: AppContext, contract_ids: Sequence[int], printer: SetPrinter) -> BatchDialog:
    """The dialog for these contracts."""
    dialog = BatchDialog(context, contract_ids, printer, context.messages.window)
    dialog.keep_on_top()
    return dialog
