"""The list of programmes as data: its columns and filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from models.rows import ProgramRow
from ui.choice import Choice
from ui.messages import Tone
from ui.pages.archive_list import ARCHIVE, MARK
from ui.system.locale_ru import period_text
from ui.tables.columns import Align, Chip, Column
from ui.tables.filters import Filter, FilterLook


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProgramColumns", text)


def archived(row: ProgramRow) -> Chip | None:
    """What was put away is told by icon and word."""
    return Chip(_tr("В архиве"), Tone.NEUTRAL, "folder") if row.archived else None


def columns() -> list[Column]:
    """What the list shows, the title first."""
    right = Align.RIGHT
    return [
        Column("title", _tr("Название"), title, tooltip=title, width=40),
        Column("hours", _tr("Часы"), lambda row: row.hours or None, align=right, searchable=False, width=7),
        Column("grades", _tr("Классы"), lambda row: row.grades, width=13),
        Column("owners", _tr("Кто ведёт"), _who, tooltip=_who, width=28, visible=False),
        Column("period", _tr("Сроки"), period, sort=lambda row: row.period_start, width=20, rigid=True),
        Column(MARK, _tr("Отметка"), lambda row: row.archived, chip=archived, width=13, visible=False),
        Column("contracts", _tr("Договоры"), _contracts, align=right, searchable=False, width=9, visible=False),
        Column("kind", _tr("Вид"), _kind, tooltip=_kind, width=26, visible=False),
        Column("level", _tr("Уровень, направленность"), _level, tooltip=_level, width=28, visible=False),
        Column("components", _tr("Компоненты"), _components, align=right, searchable=False, width=11, visible=False),
    ]


def title(row: ProgramRow) -> str:
    """What lists call it."""
    return row.title or _tr("Без названия")


def period(row: ProgramRow) -> str:
    """«01.09.2026 – 31.05.2027»."""
    return period_text(row.period_start, row.period_end)


def _kind(row: ProgramRow) -> str:
    return row.kind.title_ru


def _level(row: ProgramRow) -> str:
    return row.level_title


def _contracts(row: ProgramRow) -> int | None:
    return row.contracts_count or None


def _components(row: ProgramRow) -> int | None:
    return row.components_count or None


def filters() -> Sequence[Filter]:
    """Kind, level or orientation, who teaches, and whether the archive is shown as well."""
    return [
        Filter("kind", _tr("Вид"), lambda row, kind: row.kind == kind, gather=_kinds),
        Filter("level", _tr("Уровень"), lambda row, level: row.level_title == level, gather=_levels),
        Filter("owner", _tr("Кто ведёт"), lambda row, owner: owner in row.owners.split(", "), gather=_owners),
        Filter(
            ARCHIVE, _tr("Архив"), lambda row, shown: True, [Choice(True, _tr("И архивные"))], look=FilterLook.CHIPS
        ),
    ]


def _kinds(row: ProgramRow) -> Iterable[Choice]:
    return [Choice(row.kind, row.kind.title_ru)]


def _levels(row: ProgramRow) -> Iterable[Choice]:
    return [Choice(row.level_title, row.level_title)] if row.level_title else []


def _owners(row: ProgramRow) -> Iterable[Choice]:
    return [Choice(owner, owner) for owner in row.owners.split(", ") if owner]


def _who(row: ProgramRow) -> str:
    return row.owners
