"""A PDF that cannot go to paper goes to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.preview.printing import NoPrinter
from ui.system.tasks import TaskControl

if TYPE_CHECKING:
    from ui.context import AppContext

_CONTEXT = "PdfSaving"


def offer_pdf(context: AppContext, problem: NoPrinter, save: Callable[[], object], parent: QWidget | None) -> None:
    """Tell that there is no printer and save a PDF instead, if the user likes."""
    translate = QCoreApplication.translate
    answers = translate(_CONTEXT, "Сохранить PDF…"), translate(_CONTEXT, "Закрыть")
    if context.messages.ask(problem.title, problem.advice, yes=answers[0], no=answers[1], parent=parent):
        save()


def save_pdf(context: AppContext, data: bytes, title: str, parent: QWidget | None = None) -> None:
    """Ask for a file and write the PDF into it."""
    from documents.output import safe_name

    translate = QCoreApplication.translate
    caption = translate(_CONTEXT, "Сохранить PDF")
    path = context.messages.save_file(caption, f"{safe_name(title)}.pdf", "PDF (*.pdf)", parent)
    if path is None:
        return

    def work(control: TaskControl) -> Path:
        from models.storage.atomic import write_atomically

        write_atomically(path, data)
        return path

    def told(path: Path) -> None:
        context.messages.done(
            translate(_CONTEXT, "Сохранено: {name}").format(name=path.name),
            action_text=translate(_CONTEXT, "Открыть"),
            action=lambda: context.messages.open_outside(path),
        )

    context.tasks.run(work, told, title=caption)
