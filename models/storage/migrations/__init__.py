"""The steps of the schema, in order. To change a table: change the record, add `vNNNN_what.py`, list it here.

A step never imports the records: they move on, a step that has landed never changes.
"""

from __future__ import annotations

from models.storage.migrations import v0001_initial, v0002_clauses
from models.storage.schema import Migration

MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "Первая версия базы", v0001_initial.apply),
    Migration(2, "Библиотека условий", v0002_clauses.apply),
)
