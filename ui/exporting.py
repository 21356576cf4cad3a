"""Any list of the window on paper or in a file: its title, filters, columns and rows as they are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from models.errors import EnvironmentProblem
from ui.system.locale_ru import money_text
from ui.system.tasks import Lane, TaskControl
from ui.tables.columns import Column, plain_text, texts, values

if TYPE_CHECKING:
    from documents.xlsx import Column as SheetColumn
    from ui.context import AppContext

_PATTERNS = {"pdf": "PDF (*.pdf)", "xlsx": "Excel (*.xlsx)", "docx": "Word (*.docx)"}
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class ListToPrint:
    """A list taken out of the window: nothing here changes while a worker prints it."""

    title: str
    filters: str
    columns: tuple[Column, ...]
    rows: tuple[Any, ...]

    def docx(self) -> bytes:
        """The list as a document. Call it in a worker."""
        from documents.papers.lists import list_docx

        heads = [column.title for column in self.columns]
        return list_docx(self.title, heads, texts(self.columns, self.rows), self.filters)

    def pdf(self) -> bytes:
        """The list laid out by our own engine. Call it in a worker."""
        from documents.layout import docx_to_pdf

        return docx_to_pdf(self.docx(), title=self.title).data

    def xlsx(self) -> bytes:
        """The list as a sheet: dates are dates, sums are numbers. Call it in a worker."""
        from documents.xlsx import export_list

        cells = values(self.columns, self.rows)
        columns = [_sheet_column(column, [row[n] for row in cells]) for n, column in enumerate(self.columns)]
        whole = [[_cell(column, cell) for column, cell in zip(self.columns, row, strict=True)] for row in cells]
        return export_list(self.title, columns, whole, self.filters)

    def make(self, kind: str) -> bytes:
        """The bytes of a file of this kind («pdf», «docx», «xlsx»)."""
        return {"pdf": self.pdf, "docx": self.docx, "xlsx": self.xlsx}[kind]()


def taken(title: str, columns: Sequence[Column], rows: Sequence[Any]) -> ListToPrint:
    """The list as pages hand it over; filters stand in brackets after the title."""
    name, _, filters = title.partition(" (")
    return ListToPrint(name, filters.removesuffix(")"), tuple(columns), tuple(rows))


def _is_money(column: Column) -> bool:
    return column.text is money_text


def _sheet_column(column: Column, cells: Sequence[object]) -> SheetColumn:
    from documents.xlsx import Column as Sheet
    from documents.xlsx import ColumnKind

    known = [cell for cell in cells if cell is not None]
    kind = ColumnKind.TEXT
    if _is_money(column):
        kind = ColumnKind.MONEY
    elif known and column.text is None and all(type(cell) is int for cell in known):
        kind = ColumnKind.NUMBER
    elif known and all(type(cell) is dt.date for cell in known):
        kind = ColumnKind.DATE
    return Sheet(column.title, kind)


def _cell(column: Column, value: object) -> Any:
    """What the sheet holds: plain values as they are, everything else as the list shows it."""
    if value is None or type(value) in (str, dt.date):
        return value
    if type(value) is int and (column.text is None or _is_money(column)):
        return value
    return column.text(value) if column.text else plain_text(value)


class ListExporter(QObject):
    """Prints a list or saves it, in the background; asks for the file first and offers it afterwards."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.tasks)
        self.context = context

    def __call__(self, kind: str, title: str, columns: Sequence[Column], rows: Sequence[Any]) -> None:
        """`kind` is «print», «pdf», «docx» or «xlsx»."""
        wanted = taken(title, columns, rows)
        if kind == "print":
            self._print(wanted)
            return
        path = self._ask(wanted, kind)
        if path is not None:
            self._save(wanted, kind, path)

    def _ask(self, wanted: ListToPrint, kind: str) -> Path | None:
        name = f"{wanted.title} {self.context.today().isoformat()}"[:_LONGEST_NAME]
        return self.context.messages.save_file(self.tr("Сохранить список"), f"{name}.{kind}", _PATTERNS[kind])

    def _save(self, wanted: ListToPrint, kind: str, path: Path) -> None:
        def work(control: TaskControl) -> Path:
            from models.storage.atomic import write_atomically

            data = wanted.make(kind)
            control.check()
            write_atomically(path, data)
            return path

        self.context.tasks.run(
            work, self._told, title=self.tr("Сохранение списка"), lane=Lane.RENDER, owner=self, cancellable=True
        )

    def _told(self, path: Path) -> None:
        messages = self.context.messages
        messages.done(
            self.tr("Список сохранён: {name}").format(name=path.name),
            action_text=self.tr("Открыть"),
            action=lambda: messages.open_outside(path),
        )

    def _print(self, wanted: ListToPrint) -> None:
        self.context.tasks.run(
            lambda control: wanted.pdf(),
            lambda pdf: self._to_printer(pdf, wanted.title),
            title=self.tr("Подготовка к печати"),
            lane=Lane.RENDER,
            owner=self,
            cancellable=True,
        )

    def _to_printer(self, pdf: bytes, title: str) -> None:
        from ui.preview.printing import NoPrinter, ask_and_print
        from ui.preview.saving import offer_pdf, save_pdf

        window = self.context.messages.window
        try:
            if ask_and_print(pdf, title, window):
                self.context.messages.done(self.tr("Отправлено на печать: {title}").format(title=title))
        except NoPrinter as problem:
            offer_pdf(self.context, problem, lambda: save_pdf(self.context, pdf, title, window), window)
        except EnvironmentProblem as problem:
            self.context.messages.problem(problem)


def make_exporter(context: AppContext) -> ListExporter:
    """The exporter of a window; put it into `context.exporter` before pages are made."""
    return ListExporter(context)
