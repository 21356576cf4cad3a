"""Annexes of the network contract: which there are, their numbers and their rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from documents import russian
from documents.papers import words
from documents.papers.parties import Context, aliases
from documents.russian import count, money, money_figures
from models.annex_data import ResourceData, SlotData
from models.data import ContractDossier, OrganizationData, SiteData
from models.enums import PartyRole, ResourceKind, RosterMode, WeekParity
from models.interview import text
from models.rules.lessons import parse_dates

_BLANK_ROWS = 4


def annex_numbers(dossier: ContractDossier, answers: Mapping[str, object]) -> tuple[Context, list[Context]]:
    """Number of each annex (0: there is none) and the list of annexes in their order.

    The timetable is an annex when the clause on the timetable or on the use of resources says so; the costs when the
    base pays for resources; the roster when it holds rows.
    """
    roles = dossier.contract.roles
    by_schedule = PartyRole.EDU_PARTICIPANT in roles and text(answers, "schedule_mode") != "own"
    present = {
        "расписание": by_schedule or PartyRole.RESOURCE_HOLDER in roles,
        "стоимость": text(answers, "finance_mode") == "resources_annex",
        "список": bool(dossier.contract.roster),
    }
    titles = {
        "расписание": "Расписание реализации Программы",
        "стоимость": "Перечень и стоимость ресурсов",
        "список": "Список обучающихся" if _named(dossier) else "Численность обучающихся",
    }
    kept = [key for key, there in present.items() if there]
    numbers = {key: kept.index(key) + 1 if key in kept else 0 for key in present}
    return numbers, [{"номер": numbers[key], "название": titles[key]} for key in kept]


def annex_rows(dossier: ContractDossier) -> Context:
    """Rows of the timetable and of the resources with their sum."""
    resources = [_resource(dossier, item) for item in dossier.contract.resources]
    total = dossier.contract.resources_total
    slots = _by_time(dossier.contract.slots)
    term = common_term(slots)
    return {
        "занятия": [slot_row(dossier, slot, with_term=term is None) for slot in slots] or _blank_slots(),
        "срок_занятий": russian.date_range(*term) if term else "",
        "площадки": _places(dossier, slots),
        "ресурсы": resources or [_blank_resource()],
        "итого": {
            "цифрами": money_figures(total) if resources else "",
            "прописью": money(total) if resources else words.BLANK,
        },
    }


def _by_time(slots: tuple[SlotData, ...]) -> list[SlotData]:
    return sorted(slots, key=lambda slot: (slot.weekday or "9", slot.on_dates, slot.starts_at))


def common_term(slots: Sequence[SlotData]) -> tuple[dt.date, dt.date] | None:
    """First and last day of weekly lessons when they are the same for all of them: told once, not in every row."""
    terms = {(slot.date_from, slot.date_to) for slot in slots if not slot.on_dates.strip()}
    first, last = terms.pop() if len(terms) == 1 else (None, None)
    return (first, last) if first is not None and last is not None else None


def slot_row(dossier: ContractDossier, slot: SlotData, *, with_term: bool = True) -> Context:
    """A row of the timetable in words; the address of the place stands under the table."""
    component = dossier.component(slot.component_id)
    teacher = dossier.people.get(slot.teacher_id) if slot.teacher_id is not None else None
    place = ", ".join(part for part in (_place_name(dossier, slot.site_id), slot.room) if part)
    return {
        "компонент": words.value(component.title if component else ""),
        "группа": words.value(slot.group_name, "–"),
        "дни": slot_days(slot, with_term=with_term),
        "время": f"{russian.time_of_day(slot.starts_at)}–{russian.time_of_day(slot.ends_at)}",
        "место": words.cell(place, words.SHORT_BLANK),
        "педагог": words.short_name(teacher.full_name if teacher else slot.teacher_name) or words.SHORT_BLANK,
    }


def _site_owner(dossier: ContractDossier, site_id: int) -> OrganizationData | None:
    owners = (item for item in dossier.organizations.values() if any(site.id == site_id for site in item.sites))
    return next(owners, None)


def _place_name(dossier: ContractDossier, site_id: int | None) -> str:
    """«МАОУ «Луговская СОШ», главный корпус»; the address itself where the place has no name."""
    site = dossier.site(site_id)
    owner = _site_owner(dossier, site_id) if site_id is not None else None
    if site is None or owner is None:
        return ""
    return ", ".join(part for part in (owner.name.strip(), (site.name or site.address).strip()) if part)


def _places(dossier: ContractDossier, slots: Sequence[SlotData]) -> list[Context]:
    """Places that lessons are held at, each once, with the whole address (the form asks for the place of lessons)."""
    numbers = dict.fromkeys(slot.site_id for slot in slots if slot.site_id is not None)
    sites = [site for number in numbers if (site := dossier.site(number)) is not None]
    return [
        {"название": words.value(_place_name(dossier, site.id)), "адрес": words.value(_address(dossier, site))}
        for site in sites
        if site.name and site.address
    ]


def _address(dossier: ContractDossier, site: SiteData) -> str:
    """The address of a place; «ул. Школьная, д. 1» alone would not tell the village."""
    owner = _site_owner(dossier, site.id) if site.id is not None else None
    settlement = owner.settlement if owner else ""
    known = not settlement or settlement.split()[-1].casefold() in site.address.casefold()
    return site.address if known else f"{settlement}, {site.address}"


def slot_days(slot: SlotData, *, with_term: bool = True) -> str:
    """«вторник, по нечётным неделям, с 01.09.2026 по 31.05.2027» or the dates themselves."""
    if slot.on_dates.strip() and (slot.weekday is None or not (slot.date_from and slot.date_to)):
        return ", ".join(russian.date(day, "table") for day in parse_dates(slot.on_dates))
    text = slot.weekday.title_ru if slot.weekday else words.SHORT_BLANK
    if slot.parity is not WeekParity.EVERY:
        text += f", {slot.parity.title_ru}"
    first, last = (slot.date_from, slot.date_to) if with_term else (None, None)
    if first:
        text += f" с\u00a0{russian.date(first, 'table')}"
    if last:
        text += f" по\u00a0{russian.date(last, 'table')}"
    return text


def _blank_slots() -> list[Context]:
    return [dict.fromkeys(("компонент", "группа", "дни", "время", "место", "педагог"), "")] * _BLANK_ROWS


def _resource(dossier: ContractDossier, item: ResourceData) -> Context:
    parties = dossier.contract.parties
    holders = [member for member in parties if member.role is PartyRole.RESOURCE_HOLDER]
    owner = [alias for alias, member in zip(aliases(parties), parties, strict=True)
             if member.organization_id == item.organization_id]  # fmt: skip
    kind = "" if item.kind is ResourceKind.OTHER or not item.title else item.kind.title_ru
    component = dossier.component(item.component_id)
    unit = item.unit.strip() or "шт."
    amount = f"{item.quantity}\u00a0{unit}" if unit.endswith(".") else count(item.quantity, unit, style="figures")
    shown = amount if item.title and (item.quantity > 1 or item.unit) else ""
    return {
        "название": words.value(item.title),
        "вид": kind,
        "пояснение": "; ".join(part for part in (kind, shown) if part),
        "сторона": owner[0] if owner and len(holders) > 1 else "",
        "адрес": words.value(item.address, ""),
        "единица": words.value(unit),
        "число": item.quantity,
        "компонент": words.value(component.title) if component else "",
        "цена": money_figures(item.unit_cost),
        "стоимость": money_figures(item.cost),
    }


def _blank_resource() -> Context:
    empty = ("вид", "пояснение", "сторона", "адрес", "единица", "число", "компонент", "цена", "стоимость")
    return {"название": words.BLANK, **dict.fromkeys(empty, "")}


def _named(dossier: ContractDossier) -> bool:
    return dossier.contract.roster_mode is RosterMode.NAMES


def roster(dossier: ContractDossier) -> Context:
    """The roster annex: named pupils, or numbers by class."""
    rows = [
        {
            "имя": words.value(entry.student_name),
            "класс": words.value(entry.class_name, "–"),
            "организация": _organization(dossier, entry.organization_id),
            "количество": entry.count,
            "примечание": words.value(entry.note, ""),
        }
        for entry in dossier.contract.roster
    ]
    return {"поимённо": _named(dossier), "всего": dossier.contract.students_total, "строки": rows}


def _organization(dossier: ContractDossier, organization_id: int | None) -> str:
    organization = dossier.organizations.get(organization_id) if organization_id is not None else None
    return words.value(organization.name, "") if organization else ""
