"""The card of one record: what its list knows is shown at once, the rest when the worker has read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.errors import RecordNotFound
from models.storage.database import Database
from ui.widgets.card import Card

if TYPE_CHECKING:
    from ui.context import AppContext


class RecordCard(Card):
    """A card over `load(db, record id, today)`; `details` is what that gave, None until then."""

    def __init__(
        self,
        context: AppContext,
        load: Callable[[Database, int, dt.date], Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.details: Any = None
        self._load = load
        self._details_of: int | None = None

    def show_row(self, row: Any) -> None:
        """Show the row, then read the whole record; details of the same record stay meanwhile."""
        if self._details_of != row.id:
            self.details = self._details_of = None
        super().show_row(row)
        db, today = self.context.db, self.context.today()
        self.context.tasks.run(
            lambda control: (row.id, self._load(db, row.id, today)),
            lambda found: self._on_details(*found),
            failed=self._on_failure,
            key=f"{type(self).__name__}.details",
            owner=self,
        )

    def _on_details(self, record_id: int, details: Any) -> None:
        if self.row is not None and record_id == self.row.id:
            self.details, self._details_of = details, record_id
            super().show_row(self.row)

    def _on_failure(self, error: BaseException) -> None:
        # Deleted meanwhile: the list is about to say the same.
        if not isinstance(error, RecordNotFound):
            self.context.tasks.report(error)
