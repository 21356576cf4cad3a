"""Finding a record by typing: what is picked from the list that drops down is what was pointed at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from helpers import type_text
from ui.choice import Choice
from ui.forms.editors import RecordEditor
from ui.forms.fields import Field, Kind
from ui.system.theme import Theme

FOUND = [Choice(1, "АНО «Орбита»"), Choice(2, "АО «ВПЗ»"), Choice(3, "Лицей № 3"), Choice(4, "Лицей № 30")]


@pytest.fixture
def editor(theme: Theme, qtbot: QtBot) -> RecordEditor:
    made = RecordEditor(Field("partner", "Партнёр", Kind.RECORD, choices=FOUND))
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def popup_of(editor: RecordEditor) -> QAbstractItemView:
    """The list of names under the field."""
    completer = editor.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    return popup


def pick(editor: RecordEditor, qtbot: QtBot, steps: int) -> None:
    """Go down in the list and press Enter, as a user does."""
    popup = popup_of(editor)
    qtbot.waitUntil(popup.isVisible)
    for _ in range(steps):
        qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)


@pytest.mark.parametrize(("typed", "steps", "wanted"), [("впз", 1, 2), ("лицей", 1, 3), ("лицей", 2, 4), ("3", 2, 4)])
def test_the_line_pointed_at_is_taken(editor: RecordEditor, qtbot: QtBot, typed: str, steps: int, wanted: int) -> None:
    type_text(editor, typed)
    pick(editor, qtbot, steps)
    assert editor.get() == wanted
    assert editor.currentText() == next(choice.text for choice in FOUND if choice.value == wanted)


def test_a_list_that_is_emptied_by_whoever_takes_adds_one_only(editor: RecordEditor, qtbot: QtBot) -> None:
    """«Добавить сторону» takes the record and empties the field at once."""
    taken: list[int] = []

    def take() -> None:
        if editor.get() is not None:
            taken.append(editor.get())
            editor.put(None)

    editor.edited.connect(take)
    type_text(editor, "впз")
    pick(editor, qtbot, 1)
    assert taken == [2]
    qtbot.waitUntil(lambda: editor.currentText() == "")


def test_enter_without_going_down_takes_the_only_one(editor: RecordEditor, qtbot: QtBot) -> None:
    type_text(editor, "орби")
    pick(editor, qtbot, 0)
    assert editor.get() == 1


def test_a_click_in_the_list_takes_its_line(editor: RecordEditor, qtbot: QtBot) -> None:
    type_text(editor, "лицей")
    popup = popup_of(editor)
    qtbot.waitUntil(popup.isVisible)
    place = popup.visualRect(popup.model().index(1, 0)).center()
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.get() == 4


def test_a_name_that_fits_several_is_left_to_the_user(editor: RecordEditor, qtbot: QtBot) -> None:
    unknown: list[str] = []
    editor.unknown.connect(unknown.append)
    type_text(editor, "лицей")
    line = editor.lineEdit()
    assert isinstance(line, QLineEdit)
    popup_of(editor).hide()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.wait(10)
    assert editor.get() is None
    assert unknown == []
    qtbot.waitUntil(popup_of(editor).isVisible)  # the list opens again: one of it must be chosen
    assert "Подходит несколько" in editor.invalid()
    editor.put(None)
    type_text(editor, "нет такого")
    assert "не найдено" in editor.invalid()


def test_arrows_open_the_closed_list_and_take_nothing(editor: RecordEditor, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        qtbot.keyClick(editor, key)
        assert editor.view().isVisible()
        assert editor.get() is None
        editor.hidePopup()
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    qtbot.keyClick(editor.view(), Qt.Key.Key_Down)
    qtbot.keyClick(editor.view(), Qt.Key.Key_Return)
    assert editor.get() in {1, 2}
