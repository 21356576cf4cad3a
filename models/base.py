"""The declarative base and the column types that STRICT SQLite tables can hold.

SQLite's STRICT mode knows only INTEGER and TEXT for us: money is kopecks, a truth value is 0 or 1, a date is
ISO text with a CHECK, a structured value is JSON text. There is no REAL column anywhere.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Integer, MetaData, Text, event
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, mapped_column
from sqlalchemy.types import TypeDecorator

from models.text import fold, sort_key

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class IsoDate(TypeDecorator[dt.date]):
    """A calendar date stored as «2026-09-01»; an unknown date is NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> str | None:
        """Write the date as ISO text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.date | None:
        """Read ISO text back."""
        return None if value is None else dt.date.fromisoformat(value)


class IsoMoment(TypeDecorator[dt.datetime]):
    """A local moment to the second, stored as «2026-09-01T14:30:00»."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:
        """Write without fractions: nobody in an office needs them, and text stays comparable."""
        return None if value is None else value.replace(microsecond=0).isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:
        """Read ISO text back."""
        return None if value is None else dt.datetime.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """A truth value stored as 0 or 1."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Write 0 or 1."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """Read 0 or 1."""
        return None if value is None else bool(value)


class Choice(TypeDecorator[Any]):
    """A member of a StrEnum stored by its value; the table gets no CHECK so that an old file stays readable."""

    impl = Text
    cache_ok = True

    def __init__(self, enum: type[StrEnum]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Write the value; a plain string must name a member."""
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Read the member back."""
        return None if value is None else self.enum(value)


class JsonMap(TypeDecorator[Mapping[str, Any]]):
    """A small mapping stored as JSON text with sorted keys, so equal maps are equal texts. Replace, never mutate."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Any] | None, dialect: Dialect) -> str | None:
        """Write sorted, readable JSON."""
        return None if value is None else json.dumps(dict(value), ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Any] | None:
        """Read the mapping back."""
        return None if value is None else json.loads(value)


class Base(DeclarativeBase):
    """All records. Every table is STRICT and every constraint is named."""

    metadata = MetaData(naming_convention=NAMING)
    __table_args__: Any = {"sqlite_strict": True}


class Record(Base):
    """A row with a number of its own that is never reused."""

    __abstract__ = True
    __table_args__: Any = {"sqlite_strict": True, "sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(Integer, primary_key=True)


class Searchable:
    """A record found by typing: keeps a folded text of all it should be found by and a Russian sort key."""

    search_text: Mapped[str] = mapped_column(Text, default="", server_default="")
    sort_text: Mapped[str] = mapped_column(Text, default="", server_default="", index=True)

    def search_source(self) -> str:
        """Everything a user may type to find this record."""
        raise AttributeError("search_source")

    def sort_source(self) -> str:
        """What the record is ordered by in lists."""
        raise AttributeError("sort_source")


@event.listens_for(Searchable, "before_insert", propagate=True)
@event.listens_for(Searchable, "before_update", propagate=True)
def _refresh_folded(mapper: Mapper[Any], connection: object, record: Searchable) -> None:
    record.search_text = fold(record.search_source())
    record.sort_text = sort_key(record.sort_source())


def text_column(*, index: bool = False) -> Mapped[str]:
    """A text that is empty when unknown, never NULL."""
    return mapped_column(Text, default="", server_default="", index=index)


def flag_column(default: bool = False) -> Mapped[bool]:
    """A truth value with a default."""
    return mapped_column(Flag, default=default, server_default="1" if default else "0")


def map_column() -> Mapped[Mapping[str, Any]]:
    """A JSON mapping, empty when nothing is known."""
    return mapped_column(JsonMap, default=dict, server_default="{}")


def date_check(column: str) -> CheckConstraint:
    """CHECK that `column` holds a real calendar date or nothing."""
    return CheckConstraint(f"{column} IS NULL OR date({column}) IS {column}", name=f"{column}_is_date")
