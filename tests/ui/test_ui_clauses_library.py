"""«Условия»: the library with its norms, own clauses and copies of ours, the check while one writes, files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from daily_helpers import DAY
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from wizard_helpers import spoken, sweep

from helpers import type_text
from models.enums import ClauseSection
from models.operations import clauses
from models.operations.clauses import shipped_clauses
from models.problems import Severity
from ui.clauses.dialog import ClauseDialog
from ui.clauses.library_list import ClauseRow
from ui.clauses.looks import checked_day_chip
from ui.context import AppContext
from ui.pages.documents import CLAUSES, LAWS, TEMPLATES, DocumentsPage


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> DocumentsPage:
    context.today = lambda: DAY
    made = DocumentsPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.tabs.setCurrentIndex(CLAUSES)
    return made


def row_of(page: DocumentsPage, key: str) -> ClauseRow:
    return next(row for row in page.clauses.model.all_rows if row.id == key)


def dialog_of(page: DocumentsPage) -> ClauseDialog:
    dialog = page.clauses.deeds.dialog
    assert dialog is not None
    return dialog


def type_clause(dialog: ClauseDialog, title: str, text: str) -> None:
    dialog.stack.change("title", title)
    dialog.variants.items[0].form.change("text", text)
    dialog.look()


def test_the_library_is_listed_with_norms_and_filled_texts(page: DocumentsPage) -> None:
    rows = page.clauses.model.all_rows
    assert [row.id for row in rows] == list(shipped_clauses())
    row = row_of(page, "personal_data")
    assert row.item.norm.startswith("Федеральный закон")
    assert "{{" not in row.words
    page.clauses.table.selectRow(0)
    card = page.clauses.card
    assert card is not None
    words = " ".join(part.text() for part in card.findChildren(QLabel))
    assert "За исполнение" in words
    assert "не проверено" in words


def test_the_help_is_that_of_the_open_tab(page: DocumentsPage) -> None:
    assert page.help_page == "clauses"
    page.tabs.setCurrentIndex(LAWS)
    assert page.help_page == "documents"


def test_search_and_filters(page: DocumentsPage, context: AppContext) -> None:
    page.clauses.bar.search.setText("усиленной квалифицированной")
    page.clauses.bar.search.search_now()
    assert [page.clauses.model.row_at(line).id for line in range(page.clauses.model.rowCount())] == ["electronic"]
    page.clauses.bar.reset()
    page.clauses.bar.choose("section", ClauseSection.FINANCE)
    wanted = [key for key, clause in shipped_clauses().items() if clause.section is ClauseSection.FINANCE]
    assert [page.clauses.model.row_at(line).id for line in range(page.clauses.model.rowCount())] == wanted
    page.clauses.bar.reset()
    clauses.mark_clause_checked(context.db, "payment", DAY)
    page.clauses.bar.choose("state", "unchecked")
    assert page.clauses.model.rowCount() == len(shipped_clauses()) - 1


def test_a_mark_is_set_and_taken_away(page: DocumentsPage, context: AppContext) -> None:
    page.clauses.deeds.checked(row_of(page, "disputes").item)
    assert row_of(page, "disputes").item.checked_on == DAY
    assert spoken(context).texts()[-1] == "Отмечено: проверено сегодня."
    page.clauses.deeds.unchecked(row_of(page, "disputes").item)
    assert row_of(page, "disputes").item.checked_on is None


def test_an_own_clause_is_written_from_the_keyboard(page: DocumentsPage, qtbot: QtBot) -> None:
    page.clauses.run_primary()
    dialog = dialog_of(page)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    type_text(dialog.stack.editor("title"), "Форма одежды")
    type_clause(dialog, "Форма одежды", "На занятия по {{ договор.дат }} приходят в сменной обуви.")
    assert dialog.look_pane.looked is not None
    assert "Договору" in dialog.look_pane.looked.views[0].text
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = row_of(page, "own1")
    assert row.clause.title == "Форма одежды"
    assert row.clause.kinds == "network cooperation"
    assert row.item.own
    assert page.clauses.table.current_row() is row


def test_a_faulty_clause_is_told_in_the_list(page: DocumentsPage) -> None:
    page.clauses.deeds.edit(row_of(page, "disputes").item)
    dialog = dialog_of(page)
    type_clause(dialog, "Споры", "Споры по {{ договр.дат }}.")
    dialog.save()
    row = row_of(page, "disputes")
    assert len(row.faults) == 1
    page.clauses.table.selectRow([item.id for item in page.clauses.model.all_rows].index("disputes"))
    card = page.clauses.card
    assert card is not None
    assert any("договр" in part.text() for part in card.findChildren(QLabel))


def test_our_clause_is_copied_by_editing_and_returned(page: DocumentsPage, context: AppContext) -> None:
    page.clauses.deeds.edit(row_of(page, "disputes").item)
    dialog = dialog_of(page)
    type_clause(dialog, "Споры", "Споры решают директора.")
    dialog.save()
    row = row_of(page, "disputes")
    assert (row.item.changed, row.clause.title) == (True, "Споры")
    assert [item.key for item in row.clause.variants] == ["claim", "meeting"]
    assert row.clause.numbers == shipped_clauses()["disputes"].numbers
    spoken(context).answers.append(0)
    page.clauses.deeds.restore(row.item)
    assert row_of(page, "disputes").clause == shipped_clauses()["disputes"]


def test_editing_untouched_loses_nothing(page: DocumentsPage) -> None:
    for key in ("electronic", "withdrawal", "payment", "personal_data"):
        page.clauses.deeds.edit(row_of(page, key).item)
        dialog = dialog_of(page)
        assert dialog.current() == shipped_clauses()[key]
        assert not dialog.form.dirty()
        dialog.reject()
    sweep()


def test_a_misspelt_field_is_told_while_typing_and_mended(page: DocumentsPage, qtbot: QtBot) -> None:
    page.clauses.deeds.edit(row_of(page, "disputes").item)
    dialog = dialog_of(page)
    type_clause(dialog, "Споры", "Споры по {{ договр.дат }}.")
    looked = dialog.look_pane.looked
    assert looked is not None
    finding = next(item for item in looked.report.findings if item.severity is Severity.ERROR)
    assert "Возможно, «договор»?" in finding.text
    assert dialog.look_pane.has_errors()
    assert finding.repair is not None
    dialog.mend(finding.repair)
    assert dialog.variants.items[0].form.values()["text"] == "Споры по {{ договор.дат }}."
    assert not dialog.look_pane.has_errors()
    sweep()


def test_a_text_changed_after_its_check_is_told(page: DocumentsPage, context: AppContext) -> None:
    clauses.mark_clause_checked(context.db, "disputes", DAY)
    page.clauses.refresh()
    page.clauses.deeds.edit(row_of(page, "disputes").item)
    dialog = dialog_of(page)
    assert dialog.form.problems() == []
    type_clause(dialog, "Споры", "Другой текст.")
    assert [problem.code for problem in dialog.form.problems()] == ["check_old"]
    dialog.stack.change("checked_on", None)
    assert dialog.form.problems() == []
    sweep()


def test_all_variants_may_be_taken_away_while_writing(page: DocumentsPage) -> None:
    page.clauses.deeds.edit(row_of(page, "site_places").item)
    dialog = dialog_of(page)
    dialog.variants.remove(dialog.variants.items[0])
    dialog.look()
    assert "no_variants" in {problem.code for problem in dialog.form.problems()}
    assert dialog.look_pane.has_errors()
    dialog.save()
    assert row_of(page, "site_places").texts == ()


def test_fields_are_offered_to_be_copied(page: DocumentsPage) -> None:
    page.clauses.deeds.new()
    names = [entry.name for entry in dialog_of(page).look_pane.fields.model.all_rows]
    assert "договор.род" in names
    assert not any(name.startswith(("условия", "дополнительно")) for name in names)
    sweep()


def test_a_field_is_put_where_the_cursor_stood(page: DocumentsPage, qtbot: QtBot) -> None:
    page.clauses.deeds.edit(row_of(page, "disputes").item)
    dialog = dialog_of(page)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    editor = dialog.variants.items[1].form.editor("text")
    editor.setFocus()
    dialog.look_pane.fields.search.setFocus()
    dialog.look_pane.fields.view.setFocus()
    dialog.look_pane.fields.opened.emit("{{ договор.род }}")
    assert dialog.variants.items[1].form.values()["text"].startswith("{{ договор.род }}О разногласии")
    assert dialog.form.dirty()
    sweep()


def test_an_own_clause_is_deleted_after_a_question(page: DocumentsPage, context: AppContext) -> None:
    page.clauses.deeds.copy(row_of(page, "safety").item)
    dialog_of(page).save()
    assert row_of(page, "own1").clause.title.endswith("(копия)")
    page.clauses.deeds.delete(row_of(page, "own1").item)
    assert row_of(page, "own1")
    spoken(context).answers.append(0)
    page.clauses.deeds.delete(row_of(page, "own1").item)
    assert all(row.id != "own1" for row in page.clauses.model.all_rows)


def test_a_clause_goes_out_and_comes_in_as_a_file(
    page: DocumentsPage, context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "условие.txt"
    monkeypatch.setattr(context.messages, "save_file", lambda *_arguments: tmp_path / "условие")
    page.clauses.deeds.export(row_of(page, "payment").item)
    assert file.read_text(encoding="utf-8").startswith("ключ: payment\nназвание: Порядок расчётов")
    file.write_text(file.read_text(encoding="utf-8").replace("ключ: payment", "ключ: own7"), encoding="utf-8")
    spoken(context).file = file
    page.clauses.deeds.take()
    dialog_of(page).save()
    assert row_of(page, "own1").clause.title == "Порядок расчётов за ресурсы"
    file.write_text("не условие", encoding="utf-8")
    page.clauses.deeds.take()
    assert "В файле «условие.txt» нет условия." in spoken(context).texts()[-1]


@pytest.mark.parametrize("tab", [TEMPLATES, CLAUSES, LAWS])
def test_names_have_the_most_room_in_a_small_window(page: DocumentsPage, qtbot: QtBot, tab: int) -> None:
    page.resize(870, 600)  # what the main window of a screen of 1024×768 leaves
    page.tabs.setCurrentIndex(tab)
    shown_page: Any = page.shown()
    table = shown_page.table
    header = table.horizontalHeader()
    shown = [place for place in range(header.count()) if not header.isSectionHidden(place)]
    qtbot.waitUntil(lambda: sum(header.sectionSize(place) for place in shown) <= table.viewport().width())
    assert header.sectionSize(0) == max(header.sectionSize(place) for place in shown)


def test_the_list_shows_the_day_of_checking_whole() -> None:
    assert checked_day_chip(DAY).text == f"{DAY:%d.%m.%Y}"
    assert checked_day_chip(None).text == "не проверено"
