"""A large invented office for measuring: a thousand partners, twenty thousand contracts. Nobody reads its papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert

from models.base import Record
from models.check_digits import make_inn10, make_ogrn
from models.contract import Contract, ContractParty, RosterEntry, TimetableSlot
from models.enums import (
    AuthorityKind,
    ComponentKind,
    ContractState,
    EducationLevel,
    Gender,
    OrganizationKind,
    PartyRole,
    ProgramKind,
    Weekday,
)
from models.kinds import contract_kind
from models.operations.office import create_office
from models.organization import License, Organization, Site
from models.person import Authority, Person
from models.program import NetworkProgram, ProgramComponent
from models.rules.numbering import DEFAULT_MASK, format_number
from models.storage.database import Database
from models.text import fold, sort_key

Values = dict[str, Any]

PARTNERS = 1_000
PROGRAMS = 60
YEARS = 8
SLOTS_EVERY = 20
CHUNK = 2_000
LAST_DAY = dt.date(2026, 11, 22)

_SURNAMES = (
    "Шевчук", "Черных", "Коваленко", "Мельник", "Сорока", "Воробей", "Гончарук", "Седых", "Бондарь", "Петренко",
    "Лебединская", "Подлужный", "Заозёрный", "Хасанов", "Галимова", "Гусейнов", "Островская", "Керимов",
)  # fmt: skip
_GIVEN = (("Лев", "Аркадьевич", Gender.MALE), ("Любовь", "Никитична", Gender.FEMALE), ("Илья", "Ильич", Gender.MALE),
          ("Айгуль", "Ренатовна", Gender.FEMALE), ("Пётр", "Савельевич", Gender.MALE))  # fmt: skip
_PLACES = ("Верхнекамышинск", "Старокаменец", "Лугозерье", "Зимогорье", "Малая Сарда", "Уймар", "Ольховодск")
_SUBJECTS = (
    "Робототехника", "Физика", "Химия", "Программирование", "Краеведение", "Театр", "Экология", "Математика",
    "Журналистика", "Электроника", "Биология", "Черчение",
)  # fmt: skip
_LESSON_DAYS = (Weekday.TUESDAY, Weekday.THURSDAY)
_STATES = (ContractState.SIGNED,) * 12 + tuple(ContractState)


def make_large_office(path: Path, contracts: int = 20_000, seed: int = 1, today: dt.date = LAST_DAY) -> Database:
    """A new database at `path` with 1 000 partners and `contracts` contracts of the years up to `today`.

    The same seed gives the same office. Two contracts in three are network contracts, the rest cooperation agreements;
    every twentieth serial has a timetable when it is a network contract. Errors are those of `create_office`.
    """
    maker = _Maker(Random(seed), contracts, today)
    db = create_office(path)
    with db.unit_of_work("Создать большую сеть", undoable=False) as work:
        work.session.add_all([*maker.organizations, *maker.programs])
        work.session.flush()
        for first in range(0, contracts, CHUNK):
            rows = _Rows()
            for number in range(first, min(first + CHUNK, contracts)):
                maker.add_contract(number, rows)
            for record_type, values in rows.by_type():
                work.session.execute(insert(record_type), values)
    return db


@dataclass
class _Rows:
    """Column values of a chunk of contracts: inserted many at a time, which takes a fourth of the time of objects."""

    contracts: list[Values] = field(default_factory=list)
    parties: list[Values] = field(default_factory=list)
    roster: list[Values] = field(default_factory=list)
    slots: list[Values] = field(default_factory=list)

    def by_type(self) -> Iterator[tuple[type[Record], list[Values]]]:
        """What there is to insert, owners first."""
        pairs: tuple[tuple[type[Record], list[Values]], ...] = (
            (Contract, self.contracts), (ContractParty, self.parties), (RosterEntry, self.roster),
            (TimetableSlot, self.slots),
        )  # fmt: skip
        return ((record_type, values) for record_type, values in pairs if values)


class _Maker:
    """Makes the records; what contracts refer to is made once."""

    def __init__(self, chance: Random, contracts: int, today: dt.date) -> None:
        self.chance = chance
        self.contracts = contracts
        self.first_day = today - dt.timedelta(days=365 * YEARS)
        self.organizations = [self._organization(number) for number in range(PARTNERS + 1)]
        self.programs = [self._program(number) for number in range(PROGRAMS)]

    def _organization(self, number: int) -> Organization:
        own, place = number == 0, self.chance.choice(_PLACES)
        title = "Гимназия № 12" if own else f"Средняя общеобразовательная школа № {number}"
        short = "МБОУ «Гимназия № 12»" if own else f"МБОУ «СОШ № {number}»"
        return Organization(
            is_own=own,
            full_name=f"Муниципальное бюджетное общеобразовательное учреждение «{title}» города {place}",
            short_name=f"{short} г. {place}",
            kind=OrganizationKind.SCHOOL,
            settlement=f"г. {place}",
            legal_address=f"698000, Верхнекамышинская область, г. {place}, ул. Школьная, д. {number + 1}",
            inn=make_inn10(f"8801{number:05}"),
            kpp="880101001",
            ogrn=make_ogrn(f"1028800{number:05}"),
            phone=f"+7 (0935) {number // 10000 + 20}-{number // 100 % 100:02}-{number % 100:02}",
            email=f"office@school{number}.example",
            sites=[Site(name="Главное здание", address=f"г. {place}, ул. Школьная, д. {number + 1}")],
            licenses=[
                License(number=f"Л035-01399-88/{number:08}", issued_on=dt.date(2017, 1, 1), issuer="Министерство")
            ],
            people=[self._head()],
        )

    def _head(self) -> Person:
        given, patronymic, gender = self.chance.choice(_GIVEN)
        return Person(
            surname=self.chance.choice(_SURNAMES),
            given_name=given,
            patronymic=patronymic,
            gender=gender,
            position="директор",
            is_head=True,
            authorities=[Authority(kind=AuthorityKind.CHARTER)],
        )

    def _program(self, number: int) -> NetworkProgram:
        subject = _SUBJECTS[number % len(_SUBJECTS)]
        owners = (self.organizations[0], self.chance.choice(self.organizations))
        parts = [
            ProgramComponent(position=index, title=f"{subject}: часть {index + 1}", kind=ComponentKind.MODULE, hours=34)
            for index in range(len(owners))
        ]
        for part, owner in zip(parts, owners, strict=True):
            part.owner = owner
        return NetworkProgram(
            title=f"{subject}, {number // len(_SUBJECTS) + 5} класс",
            kind=ProgramKind.GENERAL,
            level=EducationLevel.BASIC,
            orientation="",
            grades=f"{number // len(_SUBJECTS) + 5} класс",
            note="",
            components=parts,
        )

    def add_contract(self, number: int, rows: _Rows) -> None:
        """Add the contract with this serial; serials run evenly through the years."""
        kind = contract_kind("cooperation" if number % 3 == 2 else "network")
        start = self.first_day + dt.timedelta(days=365 * YEARS * number // self.contracts)
        state = self.chance.choice(_STATES) if number > self.contracts // 2 else ContractState.FULFILLED
        signed_on = start if state in {ContractState.SIGNED, ContractState.FULFILLED} else None
        partner = self.organizations[self.chance.randint(1, PARTNERS)]
        sides = ((self.organizations[0], kind.own_role), (partner, kind.default_role))
        program = self.chance.choice(self.programs) if kind.needs_program else None
        contract = Contract(
            number=format_number(DEFAULT_MASK, kind.index, start.year, number + 1),
            subject=program.title if program else "Совместная методическая работа",
            party_names=", ".join(item.short_name for item, _ in sides if not item.is_own),
        )
        terms = {
            "id": number + 1,
            "kind": kind.key,
            "number": contract.number,
            "subject": contract.subject,
            "party_names": contract.party_names,
            "search_text": fold(contract.search_source()),
            "sort_text": sort_key(contract.sort_source()),
            "signed_on": signed_on,
            "place": "г. Верхнекамышинск",
            "program_id": program.id if program else None,
            "state": state,
            "state_on": start,
            "valid_from": start,
            "valid_to": start + dt.timedelta(days=self.chance.choice((180, 270, 365, 730))),
        }
        rows.contracts.append(terms)
        rows.parties.extend(_party(number + 1, index, *side, signed_on) for index, side in enumerate(sides))
        pupils = self.chance.randint(8, 30)
        rows.roster.append(
            {"contract_id": number + 1, "organization_id": partner.id, "class_name": "7А", "count": pupils}
        )
        if program is not None and number % SLOTS_EVERY == 0:
            rows.slots.extend(self._slot(terms, program, partner, day) for day in _LESSON_DAYS)

    def _slot(self, terms: Values, program: NetworkProgram, partner: Organization, day: Weekday) -> Values:
        starts_at = self.chance.choice((840, 890, 940, 990))
        return {
            "contract_id": terms["id"],
            "component_id": program.components[1].id,
            "group_name": "7А",
            "weekday": day,
            "date_from": terms["valid_from"],
            "date_to": terms["valid_to"],
            "starts_at": starts_at,
            "ends_at": starts_at + 40,
            "site_id": partner.sites[0].id,
            "room": f"каб. {self.chance.randint(1, 40)}",
            "teacher_id": partner.people[0].id,
        }


def _party(
    contract_id: int, index: int, organization: Organization, role: PartyRole, signed_on: dt.date | None
) -> Values:
    head = organization.people[0]
    return {
        "contract_id": contract_id,
        "position": index,
        "organization_id": organization.id,
        "role": role,
        "signatory_id": head.id,
        "authority_id": head.authorities[0].id,
        "signed_on": signed_on,
        "original_returned": signed_on is not None,
    }
