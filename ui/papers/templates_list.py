"""Templates of the papers: ours or the office's own copy; the workshop of each is opened from here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.problems import Problem, Severity
from models.storage.database import Database
from ui.forms.problem_label import ProblemLabel
from ui.papers.looks import template_chip
from ui.papers.path_line import path_grid
from ui.tables.columns import Chip, Column
from ui.tables.list_page import ListPage
from ui.tables.list_spec import ListSpec, RowCommand
from ui.widgets.card import Card
from ui.widgets.labels import Role

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.workshop.window import WorkshopWindow

_CONTEXT = "Templates"


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A paper with its template. `problems` are of the office's own copy, checked when the list was loaded."""

    id: str
    title: str
    edited: bool
    path: Path
    problems: tuple[str, ...] = ()

    @property
    def chip(self) -> Chip:
        """Which template is in use, and whether it works."""
        return template_chip(edited=self.edited, usable=not self.problems)


def load_templates(db: Database) -> list[TemplateRow]:
    """All papers with their templates. Call it in a worker."""
    from documents.papers.registry import papers
    from documents.papers.user_templates import (
        TemplateUnreadable,
        is_edited,
        template_bytes,
        template_path,
        templates_folder,
    )  # fmt: skip
    from documents.workshop.check import check

    folder = templates_folder(db.path)
    rows = []
    for paper in papers():
        edited, path = is_edited(paper.template, folder), template_path(paper.template, folder)
        faults: tuple[str, ...] = ()
        if edited:
            try:
                found = check(template_bytes(paper.template, folder), paper.key).findings
                faults = tuple(finding.text for finding in found if finding.severity is Severity.ERROR)
            except TemplateUnreadable as problem:  # Word holds it just now
                faults = (str(problem),)
        rows.append(TemplateRow(paper.key, paper.title, edited, path, faults))
    return rows


def _place(row: TemplateRow) -> str:
    return str(row.path) if row.edited else _tr("внутри программы")


class TemplatesList(ListPage):
    """The papers; each opens the workshop of its template."""

    help_page = "templates"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        self.workshops: dict[str, WorkshopWindow] = {}
        super().__init__(context, parent)

    def describe(self) -> ListSpec:
        """Papers in the order of the registry."""
        db = self.context.db
        return ListSpec(
            name="templates",
            title=self.tr("Шаблоны документов"),
            nouns=(self.tr("шаблон"), self.tr("шаблона"), self.tr("шаблонов")),
            icon="documents",
            columns=self._columns(),
            load=lambda: load_templates(db),
            search_hint=self.tr("Название документа"),
            commands=[
                RowCommand(self.tr("Открыть мастерскую"), lambda rows: self.open(rows[0]), "wand"),
                RowCommand(self.tr("Изменить копию"), lambda rows: self.edit(rows[0]), "edit"),
                RowCommand(self.tr("Взять из файла…"), lambda rows: self.open(rows[0]).deeds.take(), "open"),
                RowCommand(self.tr("Отдать коллеге…"), lambda rows: self.open(rows[0]).deeds.export(), "send"),
                RowCommand(
                    self.tr("Вернуть исходный"),
                    lambda rows: self.restore(rows[0]),
                    "undo",
                    available=lambda row: row.edited,
                ),
            ],
            open_row=self.open,
            make_card=lambda: TemplateCard(self),
        )

    def _columns(self) -> Sequence[Column]:
        return [
            Column("title", self.tr("Документ"), lambda row: row.title, width=40),
            Column("state", self.tr("Шаблон"), lambda row: row.edited, chip=lambda row: row.chip, width=24),
            Column("place", self.tr("Где лежит"), _place, width=40, tooltip=_place, visible=False),
        ]

    # Commands

    def open(self, row: TemplateRow) -> WorkshopWindow:
        """The workshop of a template; there is one window for each."""
        from ui.workshop.window import WorkshopWindow

        window = self.workshops.get(row.id)
        if window is None:
            window = WorkshopWindow(self.context, row.id, row.title, self.context.messages.window)
            window.changed.connect(self.refresh)
            window.destroyed.connect(lambda _gone=None, key=row.id: self.workshops.pop(key, None))
            self.workshops[row.id] = window
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def edit(self, row: TemplateRow) -> None:
        """The workshop, and the office's copy in the system's editor beside it."""
        self.open(row).edit()

    def restore(self, row: TemplateRow) -> None:
        """Use our template again, after a question; the copy stays among the versions."""
        self.open(row).deeds.original()


class TemplateCard(Card):
    """A template: which one is in use, what is wrong with it, what can be done."""

    def __init__(self, page: TemplatesList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page

    def fill(self, row: TemplateRow) -> None:
        """The parts of the card."""
        page = self._page
        self.heading(row.title)
        self.chips([row.chip])
        words = self.tr("Открыть в редакторе") if row.edited else self.tr("Изменить копию")
        commands = [
            (self.tr("Открыть мастерскую"), lambda: page.open(row)),
            (words, lambda: page.edit(row)),
        ]
        if row.edited:
            commands.append((self.tr("Вернуть исходный"), lambda: page.restore(row)))
        self.buttons(commands)
        if row.problems:
            self.section(self.tr("Что исправить"))
            found = ProblemLabel()
            found.show_problems([Problem("", "template", text, Severity.ERROR) for text in row.problems])
            self.widget(found)
        self.text(
            self.tr(
                "Шаблон — обычный документ Word. Слова, шрифты и строки таблиц меняйте как угодно; "
                "места в двойных скобках программа заменит данными. В мастерской видно, какие поля бывают, "
                "как документ выглядит с ними и что исправить."
            ),
            Role.MUTED,
        )
        if row.edited:
            self.section(self.tr("Где лежит копия"))
            self.widget(path_grid([(self.tr("Файл"), row.path.name), (self.tr("Папка"), str(row.path.parent))]))
