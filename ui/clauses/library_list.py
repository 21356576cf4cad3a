"""«Условия»: the library of additional clauses with their norms; a card shows each as it will be printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from models.clause_data import ClauseData, LibraryClause
from models.kinds import contract_kinds
from models.operations.clauses import list_clauses
from models.problems import Problem, Severity
from models.storage.database import Database
from ui.choice import Choice, enum_choices
from ui.clauses.deeds import ClauseDeeds
from ui.clauses.looks import checked_chip, checked_day_chip, kinds_text, norm_text, occasion_text, origin_chip
from ui.clauses.text_view import ClauseText
from ui.forms.problem_label import ProblemLabel
from ui.tables.columns import Column
from ui.tables.filters import Filter, FilterLook
from ui.tables.list_page import ListPage
from ui.tables.list_spec import ListSpec, RowCommand
from ui.widgets.card import Card
from ui.widgets.labels import Role


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause with its texts filled from `whose` contract (empty: from invented data). `faults` are of what the office
    wrote, checked when the list was loaded."""

    item: LibraryClause
    texts: tuple[tuple[str, tuple[str, ...]], ...]
    whose: str
    titles: dict[str, str]
    faults: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Key of the clause."""
        return self.item.key

    @property
    def words(self) -> str:
        """All its texts, to be found by."""
        return " ".join(line for _, lines in self.texts for line in lines)

    @property
    def clause(self) -> ClauseData:
        """The clause itself."""
        return self.item.clause


def load_library(db: Database, today: dt.date) -> list[ClauseRow]:
    """The library with every wording filled. Call it in a worker."""
    from documents.workshop.clauses import check_clause, example, view

    found = list_clauses(db)
    titles = {item.key: item.clause.title for item in found}
    examples = {kind.key: example(db, kind.key, today) for kind in contract_kinds()}
    rows = []
    for item in found:
        kind = next((word for word in item.clause.kinds.split() if word in examples), next(iter(examples)))
        shown = view(item.clause, examples[kind])
        texts = tuple((variant.name, variant.paragraphs) for variant in shown)
        found_faults = check_clause(item.clause) if item.own or item.changed else ()
        faults = tuple(finding.text for finding in found_faults if finding.severity is Severity.ERROR)
        rows.append(ClauseRow(item, texts, examples[kind].title, titles, faults))
    return rows


class ClausesList(ListPage):
    """The clauses in the order in which the wizard offers them."""

    help_page = "clauses"
    tables = frozenset({"clause", "clause_variant", "clause_check", "legal_reference"})

    def describe(self) -> ListSpec:
        """Ours and the office's own."""
        self.deeds = ClauseDeeds(self.context, self)
        self.deeds.saved.connect(self.show_record)
        db, deeds = self.context.db, self.deeds
        return ListSpec(
            name="clauses",
            title=self.tr("Дополнительные условия"),
            nouns=(self.tr("условие"), self.tr("условия"), self.tr("условий")),
            icon="contracts",
            columns=self._columns(),
            filters=self._filters(),
            load=lambda: load_library(db, self.context.today()),
            search_hint=self.tr("Название, слово из текста"),
            empty_title=self.tr("Условий пока нет"),
            primary=(self.tr("Новое условие"), deeds.new),
            secondary=(self.tr("Взять из файла…"), deeds.take),
            commands=[
                RowCommand(self.tr("Изменить копию"), lambda rows: deeds.edit(rows[0].item), "edit",
                           available=lambda row: not row.item.own),
                RowCommand(self.tr("Изменить"), lambda rows: deeds.edit(rows[0].item), "edit",
                           available=lambda row: row.item.own),
                RowCommand(self.tr("Отметить: проверено сегодня"), lambda rows: deeds.checked(rows[0].item), "check"),
                RowCommand(self.tr("Снять отметку о проверке"), lambda rows: deeds.unchecked(rows[0].item), "close",
                           available=lambda row: row.item.checked_on is not None),
                RowCommand(self.tr("Создать похожее"), lambda rows: deeds.copy(rows[0].item), "copy"),
                RowCommand(self.tr("Отдать коллеге…"), lambda rows: deeds.export(rows[0].item), "send"),
                RowCommand(self.tr("Вернуть исходное"), lambda rows: deeds.restore(rows[0].item), "undo",
                           available=lambda row: row.item.changed),
                RowCommand(self.tr("Удалить"), lambda rows: deeds.delete(rows[0].item), "trash", delete=True,
                           available=lambda row: row.item.own),
            ],
            open_row=lambda row: deeds.edit(row.item),
            make_card=lambda: ClauseCard(self),
        )  # fmt: skip

    def _columns(self) -> Sequence[Column]:
        """Names of clauses are long and begin alike: what the card tells anyhow leaves them the room."""
        return [
            Column("title", self.tr("Условие"), lambda row: row.clause.title, width=46,
                   tooltip=lambda row: f"{row.clause.title}\n{row.clause.reason}".strip()),
            Column("checked", self.tr("Проверено"), lambda row: row.item.checked_on,
                   chip=lambda row: checked_day_chip(row.item.checked_on), width=15, rigid=True,
                   sort=lambda row: row.item.checked_on),
            Column("origin", self.tr("Откуда"), lambda row: origin_chip(row.item, faulty=bool(row.faults)).text,
                   chip=lambda row: origin_chip(row.item, faulty=bool(row.faults)), width=14, rigid=True),
            Column("norm", self.tr("Норма"), lambda row: row.item.norm, width=30, visible=False),
            Column("section", self.tr("Раздел"), lambda row: row.clause.section.title_ru, width=22, visible=False),
            Column("kinds", self.tr("Для каких договоров"), lambda row: kinds_text(row.clause), width=34,
                   visible=False),
            Column("variants", self.tr("Вариантов"), lambda row: len(row.clause.variants), width=10, searchable=False,
                   visible=False),
            Column("text", self.tr("Текст"), lambda row: row.words, width=40, visible=False),
        ]  # fmt: skip

    def _filters(self) -> Sequence[Filter]:
        return [
            Filter("kind", self.tr("Договор"), lambda row, value: row.clause.suits(value),
                   [Choice(kind.key, kind.title) for kind in contract_kinds()]),
            Filter("section", self.tr("Раздел"), lambda row, value: row.clause.section == value,
                   gather=lambda row: enum_choices([row.clause.section])),
            Filter("state", self.tr("Что показать"), lambda row, value: _STATES[value](row.item),
                   [Choice("own", self.tr("Свои и изменённые")), Choice("unchecked", self.tr("Не проверенные"))],
                   look=FilterLook.CHIPS),
        ]  # fmt: skip


_STATES = {
    "own": lambda item: item.own or item.changed,
    "unchecked": lambda item: item.checked_on is None,
}


class ClauseCard(Card):
    """A clause: why it is there, on what it rests, every wording."""

    def __init__(self, page: ClausesList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page

    def fill(self, row: ClauseRow) -> None:
        """The parts of the card."""
        item, clause, deeds = row.item, row.clause, self._page.deeds
        self.heading(clause.title)
        self.chips([origin_chip(item, faulty=bool(row.faults)), checked_chip(item.checked_on)])
        commands = [
            (self.tr("Изменить") if item.own else self.tr("Изменить копию"), partial(deeds.edit, item)),
            (self.tr("Проверено сегодня"), partial(deeds.checked, item)),
        ]
        if item.changed:
            commands.append((self.tr("Вернуть исходное"), partial(deeds.restore, item)))
        self.buttons(commands)
        if row.faults:
            self.section(self.tr("Что исправить"))
            told = ProblemLabel()
            told.show_problems([Problem("", "clause", text, Severity.ERROR) for text in row.faults])
            self.widget(told)
        self.text(clause.reason)
        self.section(self.tr("На чём основано"))
        self.text(norm_text(item.norm, item.norm_checked_on))
        self.text(item.norm_note, Role.MUTED)
        self.values(
            [
                (self.tr("Договоры"), kinds_text(clause)),
                (self.tr("Раздел"), clause.section.title_ru),
                (self.tr("Когда нужно"), occasion_text(clause)),
                (self.tr("Противоречит"), self._named(row, clause.conflicts)),
                (self.tr("Обычно вместе"), self._named(row, clause.needs)),
            ]
        )
        for name, lines in row.texts:
            self.section(name or self.tr("Текст"))
            shown = ClauseText()
            shown.show_lines(lines)
            self.widget(shown)
        whose = row.whose or self.tr("выдуманными данными")
        self.text(self.tr("Заполнено данными: {whose}.").format(whose=whose), Role.MUTED)

    def _named(self, row: ClauseRow, words: str) -> str:
        keys = dict.fromkeys(word.partition("/")[0] for word in words.split())
        return ", ".join(row.titles.get(key, key) for key in keys)
