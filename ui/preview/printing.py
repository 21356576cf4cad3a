"""Printing a PDF on paper: each page drawn at the resolution of the printer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from models.errors import EnvironmentProblem

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

_MAX_DPI = 300
_POINTS_PER_INCH = 72


class PrintProblem(EnvironmentProblem):
    """The printer did not take the paper."""


def load_document(data: bytes) -> tuple[QPdfDocument, QBuffer]:
    """The PDF in memory, with the buffer that must live as long as the document."""
    from PySide6.QtPdf import QPdfDocument

    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return document, buffer


def ask_and_print(data: bytes, title: str, parent: QWidget | None = None, *, copies: int = 1) -> bool:
    """Show the system's print dialog and print; False when the user changed her mind. Raises PrintProblem."""
    document, _buffer = load_document(data)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCopyCount(copies)
    _fit_paper(printer, document)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, max(1, document.pageCount()))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    print_document(document, printer)
    return True


def print_document(document: QPdfDocument, printer: QPrinter) -> int:
    """Draw the wanted pages onto `printer`, landscape pages turned; how many sheets were drawn. Raises PrintProblem."""
    painter = QPainter()
    _fit_paper(printer, document, first_page(printer))
    if not painter.begin(printer):
        raise PrintProblem(
            printer_sentence(), "Проверьте, включён ли принтер, или сохраните файл PDF и напечатайте его оттуда."
        )
    sheets = 0
    try:
        for page in wanted_pages(printer, document.pageCount()):
            if sheets:
                _fit_paper(printer, document, page)
                printer.newPage()
            _draw(painter, printer, document, page)
            sheets += 1
    finally:
        painter.end()
    return sheets


def printer_sentence() -> str:
    """What happened, in the user's words."""
    return "Принтер не отвечает, документ не напечатан."


def first_page(printer: QPrinter) -> int:
    """Number from 0 of the first page to print."""
    return max(0, printer.fromPage() - 1)


def wanted_pages(printer: QPrinter, count: int) -> Iterator[int]:
    """Numbers from 0 of the pages to print, repeated for copies the printer cannot make itself."""
    first = first_page(printer)
    last = min(printer.toPage() or count, count)
    pages = list(range(first, last))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    own = 1 if printer.supportsMultipleCopies() else printer.copyCount()
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
    dpi = min(printer.resolution(), _MAX_DPI)
    scale = dpi / _POINTS_PER_INCH
    image = document.render(page, QSize(round(size.width() * scale), round(size.height() * scale)))
    paper = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
    fitted = image.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left = (paper.width() - fitted.width()) // 2
    painter.drawImage(QRect(left, 0, fitted.width(), fitted.height()), image)
