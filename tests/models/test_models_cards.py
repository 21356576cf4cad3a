"""Checks of cards: each doubt has a card that raises exactly it, and a good card raises none."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from models.check_digits import make_account_key, make_inn10, make_inn12, make_ogrn, make_ogrnip
from models.data import AccountData, ComponentData, LicenseData, OrganizationData, PersonData, ProgramData
from models.enums import AccountKind, EducationLevel, Gender, OrganizationKind, ProgramKind
from models.problems import Problem
from models.rules.cards import check_organization, check_person, check_program

BIK = "044525225"
LICENSE = LicenseData(number="Л035-01298-77/00187654", issued_on=dt.date(2020, 3, 2), issuer="Министерство")
BANK = AccountData(
    kind=AccountKind.BANK, bik=BIK, settlement_account=make_account_key("40703810000000000001", BIK),
    corr_account=make_account_key("30101810000000000225", BIK),
)  # fmt: skip
SCHOOL = OrganizationData(
    full_name="Школа № 1", short_name="СОШ № 1", inn=make_inn10("880100001"), kpp="880101001",
    ogrn=make_ogrn("102880000001"), licenses=(LICENSE,), accounts=(BANK,),
)  # fmt: skip
PERSON = PersonData(surname="Соколова", gender=Gender.FEMALE, position="директор")
PROGRAM = ProgramData(
    title="Инженерный класс", level=EducationLevel.SECONDARY, components=(ComponentData(title="Физика", hours=34),)
)


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in problems]


def test_good_cards_raise_no_doubt() -> None:
    assert check_organization(SCHOOL) == []
    assert check_person(PERSON) == []
    assert check_program(PROGRAM) == []


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"full_name": ""}, ("full_name", "no_full_name")),
        ({"short_name": ""}, ("short_name", "no_short_name")),
        ({"full_name": "МУНИЦИПАЛЬНОЕ УЧРЕЖДЕНИЕ «ШКОЛА № 1»"}, ("full_name", "capitals")),
        ({"inn": make_inn12("8801000010")}, ("inn", "inn.length")),
        ({"ogrn": make_ogrnip("30488000000001")}, ("ogrn", "ogrn.length")),
        ({"kpp": "88010100"}, ("kpp", "kpp.length")),
        ({"licenses": (LICENSE, dataclasses.replace(LICENSE, issuer=""))}, ("licenses.1.issuer", "license_partial")),
        ({"accounts": (dataclasses.replace(BANK, bik="04452522"),)}, ("accounts.0.bik", "bik.length")),
        (
            {"accounts": (dataclasses.replace(BANK, kind=AccountKind.TREASURY, personal_account="счёт"),)},
            ("accounts.0.personal_account", "personal_account.format"),
        ),
        (
            {"accounts": (AccountData(kind=AccountKind.TREASURY, treasury_account="40703810000000000001"),)},
            ("accounts.0.treasury_account", "account.prefix"),
        ),
    ],
)
def test_each_doubt_about_an_organisation(changes: dict[str, object], doubt: tuple[str, str]) -> None:
    assert told(check_organization(dataclasses.replace(SCHOOL, **changes))) == [doubt]  # type: ignore[arg-type]


def test_a_person_in_capitals_would_be_printed_so() -> None:
    typed = dataclasses.replace(PERSON, surname="ДУБОВ", position="ДИРЕКТОР")
    assert told(check_person(typed)) == [("surname", "capitals"), ("position", "capitals")]
    assert check_person(dataclasses.replace(PERSON, surname="Ю", position="директор ФГБОУ")) == []
    assert check_organization(dataclasses.replace(SCHOOL, full_name="Детский технопарк «КВАНТОРИУМ»")) == []


def test_a_wrong_digit_of_an_account_is_told_by_its_kind() -> None:
    account = dataclasses.replace(BANK, settlement_account=BANK.settlement_account[:-1] + "9")
    found = told(check_organization(dataclasses.replace(SCHOOL, accounts=(account,))))
    assert [field for field, _ in found] == ["accounts.0.settlement_account"]


def test_an_entrepreneur_has_the_numbers_of_a_person() -> None:
    person = dataclasses.replace(
        SCHOOL, kind=OrganizationKind.ENTREPRENEUR, inn=make_inn12("8801000010"), ogrn=make_ogrnip("30488000000001")
    )
    assert check_organization(person) == []
    wrong = dataclasses.replace(person, inn=SCHOOL.inn, ogrn=SCHOOL.ogrn)
    assert [field for field, _ in told(check_organization(wrong))] == ["inn", "ogrn"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"surname": ""}, "no_surname"), ({"gender": None}, "no_gender"), ({"position": ""}, "no_position")],
)
def test_each_doubt_about_a_person(changes: dict[str, object], code: str) -> None:
    assert [found for _, found in told(check_person(dataclasses.replace(PERSON, **changes)))] == [code]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"title": ""}, ("title", "no_title")),
        ({"level": EducationLevel.NONE}, ("level", "no_level")),
        ({"kind": ProgramKind.ADDITIONAL_GENERAL}, ("orientation", "no_orientation")),
        (
            {"period_start": dt.date(2026, 9, 2), "period_end": dt.date(2026, 9, 1)},
            ("period_end", "period_reversed"),
        ),
        ({"components": (ComponentData(title="Физика", hours=0),)}, ("components.0.hours", "no_hours")),
    ],
)
def test_each_doubt_about_a_programme(changes: dict[str, object], doubt: tuple[str, str]) -> None:
    assert told(check_program(dataclasses.replace(PROGRAM, **changes))) == [doubt]  # type: ignore[arg-type]


def test_a_programme_of_one_day_is_in_order() -> None:
    day = dt.date(2026, 9, 1)
    assert check_program(dataclasses.replace(PROGRAM, period_start=day, period_end=day)) == []
