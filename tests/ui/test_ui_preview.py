"""The PDF preview and printing, on real PDF files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ui.context import AppContext
from ui.preview.pdf_preview import PdfPreview
from ui.preview.printing import load_document, print_document, wanted_pages


def make_pdf(file: Path, texts: list[str], landscape_from: int = 99) -> bytes:
    """A PDF with one page for each text."""
    writer = QPdfWriter(str(file))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    for number, text in enumerate(texts):
        if number:
            turned = number >= landscape_from
            turn = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
            writer.setPageOrientation(turn)
            writer.newPage()
        painter.drawText(1000, 1000, text)
    painter.end()
    return file.read_bytes()


@pytest.fixture
def data(tmp_path: Path, context: AppContext) -> bytes:
    return make_pdf(tmp_path / "five.pdf", [f"Лист {number}" for number in range(1, 6)])


@pytest.fixture
def preview(context: AppContext, qtbot: QtBot) -> PdfPreview:
    made = PdfPreview(context)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def test_without_a_document_words_stand_there(preview: PdfPreview) -> None:
    assert preview.empty.isVisible()
    assert not preview.view.isVisible()
    assert preview.pages() == 0


def test_document_is_shown_from_memory(preview: PdfPreview, data: bytes) -> None:
    preview.load(data, "Договор")
    assert preview.pages() == 5
    assert preview.view.isVisible()
    assert preview.place.text() == "1 из 5"


def test_pages_are_turned_and_never_left(preview: PdfPreview, data: bytes, qtbot: QtBot) -> None:
    preview.load(data)
    preview.go(2)
    qtbot.waitUntil(lambda: preview.place.text() == "3 из 5")
    preview.go(99)
    qtbot.waitUntil(lambda: preview.page() == 4)
    preview.go(-5)
    qtbot.waitUntil(lambda: preview.page() == 0)


def test_new_version_keeps_place_and_zoom(preview: PdfPreview, data: bytes, qtbot: QtBot) -> None:
    preview.load(data)
    preview.zoom(1.5)
    zoom = preview.view.zoomFactor()
    bar = preview.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 600)
    bar.setValue(600)
    for _ in range(3):
        preview.load(data)
        qtbot.waitUntil(lambda: bar.value() == 600)
    assert preview.view.zoomFactor() == zoom
    preview.fit_width()
    assert preview.view.zoomMode() == preview._modes.FitToWidth


def test_words_are_found(preview: PdfPreview, data: bytes, qtbot: QtBot) -> None:
    preview.load(data)
    preview.search.setText("Лист 4")
    preview.search.search_now()
    qtbot.waitUntil(lambda: preview._search.rowCount(preview._root()) == 1)
    preview.next_hit()
    qtbot.waitUntil(lambda: preview.page() == 3)


def test_every_tool_says_what_it_does(preview: PdfPreview) -> None:
    tools = [item for item in preview.tools.findChildren(QToolButton) if item.parent() is preview.tools]
    assert len(tools) == 6
    assert all(item.accessibleName() and item.toolTip() for item in tools)


def make_printer(file: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def test_all_pages_are_printed_each_in_its_direction(tmp_path: Path, context: AppContext) -> None:
    source = make_pdf(tmp_path / "in.pdf", ["Стоя", "Стоя", "Лёжа"], landscape_from=2)
    document, _buffer = load_document(source)
    assert print_document(document, make_printer(tmp_path / "out.pdf")) == 3
    printed, _other = load_document((tmp_path / "out.pdf").read_bytes())
    sizes = [printed.pagePointSize(page) for page in range(printed.pageCount())]
    assert [size.width() > size.height() for size in sizes] == [False, False, True]
    assert abs(sizes[0].width() - QSizeF(595, 842).width()) < 3


@pytest.mark.parametrize(
    ("first", "last", "copies", "collate", "pages"),
    [
        (0, 0, 1, True, [0, 1, 2, 3, 4]),
        (2, 3, 1, True, [1, 2]),
        (4, 99, 1, True, [3, 4]),
        (1, 2, 2, True, [0, 1, 0, 1]),
        (1, 2, 2, False, [0, 0, 1, 1]),
    ],
)
def test_ranges_and_copies(
    tmp_path: Path, context: AppContext, first: int, last: int, copies: int, collate: bool, pages: list[int]
) -> None:
    printer = make_printer(tmp_path / "x.pdf")
    printer.setFromTo(first, last)
    printer.setCopyCount(copies)
    printer.setCollateCopies(collate)
    assert not printer.supportsMultipleCopies() or copies == 1
    assert list(wanted_pages(printer, 5)) == pages
