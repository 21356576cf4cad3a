"""The quick card of a signatory, opened from the wizard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.data import PersonData
from models.operations import people
from ui.contracts.signatory_fields import signatory_fields, signatory_of, signatory_values
from ui.forms.dialog import RecordDialog
from ui.forms.form import Form

if TYPE_CHECKING:
    from ui.context import AppContext


def edit_person(
    context: AppContext, person: PersonData, done: Callable[[PersonData], object], parent: QWidget | None
) -> RecordDialog:
    """Edit who signs; saved at once, then `done(person as saved)`."""
    form = Form(signatory_fields())
    form.set_values(signatory_values(person if person.id else None))
    db = context.db

    def save(values: dict[str, Any]) -> PersonData:
        return people.person(db, people.save_person(db, signatory_of(person, values)))

    title = QCoreApplication.translate("Signatory", "Кто подписывает")
    dialog = RecordDialog(context, title, form, save, help_page="contract-wizard", parent=parent)
    dialog.saved.connect(done)
    dialog.open()
    return dialog
