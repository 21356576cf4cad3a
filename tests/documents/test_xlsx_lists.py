"""Lists as XLSX: read back with openpyxl, value by value."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from documents.xlsx import CellValue, Column, ColumnKind, export_list

COLUMNS = [
    Column("Партнёр"), Column("ИНН"), Column("Учеников", ColumnKind.NUMBER), Column("Сумма", ColumnKind.MONEY),
    Column("Дата", ColumnKind.DATE), Column("Подписан"),
]  # fmt: skip


def sheet_of(data: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_every_kind_of_value() -> None:
    row: list[CellValue] = ["=СУММ(A1)", "0590000000", 25, 123_456_789, dt.date(2026, 9, 1), True]
    sheet = sheet_of(
        export_list("Партнёры: все / [2026]", COLUMNS, [row, [None, "", None, None, None, False]], "Отбор: все")
    )
    assert sheet.title == "Партнёры все  2026"
    assert [sheet["A1"].value, sheet["A2"].value] == ["Партнёры: все / [2026]", "Отбор: все"]
    assert [cell.value for cell in sheet[4]] == [column.title for column in COLUMNS]
    cells = sheet[5]
    assert [cell.value for cell in cells] == [
        "=СУММ(A1)",
        "0590000000",
        25,
        1_234_567.89,
        dt.datetime(2026, 9, 1),
        "да",
    ]
    assert [cell.data_type for cell in cells] == ["s", "s", "n", "n", "d", "s"]
    assert [cell.number_format for cell in cells][1:5] == ["@", "#,##0", "#,##0.00", "DD.MM.YYYY"]
    assert [cell.value for cell in sheet[6]] == [None, None, None, None, None, "нет"]


def test_the_heading_is_frozen_and_filterable() -> None:
    sheet = sheet_of(export_list("Список", COLUMNS[:2], [["а", "1"]] * 3))
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == "A4:B7"
    assert sheet.print_title_rows == "$4:$4"


def test_an_empty_list() -> None:
    sheet = sheet_of(export_list("", COLUMNS[:1], []))
    assert sheet.title == "Список"
    assert sheet.max_row == 4


@pytest.mark.parametrize("text", ["=1+1", "+7 900", "-5", "@a", "'x", "a\x00b\x0b", "x" * 40_000, "#N/A", "1E5"])
def test_text_is_never_a_formula(text: str) -> None:
    cell = sheet_of(export_list("а", [Column("Т")], [[text]]))["A5"]
    assert cell.data_type == "s"
    assert str(cell.value).startswith(text[:1])


@given(st.text(max_size=40))
def test_any_text(text: str) -> None:
    assert sheet_of(export_list(text, [Column(text)], [[text]])).max_row >= 1


def test_a_row_of_another_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="zip"):
        export_list("а", COLUMNS, [["один"]])
