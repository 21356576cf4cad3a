"""Drafts of forms with lists in them: what ui.forms.drafts keeps, and lists and dictionaries of the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from ui.forms.drafts import Draft, settings_draft
from ui.forms.form import Form
from ui.system.settings import Settings

_DATE = "date:"


def form_draft(settings: Settings, name: str, form: Form) -> Draft:
    """A draft of everything in `form`, kept in the settings under «drafts/name»."""
    plain = settings_draft(settings, name)
    return Draft(
        lambda: {key: unpacked(value) for key, value in plain.load().items()},
        lambda _encoded: plain.save({key: packed(value) for key, value in form.values().items()}),
        plain.clear,
    )


def packed(value: Any) -> Any:
    """A value as JSON holds it; dates become «date:2026-09-01»."""
    if isinstance(value, Mapping):
        return {str(key): packed(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [packed(item) for item in value]
    if isinstance(value, dt.date):
        return f"{_DATE}{value.isoformat()}"
    return str(value) if isinstance(value, str) else value


def unpacked(value: Any) -> Any:
    """Back to values inside lists and dictionaries; texts at the top are left to `ui.forms.drafts.decoded`."""
    if isinstance(value, Mapping):
        return {key: _inner(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(_inner(item) for item in value)
    return value


def _inner(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_DATE):
        try:
            return dt.date.fromisoformat(value.removeprefix(_DATE))
        except ValueError:
            return None
    return unpacked(value)
