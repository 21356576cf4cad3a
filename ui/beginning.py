"""When there is no database to open: the first start, and a file that does not open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog

from models.errors import EnvironmentProblem
from ui.first_run import Beginning, FirstRun
from ui.messages import Messages
from ui.system.paths import demo_database
from ui.system.tasks import TaskControl, TaskRunner

_CONTEXT = "Beginning"
_ANOTHER_FOLDER_HELPS = (
    "DatabaseReadOnly", "DatabaseUnreachable", "DiskFailure", "DiskFull", "FileProtected", "FolderMissing",
)  # fmt: skip


def begin(wanted: Path, tasks: TaskRunner, messages: Messages) -> Path | None:
    """Let the user make a new database at `wanted`, load the demo beside it, or open a file; the file to open."""
    ways = _Ways(wanted, tasks, messages)
    translate = QCoreApplication.translate
    dialog = FirstRun(
        (
            Beginning(
                translate(_CONTEXT, "Новая база"),
                translate(_CONTEXT, "Чистая база для вашей школы. Первый договор можно сделать сразу, без настройки."),
                "plus",
                ways.new,
            ),
            Beginning(
                translate(_CONTEXT, "Показать пример"),
                translate(_CONTEXT, "Готовая сеть: гимназия, партнёры, договоры, расписание. Всё можно менять."),
                "network",
                ways.demo,
            ),
            Beginning(
                translate(_CONTEXT, "Открыть базу или её копию…"),
                translate(_CONTEXT, "Если база уже есть: с флешки, с другого компьютера, из резервной копии."),
                "folder",
                ways.existing,
            ),
        )
    )
    return ways.result if dialog.exec() == QDialog.DialogCode.Accepted else None


class _Ways:
    """What the three tiles of the first start do."""

    def __init__(self, wanted: Path, tasks: TaskRunner, messages: Messages) -> None:
        self._wanted, self._tasks, self._messages = wanted, tasks, messages
        self.result: Path | None = None

    def new(self) -> bool:
        """An empty database."""

        def build(target: Path) -> None:
            from models.operations.office import create_office

            create_office(target).close()

        return self._made(self._wanted, build, QCoreApplication.translate(_CONTEXT, "Создаю базу"))

    def demo(self) -> bool:
        """The demo office in a file of its own, so that it never mixes with real work."""

        def build(target: Path) -> None:
            from models.demo import build_demo
            from ui.context import system_today

            build_demo(target, system_today()).close()

        target = demo_database(self._wanted.parent)
        return self._made(target, build, QCoreApplication.translate(_CONTEXT, "Готовлю пример"))

    def _made(self, wanted: Path, build: Callable[[Path], None], title: str) -> bool:
        """Make a database at `wanted`; where the folder cannot be written, in another that she chooses."""
        from models.storage.errors import translated

        target = free_name(wanted)

        def work(control: TaskControl) -> None:
            with translated(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                build(target)

        while True:
            try:
                self._tasks.wait(work, title=title)
            except EnvironmentProblem as problem:
                folder = self._other_folder(problem)
                if folder is None:
                    return False
                target = free_name(folder / wanted.name)
            else:
                self.result = target
                return True

    def _other_folder(self, problem: EnvironmentProblem) -> Path | None:
        """The folder to try next, None when she gives up. Rises again what no other folder helps against."""
        from models.storage import errors

        if not isinstance(problem, tuple(getattr(errors, name) for name in _ANOTHER_FOLDER_HELPS)):
            raise problem
        translate = QCoreApplication.translate
        title = translate(_CONTEXT, "В папку программы записать нельзя")
        other = translate(_CONTEXT, "Выбрать другую папку…")
        if not self._messages.ask(title, str(problem), yes=other):
            return None
        return self._messages.folder(translate(_CONTEXT, "Папка для базы"))

    def existing(self) -> bool:
        """A file of ours from anywhere; a backup is copied into the data folder, a live one is opened in place."""
        chosen = self._messages.open_file(
            QCoreApplication.translate(_CONTEXT, "Открыть базу"),
            QCoreApplication.translate(_CONTEXT, "Базы «Звена» (*.db)"),
        )
        if chosen is None:
            return False
        wanted = self._wanted

        def work(control: TaskControl) -> Path:
            return adopted(chosen, wanted)

        self.result = self._tasks.wait(work, title=QCoreApplication.translate(_CONTEXT, "Открываю базу"))
        return True


def adopted(chosen: Path, wanted: Path) -> Path:
    """A live database stays where it is; from a backup file a new database is made at `wanted`."""
    from models.storage.backup import check_source, copy_into, parse_backup
    from models.storage.schema import office_schema

    check_source(chosen, office_schema().version)
    if parse_backup(chosen) is None:
        return chosen
    wanted.parent.mkdir(parents=True, exist_ok=True)
    target = free_name(wanted)
    copy_into(chosen, target)
    return target


def free_name(path: Path) -> Path:
    """`path`, or «name (2).db» when it is taken."""
    number, candidate = 2, path
    while candidate.exists():
        candidate = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return candidate


class Opening(NamedTuple):
    """A database to open, perhaps for looking only."""

    path: Path
    read_only: bool = False


def recover(
    wanted: Path, problem: EnvironmentProblem, messages: Messages, *, looking: bool = False
) -> Opening | None:
    """Tell why `wanted` does not open (even for `looking`) and offer ways on; what to open next, None to end."""
    from datetime import datetime

    from models.storage.backup import default_folder, list_backups, restore_over_damaged
    from models.storage.errors import DatabaseDamaged, DatabaseReadOnly, NotADatabase
    from models.storage.schema import office_schema

    translate = QCoreApplication.translate
    backups = list_backups(default_folder(wanted), wanted.stem)
    damaged = isinstance(problem, DatabaseDamaged | NotADatabase) and bool(backups)
    options = [translate(_CONTEXT, "Открыть другую базу…"), translate(_CONTEXT, "Закрыть программу")]
    if damaged:
        when = f"{backups[0].made_at:%d.%m.%Y %H:%M}"
        options.insert(0, translate(_CONTEXT, "Восстановить копию от {when}").format(when=when))
    protected = isinstance(problem, DatabaseReadOnly) and not looking
    if protected:
        options.insert(0, translate(_CONTEXT, "Открыть для просмотра"))
    answer = messages.choose(problem.title, problem.advice, options)
    if answer == len(options) - 1:
        return None
    if protected and answer == 0:
        return Opening(wanted, read_only=True)
    if damaged and answer == 0:
        now = datetime.now().astimezone()
        try:
            restore_over_damaged(wanted, backups[0], now, office_schema().version)
        except EnvironmentProblem as second:
            return recover(wanted, second, messages)
        return Opening(wanted)
    pattern = translate(_CONTEXT, "Базы «Звена» (*.db)")
    chosen = messages.open_file(translate(_CONTEXT, "Открыть базу"), pattern)
    return Opening(chosen) if chosen is not None else None
