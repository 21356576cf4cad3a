"""A list page: filters, counts, emptiness, card, commands, printing, reloading."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from ui_helpers import SamplePage, SampleRow

from helpers import type_text
from models.organization import Organization
from ui.context import AppContext

ROWS = tuple(
    SampleRow(number, f"{'Лицей' if number % 2 else 'Школа'} № {number}", "over" if number % 5 == 0 else "active")
    for number in range(1, 22)
)


@pytest.fixture
def page(context: AppContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> SamplePage:
    monkeypatch.setattr(SamplePage, "rows", ROWS)
    made = SamplePage(context)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.activated()
    return made


def test_search_narrows_the_list_and_the_count_says_so(page: SamplePage) -> None:
    assert page.bar.count.text() == "21 партнёр"
    type_text(page.bar.search, "ЛИЦЕЙ 1")
    page.bar.search.search_now()
    assert page.bar.count.text() == "Показано 7 из 21 партнёра"
    assert page.bar.reset_button.isVisible()
    page.bar.reset()
    assert page.model.rowCount() == 21
    assert not page.bar.reset_button.isVisible()


def test_typing_waits_for_a_pause(page: SamplePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.bar.changed):
        type_text(page.bar.search, "лицей")
        assert page.model.rowCount() == 21
    assert page.model.rowCount() == 11


def test_chips_and_lists_filter_together(page: SamplePage) -> None:
    page.bar.choose("state", "over")
    page.bar.choose("letter", "Л")
    assert [row.id for row in page.model.visible_rows()] == [5, 15]
    assert page.bar.described() == "Состояние: Просрочен; Первая буква: Л"


def test_other_pages_can_set_exactly_their_filters(page: SamplePage) -> None:
    page.bar.choose("letter", "Л")
    page.set_filters({"state": "over"})
    assert [row.id for row in page.model.visible_rows()] == [5, 10, 15, 20]


def test_nothing_found_offers_to_drop_the_filters(page: SamplePage) -> None:
    page.bar.search.setText("нет такого")
    page.bar.search.search_now()
    assert page.empty.isVisible()
    page.empty.primary.click()
    assert page.table.isVisible()


def test_empty_list_offers_the_primary_command(context: AppContext, qtbot: QtBot) -> None:
    page = SamplePage(context)
    qtbot.addWidget(page)
    page.show()
    page.activated()
    assert page.empty.isVisible()
    assert not page.bar.isVisible()
    page.empty.primary.click()
    assert page.created == 1


def test_card_shows_the_current_row_and_keeps_its_tab(page: SamplePage) -> None:
    page.show_record(2)
    assert page.card is not None
    assert page.card.row == ROWS[1]
    assert page.card._tabs is not None
    page.card._tabs.open_tab("Ещё")
    page.show_record(3)
    assert page.card._tabs.current() == "Ещё"


def test_record_hidden_by_a_filter_is_shown_all_the_same(page: SamplePage) -> None:
    page.bar.choose("state", "over")
    page.show_record(1)
    assert page.table.current_row() == ROWS[0]
    assert not page.bar.active()


def test_record_asked_for_before_loading_is_shown_after_it(context: AppContext, qtbot: QtBot) -> None:
    page = SamplePage(context)
    qtbot.addWidget(page)
    page.show_record(7)
    SamplePage.rows, before = ROWS, SamplePage.rows
    try:
        page.refresh()
    finally:
        SamplePage.rows = before
    assert page.table.current_row() == ROWS[6]


def test_context_menu_and_del_run_the_commands(page: SamplePage, qtbot: QtBot) -> None:
    page.show_record(4)
    menu: QMenu = page.table.build_menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Открыть", "Удалить", "Копировать строки"]
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.deleted == [[ROWS[3]]]


def test_list_is_exported_as_shown(page: SamplePage, context: AppContext) -> None:
    taken: list[tuple[str, str, list[str], int]] = []

    def exporter(kind: str, title: str, columns: object, rows: object) -> None:
        taken.append((kind, title, [column.key for column in columns], len(rows)))  # type: ignore[attr-defined,arg-type]

    context.exporter = exporter
    page.bar.choose("state", "over")
    page.table.head.show_column(3, False)
    page.export("xlsx")
    assert taken == [("xlsx", "Партнёры (Состояние: Просрочен)", ["name", "state", "since"], 4)]


def test_a_commit_to_its_tables_loads_the_page_anew(page: SamplePage, context: AppContext) -> None:
    SamplePage.rows = ROWS[:3]
    with context.db.unit_of_work("Добавить партнёра") as work:
        work.session.add(Organization(full_name="Школа", short_name="Школа"))
    assert page.model.rowCount() == 3


def test_primary_button_and_ctrl_n_do_the_same(page: SamplePage) -> None:
    button = next(item for item in page.findChildren(QPushButton) if item.text() == "Новый партнёр")
    button.click()
    page.run_primary()
    assert page.created == 2
    assert page.primary_text() == "Новый партнёр"


def test_down_leads_from_the_search_into_the_list(page: SamplePage, qtbot: QtBot) -> None:
    page.focus_search()
    qtbot.keyClick(page.bar.search, Qt.Key.Key_Down)
    assert page.table.current_row() == ROWS[0]


def test_the_only_one_found_is_shown_on_the_card_at_once(page: SamplePage) -> None:
    type_text(page.bar.search, "школа № 20")
    page.bar.search.search_now()
    assert page.card is not None
    row = page.table.current_row()
    assert row is not None
    assert page.card.row is row
    assert row.id == 20
    assert page._card_holder.currentWidget() is page.card


def test_larger_letters_make_the_card_anew(page: SamplePage, qtbot: QtBot) -> None:
    page.show_record(2)
    assert page.card is not None
    before = page.card._scroll.widget()
    font = page.card.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    page.card.setFont(font)
    qtbot.waitUntil(lambda: page.card is not None and page.card._scroll.widget() is not before)
    assert page.card.row == ROWS[1]


def test_nothing_shown_is_not_offered_for_printing(page: SamplePage) -> None:
    page.context.exporter = lambda *_parts: None
    tools = [page.findChild(QToolButton, f"export_{kind}") for kind in ("print", "pdf", "docx", "xlsx")]
    for typed, offered in (("лицей", True), ("такого нет", False), ("", True)):
        page.bar.search.setText(typed)
        page.bar.search.search_now()
        assert [tool is not None and tool.isEnabled() for tool in tools] == [offered] * 4
