"""«График»: the lessons of all contracts together, as a week or as a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from models.rules.week import as_of_week, by_rule
from ui.papers.rendering import make_schedule
from ui.schedule.card import LessonCard
from ui.schedule.commands import LessonCommands
from ui.schedule.rows import Lesson, columns, filters, load_lessons
from ui.schedule.week_view import WeekView
from ui.tables.columns import Prepared
from ui.tables.list_page import ListPage
from ui.tables.list_spec import ListSpec, RowCommand

if TYPE_CHECKING:
    from documents.papers.single import Made
    from ui.context import AppContext

WEEK, LIST = "week", "list"
_KEPT = "filters/schedule"
_CARD_SHARE = 290


class SchedulePage(ListPage):
    """The network schedule. Week and list show the same lessons: those the search and the filters let through."""

    help_page = "schedule"
    tables = frozenset(
        {"timetable_slot", "contract", "network_program", "program_component", "organization", "site", "person"}
    )

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        self.commands = LessonCommands(context)
        self.views: dict[str, QPushButton] = {}
        self.week: WeekView | None = None
        self._saved: int | None = None
        super().__init__(context, parent)
        self.commands.setParent(self)
        self.commands.saved.connect(self._on_saved)
        self.week = week = WeekView(context.today(), self)
        week.grid.current_changed.connect(self._on_block)
        week.grid.opened.connect(lambda lesson: self.commands.edit(lesson.id))
        week.grid.menu_wanted.connect(self._show_menu)
        week.clashes_wanted.connect(lambda: self.bar.choose("clash", True))
        self.table.current_changed.connect(self._on_row)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), week.grid)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._delete)
        stored = context.settings.get(_KEPT).get("view", WEEK)
        self.show_view(stored if stored in self.views else WEEK)

    def describe(self) -> ListSpec:
        """The list under both views."""
        commands, db = self.commands, self.context.db
        return ListSpec(
            name="schedule",
            title=self.tr("График"),
            nouns=(self.tr("занятие"), self.tr("занятия"), self.tr("занятий")),
            icon="schedule",
            columns=columns(),
            load=lambda: load_lessons(db),
            filters=filters(),
            search_hint=self.tr("Занятие, группа, место, педагог"),
            empty_title=self.tr("В графике пока нет занятий"),
            empty_text=self.tr(
                "Занятия берутся из расписаний договоров. Добавьте первое здесь или в мастере договора — "
                "оно появится и тут, и там."
            ),
            primary=(self.tr("Новое занятие"), self._create),
            commands=[
                RowCommand(self.tr("Повторить"), lambda rows: commands.duplicate(rows[0].id), "copy"),
                RowCommand(
                    self.tr("Открыть договор"), lambda rows: commands.open_contract(rows[0]), "contracts", writes=False
                ),
                RowCommand(self.tr("Удалить"), lambda rows: commands.delete(rows[0]), "trash", delete=True),
            ],
            open_row=lambda row: commands.edit(row.id),
            make_card=lambda: LessonCard(commands),
        )

    def _head(self) -> QHBoxLayout:
        head = super()._head()
        group = QButtonGroup(self)
        for place, (view, text) in enumerate(((WEEK, self.tr("Неделя")), (LIST, self.tr("Список"))), 1):
            made = QPushButton(text, self)
            made.setProperty("role", "chip")
            made.setCheckable(True)
            made.clicked.connect(lambda _checked=False, view=view: self.show_view(view))
            group.addButton(made)
            self.views[view] = made
            head.insertWidget(place, made)
        head.insertSpacing(len(self.views) + 1, self.fontMetrics().height())
        return head

    def _restore_splitter(self) -> None:
        """The week needs more room than a list, so the card begins narrower."""
        if self.context.settings.get("splitters/schedule"):
            super()._restore_splitter()
        else:
            self._splitter.setSizes([1000 - _CARD_SHARE, _CARD_SHARE])

    # Views

    @property
    def view(self) -> str:
        """Which view is shown."""
        return next(view for view, made in self.views.items() if made.isChecked())

    def show_view(self, view: str) -> None:
        """Show the week or the list; the choice is kept."""
        self.views[view].setChecked(True)
        self.context.settings.set(_KEPT, {"view": view})
        assert self.week is not None
        front, back = (self.week, self.table) if view == WEEK else (self.table, self.week)
        # The list page shows the first page of the stack or, when there is nothing to show, the second.
        for part in (front, self.empty, back):
            self._stack.removeWidget(part)
        for part in (front, self.empty, back):
            self._stack.addWidget(part)
        self.setFocusProxy(front)
        self._show_emptiness()

    def _on_loaded(self, rows: Prepared) -> None:
        super()._on_loaded(rows)
        if self._saved is not None:
            saved, self._saved = self._saved, None
            self.show_record(saved)
            self._warn_of_clash(saved)
        if self.week is not None and self.view == WEEK and self.week.grid.lesson() is None:
            self._choose_near_today()

    def _on_saved(self, lesson_id: int) -> None:
        """Load anew: only then it is known whether the lesson clashes with another."""
        self._saved = lesson_id
        self.refresh()

    def _warn_of_clash(self, lesson_id: int) -> None:
        clashes = next((lesson.clashes for lesson in self.model.all_rows if lesson.id == lesson_id), ())
        if clashes:
            text = self.tr("Занятие сохранено, но есть накладка. {text}").format(text=clashes[0])
            self.context.messages.warning(text)

    def _choose_near_today(self) -> None:
        """The card begins with what comes next, not with an empty place."""
        assert self.week is not None
        blocks, today = self.week.grid.blocks(), self.context.today()
        near = next((block for block in blocks if block.day >= today), blocks[0] if blocks else None)
        if near is not None:
            self.week.grid.choose(near)

    def _apply_filter(self) -> None:
        super()._apply_filter()
        if self.week is not None:
            self.week.set_lessons(self.model.visible_rows())

    def _on_block(self, lesson: Lesson) -> None:
        self.table.select_key(lesson.id)

    def _on_row(self, lesson: Lesson | None) -> None:
        if self.week is not None and lesson is not None:
            self.week.grid.choose_lesson(lesson.id)

    def _show_menu(self, position: QPoint) -> None:
        menu = self.table.build_menu()
        menu.exec(position)
        menu.deleteLater()

    def show_record(self, record_id: Any) -> None:
        """Choose a lesson in both views."""
        super().show_record(record_id)
        row = self.table.current_row()
        if self.week is not None and row is not None and row.id == record_id:
            self.week.show_lesson(row)
            if self.view == WEEK:
                self.week.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_table(self) -> None:
        if self.view == WEEK and self.week is not None:
            self.week.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super()._enter_table()

    # Commands

    def _create(self) -> None:
        row = self.table.current_row()
        day = None
        if self.view == WEEK and self.week is not None and self.week.grid.current is not None:
            day = self.week.grid.current[1]
        self.commands.create(row.slot.contract_id if row else None, day)

    def export(self, kind: str) -> None:
        """Paper and PDF are the official «Сетевой график»; Excel is the list as shown."""
        if kind == "xlsx":
            super().export(kind)
        elif self.model.rowCount():
            self.print_schedule()

    def can_export(self) -> bool:
        """Whether any lesson is shown."""
        return self.model.rowCount() > 0

    def print_schedule(self) -> None:
        """The schedule on paper: the week shown, or all lessons as a list; both respect the filters."""
        from ui.papers.pane import PaperDialog

        variants = [(self.tr("На неделю"), self._week_maker()), (self.tr("Списком"), self._list_maker())]
        chosen = 0 if self.view == WEEK else 1
        PaperDialog(self.context, self.tr("Сетевой график"), variants, chosen=chosen).open()

    def _week_maker(self) -> Callable[[], Made]:
        assert self.week is not None
        db, today, filters = self.context.db, self.context.today(), self.bar.described()
        slots, monday = as_of_week(self.week.placed), self.week.monday
        return lambda: make_schedule(db, today, slots, filters, monday)

    def _list_maker(self) -> Callable[[], Made]:
        db, today, filters = self.context.db, self.context.today(), self.bar.described()
        slots = [by_rule(lesson.slot) for lesson in self.model.visible_rows()]
        return lambda: make_schedule(db, today, slots, filters)
