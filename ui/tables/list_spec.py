"""A list page as data: its columns, filters, commands and card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ui.system.locale_ru import Plural
from ui.tables.columns import Column, Row
from ui.tables.filters import Filter

if TYPE_CHECKING:
    from ui.widgets.card import Card


@dataclass(frozen=True, slots=True)
class RowCommand:
    """A command on selected rows, shown in the context menu (and on Del for `delete`).

    `run(rows)` gets the selected rows in the order shown. Without `many` it is offered for one row only.
    `available(row)` hides it for rows it makes no sense for. Without `writes` it is offered in a database opened for
    looking too.
    """

    text: str
    run: Callable[[list[Row]], object]
    icon: str = ""
    many: bool = False
    delete: bool = False
    writes: bool = True
    available: Callable[[Row], bool] | None = None


@dataclass(frozen=True, slots=True)
class ListSpec:
    """A list page as data.

    `load` runs in the database worker and returns frozen rows; it must not touch widgets. `key(row)` identifies a
    row (default: `row.id`). `nouns` are the forms after 1, 2, 5. `make_card` builds the card beside the list.
    `open_row` is what Enter and a double click do. `primary` is the words and the handler of the primary button.
    """

    name: str
    title: str
    nouns: Plural
    columns: Sequence[Column]
    load: Callable[[], Sequence[Row]]
    filters: Sequence[Filter] = ()
    search_hint: str = ""
    icon: str = ""
    empty_title: str = ""
    empty_text: str = ""
    primary: tuple[str, Callable[[], object]] | None = None
    secondary: tuple[str, Callable[[], object]] | None = None
    commands: Sequence[RowCommand] = ()
    open_row: Callable[[Row], object] | None = None
    make_card: Callable[[], Card] | None = None
    key: Callable[[Row], Any] | None = None


def for_looking(spec: ListSpec) -> ListSpec:
    """The page without everything that changes records."""
    return replace(spec, primary=None, secondary=None, commands=[item for item in spec.commands if not item.writes])
