"""A table typed into like a spreadsheet."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from helpers import type_text
from models.enums import Weekday
from ui.choice import enum_choices
from ui.forms.editors import ChoiceEditor
from ui.forms.fields import Field, Kind
from ui.forms.row_editor import RowEditor
from ui.forms.row_table import RowColumn
from ui.system.theme import Theme


@dataclasses.dataclass(frozen=True)
class Lesson:
    title: str = ""
    day: Weekday | None = None
    start: int = 540
    price: int = 0

    @property
    def twice(self) -> str:
        return f"{self.title}{self.title}"


@pytest.fixture
def editor(theme: Theme, qtbot: QtBot) -> RowEditor:
    columns = [
        RowColumn(Field("title", "Предмет")),
        RowColumn(Field("day", "День", Kind.CHOICE, choices=enum_choices(Weekday))),
        RowColumn(Field("start", "Начало", Kind.TIME)),
        RowColumn(Field("price", "Цена", Kind.MONEY)),
        RowColumn(Field("twice", "Дважды"), shown=lambda row: row.twice),
    ]
    made = RowEditor("Уроки", columns, lambda last: dataclasses.replace(last, title="") if last else Lesson())
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.activateWindow()
    return made


def cell(editor: RowEditor, qtbot: QtBot, row: int, column: int) -> QWidget:
    editor.table.setCurrentIndex(editor.model.index(row, column))
    qtbot.waitUntil(lambda: editor.table.indexWidget(editor.table.currentIndex()) is not None or bool(found(editor)))
    return found(editor)[-1]


def found(editor: RowEditor) -> list[QWidget]:
    return [item for item in editor.table.viewport().children() if isinstance(item, QLineEdit | ChoiceEditor)]


def texts(editor: RowEditor) -> list[str]:
    return [str(editor.model.index(0, column).data()) for column in range(editor.model.columnCount())]


def test_typing_is_taken_letter_by_letter(editor: RowEditor, qtbot: QtBot) -> None:
    editor.add_button.click()
    type_text(cell(editor, qtbot, 0, 0), "Физика")
    assert editor.rows()[0].title == "Физика"
    assert texts(editor) == ["Физика", "", "9:00", "0,00", "ФизикаФизика"]


def test_times_and_sums_are_understood_or_told(editor: RowEditor, qtbot: QtBot) -> None:
    editor.set_rows([Lesson("Химия")])
    field = cell(editor, qtbot, 0, 2)
    assert isinstance(field, QLineEdit)
    type_text(field, "14.30")
    assert editor.rows()[0].start == 14 * 60 + 30
    field.selectAll()
    type_text(field, "потом")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert editor.rows()[0].start == 14 * 60 + 30
    assert "Время не понято" in editor._complaint.text()
    qtbot.keyClick(cell(editor, qtbot, 0, 3), Qt.Key.Key_Tab)
    assert editor._complaint.isVisible()  # walking on does not hide it
    type_text(cell(editor, qtbot, 0, 3), "1500,5")
    assert editor.rows()[0].price == 150_050


def test_a_choice_gives_the_member_itself(editor: RowEditor, qtbot: QtBot) -> None:
    editor.set_rows([Lesson("Химия")])
    field = cell(editor, qtbot, 0, 1)
    assert isinstance(field, ChoiceEditor)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert editor.rows()[0].day is Weekday.MONDAY


def test_rows_are_added_copied_removed_and_brought_back(editor: RowEditor, qtbot: QtBot) -> None:
    editor.set_rows([Lesson("Химия"), Lesson("Физика")])
    editor.table.setCurrentIndex(editor.model.index(0, 0))
    editor.copy_button.click()
    assert [row.title for row in editor.rows()] == ["Химия", "Химия", "Физика"]
    QApplication.processEvents()
    editor.table.setCurrentIndex(editor.model.index(2, 0))
    editor.remove_button.click()
    assert [row.title for row in editor.rows()] == ["Химия", "Химия"]
    assert editor.return_button.isVisible()
    editor.return_button.click()
    assert [row.title for row in editor.rows()] == ["Химия", "Химия", "Физика"]
    assert not editor.return_button.isVisible()
    qtbot.keyClick(editor.table, Qt.Key.Key_Insert)
    assert len(editor.rows()) == 4


def test_a_computed_cell_cannot_be_typed_into(editor: RowEditor) -> None:
    editor.set_rows([Lesson("Химия")])
    assert not editor.model.flags(editor.model.index(0, 4)) & Qt.ItemFlag.ItemIsEditable


def paste(text: str, widget: QWidget, qtbot: QtBot) -> None:
    QApplication.clipboard().setText(text)
    qtbot.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_range_copied_in_excel_fills_rows_and_columns(editor: RowEditor, qtbot: QtBot) -> None:
    editor.set_rows([Lesson("Физика"), Lesson("Химия")])
    text = "Алгебра\tвторник\t8:30\t1 234,50\r\n"
    text += '"Новый ""взгляд""\nна мир"\tСреда\t9\t\r\nРусский "язык"\tкогда-нибудь\t10:00\t7\r\n'
    paste(text, cell(editor, qtbot, 1, 0), qtbot)
    rows = editor.rows()
    assert rows[0] == Lesson("Физика")
    assert rows[1] == Lesson("Алгебра", Weekday.TUESDAY, 510, 123_450)
    assert rows[2] == Lesson('Новый "взгляд" на мир', Weekday.WEDNESDAY, 540, 123_450)
    assert (rows[3].title, rows[3].start) == ('Русский "язык"', 600)
    assert len(rows) == 4
    assert "День, строка 4: «когда-нибудь»" in editor._complaint.text()


def test_one_word_is_pasted_into_its_cell(editor: RowEditor, qtbot: QtBot) -> None:
    editor.set_rows([Lesson("Физика")])
    field = cell(editor, qtbot, 0, 0)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    paste("Химия", field, qtbot)
    assert editor.rows() == (Lesson("Химия"),)
    assert not editor._complaint.isVisible()


def test_pasting_begins_in_an_empty_table_too(editor: RowEditor, qtbot: QtBot) -> None:
    paste("Алгебра\tвторник\nФизика\tсреда", editor.table, qtbot)
    assert [(row.title, row.day) for row in editor.rows()] == [
        ("Алгебра", Weekday.TUESDAY), ("Физика", Weekday.WEDNESDAY),
    ]  # fmt: skip
