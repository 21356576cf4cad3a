"""Copies between records and the frozen values of `models.data`, by equal field names."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Protocol, TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from models.base import Record
from models.errors import RecordNotFound
from models.quotes import paired
from models.text import clean

R = TypeVar("R", bound=Record)
# Names stand in lists, in sentences and in quotes of their own: their quotation marks are set right once, when saved.
_NAMES = frozenset({"full_name", "short_name", "title", "subject", "name"})


class Value(Protocol):
    """A frozen dataclass of `models.data`."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> int | None:
        """Number of the record, None for a new one."""


V = TypeVar("V", bound=Value)


def column_names(record_type: type[Record]) -> frozenset[str]:
    """Attribute names of the record's columns."""
    return frozenset(inspect(record_type).column_attrs.keys())


def to_value(record: Record, value_type: type[V], **children: object) -> V:
    """The record as a frozen value; relationships are handed in as `children`."""
    columns = column_names(type(record))
    names = (field.name for field in dataclasses.fields(value_type) if field.name in columns)
    return value_type(**{name: getattr(record, name) for name in names}, **children)


def to_values(records: Iterable[Record], value_type: type[V]) -> tuple[V, ...]:
    """Child records as frozen values, in their order."""
    return tuple(to_value(record, value_type) for record in records)


def apply(record: Record, value: Value) -> None:
    """Write the value's fields into the record. Texts pass the one door (`models.text.clean`), names get
    their quotation marks in pairs; the id stays."""
    columns = column_names(type(record)) - {"id"}
    for field in dataclasses.fields(value):
        if field.name in columns:
            given = getattr(value, field.name)
            setattr(record, field.name, _taken(field.name, given) if type(given) is str else given)


def _taken(column: str, text: str) -> str:
    return paired(clean(text)) if column in _NAMES else clean(text)


def sync(children: list[R], values: Sequence[Value], record_type: type[R]) -> None:
    """Make the children equal the values: known ids are updated, new ones added, missing ones removed."""
    known = {child.id: child for child in children}
    kept = {value.id for value in values}
    for child in list(children):
        if child.id not in kept:
            children.remove(child)
    ordered = "position" in column_names(record_type)
    for index, value in enumerate(values):
        child = known.get(value.id or 0) or record_type()
        if value.id not in known:
            children.append(child)
        apply(child, value)
        if ordered:
            child.position = index  # type: ignore[attr-defined]


def fetch(session: Session, record_type: type[R], record_id: int | None) -> R:
    """The record with this id; RecordNotFound when it is gone."""
    record = None if record_id is None else session.get(record_type, record_id)
    if record is None:
        raise RecordNotFound(
            "Этой записи уже нет: её удалили или ещё не сохранили.", "Обновите список и выберите запись снова."
        )
    return record


def existing_or_new(session: Session, record_type: type[R], record_id: int | None) -> R:
    """The record to save into: the one with this id, or a new one added to the session."""
    if record_id is not None:
        return fetch(session, record_type, record_id)
    record = record_type()
    session.add(record)
    return record


def listed(names: Iterable[str], most: int = 5) -> str:
    """Names one after another for labels and sentences; beyond `most` only their number is told."""
    found = list(names)
    rest = len(found) - most
    return ", ".join(found[:most]) + (f" и ещё {rest}" if rest > 0 else "")


def labelled(one: str, many: str, names: Iterable[str]) -> str:
    """The label of an operation on one or several records: «Удалить договор: № 1», «Удалить договоры: № 1, № 2»."""
    found = list(names)
    return f"{one if len(found) == 1 else many}: {listed(found)}"
