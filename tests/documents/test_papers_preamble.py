"""The preamble of the contract for all kinds of parties, and who is called what: sentences to be read aloud."""

# ruff: noqa: E501 - sentences of papers are kept whole, to be read and found

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import docx
import pytest
from paper_examples import BASE, HEADS, SCHOOL, dossier, organization, person

from documents.papers.registry import render
from documents.papers.subjects import PaperOffice
from models.data import AuthorityData, LicenseData, OrganizationData, PersonData
from models.enums import AuthorityKind, Gender, OrganizationKind, PartyRole
from models.kinds import contract_kind

LICENCE = "от 12 марта 2020 г. № Л035-01212-59/00200002, выданной Министерством образования и науки Заречного края"
POWER = AuthorityData(
    kind=AuthorityKind.POWER_OF_ATTORNEY, number="15", issued_on=dt.date(2026, 1, 12), valid_to=dt.date(2026, 12, 31)
)
ORDER = AuthorityData(kind=AuthorityKind.ACTING_ORDER, number="48-л", issued_on=dt.date(2026, 7, 1))


def text_of(data: bytes) -> str:
    return "\n".join(item.text for item in docx.Document(io.BytesIO(data)).paragraphs).replace("\u00a0", " ")


def preamble(
    member: OrganizationData, signatory: PersonData | None, role: PartyRole = PartyRole.EDU_PARTICIPANT
) -> str:
    """What the contract says of the second party, from its name to «с другой стороны»."""
    people = (HEADS[0],) if signatory is None else (HEADS[0], signatory)
    made = dossier((PartyRole.BASE, role), organizations=(BASE, member), people=people)
    text = text_of(render("network_contract", made, PaperOffice()).docx)
    return text.split("с одной стороны, и ")[1].split(", с другой стороны")[0]


def named(full_name: str, **values: object) -> OrganizationData:
    return organization(2, full_name, "Партнёр", **values)


CASES: list[tuple[str, OrganizationData, PersonData | None, PartyRole, str]] = [
    (
        "учреждение, директор",
        named("муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 5»"),
        person(2, "Кузнецов Павел Андреевич", "директор"), PartyRole.EDU_PARTICIPANT,
        "муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 5», осуществляющее образовательную "
        f"деятельность на основании лицензии {LICENCE}, именуемое в дальнейшем «Организация-участник», в лице директора "
        "Кузнецова Павла Андреевича, действующего на основании Устава",
    ),
    (
        "автономная некоммерческая организация, исполнительный директор, женщина",
        named("Автономная некоммерческая организация дополнительного образования «Орбита»"),
        person(2, "Шевчук Анна Львовна", "исполнительный директор"), PartyRole.EDU_PARTICIPANT,
        "Автономная некоммерческая организация дополнительного образования «Орбита», осуществляющая образовательную "
        f"деятельность на основании лицензии {LICENCE}, именуемая в дальнейшем «Организация-участник», в лице "
        "исполнительного директора Шевчук Анны Львовны, действующей на основании Устава",
    ),
    (
        "лицей",
        named("Лицей № 3 города Заречного"), person(2, "Черных Лев Ильич", "директор"), PartyRole.EDU_PARTICIPANT,
        f"Лицей № 3 города Заречного, осуществляющий образовательную деятельность на основании лицензии {LICENCE}, "
        "именуемый в дальнейшем «Организация-участник», в лице директора Черных Льва Ильича, действующего на основании "
        "Устава",
    ),
    (
        "школа, заведующая",
        named("Заречная детская школа искусств"), person(2, "Сорока Любовь Петровна", "заведующая"), PartyRole.EDU_PARTICIPANT,
        f"Заречная детская школа искусств, осуществляющая образовательную деятельность на основании лицензии {LICENCE}, "
        "именуемая в дальнейшем «Организация-участник», в лице заведующей Сороки Любови Петровны, действующей на "
        "основании Устава",
    ),
    (
        "университет, ректор",
        named("Заречный государственный университет"), person(2, "Гоголь Илья Никитич", "ректор"), PartyRole.EDU_PARTICIPANT,
        f"Заречный государственный университет, осуществляющий образовательную деятельность на основании лицензии {LICENCE}, "
        "именуемый в дальнейшем «Организация-участник», в лице ректора Гоголя Ильи Никитича, действующего на основании "
        "Устава",
    ),
    (
        "общество, генеральный директор, без лицензии",
        named("Общество с ограниченной ответственностью «Завод «Луч»", kind=OrganizationKind.FIRM),
        person(2, "Коваленко Денис Олегович", "генеральный директор"), PartyRole.RESOURCE_HOLDER,
        "Общество с ограниченной ответственностью «Завод „Луч“», именуемое в дальнейшем «Ресурсная организация», в лице "
        "генерального директора Коваленко Дениса Олеговича, действующего на основании Устава",
    ),
    (
        "ИП, мужчина",
        named("Индивидуальный предприниматель Дюма Артём Юрьевич", kind=OrganizationKind.ENTREPRENEUR, ogrn="318237500147635"),
        person(2, "Дюма Артём Юрьевич", "", authority=AuthorityData(kind=AuthorityKind.REGISTRATION, issued_on=dt.date(2018, 3, 5))),
        PartyRole.RESOURCE_HOLDER,
        "Индивидуальный предприниматель Дюма Артём Юрьевич, именуемый в дальнейшем «Ресурсная организация», действующий "
        "на основании записи в Едином государственном реестре индивидуальных предпринимателей от 5 марта 2018 г. "
        "№ 318237500147635",
    ),
    (
        "ИП, женщина, с лицензией",
        named("Индивидуальный предприниматель Лебедева Нинель Ивановна", kind=OrganizationKind.ENTREPRENEUR, ogrn=""),
        person(2, "Лебедева Нинель Ивановна", "", authority=AuthorityData(kind=AuthorityKind.REGISTRATION, number="777")),
        PartyRole.EDU_PARTICIPANT,
        "Индивидуальный предприниматель Лебедева Нинель Ивановна, осуществляющая образовательную деятельность на основании "
        f"лицензии {LICENCE}, именуемая в дальнейшем «Организация-участник», действующая на основании записи в Едином "
        "государственном реестре индивидуальных предпринимателей № 777",
    ),
    (
        "доверенность",
        named("муниципальное автономное учреждение дополнительного образования «Дом творчества»"),
        person(2, "Римская-Корсакова Вера Игоревна", "заместитель директора по учебной работе", authority=POWER),
        PartyRole.EDU_PARTICIPANT,
        "муниципальное автономное учреждение дополнительного образования «Дом творчества», осуществляющее образовательную "
        f"деятельность на основании лицензии {LICENCE}, именуемое в дальнейшем «Организация-участник», в лице заместителя "
        "директора по учебной работе Римской-Корсаковой Веры Игоревны, действующей на основании доверенности от "
        "12 января 2026 г. № 15",
    ),
    (
        "и. о. по приказу, должность без «и. о.»",
        named("муниципальное казённое общеобразовательное учреждение «Основная школа № 2»"),
        person(2, "Иванова Ольга Львовна", "директор", authority=ORDER), PartyRole.EDU_PARTICIPANT,
        "муниципальное казённое общеобразовательное учреждение «Основная школа № 2», осуществляющее образовательную "
        f"деятельность на основании лицензии {LICENCE}, именуемое в дальнейшем «Организация-участник», в лице исполняющей "
        "обязанности директора Ивановой Ольги Львовны, действующей на основании приказа от 1 июля 2026 г. № 48-л",
    ),
    (
        "и. о. в самой должности",
        named("Колледж «Перспектива»"),
        person(2, "Павлов Пётр Петрович", "и. о. директора", authority=ORDER), PartyRole.EDU_PARTICIPANT,
        f"Колледж «Перспектива», осуществляющий образовательную деятельность на основании лицензии {LICENCE}, именуемый в "
        "дальнейшем «Организация-участник», в лице и. о. директора Павлова Петра Петровича, действующего на основании "
        "приказа от 1 июля 2026 г. № 48-л",
    ),
    (
        "исправленные формы и филиал по положению",
        named(
            "Заречный филиал государственного института", wording={"gender": "m"},
            licenses=(LicenseData(series="59Л01", number="0002303", issued_on=dt.date(2019, 5, 20),
                                  issuer="Рособрнадзор", issuer_ins="Рособрнадзором"),),
        ),
        person(2, "Мельник Дана", "руководитель", Gender.FEMALE, authority=AuthorityData(kind=AuthorityKind.REGULATION),
               wording={"name.gen": "Мельник Даны", "position.gen": "руководительницы"}),
        PartyRole.EDU_PARTICIPANT,
        "Заречный филиал государственного института, осуществляющий образовательную деятельность на основании лицензии "
        "серии 59Л01 от 20 мая 2019 г. № 0002303, выданной Рособрнадзором, именуемый в дальнейшем «Организация-участник», "
        "в лице руководительницы Мельник Даны, действующей на основании Положения",
    ),
    (
        "подписант не выбран",
        named("Муниципальное унитарное предприятие «Автобус»", kind=OrganizationKind.FIRM), None, PartyRole.RESOURCE_HOLDER,
        "Муниципальное унитарное предприятие «Автобус», именуемое в дальнейшем «Ресурсная организация», в лице __________ "
        "____________________, действующего на основании ____________________",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("member", "signatory", "role", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_preamble(member: OrganizationData, signatory: PersonData | None, role: PartyRole, expected: str) -> None:
    assert preamble(member, signatory, role).replace("\u2011", "-") == expected


def test_basis_in_the_users_own_words() -> None:
    authority = AuthorityData(kind=AuthorityKind.CHARTER, wording_gen="Устава в редакции 2025 года")
    signatory = person(2, "Кузнецов Павел Андреевич", "директор", authority=authority)
    assert preamble(SCHOOL, signatory).endswith("действующего на основании Устава в редакции 2025 года")


def test_three_parties_have_three_sides() -> None:
    roles = (PartyRole.BASE, PartyRole.EDU_PARTICIPANT, PartyRole.RESOURCE_HOLDER)
    text = text_of(render("network_contract", dossier(roles), PaperOffice()).docx)
    sides = ["с одной стороны, муниципальное", "с другой стороны, и автономная", "с третьей стороны, именуемые"]
    assert [side in text for side in sides] == [True] * 3


@pytest.mark.parametrize("number", [4, 9, 20])
def test_many_parties_are_listed_without_sides(number: int) -> None:
    members = tuple(replace(SCHOOL, id=index, full_name=f"Учреждение № {index}") for index in range(1, number + 1))
    people = tuple(replace(HEADS[index % 3], id=index) for index in range(1, number + 1))
    made = dossier((PartyRole.BASE, *[PartyRole.EDU_PARTICIPANT] * (number - 1)), organizations=members, people=people)
    text = text_of(render("network_contract", made, PaperOffice()).docx)
    assert "стороны, и" not in text
    for index in range(1, number + 1):
        assert text.count(f"Учреждение № {index},") == 1  # the full name in the running text once
    assert f"«Организация-участник {number - 1}»" in text
    assert "каждая из Организаций-участников" in text
    assert f"в {number} (" in text


def test_every_answer_of_the_interview_changes_the_contract() -> None:
    roles = (PartyRole.BASE, PartyRole.EDU_PARTICIPANT, PartyRole.RESOURCE_HOLDER)
    kind = contract_kind("network")
    plain: dict[str, object] = {question.key: question.default for question in kind.questions}
    situations: list[dict[str, object]] = [
        plain, {**plain, "students_mode": "range", "finance_mode": "service_contract", "final_attestation": "base"},
    ]  # fmt: skip

    def printed(answers: dict[str, object]) -> str:
        made = render("network_contract", dossier(roles, answers=answers), PaperOffice()).docx
        document = docx.Document(io.BytesIO(made))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([text_of(made), *cells])

    for question in kind.questions:
        changed: list[object] = [option.value for option in question.options if option.value != question.default]
        if question.kind.value == "yes_no":
            changed = [not question.default]
        elif question.kind.value == "number":
            changed = [7]
        elif question.kind.value in {"text", "long_text"}:
            changed = ["свидетельство особого образца"]
        for answer in changed:
            differs = [printed({**now, question.key: answer}) != printed(now) for now in situations]
            assert any(differs), (question.key, answer)


@pytest.mark.parametrize(
    ("position", "post", "signed", "addressed"),
    [
        ("директор", "исполняющей обязанности директора", "И. о. директора", "Исполняющей обязанности директора"),
        ("заместитель директора по учебной работе", "исполняющей обязанности директора", "И. о. директора",
         "Исполняющей обязанности директора"),
        ("исполняющая обязанности директора", "исполняющей обязанности директора", "Исполняющая обязанности директора",
         "Исполняющей обязанности директора"),
        ("", "__________", "____________________", "__________"),
    ],
)  # fmt: skip
def test_who_acts_for_the_head_by_order_signs_so(position: str, post: str, signed: str, addressed: str) -> None:
    acting = person(2, "Черных Ольга Борисовна", position, Gender.FEMALE, authority=ORDER)
    made = dossier(organizations=(BASE, SCHOOL), people=(HEADS[0], acting))
    contract = docx.Document(io.BytesIO(render("network_contract", made, PaperOffice()).docx))
    text = "\n".join(item.text for item in contract.paragraphs).replace("\u00a0", " ")
    assert f"в лице {post} Черных Ольги Борисовны, действующей на основании приказа от 1 июля 2026 г. № 48-л" in text
    below = contract.tables[1].rows[1:3]
    signature = "\n".join(row.cells[1].text.strip() for row in below).replace("\u00a0", " ")
    assert f"{signed}\n________________ О. Б. Черных" in signature
    letter = docx.Document(io.BytesIO(render("covering_letter", made, PaperOffice()).docx))
    assert letter.tables[0].rows[0].cells[2].text.replace("\u00a0", " ").startswith(f"{addressed}\nМАОУ")


@pytest.mark.parametrize(
    ("post", "acting"),
    [
        ("заместитель директора по УВР", "исполняющего обязанности директора"),
        ("зам. директора по УВР", "исполняющего обязанности директора"),
        ("первый заместитель ректора", "исполняющего обязанности ректора"),
        ("заместитель директора-руководитель филиала", "исполняющего обязанности директора"),
        ("заместитель директора – начальник отдела", "исполняющего обязанности директора"),
        ("заместитель директора, учитель физики", "исполняющего обязанности директора"),
        ("главный врач", "исполняющего обязанности главного врача"),
        ("И.о. директора", "и. о. директора"),
        ("Врио ректора", "врио ректора"),
    ],
)
def test_who_acts_for_a_head(post: str, acting: str) -> None:
    signatory = replace(person(2, "Орлов Пётр Ильич", post), authorities=(ORDER,))
    assert f"в лице {acting} Орлова Петра Ильича, действующего" in preamble(named("Лицей № 7"), signatory)


def test_quotes_of_a_post_are_set_as_in_the_rest_of_the_paper() -> None:
    signatory = person(2, "Орлов Пётр Ильич", 'руководитель центра "Точка роста"')
    assert "в лице руководителя центра «Точка роста» Орлова" in preamble(named("Лицей № 7"), signatory)
