"""A themed application and a context on a real database for every test of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from ui_helpers import AnsweringMessages

from models.operations.office import create_office, open_office
from models.storage.database import Database
from ui.actions import Actions
from ui.context import AppContext, ChangeFeed, Navigator
from ui.system.locale_ru import install_russian
from ui.system.settings import Settings
from ui.system.tasks import InlineRunner
from ui.system.theme import Theme
from ui.undo import UndoController


@pytest.fixture(autouse=True)
def _nothing_stays_open(qapp: QApplication) -> Iterator[None]:
    """Delete what a test left open: Qt asks every window before it quits, and a dialog with unsaved words says no.

    Without this the test that runs the whole program would wait for ever behind one that opened a dialog.
    """
    qapp.setQuitOnLastWindowClosed(False)  # as make_application does: a dialog's end must not end a later test's loop
    yield
    # A key pressed with Ctrl stays held in Qt's memory, and a row that a later test selects would be left out.
    QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
    for window in qapp.topLevelWidgets():
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The look of the program, light; made once because a style sheet takes its time."""
    install_russian(qapp)
    theme = Theme(qapp)
    theme.apply("light")
    return theme


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A fresh database file, made once and copied for each test."""
    file = tmp_path_factory.mktemp("office") / "office.db"
    create_office(file).close()
    return file.read_bytes()


@pytest.fixture
def db(tmp_path: Path, empty_office: bytes) -> Iterator[Database]:
    """An open, empty office of this test."""
    file = tmp_path / "office.db"
    file.write_bytes(empty_office)
    database = open_office(file)
    yield database
    database.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of this test."""
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def context(theme: Theme, db: Database, settings: Settings) -> Iterator[AppContext]:
    """The parts of the program; tasks run at once, dialogs are answered by `context.messages.answers`."""
    tasks, messages = InlineRunner(), AnsweringMessages(settings)
    changes = ChangeFeed(tasks)
    changes.follow(db)
    tasks.problem.connect(messages.problem)
    undo = UndoController(db, tasks, messages, changes)
    yield AppContext(db, settings, tasks, messages, Actions(tasks), changes, Navigator(tasks), undo)
    changes.stop()
