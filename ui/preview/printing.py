"""Printing PDFs on paper: each page drawn at its true size, at the resolution of a good printer.

A PrinterJob may run in a worker: Qt lets any thread paint on a QPrinter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from models.errors import EnvironmentProblem

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

_DPI = 300
_POINTS_PER_INCH = 72
_ROUNDING = 1.01  # a driver's «A4» may be a point smaller than the page


class PrintProblem(EnvironmentProblem):
    """The printer did not take the paper."""


class NoPrinter(PrintProblem):
    """There is no printer to ask."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Printing", text)


def load_document(data: bytes) -> tuple[QPdfDocument, QBuffer]:
    """The PDF in memory, with the buffer that must live as long as the document."""
    from PySide6.QtPdf import QPdfDocument

    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document, buffer


def has_printer() -> bool:
    """Whether the system knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(title: str, parent: QWidget | None = None, *, copies: int = 1, pages: int = 0) -> QPrinter | None:
    """Let the user choose the printer, sides and paper tray in the system's dialog; None when she changed her mind.

    With `pages` a range of them may be chosen. Raises NoPrinter.
    """
    if not has_printer():
        raise NoPrinter(
            _tr("На этом компьютере нет ни одного принтера."),
            _tr("Сохраните документ в PDF: его можно напечатать на любом другом компьютере."),
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    name_job(printer, title)
    printer.setCopyCount(copies)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    if pages:
        dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, bool(pages))
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def name_job(printer: QPrinter, title: str) -> None:
    """What the queue of the printer calls the job; the name of the file when it prints into one."""
    printer.setDocName(re.sub(r"[\\/:]", "-", title))


def ask_and_print(data: bytes, title: str, parent: QWidget | None = None, *, copies: int = 1) -> bool:
    """Show the system's print dialog and print; False when the user changed her mind. Raises PrintProblem."""
    document, _buffer = load_document(data)
    printer = ask_printer(title, parent, copies=copies, pages=document.pageCount())
    if printer is None:
        return False
    print_document(document, printer)
    return True


def print_document(document: QPdfDocument, printer: QPrinter, check: Callable[[], None] = lambda: None) -> int:
    """Draw the wanted pages onto `printer` as one job; how many pages were drawn. Raises PrintProblem."""
    with PrinterJob(printer, check) as job:
        return job.add(document)


class PrinterJob:
    """One job of the printer: documents one after another, landscape pages turned.

    `check()` is asked before every page; an exception, its own or another, throws the job away.
    """

    def __init__(self, printer: QPrinter, check: Callable[[], None] = lambda: None) -> None:
        self.printer = printer
        self._check = check
        self._painter = QPainter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        if self._painter.isActive():
            if kind is not None:
                self.printer.abort()
            self._painter.end()

    def add(self, document: QPdfDocument, copies: int | None = None) -> int:
        """Draw the wanted pages of one more document; how many. Raises PrintProblem.

        `copies` are those that this document wants where the printer makes no copies itself.
        """
        drawn = 0
        for page in wanted_pages(self.printer, document.pageCount(), copies):
            self._check()
            _fit_paper(self.printer, document, page)
            if self._painter.isActive():
                self.printer.newPage()
            else:
                self._begin()
            _draw(self._painter, self.printer, document, page)
            drawn += 1
        return drawn

    def _begin(self) -> None:
        if not self._painter.begin(self.printer):
            raise PrintProblem(
                _tr("Принтер не отвечает, документ не напечатан."),
                _tr("Проверьте, включён ли принтер, или сохраните файл PDF и напечатайте его оттуда."),
            )
        # Letters in the job must not blur as photographs do.
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)


def first_page(printer: QPrinter) -> int:
    """Number from 0 of the first page to print."""
    return max(0, printer.fromPage() - 1)


def wanted_pages(printer: QPrinter, count: int, copies: int | None = None) -> Iterator[int]:
    """Numbers from 0 of the pages to print, repeated for copies the printer cannot make itself."""
    first = first_page(printer)
    last = min(printer.toPage() or count, count)
    pages = list(range(first, last))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    own = 1 if printer.supportsMultipleCopies() else copies or printer.copyCount()
    if printer.collateCopies():
        yield from pages * own
    else:
        for page in pages:
            yield from [page] * own


def _fit_paper(printer: QPrinter, document: QPdfDocument, page: int = 0) -> None:
    size = document.pagePointSize(page)
    if size.isEmpty():
        return
    landscape = size.width() > size.height()
    portrait = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    printer.setPageSize(QPageSize(portrait, QPageSize.Unit.Point))
    turn = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turn)
    printer.setFullPage(True)


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    size = document.pagePointSize(page)
    scale = _DPI / _POINTS_PER_INCH
    image = _on_white(document.render(page, QSize(round(size.width() * scale), round(size.height() * scale))))
    if image.allGray():
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)  # a quarter of the job's size
    painter.drawImage(page_rect(size, printer.paperRect(QPrinter.Unit.DevicePixel), printer.resolution()), image)


def _on_white(page: QImage) -> QImage:
    """The page with its paper: QtPdf leaves it transparent, which would become black among shades of grey."""
    sheet = QImage(page.size(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, page)
    painter.end()
    return sheet


def page_rect(size: QSizeF, paper: QRectF, resolution: int) -> QRectF:
    """Where a page of `size` (points) stands on the paper (device pixels): at its true size, made smaller only when
    the printer has no paper large enough."""
    dots = resolution / _POINTS_PER_INCH
    wanted = QSizeF(size.width() * dots, size.height() * dots)
    over = max(wanted.width() / max(paper.width(), 1), wanted.height() / max(paper.height(), 1))
    if over > _ROUNDING:
        wanted /= over
    return QRectF((paper.width() - wanted.width()) / 2, 0, wanted.width(), wanted.height())
