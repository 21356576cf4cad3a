"""Templates: a copy is edited, checked, taken back; fields are listed and copied. References to laws are kept up."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from daily_helpers import DAY
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpers import type_text
from models.operations.office import legal_references
from ui.context import AppContext
from ui.dialogs.findings import FindingsDialog
from ui.pages.documents import LAWS, TEMPLATES, DocumentsPage
from ui.papers.fields_window import FieldsWindow, written
from ui.papers.templates_list import TemplateRow, template_chip


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> DocumentsPage:
    context.today = lambda: DAY
    made = DocumentsPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.tabs.setCurrentIndex(TEMPLATES)
    return made


def row_of(page: DocumentsPage, key: str) -> TemplateRow:
    return next(row for row in page.templates.model.all_rows if row.id == key)


@pytest.fixture
def opened(context: AppContext, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was opened with the system's programs."""
    files: list[Path] = []
    monkeypatch.setattr(context.messages, "open_outside", files.append)
    return files


def rewrite(path: Path, old: str, new: str) -> None:
    """Replace words of a .docx, as Word would."""
    source = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                text = data.decode("utf-8")
                assert old in text
                data = text.replace(old, new, 1).encode("utf-8")
            target.writestr(name, data)
    path.write_bytes(stream.getvalue())


def test_a_copy_is_made_beside_the_base_and_opened(page: DocumentsPage, opened: list[Path]) -> None:
    assert {row.edited for row in page.templates.model.all_rows} == {False}
    page.templates.edit(row_of(page, "partner_card"))
    assert opened == [page.context.db.path.parent / "Шаблоны" / "partner_card.docx"]
    assert opened[0].is_file()
    assert template_chip(row_of(page, "partner_card")).text == "своя копия"


def test_a_broken_copy_is_told_with_its_paragraph(page: DocumentsPage, opened: list[Path]) -> None:
    page.templates.edit(row_of(page, "partner_card"))
    rewrite(opened[0], "партнёр.краткое", "партнёр.краткае")
    page.templates.check(row_of(page, "partner_card"))
    row = row_of(page, "partner_card")
    assert template_chip(row).text == "своя копия с ошибкой"
    assert "партнёр.краткое" in row.problems[0]
    assert "абзаце" in row.problems[0]
    dialog = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, FindingsDialog))
    assert dialog.list.texts() == list(row.problems)
    dialog.close()


def test_a_good_template_is_praised(page: DocumentsPage) -> None:
    for row in page.templates.model.all_rows:
        page.templates.check(row)
        assert page.context.messages.texts()[-1] == f"Шаблон «{row.title}» проверен: ошибок нет."  # type: ignore[attr-defined]


def test_the_original_returns_after_a_question_and_the_copy_stays(page: DocumentsPage, opened: list[Path]) -> None:
    page.templates.edit(row_of(page, "partner_card"))
    page.templates.restore(row_of(page, "partner_card"))
    assert row_of(page, "partner_card").edited
    page.context.messages.answers = [0]  # type: ignore[attr-defined]
    page.templates.restore(row_of(page, "partner_card"))
    assert not row_of(page, "partner_card").edited
    assert [file.name for file in opened[0].parent.iterdir()] == ["partner_card (прежний 1).docx"]


def test_fields_are_listed_and_copied(page: DocumentsPage) -> None:
    page.templates.show_fields(row_of(page, "network_contract"))
    window = page.templates.fields_window
    assert isinstance(window, FieldsWindow)
    names = [row.name for row in window.model.all_rows]
    assert "договор.номер" in names
    assert all(row.description for row in window.model.all_rows)
    type_text(window.search, "номер")
    window.search.search_now()
    assert 0 < window.model.rowCount() < len(names)
    window.view.select_key("договор.номер")
    window.copy_button.click()
    assert QGuiApplication.clipboard().text() == "{{ договор.номер }}"
    assert written("стороны → роль") == "{{ с.роль }}"
    window.close()


def test_no_paper_shows_its_inner_name(page: DocumentsPage) -> None:
    columns = page.templates.spec.columns
    words = [column.display(row) for row in page.templates.model.all_rows for column in columns]
    assert not any("_" in word or word.isascii() for word in words)


def test_a_law_is_marked_as_checked_and_corrected(page: DocumentsPage) -> None:
    page.tabs.setCurrentIndex(LAWS)
    laws = page.laws
    first = laws.model.all_rows[0]
    assert laws.chip(first).text == "не проверено"
    laws.checked(first)
    assert legal_references(page.context.db)[first.key].checked_on == DAY
    assert laws.chip(laws.model.all_rows[0]).text == "23.11.2026"
    laws.edit(laws.model.all_rows[0])
    type_text(laws.dialog.form.editor("source"), "Ёмкий источник ")
    laws.dialog.save()
    assert legal_references(page.context.db)[first.key].source.startswith("Ёмкий источник")
    page.context.db.undo()
    page.context.db.undo()
    assert legal_references(page.context.db)[first.key] == first


def test_commands_go_to_the_open_tab(page: DocumentsPage) -> None:
    assert page.primary_text() == ""
    page.tabs.setCurrentIndex(0)
    assert page.primary_text() == "Напечатать документ"
    page.run_primary()
    assert page.shown() is page.print_tab
    page.focus_search()
    page.reset_layout()
    page.show_record(1)
    assert page.shown() is page.printed
