"""Small questions about a contract: the day of a state or of a signature."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from ui.forms.dialog import RecordDialog
from ui.forms.fields import Field, Kind
from ui.forms.form import Form

if TYPE_CHECKING:
    from ui.context import AppContext

Save = Callable[[dict[str, Any]], Any]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ContractQuestions", text)


def ask_state(context: AppContext, title: str, day: dt.date, save: Save) -> RecordDialog:
    """Ask the day and a note of a new state; `save(values)` gets «day» and «note» in the worker."""
    fields = [
        Field("day", _tr("Дата"), Kind.DATE, hint=_tr("Когда это произошло")),
        Field("note", _tr("Заметка"), Kind.MULTILINE, hint=_tr("Кому передан, входящий номер, причина")),
    ]
    return _open(context, title, fields, {"day": day, "note": ""}, save)


def ask_day(context: AppContext, title: str, day: dt.date, save: Save) -> RecordDialog:
    """Ask a day; an empty field takes the mark off."""
    fields = [Field("day", _tr("Дата"), Kind.DATE, hint=_tr("Пустое поле снимает отметку"))]
    return _open(context, title, fields, {"day": day}, save)


def _open(context: AppContext, title: str, fields: list[Field], values: dict[str, Any], save: Save) -> RecordDialog:
    form = Form(fields)
    form.set_values(values)
    dialog = RecordDialog(context, title, form, save, help_page="contracts")
    dialog.open()
    return dialog
