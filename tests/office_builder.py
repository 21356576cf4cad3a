"""A small office for tests: our school, a college that teaches, a firm with resources, one programme."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from models.data import (
    AuthorityData,
    ComponentData,
    ContractData,
    LicenseData,
    OrganizationData,
    PartyData,
    PersonData,
    ProgramData,
    SiteData,
)
from models.enums import EducationLevel, Gender, OrganizationKind, PartyRole
from models.operations import contracts, office, organizations, people, programs
from models.storage.database import Database

TODAY = dt.date(2026, 11, 22)


@dataclass(frozen=True)
class SmallOffice:
    """The database and the ids of its records."""

    db: Database
    school: int
    college: int
    firm: int
    head: int
    program: int

    def contract(self, *roles: PartyRole) -> ContractData:
        """An unsaved network contract of our school with the college and the firm in the roles given."""
        start = contracts.new_contract(self.db, "network", TODAY)
        partners = (self.college, self.firm)[: len(roles)]
        others = tuple(
            contracts.proposed_party(self.db, partner, PartyData(role=role))
            for partner, role in zip(partners, roles, strict=True)
        )
        year = dt.date(2026, 9, 1)
        return replace(start, valid_from=year, program_id=self.program, parties=start.parties + others)


def build_small_office(folder: Path) -> SmallOffice:
    """Make the office in `folder`."""
    db = office.create_office(folder / "office.db")
    license_ = LicenseData(number="Л035-01298-77/00000001", issued_on=dt.date(2020, 3, 2), issuer="Министерство")
    school = organizations.save_organization(
        db,
        OrganizationData(
            is_own=True,
            full_name="Муниципальное бюджетное общеобразовательное учреждение «Гимназия № 8»",
            short_name="Гимназия № 8",
            settlement="г. Приозёрный",
            legal_address="г. Приозёрный, ул. Школьная, д. 1",
            licenses=(license_,),
            sites=(SiteData(name="Корпус 1"),),
        ),
    )
    college = organizations.save_organization(
        db,
        OrganizationData(
            full_name="Колледж связи", short_name="Колледж связи", kind=OrganizationKind.COLLEGE,
            legal_address="г. Приозёрный, пер. Тихий, д. 2", licenses=(license_,),
        ),
    )  # fmt: skip
    firm = organizations.save_organization(
        db,
        OrganizationData(
            full_name="ООО «Ёлка»", short_name="ООО «Ёлка»", kind=OrganizationKind.FIRM, legal_address="п. Лесной"
        ),
    )
    head = _person(db, school, "Ёлкина", "Анна", "Петровна", Gender.FEMALE)
    _person(db, college, "Шевчук", "Лев", "Ильич", Gender.MALE)
    _person(db, firm, "Черных", "Павел", "Андреевич", Gender.MALE)
    program = programs.save_program(
        db,
        ProgramData(
            title="Инженерный класс",
            level=EducationLevel.SECONDARY,
            components=(
                ComponentData(title="Математика", hours=68, owner_id=school),
                ComponentData(title="Схемотехника", hours=34, owner_id=college),
            ),
        ),
    )
    return SmallOffice(db, school, college, firm, head, program)


def _person(db: Database, organization: int, surname: str, given: str, patronymic: str, gender: Gender) -> int:
    return people.save_person(
        db,
        PersonData(
            organization_id=organization, surname=surname, given_name=given, patronymic=patronymic, gender=gender,
            position="директор", is_head=True, authorities=(AuthorityData(),),
        ),
    )  # fmt: skip
