"""Dossiers made by hand for the tests of papers: invented organisations and persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from models.annex_data import ResourceData, RosterData, SlotData
from models.clause_data import ChosenClauseData, placed
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
    AssessmentKind,
    AuthorityKind,
    ComponentKind,
    DeliveryMode,
    EducationLevel,
    Gender,
    OrganizationKind,
    PartyRole,
    ProgramKind,
    ResourceKind,
    Weekday,
)  # fmt: skip
from models.operations.clauses import shipped_clauses

LEGAL = {
    "закон": LegalReferenceData(
        key="закон", title="Закон об образовании",
        wording_ins="статьёй 15 Федерального закона от 29 декабря 2012 г. № 273-ФЗ «Об образовании в Российской "
        "Федерации»",
    ),
    "форма": LegalReferenceData(
        key="форма", title="Порядок сетевой формы",
        wording_ins="приказом Министерства науки и высшего образования Российской Федерации и Министерства просвещения "
        "Российской Федерации от 5 августа 2020 г. № 882/391",
    ),
    "пдн": LegalReferenceData(
        key="пдн", title="Закон о персональных данных",
        wording_ins="статьёй 9 Федерального закона от 27 июля 2006 г. № 152-ФЗ «О персональных данных»",
    ),
}  # fmt: skip


def organization(number: int, full_name: str, short_name: str, **values: object) -> OrganizationData:
    """An organisation with a licence, one site and requisites."""
    plain = OrganizationData(
        id=number, full_name=full_name, short_name=short_name, settlement="с. Луговое",
        legal_address=f"617000, Заречный край, с. Луговое, ул. Школьная, д. {number}", phone="8 (34200) 2-15-40",
        email=f"school{number}@example.ru", inn="5900000003", kpp="590001001", ogrn="1025900000000",
        licenses=(LicenseData(id=number, number=f"Л035-01212-59/0020{number:04d}", issued_on=dt.date(2020, 3, 12),
                              issuer="Министерство образования и науки Заречного края"),),
        sites=(SiteData(id=number * 10, name="главный корпус", address=f"ул. Школьная, д. {number}"),),
        accounts=(AccountData(id=number, treasury_account="03234643570000005600", bik="015773997",
                              single_treasury_account="40102810145370000048", bank_name="ОТДЕЛЕНИЕ ЗАРЕЧНОЕ"),),
    )  # fmt: skip
    return replace(plain, **values)  # type: ignore[arg-type]


def person(number: int, name: str, position: str, gender: Gender | None = None, *,
           authority: AuthorityData | None = None, **values: object) -> PersonData:  # fmt: skip
    """A person of the organisation with the same number, acting by the charter unless told otherwise."""
    surname, given, patronymic = (*name.split(" "), "", "")[:3]
    plain = PersonData(
        id=number, organization_id=number, surname=surname, given_name=given, patronymic=patronymic, gender=gender,
        position=position, authorities=(authority or AuthorityData(id=number, kind=AuthorityKind.CHARTER),),
    )  # fmt: skip
    return replace(plain, **values)  # type: ignore[arg-type]


BASE = organization(
    1, "Муниципальное бюджетное общеобразовательное учреждение «Гимназия № 7» г. Заречного", "МБОУ «Гимназия № 7»",
    is_own=True,
)  # fmt: skip
SCHOOL = organization(
    2, "муниципальное автономное общеобразовательное учреждение «Луговская средняя школа»", "МАОУ «Луговская СОШ»"
)
CENTRE = organization(
    3, "автономная некоммерческая организация «Центр технического творчества «Орбита»", "АНО ЦТТ «Орбита»",
    kind=OrganizationKind.NONPROFIT,
)  # fmt: skip
HEADS = (
    person(1, "Соколова Марина Игоревна", "директор", Gender.FEMALE),
    person(2, "Кузнецов Павел Андреевич", "директор", Gender.MALE),
    person(3, "Шевчук Олег Петрович", "исполнительный директор", Gender.MALE),
)

PROGRAM = ProgramData(
    id=1, title="Инженерный класс", kind=ProgramKind.GENERAL, level=EducationLevel.SECONDARY,
    orientation="технологический профиль", standard="ФГОС СОО", study_form="очная", grades="10–11",
    period_start=dt.date(2026, 9, 1), period_end=dt.date(2027, 5, 31),
    components=(
        ComponentData(id=1, position=1, title="Физика. Решение задач", kind=ComponentKind.COURSE, hours=34, owner_id=1,
                      assessment=AssessmentKind.CREDIT),
        ComponentData(id=2, position=2, title="Робототехника", kind=ComponentKind.MODULE, hours=68, owner_id=2,
                      period_start=dt.date(2026, 9, 7), period_end=dt.date(2027, 5, 24),
                      mode=DeliveryMode.PUPILS_TRAVEL, assessment=AssessmentKind.PROJECT),
    ),
)  # fmt: skip

SLOTS = (
    SlotData(id=1, component_id=2, group_name="10А", weekday=Weekday.TUESDAY, date_from=dt.date(2026, 9, 8),
             date_to=dt.date(2027, 5, 24), starts_at=870, ends_at=915, site_id=20, room="каб. 12", teacher_id=2),
    SlotData(id=2, component_id=2, group_name="10А", on_dates="2026-10-03 2026-11-07", starts_at=600, ends_at=645,
             site_id=20, teacher_name="Орлова Н. В."),
)  # fmt: skip
RESOURCES = (
    ResourceData(id=1, position=1, organization_id=3, component_id=2, kind=ResourceKind.PREMISES, title="Лаборатория",
                 address="г. Заречный, ул. Мира, д. 4", quantity=36, unit="час", unit_cost=120_050),
    ResourceData(id=2, position=2, organization_id=3, kind=ResourceKind.EQUIPMENT, title="3D-принтер", quantity=2,
                 unit="шт.", unit_cost=1_500_000),
)  # fmt: skip
ROSTER = (
    RosterData(id=1, position=1, organization_id=1, class_name="10А", count=15),
    RosterData(id=2, position=2, organization_id=2, class_name="10", count=10),
)


def dossier(
    roles: Sequence[PartyRole] = (PartyRole.BASE, PartyRole.EDU_PARTICIPANT), *,
    organizations: Sequence[OrganizationData] = (BASE, SCHOOL, CENTRE), people: Sequence[PersonData] = HEADS,
    answers: dict[str, object] | None = None, program: ProgramData | None = PROGRAM, **values: object,
) -> ContractDossier:  # fmt: skip
    """A contract of the first organisations in the given roles, each signed for by the person of its number."""
    parties = tuple(
        PartyData(id=index, position=index, organization_id=member.id or 0, role=role, signatory_id=member.id)
        for index, (role, member) in enumerate(zip(roles, organizations, strict=False))
    )
    plain = ContractData(
        id=1, kind="network", number="СФ-2026/001", signed_on=dt.date(2026, 8, 25), place="г. Заречный", program_id=1,
        valid_from=dt.date(2026, 9, 1), valid_to=dt.date(2027, 5, 31), answers=answers or {}, parties=parties,
    )  # fmt: skip
    contract = replace(plain, **values)  # type: ignore[arg-type]
    known = {item.id or 0: item for item in organizations}
    persons = {item.id or 0: item for item in people}
    return ContractDossier(contract, program, known, persons, LEGAL, shipped_clauses())


def clauses(*names: str) -> tuple[ChosenClauseData, ...]:
    """Shipped clauses as chosen for a contract: «safety» or «safety/at_base»."""
    pairs = (name.partition("/") for name in names)
    return placed([shipped_clauses()[key].chosen(variant) for key, _, variant in pairs])
