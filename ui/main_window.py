"""The main window: navigation, pages, menus, message bar, status bar. No rule of the business lives here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import window_commands
from ui.context import AppContext
from ui.messages import Message, Tone
from ui.navigation import Navigation
from ui.pages.base import Page
from ui.pages.registry import PAGES, PageEntry
from ui.system.paths import data_folder, log_folder
from ui.system.theme import Scheme, Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar
from ui.widgets.windows import fit_to_screen, restore_geometry, save_geometry

_WIDTH, _HEIGHT = 1240, 760


class MainWindow(QMainWindow):
    """Shows one page at a time; pages are made when shown first.

    Signals: closed() after the window agreed to close.
    """

    closed = Signal()

    def __init__(
        self, context: AppContext, theme: Theme, pages: Sequence[PageEntry] = PAGES, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.theme = context, theme
        self.pages_known = tuple(pages)
        self._entries = {page.id: page for page in pages}
        self._pages: dict[str, Page] = {}
        self._windows: dict[str, QWidget] = {}
        context.messages.window = self
        name = context.db.path.stem  # «zveno» is what the program calls its own file: it says nothing more.
        self.setWindowTitle("Звено" if name == "zveno" else self.tr("{name} — Звено").format(name=name))
        self.navigation = Navigation(pages, self)
        self.bar = MessageBar(context.undo.undo, self)
        self._stack = QStackedWidget(self)
        self._build()
        window_commands.register(self)
        self._build_menus()
        self._connect()
        self._restore()

    def _build(self) -> None:
        if not self._entries:
            empty = EmptyState("settings", self)
            empty.set_text(self.tr("Здесь пока нет разделов"))
            self._stack.addWidget(empty)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        # Below the page: what is about to be clicked must not move when a message comes or goes.
        right.addWidget(self.bar)
        center = QWidget(self)
        layout = QHBoxLayout(center)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.navigation)
        layout.addLayout(right, 1)
        self.setCentralWidget(center)
        self.navigation.add_foot(self.tr("Найти всё"), "search", self.show_palette)
        self._place = QLabel(self.context.db.path.name)
        self._place.setObjectName("statusPart")
        self._place.setToolTip(str(self.context.db.path))
        hint = QLabel(self.tr("F1 — справка   Ctrl+K — найти запись или команду"))
        hint.setObjectName("statusPart")
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        status.addWidget(hint, 1)
        status.addPermanentWidget(self._place)

    def _build_menus(self) -> None:
        groups = (
            ("file", self.tr("&Файл")),
            ("edit", self.tr("&Правка")),
            ("view", self.tr("&Вид")),
            ("help", self.tr("&Справка")),
        )
        self.menus: dict[str, QMenu] = {}
        for group, title in groups:
            menu = self.menuBar().addMenu(title)
            menu.aboutToShow.connect(self._fit_commands)
            self.menus[group] = menu
        self.fill_menus()

    def fill_menus(self) -> None:
        """Fill the menus from the registry; call it again after registering more commands."""
        for group, menu in self.menus.items():
            menu.clear()
            self.context.actions.fill_menu(menu, group)
        for item in self.context.actions.all():
            self.addAction(item.action)

    def _connect(self) -> None:
        context = self.context
        context.messages.posted.connect(self._on_message)
        context.navigate.requested.connect(self._on_navigate)
        context.navigate.help_requested.connect(self.show_help)
        context.undo.labels_changed.connect(self._fit_commands)
        self.navigation.chosen.connect(self.show_page)
        context.undo.refresh()
        self._fit_commands()

    def _restore(self) -> None:
        self.navigation.set_wide(self.context.settings.get("view/navigation_wide"))
        if not restore_geometry(self, self.context.settings, "main"):
            fit_to_screen(self, _WIDTH, _HEIGHT)
        # Always the first page: «Сегодня» says at every start what burns.
        if first := next(iter(self._entries), ""):
            self.show_page(first)

    # Pages

    def page(self) -> Page | None:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def show_page(self, page_id: str) -> Page:
        """Bring a page to front, making it when it is needed first."""
        if page_id not in self._pages:
            page = self._entries[page_id].create(self.context)
            self._pages[page_id] = page
            page.content_changed.connect(self._fit_commands)
            self._stack.addWidget(page)
        page = self._pages[page_id]
        self._stack.setCurrentWidget(page)
        self.navigation.show_page(page_id)
        page.activated()
        self._focus_page()
        self._fit_commands()
        return page

    def _focus_page(self) -> None:
        # Before the window is on the screen some platforms would not activate it any more.
        if self.isVisible() and (page := self.page()):
            page.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The keys go to the page from the start."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._focus_page)

    def _on_navigate(self, page_id: str, record_id: Any, filters: Any) -> None:
        if page_id not in self._entries:
            return
        page = self.show_page(page_id)
        if filters is not None:
            page.set_filters(filters)
        if record_id is not None:
            page.show_record(record_id)

    def _on_message(self, message: Message) -> None:
        """Trouble is told in the dialog that covers the window, where it is seen; everything else here."""
        bar = getattr(QApplication.activeModalWidget(), "bar", None)
        grave = message.tone in (Tone.WARNING, Tone.BAD)
        (bar if grave and isinstance(bar, MessageBar) else self.bar).show_message(message)

    # Commands

    def _fit_commands(self) -> None:
        """Words and availability of the commands for the page shown and the change that can be undone."""
        actions, undo, page = self.context.actions, self.context.undo, self.page()
        actions["edit.undo"].setText(undo.undo_text())
        actions["edit.undo"].setEnabled(undo.undo_label is not None)
        actions["edit.redo"].setText(undo.redo_text())
        actions["edit.redo"].setEnabled(undo.redo_label is not None)
        primary = page.primary_text() if page else ""
        actions["page.primary"].setText(f"{primary}…" if primary else self.tr("&Создать…"))
        actions["page.primary"].setEnabled(bool(primary))
        for action_id in ("page.print", "page.pdf", "page.docx", "page.xlsx"):
            actions[action_id].setEnabled(bool(page and page.can_export()))

    def undo(self) -> None:
        """Take back the last change."""
        self.context.undo.undo()

    def redo(self) -> None:
        """Bring back what was undone."""
        self.context.undo.redo()

    def run_primary(self) -> None:
        """The primary command of the page."""
        if page := self.page():
            page.run_primary()

    def focus_search(self) -> None:
        """The cursor into the search field of the page."""
        if page := self.page():
            page.focus_search()

    def refresh(self) -> None:
        """Load the page anew."""
        if page := self.page():
            page.refresh()

    def print_list(self) -> None:
        """Print what the page shows."""
        self._export("print")

    def save_list_pdf(self) -> None:
        """Save what the page shows as PDF."""
        self._export("pdf")

    def save_list_docx(self) -> None:
        """Save what the page shows as DOCX."""
        self._export("docx")

    def save_list_xlsx(self) -> None:
        """Save what the page shows as XLSX."""
        self._export("xlsx")

    def _export(self, kind: str) -> None:
        if page := self.page():
            page.export(kind)

    def set_scheme(self, scheme: Scheme) -> None:
        """Light, dark, or as the system."""
        self.context.settings.set("view/theme", scheme.value)
        self._apply_look()

    def larger(self) -> None:
        """Larger letters."""
        self._resize_letters(1)

    def smaller(self) -> None:
        """Smaller letters."""
        self._resize_letters(-1)

    def normal_size(self) -> None:
        """Letters of the normal size."""
        self.context.settings.remove("view/font_percent")
        self._apply_look()

    def _resize_letters(self, step: int) -> None:
        percent = window_commands.stepped(self.context.settings.get("view/font_percent"), step)
        self.context.settings.set("view/font_percent", percent)
        self._apply_look()

    def _apply_look(self) -> None:
        settings = self.context.settings
        self.theme.apply(settings.get("view/theme"), settings.get("view/font_percent"))

    def toggle_navigation(self) -> None:
        """Words beside the icons of the navigation, or not."""
        wide = not self.context.settings.get("view/navigation_wide")
        self.context.settings.set("view/navigation_wide", wide)
        self.context.actions["view.navigation"].setChecked(wide)
        self.navigation.set_wide(wide)

    def reset_layout(self) -> None:
        """Forget the places of windows, splitters and columns."""
        for family in ("geometry/", "splitters/", "tables/"):
            self.context.settings.remove_family(family)
        self.showNormal()
        fit_to_screen(self, _WIDTH, _HEIGHT)
        for page in self._pages.values():
            page.reset_layout()
        self.context.messages.info(self.tr("Окна и столбцы снова стоят как вначале."))

    # Windows, imported when they are needed

    def show_palette(self) -> None:
        """Find any record and any command."""
        from ui.widgets.palette import CommandPalette

        CommandPalette(self.context, self).open()

    def show_journal(self) -> None:
        """The journal of changes."""
        from ui.journal_window import JournalWindow

        self._show_window("journal", lambda: JournalWindow(self.context, self))

    def show_page_help(self) -> None:
        """The help of the page shown."""
        page = self.page()
        self.show_help(page.help_page if page else "")

    def show_help(self, name: str) -> None:
        """A help page by name; the index without one."""
        from ui.help_window import open_help

        # A window of the main window would stand behind a dialog and could not be read beside it.
        owner = QApplication.activeModalWidget() or self
        window = open_help(self.context.settings, owner, name)
        if owner is self:
            self._windows["help"] = window

    def _show_window(self, name: str, make: Any) -> QWidget:
        if name not in self._windows:
            self._windows[name] = make()
        window = self._windows[name]
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def show_settings(self) -> None:
        """The settings of the program."""
        from ui.dialogs.settings import SettingsDialog

        SettingsDialog(self.context, self.theme, self).open()

    def show_keys(self) -> None:
        """The list of shortcuts."""
        from ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.context.actions, self).open()

    def show_about(self) -> None:
        """Version and where things are kept."""
        from ui.dialogs.about import AboutDialog

        AboutDialog(self.context, self).open()

    def open_log(self) -> None:
        """The folder with the program's log."""
        self.context.messages.open_outside(log_folder(data_folder()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place of the window; whoever runs the program hears closed()."""
        save_geometry(self, self.context.settings, "main")
        self.context.settings.sync()
        for window in self._windows.values():
            window.close()
        event.accept()
        self.closed.emit()
