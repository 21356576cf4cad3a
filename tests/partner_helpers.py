"""Finding and clearing away the dialogs that tests of partners and programmes open; answering their tabs."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from ui.forms.dialog import RecordDialog
from ui.widgets.card import Card
from ui.widgets.tabs import CardTabs

Window = TypeVar("Window", bound=QWidget)


def shown(kind: type[Window]) -> Window:
    """The one window of a kind that is shown."""
    found = [item for item in QApplication.topLevelWidgets() if isinstance(item, kind) and item.isVisible()]
    assert len(found) == 1, found
    return found[0]


def clear_away() -> None:
    """Take away dialogs that a test left open, without their questions."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, RecordDialog):
            QDialog.hide(window)
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def tabs_of(card: Card | None) -> list[str]:
    """Titles of the tabs of a card."""
    assert card is not None
    tabs = card.findChild(CardTabs)
    return tabs.titles() if tabs else []


def texts_of(widget: QWidget | None) -> str:
    """Everything the labels and buttons inside say."""
    assert widget is not None
    labels = [item.text() for item in widget.findChildren(QLabel)]
    return "\n".join(labels + [item.text() for item in widget.findChildren(QAbstractButton)])
