"""Starting and ending the program: one QApplication, one database, one window."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from models.errors import EnvironmentProblem
from resources import path
from ui.messages import Messages
from ui.system.crash_hooks import CrashHooks
from ui.system.locale_ru import install_russian
from ui.system.logging_setup import start_logging
from ui.system.paths import data_folder, default_database, log_folder, settings_file
from ui.system.settings import Settings
from ui.system.single_instance import SingleInstance
from ui.system.tasks import TaskRunner
from ui.system.theme import Theme
from ui.widgets.progress_window import TaskPresenter

if TYPE_CHECKING:
    from models.storage.database import Database
    from ui.main_window import MainWindow

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_MOST_RECENT = 8


def run(database: Path | None = None) -> int:
    """Open the window on `database` (default: the one opened last) and stay until it is closed; the exit code."""
    data = data_folder()
    tail = start_logging(log_folder(data))
    qInstallMessageHandler(_log_qt)
    app = make_application(sys.argv[:1])
    hooks = CrashHooks(log_folder(data), tail.text, app)
    hooks.install()
    try:
        return Program(app, Settings(settings_file(data)), hooks).run(database)
    finally:
        hooks.uninstall()
        qInstallMessageHandler(None)


def make_application(arguments: list[str]) -> QApplication:
    """The QApplication: its name, icon and the Russian language."""
    app = QApplication(arguments)
    app.setApplicationName("zveno")
    app.setApplicationDisplayName("Звено")
    app.setDesktopFileName("zveno")
    app.setWindowIcon(QIcon(str(path("icons/app.svg"))))
    # The first dialog that closes is not the end: it stood alone, before there was a window. Program ends itself.
    app.setQuitOnLastWindowClosed(False)
    install_russian(app)
    return app


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", text)


class Program(QObject):
    """Holds the parts of the running program and opens one database after another."""

    def __init__(self, app: QApplication, settings: Settings, hooks: CrashHooks) -> None:
        super().__init__(app)
        self.app, self.settings, self.hooks = app, settings, hooks
        self.theme = Theme(app)
        self.theme.apply(settings.get("view/theme"), settings.get("view/font_percent"))
        self.messages = Messages(settings, self)
        self.window: MainWindow | None = None
        self._database: Database | None = None
        self._instance: SingleInstance | None = None
        self._next: Path | None = None
        self._looking = False  # the next database is opened for looking only
        hooks.crashed.connect(self._on_crash)
        hooks.problem.connect(self._on_problem)

    def run(self, database: Path | None) -> int:
        """Open databases until the user closes the window; the exit code."""
        self._next = database or self._last_database()
        while (wanted := self._next) is not None:
            self._next = None
            looking, self._looking = self._looking, False
            code = self._run_one(wanted, looking)
            if code is not None:
                return code
        return 0

    def _last_database(self) -> Path:
        last = self.settings.get("database/last")
        return Path(last) if last and Path(last).is_file() else default_database(data_folder())

    def _run_one(self, wanted: Path, looking: bool) -> int | None:
        """The exit code, or None when another database is wanted now."""
        tasks = TaskRunner(self)
        presenter = TaskPresenter(tasks)
        try:
            db = self._open(wanted.absolute(), tasks, looking)
        except EnvironmentProblem as problem:
            tasks.shutdown()
            return self._after_failure(wanted, problem, looking)
        if db is None:
            tasks.shutdown()
            return None if self._next is not None else 0
        self._show(db, tasks)
        presenter.window = self.window
        code = self.app.exec()
        self._end(db, tasks)
        return None if self._next is not None else code

    # Opening

    def _open(self, wanted: Path, tasks: TaskRunner, looking: bool) -> Database | None:
        if not wanted.is_file():
            from ui.beginning import begin

            begun = begin(wanted, tasks, self.messages)
            if begun is None:
                return None
            if begun != wanted:
                self._next = begun
                return None
        self._instance = SingleInstance(wanted, self)
        if not self._instance.acquire():
            self._tell_open_elsewhere(wanted)
            return None
        self._instance.raise_wanted.connect(self._raise)

        def work(control: object) -> Database:
            from models.operations.office import open_office

            return open_office(wanted, read_only=looking)

        try:
            db: Database = tasks.wait(work, title=self.tr("Открываю базу"))
        except EnvironmentProblem:
            self._instance.release()
            raise
        self._remember(wanted)
        return db

    def _tell_open_elsewhere(self, wanted: Path) -> None:
        if self._instance is not None and self._instance.raise_other():
            return
        self.messages.problem_dialog(
            EnvironmentProblem(
                self.tr("База «{name}» уже открыта.").format(name=wanted.name),
                self.tr("Закройте программу на другом компьютере или под другим именем и откройте базу снова."),
            )
        )

    def _after_failure(self, wanted: Path, problem: EnvironmentProblem, looking: bool) -> int | None:
        from ui.beginning import recover

        opening = recover(wanted, problem, self.messages, looking=looking)
        if opening is None:
            return 1
        self._next, self._looking = opening
        return None

    def _remember(self, wanted: Path) -> None:
        recent = [str(wanted), *(name for name in self.settings.get("database/recent") if name != str(wanted))]
        self.settings.set("database/last", str(wanted))
        self.settings.set("database/recent", recent[:_MOST_RECENT])
        self.settings.sync()

    # Running

    def _show(self, db: Database, tasks: TaskRunner) -> None:
        from ui.context import make_context
        from ui.contracts import actions as contract_actions
        from ui.database_commands import DatabaseCommands
        from ui.exporting import make_exporter
        from ui.finding import record_finder
        from ui.main_window import MainWindow
        from ui.pages.registry import PAGES
        from ui.record_commands import RecordCommands, people_finder
        from ui.schedule.actions import register as register_schedule
        from ui.widgets.looking_banner import LookingBanner

        context = make_context(db, self.settings, tasks)
        context.finders.append(record_finder(db, PAGES))
        context.exporter = make_exporter(context)
        self._database = db
        DatabaseCommands(context, self._reopen, tasks)
        register_schedule(context)
        if db.read_only:
            context.finders.append(people_finder(db))
        else:
            contract_actions.register(context)
            RecordCommands(context, tasks)
        self.window = MainWindow(context, self.theme, PAGES)
        # Not quit(): that asks every window, and one that refuses would leave a program without its main window.
        self.window.closed.connect(self._leave)
        self.messages.window = self.window
        if db.read_only:
            self.window.addToolBar(LookingBanner(self.window))
        self.window.show()
        if not db.read_only:
            contract_actions.offer_draft(context)

    def _leave(self) -> None:
        self.app.exit(0)

    def _reopen(self, wanted: Path) -> None:
        self._next = wanted
        if self.window is not None:
            self.window.close()

    def _end(self, db: Database, tasks: TaskRunner) -> None:
        """Finish the work under way, make the backup of the day, let the file go."""
        window, self.window = self.window, None
        self.messages.window = None
        if window is not None:
            window.context.changes.stop()
        if not db.read_only:
            self._back_up(db, tasks)
        tasks.shutdown()
        db.close()
        self._database = None
        if self._instance is not None:
            self._instance.release()
            self._instance.deleteLater()
            self._instance = None
        if window is not None:
            window.deleteLater()
        tasks.deleteLater()
        self.settings.sync()

    def _back_up(self, db: Database, tasks: TaskRunner) -> None:
        from models.storage.backup import backup_if_due
        from ui.database_commands import local_now

        try:
            tasks.wait(
                lambda control: backup_if_due(db, local_now(), closing_down=True), title=self.tr("Резервная копия")
            )
        except EnvironmentProblem as problem:
            self.messages.problem_dialog(problem)

    def _raise(self) -> None:
        if self.window is not None:
            self.window.showNormal() if self.window.isMinimized() else self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    def _on_crash(self, report: str, file: Path | None) -> None:
        from ui.dialogs.crash import CrashDialog

        # A dialog of the main window would stand behind the wizard and could not be closed.
        CrashDialog(report, file, QApplication.activeModalWidget() or self.window).open()

    def _on_problem(self, problem: EnvironmentProblem) -> None:
        if self.window is not None:
            self.window.context.messages.problem(problem)
        else:
            self.messages.problem_dialog(problem)
