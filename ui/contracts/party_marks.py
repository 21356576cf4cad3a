"""One party on the card: who it is, who signs, and the marks «подписал» and «подлинник получен»."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QToolButton, QVBoxLayout, QWidget

from models.data import ContractDossier, PartyData
from ui.system.icons import set_icon
from ui.system.locale_ru import date_text
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Role, label


class PartyMarks(QWidget):
    """Signals: signed_marked(party id, checked); date_wanted(party id); returned_marked(party id, checked)."""

    signed_marked = Signal(int, bool)
    date_wanted = Signal(int)
    returned_marked = Signal(int, bool)

    def __init__(self, dossier: ContractDossier, party: PartyData, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._party = party.id or 0
        name = dossier.organization(party).name
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, self.fontMetrics().height() // 3)
        layout.setSpacing(self.fontMetrics().height() // 6)
        layout.addWidget(label(name, copyable=True))
        layout.addWidget(label(self._below(dossier, party), Role.MUTED, copyable=True))
        marks = QWidget(self)
        row = FlowLayout(marks)
        self.signed = self._mark(self._signed_text(party.signed_on), party.signed_on is not None, name)
        self.returned = self._mark(self.tr("подлинник получен"), party.original_returned, name)
        self.signed.clicked.connect(lambda checked: self.signed_marked.emit(self._party, checked))
        self.returned.clicked.connect(lambda checked: self.returned_marked.emit(self._party, checked))
        row.addWidget(self.signed)
        row.addWidget(self._date_button(name))
        row.addWidget(self.returned)
        layout.addWidget(marks)

    def _date_button(self, name: str) -> QToolButton:
        made = QToolButton(self)
        made.setToolTip(self.tr("Другая дата подписи…"))
        made.setAccessibleName(self.tr("{name}: другая дата подписи").format(name=name))
        set_icon(made, "calendar")
        made.clicked.connect(lambda _on: self.date_wanted.emit(self._party))
        return made

    def _below(self, dossier: ContractDossier, party: PartyData) -> str:
        person = dossier.signatory(party)
        signs = ", ".join(part for part in (person.full_name, person.position) if part) if person else ""
        role = party.role.title_ru
        return self.tr("{role}; подписывает {person}").format(role=role, person=signs) if signs else role

    def _signed_text(self, day: dt.date | None) -> str:
        return self.tr("подписал {day}").format(day=date_text(day)) if day else self.tr("подписал")

    def _mark(self, text: str, checked: bool, name: str) -> QCheckBox:
        mark = QCheckBox(text, self)
        mark.setChecked(checked)
        mark.setAccessibleName(f"{name}: {text}")
        return mark
