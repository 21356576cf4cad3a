"""The main window: pages, commands, undo by name, messages, palette, journal, help, sizes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from ui_helpers import SAMPLE_PAGES, AnsweringMessages, SamplePage, SampleRow

from helpers import type_text
from models.organization import Organization
from ui.context import AppContext, Found
from ui.database_commands import DatabaseCommands
from ui.finding import record_finder
from ui.help_window import HelpWindow
from ui.journal_window import JournalWindow
from ui.main_window import MainWindow
from ui.pages.registry import PAGES
from ui.system.theme import DARK, LIGHT, Theme
from ui.widgets.palette import CommandPalette
from ui.widgets.windows import clamped


@pytest.fixture
def window(context: AppContext, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(SamplePage, "rows", tuple(SampleRow(n, f"Школа № {n}") for n in range(1, 8)))
    context.exporter = lambda kind, title, columns, rows: None
    DatabaseCommands(context, lambda path: None, context.tasks)
    made = MainWindow(context, theme, SAMPLE_PAGES)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def add_partner(context: AppContext, name: str = "Лицей") -> None:
    with context.db.unit_of_work("Добавление партнёра") as work:
        work.session.add(Organization(full_name=name, short_name=name))


def test_pages_are_made_when_they_are_shown_first(window: MainWindow) -> None:
    assert list(window._pages) == ["partners"]
    window.navigation.buttons["contracts"].click()
    assert window.page() is window._pages["contracts"]
    assert window.navigation.buttons["contracts"].isChecked()


def test_ctrl_and_number_lead_to_a_page(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.page() is window._pages["contracts"]


def test_undo_is_offered_and_done_by_name(window: MainWindow, context: AppContext, qtbot: QtBot) -> None:
    undo, redo = context.actions["edit.undo"], context.actions["edit.redo"]
    assert not undo.isEnabled()
    add_partner(context)
    assert undo.text() == "&Отменить: добавление партнёра"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.bar.text.text() == "Отменено: добавление партнёра"
    assert (undo.isEnabled(), redo.text()) == (False, "&Вернуть: добавление партнёра")
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)


def test_message_offers_to_take_back_what_was_done(window: MainWindow, context: AppContext) -> None:
    add_partner(context)
    context.messages.done("Партнёр добавлен", undo=True)
    assert window.bar.action.text() == "Отменить"
    window.bar.action.click()
    assert context.undo.undo_label is None


def test_undo_that_would_overwrite_a_later_change_is_explained(window: MainWindow, context: AppContext) -> None:
    add_partner(context)
    changed = context.db.journal(1)[0].op_id
    with context.db.unit_of_work("Правка") as work:
        work.session.query(Organization).one().short_name = "Другое"
    journal = JournalWindow(context, window)
    journal.view.select_key(changed)
    context.tasks.run(lambda control: context.db.undo(changed))
    assert window.bar.text.text().startswith("Нельзя отменить действие «Добавление партнёра»")
    journal.close()


def test_journal_takes_back_any_operation(window: MainWindow, context: AppContext) -> None:
    add_partner(context, "Первый")
    add_partner(context, "Второй")
    journal = JournalWindow(context, window)
    first = [row for row in journal.model.all_rows if row.label == "Добавление партнёра"][-1]
    journal.view.select_key(first.op_id)
    assert journal.undo_button.isEnabled()
    journal.undo_button.click()
    with context.db.read() as session:
        assert [record.short_name for record in session.query(Organization)] == ["Второй"]
    assert not journal.undo_button.isEnabled()
    journal.close()


def test_page_commands_know_their_page(window: MainWindow, context: AppContext) -> None:
    page = window.page()
    assert isinstance(page, SamplePage)
    assert context.actions["page.primary"].text() == "Новый партнёр…"
    context.actions["page.primary"].trigger()
    assert page.created == 1
    assert context.actions["page.print"].isEnabled()


def test_printing_is_offered_while_rows_are_shown(window: MainWindow, context: AppContext, qtbot: QtBot) -> None:
    page = window.page()
    assert isinstance(page, SamplePage)
    page.bar.search.setText("такого нет")
    qtbot.waitUntil(lambda: not context.actions["page.print"].isEnabled())
    page.bar.reset()
    qtbot.waitUntil(context.actions["page.print"].isEnabled)


def test_another_page_is_opened_at_a_record_with_filters(window: MainWindow, context: AppContext) -> None:
    context.navigate.open("contracts", 3, {"letter": "Ш"})
    page = window.page()
    assert isinstance(page, SamplePage)
    assert page.table.current_row() == SampleRow(3, "Школа № 3")
    assert page.bar.active()
    context.navigate.open("unknown")
    assert window.page() is page


def test_every_action_has_words_handler_and_keys_of_its_own(window: MainWindow, context: AppContext) -> None:
    seen: set[str] = set()
    for item in context.actions.all():
        assert item.text
        assert callable(item.handler)
        for keys in item.action.shortcuts():
            assert keys.toString() not in seen
            assert not keys.isEmpty()
            seen.add(keys.toString())
    assert {"Ctrl+K", "F1", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+F", "Ctrl+N"} <= seen


def test_menu_words_have_no_doubled_mnemonics(window: MainWindow) -> None:
    for menu in window.menus.values():
        letters = [QKeySequence.mnemonic(action.text()).toString() for action in menu.actions()]
        used = [letter for letter in letters if letter]
        assert len(used) == len(set(used)), menu.title()


def inputs(root: QWidget) -> list[QWidget]:
    kinds = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton)
    return [
        item
        for item in root.findChildren(QWidget)
        if isinstance(item, kinds) and not item.objectName().startswith("qt_")
    ]


def test_every_input_of_the_window_says_what_it_is(window: MainWindow) -> None:
    for item in inputs(window):
        if isinstance(item.parentWidget(), QLineEdit | QComboBox):
            continue
        words = item.accessibleName() or (item.text() if isinstance(item, QAbstractButton) else "")
        assert words.strip() or not item.isVisibleTo(window), item


@pytest.mark.parametrize("percent", [100, 150])
def test_window_fits_an_office_screen(window: MainWindow, theme: Theme, percent: int) -> None:
    theme.apply("light", percent)
    QApplication.processEvents()
    least = window.minimumSizeHint()
    theme.apply("light", 100)
    assert (least.width() <= 1366, least.height() <= 768) == (True, True)
    if percent == 100:
        # The same screen scaled by the system to 150 % has 911 by 512 points.
        assert (least.width() <= 911, least.height() <= 512) == (True, True)


def test_theme_and_size_are_switched_and_remembered(window: MainWindow, context: AppContext) -> None:
    context.actions["view.theme.dark"].trigger()
    assert window.theme.colors is DARK
    context.actions["view.larger"].trigger()
    assert context.settings.get("view/font_percent") == 110
    context.actions["view.normal"].trigger()
    context.actions["view.theme.light"].trigger()
    assert window.theme.colors is LIGHT
    assert QApplication.font().pointSizeF() == 10.0


def test_navigation_can_be_narrow(window: MainWindow, context: AppContext) -> None:
    wide = window.navigation.sizeHint().width()
    context.actions["view.navigation"].trigger()
    assert window.navigation.sizeHint().width() < wide
    assert context.settings.get("view/navigation_wide") is False


def test_place_is_remembered(window: MainWindow, context: AppContext, theme: Theme, qtbot: QtBot) -> None:
    window.resize(640, 480)
    window.close()
    assert not context.settings.get_bytes("geometry/main").isEmpty()


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [
        (QRect(10, 10, 500, 300), QRect(10, 10, 500, 300)),
        (QRect(5000, 4000, 500, 300), QRect(866, 468, 500, 300)),
        (QRect(-300, -50, 500, 300), QRect(0, 0, 500, 300)),
        (QRect(0, 0, 4000, 3000), QRect(0, 0, 1366, 768)),
    ],
)
def test_a_window_never_opens_outside_the_screen(wanted: QRect, placed: QRect) -> None:
    assert clamped(wanted, [QRect(0, 0, 1366, 768)]) == placed


@pytest.fixture
def palette(window: MainWindow, context: AppContext, qtbot: QtBot) -> CommandPalette:
    context.finders.append(lambda text: [Found("Школа № 5", "contracts", 5, "партнёр")] if "шк" in text else [])
    made = CommandPalette(context, window)
    made.show()
    return made


def lines(palette: CommandPalette) -> list[str]:
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def test_palette_finds_commands_by_any_words(palette: CommandPalette) -> None:
    type_text(palette.field, "список pdf")
    assert lines(palette) == ["Сохранить список в PDF"]
    palette.close()


def test_palette_finds_records_and_goes_to_them(palette: CommandPalette, window: MainWindow, qtbot: QtBot) -> None:
    type_text(palette.field, "шк")
    qtbot.waitUntil(lambda: lines(palette)[0] == "Школа № 5   партнёр")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page() is window._pages.get("contracts"))
    page = window.page()
    assert isinstance(page, SamplePage)
    assert page.table.current_row() == SampleRow(5, "Школа № 5")


def test_palette_says_when_nothing_is_found(palette: CommandPalette) -> None:
    type_text(palette.field, "ъъъ")
    assert lines(palette) == ["Ничего не найдено"]
    palette.close()


def test_records_are_found_in_the_database_and_led_to_their_page(window: MainWindow, context: AppContext) -> None:
    add_partner(context, "Ёлкинский лицей")
    found = record_finder(context.db, SAMPLE_PAGES)("елкин")
    assert [(hit.title, hit.page_id) for hit in found] == [("Ёлкинский лицей", "partners")]


def test_help_opens_at_the_page_and_its_links_lead_somewhere(window: MainWindow, context: AppContext) -> None:
    context.actions["help.page"].trigger()
    shown = window._windows["help"]
    assert isinstance(shown, HelpWindow)
    assert "Как устроена программа" in shown.windowTitle()
    shown.search.setText("резервн")
    shown.search.search_now()
    assert shown.list.count() >= 1
    shown.show_page("нет-такой")
    assert "Содержание" in shown.windowTitle()
    shown.close()


def test_backup_is_made_and_the_check_finds_nothing(window: MainWindow, context: AppContext) -> None:
    context.actions["db.copy"].trigger()
    assert window.bar.text.text().startswith("Резервная копия сделана и проверена")
    context.actions["db.check"].trigger()
    assert window.bar.text.text() == "База проверена: всё в порядке"


def test_going_back_to_a_backup_asks_first(window: MainWindow, context: AppContext) -> None:
    context.actions["db.copy"].trigger()
    add_partner(context)
    context.actions["db.restore"].trigger()
    from ui.dialogs.backups import BackupsDialog

    dialog = next(item for item in window.findChildren(BackupsDialog))
    dialog.view.selectRow(0)
    messages = context.messages
    assert isinstance(messages, AnsweringMessages)
    messages.answers = [0]
    dialog.use.click()
    assert messages.asked[-1].startswith("Вернуться к копии от")
    with context.db.read() as session:
        assert session.query(Organization).count() == 0


def test_small_dialogs_open(window: MainWindow, context: AppContext) -> None:
    for action_id in ("app.settings", "help.keys", "help.about"):
        context.actions[action_id].trigger()
    shown = {type(item).__name__ for item in QApplication.topLevelWidgets() if item.isVisible()}
    assert {"SettingsDialog", "ShortcutsDialog", "AboutDialog"} <= shown
    for item in QApplication.topLevelWidgets():
        if item is not window:
            item.close()


def test_registered_pages_exist_with_their_icons(context: AppContext) -> None:
    from resources import path

    for entry in PAGES:
        assert path(f"icons/{entry.icon}.svg").is_file()
        page = entry.create(context)
        assert page.page_id == entry.id
        page.deleteLater()
    assert len({entry.id for entry in PAGES}) == len(PAGES)
