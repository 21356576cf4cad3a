"""Columns and filters as data: what goes to XLSX, what may be chosen, keys that belong to their rows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from ui.choice import Choice
from ui.messages import Tone
from ui.tables.columns import Chip, Column, prepare, values
from ui.tables.filters import Filter, gathered
from ui.tables.model import RowTableModel


@dataclass(frozen=True)
class Partner:
    """A row."""

    name: str
    pupils: int


COLUMNS = [
    Column("name", "Название", lambda row: row.name),
    Column("size", "Размер", lambda row: row.pupils, chip=lambda row: Chip("мала" if row.pupils < 100 else "велика")),
]


def test_xlsx_gets_the_word_of_a_status_and_the_value_of_all_else() -> None:
    plain = Column("pupils", "Ученики", lambda row: row.pupils)
    assert values([*COLUMNS, plain], [Partner("Лицей", 40)]) == [["Лицей", "мала", 40]]
    assert Chip("мала").tone is Tone.NEUTRAL


def test_a_choice_that_is_always_offered_is_not_gathered_again() -> None:
    fixed = (Choice("Лицей", "Лицей (всегда)"),)
    by_name = Filter(
        "name", "Название", lambda row, name: row.name == name, fixed, lambda row: [Choice(row.name, row.name)]
    )
    rows = [Partner("Школа", 1), Partner("Лицей", 2), Partner("Гимназия", 3)]
    assert [choice.text for choice in gathered(by_name, rows)] == ["Лицей (всегда)", "Гимназия", "Школа"]


def test_other_rows_are_ordered_by_their_own_keys() -> None:
    model = RowTableModel(COLUMNS)
    model.set_rows([Partner("Б", 1), Partner("А", 2)])
    model.sort(0, Qt.SortOrder.AscendingOrder)
    assert [row.name for row in model.visible_rows()] == ["А", "Б"]
    model.set_rows([Partner("В", 1), Partner("Г", 2)])
    assert [row.name for row in model.visible_rows()] == ["В", "Г"]
    model.set_rows(prepare(COLUMNS, [Partner("Д", 1), Partner("Е", 2)], 0))
    assert [row.name for row in model.visible_rows()] == ["Д", "Е"]
