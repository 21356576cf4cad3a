"""Templates of the papers: ours or the office's own copy, edited in Word, checked, taken back."""

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
from ui.messages import Tone
from ui.papers.path_line import path_grid
from ui.system.tasks import TaskControl
from ui.tables.columns import Chip, Column
from ui.tables.list_page import ListPage, ListSpec, RowCommand
from ui.widgets.card import Card
from ui.widgets.labels import Role

if TYPE_CHECKING:
    from ui.context import AppContext

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


def load_templates(db: Database) -> list[TemplateRow]:
    """All papers with their templates. Call it in a worker."""
    from documents.papers.fields import check_template
    from documents.papers.registry import papers
    from documents.papers.user_templates import is_edited, template_path, templates_folder

    folder = templates_folder(db.path)
    rows = []
    for paper in papers():
        edited, path = is_edited(paper.template, folder), template_path(paper.template, folder)
        found = tuple(check_template(path, paper.key)) if edited else ()
        rows.append(TemplateRow(paper.key, paper.title, edited, path, found))
    return rows


def template_chip(row: TemplateRow) -> Chip:
    """Which template is in use, and whether it works."""
    if row.problems:
        return Chip(_tr("своя копия с ошибкой"), Tone.BAD, "error")
    if row.edited:
        return Chip(_tr("своя копия"), Tone.INFO, "edit")
    return Chip(_tr("исходный"), Tone.NEUTRAL, "success")


def _place(row: TemplateRow) -> str:
    return str(row.path) if row.edited else _tr("внутри программы")


class TemplatesList(ListPage):
    """The papers; what can be done with their templates stands on the card."""

    help_page = "documents"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        self.fields_window: QWidget | None = None
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
                RowCommand(self.tr("Изменить копию"), lambda rows: self.edit(rows[0]), "edit"),
                RowCommand(self.tr("Проверить"), lambda rows: self.check(rows[0]), "check"),
                RowCommand(self.tr("Поля шаблона"), lambda rows: self.show_fields(rows[0]), "info"),
                RowCommand(
                    self.tr("Вернуть исходный"),
                    lambda rows: self.restore(rows[0]),
                    "undo",
                    available=lambda row: row.edited,
                ),
            ],
            open_row=self.edit,
            make_card=lambda: TemplateCard(self),
        )

    def _columns(self) -> Sequence[Column]:
        return [
            Column("title", self.tr("Документ"), lambda row: row.title, width=34),
            Column("state", self.tr("Шаблон"), lambda row: row.edited, chip=template_chip, width=24),
            Column("place", self.tr("Где лежит"), _place, width=40, tooltip=_place),
        ]

    # Commands

    def edit(self, row: TemplateRow) -> None:
        """Copy the template to the office's folder, once, and open the copy in the system's editor."""
        db = self.context.db

        def work(control: TaskControl) -> Path:
            from documents.papers.user_templates import edit_copy, templates_folder

            return edit_copy(row.id, templates_folder(db.path))

        self.context.tasks.run(work, self._on_copied, title=self.tr("Копия шаблона"), owner=self)

    def _on_copied(self, path: Path) -> None:
        self.context.messages.open_outside(path)
        self.context.messages.info(
            self.tr("Шаблон открыт в текстовом редакторе. Сохраните его там, потом вернитесь и нажмите «Проверить»."),
            action_text=self.tr("Показать папку"),
            action=lambda: self.context.messages.open_outside(path.parent),
        )
        self.refresh()

    def check(self, row: TemplateRow) -> None:
        """Check the template in use and tell what was found."""

        def work(control: TaskControl) -> list[str]:
            from documents.papers.fields import check_template

            return check_template(row.path, row.id)

        self.context.tasks.run(
            work, lambda found: self._on_checked(row, found), title=self.tr("Проверка шаблона"), owner=self
        )

    def _on_checked(self, row: TemplateRow, found: list[str]) -> None:
        self.refresh()
        if not found:
            self.context.messages.done(
                self.tr("Шаблон «{title}» проверен: ошибок нет.").format(title=row.title)
            )
            return
        from ui.dialogs.findings import FindingsDialog

        problems = [Problem("template", "template", text, Severity.ERROR) for text in found]
        title = self.tr("Шаблон «{title}»").format(title=row.title)
        FindingsDialog(title, problems, self.context.messages.window).open()

    def restore(self, row: TemplateRow) -> None:
        """Use our template again; the copy is kept under another name."""
        agreed = self.context.messages.ask(
            self.tr("Вернуть исходный шаблон?"),
            self.tr("Документ «{title}» снова будет печататься по шаблону программы. Ваша копия останется в папке под другим именем.").format(title=row.title),  # noqa: E501
            yes=self.tr("Вернуть исходный"),
        )
        if not agreed:
            return
        db = self.context.db

        def work(control: TaskControl) -> Path | None:
            from documents.papers.user_templates import restore_original, templates_folder

            return restore_original(row.id, templates_folder(db.path))

        self.context.tasks.run(work, self._on_restored, owner=self)

    def _on_restored(self, kept: Path | None) -> None:
        text = self.tr("Шаблон программы возвращён.")
        if kept is None:
            self.context.messages.done(text)
        else:
            told = self.tr("Шаблон программы возвращён. Ваша копия: «{name}».").format(name=kept.name)
            self.context.messages.done(
                told,
                action_text=self.tr("Показать папку"),
                action=lambda: self.context.messages.open_outside(kept.parent),
            )
        self.refresh()

    def show_fields(self, row: TemplateRow) -> None:
        """What may stand in the template."""
        from ui.papers.fields_window import FieldsWindow

        self.fields_window = FieldsWindow(self.context, row.id, row.title, self.context.messages.window)
        self.fields_window.show()


class TemplateCard(Card):
    """A template: which one is in use, what is wrong with it, what can be done."""

    def __init__(self, page: TemplatesList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page

    def fill(self, row: TemplateRow) -> None:
        """The parts of the card."""
        page = self._page
        self.heading(row.title)
        self.chips([template_chip(row)])
        commands = [
            (self.tr("Открыть копию") if row.edited else self.tr("Изменить копию"), lambda: page.edit(row)),
            (self.tr("Проверить"), lambda: page.check(row)),
            (self.tr("Поля шаблона"), lambda: page.show_fields(row)),
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
                "места в двойных скобках программа заменит данными."
            ),
            Role.MUTED,
        )
        if row.edited:
            self.section(self.tr("Где лежит копия"))
            self.widget(path_grid([(self.tr("Файл"), row.path.name), (self.tr("Папка"), str(row.path.parent))]))
