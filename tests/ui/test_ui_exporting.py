"""Any list of the window as PDF, Word and Excel: what is shown, in the order shown."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from daily_helpers import docx_text
from openpyxl import load_workbook

from ui.context import AppContext
from ui.exporting import make_exporter, taken
from ui.messages import Message
from ui.system.locale_ru import money_text
from ui.tables.columns import Chip, Column


@dataclass(frozen=True)
class Row:
    name: str
    since: dt.date | None
    pupils: int | None
    cost: int | None
    printed: dt.datetime | None = None


COLUMNS = [
    Column("name", "Название", lambda row: row.name),
    Column("state", "Состояние", lambda row: row.name, chip=lambda row: Chip("Действует")),
    Column("since", "Начало", lambda row: row.since),
    Column("pupils", "Учеников", lambda row: row.pupils),
    Column("cost", "Сумма", lambda row: row.cost, text=money_text),
    Column("printed", "Напечатан", lambda row: row.printed),
]
ROWS = [
    Row("«Школа & К» <5>", dt.date(2026, 9, 1), 1250, 123_450, dt.datetime(2026, 9, 1, 14, 30)),
    Row("=СУММ(A1)", None, None, None),
]


@pytest.fixture
def file(context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where the file dialog «answers» to save; what it proposed is the first entry afterwards."""
    proposed: list[Path] = []

    def answer(title: str, name: str, pattern: str, parent: object = None) -> Path:
        proposed.append(tmp_path / name)
        return tmp_path / name

    monkeypatch.setattr(context.messages, "save_file", answer)
    return proposed


def said(context: AppContext) -> Sequence[Message]:
    return context.messages.said  # type: ignore[attr-defined]


def test_excel_holds_dates_numbers_and_sums_and_no_formula(context: AppContext, file: list[Path]) -> None:
    make_exporter(context)("xlsx", "Партнёры (Вид: школа)", COLUMNS, ROWS)
    sheet = load_workbook(io.BytesIO(file[0].read_bytes())).active
    assert sheet is not None
    table = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert (table[0][0], table[1][0]) == ("Партнёры", "Вид: школа")
    head = next(number for number, row in enumerate(table) if row[0] == "Название")
    first, second = table[head + 1], table[head + 2]
    assert first[0] == "«Школа & К» <5>"
    assert first[1] == "Действует"
    assert first[2] == dt.datetime(2026, 9, 1)
    assert first[3:] == [1250, 1234.5, "01.09.2026 14:30"]
    assert second[0] == "=СУММ(A1)"
    assert sheet.cell(head + 3, 1).data_type == "s"
    assert second[2:] == [None, None, None, None]


def test_word_and_pdf_show_the_same_rows(context: AppContext, file: list[Path]) -> None:
    exporter = make_exporter(context)
    exporter("docx", "Партнёры (Вид: школа)", COLUMNS, ROWS)
    text = docx_text(file[0].read_bytes())
    for expected in ("Партнёры", "Вид: школа", "Учеников", "=СУММ(A1)", "01.09.2026"):
        assert expected in text
    exporter("pdf", "Партнёры", COLUMNS, ROWS)
    assert file[1].read_bytes().startswith(b"%PDF")
    assert file[1].name.startswith("Партнёры 20")


def test_the_message_offers_to_open_the_file(
    context: AppContext, file: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(context.messages, "open_outside", opened.append)
    make_exporter(context)("pdf", "Партнёры", COLUMNS, ROWS)
    message = said(context)[-1]
    assert message.action_text == "Открыть"
    assert message.action is not None
    message.action()
    assert opened == [file[0]]


def test_a_changed_mind_writes_nothing(context: AppContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context.messages, "save_file", lambda *_: None)
    make_exporter(context)("pdf", "Партнёры", COLUMNS, ROWS)
    assert list(said(context)) == []


def test_a_folder_that_is_gone_is_told(context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context.messages, "save_file", lambda *_: tmp_path / "нет" / "x.pdf")
    make_exporter(context)("pdf", "Партнёры", COLUMNS, ROWS)
    assert len(said(context)) == 1
    assert said(context)[0].tone == "bad"


def test_printing_hands_the_pdf_to_the_printer(context: AppContext, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[tuple[bytes, str]] = []

    def fake(data: bytes, title: str, parent: object = None) -> bool:
        printed.append((data, title))
        return True

    monkeypatch.setattr("ui.preview.printing.ask_and_print", fake)
    make_exporter(context)("print", "Партнёры (Вид: школа)", COLUMNS, ROWS)
    assert printed[0][0].startswith(b"%PDF")
    assert printed[0][1] == "Партнёры"


def test_filters_are_told_apart_from_the_title() -> None:
    both = taken("График (Поиск: ООО (филиал); День: среда)", COLUMNS, ROWS)
    assert (both.title, both.filters) == ("График", "Поиск: ООО (филиал); День: среда")
    assert taken("График", COLUMNS, ROWS).filters == ""
