"""A contract that was not saved as JSON values, and back. Damaged or outdated values fall back to the stored ones."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from models.data import ContractData
from models.kinds import contract_kinds


def contract_to_json(contract: ContractData) -> dict[str, Any]:
    """Plain JSON values, by field."""
    return {field.name: _plain(getattr(contract, field.name)) for field in dataclasses.fields(contract)}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def contract_from_json(payload: Mapping[str, Any], stored: ContractData) -> ContractData:
    """The contract kept aside; the id stays that of `stored`. Not understood means `stored` as it is."""
    try:
        restored = _record(ContractData, payload)
    except (TypeError, ValueError, KeyError):
        return stored
    if restored.kind not in {kind.key for kind in contract_kinds()}:
        return stored
    return dataclasses.replace(restored, id=stored.id)


def _record(target: Any, payload: Mapping[str, Any]) -> Any:
    hints = get_type_hints(target)
    known = {field.name for field in dataclasses.fields(target)}
    return target(**{name: _typed(hints[name], value) for name, value in payload.items() if name in known})


def _typed(hint: Any, value: Any) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return None if value is None else _typed(next(part for part in inner if part is not types.NoneType), value)
    if origin is tuple:
        return tuple(_typed(inner[0], item) for item in value)
    if dataclasses.is_dataclass(hint):
        return _record(hint, value)
    if hint is dt.date:
        return dt.date.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    if origin is not None and issubclass(origin, Mapping):
        return dict(value)
    if not isinstance(value, hint):
        raise TypeError(f"{hint}: {value!r}")
    return value
