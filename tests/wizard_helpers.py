"""Finding and clearing away the windows that tests of the contract wizard open."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from ui_helpers import AnsweringMessages

from ui.context import AppContext
from ui.contracts.wizard.window import ContractWizard
from ui.forms.dialog import RecordDialog

Window = TypeVar("Window", bound=QWidget)


def visible(kind: type[Window]) -> Window:
    """The one window of a kind that is shown."""
    found = [item for item in QApplication.topLevelWidgets() if isinstance(item, kind) and item.isVisible()]
    assert len(found) == 1, found
    return found[0]


def spoken(context: AppContext) -> AnsweringMessages:
    """The messages of a test's context: what was said and asked, and the answers to give."""
    assert isinstance(context.messages, AnsweringMessages)
    return context.messages


def sweep() -> None:
    """Take away wizards and dialogs that a test left open, without their questions."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, ContractWizard | RecordDialog):
            QDialog.hide(window)
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
