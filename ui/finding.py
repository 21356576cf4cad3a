"""Records for Ctrl+K: what the database finds, led to the page that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.context import Finder, Found
from ui.pages.registry import PageEntry

if TYPE_CHECKING:
    from models.storage.database import Database


def record_finder(db: Database, pages: Sequence[PageEntry]) -> Finder:
    """Searches every record; a record that no page shows is left out."""
    by_table = {page.table: page for page in pages if page.table}

    def find(text: str) -> list[Found]:
        from models.operations.search import find_records

        return [
            Found(hit.title, by_table[hit.table].id, hit.record_id, hit.detail, by_table[hit.table].icon)
            for hit in find_records(db, text)
            if hit.table in by_table
        ]

    return find
