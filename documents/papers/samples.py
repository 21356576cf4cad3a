"""Invented data to try templates with: an ordinary office, one where all is long, one where every word is as short as
can be, one where nothing is filled in.

Used by the check of an edited template and by the help on its fields; nothing of it is ever printed for a user.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from documents.papers.subjects import PaperOffice, Partner, Register, Schedule
from models.annex_data import ResourceData, RosterData, SlotData
from models.clause_data import ChosenClauseData
from models.data import (
    AccountData,
    AuthorityData,
    ComponentData,
    ContractData,
    ContractDossier,
    LegalReferenceData,
    LicenseData,
    OrganizationData,
    PartyData,
    PersonData,
    ProgramData,
    SiteData,
)  # fmt: skip
from models.enums import (
    AccountKind,
    AuthorityKind,
    ClauseSection,
    ContractState,
    DeliveryMode,
    EducationLevel,
    Gender,
    PartyRole,
    ProgramKind,
    Weekday,
    WeekParity,
)  # fmt: skip
from models.kinds import contract_kind
from models.rows import ContractRow, PersonRow, SlotRow
from models.rules.terms import TermStatus

SIZES = ("обычные", "длинные", "короткие", "пустые")
_PARTIES = 3
_DAY = dt.date(2026, 9, 1)
_END = dt.date(2027, 5, 31)
_LONG = " ".join(["имени Героя Советского Союза Александра Константиновича Преображенского-Воскресенского"] * 4)
_AWKWARD = "«Школа & К» <5> {{ x }} {% y %}"


def dossier(kind: str, size: str) -> ContractDossier:
    """A contract of three parties; `size` is one of SIZES."""
    declared = contract_kind(kind)
    roles = (declared.roles + (declared.default_role,) * _PARTIES)[:_PARTIES]
    if size == "пустые":
        contract = ContractData(kind=kind, parties=tuple(_party(number, role) for number, role in enumerate(roles, 1)))
        blank = {number: OrganizationData(id=number) for number in range(1, len(roles) + 1)}
        return ContractDossier(contract, None, blank, {}, {})
    tail = f" {_LONG} {_AWKWARD}" if size == "длинные" else ""
    organizations = {number: _organization(number, tail) for number in range(1, len(roles) + 1)}
    people = {number: _person(number, tail) for number in range(1, len(roles) + 1)}
    made = ContractDossier(_contract(kind, roles, tail), _program(tail), organizations, people, _legal())
    return _brief(made) if size == "короткие" else made


def _brief(made: ContractDossier) -> ContractDossier:
    """The same contract in the shortest words there are: what was made for long ones may look odd with «Я»."""
    contract = replace(
        made.contract, number="1", place="Я", subject="Я",
        slots=tuple(replace(item, room="1", group_name="А") for item in made.contract.slots),
        resources=tuple(replace(item, title="Я", unit="ч", address="") for item in made.contract.resources),
        roster=tuple(replace(item, student_name="Ю", class_name="1") for item in made.contract.roster),
    )  # fmt: skip
    program = made.program and replace(
        made.program, title="Я", orientation="я", standard="", study_form="",
        components=tuple(replace(item, title="Я") for item in made.program.components),
    )  # fmt: skip
    organizations = {number: _brief_organization(item) for number, item in made.organizations.items()}
    people = {number: _brief_person(item) for number, item in made.people.items()}
    return replace(made, contract=contract, program=program, organizations=organizations, people=people)


def _brief_organization(made: OrganizationData) -> OrganizationData:
    return replace(
        made, full_name="Школа", short_name="Ш", settlement="Я", legal_address="Я", phone="1", email="а", note=""
    )


def _brief_person(made: PersonData) -> PersonData:
    return replace(made, surname="Ю", given_name="Я", patronymic="", position="директор", phone="", email="")


def _party(number: int, role: PartyRole) -> PartyData:
    return PartyData(id=number, position=number, organization_id=number, role=role, signatory_id=number)


def _organization(number: int, tail: str) -> OrganizationData:
    return OrganizationData(
        id=number, is_own=number == 1, short_name=f"МБОУ «СОШ № {number}»{tail}", settlement="с. Луговое",
        full_name=f"муниципальное бюджетное общеобразовательное учреждение «Средняя школа № {number}»{tail}",
        legal_address="617000, Заречный край, с. Луговое, ул. Школьная, д. 1", phone="8 (34200) 2-15-40",
        email="school@example.ru", website="school.example.ru", inn="5900000003", kpp="590001001",
        ogrn="1025900000000", note="Примечание", department="Управление образования", pupils_count=320,
        teachers_count=28,
        licenses=(LicenseData(id=number, number="Л035-01212-59/00200001", issued_on=dt.date(2020, 3, 12),
                              issuer="Министерство образования Заречного края"),),
        accounts=(AccountData(id=number, kind=AccountKind.BANK, settlement_account="40703810000000000001",
                              bik="045773603", bank_name="Заречный банк", corr_account="30101810900000000603"),),
        sites=(SiteData(id=number, name="главный корпус", address="ул. Школьная, д. 1"),),
    )  # fmt: skip


def _person(number: int, tail: str) -> PersonData:
    return PersonData(
        id=number, organization_id=number, surname="Соколова", given_name="Марина", patronymic="Игоревна",
        gender=Gender.FEMALE, position=f"директор{tail}", is_head=True, phone="8 (34200) 2-15-41",
        email="director@example.ru", authorities=(AuthorityData(id=number, kind=AuthorityKind.CHARTER),),
    )  # fmt: skip


def _program(tail: str) -> ProgramData:
    component = ComponentData(
        id=1, position=1, title=f"Робототехника{tail}", hours=68, owner_id=2, period_start=_DAY, period_end=_END,
        mode=DeliveryMode.PUPILS_TRAVEL,
    )  # fmt: skip
    return ProgramData(
        id=1, title=f"Инженерный класс{tail}", kind=ProgramKind.GENERAL, level=EducationLevel.SECONDARY,
        orientation="технологический профиль", standard="ФГОС СОО", study_form="очная", grades="10–11",
        period_start=_DAY, period_end=_END, components=(component,),
    )  # fmt: skip


def _contract(kind: str, roles: tuple[PartyRole, ...], tail: str) -> ContractData:
    answers: dict[str, object] = {
        "finance_mode": "resources_annex", "print_bank_details": True, "renewal": "automatic",
    }  # fmt: skip
    slot = SlotData(id=1, component_id=1, group_name="10А", weekday=Weekday.TUESDAY, date_from=_DAY, date_to=_END,
                    starts_at=870, ends_at=915, site_id=2, room=f"каб. 12{tail}", teacher_id=2)  # fmt: skip
    resource = ResourceData(id=1, position=1, organization_id=3, component_id=1, title=f"Лаборатория{tail}",
                            address="ул. Мира, д. 4", quantity=36, unit="час", unit_cost=120_050)  # fmt: skip
    pupil = RosterData(id=1, position=1, organization_id=1, class_name="10А", student_name="Иванов Иван", count=15)
    return ContractData(
        id=1, kind=kind, number="СФ-2026/001", signed_on=dt.date(2026, 8, 25), place="с. Луговое",
        subject=f"Проект{tail}", program_id=1, valid_from=_DAY, valid_to=_END, answers=answers, responsible_id=1,
        parties=tuple(_party(number, role) for number, role in enumerate(roles, 1)), slots=(slot,),
        resources=(resource,), roster=(pupil,), clauses=tuple(_clause(section, tail) for section in ClauseSection),
    )  # fmt: skip


def _clause(section: ClauseSection, tail: str) -> ChosenClauseData:
    """A clause of a section, with a list: the check of a template sees whether there is a place for it."""
    more = f" {_LONG}" if tail else ""
    title = f"Условие раздела «{section.title_ru}»"
    text = f"{title} {{{{ договор.род }}}}{more}:\n- в течение {{{{ срок.род }}}} ({section.title_ru})."
    return ChosenClauseData(
        section=section, key=section.value, title=title, text=text, numbers="срок: 10 рабочий день | Срок"
    )


def _legal() -> dict[str, LegalReferenceData]:
    keys = ("закон", "форма", "пдн")
    return {key: LegalReferenceData(key=key, title=key, wording_ins=f"актом «{key}»") for key in keys}


def office(size: str) -> PaperOffice:
    """Who prints the samples."""
    if size == "пустые":
        return PaperOffice()
    tail = _LONG if size == "длинные" else ""
    own, head = _organization(1, tail), _person(1, tail)
    if size == "короткие":
        own, head = _brief_organization(own), _brief_person(head)
    return PaperOffice(own, head, dt.date(2026, 11, 20))


def schedule(size: str) -> Schedule:
    """Two weekly lessons and a dated one."""
    if size == "пустые":
        return Schedule(())
    tail = f" {_LONG} {_AWKWARD}" if size == "длинные" else ""
    weekly = SlotRow(1, 1, "СФ-2026/001", ContractState.SIGNED, "Инженерный класс", f"Робототехника{tail}", 2,
                     "МБОУ «СОШ № 2»", "10А", Weekday.TUESDAY, WeekParity.ODD, (), _DAY, _END, 870, 915,
                     f"каб. 12{tail}", "Орлова Н. В.", "с перерывом", "")  # fmt: skip
    if size == "короткие":
        weekly = replace(weekly, component_title="Я", group_name="А", place="1", teacher="Ю", note="")
    dated = replace(weekly, id=3, weekday=None, dates=(_DAY, _END))
    return Schedule((weekly, replace(weekly, id=2, weekday=Weekday.FRIDAY), dated), "на 2026/2027 учебный год")


def register(size: str) -> Register:
    """One contract."""
    if size == "пустые":
        return Register(())
    tail = f" {_LONG} {_AWKWARD}" if size == "длинные" else ""
    row = ContractRow(1, "network", "Договор о сетевой форме", "СФ-2026/001", dt.date(2026, 8, 25), "",
                      f"МБОУ «СОШ № 1», МБОУ «СОШ № 2»{tail}", 2, 1, 0, "Инженерный класс", ContractState.SIGNING,
                      TermStatus.RUNNING, 190, _DAY, _END, "Соколова М. И.", False, "", "")  # fmt: skip
    if size == "короткие":
        row = replace(row, number="1", parties="Ш, Я", program_title="Я", responsible="")
    return Register((row,), "Отбор: действующие")


def partner(size: str) -> Partner:
    """A partner with one person and one contract."""
    if size == "пустые":
        return Partner(OrganizationData(id=1))
    tail = f" {_LONG} {_AWKWARD}" if size == "длинные" else ""
    row = PersonRow(1, 1, "МБОУ «СОШ № 1»", f"Соколова Марина Игоревна{tail}", "директор", Gender.FEMALE, True,
                    "8 (34200) 2-15-41", "director@example.ru", False, "", "")  # fmt: skip
    own = _organization(1, tail)
    if size == "короткие":
        own, row = _brief_organization(own), replace(row, full_name="Ю Я", phone="", email="")
    return Partner(own, (row,), register(size).rows)
