"""What pages and dialogs are given: one explicit object instead of globals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ui.actions import Actions
from ui.messages import Messages
from ui.system.settings import Settings
from ui.system.tasks import TaskRunner

if TYPE_CHECKING:
    from models.storage.change_log import ChangeSet
    from models.storage.database import Database
    from ui.tables.columns import Column
    from ui.undo import UndoController


@dataclass(frozen=True, slots=True)
class Found:
    """A record the search of all records found; picking it opens `page_id` at `record_id`."""

    title: str
    page_id: str
    record_id: Any
    subtitle: str = ""
    icon: str = ""


Finder = Callable[[str], Sequence[Found]]
"""Finds records by typed text; runs in the database worker."""


class Exporter(Protocol):
    """Prints a list or saves it as a file."""

    def __call__(self, kind: str, title: str, columns: Sequence[Column], rows: Sequence[Any]) -> None:
        """`kind` is «print», «pdf», «docx» or «xlsx»; columns and rows are those visible, in the order shown."""


class ChangeFeed(QObject):
    """Brings what was committed from the writing thread to the GUI thread.

    Signals: changed(ChangeSet), always in the GUI thread.
    """

    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.AutoConnection)
        self._stop: Callable[[], None] | None = None

    def follow(self, db: Database) -> None:
        """Listen to `db` from now on."""
        self.stop()
        self._stop = db.subscribe(self._arrived.emit)

    def stop(self) -> None:
        """Listen no longer."""
        if self._stop is not None:
            self._stop()
            self._stop = None

    @Slot(object)
    def _on_arrived(self, changes: ChangeSet) -> None:
        self.changed.emit(changes)


class Navigator(QObject):
    """How one page leads to another without knowing it.

    Signals: requested(page_id, record_id or None, filters or None); help_requested(page name, empty for the index).
    """

    requested = Signal(str, object, object)
    help_requested = Signal(str)

    def open(self, page_id: str, record_id: Any = None, filters: dict[str, Any] | None = None) -> None:
        """Show a page, at a record or with filters set ({"state": "expiring"})."""
        self.requested.emit(page_id, record_id, filters)

    def help(self, name: str) -> None:
        """Show the help page `name` («contracts»)."""
        self.help_requested.emit(name)


def system_today() -> dt.date:
    """The day it is on this computer."""
    return dt.date.today()  # noqa: DTZ011 - the one place where the window asks the clock


@dataclass
class AppContext:
    """The parts of the running program. Pages and dialogs get it, and only it, from outside."""

    db: Database
    settings: Settings
    tasks: TaskRunner
    messages: Messages
    actions: Actions
    changes: ChangeFeed
    navigate: Navigator
    undo: UndoController
    exporter: Exporter | None = None
    finders: list[Finder] = field(default_factory=list)
    today: Callable[[], dt.date] = system_today


def make_context(db: Database, settings: Settings, tasks: TaskRunner) -> AppContext:
    """Put the parts together for an open database."""
    from ui.undo import UndoController

    messages, changes = Messages(settings, tasks), ChangeFeed(tasks)
    changes.follow(db)
    undo = UndoController(db, tasks, messages, changes)
    tasks.problem.connect(messages.problem)
    return AppContext(db, settings, tasks, messages, Actions(tasks), changes, Navigator(tasks), undo)
