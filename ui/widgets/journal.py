"""The journal of one record inside its card: operations newest first, what was and what became."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.system.locale_ru import moment_text
from ui.widgets.card import Card
from ui.widgets.labels import Role

if TYPE_CHECKING:
    from models.operations.journal import JournalLine

_SHOWN = 40


def _tr(text: str) -> str:
    return QCoreApplication.translate("CardJournal", text)


def add_journal(card: Card, lines: Sequence[JournalLine]) -> None:
    """Put the latest operations of `lines` (newest first) into the open tab of `card`."""
    operations = [list(group) for _id, group in groupby(lines, key=lambda line: line.op_id)]
    for group in operations[:_SHOWN]:
        first = group[0]
        card.section(
            _tr("{operation} (отменено)").format(operation=first.operation) if first.undone else first.operation
        )
        card.text(" · ".join(part for part in (moment_text(first.at), first.who) if part), Role.MUTED)
        card.text("\n".join(_change(line) for line in group))
    if len(operations) > _SHOWN:
        card.text(_tr("Более ранние изменения — в журнале программы."), Role.MUTED)


def _change(line: JournalLine) -> str:
    if not line.field:
        told = line.after or line.before
        return f"{line.what}: {told}" if told else line.what
    nothing = _tr("пусто")
    field = f"{line.field[:1].upper()}{line.field[1:]}"
    return f"{field}: {line.before or nothing} → {line.after or nothing}"
