"""The panels of the start page beside the board: lessons, numbers of contracts, the backup, the first steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.operations.board import Counter, TodayLesson
from models.storage.backup import Backup
from ui.messages import Tone
from ui.system.icons import pixmap
from ui.system.locale_ru import grouped, moment_text, time_text
from ui.system.theme import colors_of
from ui.tables.columns import Chip
from ui.widgets.labels import Role, StatusChip, button, label

_LESSONS_SHOWN = 8


class Panel(QFrame):
    """A frame; subclasses begin with `head`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        margin = self.fontMetrics().height()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin // 2, margin, margin // 2)
        self.column.setSpacing(margin // 4)

    def head(self, title: str, command: tuple[str, Callable[[], object]] | None = None) -> None:
        """The heading and, at its right, one quiet command."""
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.addWidget(label(title, Role.SECTION), 1)
        if command is not None:
            head.addWidget(button(*command, role="link"))
        self.column.addLayout(head)


class LessonsPanel(Panel):
    """Lessons of the day by time."""

    def __init__(
        self, lessons: Sequence[TodayLesson], opened: Callable[[int | None], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.head(self.tr("Занятия сегодня"), (self.tr("Весь график"), lambda: opened(None)))
        if not lessons:
            self.column.addWidget(label(self.tr("Сегодня занятий по сети нет."), Role.MUTED))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.fontMetrics().height() // 2)
        grid.setVerticalSpacing(self.fontMetrics().height() // 3)
        grid.setColumnStretch(1, 1)
        for number, lesson in enumerate(lessons[:_LESSONS_SHOWN]):
            self._add(grid, number, lesson, opened)
        self.column.addLayout(grid)
        rest = len(lessons) - _LESSONS_SHOWN
        if rest > 0:
            text = self.tr("И ещё {count}").format(count=rest)
            self.column.addWidget(button(text, lambda: opened(None), role="link"))

    def _add(
        self, grid: QGridLayout, number: int, lesson: TodayLesson, opened: Callable[[int | None], object]
    ) -> None:
        time = f"{time_text(lesson.starts_at)}–{time_text(lesson.ends_at)}"
        link = button(time, lambda: opened(lesson.slot_id), role="link")
        link.setAccessibleName(f"{time} {lesson.what}")
        link.setToolTip(self.tr("Показать в графике"))
        grid.addWidget(link, number, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(lesson.what))
        if lesson.where:
            words.addWidget(label(lesson.where, Role.MUTED))
        grid.addLayout(words, number, 1)


class CountersPanel(Panel):
    """How many contracts there are of each sort; each number leads to exactly those."""

    def __init__(
        self, counters: Sequence[Counter], opened: Callable[[Counter], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.head(self.tr("Договоры"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.fontMetrics().height() // 2)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for number, counter in enumerate(counter for counter in counters if counter.count):
            self._add(grid, number, counter, opened)
        self.column.addLayout(grid)

    def _add(
        self, grid: QGridLayout, number: int, counter: Counter, opened: Callable[[Counter], object]
    ) -> None:
        figure = QLabel(grouped(counter.count), self)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        figure.setProperty("role", "section")
        grid.addWidget(figure, number, 0)
        link = button(counter.title, lambda: opened(counter), role="link")
        link.setAccessibleName(f"{counter.title}: {counter.count}")
        grid.addWidget(link, number, 1, Qt.AlignmentFlag.AlignLeft)
        if counter.tells:
            mark = QLabel(self)
            side = round(self.fontMetrics().height() * 0.9)
            ink = colors_of(self).tones[Tone.WARNING].ink
            mark.setPixmap(pixmap("warning", ink, side, self.devicePixelRatioF()))
            mark.setToolTip(self.tr("Требует внимания"))
            grid.addWidget(mark, number, 2)


class BackupPanel(Panel):
    """When the newest backup was made, and the button that makes another one."""

    def __init__(self, backup: Backup | None, make: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head(self.tr("Резервная копия"))
        if backup is None:
            self.told = label(self.tr("Копий пока нет."), Role.MUTED)
        else:
            text = self.tr("Последняя: {when}, {reason}, проверена.")
            self.told = label(text.format(when=moment_text(backup.made_at), reason=backup.reason.value), Role.MUTED)
        self.column.addWidget(self.told)
        row = QHBoxLayout()
        self.button = button(self.tr("Сделать копию сейчас"), make, icon="backup")
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)


@dataclass(frozen=True, slots=True)
class Step:
    """One of the first steps: what to do, why, the words of its button."""

    title: str
    why: str
    verb: str
    done: bool
    run: Callable[[], object]


class FirstStepsPanel(QFrame):
    """What a new office begins with; each step done is marked and the next one gets the primary button."""

    def __init__(self, steps: Sequence[Step], explain: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Первые шаги"))
        margin = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin // 2)
        column.addWidget(label(self.tr("Начнём с трёх шагов"), Role.HEADING))
        column.addWidget(
            label(
                self.tr("До первого договора — минут пять. Ничего настраивать не нужно, всё можно исправить потом."),
                Role.MUTED,
            )
        )
        self.buttons: list[QPushButton] = []
        current = next((number for number, step in enumerate(steps) if not step.done), len(steps))
        for number, step in enumerate(steps):
            column.addWidget(self._step(number, step, number == current))
        help_link = button(self.tr("Как устроена программа"), explain, role="link", icon="help")
        column.addWidget(help_link, 0, Qt.AlignmentFlag.AlignLeft)

    def _step(self, number: int, step: Step, current: bool) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, self.fontMetrics().height() // 4, 0, 0)
        row.setSpacing(self.fontMetrics().height() // 2)
        done = Chip(self.tr("Готово"), Tone.GOOD, "success")
        waiting = Chip(self.tr("Шаг {number}").format(number=number + 1), Tone.INFO if current else Tone.NEUTRAL)
        row.addWidget(StatusChip(done if step.done else waiting), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(step.title, Role.SECTION))
        words.addWidget(label(step.why, Role.MUTED))
        row.addLayout(words, 1)
        if not step.done:
            made = button(step.verb, step.run, role="primary" if current else "")
            self.buttons.append(made)
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder
