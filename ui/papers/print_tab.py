"""«Напечатать»: papers that are not part of a contract's set. Choose one and its subject, look at it, print or save."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from models.operations import contracts, organizations
from models.rules.week import as_of_week, by_rule, monday_of, week_lessons
from models.rules.years import all_years
from ui.choice import Choice
from ui.forms.editors import ChoiceEditor, RecordEditor
from ui.forms.fields import Field, Kind
from ui.pages.base import Page
from ui.papers.pane import PaperPane
from ui.papers.rendering import make_letter, make_partner, make_register, make_schedule, make_set
from ui.system.tasks import TaskControl
from ui.widgets.labels import Role, button, label

if TYPE_CHECKING:
    from documents.papers.single import Made
    from models.rows import ContractRow, OrganizationRow
    from ui.context import AppContext

REGISTER, SCHEDULE, PARTNER, SET, LETTER = "register", "schedule", "partner", "set", "letter"
_ALL_YEARS = 0
_WEEK, _LIST = "week", "list"
_LEFT_CHARS = 37


@dataclass(frozen=True, slots=True)
class Subjects:
    """What papers can be about."""

    contracts: tuple[ContractRow, ...]
    organizations: tuple[OrganizationRow, ...]


class PrintTab(Page):
    """Shows the chosen paper as soon as its subject is known."""

    help_page = "documents"
    tables = frozenset({"contract", "contract_party", "organization", "person", "timetable_slot"})

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._group = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}
        self.editors: dict[str, ChoiceEditor | RecordEditor] = {}
        self._subjects = QStackedWidget(self)
        self._year_chosen = False
        self.pane = PaperPane(context, self)
        self._build()
        self.choices[REGISTER].setChecked(True)

    # Layout

    def _build(self) -> None:
        margin = self.fontMetrics().height()
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, margin, 0)
        column.setSpacing(margin // 2)
        column.addWidget(label(self.tr("Напечатать"), Role.TITLE))
        for key, text, hint in self._papers():
            column.addLayout(self._paper(key, text, hint))
        column.addSpacing(margin // 2)
        column.addWidget(self._subjects)
        note = self.tr(
            "Чтобы напечатать комплекты нескольких договоров, выделите их в списке и выберите в меню правой кнопки "
            "«Комплекты документов…» или «Печать на принтере…»."
        )
        column.addWidget(label(note, Role.MUTED))
        navigate = self.context.navigate
        to_contracts = button(self.tr("Перейти к договорам"), lambda: navigate.open("contracts"), role="link")
        column.addWidget(to_contracts, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        left.setFixedWidth(self.fontMetrics().averageCharWidth() * _LEFT_CHARS)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(left)
        splitter.addWidget(self.pane)
        splitter.setStretchFactor(1, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(margin, margin // 2, margin, margin // 2)
        layout.addWidget(splitter)

    def _papers(self) -> Sequence[tuple[str, str, str]]:
        return (
            (REGISTER, self.tr("Реестр договоров"), self.tr("Все договоры года с состоянием и сроком")),
            (SCHEDULE, self.tr("Сетевой график"), self.tr("На текущую неделю или весь списком")),
            (PARTNER, self.tr("Карточка партнёра"), self.tr("Реквизиты, люди и договоры одной организации")),
            (SET, self.tr("Комплект договора"), self.tr("Договор с приложениями и письмо, каждый в своём числе")),
            (LETTER, self.tr("Сопроводительное письмо"), self.tr("К договору: по странице каждому партнёру")),
        )

    def _paper(self, key: str, text: str, hint: str) -> QVBoxLayout:
        made = QRadioButton(text, self)
        made.setAccessibleDescription(hint)
        made.toggled.connect(lambda on, key=key: self._on_paper(key) if on else None)
        self._group.addButton(made)
        self.choices[key] = made
        self._subjects.addWidget(self._subject(key))
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(made)
        below = label(hint, Role.HINT)
        below.setIndent(round(self.fontMetrics().height() * 1.3))
        both.addWidget(below)
        return both

    def _subject(self, key: str) -> QWidget:
        titles = {
            REGISTER: self.tr("За какой год"),
            SCHEDULE: self.tr("Вид графика"),
            PARTNER: self.tr("Организация"),
            SET: self.tr("Договор"),
            LETTER: self.tr("Договор"),
        }
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.fontMetrics().height() // 4)
        editor = self._editor(key, titles[key])
        editor.setAccessibleName(titles[key])
        editor.edited.connect(self.show_chosen)
        self.editors[key] = editor
        column.addWidget(label(titles[key]))
        column.addWidget(editor)
        if key == SCHEDULE:
            hint = self.tr("Другую неделю, группу или педагога выберите в разделе «График» и печатайте оттуда.")
            column.addWidget(label(hint, Role.HINT))
            to_schedule = button(self.tr("Открыть график"), lambda: self.context.navigate.open("schedule"), role="link")
            column.addWidget(to_schedule, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return holder

    def _editor(self, key: str, title: str) -> ChoiceEditor | RecordEditor:
        if key == REGISTER:
            return ChoiceEditor(Field(key, title, Kind.CHOICE, required=True), self)
        if key == SCHEDULE:
            views = [Choice(_WEEK, self.tr("На неделю")), Choice(_LIST, self.tr("Списком"))]
            return ChoiceEditor(Field(key, title, Kind.CHOICE, required=True, choices=views), self)
        name, number = self.tr("начните вводить название"), self.tr("номер, сторона или программа")
        hint = name if key == PARTNER else number
        return RecordEditor(Field(key, title, Kind.RECORD, placeholder=hint), self)

    # Loading

    def refresh(self) -> None:
        """Load what may be chosen; the paper shown is made anew."""
        db, today = self.context.db, self.context.today()

        def work(control: TaskControl) -> Subjects:
            rows = contracts.list_contracts(db, today, archived=True)
            return Subjects(tuple(rows), tuple(organizations.list_organizations(db)))

        self.context.tasks.run(work, self._on_loaded, key="print.subjects", owner=self)

    def _on_loaded(self, found: Subjects) -> None:
        years = [Choice(year, str(year)) for year in all_years(found.contracts)]
        register = self.editors[REGISTER]
        register.set_choices([Choice(_ALL_YEARS, self.tr("Все годы")), *years])
        this_year = self.context.today().year
        if not self._year_chosen:
            self._year_chosen = True
            register.put(this_year if any(choice.value == this_year for choice in years) else _ALL_YEARS)
        names = [Choice(row.id, row.short_name or row.full_name) for row in found.organizations]
        self.editors[PARTNER].set_choices(names)
        for key in (SET, LETTER):
            self.editors[key].set_choices([Choice(row.id, _contract_words(row)) for row in found.contracts])
        self.show_chosen()

    def _on_paper(self, key: str) -> None:
        self._subjects.setCurrentIndex(list(self.choices).index(key))
        if self._year_chosen:
            self.show_chosen()

    # The paper

    def can_export(self) -> bool:
        """Whether a paper is shown."""
        return self.pane.made is not None

    def focus_search(self) -> None:
        """Ctrl+F looks for words in the paper shown."""
        self.pane.preview.focus_search()

    def export(self, kind: str) -> None:
        """Ctrl+P prints the paper shown; the other commands save it."""
        if kind == "print":
            self.pane.print()
        elif kind in ("pdf", "docx"):
            self.pane.save(kind)

    def chosen(self) -> str:
        """Which paper is chosen."""
        return next(key for key, made in self.choices.items() if made.isChecked())

    def show_paper(self, key: str, subject: Hashable = None) -> None:
        """Choose a paper and its subject from the program."""
        if subject is not None:
            self.editors[key].put(subject)
        self.choices[key].setChecked(True)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Make and show the chosen paper, or say what is still to be chosen."""
        key = self.chosen()
        subject = self.editors[key].get()
        self.pane.send = None
        if subject is None:
            self.pane.clear(self.tr("Выберите организацию") if key == PARTNER else self.tr("Выберите договор"))
            return
        if key == SET:
            self.pane.send = lambda: self._send_set(subject)
        self.pane.show_paper(self._maker(key, subject))

    def _send_set(self, contract_id: int) -> None:
        from ui.papers.printer_sets import open_sets

        open_sets(self.context, [contract_id], self)

    def _maker(self, key: str, subject: Any) -> Callable[[], Made]:
        db, today = self.context.db, self.context.today()
        makers: dict[str, Callable[[], Made]] = {
            REGISTER: lambda: make_register(db, today, None if subject == _ALL_YEARS else subject),
            PARTNER: lambda: make_partner(db, today, subject),
            SET: lambda: make_set(db, today, subject),
            LETTER: lambda: make_letter(db, today, subject),
            SCHEDULE: self._schedule_maker(subject == _WEEK),
        }
        return makers[key]

    def _schedule_maker(self, as_grid: bool) -> Callable[[], Made]:
        from models.operations.schedule import list_slots

        db, today = self.context.db, self.context.today()
        monday = monday_of(today)

        def make() -> Made:
            rows = list_slots(db)
            slots = as_of_week(week_lessons(rows, monday)) if as_grid else [by_rule(row) for row in rows]
            return make_schedule(db, today, slots, "", monday if as_grid else None)

        return make


def _contract_words(row: ContractRow) -> str:
    number = f"№ {row.number}" if row.number else "б/н"
    return ", ".join(part for part in (number, row.parties or row.subject) if part)
