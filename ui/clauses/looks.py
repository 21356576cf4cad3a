"""How clauses look in the library and in the wizard: where they come from, whether somebody checked them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from models.clause_data import ClauseData, LibraryClause
from models.kinds import contract_kinds
from models.rules.clauses import OCCASIONS
from ui.messages import Tone
from ui.system.locale_ru import date_text
from ui.tables.columns import Chip

_CONTEXT = "Clauses"


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def checked_chip(day: dt.date | None) -> Chip:
    """When the wording was checked, in words."""
    if day is None:
        return Chip(_tr("не проверено"), Tone.WARNING, "warning")
    return Chip(_tr("проверено на {day}").format(day=date_text(day)), Tone.GOOD, "success")


def checked_day_chip(day: dt.date | None) -> Chip:
    """The same under the heading «Проверено», where the day is enough."""
    return checked_chip(day) if day is None else Chip(date_text(day), Tone.GOOD, "success")


def origin_chip(item: LibraryClause, *, faulty: bool = False) -> Chip:
    """Ours, ours in the office's wording, or the office's own; and whether it can be printed."""
    if faulty:
        return Chip(_tr("с ошибкой"), Tone.BAD, "error")
    if item.own:
        return Chip(_tr("своё"), Tone.INFO, "edit")
    if item.changed:
        return Chip(_tr("изменённая копия"), Tone.INFO, "edit")
    return Chip(_tr("исходное"), Tone.NEUTRAL, "success")


def kinds_text(clause: ClauseData) -> str:
    """The kinds of contract a clause is written for."""
    return ", ".join(kind.title for kind in contract_kinds() if clause.suits(kind.key))


def occasion_text(clause: ClauseData) -> str:
    """In which contracts a clause makes sense; empty: in all."""
    found = OCCASIONS.get(clause.occasion)
    return found.title if found is not None else ""


def norm_text(title: str, checked_on: dt.date | None) -> str:
    """The norm with the day its reference was checked."""
    if not title:
        return _tr("Нормы нет: так договариваются сами стороны.")
    if checked_on is None:
        return _tr("{title} (ссылка не проверена)").format(title=title)
    return _tr("{title} (ссылка проверена {day})").format(title=title, day=date_text(checked_on))
