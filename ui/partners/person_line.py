"""One person on the card of a partner."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from models.rows import PersonRow
from ui.messages import Tone
from ui.system.icons import icon, set_icon
from ui.tables.columns import Chip
from ui.widgets.labels import Role, StatusChip, label

if TYPE_CHECKING:
    from ui.partners.commands import PartnerCommands


class NameLink(QLabel):
    """A name that opens something. Unlike a button it wraps: double surnames are long and cards are narrow."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(f'<a href="#" style="text-decoration: none">{escape(text)}</a>')
        self.setAccessibleName(text)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )


class PersonLine(QWidget):
    """Name (leads to the dialog), position, contacts, and a small menu."""

    def __init__(self, row: PersonRow, commands: PartnerCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QHBoxLayout()
        self.name = NameLink(row.full_name or self.tr("Без имени"), self)
        self.name.setToolTip(self.tr("Открыть и изменить"))
        self.name.linkActivated.connect(lambda _link: commands.edit_person(row.id))
        head.addWidget(self.name, 1)
        head.addWidget(self._more(row, commands), 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        for text in (row.position, ", ".join(part for part in (row.phone, row.email) if part)):
            if text:
                layout.addWidget(label(text, Role.MUTED, copyable=True))
        if row.archived:
            layout.addWidget(StatusChip(Chip(self.tr("В архиве"), Tone.NEUTRAL, "folder")))
        elif row.is_head:
            layout.addWidget(StatusChip(Chip(self.tr("Руководитель"), Tone.INFO, "person")))

    def _more(self, row: PersonRow, commands: PartnerCommands) -> QToolButton:
        more = QToolButton(self)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setToolTip(self.tr("Что ещё можно сделать"))
        more.setAccessibleName(self.tr("{name}: ещё").format(name=row.full_name))
        set_icon(more, "more")
        menu = QMenu(more)
        menu.addAction(icon("edit"), self.tr("Изменить…"), partial(commands.edit_person, row.id))
        text = self.tr("Вернуть из архива") if row.archived else self.tr("Больше не работает: в архив")
        menu.addAction(icon("folder"), text, partial(commands.archive_person, row, not row.archived))
        menu.addSeparator()
        menu.addAction(icon("trash"), self.tr("Удалить"), partial(commands.delete_person, row))
        more.setMenu(menu)
        return more
