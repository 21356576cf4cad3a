"""«Печать на принтере»: which papers, how many copies of each, what went to the printer and what did not."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QProgressBar, QWidget

from models.errors import EnvironmentProblem
from ui.dialogs.plain import PlainDialog
from ui.papers.archive_box import ARCHIVE_KEY
from ui.papers.printer_run import Fate, Outcome, PrinterItem, send
from ui.papers.printer_table import PrinterTable
from ui.preview.printing import NoPrinter, ask_printer
from ui.preview.saving import offer_pdf, save_pdf
from ui.system.locale_ru import counted
from ui.system.tasks import Done, Lane, Task, TaskControl, Work
from ui.tables.columns import Column
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Role, button, label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.context import AppContext


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the printed result."""

    title: str
    group: str
    copies: int
    told: str


class PrinterDialog(PlainDialog):
    """Stays open beside the window while the printer is fed; shows the result line by line.

    Only papers filled by this program are `joinable` into one PDF; files on the disk are PDF already.
    """

    def __init__(
        self,
        context: AppContext,
        items: Sequence[PrinterItem],
        title: str,
        parent: QWidget | None = None,
        *,
        joinable: bool = True,
    ) -> None:
        super().__init__("", chars=92, lines=24, parent=parent)
        self.setWindowTitle(self.tr("Печать на принтере"))
        self.context, self.title = context, title
        self._stop = threading.Event()
        self._task: Task | None = None
        self._running = False
        self._sent: list[int] = []
        self.body.addWidget(label(title, Role.HEADING))
        hint = self.tr("Число экземпляров можно поправить прямо в таблице. Стороны листа и лоток — в окне принтера.")
        self.body.addWidget(label(hint, Role.HINT))
        self.table = PrinterTable(items, self)
        self.kinds = self._make_kinds()
        self.body.addWidget(self.table, 1)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Ход печати"))
        self.bar.hide()
        self.told = label("", Role.SECTION)
        for part in (self.bar, self.told):
            self.body.addWidget(part)
        self._make_buttons()
        self._joinable = joinable
        self.pdf_button.setVisible(joinable)
        self.table.edited.connect(self._allow)
        self.fit()
        self.print_button.setDefault(True)
        self.table.setFocus()
        context.tasks.progressed.connect(self._on_progress)
        self._allow()

    def _make_kinds(self) -> dict[str, QCheckBox]:
        """With several contracts: a tick for all papers of a kind, «all but the letters»."""
        titles = dict.fromkeys(item.title for item in self.table.papers)
        if len({item.group for item in self.table.papers}) < 2 or len(titles) == len(self.table.papers):
            return {}
        holder = QWidget(self)
        flow = FlowLayout(holder)
        made: dict[str, QCheckBox] = {}
        for title in titles:
            box = QCheckBox(title, holder)
            box.setChecked(True)
            box.toggled.connect(partial(self.table.tick_all, title))
            flow.addWidget(box)
            made[title] = box
        self.body.addWidget(holder)
        return made

    def _make_buttons(self) -> None:
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.print_button = button(self.tr("Печать…"), self.print, role="primary", icon="print")
        self.pdf_button = button(self.tr("Одним PDF…"), self.save_one_pdf, icon="pdf")
        self.list_button = button(self.tr("Напечатать итог…"), self.print_result)
        self.stop_button = button(self.tr("Остановить"), self.stop)
        for made in (self.print_button, self.pdf_button, self.list_button, self.stop_button):
            self.foot.addButton(made, action)
        self.list_button.hide()

    def _allow(self) -> None:
        running, chosen = self._running, self.table.chosen()
        self.print_button.setEnabled(bool(chosen) and not running)
        self.pdf_button.setEnabled(bool(chosen) and not running)
        self.stop_button.setVisible(running)
        self.table.setEnabled(not running)
        for box in self.kinds.values():
            box.setEnabled(not running)
        if not running and not self._sent:
            forms = (self.tr("документ"), self.tr("документа"), self.tr("документов"))
            copies = (self.tr("экземпляр"), self.tr("экземпляра"), self.tr("экземпляров"))
            text = self.tr("На печать: {papers}, {copies}.").format(
                papers=counted(len(chosen), forms),
                copies=counted(sum(self.table.papers[row].copies for row in chosen), copies),
            )
            self.told.setText(text if chosen else self.tr("Отметьте, что печатать."))

    # Printing

    def print(self) -> None:
        """Ask for the printer once and send everything that is ticked."""
        try:
            printer = ask_printer(self.title, self)
        except NoPrinter as problem:
            if self._joinable:
                offer_pdf(self.context, problem, self.save_one_pdf, self)
            else:
                self.context.messages.problem_dialog(problem, self)
            return
        except EnvironmentProblem as problem:
            self.context.messages.problem_dialog(problem, self)
            return
        if printer is not None:
            self.send_to(printer)

    def send_to(self, printer: QPrinter) -> None:
        """Send what is ticked in the background."""
        rows = self.table.chosen()
        items = [self.table.papers[row] for row in rows]
        stop, self._sent = self._stop, rows
        stop.clear()

        def work(control: TaskControl) -> list[Outcome]:
            def told(number: int, outcome: Outcome) -> None:
                if not control.cancelled:
                    control.progress(number + 1, len(items), "")

            return send(items, printer, told, lambda: stop.is_set() or control.cancelled)

        self.table.clear_outcomes()
        self.list_button.hide()
        self.bar.setRange(0, len(items))
        self.bar.setValue(0)
        self.bar.show()
        self._say(0)
        self._start(work, self._on_sent)

    def _start(self, work: Work, done: Done) -> None:
        self._running = True
        self._allow()
        self._task = self.context.tasks.run(work, done, failed=self._on_failed, lane=Lane.RENDER, owner=self)

    def _on_progress(self, task: Any, done: int, total: int, text: str) -> None:
        if task is self._task and self.bar.isVisible():
            self.bar.setValue(done)
            self._say(done)

    def _say(self, done: int) -> None:
        if not self._stop.is_set() and done < len(self._sent):
            item = self.table.papers[self._sent[done]]
            self.told.setText(self.tr("Печатаю: {title} {group}").format(title=item.title, group=item.group))

    def stop(self) -> None:
        """Stop before the next page; jobs already given to the printer are its own."""
        self._stop.set()
        self.told.setText(self.tr("Останавливаю…"))

    def _on_sent(self, outcomes: list[Outcome]) -> None:
        self._running = False
        self.bar.hide()
        for row, outcome in zip(self._sent, outcomes, strict=True):
            self.table.show_outcome(row, outcome)
        self.told.setText(self._summary(outcomes))
        self.list_button.setVisible(self.context.exporter is not None)
        self._allow()

    def _summary(self, outcomes: Sequence[Outcome]) -> str:
        forms = (self.tr("документ"), self.tr("документа"), self.tr("документов"))
        pages = (self.tr("страница"), self.tr("страницы"), self.tr("страниц"))
        number = {fate: sum(outcome.fate is fate for outcome in outcomes) for fate in Fate}
        parts = [
            self.tr("Отправлено на принтер: {papers}, {pages}.").format(
                papers=counted(number[Fate.SENT], forms),
                pages=counted(sum(outcome.pages for outcome in outcomes), pages),
            )
        ]
        if number[Fate.FAILED]:
            parts.append(self.tr("Не получилось: {papers}.").format(papers=counted(number[Fate.FAILED], forms)))
        if number[Fate.LEFT]:
            parts.append(self.tr("Остановлено, осталось: {papers}.").format(papers=counted(number[Fate.LEFT], forms)))
        return " ".join(parts)

    def _on_failed(self, error: BaseException) -> None:
        self._running = False
        self._sent = []
        self.bar.hide()
        self._allow()
        if isinstance(error, EnvironmentProblem):
            self.told.setText(f"{error.title} {error.advice}".strip())
        else:
            self.context.tasks.report(error)

    # Files

    def save_one_pdf(self) -> None:
        """All ticked papers in one file, each once."""
        items = [self.table.papers[row] for row in self.table.chosen()]
        title, archive = self.title, self.context.settings.get(ARCHIVE_KEY)

        def work(control: TaskControl) -> bytes:
            from documents.papers.to_printer import one_pdf

            papers: list[Any] = []
            for item in items:
                control.check()
                papers.append(item.make())
            return one_pdf(papers, title, archive=archive)

        self.told.setText(self.tr("Готовлю PDF…"))
        self._start(work, self._on_pdf)

    def _on_pdf(self, data: bytes) -> None:
        self._running = False
        self._allow()
        save_pdf(self.context, data, self.title, self)

    def print_result(self) -> None:
        """The list of what went to the printer and what did not, on paper."""
        if self.context.exporter is None:
            return
        told = [(item, self.table.told(row)) for row, item in enumerate(self.table.papers)]
        lines = [_Line(item.title, item.group, item.copies, text) for item, text in told if text]
        columns = [
            Column("title", self.tr("Документ"), lambda line: line.title),
            Column("group", self.tr("Договор"), lambda line: line.group),
            Column("copies", self.tr("Экземпляров"), lambda line: line.copies),
            Column("told", self.tr("Итог"), lambda line: line.told),
        ]
        self.context.exporter("print", self.tr("Отправлено на принтер"), columns, lines)

    def reject(self) -> None:
        """Closing stops the printing as well."""
        self._stop.set()
        super().reject()

    def keep_on_top(self) -> None:
        """Show without blocking the main window."""
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.show()
