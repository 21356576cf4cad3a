"""A column of a list as data: what it shows, how it sorts, how wide it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt

from models.text import fold, sort_key
from ui.messages import Tone
from ui.system.locale_ru import date_text, grouped, moment_text

Row = Any
"""A frozen dataclass (or any immutable object) made by an operation of models."""

_SEPARATOR = "\x1f"


class Align(Enum):
    """Where the text of a column stands."""

    LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    CENTER = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Chip:
    """A status: word, icon and tone together, because colour is never the only sign."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    `value(row)` gives the raw value (text, int, date, None …), also used by XLSX. `text(value)` shows it; without it
    dates, numbers, truth values and texts are shown the usual way and None as nothing. `sort(row)` gives a sort key
    when the value itself is not what the list should be ordered by; texts are ordered by the Russian alphabet and
    what has no value stands last in both directions. `width` is in characters. `chip(row)` shows a status instead of
    plain text. A column with `searchable` off is not searched by the search field; `found_by(row)` is searched
    besides what is shown. A `rigid` column, like one of statuses, keeps its width: half a date says nothing.
    """

    key: str
    title: str
    value: Callable[[Row], object]
    text: Callable[[Any], str] | None = None
    sort: Callable[[Row], Any] | None = None
    align: Align = Align.LEFT
    width: int = 16
    tooltip: Callable[[Row], str] | None = None
    visible: bool = True
    searchable: bool = True
    chip: Callable[[Row], Chip | None] | None = None
    found_by: Callable[[Row], str] | None = None
    rigid: bool = False

    def display(self, row: Row) -> str:
        """What the cell says."""
        if self.chip is not None:
            chip = self.chip(row)
            return chip.text if chip else ""
        value = self.value(row)
        if value is None:
            return ""
        return self.text(value) if self.text else plain_text(value)

    def search_text(self, row: Row) -> str:
        """What the search field looks into."""
        shown = self.display(row)
        return f"{shown}{_SEPARATOR}{self.found_by(row)}" if self.found_by else shown

    def key_of(self, row: Row) -> Any:
        """What the row is ordered by in this column; None stands last."""
        if self.sort is not None:
            return self.sort(row)
        value = self.value(row)
        return (sort_key(value) if value else None) if isinstance(value, str) else value


def plain_text(value: object) -> str:
    """The usual Russian look of a value; line breaks become spaces because a cell has one line."""
    if isinstance(value, str):
        return " ".join(value.split("\n")) if "\n" in value else value
    if isinstance(value, bool):
        return "да" if value else ""
    if isinstance(value, int):
        return grouped(value)
    if isinstance(value, dt.datetime):
        return moment_text(value)
    if isinstance(value, dt.date):
        return date_text(value)
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Rows with their folded search text and the sort keys of one column, made off the GUI thread."""

    rows: tuple[Row, ...]
    search: tuple[str, ...]
    sort_column: int = -1
    keys: tuple[Any, ...] = ()


def prepare(columns: Sequence[Column], rows: Sequence[Row], sort_column: int = -1) -> Prepared:
    """Fold the searchable text of every row once, and make the keys of the column the list is ordered by.

    Call it in the worker that loads the rows.
    """
    searched = [column for column in columns if column.searchable]
    folded = tuple(fold(_SEPARATOR.join([column.search_text(row) for column in searched])) for row in rows)
    if not 0 <= sort_column < len(columns):
        return Prepared(tuple(rows), folded)
    keys = tuple(columns[sort_column].key_of(row) for row in rows)
    return Prepared(tuple(rows), folded, sort_column, keys)


def all_keys(columns: Sequence[Column], rows: Sequence[Row], check: Callable[[], object]) -> dict[int, tuple[Any, ...]]:
    """The sort keys of every column by its number; `check()` is called between columns and may stop the work.

    Call it in a worker: for 20 000 rows one column of texts takes longer than a click may.
    """
    found: dict[int, tuple[Any, ...]] = {}
    for number, column in enumerate(columns):
        check()
        found[number] = tuple(column.key_of(row) for row in rows)
    return found


def texts(columns: Sequence[Column], rows: Sequence[Row]) -> list[list[str]]:
    """What the cells say, for printing and the clipboard."""
    return [[column.display(row) for column in columns] for row in rows]


def values(columns: Sequence[Column], rows: Sequence[Row]) -> list[list[object]]:
    """The raw values of the cells, for XLSX; a status gives its word."""
    return [[column.display(row) if column.chip else column.value(row) for column in columns] for row in rows]
