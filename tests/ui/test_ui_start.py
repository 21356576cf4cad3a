"""Starting the program: first run, opening, failures, light imports, leaving a backup behind."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_helpers import SAMPLE_PAGES, AnsweringMessages

from models.errors import EnvironmentProblem
from models.operations.office import create_office, open_office, set_setting
from models.operations.printed import PrintedFileData, list_printed, record_printed
from models.organization import Organization
from models.storage.backup import Reason, default_folder, list_backups, make_backup
from models.storage.drafts import drop_draft, list_drafts, save_draft
from models.storage.errors import DatabaseReadOnly
from ui.app import Program
from ui.beginning import Opening, _Ways, adopted, free_name, recover
from ui.database_commands import local_now
from ui.first_run import Beginning, FirstRun
from ui.main_window import MainWindow
from ui.system.crash_hooks import CrashHooks
from ui.system.settings import Settings
from ui.system.tasks import InlineRunner
from ui.system.theme import Theme
from ui.widgets.looking_banner import LookingBanner


@pytest.mark.parametrize("module", ["ui.main_window", "ui.app", "ui.tables.list_page", "ui.forms.dialog"])
def test_the_window_loads_nothing_heavy(module: str, project_root: Path) -> None:
    libraries = ("reportlab", "docx", "docxtpl", "lxml", "openpyxl", "pymorphy3", "PySide6.QtPdf", "PySide6.QtQml")
    heavy = (*libraries, "documents.russian", "documents.layout", "documents.papers")
    code = f"import sys; import {module}; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project_root, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_first_run_tells_problems_and_stays_open(theme: Theme, qtbot: QtBot) -> None:
    def fail() -> bool:
        raise EnvironmentProblem("Диск полон.", "Освободите место.")

    dialog = FirstRun(
        (
            Beginning("Новая база", "Чистая", "plus", fail),
            Beginning("Открыть", "Уже есть", "folder", lambda: False),
            Beginning("Показать пример", "Готовая", "network", lambda: True),
        )
    )
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.tiles[0].click()
    assert dialog.bar.text.text() == "Диск полон. Освободите место."
    dialog.tiles[1].click()
    assert dialog.isVisible()
    dialog.tiles[2].click()
    assert dialog.result() == FirstRun.DialogCode.Accepted


@pytest.fixture
def ways(theme: Theme, settings: Settings, tmp_path: Path) -> _Ways:
    return _Ways(tmp_path / "данные" / "zveno.db", InlineRunner(), AnsweringMessages(settings))


def test_new_base_is_made_with_its_folder(ways: _Ways) -> None:
    assert ways.new()
    assert ways.result is not None
    open_office(ways.result).close()


def test_another_folder_is_offered_where_the_first_cannot_be_written(
    ways: _Ways, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.mkdir

    def refused(path: Path, *arguments: object, **options: object) -> None:
        if path.name == "данные":
            raise PermissionError(errno.EACCES, "no")
        real(path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "mkdir", refused)
    messages = ways._messages
    assert isinstance(messages, AnsweringMessages)
    assert not ways.new()  # she gives up
    assert "записать нельзя" in messages.asked[-1]
    messages.answers, messages.chosen_folder = [0], tmp_path
    assert ways.new()
    assert ways.result == tmp_path / "zveno.db"
    open_office(tmp_path / "zveno.db").close()


def test_example_lies_in_a_file_of_its_own(ways: _Ways) -> None:
    assert ways.demo()
    assert ways.demo()
    assert ways.result is not None
    assert ways.result.name == "Пример (2).db"


def test_a_backup_is_opened_as_a_copy_and_a_base_in_place(tmp_path: Path) -> None:
    file = tmp_path / "база.db"
    create_office(file).close()
    backup = make_backup(file, default_folder(file), Reason.MANUAL, local_now())
    assert adopted(file, tmp_path / "zveno.db") == file
    assert adopted(backup.path, tmp_path / "zveno.db") == tmp_path / "zveno.db"
    open_office(tmp_path / "zveno.db").close()
    assert free_name(tmp_path / "zveno.db").name == "zveno (2).db"


def test_calling_off_the_choice_of_a_file_changes_nothing(ways: _Ways) -> None:
    assert not ways.existing()
    assert ways.result is None


def test_damaged_base_is_replaced_by_its_newest_backup(theme: Theme, settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "zveno.db"
    create_office(file).close()
    make_backup(file, default_folder(file), Reason.MANUAL, local_now())
    content = bytearray(file.read_bytes())
    content[4096:40960] = b"\xff" * 36864
    file.write_bytes(content)
    with pytest.raises(EnvironmentProblem) as problem:
        open_office(file)
    messages = AnsweringMessages(settings)
    messages.answers = [0]
    assert recover(file, problem.value, messages) == Opening(file)
    open_office(file).close()


def test_a_protected_base_may_be_looked_at(theme: Theme, settings: Settings, tmp_path: Path) -> None:
    messages = AnsweringMessages(settings)
    messages.answers = [0]
    problem = DatabaseReadOnly("База защищена от записи.")
    assert recover(tmp_path / "x.db", problem, messages) == Opening(tmp_path / "x.db", read_only=True)
    messages.answers = [0]  # an older one cannot be looked at either: now the first way is another file
    assert recover(tmp_path / "x.db", problem, messages, looking=True) is None


def test_without_backups_another_base_can_be_opened(theme: Theme, settings: Settings, tmp_path: Path) -> None:
    messages = AnsweringMessages(settings)
    messages.answers, messages.file = [0], tmp_path / "other.db"
    assert recover(tmp_path / "x.db", EnvironmentProblem("Нет."), messages) == Opening(tmp_path / "other.db")
    messages.answers = [1]
    assert recover(tmp_path / "x.db", EnvironmentProblem("Нет."), messages) is None


def test_program_opens_shows_and_leaves_a_backup(
    theme: Theme, qapp: QApplication, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "Школа № 5.db"
    db = create_office(file)
    with db.unit_of_work("Добавление партнёра") as work:
        work.session.add(Organization(full_name="Лицей", short_name="Лицей"))
    db.close()
    monkeypatch.setattr("ui.pages.registry.PAGES", SAMPLE_PAGES)
    program = Program(qapp, settings, CrashHooks(tmp_path, str))
    titles: list[str] = []

    def look_and_close() -> None:
        window = program.window
        if not isinstance(window, MainWindow) or window.context.tasks.busy():
            QTimer.singleShot(20, look_and_close)
            return
        titles.append(window.windowTitle())
        window.close()

    QTimer.singleShot(20, look_and_close)
    assert program.run(file) == 0
    assert titles == ["Школа № 5 — Звено"]
    assert settings.get("database/last") == str(file)
    assert len(list_backups(default_folder(file))) == 1
    open_office(file).close()


def test_a_base_opened_for_looking_says_so_and_offers_no_change(
    theme: Theme, qapp: QApplication, settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "зачёт.db"
    create_office(file).close()
    before = file.read_bytes()
    program = Program(qapp, settings, CrashHooks(tmp_path, str))
    program._looking = True
    seen: list[object] = []

    def look_and_close() -> None:
        window = program.window
        if not isinstance(window, MainWindow) or window.context.tasks.busy():
            QTimer.singleShot(20, look_and_close)
            return
        window.show_page("contracts")
        page = window.page()
        banner = window.findChild(LookingBanner)
        known = {item.id for item in window.context.actions.all()}
        seen.extend([banner is not None and banner.isVisible(), page is not None and page.primary_text(), known])
        window.close()

    QTimer.singleShot(20, look_and_close)
    assert program.run(file) == 0
    shown, primary, known = seen
    assert shown
    assert primary == ""
    assert isinstance(known, set)
    assert not known & {"contracts.new", "partners.new", "schedule.new"}
    assert file.read_bytes() == before
    assert list_backups(default_folder(file)) == []


def test_a_base_opened_for_looking_keeps_no_drafts_and_no_register(tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    create_office(file).close()
    db = open_office(file, read_only=True)
    save_draft(db, "contract:new", {"number": "1"}, local_now())
    drop_draft(db, "contract:new")
    record_printed(db, [PrintedFileData("k", "t", tmp_path / "a.pdf", "0", 1)], local_now().replace(tzinfo=None))
    assert list_drafts(db) == []
    assert list_printed(db) == []
    with pytest.raises(DatabaseReadOnly):
        set_setting(db, "x", "y")
    db.close()
