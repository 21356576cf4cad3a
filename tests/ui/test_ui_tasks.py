"""The task runner: threads, order, errors, cancelling, windows that appear late."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.errors import EnvironmentProblem
from ui.system.tasks import Cancelled, InlineRunner, Lane, TaskControl, TaskRunner
from ui.system.theme import Theme
from ui.widgets import progress_window
from ui.widgets.progress_window import ProgressWindow, TaskPresenter


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.shutdown()


def test_work_runs_in_a_worker_and_its_result_in_the_gui_thread(runner: TaskRunner, qtbot: QtBot) -> None:
    threads: list[object] = []

    def work(control: TaskControl) -> int:
        threads.append(threading.get_ident())
        return 42

    def done(result: int) -> None:
        threads.append(QThread.currentThread() is QApplication.instance().thread())  # type: ignore[union-attr]
        threads.append(result)

    runner.run(work, done)
    qtbot.waitUntil(lambda: len(threads) == 3)
    assert threads[0] != threading.get_ident()
    assert threads[1:] == [True, 42]


def test_database_work_keeps_its_order_and_never_overlaps(runner: TaskRunner, qtbot: QtBot) -> None:
    inside: list[int] = []
    order: list[int] = []
    most: list[int] = []

    def step(number: int, control: TaskControl) -> int:
        inside.append(number)
        most.append(len(inside))
        threading.Event().wait(0.001)
        inside.remove(number)
        return number

    for number in range(30):
        runner.run(partial(step, number), order.append)
    qtbot.waitUntil(lambda: len(order) == 30)
    assert order == list(range(30))
    assert max(most) == 1


def test_rendering_does_not_wait_for_the_database(runner: TaskRunner, qtbot: QtBot) -> None:
    gate = threading.Event()
    done: list[str] = []
    runner.run(lambda control: gate.wait(5), lambda result: done.append("database"))
    runner.run(lambda control: None, lambda result: done.append("render"), lane=Lane.RENDER)
    qtbot.waitUntil(lambda: done == ["render"])
    gate.set()
    qtbot.waitUntil(lambda: done == ["render", "database"])
    assert not runner.busy()


def test_newer_task_of_the_same_key_replaces_the_older_one(runner: TaskRunner, qtbot: QtBot) -> None:
    gate = threading.Event()
    results: list[str] = []
    runner.run(lambda control: str(gate.wait(5)), results.append, key="list")
    runner.run(lambda control: "new", results.append, key="list")
    gate.set()
    qtbot.waitUntil(lambda: not runner.busy())
    assert results == ["new"]


def test_environment_problems_go_to_the_message_door(runner: TaskRunner, qtbot: QtBot) -> None:
    def fail(control: TaskControl) -> None:
        raise EnvironmentProblem("Диск полон.")

    with qtbot.waitSignal(runner.problem) as told:
        runner.run(fail)
    assert str(told.args[0]) == "Диск полон."


def test_bugs_go_to_the_crash_hook(runner: TaskRunner, qtbot: QtBot) -> None:
    def fail(control: TaskControl) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        runner.run(fail)
        qtbot.waitUntil(lambda: not runner.busy())
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_failure_can_be_taken_by_the_caller(runner: TaskRunner, qtbot: QtBot) -> None:
    taken: list[BaseException] = []

    def fail(control: TaskControl) -> None:
        raise EnvironmentProblem("Нет.")

    runner.run(fail, failed=taken.append)
    qtbot.waitUntil(lambda: len(taken) == 1)
    assert isinstance(taken[0], EnvironmentProblem)


def test_nothing_is_called_for_an_owner_that_is_gone(runner: TaskRunner, qtbot: QtBot) -> None:
    gate, owner = threading.Event(), QObject()
    called: list[object] = []
    runner.run(lambda control: gate.wait(5), called.append, owner=owner)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, 52)
    gate.set()
    qtbot.waitUntil(lambda: not runner.busy())
    assert called == []


def test_cancelled_work_stops_at_its_next_step(runner: TaskRunner, qtbot: QtBot) -> None:
    steps: list[int] = []
    started = threading.Event()
    taken: list[BaseException] = []

    def work(control: TaskControl) -> None:
        for number in range(10_000):
            control.progress(number, 10_000)
            steps.append(number)
            started.set()
            threading.Event().wait(0.001)

    task = runner.run(work, failed=taken.append, cancellable=True)
    assert started.wait(5)
    task.control.cancel()
    qtbot.waitUntil(lambda: not runner.busy())
    assert len(steps) < 10_000
    assert isinstance(taken[0], Cancelled)


def test_waiting_gives_the_result_or_the_error(runner: TaskRunner) -> None:
    def fail(control: TaskControl) -> None:
        raise EnvironmentProblem("Нет.")

    assert runner.wait(lambda control: 5) == 5
    with pytest.raises(EnvironmentProblem):
        runner.wait(fail)


def test_closed_runner_takes_no_work(runner: TaskRunner) -> None:
    assert runner.shutdown()
    called: list[object] = []
    runner.run(lambda control: called.append(1))
    assert not runner.busy()
    assert called == []


def test_inline_runner_is_done_when_it_returns(qapp: QApplication) -> None:
    results: list[int] = []
    InlineRunner().run(lambda control: 7, results.append)
    assert results == [7]


@pytest.fixture
def presenter(runner: TaskRunner, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> TaskPresenter:
    monkeypatch.setattr(progress_window, "_CURSOR_MS", 5)
    monkeypatch.setattr(progress_window, "_WINDOW_MS", 20)
    return TaskPresenter(runner)


def windows() -> list[ProgressWindow]:
    return [item for item in QApplication.topLevelWidgets() if isinstance(item, ProgressWindow) and item.isVisible()]


def test_long_work_shows_a_window_with_progress_and_cancel(
    presenter: TaskPresenter, runner: TaskRunner, qtbot: QtBot
) -> None:
    gate = threading.Event()

    def work(control: TaskControl) -> None:
        while not gate.wait(0.005):
            control.progress(3, 17, "Приказ")

    runner.run(work, title="Комплект документов", cancellable=True)
    qtbot.waitUntil(lambda: bool(windows()) and windows()[0].progress.value() == 3)
    assert windows()[0].detail.text() == "Приказ"
    windows()[0].cancel_button.click()
    qtbot.waitUntil(lambda: not windows())
    gate.set()
    assert not runner.busy()
    assert QApplication.overrideCursor() is None


def test_short_work_shows_nothing(presenter: TaskPresenter, runner: TaskRunner, qtbot: QtBot) -> None:
    runner.run(lambda control: None, title="Быстро")
    qtbot.waitUntil(lambda: not runner.busy())
    qtbot.wait(40)
    assert windows() == []
    assert QApplication.overrideCursor() is None


def test_progress_belongs_to_the_window_that_asked(presenter: TaskPresenter, runner: TaskRunner, qtbot: QtBot) -> None:
    main, second = QWidget(), QWidget()
    qtbot.addWidget(main)
    qtbot.addWidget(second)
    presenter.window = main
    part, gate = QWidget(second), threading.Event()
    runner.run(lambda control: gate.wait(5), title="Сравнение", owner=QObject(part))
    qtbot.waitUntil(lambda: bool(windows()))
    assert windows()[0].parentWidget() is second
    gate.set()
    qtbot.waitUntil(lambda: not windows())
