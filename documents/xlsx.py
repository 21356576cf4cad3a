"""Lists as XLSX for Excel and LibreOffice: what was typed stays what was typed.

Text is never a formula, requisites keep their leading zeros and all digits, dates are dates and money is a number.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

CellValue = str | int | bool | dt.date | None

_MAX_TEXT = 32_767  # characters of a cell
_MAX_ROWS = 1_048_000
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SHEET_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\t\n\r]")


class ColumnKind(StrEnum):
    """What a column holds: decides alignment and number format. MONEY is whole kopecks."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its heading, kind and width in characters (0: by the content)."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 0


_FORMATS = {
    ColumnKind.TEXT: "@",
    ColumnKind.NUMBER: "#,##0",
    ColumnKind.MONEY: "#,##0.00",
    ColumnKind.DATE: "DD.MM.YYYY",
}


def export_list(title: str, columns: Sequence[Column], rows: Iterable[Sequence[CellValue]], filters: str = "") -> bytes:
    """A list with its heading row frozen and filterable, as bytes of an .xlsx.

    `filters` tells in words what was selected and stands under the title. Rows beyond Excel's limit are refused with
    ValueError, never dropped silently.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _SHEET_FORBIDDEN.sub("", _ILLEGAL.sub("", title)).strip()[:31] or "Список"
    _put(_cell(sheet, 1, 1), title, ColumnKind.TEXT)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    _put(_cell(sheet, 2, 1), filters, ColumnKind.TEXT)
    head = 4
    widths = [len(column.title) for column in columns]
    for number, column in enumerate(columns, start=1):
        _heading(_cell(sheet, head, number), column.title)
    last = head
    for last, row in enumerate(rows, start=head + 1):
        if last > _MAX_ROWS:
            raise ValueError("too many rows for a sheet")
        for index, (column, value) in enumerate(zip(columns, row, strict=True)):
            _put(_cell(sheet, last, index + 1), value, column.kind)
            widths[index] = max(widths[index], _length(value))
    _arrange(sheet, columns, widths, head, last)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    return cast("Cell", sheet.cell(row, column))  # nothing is merged here


def _heading(cell: Cell, title: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    _put(cell, title, ColumnKind.TEXT)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="E7E6E6")
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")


def _put(cell: Cell, value: CellValue, kind: ColumnKind) -> None:
    from openpyxl.styles import Alignment

    if value is None or value == "":
        return
    if kind is ColumnKind.MONEY and isinstance(value, int):
        cell.value = value / 100  # shown with two digits; every sum of kopecks below 2**53 survives
        cell.number_format = _FORMATS[kind]
    elif (isinstance(value, dt.date) and kind is ColumnKind.DATE) or (
        isinstance(value, int) and not isinstance(value, bool) and kind is ColumnKind.NUMBER
    ):
        cell.value = value
        cell.number_format = _FORMATS[kind]
    else:
        text = _ILLEGAL.sub("", _shown(value))[:_MAX_TEXT]
        if not text:
            return
        cell.value = text
        cell.data_type = "s"  # «=1+1» and «+7 900 …» stay text
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _shown(value: CellValue) -> str:
    if isinstance(value, bool):
        return "да" if value else "нет"
    return value.strftime("%d.%m.%Y") if isinstance(value, dt.date) else str(value)


def _length(value: CellValue) -> int:
    return max((len(line) for line in _shown(value).splitlines()), default=0) if value is not None else 0


def _arrange(sheet: Worksheet, columns: Sequence[Column], widths: Sequence[int], head: int, last: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for number, (column, width) in enumerate(zip(columns, widths, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width or min(max(width + 2, 8), 60)
    sheet.freeze_panes = f"A{head + 1}"
    if columns:
        sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(columns))}{max(last, head)}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "landscape" if sum(widths) > 90 else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
