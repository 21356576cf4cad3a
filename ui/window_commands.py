"""The commands of the main window, registered as data: id, words, what it does, keys, icon, menu."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup, QKeySequence

from ui.system.theme import FONT_PERCENTS, Scheme
from ui.system.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_CONTEXT = "Commands"
_MOST_NUMBERED = 9


@dataclass(frozen=True, slots=True)
class _Command:
    """`handler` names a method of the main window."""

    id: str
    text: str
    handler: str
    shortcut: tuple[str, ...] = ()
    icon: str = ""
    menu: str = ""
    keywords: str = ""


_COMMANDS = (
    _Command("page.primary", QT_TRANSLATE_NOOP("Commands", "&Создать…"), "run_primary", ("Ctrl+N",), "plus", "file.1"),
    _Command(
        "page.print", QT_TRANSLATE_NOOP("Commands", "&Печать списка…"), "print_list", ("Ctrl+P",), "print", "file.3"
    ),
    _Command(
        "page.pdf", QT_TRANSLATE_NOOP("Commands", "Сохранить список в P&DF…"), "save_list_pdf", (), "pdf", "file.3"
    ),
    _Command(
        "page.docx", QT_TRANSLATE_NOOP("Commands", "Сохранить список в &Word…"), "save_list_docx", (), "text", "file.3"
    ),
    _Command(
        "page.xlsx",
        QT_TRANSLATE_NOOP("Commands", "Сохранить список в &Excel…"),
        "save_list_xlsx",
        (),
        "table",
        "file.3",
    ),
    _Command(
        "app.settings", QT_TRANSLATE_NOOP("Commands", "&Настройки…"), "show_settings", ("Ctrl+,",), "settings", "file.8"
    ),
    _Command("app.quit", QT_TRANSLATE_NOOP("Commands", "В&ыход"), "close", ("Ctrl+Q",), "", "file.9"),
    _Command("edit.undo", QT_TRANSLATE_NOOP("Commands", "&Отменить"), "undo", ("Ctrl+Z",), "undo", "edit.1"),
    _Command(
        "edit.redo", QT_TRANSLATE_NOOP("Commands", "&Вернуть"), "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "edit.1"
    ),
    _Command(
        "edit.find", QT_TRANSLATE_NOOP("Commands", "&Найти в списке"), "focus_search", ("Ctrl+F",), "search", "edit.2"
    ),
    _Command(
        "edit.palette",
        QT_TRANSLATE_NOOP("Commands", "Найти в&сё: записи и команды…"),
        "show_palette",
        ("Ctrl+K",),
        "wand",
        "edit.2",
    ),
    _Command(
        "edit.journal",
        QT_TRANSLATE_NOOP("Commands", "&Журнал изменений…"),
        "show_journal",
        ("Ctrl+H",),
        "history",
        "edit.3",
        "история кто изменил",
    ),
    _Command("view.refresh", QT_TRANSLATE_NOOP("Commands", "&Обновить"), "refresh", ("F5",), "refresh", "view.2"),
    _Command(
        "view.larger", QT_TRANSLATE_NOOP("Commands", "&Крупнее"), "larger", ("Ctrl++", "Ctrl+="), "zoom-in", "view.3"
    ),
    _Command("view.smaller", QT_TRANSLATE_NOOP("Commands", "&Мельче"), "smaller", ("Ctrl+-",), "zoom-out", "view.3"),
    _Command(
        "view.normal", QT_TRANSLATE_NOOP("Commands", "О&бычный размер букв"), "normal_size", ("Ctrl+0",), "", "view.3"
    ),
    _Command(
        "view.reset", QT_TRANSLATE_NOOP("Commands", "Вернуть &расположение как было"), "reset_layout", (), "", "view.5"
    ),
    _Command("help.page", QT_TRANSLATE_NOOP("Commands", "&Справка"), "show_page_help", ("F1",), "help", "help.1"),
    _Command(
        "help.keys", QT_TRANSLATE_NOOP("Commands", "Сочетания &клавиш"), "show_keys", ("Ctrl+/",), "keyboard", "help.1"
    ),
    _Command(
        "help.log", QT_TRANSLATE_NOOP("Commands", "Папка с &журналом программы"), "open_log", (), "folder", "help.2"
    ),
    _Command("help.about", QT_TRANSLATE_NOOP("Commands", "&О программе"), "show_about", (), "info", "help.3"),
)


def translate(text: str) -> str:
    """A command's words in the language of the program."""
    return QCoreApplication.translate(_CONTEXT, text)


def register(window: MainWindow) -> None:
    """Register the commands of the main window and of its pages."""
    actions = window.context.actions
    for number, page in enumerate(window.pages_known, 1):
        keys = f"Ctrl+{number}" if number <= _MOST_NUMBERED else ()
        go = partial(window.show_page, page.id)
        actions.add(f"go.{page.id}", page.translated(), go, shortcut=keys, icon=page.icon, menu="view.1")
    for command in _COMMANDS:
        actions.add(
            command.id,
            translate(command.text),
            getattr(window, command.handler),
            shortcut=command.shortcut,
            icon=command.icon,
            menu=command.menu,
            keywords=command.keywords,
        )
    _register_looks(window)
    for item in actions.all():
        window.addAction(item.action)


def _register_looks(window: MainWindow) -> None:
    actions, settings = window.context.actions, window.context.settings
    group = QActionGroup(window)
    names = {
        Scheme.SYSTEM: QT_TRANSLATE_NOOP("Commands", "Оформление как в системе"),
        Scheme.LIGHT: QT_TRANSLATE_NOOP("Commands", "Светлое оформление"),
        Scheme.DARK: QT_TRANSLATE_NOOP("Commands", "Тёмное оформление"),
    }
    for scheme, text in names.items():
        action = actions.add(
            f"view.theme.{scheme.value}", translate(text), partial(window.set_scheme, scheme), menu="view.4"
        )
        action.setCheckable(True)
        action.setChecked(settings.get("view/theme") == scheme.value)
        group.addAction(action)
    narrow = QT_TRANSLATE_NOOP("Commands", "Названия разделов рядом со значками")
    action = actions.add(
        "view.navigation", translate(narrow), window.toggle_navigation, icon="", menu="view.5", shortcut="Ctrl+B"
    )
    action.setCheckable(True)
    action.setChecked(settings.get("view/navigation_wide"))


def stepped(percent: int, step: int) -> int:
    """The next larger (`step` 1) or smaller (-1) size of the letters."""
    place = min(range(len(FONT_PERCENTS)), key=lambda number: abs(FONT_PERCENTS[number] - percent))
    return FONT_PERCENTS[min(max(place + step, 0), len(FONT_PERCENTS) - 1)]


def keys_text(keys: QKeySequence) -> str:
    """A shortcut in the user's words."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
