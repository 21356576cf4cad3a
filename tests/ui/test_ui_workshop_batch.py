"""Many sets at once from the register of contracts; copies for every party."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from daily_helpers import DAY, demo_bytes
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from documents.papers.user_templates import edit_copy, templates_folder
from documents.templates import compile_text
from models.operations import contracts
from models.operations.office import open_office
from models.operations.printed import list_printed
from models.storage.database import Database
from ui.context import AppContext
from ui.contracts.batch import BatchDialog
from ui.contracts.preview_window import PreviewWindow
from ui.pages.contracts import ContractsPage
from ui.system.tasks import TaskRunner


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """The demo office."""
    file = tmp_path / "office.db"
    file.write_bytes(demo_bytes())
    database = open_office(file)
    yield database
    database.close()


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> ContractsPage:
    context.today = lambda: DAY
    made = ContractsPage(context)
    qtbot.addWidget(made)
    made.show()
    made.activated()
    return made


@pytest.fixture
def dialog(page: ContractsPage, tmp_path: Path) -> Iterator[BatchDialog]:
    made = opened(page, 3)
    made.folder = tmp_path / "куда"
    yield made
    made.reject()


def opened(page: ContractsPage, count: int) -> BatchDialog:
    command = next(item for item in page.spec.commands if item.text == "Комплекты документов…")
    assert command.many
    command.run(list(page.model.all_rows[:count]))
    return page.commands.batch


def test_sets_are_printed_and_the_folder_offered(dialog: BatchDialog, tmp_path: Path) -> None:
    dialog.boxes["docx"].setChecked(False)
    dialog.boxes["one_pdf"].setChecked(True)
    dialog.print_button.click()
    assert dialog.told.text().replace("\u00a0", " ").startswith("Готово: 3 договора, ")
    files = list((tmp_path / "куда").rglob("*.pdf"))
    assert sum("_Комплект_" in file.name for file in files) == 3
    assert not list((tmp_path / "куда").rglob("*.docx"))
    assert len(list_printed(dialog.context.db)) == len(files)
    assert dialog.open_button.isVisible()
    assert dialog.failures.texts() == []
    assert dialog.print_button.isEnabled()


def test_what_failed_is_told_with_its_reason(dialog: BatchDialog) -> None:
    folder = templates_folder(dialog.context.db.path)
    for key in ("network_contract", "cooperation_agreement"):
        edit_copy(key, folder).write_bytes(compile_text("Слова {{ чего_нет }}"))
    dialog.print_button.click()
    assert "Не получилось: 3" in dialog.told.text().replace("\u00a0", " ")
    texts = dialog.failures.texts()
    assert sum(text.count("№") for text in texts) == 3
    assert all("чего_нет" in text for text in texts)


def test_nothing_ticked_cannot_be_printed_and_ticks_are_remembered(dialog: BatchDialog, page: ContractsPage) -> None:
    for box in dialog.boxes.values():
        box.setChecked(False)
    assert not dialog.print_button.isEnabled()
    dialog.boxes["one_pdf"].setChecked(True)
    dialog.print_button.click()
    other = opened(page, 1)
    assert other.formats() == ("one_pdf",)
    other.reject()


def test_it_can_be_stopped_in_the_background(
    context: AppContext, page: ContractsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    context.tasks = TaskRunner()
    many = [row.id for row in page.model.all_rows] * 20
    made = BatchDialog(context, many, page.commands.printer)
    made.folder = tmp_path / "куда"
    made.show()
    made.start()
    assert made.cancel_button.isVisible()
    assert not made.print_button.isEnabled()
    qtbot.waitUntil(lambda: made.bar.value() > 1, timeout=20_000)
    made.cancel_button.click()
    qtbot.waitUntil(lambda: made.result_of is not None, timeout=20_000)
    assert made.result_of is not None
    assert made.result_of.left > 0
    assert "Остановлено" in made.told.text()
    assert made.result_of.files
    made.reject()
    context.tasks.shutdown()


def test_as_many_copies_as_parties_are_proposed(
    page: ContractsPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[int] = []

    def fake(data: bytes, title: str, parent: object, *, copies: int = 1) -> bool:
        asked.append(copies)
        return True

    monkeypatch.setattr("ui.preview.pdf_preview.ask_and_print", fake)
    row = page.model.all_rows[0]
    page.context.messages.window = page
    page.commands.preview(row.id)

    window = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, PreviewWindow))
    window.preview.print()
    assert asked == [len(contracts.contract(page.context.db, row.id).parties)]
    assert asked[0] >= 2
    window.close()
