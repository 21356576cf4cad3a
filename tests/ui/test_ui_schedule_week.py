"""«График»: the week as a grid, the list, filters and clashes, moving by keyboard."""

from __future__ import annotations

import datetime as dt

import pytest
from daily_helpers import DAY, Heard, demo_bytes
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from helpers import type_text
from models.enums import Weekday
from ui.context import AppContext
from ui.pages.schedule import LIST, WEEK, SchedulePage
from ui.schedule.week_layout import Look
from ui.schedule.week_view import week_words


@pytest.fixture(scope="module")
def empty_office() -> bytes:
    """Here every database is the demo office."""
    return demo_bytes()


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> SchedulePage:
    context.today = lambda: DAY
    made = SchedulePage(context)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activated()
    return made


def test_the_week_shows_each_lesson_once_a_day(page: SchedulePage) -> None:
    assert page.week is not None
    blocks = page.week.grid.blocks()
    keys = [block.key for block in blocks]
    assert len(keys) == len(set(keys))
    assert {block.day for block in blocks} <= {DAY + dt.timedelta(days=n) for n in range(7)}
    week = {DAY + dt.timedelta(days=number) for number in range(7)}
    shown = {lesson.id for lesson in page.model.visible_rows() if week & set(lesson.slot.dates)}
    assert {block.lesson.id for block in blocks} == shown


def test_blocks_never_cover_each_other(page: SchedulePage) -> None:
    assert page.week is not None
    blocks = page.week.grid.blocks()
    pairs = [(a, b) for n, a in enumerate(blocks) for b in blocks[n + 1 :] if a.box.intersects(b.box)]
    assert pairs == []


def test_lines_of_a_block_fit_into_it(page: SchedulePage) -> None:
    assert page.week is not None
    grid = page.week.grid
    font = grid.font()
    font.setBold(True)
    from PySide6.QtGui import QFontMetrics

    for block in grid.blocks():
        for line in block.lines:
            metrics = QFontMetrics(font) if line.look is Look.TITLE else grid.fontMetrics()
            assert metrics.horizontalAdvance(line.text) <= block.box.width()


def test_a_clash_is_told_in_words_everywhere(page: SchedulePage) -> None:
    assert page.week is not None
    marked = [block for block in page.week.grid.blocks() if block.lesson.clashes]
    assert marked
    assert all(any(line.text == "накладка" and line.look is Look.MARK for line in block.lines) for block in marked)
    assert "занят" in page.week.grid.words(marked[0])
    assert page.week.clashes.text() == "С накладками: 4"
    page.week.clashes.click()
    assert len(page.model.visible_rows()) == 4
    assert all(lesson.clashes for lesson in page.model.visible_rows())


def test_arrows_reach_every_block_and_enter_opens(page: SchedulePage, qtbot: QtBot) -> None:
    assert page.week is not None
    grid = page.week.grid
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    seen = {grid.current}
    for _ in range(len({block.day for block in grid.blocks()})):
        for direction in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            for _ in range(len(grid.blocks())):
                qtbot.keyClick(grid, direction)
                seen.add(grid.current)
        qtbot.keyClick(grid, Qt.Key.Key_Right)
        seen.add(grid.current)
    assert seen == {block.key for block in grid.blocks()}
    qtbot.keyClick(grid, Qt.Key.Key_End)
    opened = Heard(grid.opened)
    page.week.grid.opened.disconnect()
    opened = Heard(grid.opened)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened.last[0] is grid.lesson()


def test_a_click_chooses_and_the_card_follows(page: SchedulePage, qtbot: QtBot) -> None:
    assert page.week is not None
    grid = page.week.grid
    block = grid.blocks()[0]
    point = block.box.center() + grid._offset()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=point)
    row = page.table.current_row()
    assert row is not None
    assert page.card is not None
    assert grid.lesson() is row is page.card.row is block.lesson
    assert grid.block_at(QPoint(1, 1)) is None


def test_search_and_filters_narrow_both_views(page: SchedulePage) -> None:
    assert page.week is not None
    type_text(page.bar.search, "мельник")
    page.bar.search.search_now()
    assert page.model.visible_rows()
    assert all("Мельник" in lesson.slot.teacher for lesson in page.model.visible_rows())
    assert all("Мельник" in block.lesson.slot.teacher for block in page.week.grid.blocks())
    page.bar.choose("weekday", Weekday.MONDAY)
    assert {block.day.isoweekday() for block in page.week.grid.blocks()} == {1}
    page.bar.reset()
    assert len(page.model.visible_rows()) == 59


def test_weeks_are_walked_and_an_empty_one_shows_the_way(page: SchedulePage) -> None:
    assert page.week is not None
    week = page.week
    assert week.title.text() == "23 – 29 ноября 2026"
    assert not week.this_week.isEnabled()
    week.after.click()
    assert week.title.text() == "30 ноября – 6 декабря 2026"
    week.this_week.click()
    assert week.monday == DAY
    type_text(week.date, "15.08.2030")
    assert week.monday == dt.date(2030, 8, 12)
    assert week._stack.currentWidget() is week.empty
    week.empty.primary.click()
    assert week.grid.blocks()
    assert week_words(dt.date(2026, 12, 28)) == "28 декабря 2026 – 3 января 2027"


def test_a_lesson_asked_for_is_shown_in_its_week(page: SchedulePage) -> None:
    assert page.week is not None
    later = next(
        lesson
        for lesson in page.model.visible_rows()
        if lesson.slot.weekday is None and lesson.slot.dates[-1] > DAY + dt.timedelta(days=14)
    )
    page.show_record(later.id)
    assert page.week.grid.lesson() == later
    row = page.table.current_row()
    assert row is not None
    assert row.id == later.id


def test_the_chosen_view_is_remembered(page: SchedulePage, qtbot: QtBot) -> None:
    assert page.view == WEEK
    assert page._stack.currentWidget() is page.week
    page.views[LIST].click()
    assert page._stack.currentWidget() is page.table
    again = SchedulePage(page.context)
    qtbot.addWidget(again)
    assert again.view == LIST


def test_nothing_found_offers_to_reset(page: SchedulePage) -> None:
    type_text(page.bar.search, "нетакогозанятия")
    page.bar.search.search_now()
    assert page._stack.currentWidget() is page.empty
    page.empty.primary.click()
    assert page._stack.currentWidget() is page.week


def test_the_list_begins_with_monday_and_ends_with_dated_lessons(page: SchedulePage) -> None:
    days = [lesson.slot.weekday for lesson in page.model.visible_rows()]
    assert days[0] is Weekday.MONDAY
    assert days[-1] is None
