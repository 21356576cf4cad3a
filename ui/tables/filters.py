"""A filter of a list as data: what it is called, what may be chosen, which rows a choice lets through."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.text import sort_key
from ui.choice import Choice
from ui.tables.columns import Row


class FilterLook(StrEnum):
    """A drop-down list, or a row of buttons of which several may be on."""

    COMBO = "combo"
    CHIPS = "chips"


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter.

    `match(row, value)` tells whether the row belongs to a chosen value. Choices are fixed (`choices`) or gathered
    from the rows: `gather(row)` gives the choices the row stands for. Several chips are joined by «or», several
    filters by «and».
    """

    key: str
    title: str
    match: Callable[[Row, Any], bool]
    choices: Sequence[Choice] = ()
    gather: Callable[[Row], Iterable[Choice]] | None = None
    look: FilterLook = FilterLook.COMBO


def gathered(item: Filter, rows: Iterable[Row]) -> list[Choice]:
    """The choices of a filter over `rows`: fixed ones first, then those found, in alphabetical order."""
    if item.gather is None:
        return list(item.choices)
    found = {choice.value: choice for row in rows for choice in item.gather(row)}
    known = {choice.value for choice in item.choices}
    extra = [choice for choice in found.values() if choice.value not in known]
    return [*item.choices, *sorted(extra, key=lambda choice: sort_key(choice.text))]


def acceptor(filters: Sequence[Filter], chosen: dict[str, set[Hashable]]) -> Callable[[Row], bool] | None:
    """A predicate for the rows that pass all filters; None when nothing is chosen."""
    active = [(item.match, tuple(chosen[item.key])) for item in filters if chosen.get(item.key)]
    if not active:
        return None
    return lambda row: all(any(match(row, value) for value in wanted) for match, wanted in active)
