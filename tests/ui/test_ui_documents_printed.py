"""Printed files: what became of them, opening, forgetting; papers printed one by one; the schedule on paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from daily_helpers import DAY, Heard, demo_bytes, docx_text
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.operations import contracts, organizations
from models.operations.printed import PrintedFileData, file_hash, list_printed, record_printed
from models.operations.printed_files import FileState, file_states
from ui.context import AppContext
from ui.pages.documents import PRINT, PRINTED, DocumentsPage
from ui.pages.schedule import SchedulePage
from ui.papers.pane import PaperDialog, PaperPane
from ui.papers.print_tab import LETTER, PARTNER, REGISTER, SCHEDULE

NOW = dt.datetime(2026, 11, 20, 10, 0)


@pytest.fixture(scope="module")
def empty_office() -> bytes:
    """Here every database is the demo office."""
    return demo_bytes()


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> DocumentsPage:
    context.today = lambda: DAY
    made = DocumentsPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activated()
    return made


def printed(context: AppContext, path: Path, content: bytes) -> None:
    path.write_bytes(content)
    entry = PrintedFileData("network_contract", path.stem, path, file_hash(path), len(content))
    record_printed(context.db, [entry], NOW)


def states(page: DocumentsPage) -> dict[str, FileState]:
    return {item.row.title: item.state for item in page.printed.model.all_rows}


def test_each_file_tells_what_became_of_it(page: DocumentsPage, tmp_path: Path) -> None:
    for name in ("цел", "изменён", "пропал"):
        printed(page.context, tmp_path / f"{name}.pdf", b"1")
    assert set(states(page).values()) == {FileState.PRESENT}
    (tmp_path / "изменён.pdf").write_bytes(b"other")
    (tmp_path / "пропал.pdf").unlink()
    page.refresh()
    assert states(page) == {"цел": FileState.PRESENT, "изменён": FileState.CHANGED, "пропал": FileState.MISSING}


def test_a_file_of_the_same_length_is_told_by_its_content(page: DocumentsPage, tmp_path: Path) -> None:
    printed(page.context, tmp_path / "x.pdf", b"11")
    (tmp_path / "x.pdf").write_bytes(b"22")
    page.refresh()
    assert states(page) == {"x": FileState.CHANGED}


def test_a_paper_printed_over_an_older_one(page: DocumentsPage, tmp_path: Path) -> None:
    printed(page.context, tmp_path / "x.pdf", b"1")
    printed(page.context, tmp_path / "x.pdf", b"2")
    rows = list_printed(page.context.db)
    assert [file_states(rows)[row.id] for row in rows] == [FileState.PRESENT, FileState.REPLACED]


def test_opening_and_forgetting(page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(page.context.messages, "open_outside", opened.append)
    file = tmp_path / "Договор.pdf"
    printed(page.context, file, b"1")
    (item,) = page.printed.model.all_rows
    page.printed.open_file(item)
    page.printed.show_folder(item)
    assert opened == [file, tmp_path]
    file.unlink()
    page.printed.open_file(item)
    message = page.context.messages.said[-1]  # type: ignore[attr-defined]
    assert "больше нет" in message.text
    message.action()
    assert list_printed(page.context.db) == []
    page.context.db.undo()
    assert len(list_printed(page.context.db)) == 1


def test_the_card_shows_the_file(page: DocumentsPage, tmp_path: Path) -> None:
    printed(page.context, tmp_path / "Договор.pdf", b"1")
    page.printed.table.selectRow(0)
    assert page.printed.card is not None
    assert page.printed.card.row.path == tmp_path / "Договор.pdf"
    assert page.printed.can_export() is (page.context.exporter is not None)


def test_an_empty_register_leads_to_printing(page: DocumentsPage) -> None:
    assert page.tabs.currentIndex() == PRINTED
    page.printed.empty.primary.click()
    assert page.tabs.currentIndex() == PRINT
    assert page.shown() is page.print_tab


class TestPrintTab:
    """Papers that are not of one contract's set."""

    @pytest.fixture
    def tab(self, page: DocumentsPage) -> DocumentsPage:
        page.tabs.setCurrentIndex(PRINT)
        return page

    def test_the_register_of_the_year_comes_first(self, tab: DocumentsPage) -> None:
        made = tab.print_tab.pane.made
        assert made is not None
        assert made.key == "contract_register"
        text = docx_text(made.docx)
        assert "2026 года" in text
        assert "СФ-2026/013" in text
        tab.print_tab.show_paper(REGISTER, 2024)
        made = tab.print_tab.pane.made
        assert made is not None
        assert "СФ-2026/013" not in docx_text(made.docx)

    def test_a_paper_waits_for_its_subject(self, tab: DocumentsPage) -> None:
        tab.print_tab.show_paper(PARTNER)
        assert tab.print_tab.pane.made is None
        assert not tab.print_tab.pane.print_button.isEnabled()
        partner = next(row for row in organizations.list_organizations(tab.context.db) if not row.is_own)
        tab.print_tab.show_paper(PARTNER, partner.id)
        made = tab.print_tab.pane.made
        assert made is not None
        assert made.organization_id == partner.id
        assert partner.short_name in made.title

    def test_letter_and_schedule(self, tab: DocumentsPage) -> None:
        contract = contracts.contract_by_number(tab.context.db, "СФ-2026/011")
        tab.print_tab.show_paper(LETTER, contract.id)
        made = tab.print_tab.pane.made
        assert made is not None
        assert (made.key, made.contract_id) == ("covering_letter", contract.id)
        assert made.pdf.startswith(b"%PDF")
        tab.print_tab.show_paper(SCHEDULE, "week")
        made = tab.print_tab.pane.made
        assert made is not None
        assert "Наблюдаем природу родного края" in docx_text(made.docx)
        tab.print_tab.show_paper(SCHEDULE, "list")
        made = tab.print_tab.pane.made
        assert made is not None
        assert made.key == "schedule_list"

    def test_a_saved_paper_enters_the_register(
        self, tab: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tab.context.messages, "save_file", lambda title, name, *_: tmp_path / name)
        tab.print_tab.pane.pdf_button.click()
        tab.print_tab.pane.docx_button.click()
        rows = list_printed(tab.context.db)
        assert [Path(row.path).suffix for row in rows] == [".docx", ".pdf"]
        assert all(Path(row.path).is_file() for row in rows)
        assert set(file_states(rows).values()) == {FileState.PRESENT}
        assert "Сохранено: " in tab.print_tab.pane.bar.text.text()


def dialog_of(context: AppContext) -> PaperDialog:
    found = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, PaperDialog)]
    return found[-1]


class TestScheduleOnPaper:
    """«Сетевой график» of what the page shows."""

    @pytest.fixture
    def schedule(self, context: AppContext, qtbot: QtBot) -> SchedulePage:
        context.today = lambda: DAY
        made = SchedulePage(context)
        qtbot.addWidget(made)
        made.show()
        made.activated()
        return made

    def text(self, pane: PaperPane) -> str:
        assert pane.made is not None
        return docx_text(pane.made.docx)

    def test_the_week_shown_and_the_list(self, schedule: SchedulePage) -> None:
        schedule.bar.choose("teacher", "Мельник Пётр Ильич")
        schedule.export("print")
        dialog = dialog_of(schedule.context)
        week = self.text(dialog.pane)
        assert "29 ноября 2026" in week
        assert "Педагог: Мельник Пётр Ильич" in week
        assert "Физика (углублённый уровень)" in week
        assert "Косых" not in week
        dialog.buttons[1].click()
        listed = self.text(dialog.pane)
        assert "вторник" in listed
        assert "24.11.2026" not in listed  # a weekly row is told by its weekday, not by forty dates
        dialog.close()

    def test_a_dated_lesson_stands_in_its_week(self, schedule: SchedulePage) -> None:
        assert schedule.week is not None
        schedule.week.show_day(dt.date(2026, 12, 3))
        schedule.export("pdf")
        dialog = dialog_of(schedule.context)
        assert "Лабораторные дни" in self.text(dialog.pane)
        dialog.close()


def test_a_file_leads_to_its_contract(page: DocumentsPage, tmp_path: Path) -> None:
    contract = contracts.contract_by_number(page.context.db, "СФ-2026/011")
    path = tmp_path / "x.pdf"
    path.write_bytes(b"1")
    entry = PrintedFileData("network_contract", "Договор", path, file_hash(path), 1)
    record_printed(page.context.db, [entry], NOW, contract_id=contract.id)
    heard = Heard(page.context.navigate.requested)
    page.printed.open_contract(page.printed.model.all_rows[0])
    assert heard.last == ("contracts", contract.id, None)
