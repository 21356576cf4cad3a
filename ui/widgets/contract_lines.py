"""Contracts inside the card of another record: number, status, what about; open leads to «Договоры»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.rows import ContractRow
from ui.context import Navigator
from ui.contracts.columns import subject, term_text
from ui.contracts.looks import label_chip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Role, StatusChip, button

if TYPE_CHECKING:
    from ui.widgets.card import Card

_SHOWN = 50


def _tr(text: str) -> str:
    return QCoreApplication.translate("ContractLines", text)


def add_contracts(card: Card, rows: Sequence[ContractRow], navigate: Navigator) -> None:
    """Put the contracts into the open tab of `card`."""
    for row in rows[:_SHOWN]:
        holder = QWidget()
        flow = FlowLayout(holder)
        title = _tr("№ {number}").format(number=row.number or _tr("б/н"))
        number = button(title, partial(navigate.open, "contracts", row.id), role="link", icon="contracts")
        number.setToolTip(_tr("Открыть договор"))
        flow.addWidget(number)
        flow.addWidget(StatusChip(label_chip(row)))
        card.widget(holder)
        card.text(" · ".join(part for part in (subject(row) or row.kind_title, term_text(row)) if part), Role.MUTED)
    if len(rows) > _SHOWN:
        card.text(_tr("Остальные — в разделе «Договоры»."), Role.MUTED)
