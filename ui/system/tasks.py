"""The one runner of work that may take longer than 100 ms.

Database work runs one task at a time in one worker thread; rendering runs in a pool of its own. Results and errors
come back to the GUI thread. `InlineRunner` does the same at once, for tests.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from models.errors import EnvironmentProblem

_QUIT_WAIT_MS = 10_000


class Lane(StrEnum):
    """Where a task runs: one by one beside the database, or side by side."""

    DATABASE = "database"
    RENDER = "render"


class Cancelled(Exception):
    """The user, or a newer task of the same key, stopped the work."""


class TaskControl:
    """What the work gets: a way to tell its progress and to learn that it should stop. Safe in any thread."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._report = report
        self._stop = threading.Event()

    def progress(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the work is and stop it here if it was cancelled."""
        self.check()
        self._report(done, total, text)

    def check(self) -> None:
        """Raise Cancelled if the work should stop."""
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._stop.is_set()


Work = Callable[[TaskControl], Any]
Done = Callable[[Any], object]
Failed = Callable[[BaseException], object]


class Task(QRunnable):
    """One piece of work. `title` is what the progress window says; without one no window appears."""

    def __init__(self, runner: TaskRunner, work: Work, title: str, cancellable: bool) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.title = title
        self.cancellable = cancellable
        self.key = ""
        self.result: Any = None
        self.error: BaseException | None = None
        self.done: Done | None = None
        self.failed: Failed | None = None
        self.owner: QObject | None = None
        self.dropped = False
        self._runner = runner
        self._work = work
        self.control = TaskControl(self._report)

    def _report(self, done: int, total: int, text: str) -> None:
        self._runner.relay.progressed.emit(self, done, total, text)

    def run(self) -> None:
        """Called by the pool in its thread."""
        try:
            self.control.check()
            self.result = self._work(self.control)
        except BaseException as error:  # noqa: BLE001 - told apart in the GUI thread
            self.error = error
        self._runner.relay.finished.emit(self)

    def cancel(self) -> None:
        """Ask the work to stop; its callbacks will not be called."""
        self.dropped = True
        self.control.cancel()


class _Relay(QObject):
    """Lives in the GUI thread and carries what workers tell."""

    finished = Signal(object)
    progressed = Signal(object, int, int, str)


class TaskRunner(QObject):
    """Starts tasks and brings their results back.

    Signals:
        started, ended: a task began or left the runner (for the progress window).
        progressed: (task, done, total, text).
        problem: an EnvironmentProblem nobody else took.
    """

    started = Signal(object)
    ended = Signal(object)
    progressed = Signal(object, int, int, str)
    problem = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.relay = _Relay(self)
        self.relay.finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self.relay.progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)
        self._alive: set[Task] = set()
        self._closed = False
        self._pools = {Lane.DATABASE: QThreadPool(self), Lane.RENDER: QThreadPool(self)}
        self._pools[Lane.DATABASE].setMaxThreadCount(1)
        self._pools[Lane.DATABASE].setExpiryTimeout(-1)
        self._pools[Lane.RENDER].setMaxThreadCount(2)

    def run(
        self,
        work: Work,
        done: Done | None = None,
        *,
        title: str = "",
        lane: Lane = Lane.DATABASE,
        failed: Failed | None = None,
        key: str = "",
        owner: QObject | None = None,
        cancellable: bool = False,
    ) -> Task:
        """Run `work(control)` off the GUI thread, then `done(result)` or `failed(error)` in it.

        With a `title` a progress window appears after 600 ms. A newer task with the same `key` replaces an older
        one, whose result is dropped. Nothing is called once `owner` was destroyed. Without `failed`, an
        EnvironmentProblem goes to the message bar and a bug to the crash dialog.
        """
        task = Task(self, work, title, cancellable)
        task.done, task.failed, task.key, task.owner = done, failed, key, owner
        if key:
            for older in [older for older in self._alive if older.key == key]:
                older.cancel()
        if self._closed:
            return task
        self._alive.add(task)
        self.started.emit(task)
        self._start(task, lane)
        return task

    def wait(self, work: Work, *, title: str = "", lane: Lane = Lane.DATABASE) -> Any:
        """Run `work` off the GUI thread while events go on, and return its result or raise its error.

        Only for the start and the end of the program, where nothing else can be done meanwhile.
        """
        outcome: dict[str, Any] = {}
        loop = QEventLoop()

        def finish(name: str, value: Any) -> None:
            outcome[name] = value
            loop.quit()

        self.run(
            work,
            lambda result: finish("result", result),
            title=title,
            lane=lane,
            failed=lambda error: finish("error", error),
        )
        if not outcome:
            loop.exec()
        if "error" in outcome:
            raise outcome["error"]
        return outcome.get("result")

    def busy(self) -> bool:
        """Whether anything is running or waiting to run."""
        return bool(self._alive)

    def shutdown(self) -> bool:
        """Take no new work, ask all to stop, wait. False when something did not stop in time."""
        self._closed = True
        for task in self._alive:
            task.cancel()
        stopped = [pool.waitForDone(_QUIT_WAIT_MS) for pool in self._pools.values()]
        return all(stopped)

    def _start(self, task: Task, lane: Lane) -> None:
        self._pools[lane].start(task)

    @Slot(object)
    def _on_finished(self, task: Task) -> None:
        self._alive.discard(task)
        self.ended.emit(task)
        if task.dropped or (task.owner is not None and not isValid(task.owner)):
            return
        if task.error is None:
            if task.done is not None:
                task.done(task.result)
        elif task.failed is not None:
            task.failed(task.error)
        else:
            self.report(task.error)

    def report(self, error: BaseException) -> None:
        """Tell an error the usual way: environment to the message bar, bug to the crash dialog."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, EnvironmentProblem):
            self.problem.emit(error)
            return
        sys.excepthook(type(error), error, error.__traceback__)

    @Slot(object, int, int, str)
    def _on_progressed(self, task: Task, done: int, total: int, text: str) -> None:
        if task in self._alive:
            self.progressed.emit(task, done, total, text)


class InlineRunner(TaskRunner):
    """Runs everything at once in the caller's thread, for tests and headless use."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.relay.finished.disconnect(self._on_finished)
        self.relay.progressed.disconnect(self._on_progressed)
        self.relay.finished.connect(self._on_finished, Qt.ConnectionType.DirectConnection)
        self.relay.progressed.connect(self._on_progressed, Qt.ConnectionType.DirectConnection)

    def _start(self, task: Task, lane: Lane) -> None:
        task.run()
