"""«Сегодня»: the page the day begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.operations.board import BACKUP, Board, Counter, board
from models.rows import TodayItem
from ui.database_commands import local_now
from ui.pages.base import Page
from ui.pages.registry import PAGES
from ui.system.locale_ru import counted
from ui.system.tasks import TaskControl
from ui.today.board_list import BoardSection, by_urgency
from ui.today.panels import BackupPanel, CountersPanel, FirstStepsPanel, LessonsPanel, Step
from ui.today.quick import QuickActions
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Role, label

if TYPE_CHECKING:
    from models.storage.backup import Backup
    from ui.context import AppContext

_TWO_COLUMNS_CHARS = 104
_SIDE_CHARS = 46


class TodayPage(Page):
    """What burns, the lessons of the day, the numbers of contracts, the backup; the first steps of a new office."""

    help_page = "today"
    tables = frozenset(
        {
            "contract",
            "contract_party",
            "timetable_slot",
            "organization",
            "license",
            "person",
            "authority",
            "program_component",
            "site",
        }
    )

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.board: Board | None = None
        self.sections: list[BoardSection] = []
        self.steps: FirstStepsPanel | None = None
        self.counters: CountersPanel | None = None
        self.lessons: LessonsPanel | None = None
        self.backup: BackupPanel | None = None
        self.quick = QuickActions(context, self)
        self._build()

    def _build(self) -> None:
        margin = self.fontMetrics().height()
        self.greeting = label("", Role.TITLE)
        self.summary = label("", Role.MUTED)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.greeting)
        words.addWidget(self.summary)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("Дела на сегодня"))
        head = QHBoxLayout()
        head.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin // 2, margin, margin // 2)
        layout.setSpacing(margin // 2)
        layout.addLayout(head)
        layout.addWidget(self.quick)
        layout.addWidget(self._area, 1)
        self.setFocusProxy(self._area)
        self._columns: QBoxLayout | None = None
        self._greet()

    def _greet(self) -> None:
        today = self.context.today()
        date = QLocale("ru_RU").toString(QDate(today.year, today.month, today.day), "dddd, d MMMM yyyy")
        hour = local_now().hour
        text = self.tr("Добрый день")
        if hour < 5 or hour >= 18:
            text = self.tr("Добрый вечер")
        elif hour < 12:
            text = self.tr("Доброе утро")
        self.greeting.setText(self.tr("{greeting}! Сегодня {date} года").format(greeting=text, date=date))

    # Loading

    def activated(self) -> None:
        """Always fresh: the day may be a new one, a backup may have been made elsewhere."""
        self._stale = True
        super().activated()

    def refresh(self) -> None:
        """Read everything in the worker."""
        db, today, now = self.context.db, self.context.today(), local_now().replace(tzinfo=None)
        self.context.tasks.run(lambda control: board(db, today, now), self._show, key="today", owner=self)

    def _show(self, found: Board) -> None:
        self.board = found
        self._greet()
        self._summarize(found)
        self.quick.setVisible(found.steps.done)
        body = QWidget()
        margin = self.fontMetrics().height()
        outer = QVBoxLayout(body)
        outer.setContentsMargins(0, 0, margin // 2, 0)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(margin)
        outer.addLayout(self._columns)
        outer.addStretch(1)
        self._columns.addLayout(self._main_column(found), 1)
        self._side = QWidget(body)
        self._side.setLayout(self._side_column(found))
        self._columns.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._side.setVisible(self.backup is not None)
        scroll = self._area.verticalScrollBar().value()
        self._area.setWidget(body)
        self._fit_columns()
        self._area.verticalScrollBar().setValue(scroll)

    def _summarize(self, found: Board) -> None:
        urgent = sum(item.urgency == 0 for item in found.items)
        if not found.items:
            self.summary.setText("" if found.steps.done else self.tr("Добро пожаловать в «Звено»."))
            return
        forms = (self.tr("дело"), self.tr("дела"), self.tr("дел"))
        text = self.tr("Ждёт внимания: {count}, срочных — {urgent}.") if urgent else self.tr("Ждёт внимания: {count}.")
        self.summary.setText(text.format(count=counted(len(found.items), forms), urgent=urgent))

    def _main_column(self, found: Board) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.fontMetrics().height() // 2)
        self.steps = None
        if not found.steps.done:
            self.steps = FirstStepsPanel(self._first_steps(found), lambda: self.context.navigate.help("start"))
            column.addWidget(self.steps)
        self.sections = [
            BoardSection(urgency, items, self.context.today(), self._verb, self._open_item)
            for urgency, items in by_urgency(found.items)
        ]
        for section in self.sections:
            column.addWidget(section)
        if not self.sections and found.steps.done:
            quiet = EmptyState("success")
            quiet.set_text(
                self.tr("Ничего не горит"),
                self.tr("Сроки не истекают, подписи и подлинники на месте. Здесь появится то, о чём пора вспомнить."),
            )
            column.addWidget(quiet)
        column.addStretch(1)
        return column

    def _side_column(self, found: Board) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.fontMetrics().height() // 2)
        self.counters = self.lessons = None
        if found.steps.contract:
            self.counters = CountersPanel(found.counters, self._open_counter)
            self.lessons = LessonsPanel(found.lessons, self._open_lesson)
            column.addWidget(self.counters)
            column.addWidget(self.lessons)
        self.backup = None
        if found.steps.own_school:
            self.backup = BackupPanel(found.backup, self.make_backup)
            column.addWidget(self.backup)
        column.addStretch(1)
        return column

    def _first_steps(self, found: Board) -> list[Step]:
        done = found.steps
        return [
            Step(
                self.tr("Наша школа"),
                self.tr("Наименование как в уставе, ИНН, директор. Войдут во все договоры сами и в нужном падеже."),
                self.tr("Внести школу"),
                done.own_school,
                self.quick.own_school,
            ),
            Step(
                self.tr("Первый партнёр"),
                self.tr("Школа, колледж, вуз, технопарк или предприятие. Хватит названия, остальное — потом."),
                self.tr("Добавить партнёра"),
                done.partner,
                self.quick.partner,
            ),
            Step(
                self.tr("Первый договор"),
                self.tr(
                    "Мастер задаст несколько вопросов и составит договор с приложениями, по страницам его видно сразу."
                ),
                self.tr("Составить договор"),
                done.contract,
                self.quick.contract,
            ),
        ]

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column under the other when the window is narrow."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        if self._columns is None:
            return
        char = self.fontMetrics().averageCharWidth()
        wide = self.width() >= char * _TWO_COLUMNS_CHARS
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        if wide:
            self._side.setFixedWidth(char * _SIDE_CHARS)
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)

    # Ways on

    def _verb(self, item: TodayItem) -> str:
        if item.table == BACKUP:
            return self.tr("Сделать копию")
        return self.tr("Открыть") if _page_of(item.table) else ""

    def _open_item(self, item: TodayItem) -> None:
        if item.table == BACKUP:
            self.make_backup()
        else:
            self.context.navigate.open(_page_of(item.table), item.record_id)

    def _open_counter(self, counter: Counter) -> None:
        self.context.navigate.open("contracts", filters=dict(counter.filters))

    def _open_lesson(self, slot_id: int | None) -> None:
        self.context.navigate.open("schedule", slot_id)

    def make_backup(self) -> None:
        """A verified copy now."""
        path = self.context.db.path

        def work(control: TaskControl) -> Backup:
            from models.storage.backup import Reason, default_folder, make_backup

            return make_backup(path, default_folder(path), Reason.MANUAL, local_now())

        self.context.tasks.run(work, self._on_backup, title=self.tr("Резервная копия"), owner=self)

    def _on_backup(self, made: Backup) -> None:
        self.context.messages.done(
            self.tr("Резервная копия сделана и проверена."),
            action_text=self.tr("Показать папку"),
            action=lambda: self.context.messages.open_outside(made.path.parent),
        )
        self.refresh()

    def primary_text(self) -> str:
        """Ctrl+N makes a contract here."""
        return self.tr("Новый договор") if "contract" in self.quick.buttons else ""

    def run_primary(self) -> None:
        """Ctrl+N."""
        self.quick.contract()


def _page_of(table: str) -> str:
    """The page that shows records of a table, empty when there is none."""
    return next((entry.id for entry in PAGES if entry.table == table), "")
