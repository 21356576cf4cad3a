"""Commands on the database as a whole: begin a new one, open another, copy, go back to a copy, check."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from ui.system.locale_ru import moment_text
from ui.system.tasks import TaskControl

if TYPE_CHECKING:
    from ui.context import AppContext

_BACKUP_MS = 5 * 60 * 1000
_MENU = "file.2"
_RECENT_MENU = "file.4"
_RECENT_SHOWN = 4


def local_now() -> datetime:
    """The moment it is on this computer, with its zone."""
    return datetime.now().astimezone()


class DatabaseCommands(QObject):
    """Registers its commands; makes the automatic backups. `reopen(path)` starts the program over with a file."""

    def __init__(self, context: AppContext, reopen: Callable[[Path], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._reopen = reopen
        self._timer = QTimer(self)
        self._timer.setInterval(_BACKUP_MS)
        self._timer.timeout.connect(self.backup_if_due)
        if not context.db.read_only:
            self._timer.start()
        self._register()
        self._register_recent()

    def _register(self) -> None:
        add = self.context.actions.add
        add("db.new", self.tr("Новая &база…"), self.begin_new, icon="plus", menu=_MENU, keywords=self.tr("создать"))
        add(
            "db.demo",
            self.tr("Показать п&ример сети"),
            self.show_demo,
            icon="network",
            menu=_MENU,
            keywords=self.tr("демонстрация образец"),
        )
        add("db.open", self.tr("&Открыть другую базу…"), self.open_other, shortcut="Ctrl+O", icon="folder", menu=_MENU)
        add("db.copy", self.tr("Создать резервную &копию"), self.make_copy, icon="backup", menu=_MENU)
        add(
            "db.restore",
            self.tr("Вернуться к резервной копии…"),
            self.restore,
            icon="history",
            menu=_MENU,
            keywords=self.tr("восстановить"),
        )
        self.context.actions["db.restore"].setEnabled(not self.context.db.read_only)
        add("db.check", self.tr("&Проверить базу"), self.check, icon="check", menu="help.2")

    def _register_recent(self) -> None:
        """The databases opened lately, without the one that is open."""
        names = self.context.settings.get("database/recent")
        files = [Path(name) for name in names if Path(name) != self.context.db.path and Path(name).is_file()]
        for number, file in enumerate(files[:_RECENT_SHOWN], 1):
            # «&&»: a single mark in the name of a file would underline a letter.
            text = self.tr("&{number}. Открыть «{name}»").format(number=number, name=file.stem.replace("&", "&&"))
            self.context.actions.add(
                f"db.recent.{number}", text, partial(self._reopen, file), menu=_RECENT_MENU, tip=str(file)
            )

    def begin_new(self) -> None:
        """Make an empty database beside the default one, never over an existing file, and start over with it."""
        from ui.beginning import free_name
        from ui.system.paths import data_folder, default_database

        target = free_name(default_database(data_folder()))
        agreed = self.context.messages.ask(
            self.tr("Создать новую базу?"),
            self.tr(
                "Пустая база «{name}» откроется вместо нынешней. Нынешняя никуда не денется: "
                "она останется в меню «Файл»."
            ).format(name=target.stem),
            yes=self.tr("Создать"),
        )
        if not agreed:
            return

        def work(control: TaskControl) -> None:
            from models.operations.office import create_office

            create_office(target).close()

        self._make(target, work, self.tr("Создаю базу"))

    def show_demo(self) -> None:
        """Open the demo network; it is made when it is not there yet."""
        from ui.system.paths import data_folder, demo_database

        target, today = demo_database(data_folder()), self.context.today()
        if target == self.context.db.path:
            self.context.messages.info(self.tr("Пример уже открыт."))
            return
        if target.is_file():
            self._reopen(target)
            return

        def work(control: TaskControl) -> None:
            from models.demo import build_demo

            build_demo(target, today).close()

        self._make(target, work, self.tr("Готовлю пример"))

    def _make(self, target: Path, work: Callable[[TaskControl], None], title: str) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        self.context.tasks.run(work, lambda _made: self._reopen(target), title=title, owner=self)

    def open_other(self) -> None:
        """Ask for a database file and start over with it."""
        chosen = self.context.messages.open_file(self.tr("Открыть базу"), self.tr("Базы «Звена» (*.db)"))
        if chosen is not None and chosen != self.context.db.path:
            self._reopen(chosen)

    def make_copy(self) -> None:
        """Make a verified backup now and offer to show it."""

        def work(control: TaskControl) -> Path:
            from models.storage.backup import Reason, default_folder, make_backup

            path = self.context.db.path
            return make_backup(path, default_folder(path), Reason.MANUAL, local_now()).path

        self.context.tasks.run(work, self._on_copied, title=self.tr("Резервная копия"), owner=self)

    def _on_copied(self, file: Path) -> None:
        self.context.messages.done(
            self.tr("Резервная копия сделана и проверена."),
            action_text=self.tr("Показать папку"),
            action=lambda: self.context.messages.open_outside(file.parent),
        )

    def backup_if_due(self) -> None:
        """The automatic backup of every half-hour with changes; its failure is told once in the message bar."""

        def work(control: TaskControl) -> object:
            from models.storage.backup import backup_if_due

            return backup_if_due(self.context.db, local_now())

        self.context.tasks.run(work, key="backup", owner=self)

    def restore(self) -> None:
        """Show the backups and go back to the chosen one."""
        from ui.dialogs.backups import BackupsDialog

        dialog = BackupsDialog(self.context, self.context.messages.window)
        dialog.chosen.connect(self._restore)
        dialog.open()

    def _restore(self, source: Any) -> None:
        when = moment_text(source.made_at)
        agreed = self.context.messages.ask(
            self.tr("Вернуться к копии от {when}?").format(when=when),
            self.tr(
                "Всё, что внесено позже, исчезнет из базы. Нынешнее состояние сначала сохранится "
                "отдельной копией, к нему тоже можно будет вернуться."
            ),
            yes=self.tr("Вернуться к копии"),
            danger=True,
        )
        if not agreed:
            return

        def work(control: TaskControl) -> object:
            from models.storage.backup import restore

            return restore(self.context.db, source, local_now())

        self.context.tasks.run(
            work,
            lambda _safety: self.context.messages.done(
                self.tr("База теперь такая, какой была {when}").format(when=when)
            ),
            title=self.tr("Восстановление базы"),
            owner=self,
        )

    def check(self) -> None:
        """Check the whole file and tell what was found."""

        def work(control: TaskControl) -> object:
            from models.operations.printed_files import check_files
            from models.storage.integrity import check_open_database

            return [*check_open_database(self.context.db.path), *check_files(self.context.db)]

        self.context.tasks.run(work, self._on_checked, title=self.tr("Проверка базы"), owner=self)

    def _on_checked(self, problems: list[Any]) -> None:
        if not problems:
            self.context.messages.done(self.tr("База проверена: всё в порядке"))
            return
        from ui.dialogs.findings import FindingsDialog

        FindingsDialog(self.tr("Проверка базы"), problems, self.context.messages.window).open()
