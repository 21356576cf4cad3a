"""Sending papers to the printer in a worker: each is filled, laid out and drawn when its turn comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from models.enums import TitledEnum
from models.errors import EnvironmentProblem
from ui.preview.printing import PrinterJob, PrintProblem, load_document, name_job

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter


class Printable(Protocol):
    """A paper made: what RenderedPaper offers."""

    def to_pdf(self) -> bytes:
        """Its pages."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("PrinterRun", text)


@dataclass(frozen=True, slots=True)
class PrinterItem:
    """A paper that may go to the printer; `make()` runs in the worker. `group` is the contract it belongs to."""

    title: str
    group: str
    copies: int
    make: Callable[[], Printable]


class Fate(TitledEnum):
    """What became of a paper."""

    SENT = "sent", "отправлен"
    FAILED = "failed", "не напечатан"
    LEFT = "left", "остановлено, не печатался"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one paper: pages sent, all copies counted, or why nothing was."""

    fate: Fate
    pages: int = 0
    reason: str = ""


class Stopped(Exception):
    """The user stopped the printing."""


def send(
    items: Sequence[PrinterItem], printer: QPrinter, told: Callable[[int, Outcome], object], stopped: Callable[[], bool]
) -> list[Outcome]:
    """Print every item with its own number of copies, each as a job of its own; what became of each.

    A faulty paper does not stop the others; a printer that does not answer does, since it would refuse them all.
    Printing into a file makes one file of all.
    """
    sending = _Sending(printer, stopped)
    outcomes: list[Outcome] = []
    for number, item in enumerate(items):
        outcome = sending.outcome_of(item)
        outcomes.append(outcome)
        told(number, outcome)
    sending.close()
    return outcomes


class _Sending:
    def __init__(self, printer: QPrinter, stopped: Callable[[], bool]) -> None:
        self._printer, self._stopped = printer, stopped
        self._factor = max(1, printer.copyCount())  # what was typed in the system's dialog
        self._refused = ""
        self._one_file = PrinterJob(printer, self._check) if printer.outputFileName() else None

    def outcome_of(self, item: PrinterItem) -> Outcome:
        """Print one paper."""
        if self._stopped():
            return Outcome(Fate.LEFT)
        if self._refused:
            return Outcome(Fate.FAILED, reason=self._refused)
        try:
            document, _buffer = load_document(item.make().to_pdf())
            if not document.pageCount():
                return Outcome(Fate.FAILED, reason=_tr("Это не PDF, или файл повреждён."))
            return Outcome(Fate.SENT, self._draw(document, item))
        except PrintProblem as problem:
            self._refused = str(problem)
            return Outcome(Fate.FAILED, reason=self._refused)
        except EnvironmentProblem as problem:
            return Outcome(Fate.FAILED, reason=str(problem))
        except Stopped:
            return Outcome(Fate.LEFT)

    def _draw(self, document: QPdfDocument, item: PrinterItem) -> int:
        copies = item.copies * self._factor
        if self._one_file is not None:
            return self._one_file.add(document, copies)
        name_job(self._printer, f"{item.title} {item.group}".strip())
        self._printer.setCopyCount(copies)
        with PrinterJob(self._printer, self._check) as job:
            drawn = job.add(document)
        return drawn * copies if self._printer.supportsMultipleCopies() else drawn

    def close(self) -> None:
        """The file is whole."""
        if self._one_file is not None:
            self._one_file.__exit__(None)

    def _check(self) -> None:
        if self._stopped():
            raise Stopped
