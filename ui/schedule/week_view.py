"""The week with its heading: which week it is, how to go to another one, how many clashes there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from models.rules.week import WeekLesson, monday_of, nearest_week, week_lessons
from ui.forms.fields import Field, Kind
from ui.forms.typed_editors import DateEditor
from ui.schedule.rows import Lesson
from ui.schedule.week_grid import WeekGrid
from ui.system.icons import set_icon
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import button

_DATE_CHARS = 16


class WeekView(QWidget):
    """Signals: clashes_wanted() when the user asks for the lessons that clash."""

    clashes_wanted = Signal()

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._lessons: Sequence[Lesson] = ()
        self.placed: list[WeekLesson] = []
        self.monday = monday_of(today)
        self.grid = WeekGrid(self)
        self.grid.today = today
        self.empty = EmptyState("schedule", self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.fontMetrics().height() // 3)
        layout.addWidget(self._make_head())
        layout.addWidget(self._stack, 1)
        for keys, weeks in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda weeks=weeks: self.move(weeks))
        self.setFocusProxy(self.grid)

    def _make_head(self) -> QWidget:
        head = QWidget(self)
        row = FlowLayout(head)
        self.before = self._arrow("chevron-left", self.tr("Предыдущая неделя (Ctrl+PgUp)"), -1)
        self.after = self._arrow("chevron-right", self.tr("Следующая неделя (Ctrl+PgDn)"), 1)
        self.title = QLabel(self)
        self.title.setProperty("role", "section")
        self.this_week = button(self.tr("Эта неделя"), lambda: self.show_day(self._today))
        self.date = DateEditor(Field("date", "", Kind.DATE, placeholder=self.tr("Дата…")), self)
        self.date.setAccessibleName(self.tr("Перейти к дате"))
        self.date.setToolTip(self.tr("Показать неделю с этой датой"))
        self.date.setFixedWidth(self.fontMetrics().averageCharWidth() * _DATE_CHARS)
        self.date.edited.connect(self._on_date)
        self.clashes = button("", self.clashes_wanted.emit, role="link", icon="warning")
        for part in (self.before, self.title, self.after, self.this_week, self.date, self.clashes):
            row.addWidget(part)
        return head

    def _arrow(self, icon: str, text: str, weeks: int) -> QToolButton:
        made = QToolButton(self)
        made.setAccessibleName(text)
        made.setToolTip(text)
        set_icon(made, icon)
        made.clicked.connect(lambda _checked=False: self.move(weeks))
        return made

    # Content

    def set_lessons(self, lessons: Sequence[Lesson]) -> None:
        """Show these lessons, those that fall on the week."""
        self._lessons = lessons
        number = sum(bool(lesson.clashes) for lesson in lessons)
        self.clashes.setText(self.tr("С накладками: {count}").format(count=number))
        self.clashes.setVisible(number > 0)
        self._renew()

    def _renew(self) -> None:
        rows = [lesson.slot for lesson in self._lessons]
        self.placed = week_lessons(rows, self.monday)
        self.grid.show_week(self.monday, self._lessons, self.placed)
        self.title.setText(week_words(self.monday))
        self.this_week.setEnabled(self.monday != monday_of(self._today))
        self._stack.setCurrentIndex(0 if self.placed else 1)
        if not self.placed:
            self._show_emptiness(nearest_week(rows, self.monday))

    def _show_emptiness(self, nearest: dt.date | None) -> None:
        self.empty.set_text(self.tr("На этой неделе занятий нет"))
        if nearest is not None and nearest != self.monday:
            text = self.tr("Показать неделю {week}").format(week=week_words(nearest))
            self.empty.set_primary(text, lambda: self.show_day(nearest))

    def show_day(self, day: dt.date) -> None:
        """Show the week of `day`."""
        self.monday = monday_of(day)
        self._renew()

    def move(self, weeks: int) -> None:  # type: ignore[override]
        """Go so many weeks on."""
        self.show_day(self.monday + dt.timedelta(weeks=weeks))

    def show_lesson(self, lesson: Lesson) -> None:
        """Choose a lesson; another week is shown when it does not fall on this one."""
        if all(item.row.id != lesson.id for item in self.placed) and lesson.slot.dates:
            later = [day for day in lesson.slot.dates if day >= self._today]
            self.show_day(later[0] if later else lesson.slot.dates[-1])
        self.grid.choose_lesson(lesson.id)

    def _on_date(self) -> None:
        day = self.date.get()
        if day is not None:
            self.show_day(day)


def week_words(monday: dt.date) -> str:
    """«16 – 22 ноября 2026», «30 ноября – 6 декабря 2026»."""
    locale = QLocale("ru_RU")
    sunday = monday + dt.timedelta(days=6)
    first_format = "d" if monday.month == sunday.month else "d MMMM" if monday.year == sunday.year else "d MMMM yyyy"
    first = locale.toString(QDate(monday.year, monday.month, monday.day), first_format)
    last = locale.toString(QDate(sunday.year, sunday.month, sunday.day), "d MMMM yyyy")
    return f"{first} – {last}"
