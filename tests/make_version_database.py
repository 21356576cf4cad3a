"""Write `tests/data/db/vNNNN.sqlite`: a database of the present version with rows in every table.

    python tests/make_version_database.py

Run once when a schema version lands, after `python -m models.storage.freeze` (version 1) or the new migration;
later versions must open and upgrade this file for ever. It refuses to overwrite a file unless `--force` is given,
which is right only while the version has not landed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "data" / "db"
ROWS = 5


def main(arguments: list[str]) -> int:
    """Make the file; 1 with a sentence where it is already there."""
    sys.path.insert(0, str(ROOT))
    from models.storage.database import Database
    from models.storage.schema import office_schema

    schema = office_schema()
    path = FOLDER / f"v{schema.version:04}.sqlite"
    if path.exists() and "--force" not in arguments:
        sys.stderr.write(f"{path.name} is already there: a landed version never changes.\n")
        return 1
    path.unlink(missing_ok=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    database = Database.create(path, schema=schema, who="Образец")
    with database.unit_of_work("Заполнить образец") as work:
        for table in schema.metadata.sorted_tables:
            for number in range(1, ROWS + 1):
                work.session.execute(table.insert().values(row_for(table, number)))
    with database.unit_of_work("Изменить образец") as work:
        for table in schema.metadata.sorted_tables:
            texts = [column for column in table.columns if is_free_text(column)]
            if texts:
                work.session.execute(table.update().values({texts[-1]: "изменено"}))
    database.undo()
    database.close()
    path.with_name(path.name + "-journal").unlink(missing_ok=True)
    return 0


def row_for(table: Any, number: int) -> dict[str, Any]:
    """A value for every column, by its type alone."""
    return {column.name: value_for(column, number) for column in table.columns}


def value_for(column: Any, number: int) -> Any:
    """Row `number` of each table refers to row `number` of its parents, so every reference holds."""
    import datetime as dt

    from models.base import Choice, Flag, IsoDate, IsoMoment, JsonMap

    kind = column.type
    if column.foreign_keys:
        return None if refers_to_itself(column) and number == 1 else number
    if isinstance(kind, IsoDate):
        return dt.date(2024, 2, 28) + dt.timedelta(days=number)
    if isinstance(kind, IsoMoment):
        return dt.datetime(2026, 9, 1, 8, number, 30)
    if isinstance(kind, Flag):
        return number % 2 == 0
    if isinstance(kind, Choice):
        members = list(kind.enum)
        return members[number % len(members)]
    if isinstance(kind, JsonMap):
        return {"ключ": f"значение {number}", "число": number}
    if is_text(column):
        return f"{column.name} {number} «Ёж & К» \U0001f4da\nвторая строка"
    return number


def refers_to_itself(column: Any) -> bool:
    """True for a parent within the same table."""
    return any(key.column.table is column.table for key in column.foreign_keys)


def is_text(column: Any) -> bool:
    """True for a column that holds free text below its decorators."""
    from sqlalchemy import Text

    return isinstance(column.type, Text) or isinstance(getattr(column.type, "impl", None), Text)


def is_free_text(column: Any) -> bool:
    """True for a plain text that may be changed without breaking anything."""
    from sqlalchemy import Text

    unique = column.unique or column.primary_key or column.foreign_keys
    return isinstance(column.type, Text) and not unique


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
