"""What the tests of the window share: a context on a real database, answers instead of dialogs, a sample page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.choice import Choice
from ui.context import AppContext
from ui.messages import Message, Messages, Tone
from ui.pages.registry import PageEntry
from ui.system.settings import Settings
from ui.tables.columns import Align, Chip, Column
from ui.tables.filters import Filter, FilterLook
from ui.tables.list_page import ListPage
from ui.tables.list_spec import ListSpec, RowCommand
from ui.widgets.card import Card


class AnsweringMessages(Messages):
    """Answers questions from a list instead of showing dialogs, and remembers everything said."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.said: list[Message] = []
        self.asked: list[str] = []
        self.answers: list[int] = []
        self.file: Path | None = None
        self.chosen_folder: Path | None = None
        self.posted.connect(self.said.append)

    def choose(
        self,
        title: str,
        text: str,
        options: Sequence[str],
        *,
        default: int = 0,
        parent: QWidget | None = None,
    ) -> int:
        self.asked.append(title)
        # Without an answer: the last option, which is the careful one.
        return self.answers.pop(0) if self.answers else len(options) - 1

    def open_file(self, title: str, pattern: str, parent: QWidget | None = None) -> Path | None:
        return self.file

    def folder(self, title: str, parent: QWidget | None = None) -> Path | None:
        return self.chosen_folder

    def texts(self) -> list[str]:
        """What stood in the message bar so far."""
        return [message.text for message in self.said]


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A row like those operations return."""

    id: int
    name: str
    state: str = "active"
    since: dt.date | None = None
    sum: int | None = None


CHIPS = {"active": Chip("Действует", Tone.GOOD, "success"), "over": Chip("Просрочен", Tone.BAD, "error")}


def sample_columns() -> list[Column]:
    """Text, status, date and number."""
    return [
        Column("name", "Название", lambda row: row.name, width=30),
        Column("state", "Состояние", lambda row: row.state, chip=lambda row: CHIPS[row.state]),
        Column("since", "Начало", lambda row: row.since),
        Column("sum", "Сумма", lambda row: row.sum, align=Align.RIGHT, searchable=False),
    ]


class SampleCard(Card):
    """Heading, status, values and a tab."""

    def fill(self, row: SampleRow) -> None:
        self.heading(row.name, "партнёр")
        self.chips([CHIPS[row.state]])
        self.buttons([("Следующий шаг", lambda: None)])
        self.tab("Главное")
        self.values([("Название", row.name), ("Пусто", "")])
        self.tab("Ещё")
        self.link("Другая запись", lambda: None, "связана")


class SamplePage(ListPage):
    """A list page over `rows`, which a test may replace."""

    tables = frozenset({"organization"})
    rows: tuple[SampleRow, ...] = ()

    def __init__(self, context: AppContext) -> None:
        self.opened: list[Any] = []
        self.deleted: list[Any] = []
        self.created = 0
        super().__init__(context)

    def describe(self) -> ListSpec:
        return ListSpec(
            name="sample",
            title="Партнёры",
            nouns=("партнёр", "партнёра", "партнёров"),
            icon="partners",
            columns=sample_columns(),
            load=lambda: type(self).rows,
            filters=[
                Filter(
                    "state",
                    "Состояние",
                    lambda row, value: row.state == value,
                    [Choice(key, chip.text) for key, chip in CHIPS.items()],
                    look=FilterLook.CHIPS,
                ),
                Filter(
                    "letter",
                    "Первая буква",
                    lambda row, value: row.name.startswith(value),
                    gather=lambda row: [Choice(row.name[:1], row.name[:1])],
                ),
            ],
            search_hint="Название",
            empty_title="Пока нет партнёров",
            primary=("Новый партнёр", self._create),
            commands=[RowCommand("Удалить", self.deleted.append, "trash", many=True, delete=True)],
            open_row=self.opened.append,
            make_card=SampleCard,
        )

    def _create(self) -> None:
        self.created += 1


SAMPLE_PAGES = (
    PageEntry("partners", "Партнёры", "partners", "ui_helpers:SamplePage", "organization"),
    PageEntry("contracts", "Договоры", "contracts", "ui_helpers:SamplePage", "contract"),
)
