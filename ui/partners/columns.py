"""The list of partners as data: its columns and filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from models.enums import OwnershipLevel
from models.rows import OrganizationRow
from ui.choice import Choice, enum_choices
from ui.messages import Tone
from ui.pages.archive_list import ARCHIVE, MARK
from ui.tables.columns import Align, Chip, Column
from ui.tables.filters import Filter, FilterLook


def _tr(text: str) -> str:
    return QCoreApplication.translate("PartnerColumns", text)


def mark(row: OrganizationRow) -> Chip | None:
    """Our own school and what was put away are told by icon and word."""
    if row.is_own:
        return Chip(_tr("Наша школа"), Tone.INFO, "seal")
    return Chip(_tr("В архиве"), Tone.NEUTRAL, "folder") if row.archived else None


def columns() -> list[Column]:
    """What the list shows, the name first."""
    right = Align.RIGHT
    return [
        Column("name", _tr("Название"), name, tooltip=lambda row: row.full_name, width=36),
        Column("kind", _tr("Вид"), _kind, tooltip=_kind, width=16, visible=False),
        Column("settlement", _tr("Населённый пункт"), lambda row: row.settlement, width=17),
        Column("head", _tr("Руководитель"), lambda row: row.head_name, tooltip=lambda row: row.head_name, width=24),
        Column("phone", _tr("Телефон"), lambda row: row.phone, found_by=_digits, width=16, rigid=True),
        Column(MARK, _tr("Отметка"), lambda row: row.is_own, chip=mark, sort=_by_mark, width=13, visible=False),
        Column("contracts", _tr("Договоры"), _contracts, align=right, searchable=False, width=9, visible=False),
        Column("pupils", _tr("Ученики"), _pupils, align=right, searchable=False, width=9, visible=False),
        Column("inn", _tr("ИНН"), lambda row: row.inn, width=13, visible=False),
        Column("level", _tr("Чья"), lambda row: row.level.title_ru, width=16, visible=False),
    ]


def name(row: OrganizationRow) -> str:
    """What lists call it."""
    return row.short_name or row.full_name or _tr("Без названия")


def _kind(row: OrganizationRow) -> str:
    return row.kind.title_ru


def _digits(row: OrganizationRow) -> str:
    """A telephone is looked for however it is written."""
    return "".join(char for char in row.phone if char.isdigit())


def _pupils(row: OrganizationRow) -> int | None:
    return row.pupils_count


def _contracts(row: OrganizationRow) -> int | None:
    return row.contracts_count or None


def _by_mark(row: OrganizationRow) -> int | None:
    if row.is_own:
        return 0
    return 1 if row.archived else None


def filters() -> Sequence[Filter]:
    """Kind, level, place, and whether the archive is shown as well."""
    return [
        Filter("kind", _tr("Вид"), lambda row, kind: row.kind == kind, gather=_kinds),
        Filter("level", _tr("Чья"), lambda row, level: row.level == level, enum_choices(OwnershipLevel)),
        Filter("settlement", _tr("Место"), lambda row, place: row.settlement == place, gather=_places),
        Filter(
            ARCHIVE, _tr("Архив"), lambda row, shown: True, [Choice(True, _tr("И архивные"))], look=FilterLook.CHIPS
        ),
    ]


def _kinds(row: OrganizationRow) -> Iterable[Choice]:
    return [Choice(row.kind, row.kind.title_ru)]


def _places(row: OrganizationRow) -> Iterable[Choice]:
    return [Choice(row.settlement, row.settlement)] if row.settlement else []
