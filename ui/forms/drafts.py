"""Drafts: what stands in a dialog that was not saved yet, kept through a power cut."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ui.system.settings import Settings

_DATE = "date:"


@dataclass(frozen=True, slots=True)
class Draft:
    """Where the draft of one dialog is kept: plain JSON values by field."""

    load: Callable[[], dict[str, Any]]
    save: Callable[[dict[str, Any]], object]
    clear: Callable[[], object]


def settings_draft(settings: Settings, name: str) -> Draft:
    """A draft kept in the settings under «drafts/name», for example «drafts/partner.12» or «drafts/partner.new»."""
    key = f"drafts/{name}"

    def save(values: dict[str, Any]) -> None:
        settings.set(key, values)
        settings.sync()

    return Draft(lambda: dict(settings.get(key)), save, lambda: settings.remove(key))


def encoded(values: Mapping[str, Any]) -> dict[str, Any]:
    """Form values as JSON values; what JSON cannot hold is left out."""
    result: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, dt.date):
            result[key] = f"{_DATE}{value.isoformat()}"
        elif value is None or isinstance(value, bool | int):
            result[key] = value
        elif isinstance(value, str):
            result[key] = str(value)
    return result


def decoded(values: Mapping[str, Any]) -> dict[str, Any]:
    """Back to form values; a damaged date is dropped."""
    result: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, str) and value.startswith(_DATE):
            try:
                result[key] = dt.date.fromisoformat(value.removeprefix(_DATE))
            except ValueError:
                continue
        else:
            result[key] = value
    return result
