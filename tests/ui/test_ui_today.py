"""«Сегодня»: what burns, where it leads, counters, lessons, the backup, the first steps."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from daily_helpers import DAY, Heard, demo_bytes
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.operations import contracts
from models.operations.board import backup_item
from models.rows import TodayItem
from models.storage.backup import Backup, Reason, default_folder, list_backups
from ui.context import AppContext
from ui.contracts.columns import filters as contract_filters
from ui.pages.today import TodayPage
from ui.tables.filters import acceptor
from ui.today.board_list import BoardSection


@pytest.fixture(scope="module")
def empty_office() -> bytes:
    """Here every database is the demo office."""
    return demo_bytes()


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> TodayPage:
    context.today = lambda: DAY
    made = TodayPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activated()
    return made


def test_the_gravest_stands_first_with_word_and_icon(page: TodayPage) -> None:
    assert page.board is not None
    assert [item.urgency for item in page.board.items] == sorted(item.urgency for item in page.board.items)
    assert page.sections[0].chip.accessibleName() == "Горит сейчас"
    assert all(section.lines for section in page.sections)
    assert sum(len(section._items) for section in page.sections) == len(page.board.items)


def test_a_line_leads_to_its_record(page: TodayPage, qtbot: QtBot) -> None:
    heard = Heard(page.context.navigate.requested)
    line = page.sections[0].lines[0]
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert heard.last == ("contracts", line.item.record_id, None)
    authority = next(x for s in page.sections for x in s.lines if x.item.table == "organization")
    qtbot.mouseClick(authority, Qt.MouseButton.LeftButton)
    assert heard.last == ("partners", authority.item.record_id, None)


def test_each_counter_shows_exactly_what_it_counted(page: TodayPage) -> None:
    assert page.board is not None
    rows = contracts.list_contracts(page.context.db, DAY)
    for counter in page.board.counters:
        accept = acceptor(contract_filters(), {key: {value} for key, value in counter.filters.items()})
        shown = [row for row in rows if accept is None or accept(row)]
        assert len(shown) == counter.count, counter.title


def test_a_counter_opens_the_register_with_its_filter(page: TodayPage, qtbot: QtBot) -> None:
    heard = Heard(page.context.navigate.requested)
    assert page.board is not None
    ending = next(counter for counter in page.board.counters if "term" in counter.filters and counter.count)
    page._open_counter(ending)
    assert heard.last == ("contracts", None, dict(ending.filters))


def test_lessons_of_the_day_lead_to_the_schedule(page: TodayPage) -> None:
    assert page.board is not None
    lessons = page.board.lessons
    assert [lesson.starts_at for lesson in lessons] == sorted(lesson.starts_at for lesson in lessons)
    assert "Наблюдаем природу родного края, 8 и 9 классы вместе" in {lesson.what for lesson in lessons}
    heard = Heard(page.context.navigate.requested)
    page._open_lesson(lessons[0].slot_id)
    assert heard.last == ("schedule", lessons[0].slot_id, None)


def test_a_copy_is_made_and_the_reminder_goes(page: TodayPage, qtbot: QtBot) -> None:
    assert page.board is not None
    assert page.backup is not None
    reminder = [item for item in page.board.items if item.table == "backup"]
    assert [item.title for item in reminder] == ["Нет ни одной резервной копии"]
    qtbot.mouseClick(page.backup.button, Qt.MouseButton.LeftButton)
    path = page.context.db.path
    assert len(list_backups(default_folder(path), path.stem)) == 1
    assert [item for item in page.board.items if item.table == "backup"] == []
    assert "Последняя" in page.backup.told.text()


def test_a_week_without_a_copy_is_a_matter_only_while_work_goes_on() -> None:
    now = dt.datetime(2026, 11, 23, 9, 0)
    made = Backup(Path("x.db"), "x", dt.datetime(2026, 11, 10, 9, 0), Reason.AUTO, 5, "", 1)
    stale = backup_item(made, 9, now)
    assert stale is not None
    assert stale.title == "Резервной копии 13\u00a0дней"
    assert backup_item(made, 5, now) is None
    assert backup_item(made, 9, dt.datetime(2026, 11, 12)) is None
    assert backup_item(None, None, now) is None


def test_changes_renew_the_page(page: TodayPage) -> None:
    assert page.board is not None
    before = len(page.board.items)
    contract_id = next(item.record_id for item in page.board.items if item.group == "Сроки")
    assert contract_id is not None
    contracts.delete_contracts(page.context.db, [contract_id])
    assert len(page.board.items) < before


def test_many_matters_are_shown_in_two_bites(qtbot: QtBot) -> None:
    items = [TodayItem("Сроки", 0, f"Договор № {number}", "", None, "contract", number) for number in range(9)]
    section = BoardSection(0, items, DAY, lambda item: "Открыть", lambda item: None)
    qtbot.addWidget(section)
    assert len(section.lines) == 6
    assert section._more.text() == "Показать ещё 3"
    section._more.click()
    assert len(section.lines) == 9
    assert not section._more.isVisibleTo(section)


def test_a_narrow_window_puts_the_panels_below(page: TodayPage) -> None:
    assert page._columns is not None
    assert page._columns.direction() == page._columns.Direction.LeftToRight
    page.resize(500, 700)
    assert page._columns.direction() == page._columns.Direction.TopToBottom


def test_quick_actions_run_the_command_or_open_the_page(page: TodayPage) -> None:
    heard = Heard(page.context.navigate.requested)
    page.quick.buttons["partner"].click()
    assert heard.last[0] == "partners"
    ran: list[str] = []
    page.context.actions.add("programs.new", "Новая программа", lambda: ran.append("programs"))
    page.quick.buttons["program"].click()
    assert ran == ["programs"]


def test_the_set_of_a_contract_asks_which_one(page: TodayPage) -> None:
    page.quick.choose_contract()
    rows = contracts.list_contracts(page.context.db, DAY)
    assert page.quick.dialog is not None
    assert len(page.quick.dialog.form.fields["contract"].all_choices()) == len(rows)
    page.quick.dialog.reject()


def test_the_greeting_names_the_day(page: TodayPage) -> None:
    assert "Сегодня понедельник, 23 ноября 2026 года" in page.greeting.text()
    assert page.summary.text().startswith("Ждёт внимания: ")
