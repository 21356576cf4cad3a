"""The PDF preview and printing, on real PDF files."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QShortcut,
    QWheelEvent,
    qGray,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot
from ui_helpers import AnsweringMessages

from ui.context import AppContext
from ui.preview.pdf_preview import PdfPreview
from ui.preview.printing import _on_white, load_document, page_rect, print_document, wanted_pages
from ui.system.tasks import Cancelled


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


def place(preview: PdfPreview) -> str:
    return f"{preview.pages_control.field.text()} {preview.pages_control.total.text()}"


def test_document_is_shown_from_memory(preview: PdfPreview, data: bytes) -> None:
    preview.load(data, "Договор")
    assert preview.pages() == 5
    assert preview.view.isVisible()
    assert place(preview) == "1 из 5"


def test_pages_are_turned_and_never_left(preview: PdfPreview, data: bytes, qtbot: QtBot) -> None:
    preview.load(data)
    preview.go(2)
    qtbot.waitUntil(lambda: place(preview) == "3 из 5")
    preview.go(99)
    qtbot.waitUntil(lambda: preview.page() == 4)
    preview.go(-5)
    qtbot.waitUntil(lambda: preview.page() == 0)


def shows(preview: PdfPreview, page: int) -> bool:
    return preview.page() == page


def test_a_page_is_asked_for_by_its_number(preview: PdfPreview, data: bytes, qtbot: QtBot) -> None:
    preview.load(data)
    field = preview.pages_control.field
    for typed, page in (("4", 3), ("99", 4), ("2", 1)):
        field.setText(typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(shows, preview, page))
    field.setText("")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert preview.page() == 1
    assert not field.hasAcceptableInput() or field.text() == "2"


def test_new_version_keeps_place_and_zoom(preview: PdfPreview, data: bytes, qtbot: QtBot) -> None:
    preview.load(data)
    preview.zoom.put("1.5")
    bar = preview.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 600)
    bar.setValue(600)
    for _ in range(3):
        preview.load(data)
        qtbot.waitUntil(lambda: bar.value() == 600)
    assert preview.view.zoomFactor() == 1.5
    preview.go(3)
    assert preview.view.zoomFactor() == 1.5


def test_zoom_is_remembered_and_shown(preview: PdfPreview, data: bytes, qtbot: QtBot) -> None:
    preview.load(data)
    assert preview.zoom.sizes.currentData() == "width"
    wide = preview.zoom.factor()
    preview.zoom.larger()
    assert preview.view.zoomFactor() == pytest.approx(wide * 1.2, rel=0.001)
    assert preview.zoom.sizes.placeholderText() == f"{round(wide * 120)} %"
    preview.zoom.put("page")
    assert preview.zoom.factor() < wide
    other = PdfPreview(preview.context)
    qtbot.addWidget(other)
    assert other.zoom.sizes.currentData() == "page"
    other.zoom.put("99")
    assert other.view.zoomFactor() == 5.0
    preview.context.settings.set("view/preview_zoom", "xyz")
    broken = PdfPreview(preview.context)
    qtbot.addWidget(broken)
    assert broken.zoom.sizes.currentData() == "width"


def test_the_wizard_remembers_a_zoom_of_its_own(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.zoom.put("3.0")
    narrow = PdfPreview(preview.context, zoom_key="view/wizard_zoom")
    qtbot.addWidget(narrow)
    assert narrow.zoom.sizes.currentData() == "width"


def test_zooming_keeps_the_page_and_the_number_follows_the_wheel(
    preview: PdfPreview, data: bytes, qtbot: QtBot
) -> None:
    preview.load(data)
    preview.zoom.put("1.0")
    preview.pages_control.field.setFocus()
    preview.go(3)
    qtbot.waitUntil(lambda: preview.page() == 3)
    preview.zoom.put("2.0")
    assert preview.page() == 3
    wide = preview.view.horizontalScrollBar()
    assert abs(wide.value() - wide.maximum() / 2) <= 1
    preview.view.verticalScrollBar().setValue(0)
    assert preview.pages_control.field.text() == "1"


def test_keys_and_wheel_zoom_the_pages_not_the_letters(preview: PdfPreview, data: bytes, qtbot: QtBot) -> None:
    preview.load(data)
    window_heard: list[str] = []
    for keys in ("Ctrl++", "Ctrl+-", "Ctrl+0"):
        QShortcut(QKeySequence(keys), preview).activated.connect(lambda keys=keys: window_heard.append(keys))
    preview.view.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(preview.view, Qt.Key.Key_0, control)
    assert preview.view.zoomFactor() == 1.0
    qtbot.keyClick(preview.view, Qt.Key.Key_Plus, control)
    assert preview.view.zoomFactor() == pytest.approx(1.2)
    qtbot.keyClick(preview.view, Qt.Key.Key_Minus, control)
    assert preview.view.zoomFactor() == pytest.approx(1.0)
    middle = QPointF(preview.view.viewport().rect().center())
    turn = QWheelEvent(
        middle, preview.view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        control, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(preview.view.viewport(), turn)
    assert preview.view.zoomFactor() == pytest.approx(1.44)
    assert window_heard == []


def test_words_are_found_counted_and_visited(preview: PdfPreview, data: bytes, qtbot: QtBot) -> None:
    preview.load(data)
    search = preview.search
    search.field.setText("Лист")
    search.field.search_now()
    qtbot.waitUntil(lambda: search.found.text() == "1 из 5")
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: preview.page() == 1)
    assert search.found.text() == "2 из 5"
    for _ in range(2):
        qtbot.keyClick(search.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert search.found.text() == "5 из 5"
    search.field.setText("Лист 4")
    search.field.search_now()
    qtbot.waitUntil(lambda: preview.page() == 3)
    preview.load(data)
    qtbot.waitUntil(lambda: search.count() == 1)
    search.field.setText("чего нет")
    search.field.search_now()
    qtbot.waitUntil(lambda: search.found.text() == "не найдено")
    assert not search._arrows[0].isEnabled()


def test_text_can_be_copied(preview: PdfPreview, data: bytes, qtbot: QtBot) -> None:
    preview.load(data)
    preview.copy_text(1, 3)
    assert QGuiApplication.clipboard().text().split("\n\n") == ["Лист 2", "Лист 3"]
    assert len([action for action in preview.menu().actions() if action.text()]) == 4


def test_without_a_printer_the_pdf_is_offered(
    preview: PdfPreview, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.preview.printing.has_printer", lambda: False)
    messages = preview.context.messages
    assert isinstance(messages, AnsweringMessages)
    monkeypatch.setattr(messages, "save_file", lambda title, name, *_: tmp_path / name)
    preview.load(data, "Договор № 5")
    messages.answers.append(0)
    preview.print()
    assert "нет ни одного принтера" in messages.asked[-1]
    assert (tmp_path / "Договор_5.pdf").read_bytes() == data


def test_every_tool_says_what_it_does(preview: PdfPreview) -> None:
    tools = [item for item in preview.tools.findChildren(QToolButton) if not isinstance(item.parent(), QLineEdit)]
    assert len(tools) == 7
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


@pytest.mark.parametrize(
    ("size", "paper", "wanted"),
    [
        ((595, 842), (4961, 7016), (4958, 7017)),  # true size, whatever the driver rounds A4 to
        ((842, 595), (7016, 4961), (7017, 4958)),
        ((595, 842), (4200, 5940), (4198, 5940)),  # no paper large enough: the whole page, smaller
    ],
)
def test_pages_keep_their_true_size(size: tuple[int, int], paper: tuple[int, int], wanted: tuple[int, int]) -> None:
    place = page_rect(QSizeF(*size), QRectF(0, 0, *paper), 600)
    assert (round(place.width()), round(place.height())) == wanted
    assert place.top() == 0


def test_the_printed_page_looks_like_the_page(tmp_path: Path, context: AppContext) -> None:
    document, _buffer = load_document(make_pdf(tmp_path / "in.pdf", ["Стоя", "Лёжа"], landscape_from=1))
    print_document(document, make_printer(tmp_path / "out.pdf"))
    printed, _other = load_document((tmp_path / "out.pdf").read_bytes())
    for page in range(2):
        size = printed.pagePointSize(page).toSize()
        places = []
        for source in (document, printed):
            sheet = _on_white(source.render(page, size))
            ink = [
                (x, y) for y in range(sheet.height()) for x in range(sheet.width()) if qGray(sheet.pixel(x, y)) < 128
            ]
            assert 10 < len(ink) < 1000  # black letters on white paper
            places.append((min(x for x, _y in ink), min(y for _x, y in ink), max(x for x, _y in ink)))
        assert all(abs(one - other) <= 1 for one, other in zip(*places, strict=True))


def test_a_stopped_job_is_thrown_away(tmp_path: Path, context: AppContext) -> None:
    document, _buffer = load_document(make_pdf(tmp_path / "in.pdf", ["1", "2", "3"]))
    asked: list[int] = []

    def check() -> None:
        asked.append(1)
        if len(asked) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_document(document, make_printer(tmp_path / "out.pdf"), check)
    assert len(asked) == 2
