"""The register of printed files: what was printed, when, whether the file still lies where it was written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.operations.printed import forget_printed, list_printed
from models.operations.printed_files import FileState, file_states
from models.rows import PrintedRow
from models.storage.database import Database
from ui.choice import Choice, enum_choices
from ui.messages import Tone
from ui.papers.path_line import path_grid
from ui.system.locale_ru import grouped, moment_text
from ui.tables.columns import Align, Chip, Column
from ui.tables.filters import Filter, FilterLook
from ui.tables.list_page import ListPage
from ui.tables.list_spec import ListSpec, RowCommand
from ui.widgets.card import Card

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.papers.printer_run import Printable

_CONTEXT = "PrintedList"
_LOOKS = {
    FileState.PRESENT: (Tone.GOOD, "success"),
    FileState.CHANGED: (Tone.INFO, "edit"),
    FileState.REPLACED: (Tone.NEUTRAL, "refresh"),
    FileState.MISSING: (Tone.WARNING, "warning"),
}
_KILOBYTE = 1024


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A line of the register and the state of its file."""

    row: PrintedRow
    state: FileState

    @property
    def id(self) -> int:
        """The line's id."""
        return self.row.id

    @property
    def path(self) -> Path:
        """Where the file was written."""
        return Path(self.row.path)

    @property
    def format(self) -> str:
        """«PDF», «DOCX»."""
        return self.path.suffix.lstrip(".").upper()

    @property
    def there(self) -> bool:
        """Whether there is a file to open."""
        return self.state is not FileState.MISSING


def _saved(path: Path) -> Printable:
    from documents.papers.to_printer import SavedFile

    return SavedFile(path)


def load_printed(db: Database) -> list[PrintedFile]:
    """The register with the state of every file. Call it in a worker."""
    rows = list_printed(db)
    states = file_states(rows)
    return [PrintedFile(row, states[row.id]) for row in rows]


def state_chip(item: PrintedFile) -> Chip:
    """What became of the file: word, icon and tone."""
    tone, icon = _LOOKS[item.state]
    return Chip(item.state.title_ru, tone, icon)


class PrintedList(ListPage):
    """`start_printing` leads to where papers are printed."""

    help_page = "documents"
    tables = frozenset({"printed_paper", "contract"})

    def __init__(
        self, context: AppContext, start_printing: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        self._start_printing = start_printing
        super().__init__(context, parent)

    def describe(self) -> ListSpec:
        """The register newest first."""
        db = self.context.db
        return ListSpec(
            name="printed",
            title=self.tr("Напечатанные документы"),
            nouns=(self.tr("файл"), self.tr("файла"), self.tr("файлов")),
            icon="documents",
            columns=self._columns(),
            load=lambda: load_printed(db),
            filters=self._filters(),
            search_hint=self.tr("Документ, номер договора, имя файла"),
            empty_title=self.tr("Пока ничего не напечатано"),
            empty_text=self.tr(
                "Здесь собираются все документы, которые программа сохранила: комплекты договоров, реестры, графики. "
                "Файл всегда можно найти и открыть."
            ),
            primary=(self.tr("Напечатать документ"), self._start_printing),
            commands=[
                RowCommand(
                    self.tr("Печать на принтере…"),
                    self.send,
                    "print",
                    many=True,
                    writes=False,
                    available=lambda item: item.there,
                ),
                RowCommand(self.tr("Показать в папке"), lambda rows: self.show_folder(rows[0]), "folder", writes=False),
                RowCommand(
                    self.tr("Перейти к договору"),
                    lambda rows: self.open_contract(rows[0]),
                    "contracts",
                    writes=False,
                    available=lambda item: item.row.contract_id is not None,
                ),
                RowCommand(self.tr("Убрать из списка"), lambda rows: self.forget(rows[0]), "trash", delete=True),
            ],
            open_row=self.open_file,
            make_card=lambda: PrintedCard(self),
        )

    def _columns(self) -> Sequence[Column]:
        return [
            Column("title", self.tr("Документ"), lambda item: item.row.title, width=36, tooltip=lambda i: i.row.title),
            Column("format", self.tr("Вид файла"), lambda item: item.format, width=10, rigid=True),
            Column("state", self.tr("Файл"), lambda item: item.state, chip=state_chip, width=13, rigid=True),
            Column("printed", self.tr("Напечатан"), lambda item: item.row.printed_at, width=16, rigid=True),
            Column("contract", self.tr("Договор"), lambda item: item.row.contract_number, width=13, rigid=True),
            Column("name", self.tr("Имя файла"), lambda item: item.path.name, width=40, tooltip=lambda i: i.row.path,
                   visible=False),
            Column("folder", self.tr("Папка"), lambda item: str(item.path.parent), width=40, visible=False),
            Column("size", self.tr("Размер"), _size, align=Align.RIGHT, sort=lambda i: i.row.size, width=10,
                   visible=False),
        ]

    def _filters(self) -> Sequence[Filter]:
        return [
            Filter("format", self.tr("Вид файла"), lambda item, value: item.format == value,
                   gather=lambda item: [Choice(item.format, item.format)]),
            Filter("state", self.tr("Файл"), lambda item, value: item.state == value, enum_choices(FileState),
                   look=FilterLook.COMBO),
        ]  # fmt: skip

    # Commands

    def open_file(self, item: PrintedFile) -> None:
        """Open the file with the system's program; a missing one is told with a way on."""
        if item.path.is_file():
            self.context.messages.open_outside(item.path)
            return
        self.context.messages.warning(
            self.tr("Файла «{name}» больше нет на прежнем месте. Напечатайте документ заново.").format(
                name=item.path.name
            ),
            action_text=self.tr("Убрать из списка"),
            action=lambda: self.forget(item),
        )

    def send(self, items: Sequence[PrintedFile]) -> None:
        """These files straight to a printer, as they lie on the disk."""
        from ui.papers.printer_dialog import PrinterDialog
        from ui.papers.printer_run import PrinterItem

        papers = [
            PrinterItem(item.path.name, item.row.contract_number, 1, partial(_saved, item.path)) for item in items
        ]
        title = self.tr("Сохранённые документы")
        PrinterDialog(self.context, papers, title, self.window(), joinable=False).keep_on_top()

    def show_folder(self, item: PrintedFile) -> None:
        """Open the folder of the file, or the nearest one that is still there."""
        folder = item.path.parent
        while not folder.is_dir() and folder != folder.parent:
            folder = folder.parent
        self.context.messages.open_outside(folder)

    def open_contract(self, item: PrintedFile) -> None:
        """The contract the paper belongs to."""
        self.context.navigate.open("contracts", item.row.contract_id)

    def forget(self, item: PrintedFile) -> None:
        """Take a line off the register; the file stays."""
        text = self.tr("Убрано из списка, сам файл остался: {name}").format(name=item.path.name)
        self.context.tasks.run(
            lambda control: forget_printed(self.context.db, item.id),
            lambda _result: self.context.messages.done(text, undo=True),
            owner=self,
        )


def _size(item: PrintedFile) -> str:
    kilobytes = max(1, round(item.row.size / _KILOBYTE))
    return _tr("{size} КБ").format(size=grouped(kilobytes))


class PrintedCard(Card):
    """A printed file: what, where, whether it is still the same."""

    def __init__(self, page: PrintedList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page

    def fill(self, row: PrintedFile) -> None:
        """The parts of the card."""
        page = self._page
        self.heading(row.row.title)
        self.chips([state_chip(row)])
        commands = [(self.tr("Показать в папке"), lambda: page.show_folder(row))]
        if row.there:
            commands.insert(0, (self.tr("Открыть файл"), lambda: page.open_file(row)))
        commands.append((self.tr("Убрать из списка"), lambda: page.forget(row)))
        self.buttons(commands, primary=row.there)
        self.text(self._explained(row.state))
        self.values(
            [
                (self.tr("Напечатан"), moment_text(row.row.printed_at)),
                (self.tr("Размер"), _size(row)),
            ]
        )
        self.section(self.tr("Где лежит"))
        self.widget(path_grid([(self.tr("Файл"), row.path.name), (self.tr("Папка"), str(row.path.parent))]))
        if row.row.contract_id is not None:
            self.section(self.tr("Договор"))
            number = row.row.contract_number or self.tr("б/н")
            self.link(f"№ {number}", lambda: page.open_contract(row))

    def _explained(self, state: FileState) -> str:
        told = {
            FileState.CHANGED: self.tr("После печати файл правили в другой программе. Откроется то, что исправили."),
            FileState.REPLACED: self.tr("Документ печатали ещё раз, и новый файл лёг на место этого."),
            FileState.MISSING: self.tr("Файл удалили, переименовали или перенесли. Данные для новой печати целы."),
        }
        return told.get(state, "")
