"""What happens to a file before it may be used: building a new one, checking an old one, upgrading it."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path

from models.storage import backup
from models.storage.atomic import sync_folder
from models.storage.connection import connect, first_fault
from models.storage.errors import DatabaseDamaged
from models.storage.header import Header
from models.storage.migrations.runner import upgrade, version_of
from models.storage.schema import Schema
from models.storage.triggers import ensure_triggers


def build(path: Path, schema: Schema, *, at: datetime, who: str) -> None:
    """Make an empty database that appears at `path` complete or not at all."""
    part = path.with_name(path.name + ".part")
    forget(part)
    try:
        with closing(connect(part, foreign_keys=False)) as connection:
            upgrade(connection, schema, at=at.isoformat(timespec="microseconds"), who=who)
        os.replace(part, path)
    finally:
        forget(part)
    sync_folder(path.parent)


def forget(path: Path) -> None:
    """Remove a half-made file and the journal beside it."""
    for name in (path.name, path.name + "-journal"):
        path.with_name(name).unlink(missing_ok=True)


def check_content(path: Path, header: Header) -> None:
    """A quick check at every start, a full one after an unclean exit. Raises DatabaseDamaged."""
    with closing(connect(path)) as connection:
        if first_fault(connection, full=header.unclean) is not None:
            raise _damaged(path)


def bring_up_to_date(
    path: Path, schema: Schema, *, at: datetime, who: str, backups: Path | None, keep_copy: bool = True
) -> None:
    """Upgrade an older file after a verified backup, and make sure that its triggers are exactly ours."""
    with closing(connect(path, foreign_keys=False)) as connection:
        if version_of(connection) < schema.version:
            if keep_copy:
                folder = backups or backup.default_folder(path)
                backup.make_backup(path, folder, backup.Reason.MIGRATION, at)
            upgrade(connection, schema, at=at.isoformat(timespec="microseconds"), who=who)
        present = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not present >= {table.name for table in schema.tables}:
            raise _damaged(path)
        ensure_triggers(connection, schema)


def _damaged(path: Path) -> DatabaseDamaged:
    return DatabaseDamaged(
        f"Файл базы «{path.name}» повреждён.",
        "Восстановите базу из резервной копии: повреждённый файл при этом сохранится рядом.",
    )
