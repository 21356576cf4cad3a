"""Settings, folders, log, crash reports, one window per database, Russian texts of Qt."""

from __future__ import annotations

import logging
import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.errors import EnvironmentProblem
from ui.dialogs.crash import CrashDialog
from ui.system.crash_hooks import CrashHooks
from ui.system.crash_report import RateLimit, collect, save_report
from ui.system.logging_setup import LOG_NAME, start_logging, stop_logging
from ui.system.paths import PORTABLE_FLAG, data_folder
from ui.system.settings import SETTINGS, Settings
from ui.system.single_instance import SingleInstance, lock_path
from ui.system.theme import DARK, LIGHT, Colors, Theme

NOW = datetime(2026, 9, 1, 8, 30)


def test_settings_survive_a_restart_with_their_types(tmp_path: Path) -> None:
    first = Settings(tmp_path / "s.ini")
    first.set("view/font_percent", 125)
    first.set("tables/partners", {"version": 1, "columns": [["имя", 80, True]]})
    first.set("database/last", "C:/Школа/база №1; «новая».db")
    first.set_bytes("geometry/main", QByteArray(b"\x00\xff"))
    first.sync()
    again = Settings(tmp_path / "s.ini")
    assert again.get("view/font_percent") == 125
    assert again.get("tables/partners")["columns"] == [["имя", 80, True]]
    assert again.get("database/last") == "C:/Школа/база №1; «новая».db"
    assert again.get_bytes("geometry/main") == QByteArray(b"\x00\xff")


@pytest.mark.parametrize("key", ["view/unknown", "tables/", "nothing", ""])
def test_undeclared_settings_are_refused(settings: Settings, key: str) -> None:
    with pytest.raises(KeyError):
        settings.get(key)


def test_a_value_of_another_type_is_refused_and_a_damaged_one_ignored(settings: Settings) -> None:
    with pytest.raises(TypeError):
        settings.set("view/font_percent", "100")
    settings._store.setValue("view/font_percent", "{сломано")
    settings._store.setValue("view/theme", "5")
    assert settings.get("view/font_percent") == 100
    assert settings.get("view/theme") == "system"


def test_a_family_is_forgotten_as_a_whole(settings: Settings) -> None:
    settings.set("tables/a", {"version": 1})
    settings.set("tables/b", {"version": 1})
    settings.remove_family("tables/")
    assert settings.get("tables/a") == settings.get("tables/b") == {}


def test_every_setting_says_what_it_is_for() -> None:
    assert all(setting.purpose for setting in SETTINGS)
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)


def test_data_folder_can_be_sent_elsewhere_or_beside_the_program(tmp_path: Path) -> None:
    assert data_folder({"ZVENO_DATA_DIR": str(tmp_path)}) == tmp_path
    (tmp_path / PORTABLE_FLAG).touch()
    assert data_folder({}, program=tmp_path) == tmp_path / "data"
    assert data_folder({"XDG_DATA_HOME": "/x", "LOCALAPPDATA": "/x"}, program=tmp_path / "no").name.lower() == "zveno"


def test_log_goes_to_a_file_and_to_memory(tmp_path: Path) -> None:
    tail = start_logging(tmp_path / "log")
    logging.getLogger("test").warning("привет")
    stop_logging()
    assert "привет" in tail.text()
    assert "привет" in (tmp_path / "log" / LOG_NAME).read_text(encoding="utf-8")


def test_log_without_a_folder_still_keeps_the_tail(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("", encoding="utf-8")
    tail = start_logging(tmp_path / "log")
    logging.getLogger("test").warning("привет")
    stop_logging()
    assert "привет" in tail.text()


def raised(error: BaseException) -> BaseException:
    """The error with a traceback."""
    try:
        raise error
    except type(error) as caught:
        return caught


def test_report_holds_versions_traceback_and_log(tmp_path: Path) -> None:
    text = collect(raised(ValueError("мимо")), NOW, "последняя строка")
    assert "ValueError: мимо" in text
    assert "последняя строка" in text
    file = save_report(text, tmp_path / "log", NOW)
    assert file is not None
    assert file.read_text(encoding="utf-8") == text
    assert save_report(text, file, NOW) is None


def test_the_same_bug_is_shown_once_a_minute() -> None:
    now = [0.0]
    limit = RateLimit(lambda: now[0])
    assert [limit.lets_through("a"), limit.lets_through("a"), limit.lets_through("b")] == [True, False, True]
    now[0] = 61
    assert limit.lets_through("a")


@pytest.fixture
def hooks(qapp: QApplication, tmp_path: Path) -> CrashHooks:
    return CrashHooks(tmp_path, lambda: "хвост")


def test_bug_of_any_thread_reaches_the_gui_once(hooks: CrashHooks, qtbot: QtBot) -> None:
    told: list[tuple[str, Path]] = []
    hooks.crashed.connect(lambda text, file: told.append((text, file)))
    error = raised(ZeroDivisionError("x"))
    workers = [threading.Thread(target=hooks._take, args=(error,)) for _ in range(5)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(10)
    assert len(told) == 1
    assert told[0][1].is_file()


def test_environment_problem_is_no_crash(hooks: CrashHooks, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hooks.problem) as told:
        hooks._take(EnvironmentProblem("Диск полон."))
    assert told.args[0].title == "Диск полон."


def test_hooks_are_taken_and_given_back(hooks: CrashHooks) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    hooks.install()
    assert sys.excepthook is not before[0]
    hooks._take(KeyboardInterrupt())
    hooks.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_crash_dialog_gives_the_report_to_copy(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = CrashDialog("отчёт", tmp_path / "crash.txt")
    qtbot.addWidget(dialog)
    dialog.show()
    copy = next(item for item in dialog.foot.buttons() if item.text() == "Скопировать отчёт")
    copy.click()
    assert QApplication.clipboard().text() == "отчёт"
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    assert text.toPlainText() == "отчёт"


def test_second_start_raises_the_first_window(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    database = tmp_path / "База школы.db"
    first, second = SingleInstance(database), SingleInstance(database)
    assert first.acquire()
    assert not second.acquire()
    with qtbot.waitSignal(first.raise_wanted):
        assert second.raise_other()
    first.release()
    assert second.acquire()
    second.release()
    assert not lock_path(database).exists()


def test_databases_do_not_hinder_each_other(qapp: QApplication, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path / "a.db"), SingleInstance(tmp_path / "b.db")
    assert first.acquire()
    assert second.acquire()
    first.release()
    second.release()


def test_qt_speaks_russian(theme: Theme, qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Close)
    qtbot.addWidget(box)
    assert {button.text().replace("&", "") for button in box.buttons()} == {"Отмена", "Закрыть"}
    assert QLocale().name() == "ru_RU"


def luminance(color: str) -> float:
    """Relative luminance of «#rrggbb» after WCAG."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_its_ground(colors: Colors) -> None:
    pairs = [
        (colors.text, colors.window),
        (colors.text, colors.base),
        (colors.muted, colors.window),
        (colors.muted, colors.panel),
        (colors.accent_text, colors.accent),
        (colors.selected_text, colors.selected),
        (colors.link, colors.window),
        *[(pair.ink, pair.paper) for pair in colors.tones.values()],
        *[(pair.ink, colors.window) for pair in colors.tones.values()],
    ]
    for ink, ground in pairs:
        assert contrast(ink, ground) >= 4.5, (ink, ground)


def test_file_dialog_speaks_russian_to_the_last_word(theme: Theme, qtbot: QtBot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setNameFilter("Базы (*.db)")
    dialog.show()
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    texts += [button.text() for button in dialog.findChildren(QPushButton)]
    assert [text for text in texts if text and not any("а" <= char <= "я" for char in text.lower())] == []
    assert {"&Папка:", "&Тип файлов:"} <= set(texts)
    assert all(button.icon().isNull() for button in dialog.findChildren(QPushButton))
