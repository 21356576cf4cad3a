"""Where the lessons of a week stand: columns are days, bands are the hours lessons begin in, blocks lie in stacks.

Pure geometry without painting: several lessons at one time stand under each other, so that each stays readable.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect

from models.rules.week import WeekLesson
from ui.schedule.rows import Lesson

_MINUTES = 60


class Look(StrEnum):
    """How a line of a block is written."""

    PLAIN = "plain"
    TITLE = "title"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block, already short enough for it."""

    text: str
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Placed:
    """A lesson on a day, with the words of its block."""

    lesson: Lesson
    day: dt.date
    lines: tuple[Line, ...]
    box: QRect

    @property
    def key(self) -> tuple[int, dt.date]:
        """What tells it from the other blocks."""
        return self.lesson.id, self.day


@dataclass(frozen=True, slots=True)
class Band:
    """All lessons that begin in one hour."""

    hour: int
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class WeekPicture:
    """The whole grid in pixels, without the heading."""

    days: tuple[dt.date, ...]
    bands: tuple[Band, ...]
    blocks: tuple[Placed, ...]
    left: int
    column: int
    height: int

    def day_rect(self, number: int) -> QRect:
        """The column of a day, from the top to the bottom."""
        return QRect(self.left + number * self.column, 0, self.column, self.height)


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in pixels that follow the letters. `wrap(lesson, width)` gives the lines of a block."""

    time_column: int
    line: int
    gap: int
    narrowest: int
    wrap: Callable[[Lesson, int], tuple[Line, ...]]


def week_days(monday: dt.date, items: Sequence[WeekLesson]) -> tuple[dt.date, ...]:
    """Monday to Friday, and the days after as far as there are lessons."""
    last = max((item.day for item in items), default=monday)
    count = max(5, (last - monday).days + 1)
    return tuple(monday + dt.timedelta(days=number) for number in range(count))


def picture(
    monday: dt.date, items: Sequence[tuple[Lesson, dt.date]], days: Sequence[dt.date], width: int, sizes: Measures
) -> WeekPicture:
    """Lay the lessons out for a viewport of `width` pixels; columns are never narrower than `sizes.narrowest`."""
    column = max(sizes.narrowest, (width - sizes.time_column) // max(1, len(days)))
    cells: dict[tuple[int, int], list[tuple[Lesson, tuple[Line, ...]]]] = defaultdict(list)
    for lesson, day in items:
        lines = sizes.wrap(lesson, column - 6 * sizes.gap)
        cells[lesson.slot.starts_at // _MINUTES, (day - monday).days].append((lesson, lines))
    bands: list[Band] = []
    blocks: list[Placed] = []
    top = 0
    for hour in sorted({hour for hour, _ in cells}):
        height = 0
        for number, day in enumerate(days):
            bottom = top + sizes.gap
            for lesson, lines in cells[hour, number]:
                tall = len(lines) * sizes.line + 2 * sizes.gap
                left = sizes.time_column + number * column + sizes.gap
                blocks.append(Placed(lesson, day, lines, QRect(left, bottom, column - 2 * sizes.gap, tall)))
                bottom += tall + sizes.gap
            height = max(height, bottom - top)
        bands.append(Band(hour, top, height))
        top += height
    return WeekPicture(tuple(days), tuple(bands), tuple(blocks), sizes.time_column, column, top)
