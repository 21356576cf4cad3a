"""«Печать на принтере»: whole sets with copies of their own, what failed, no printer at all. The printer is a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from daily_helpers import DAY, demo_bytes
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from documents.papers.printing import print_set
from documents.papers.user_templates import edit_copy, templates_folder
from documents.templates import compile_text
from models.operations import contracts
from models.rules.copies import contract_copies
from ui.context import AppContext
from ui.papers.print_tab import SET, PrintTab
from ui.papers.printed_list import PrintedList
from ui.papers.printer_dialog import PrinterDialog
from ui.papers.printer_run import Fate, PrinterItem, send
from ui.papers.printer_sets import open_sets
from ui.papers.printer_table import COPIES, TITLE
from ui.preview.printing import PrintProblem, load_document
from ui.system.tasks import TaskRunner

THREE_PARTIES = "СФ-2026/013"


@pytest.fixture(scope="module")
def empty_office() -> bytes:
    """Here every database is the demo office."""
    return demo_bytes()


def file_printer(file: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def pages_of(file: Path) -> int:
    document, _buffer = load_document(file.read_bytes())
    return document.pageCount()


def dialog_of(context: AppContext, *numbers: str) -> PrinterDialog:
    ids = [contracts.contract_by_number(context.db, number).id or 0 for number in numbers]
    open_sets(context, ids, context.tasks)
    return next(item for item in QApplication.topLevelWidgets() if isinstance(item, PrinterDialog) and item.isVisible())


@pytest.fixture
def dialog(context: AppContext, qtbot: QtBot) -> PrinterDialog:
    context.today = lambda: DAY
    return dialog_of(context, THREE_PARTIES)


def test_each_paper_has_copies_of_its_own(dialog: PrinterDialog) -> None:
    assert dialog.kinds == {}
    contract = contracts.contract_by_number(dialog.context.db, THREE_PARTIES)
    assert [(item.title, item.copies) for item in dialog.table.papers] == [
        ("Договор о сетевой форме", contract_copies(contract)),
        ("Сопроводительное письмо", 1),
    ]
    assert contract_copies(contract) == len(contract.parties) == 3
    assert THREE_PARTIES in dialog.title


def test_the_set_goes_to_the_printer_as_often_as_the_table_says(
    dialog: PrinterDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.send_to(file_printer(tmp_path / "once.pdf"))
    told = [dialog.table.told(row) for row in range(2)]
    assert all(text.startswith("отправлен, ") for text in told)
    contract_pages = int(told[0].split()[1].replace("\u00a0", ""))
    letter_pages = pages_of(tmp_path / "once.pdf") - contract_pages
    assert contract_pages % 3 == 0
    assert dialog.table.chosen() == []  # what was sent needs no second printing
    assert not dialog.print_button.isEnabled()
    for row in range(2):
        dialog.table.cell(row, TITLE).setCheckState(Qt.CheckState.Checked)
    dialog.table.cell(0, COPIES).setData(Qt.ItemDataRole.EditRole, 1)
    dialog.send_to(file_printer(tmp_path / "other.pdf"))
    assert pages_of(tmp_path / "other.pdf") == contract_pages // 3 + letter_pages


def test_copies_are_typed_and_ticks_set_by_keyboard(dialog: PrinterDialog, qtbot: QtBot) -> None:
    table = dialog.table
    table.setFocus()
    table.setCurrentCell(1, COPIES)
    qtbot.keyClick(table, Qt.Key.Key_4)
    editor = table.findChild(QSpinBox)
    assert editor is not None
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.papers[1].copies == 4)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.chosen() == [0]
    assert "3 экземпляра" in dialog.told.text().replace("\u00a0", " ")


def test_what_failed_is_told_and_can_be_tried_again(dialog: PrinterDialog, tmp_path: Path) -> None:
    folder = templates_folder(dialog.context.db.path)
    faulty = edit_copy("network_contract", folder)
    faulty.write_bytes(compile_text("Слова {{ чего_нет }}"))
    dialog.send_to(file_printer(tmp_path / "out.pdf"))
    assert "чего_нет" in dialog.table.told(0)
    assert dialog.table.told(1).startswith("отправлен")
    assert "Не получилось: 1 документ." in dialog.told.text().replace("\u00a0", " ")
    assert dialog.table.chosen() == [0]
    printed: list[tuple[str, list[str]]] = []

    def exporter(kind: str, title: str, columns: object, rows: list[object]) -> None:
        printed.append((kind, [row.told for row in rows]))  # type: ignore[attr-defined]

    dialog.context.exporter = exporter  # type: ignore[assignment]
    dialog.print_result()
    assert printed[0][0] == "print"
    assert len(printed[0][1]) == 2
    faulty.unlink()
    dialog.send_to(file_printer(tmp_path / "again.pdf"))
    assert dialog.table.told(0).startswith("отправлен")


def test_a_dead_printer_is_asked_once(tmp_path: Path, context: AppContext) -> None:
    def made() -> object:
        pytest.fail("the second paper needs not be made")

    class Whole:
        def to_pdf(self) -> bytes:
            raise PrintProblem("Принтер не отвечает.")

    items = [PrinterItem("Договор", "№ 1", 2, Whole), PrinterItem("Письмо", "№ 1", 1, made)]  # type: ignore[arg-type]
    outcomes = send(items, file_printer(tmp_path / "x.pdf"), lambda *_: None, lambda: False)
    assert [outcome.fate for outcome in outcomes] == [Fate.FAILED, Fate.FAILED]
    assert {outcome.reason for outcome in outcomes} == {"Принтер не отвечает."}


def test_without_a_printer_one_pdf_is_offered(
    dialog: PrinterDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.preview.printing.has_printer", lambda: False)
    messages = dialog.context.messages
    monkeypatch.setattr(messages, "save_file", lambda title, name, *_: tmp_path / name)
    messages.answers.append(0)  # type: ignore[attr-defined]
    dialog.print_button.click()
    (saved,) = tmp_path.glob("Комплект*.pdf")
    assert pages_of(saved) > 2
    assert "принтер" in messages.asked[-1]  # type: ignore[attr-defined]


def test_all_letters_are_left_out_at_once(context: AppContext) -> None:
    context.today = lambda: DAY
    dialog = dialog_of(context, THREE_PARTIES, "СФ-2026/011")
    dialog.kinds["Сопроводительное письмо"].click()
    assert dialog.table.chosen() == [0, 2]


def test_many_contracts_are_printed_in_the_background_and_can_be_stopped(
    context: AppContext, tmp_path: Path, qtbot: QtBot
) -> None:
    context.today = lambda: DAY
    rows = contracts.list_contracts(context.db, DAY)
    dialog = dialog_of(context, *(row.number for row in rows))
    context.tasks = runner = TaskRunner()
    runner.progressed.connect(dialog._on_progress)
    dialog.send_to(file_printer(tmp_path / "many.pdf"))
    assert dialog.stop_button.isVisible()
    assert not dialog.print_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.bar.value() > 1, timeout=20_000)
    dialog.stop_button.click()
    qtbot.waitUntil(lambda: not dialog._running, timeout=20_000)
    assert "Остановлено" in dialog.told.text()
    told = [dialog.table.told(row) for row in range(len(dialog.table.papers))]
    assert told[0].startswith("отправлен")
    assert told[-1] == "остановлено, не печатался"
    runner.shutdown()


def test_saved_files_are_printed_as_they_lie(context: AppContext, tmp_path: Path, qtbot: QtBot) -> None:
    number = contracts.contract_by_number(context.db, THREE_PARTIES).id or 0
    print_set(context.db, number, tmp_path / "out", ["pdf", "docx"])
    page = PrintedList(context, lambda: None)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    rows = page.model.all_rows
    for row in rows[1:3]:  # a DOCX and a PDF
        row.path.write_bytes(b"not a document any more")
    page.send(rows)
    dialog = next(item for item in page.window().findChildren(PrinterDialog))
    assert not dialog.pdf_button.isVisible()
    dialog.send_to(file_printer(tmp_path / "paper.pdf"))
    told = [dialog.table.told(row) for row in range(len(rows))]
    assert [text.startswith("отправлен") for text in told] == [True, False, False, True]
    assert pages_of(tmp_path / "paper.pdf") >= 3


def test_the_whole_set_is_seen_in_documents_and_sent_from_there(context: AppContext, qtbot: QtBot) -> None:
    context.today = lambda: DAY
    tab = PrintTab(context)
    qtbot.addWidget(tab)
    tab.show()
    tab.activated()
    tab.show_paper(SET, contracts.contract_by_number(context.db, THREE_PARTIES).id)
    assert tab.pane.made is not None
    assert tab.pane.preview.pages() >= 3
    assert not tab.pane.docx_button.isEnabled()
    tab.export("print")
    found = [item for item in QApplication.topLevelWidgets() if isinstance(item, PrinterDialog) and item.isVisible()]
    assert [item.copies for item in found[0].table.papers] == [3, 1]
