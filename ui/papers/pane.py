"""A paper in the window: its pages, and the buttons that print it and save it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.errors import EnvironmentProblem
from ui.database_commands import local_now
from ui.messages import Message, Tone
from ui.papers.archive_box import ARCHIVE_KEY, ArchiveBox
from ui.papers.rendering import save_made
from ui.system.tasks import Lane, TaskControl
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import button
from ui.widgets.message_bar import MessageBar
from ui.widgets.windows import fit_to_screen

if TYPE_CHECKING:
    from documents.papers.single import Made
    from ui.context import AppContext

_PATTERNS = {"pdf": "PDF (*.pdf)", "docx": "Word (*.docx)"}
_CHARS, _LINES = 120, 48


class PaperPane(QWidget):
    """Shows what `show_paper(make)` makes; `make()` runs in a worker. A newer paper replaces an older one."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        from ui.preview.pdf_preview import PdfPreview

        super().__init__(parent)
        self.context = context
        self.made: Made | None = None
        self.send: Callable[[], object] | None = None  # what «Печать…» does instead of printing what is shown
        self.bar = MessageBar(parent=self)
        self.preview = PdfPreview(context, self)
        self.preview.print_button.hide()
        self.preview.save = lambda: self.save("pdf")
        self.print_button = button(self.tr("Печать…"), self.print, role="primary", icon="print")
        self.pdf_button = button(self.tr("Сохранить PDF…"), lambda: self.save("pdf"), icon="pdf")
        self.docx_button = button(self.tr("Сохранить Word…"), lambda: self.save("docx"), icon="save")
        foot = QWidget(self)
        self.foot = FlowLayout(foot)
        for part in (self.print_button, self.pdf_button, self.docx_button, ArchiveBox(context.settings, self)):
            self.foot.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        layout.addWidget(self.preview, 1)
        layout.addWidget(foot)
        self.clear(self.tr("Здесь появится документ"))

    def clear(self, title: str, text: str = "") -> None:
        """Words in place of a paper."""
        self.made = None
        self.preview.show_empty(title, text)
        self._allow(False)

    def show_paper(self, make: Callable[[], Made]) -> None:
        """Make a paper off the GUI thread and show it."""
        self._allow(False)
        self.bar.clear()
        if self.made is None:
            self.preview.show_empty(self.tr("Готовлю документ…"))
        self.context.tasks.run(
            lambda control: make(),
            self._show,
            failed=self._on_failed,
            title=self.tr("Подготовка документа"),
            lane=Lane.RENDER,
            key=f"paper.{id(self)}",
            owner=self,
        )

    def _show(self, made: Made) -> None:
        self.made = made
        self.preview.load(made.pdf, made.title)
        self._allow(True)
        self.docx_button.setEnabled(bool(made.docx))

    def _on_failed(self, error: BaseException) -> None:
        self.clear(self.tr("Документ не готов"))
        if isinstance(error, EnvironmentProblem):
            self._tell_problem(error)
        else:
            self.context.tasks.report(error)

    def _tell_problem(self, problem: EnvironmentProblem) -> None:
        self.bar.show_message(Message(f"{problem.title} {problem.advice}".strip(), Tone.BAD, timeout_ms=0))

    def _allow(self, allowed: bool) -> None:
        for part in (self.print_button, self.pdf_button, self.docx_button):
            part.setEnabled(allowed)

    # Commands

    def print(self) -> None:
        """The system's print dialog."""
        if self.send is not None and self.made is not None:
            self.send()
        else:
            self.preview.print()

    def save(self, ending: str) -> None:
        """Ask for the file and write it."""
        made = self.made
        if made is None:
            return
        path = self.context.messages.save_file(
            self.tr("Сохранить документ"), f"{made.stem}.{ending}", _PATTERNS[ending], self
        )
        if path is None:
            return
        archive = self.context.settings.get(ARCHIVE_KEY)
        db, now = self.context.db, local_now().replace(tzinfo=None, microsecond=0)

        def work(control: TaskControl) -> Path:
            return save_made(db, made, path, now, archive=archive)

        self.context.tasks.run(
            work, self._on_saved, failed=self._on_save_failed, title=self.tr("Сохранение"), owner=self
        )

    def _on_saved(self, path: Path) -> None:
        self.bar.show_message(
            Message(
                self.tr("Сохранено: {name}").format(name=path.name),
                Tone.GOOD,
                self.tr("Открыть"),
                lambda: self.context.messages.open_outside(path),
            )
        )

    def _on_save_failed(self, error: BaseException) -> None:
        if isinstance(error, EnvironmentProblem):
            self._tell_problem(error)
        else:
            self.context.tasks.report(error)


class PaperDialog(QDialog):
    """A paper in a window of its own; with several `variants` (words, make) one of them is chosen above it."""

    def __init__(
        self,
        context: AppContext,
        title: str,
        variants: Sequence[tuple[str, Callable[[], Made]]],
        *,
        chosen: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent or context.messages.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.pane = PaperPane(context, self)
        self._variants = list(variants)
        margin = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin // 2, margin, margin)
        self.buttons: list[QPushButton] = []
        if len(self._variants) > 1:
            layout.addLayout(self._choice(chosen))
        layout.addWidget(self.pane, 1)
        self.pane.foot.addWidget(button(self.tr("Закрыть"), self.reject))
        metrics = self.fontMetrics()
        fit_to_screen(self, metrics.averageCharWidth() * _CHARS, metrics.height() * _LINES)
        self._show(chosen)

    def _choice(self, chosen: int) -> QHBoxLayout:
        row = QHBoxLayout()
        group = QButtonGroup(self)
        for number, (words, _) in enumerate(self._variants):
            made = QPushButton(words, self)
            made.setProperty("role", "chip")
            made.setCheckable(True)
            made.setChecked(number == chosen)
            made.clicked.connect(lambda _checked=False, number=number: self._show(number))
            group.addButton(made)
            self.buttons.append(made)
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _show(self, number: int) -> None:
        self.pane.show_paper(self._variants[number][1])
