"""The network contract clause by clause: variants by roles, answers, annexes, numbers, references, blanks."""

# ruff: noqa: E501 - sentences of papers are kept whole, to be read and found

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from paper_examples import BASE, CENTRE, HEADS, PROGRAM, RESOURCES, ROSTER, SCHOOL, SLOTS, clauses, dossier
from pdf_lines import read_lines

from documents.layout import docx_to_pdf
from documents.papers.parties import requisites
from documents.papers.registry import render
from documents.papers.subjects import PaperOffice
from models.data import ContractData, ContractDossier, OrganizationData, ProgramData, SiteData
from models.enums import PartyRole, ProgramKind, RosterMode, Weekday, WeekParity

TEACHING = (PartyRole.BASE, PartyRole.EDU_PARTICIPANT)
RESOURCE = (PartyRole.BASE, PartyRole.RESOURCE_HOLDER)
MIXED = (PartyRole.BASE, PartyRole.EDU_PARTICIPANT, PartyRole.RESOURCE_HOLDER)


def contract(made: ContractDossier) -> Document:
    return docx.Document(io.BytesIO(render("network_contract", made, PaperOffice()).docx))


def text_of(made: ContractDossier) -> str:
    return "\n".join(item.text for item in contract(made).paragraphs).replace("\u00a0", " ")


def render_of(subject: ContractDossier) -> bytes:
    return render("network_contract", subject, PaperOffice()).docx


def texts_of_pages(pdf: bytes) -> list[str]:
    pages: dict[int, str] = {}
    for line in read_lines(pdf):
        pages[line.page] = pages.get(line.page, "") + "".join(line.text.split())
    return list(pages.values())


def of(roles: tuple[PartyRole, ...], answers: dict[str, object] | None = None, **values: object) -> ContractDossier:
    organizations = (BASE, CENTRE) if roles == RESOURCE else (BASE, SCHOOL, CENTRE)
    return dossier(roles, organizations=organizations, answers=answers, **values)  # type: ignore[arg-type]


def headings(made: ContractDossier) -> list[str]:
    titled = [item for item in contract(made).paragraphs if item.style and item.style.name == "Заголовок раздела"]
    return [item.text.replace("\u00a0", " ") for item in titled]


def test_sections_follow_the_roles() -> None:
    common = ["Финансовое обеспечение", "Срок действия Договора", "Заключительные положения",
              "Адреса, реквизиты и подписи Сторон"]  # fmt: skip
    assert headings(of(TEACHING)) == ["Предмет Договора", "Порядок реализации Программы", *common]
    assert headings(of(RESOURCE)) == [
        "Предмет Договора",
        "Порядок реализации Программы с использованием ресурсов",
        *common,
    ]
    assert headings(of(MIXED)) == [
        "Предмет Договора", "Реализация Программы образовательными организациями", "Использование ресурсов", *common,
    ]  # fmt: skip


def test_the_resource_variant_knows_no_teaching_of_the_partner() -> None:
    text = text_of(of(RESOURCE, resources=RESOURCES, slots=SLOTS))
    assert "Организация-участник" not in text
    assert "справку об освоении" not in text
    assert "копии их личных дел" not in text
    assert text.count("осуществляющ") == 1  # the base's licence
    assert "Лаборатория (помещение; 36 часов), г. Заречный, ул. Мира, д. 4 – для Компонента «Робототехника»;" in text
    assert "3D-принтер (оборудование; 2 шт.)." in text
    assert "В течение 5 (пяти) рабочих дней со дня заключения Договора Ресурсная организация назначает лицо" in text


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"scope": "whole"}, "Стороны реализуют в сетевой форме образовательную программу «Инженерный класс» (далее – Программа)."),
        ({"scope": "part"}, "Стороны реализуют в сетевой форме часть образовательной программы «Инженерный класс»"),
        ({"approval_mode": "base"}, "Организация-участник разрабатывает и утверждает рабочие программы своих Компонентов"),
        ({"approval_mode": "joint"}, "Программу утверждает Базовая организация совместно с Организацией-участником."),
        ({"standard": "own"}, "образовательного стандарта, установленного образовательной организацией самостоятельно"),
        ({"standard": "fgt"}, "соответствуют федеральным государственным требованиям (ФГОС СОО)."),
        ({"students_exact": 21}, "Число обучающихся по Договору – 21 (двадцать один) человек."),
        ({"students_mode": "range", "students_min": 10, "students_max": 15},
         "Число обучающихся по Договору – от 10 (десяти) до 15 (пятнадцати) человек."),
        ({"roster_lead_days": 21}, "не позднее чем за 21 (двадцать один) рабочий день до начала реализации"),
        ({"roster_lead_days": 3}, "не позднее чем за 3 (три) рабочих дня до начала"),
        ({"schedule_mode": "own"}, "по расписанию, которое составляет самостоятельно"),
        ({"schedule_mode": "annex_whole"}, "Расписание занятий по всей Программе с указанием времени и места установлено приложением № 1"),
        ({"schedule_mode": "annex_part"}, "Время и место занятий по Компонентам, которые реализует Организация-участник"),
        ({"info_days": 1}, "в течение 1 (одного) рабочего дня сообщает сведения"),
        ({"certificate_days": 2}, "в течение 2 (двух) рабочих дней направляет Базовой организации справку"),
        ({"final_attestation": "base"}, "Итоговую аттестацию обучающихся проводит Базовая организация."),
        ({"final_attestation": "joint"}, "Итоговую аттестацию обучающихся Стороны проводят совместно."),
        ({"final_attestation": "none", "issued_training_document": "сертификат"},
         "получают следующий документ: сертификат. Этот документ выдаёт Базовая организация."),
        ({"final_attestation": "base", "issued_document": "аттестат", "document_issuer": "both"},
         "получают следующий документ: аттестат. Этот документ выдают Базовая организация и Организация-участник."),
        ({"finance_mode": "none"}, "Договор не создаёт взаимных финансовых обязательств Сторон"),
        ({"finance_mode": "service_contract", "service_contract_days": 10},
         "по отдельному договору возмездного оказания услуг в сфере образования."),
        ({"finance_mode": "paid_services"}, "Каждая из Сторон получает оплату соразмерно объёму частей Программы"),
        ({"finance_mode": "resources_annex"}, "порядок оплаты установлены приложением № 2 к Договору."),
    ],
)  # fmt: skip
def test_answers_choose_clauses(answers: dict[str, object], sentence: str) -> None:
    assert sentence in text_of(of(TEACHING, answers))


def test_no_money_from_pupils_except_under_paid_programmes() -> None:
    told = "в пользу Организации-участника и Ресурсной организации не взимается."
    assert told in text_of(of(MIXED))
    assert "не взимается" not in text_of(of(MIXED, {"finance_mode": "paid_services"}))


@pytest.mark.parametrize(
    ("roles", "answers"),
    [(TEACHING, {}), (RESOURCE, {}), (MIXED, {}), (TEACHING, {"finance_mode": "service_contract"})],
)  # fmt: skip
def test_references_point_at_the_right_clauses(roles: tuple[PartyRole, ...], answers: dict[str, object]) -> None:
    made = contract(of(roles, answers))
    section = clause = 0
    numbers: dict[str, str] = {}
    for item in made.paragraphs:
        style = item.style.name if item.style else ""
        if style == "Заголовок раздела":
            section, clause = section + 1, 0
        elif style == "Пункт договора":
            clause += 1
            numbers[item.text.replace("\u00a0", " ")] = f"{section}.{clause}"
    text = "\n".join(numbers)
    period = next(number for words, number in numbers.items() if words.startswith("Период реализации"))
    assert f"указанный в пункте {period} Договора" in text
    if PartyRole.EDU_PARTICIPANT in roles:
        parts = next(number for words, number in numbers.items() if words.startswith("В сетевой форме реализуются"))
        assert f"определяются Программой и пунктом {parts} Договора" in text
    if answers.get("finance_mode") == "service_contract":
        assert "Договор, названный в пункте 3.1, заключается в течение 10 (десяти) рабочих дней" in text


def annex_titles(made: ContractDossier) -> list[str]:
    found = re.findall(r"(?m)^приложение № (\d+) «([^»]+)»", text_of(made))
    return [f"{number} {title}" for number, title in found]


def test_annexes_are_numbered_in_the_order_of_those_chosen() -> None:
    everything: dict[str, object] = {"finance_mode": "resources_annex"}
    assert annex_titles(of(MIXED, everything, slots=SLOTS, resources=RESOURCES, roster=ROSTER)) == [
        "1 Расписание реализации Программы", "2 Перечень и стоимость ресурсов", "3 Численность обучающихся",
    ]  # fmt: skip
    assert annex_titles(of(TEACHING, {"schedule_mode": "own"}, roster=ROSTER, roster_mode=RosterMode.NAMES)) == [
        "1 Список обучающихся"
    ]
    none = of(TEACHING, {"schedule_mode": "own"})
    assert annex_titles(none) == []
    assert "неотъемлемую часть" not in text_of(none)
    assert len(contract(none).sections) == 1


def test_annexes_bear_their_number_the_contract_and_all_signatures() -> None:
    made = contract(of(MIXED, {"finance_mode": "resources_annex"}, slots=SLOTS, resources=RESOURCES, roster=ROSTER))
    marks = [
        item.text.replace("\u00a0", " ")
        for item in made.paragraphs
        if item.style and item.style.name == "Отметка о приложении"
    ]
    assert marks == [f"Приложение № {n}\nк договору от 25 августа 2026 г. № СФ-2026/001" for n in (1, 2, 3)]
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    for name in ("М. И. Соколова", "П. А. Кузнецов", "О. П. Шевчук"):
        assert sum(name in cell.replace("\u00a0", " ") for cell in cells) == 4  # the contract and three annexes
    assert [round(item.page_width.mm) for item in made.sections if item.page_width] == [210, 297, 210, 210]


def test_timetable_and_costs_hold_their_rows() -> None:
    made = contract(of(MIXED, {"finance_mode": "resources_annex"}, slots=SLOTS, resources=RESOURCES, roster=ROSTER))
    rows = [[cell.text.replace("\u00a0", " ") for cell in row.cells] for table in made.tables for row in table.rows]
    assert ["1", "Робототехника", "10А", "вторник", "14:30–15:15", "МАОУ «Луговская СОШ», главный корпус, каб. 12",
            "Кузнецов П. А."] in rows  # fmt: skip
    assert ["2", "Робототехника", "10А", "03.10.2026, 07.11.2026", "10:00–10:45",
            "МАОУ «Луговская СОШ», главный корпус", "Орлова Н. В."] in rows  # fmt: skip
    assert ["1", "Лаборатория (помещение), г. Заречный, ул. Мира, д. 4", "час", "36", "1 200,50", "43 218,00"] in rows
    assert [row[-1] for row in rows if row[0] == "Итого"] == ["73 218,00"]
    text = "\n".join(item.text for item in made.paragraphs).replace("\u00a0", " ")
    assert "73 218 (семьдесят три тысячи двести восемнадцать) рублей 00 копеек." in text
    assert "Период занятий: с 8 сентября 2026 г. по 24 мая 2027 г.\n" in text
    assert "МАОУ «Луговская СОШ», главный корпус – с. Луговое, ул. Школьная, д. 2.\n" in text


def test_terms_that_differ_stand_in_the_rows_and_a_place_without_a_name_is_its_address() -> None:
    slots = (*SLOTS, replace(SLOTS[0], id=3, weekday=Weekday.FRIDAY, parity=WeekParity.ODD, date_to=None, site_id=30))
    nameless = replace(CENTRE, sites=(SiteData(id=30, address="г. Заречный, ул. Мира, д. 4"),))
    made = contract(dossier(MIXED, slots=slots, organizations=(BASE, SCHOOL, nameless)))
    rows = [[cell.text.replace("\u00a0", " ") for cell in row.cells] for table in made.tables for row in table.rows]
    assert [row[3] for row in rows if row[1:3] == ["Робототехника", "10А"]] == [
        "вторник с 08.09.2026 по 24.05.2027", "пятница, по нечётным неделям с 08.09.2026", "03.10.2026, 07.11.2026",
    ]  # fmt: skip
    assert "АНО ЦТТ «Орбита», г. Заречный, ул. Мира, д. 4, каб. 12" in [row[5] for row in rows if len(row) == 7]
    text = "\n".join(item.text for item in made.paragraphs)
    assert "Период занятий" not in text
    assert text.count("ул. Мира") == 0


def test_signatures_never_stand_on_a_page_without_a_clause() -> None:
    for roles, values in ((TEACHING, {}), (MIXED, {"slots": SLOTS, "roster": ROSTER})):
        for extra in range(0, 40, 3):
            answers: dict[str, object] = {"issued_training_document": "справка " * (1 + extra * 8)}
            chosen = clauses("safety") if extra % 2 else ()
            pages = texts_of_pages(docx_to_pdf(render_of(of(roles, answers, clauses=chosen, **values))).data)
            signing = next(text for text in pages if "Адреса,реквизитыиподписи" in text)
            assert "экземплярах,поодному" in signing


def test_many_parties_sign_annexes_in_rows() -> None:
    members = tuple(replace(SCHOOL, id=number, short_name=f"Школа № {number}") for number in range(1, 7))
    people = tuple(replace(HEADS[0], id=number) for number in range(1, 7))
    roles = (PartyRole.BASE, *[PartyRole.EDU_PARTICIPANT] * 5)
    made = contract(dossier(roles, organizations=members, people=people, slots=SLOTS, roster=ROSTER))
    heads = [table.rows[0].cells[0].text for table in made.tables]
    assert heads.count("Сторона") == 2
    rows = [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in made.tables[-1].rows]
    assert len(rows) == 7
    assert rows[2] == ["Организация-участник 1", "Директор\nМ. И. Соколова", ""]


def test_a_draft_leaves_blanks_and_never_half_a_sentence() -> None:
    empty = ContractDossier(ContractData(answers={"finance_mode": "resources_annex"}), None, {}, {}, {})
    made = contract(empty)
    text = "\n".join(item.text for item in made.paragraphs)
    assert "Плата с обучающихся" not in text
    assert "Общая стоимость использования ресурсов: ____________________." in text
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert "0,00" not in cells
    assert "_____" in cells


def test_requisites_are_short() -> None:
    lines = requisites(BASE, bank=False)
    assert [line.replace("\u00a0", " ") for line in lines] == [
        "Адрес: 617000, Заречный край, с. Луговое, ул. Школьная, д. 1", "Телефон: 8 (34200) 2-15-40",
        "Эл. почта: school1@example.ru", "ИНН/КПП: 5900000003/590001001", "ОГРН: 1025900000000",
    ]  # fmt: skip
    assert requisites(replace(BASE, kpp="", okpo="1", oktmo="2"), bank=True)[3:6] == [
        "ИНН:\u00a05900000003", "ОГРН:\u00a01025900000000", "ОКПО:\u00a01, ОКТМО:\u00a02",
    ]  # fmt: skip


def test_requisites_ask_for_the_bank_only_when_told() -> None:
    def cells(answers: dict[str, object]) -> str:
        made = contract(of(TEACHING, answers))
        return "\n".join(cell.text for row in made.tables[-1].rows for cell in row.cells)

    assert "БИК" not in "".join(
        cell.text for table in contract(of(TEACHING)).tables for row in table.rows for cell in row.cells
    )
    made = contract(of(TEACHING, {"print_bank_details": True, "schedule_mode": "own"}))
    assert "Казначейский счёт:\u00a003234643570000005600" in made.tables[-1].rows[0].cells[0].text
    assert cells({}).count("М.П. (при наличии)") == 2


@pytest.mark.parametrize("kind", list(ProgramKind))
def test_the_standard_is_named_only_for_programmes_that_have_one(kind: ProgramKind) -> None:
    text = text_of(dossier(TEACHING, program=replace(PROGRAM, kind=kind)))
    assert ("её реализации соответствуют" in text) is kind.has_standard
    assert f"вид – {kind.title_ru} программа" in text


def test_legal_references_come_from_the_table_of_the_office() -> None:
    made = of(TEACHING, clauses=clauses("personal_data"))
    legal = {key: replace(item, wording_ins=f"новым актом «{key}»") for key, item in made.legal.items()}
    text = text_of(replace(made, legal=legal))
    assert "руководствуясь новым актом «закон» и новым актом «форма», заключили" in text
    assert "273" not in text
    bare = text_of(replace(made, legal={}))
    assert "руководствуясь" not in bare
    assert "«Стороны», заключили настоящий договор" in bare


def test_a_draft_with_nothing_in_it_prints_with_blanks() -> None:
    empty = dossier(
        TEACHING, organizations=(OrganizationData(id=1), OrganizationData(id=2)), people=(), program=None, number="",
        signed_on=None, place="", valid_from=None, valid_to=None,
    )  # fmt: skip
    text = text_of(empty)
    assert "ДОГОВОР № ____" in text
    assert "«___» ____________ 20__ г." in text
    assert "None" not in text
    assert text_of(dossier(TEACHING, program=ProgramData()))


def test_a_term_longer_than_the_programme_is_told() -> None:
    text = text_of(of(TEACHING, valid_to=dt.date(2027, 8, 31)))
    assert "Договор действует по 31 августа 2027 г. включительно." in text


@pytest.mark.parametrize("parties", range(2, 21))
def test_copies_equal_parties(parties: int) -> None:
    members = tuple(replace(SCHOOL, id=index) for index in range(1, parties + 1))
    roles = (PartyRole.BASE, *[PartyRole.EDU_PARTICIPANT] * (parties - 1))
    text = text_of(dossier(roles, organizations=members, people=()))
    assert f"составлен в {parties} (" in text
    assert text.count(" экземплярах, по одному для каждой из Сторон") == 1


def test_no_sentence_ends_twice_and_no_blank_is_doubled() -> None:
    for roles in (TEACHING, RESOURCE, MIXED):
        text = text_of(of(roles, slots=SLOTS, resources=RESOURCES, roster=ROSTER))
        assert re.findall(r"(?<!\.)\.\.(?!\.)|  | ,| \.|\(\)|«»|,,|;\.", text) == []
