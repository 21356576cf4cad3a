"""Reads the readable JSON of `resources/demo` into the frozen values of `models.data`.

Records name each other by keys («college», «electives/python»). Reading gives every key a number of its own, and the
values carry these numbers where a saved value would carry ids. A misspelt key, field or option is a ValueError.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Mapping
from enum import EnumMeta, StrEnum
from typing import Any, TypeVar, get_args, get_origin

from models.demo_dates import DemoCalendar

T = TypeVar("T")
Json = Mapping[str, Any]


class KeyNumbers:
    """Numbers of the symbolic keys, counted through the whole demo office so that no two records share one."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def new(self, key: str) -> int:
        """A number for a new key; ValueError when the key is taken."""
        if key in self._numbers:
            raise ValueError(f"demo data: the key {key!r} is used twice")
        self._numbers[key] = len(self._numbers) + 1
        return self._numbers[key]

    def of(self, key: str) -> int:
        """The number of a key read before; ValueError when there is none."""
        if key not in self._numbers:
            raise ValueError(f"demo data: nothing is called {key!r}")
        return self._numbers[key]

    def all(self) -> Mapping[str, int]:
        """Every key with its number."""
        return types.MappingProxyType(dict(self._numbers))


class Reader:
    """Makes frozen values of JSON objects; one for the whole demo office."""

    def __init__(self, calendar: DemoCalendar, numbers: KeyNumbers) -> None:
        self.calendar = calendar
        self.numbers = numbers

    def value(self, value_type: type[T], raw: Json, key: str = "") -> T:
        """A value whose fields are those of `raw`.

        A field «…_id» is read from the key without «_id». `key` is the record's own key; children that have a key are
        called «key/child».
        """
        left = dict(raw)
        found: dict[str, object] = {"id": self.numbers.new(key)} if key else {}
        left.pop("key", None)
        for name, wanted in _fields(value_type).items():
            if name.endswith("_id") and name[:-3] in left:
                found[name] = self.numbers.of(left.pop(name[:-3]))
            elif name in left:
                found[name] = self._converted(wanted, left.pop(name), key)
        if left:
            raise ValueError(f"demo data: {value_type.__name__} {key!r} has no field {', '.join(left)}")
        return value_type(**found)

    def _converted(self, wanted: Any, given: Any, owner: str) -> object:
        """One field: children, an option, a date, a text (a list of lines is one text), or the plain value."""
        if get_origin(wanted) is tuple:
            child_type = get_args(wanted)[0]
            return tuple(self.value(child_type, item, self._child_key(owner, item)) for item in given)
        if isinstance(wanted, EnumMeta):
            return _option(typing.cast("type[StrEnum]", wanted), given)
        if wanted is dt.date:
            return self.calendar.day(given)
        if get_origin(wanted) is Mapping:
            return types.MappingProxyType({name: _text(item) for name, item in given.items()})
        given = _text(given)
        if type(given) is not wanted:
            raise ValueError(f"demo data: {owner!r} gives {given!r} where {wanted} is wanted")
        return typing.cast("object", given)

    @staticmethod
    def _child_key(owner: str, raw: Json) -> str:
        return f"{owner}/{raw['key']}" if "key" in raw else ""


def _fields(value_type: type) -> Mapping[str, Any]:
    """Types of a dataclass's fields; «X | None» counts as X."""
    hints = typing.get_type_hints(value_type)
    return {field.name: _present(hints[field.name]) for field in dataclasses.fields(value_type) if field.name != "id"}


def _present(hint: Any) -> Any:
    kinds = [kind for kind in get_args(hint) if kind is not type(None)]
    return kinds[0] if get_origin(hint) is types.UnionType and len(kinds) == 1 else hint


def _option(enum: type[StrEnum], given: str) -> StrEnum:
    """A member by its value or, for readability, by its name in small letters («monday»)."""
    return enum[given.upper()] if given.upper() in enum.__members__ else enum(given)


def _text(given: Any) -> Any:
    return "\n".join(given) if isinstance(given, list) else given
