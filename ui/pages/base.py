"""What every page of the window can do. The window's commands (find, new, print, refresh …) call these methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from models.storage.change_log import ChangeSet
    from ui.context import AppContext


class Page(QWidget):
    """Base of all pages.

    `tables` names the tables whose changes make the page load anew ("organization", …); `help_page` is the file in
    resources/help without .html. Pages load when they are shown first, and again when something they show changed.

    Signals: content_changed() when what can be printed may have come or gone.
    """

    content_changed = Signal()

    page_id = ""
    help_page = "start"
    tables: frozenset[str] = frozenset()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True
        context.changes.changed.connect(self._on_changes)

    def activated(self) -> None:
        """The page was brought to front."""
        if self._stale:
            self._stale = False
            self.refresh()

    @Slot(object)
    def _on_changes(self, changes: ChangeSet) -> None:
        if not changes.touches(*self.tables):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def refresh(self) -> None:
        """Load everything anew (F5). Subclasses override it."""

    def primary_text(self) -> str:
        """The words of the primary command («Новый договор»), empty when the page has none."""
        return ""

    def run_primary(self) -> None:
        """The primary command of the page (Ctrl+N)."""

    def focus_search(self) -> None:
        """Put the cursor into the search field (Ctrl+F)."""

    def show_record(self, record_id: Any) -> None:
        """Show one record; called by the palette and by other pages."""

    def set_filters(self, filters: dict[str, Any]) -> None:
        """Narrow what is shown; called by other pages («истекают в этом месяце»)."""

    def export(self, kind: str) -> None:
        """Print («print») or save («pdf», «docx», «xlsx») what the page shows."""

    def reset_layout(self) -> None:
        """Columns and splitters as designed."""

    def can_export(self) -> bool:
        """Whether there is something to print."""
        return False
