"""Templates: a copy is edited, checked, taken back; fields are listed and copied. References to laws are kept up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from daily_helpers import DAY
from pytestqt.qtbot import QtBot
from workshop_helpers import edited, rewrite, with_text

from helpers import type_text
from models.operations.office import legal_references
from ui.context import AppContext
from ui.pages.documents import LAWS, TEMPLATES, DocumentsPage
from ui.papers.templates_list import TemplateRow


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


def test_a_copy_is_made_beside_the_base_and_opened(page: DocumentsPage, opened: list[Path]) -> None:
    assert {row.edited for row in page.templates.model.all_rows} == {False}
    page.templates.edit(row_of(page, "partner_card"))
    assert opened == [page.context.db.path.parent / "Шаблоны" / "partner_card.docx"]
    assert opened[0].is_file()
    assert row_of(page, "partner_card").chip.text == "своя копия"
    page.templates.workshops["partner_card"].close()


def test_a_broken_copy_is_told_in_the_list(page: DocumentsPage, opened: list[Path]) -> None:
    page.templates.edit(row_of(page, "partner_card"))

    def change(document: Any) -> None:
        rewrite(with_text(document, "партнёр.краткое"), "партнёр.краткое", "партнёр.краткае")

    opened[0].write_bytes(edited(opened[0].read_bytes(), change))
    page.templates.refresh()
    row = row_of(page, "partner_card")
    assert row.chip.text == "своя копия с ошибкой"
    assert "партнёр.краткое" in row.problems[0]
    assert "абзаце" in row.problems[0]
    page.templates.workshops["partner_card"].close()


def test_each_template_has_one_workshop(page: DocumentsPage) -> None:
    first = page.templates.open(row_of(page, "partner_card"))
    assert page.templates.open(row_of(page, "partner_card")) is first
    other = page.templates.open(row_of(page, "covering_letter"))
    assert other is not first
    first.close()
    other.close()


def test_the_original_returns_after_a_question_and_the_copy_stays(page: DocumentsPage, opened: list[Path]) -> None:
    page.templates.edit(row_of(page, "partner_card"))
    page.templates.restore(row_of(page, "partner_card"))
    assert row_of(page, "partner_card").edited
    page.context.messages.answers = [0]  # type: ignore[attr-defined]
    page.templates.restore(row_of(page, "partner_card"))
    assert not row_of(page, "partner_card").edited
    kept = opened[0].parent / "Прежние версии" / "partner_card"
    assert len(list(kept.iterdir())) == 1
    page.templates.workshops["partner_card"].close()


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
