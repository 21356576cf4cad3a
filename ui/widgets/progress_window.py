"""Shows long work: a busy cursor after 300 ms, a window with progress and «Отменить» after 600 ms."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.system.tasks import Task, TaskRunner
from ui.widgets.labels import Role, button, label

_CURSOR_MS = 300
_WINDOW_MS = 600
_CHARS = 56


class ProgressWindow(QDialog):
    """What is going on, how far it is, and a way to stop it."""

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task = task
        self.setWindowTitle(task.title)
        self.setModal(True)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARS)
        self.title = label(f"{task.title}…", Role.SECTION)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(task.title)
        self.detail = QLabel(self)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setProperty("role", "muted")
        self.cancel_button = button(self.tr("Отменить"), self.cancel)
        self.cancel_button.setVisible(task.cancellable)
        layout = QVBoxLayout(self)
        margin = self.fontMetrics().height()
        layout.setContentsMargins(margin, margin, margin, margin)
        for part in (self.title, self.progress, self.detail):
            layout.addWidget(part)
        layout.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignRight)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """`total` 0 means that nobody knows how much there is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.detail.setText(text)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self.cancel_button.setEnabled(False)
        self.detail.setText(self.tr("Останавливаю…"))
        self._task.control.cancel()

    def reject(self) -> None:
        """Esc cancels what can be cancelled; the window goes when the work has ended."""
        if self._task.cancellable:
            self.cancel()


class TaskPresenter(QObject):
    """Listens to the runner and shows the tasks that have a title."""

    def __init__(self, runner: TaskRunner, window: QWidget | None = None) -> None:
        super().__init__(runner)
        self.window = window
        self._tasks: dict[Task, tuple[QTimer, QTimer]] = {}
        self._windows: dict[Task, ProgressWindow] = {}
        self._cursors: set[Task] = set()
        runner.started.connect(self._on_started)
        runner.ended.connect(self._on_ended)
        runner.progressed.connect(self._on_progressed)

    @Slot(object)
    def _on_started(self, task: Task) -> None:
        if not task.title:
            return
        cursor, window = QTimer(self), QTimer(self)
        for timer, delay, call in ((cursor, _CURSOR_MS, self._show_cursor), (window, _WINDOW_MS, self._show_window)):
            timer.setSingleShot(True)
            timer.timeout.connect(lambda call=call: call(task))
            timer.start(delay)
        self._tasks[task] = (cursor, window)

    def _show_cursor(self, task: Task) -> None:
        self._cursors.add(task)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)

    def _show_window(self, task: Task) -> None:
        self._restore_cursor(task)
        parent = _window_of(task.owner) or self.window
        modal = QGuiApplication.modalWindow()
        if modal is not None and (owner := QWidget.find(int(modal.winId()))) is not None:
            parent = owner
        self._windows[task] = ProgressWindow(task, parent)
        self._windows[task].show()

    @Slot(object, int, int, str)
    def _on_progressed(self, task: Task, done: int, total: int, text: str) -> None:
        if task in self._windows:
            self._windows[task].show_progress(done, total, text)

    @Slot(object)
    def _on_ended(self, task: Task) -> None:
        for timer in self._tasks.pop(task, ()):
            timer.stop()
            timer.deleteLater()
        self._restore_cursor(task)
        window = self._windows.pop(task, None)
        if window is not None:
            window.hide()
            window.deleteLater()

    def _restore_cursor(self, task: Task) -> None:
        if task in self._cursors:
            self._cursors.discard(task)
            QGuiApplication.restoreOverrideCursor()


def _window_of(owner: QObject | None) -> QWidget | None:
    """The window that asked for the work: when the progress goes, window managers raise the one it belonged to."""
    part = owner if owner is not None and isValid(owner) else None
    while part is not None and not isinstance(part, QWidget):
        part = part.parent()
    return part.window() if part is not None else None
