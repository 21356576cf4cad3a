"""Files saved as office programs save them: in place, by renaming, locked for a while, gone for a while."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from workshop_helpers import edited

from documents.papers.user_templates import original_path
from ui.workshop.watcher import TemplateWatcher


def content(words: str) -> bytes:
    def change(document: Any) -> None:
        document.add_paragraph(words)

    return edited(original_path("partner_card").read_bytes(), change)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "шаблон.docx"
    path.write_bytes(content("сначала"))
    return path


@pytest.fixture
def watcher(file: Path, qtbot: QtBot) -> TemplateWatcher:
    made = TemplateWatcher(poll_ms=40, settle_ms=30)
    made.watch(file, file.read_bytes())
    return made


def replaced(file: Path, data: bytes) -> None:
    """As Word does: a new file beside the old one, renamed over it."""
    beside = file.with_name("~new.tmp")
    beside.write_bytes(data)
    os.replace(beside, file)


@pytest.mark.parametrize("how", ["in place", "renamed"])
def test_a_save_is_told_once_with_its_content(watcher: TemplateWatcher, file: Path, qtbot: QtBot, how: str) -> None:
    told: list[bytes] = []
    watcher.saved.connect(told.append)
    for words in ("раз", "два"):
        data = content(words)
        with qtbot.waitSignal(watcher.saved):
            file.write_bytes(data) if how == "in place" else replaced(file, data)
        assert bytes(told[-1]) == data
    qtbot.wait(150)
    assert len(told) == 2


def test_the_same_content_saved_again_is_nothing_to_tell(watcher: TemplateWatcher, file: Path, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(watcher.saved, wait=200):
        replaced(file, file.read_bytes())


def test_a_file_that_vanishes_for_a_moment_is_waited_for(watcher: TemplateWatcher, file: Path, qtbot: QtBot) -> None:
    data = content("после")
    with qtbot.assertNotEmitted(watcher.vanished, wait=120):
        file.rename(file.with_suffix(".bak"))
    with qtbot.waitSignal(watcher.saved):
        file.write_bytes(data)


def test_a_file_that_stays_away_is_told_and_its_return_too(watcher: TemplateWatcher, file: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watcher.vanished):
        file.unlink()
    with qtbot.waitSignals([watcher.returned, watcher.saved]):
        file.write_bytes(content("снова"))


def test_a_locked_file_is_read_when_it_is_free(
    watcher: TemplateWatcher, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = [True]
    read = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if locked[0] and path == file:
            raise PermissionError(13, "locked")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    with qtbot.assertNotEmitted(watcher.saved, wait=150):
        file.write_bytes(content("занято"))
    with qtbot.waitSignal(watcher.saved):
        locked[0] = False


def test_half_a_file_is_not_told(watcher: TemplateWatcher, file: Path, qtbot: QtBot) -> None:
    data = content("целиком")
    with qtbot.assertNotEmitted(watcher.saved, wait=120):
        file.write_bytes(data[: len(data) // 2])
    with qtbot.waitSignal(watcher.saved) as told:
        file.write_bytes(data)
    assert bytes(told.args[0]) == data


def test_what_is_no_document_is_told_in_the_end(watcher: TemplateWatcher, file: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watcher.saved) as told:
        file.write_bytes(b"{\\rtf1 saved in another format}")
    assert bytes(told.args[0]).startswith(b"{\\rtf1")


def test_a_stopped_watcher_is_silent(watcher: TemplateWatcher, file: Path, qtbot: QtBot) -> None:
    watcher.stop()
    assert watcher.path is None
    with qtbot.assertNotEmitted(watcher.saved, wait=150):
        file.write_bytes(content("никому"))
