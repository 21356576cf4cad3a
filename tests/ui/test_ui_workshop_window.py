"""The workshop of a template in the window: fields, saving in an editor, repairs, versions, files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from daily_helpers import DAY, demo_bytes
from docx import Document
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from ui_helpers import AnsweringMessages
from workshop_helpers import edited, rewrite, with_part, with_text

from documents.papers.registry import Scope, paper, papers
from helpers import type_text
from models.operations.office import open_office
from models.storage.database import Database
from ui.context import AppContext
from ui.workshop.compare_dialog import CompareDialog
from ui.workshop.window import CHECK, WorkshopWindow

KEY = "network_contract"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """The demo office."""
    file = tmp_path / "office.db"
    file.write_bytes(demo_bytes())
    database = open_office(file)
    yield database
    database.close()


@pytest.fixture
def opened(context: AppContext, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was opened with the system's programs."""
    files: list[Path] = []
    monkeypatch.setattr(context.messages, "open_outside", files.append)
    return files


@pytest.fixture
def window(context: AppContext, opened: list[Path], qtbot: QtBot) -> Iterator[WorkshopWindow]:
    context.today = lambda: DAY
    made = WorkshopWindow(context, KEY, "Договор о сетевой форме")
    made.show()
    yield made
    made.close()


def messages(window: WorkshopWindow) -> AnsweringMessages:
    found = window.context.messages
    assert isinstance(found, AnsweringMessages)
    return found


def told(window: WorkshopWindow) -> str:
    return window.bar.text.text()


def save_in_editor(window: WorkshopWindow, path: Path, old: str, new: str) -> None:
    """Change words as Word does and let the watcher look."""

    def change(document: Any) -> None:
        rewrite(with_text(document, old), old, new)

    path.write_bytes(edited(path.read_bytes(), change))
    window.watcher.look()


def test_the_original_is_shown_filled_and_not_watched(window: WorkshopWindow) -> None:
    assert window.chip.accessibleName() == "исходный"
    assert window.edit_button.text() == "Изменить копию"
    assert window.preview.pages() > 3
    assert window.watcher.path is None
    assert window.check_pane.summary == "Ошибок нет, печатать можно."
    assert window.subject.count() > 1


def test_fields_show_values_of_the_chosen_contract(window: WorkshopWindow) -> None:
    def number() -> str:
        return next(row.example for row in window.fields.model.all_rows if row.name == "договор.номер")

    choices = [window.subject.itemData(index) for index in range(window.subject.count())]
    first = number()
    assert first in window.subject.itemText(0)
    window.subject.put(choices[1])
    window.subject.edited.emit()
    assert number() != first
    assert number() in window.subject.itemText(1)


def test_fields_are_found_and_copied(window: WorkshopWindow) -> None:
    fields = window.fields
    everything = fields.model.rowCount()
    type_text(fields.search, "лицензи")
    fields.search.search_now()
    assert 0 < fields.model.rowCount() < everything
    fields.search.clear()
    fields.search.search_now()
    fields.view.select_key("договор.номер")
    assert fields.copy_button.text() == "Скопировать поле"
    fields.copy_button.click()
    assert QGuiApplication.clipboard().text() == "{{ договор.номер }}"
    assert "{{ договор.номер }}" in fields.told.text()
    [only] = fields.more.actions()
    only.trigger()
    assert QGuiApplication.clipboard().text() == "{% if договор.номер %}{{ договор.номер }}{% endif %}"
    index = fields.model.index(fields.view.currentIndex().row(), 0)
    assert fields.model.mimeData([index]).text() == "{{ договор.номер }}"


def test_a_save_in_the_editor_is_checked_and_kept(window: WorkshopWindow, opened: list[Path]) -> None:
    window.edit()
    assert len(window.versions.model.all_rows) == 1
    assert window.watcher.path == opened[0]
    before = window.preview.data
    save_in_editor(window, opened[0], "Предмет Договора", "О чём Договор")
    assert told(window) == "Шаблон сохранён и проверен: ошибок нет."
    assert window.preview.data != before
    assert len(window.versions.model.all_rows) == 2


def test_a_fault_is_shown_and_mended(window: WorkshopWindow, opened: list[Path]) -> None:
    window.edit()
    save_in_editor(window, opened[0], "обучающиеся.число", "обучающиеся.чсло")
    assert "печатать по нему пока нельзя" in told(window)
    assert window.tabs.currentIndex() == CHECK
    assert window.chip.accessibleName() == "своя копия с ошибкой"
    assert window.preview.data == b""
    assert len(window.versions.model.all_rows) == 1
    repair = next(made for made in window.check_pane.findChildren(QPushButton) if made.text() == "Исправить")
    repair.click()
    assert told(window).startswith("Исправлено: «обучающиеся.чсло» → «обучающиеся.число»")
    assert window.check_pane.report is not None
    assert window.check_pane.report.usable
    assert window.preview.pages() > 3


def test_versions_are_compared_and_returned(window: WorkshopWindow, opened: list[Path]) -> None:
    window.edit()
    save_in_editor(window, opened[0], "Предмет Договора", "О чём Договор")
    pane = window.versions
    oldest = pane.model.all_rows[-1]
    pane.view.select_key(oldest.id)
    assert pane.compare.text() == "Сравнить с нынешним"
    pane.compare.click()
    dialog = window.deeds.compared
    assert isinstance(dialog, CompareDialog)
    assert dialog.summary.text() == "1\u00a0отличие"
    shown = dialog.text.toPlainText()
    assert "Изменён абзац" in shown
    assert all(word in shown for word in ("Предмет", "О чём", "Договора"))
    dialog.close()
    pane.view.selectAll()
    assert pane.compare.text() == "Сравнить две"
    assert not pane.put_back.isEnabled()
    pane.compare.click()
    other = window.deeds.compared
    assert isinstance(other, CompareDialog)
    assert other.text.toPlainText() == shown
    other.close()
    pane.view.clearSelection()
    pane.view.select_key(oldest.id)
    messages(window).answers = [0]
    pane.put_back.click()
    assert "Возвращена версия" in told(window)
    assert "О чём" not in "".join(p.text for p in Document(io.BytesIO(opened[0].read_bytes())).paragraphs)
    messages(window).answers = [0]
    pane.original.click()
    assert not opened[0].exists()
    assert window.edit_button.text() == "Изменить копию"
    assert len(pane.model.all_rows) == 3


def test_a_deleted_copy_is_told(window: WorkshopWindow, opened: list[Path]) -> None:
    window.edit()
    opened[0].unlink()
    for _ in range(12):
        window.watcher.look()
    assert "Файла шаблона нет на месте" in told(window)
    assert window.chip.accessibleName() == "исходный"


def test_a_file_of_a_colleague_is_taken_refused_or_asked_about(window: WorkshopWindow, tmp_path: Path) -> None:
    source = tmp_path / "чужой.docx"
    good = Path(window.looked.path).read_bytes() if window.looked else b""
    source.write_bytes(with_part(good, "word/vbaProject.bin", b"macro"))
    messages(window).file = source
    window.deeds.take()
    assert "макрос" in told(window)
    assert messages(window).asked == []

    def change(document: Any) -> None:
        document.add_paragraph("{{ нет.такого }}")

    source.write_bytes(edited(good, change))
    window.deeds.take()
    assert messages(window).asked == ["В файле «чужой.docx» есть ошибки. Всё равно взять?"]
    assert window.looked is not None
    assert not window.looked.edited
    source.write_bytes(good)
    messages(window).answers = [0]
    window.deeds.take()
    assert window.looked.edited
    assert "взят из файла" in told(window)


def test_a_template_is_written_for_a_colleague(
    window: WorkshopWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "для коллеги"
    monkeypatch.setattr(window.context.messages, "save_file", lambda *_: target)
    window.deeds.export()
    assert window.looked is not None
    assert target.with_name("для коллеги.docx").read_bytes() == window.looked.data
    assert told(window) == "Шаблон записан: для коллеги.docx"


@pytest.mark.parametrize("key", [paper.key for paper in papers()])
def test_every_paper_has_a_workshop(context: AppContext, key: str) -> None:
    context.today = lambda: DAY
    made = WorkshopWindow(context, key, "Документ")
    made.show()
    assert made.preview.pages() > 0
    assert made.fields.model.rowCount() > 4
    # Papers about the whole office are filled with all of it: there is nothing to choose.
    about_one = paper(key).scope in {Scope.CONTRACT, Scope.ORGANIZATION}
    assert made.subject.isVisible() is about_one
    made.close()


def test_an_office_without_contracts_sees_invented_ones(context: AppContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.workshop.looking.subjects_of", lambda *_: [])
    made = WorkshopWindow(context, KEY, "Договор")
    made.show()
    assert made.preview.pages() > 3
    assert not made.subject.isVisible()
    made.close()


def test_saving_in_the_editor_is_looked_at_without_a_window(
    window: WorkshopWindow, context: AppContext, opened: list[Path]
) -> None:
    """A window of progress would take the keyboard from Word after each Ctrl+S."""
    window.edit_button.click()
    titles: list[str] = []
    said: list[str] = []

    def started(task: Any) -> None:
        titles.append(task.title)
        said.append(window.tabs.tabText(CHECK))

    context.tasks.started.connect(started)
    save_in_editor(window, opened[0], "Предмет Договора", "Предмет и цель")
    assert titles
    assert not any(titles)
    assert said == ["Проверяется…"] * len(said)
    assert window.tabs.tabText(CHECK) == "Проверка"


def test_what_we_write_ourselves_is_no_saving(window: WorkshopWindow, opened: list[Path]) -> None:
    """The message that Word must open the file again would be gone after half a second."""
    window.edit_button.click()
    save_in_editor(window, opened[0], "договор.номер", "договор.номир")
    window.deeds.changed.disconnect(window.look)  # the real look is slower than the watcher
    window.check_pane.findChildren(QPushButton)[0].click()
    window.watcher.look()
    assert told(window).endswith("Если шаблон открыт в Word, откройте его заново.")
