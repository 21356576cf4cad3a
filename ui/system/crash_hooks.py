"""Catches what nobody caught, in any thread, and shows it in the GUI thread: bugs as a crash dialog."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from models.errors import EnvironmentProblem
from ui.system.crash_report import RateLimit, collect, place_of, save_report

_log = logging.getLogger(__name__)


class CrashHooks(QObject):
    """Installed once by the application.

    Signals: crashed(report text, file or None) and problem(EnvironmentProblem), both in the GUI thread.
    """

    crashed = Signal(str, object)
    problem = Signal(object)
    _caught = Signal(object)

    def __init__(self, folder: Path, tail: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._tail = folder, tail
        self._limit = RateLimit()
        self._before: tuple[Any, Any, Any] | None = None
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the three hooks of Python."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._take(args.exc_value)
        sys.unraisablehook = lambda args: self._take(args.exc_value)

    def uninstall(self) -> None:
        """Give the hooks back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._before = None

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._take(error)

    def _take(self, error: BaseException | None) -> None:
        if error is None or isinstance(error, KeyboardInterrupt | SystemExit):
            return
        _log.error("uncaught", exc_info=error)
        self._caught.emit(error)

    @Slot(object)
    def _on_caught(self, error: BaseException) -> None:
        if isinstance(error, EnvironmentProblem):
            self.problem.emit(error)
            return
        if not self._limit.lets_through(place_of(error.__traceback__)):
            return
        now = datetime.now().astimezone()
        text = collect(error, now, self._tail())
        self.crashed.emit(text, save_report(text, self._folder, now))
