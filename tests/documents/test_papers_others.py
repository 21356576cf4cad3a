"""The agreement of N parties, letters, schedules, register, partner card and lists: real files read back."""

# ruff: noqa: E501 - sentences of papers are kept whole, to be read and found

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from paper_examples import BASE, CENTRE, HEADS, ROSTER, SCHOOL, SLOTS, dossier

from documents.layout import docx_to_pdf, lines_of
from documents.papers import samples
from documents.papers.letter import letter_context
from documents.papers.lists import list_docx
from documents.papers.registry import Scope, paper, papers, render
from documents.papers.subjects import PaperOffice, Partner, Register, Schedule
from models.data import AuthorityData, ContractDossier, OrganizationData
from models.enums import AuthorityKind, ContractState, OrganizationKind, PartyRole, Weekday, WeekParity
from models.rows import SlotRow
from models.rules.terms import TermStatus

OFFICE = PaperOffice(BASE, HEADS[0], dt.date(2026, 11, 22))
COOPERATION = {"kind": "cooperation", "number": "СД-2026/003"}


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def text_of(data: bytes) -> str:
    return "\n".join(item.text for item in opened(data).paragraphs).replace("\u00a0", " ")


def cells_of(data: bytes) -> list[list[str]]:
    return [
        [cell.text.replace("\u00a0", " ") for cell in row.cells] for table in opened(data).tables for row in table.rows
    ]


def agreement(number: int, answers: dict[str, object] | None = None, **values: object) -> bytes:
    members = tuple(
        replace(SCHOOL, id=index, full_name=f"учреждение «Школа № {index}»", short_name=f"Школа № {index}")
        for index in range(1, number + 1)
    )
    people = tuple(replace(HEADS[index % 3], id=index) for index in range(1, number + 1))
    roles = (PartyRole.COORDINATOR, *[PartyRole.PARTY] * (number - 1))
    made = dossier(roles, organizations=members, people=people, answers=answers, **{**COOPERATION, **values})  # type: ignore[arg-type]
    return render("cooperation_agreement", made, OFFICE).docx


def test_agreement_of_two() -> None:
    text = text_of(agreement(2))
    assert "своевременно сообщает другой Стороне о событиях" in text
    assert "письменно уведомив другую Сторону не позднее" in text
    assert "именуемое в дальнейшем «Координатор», в лице директора" in text
    assert "именуемое в дальнейшем «Участник», в лице" in text
    assert "подписываются обеими Сторонами" in text
    assert "составлено в 2 (двух) экземплярах" in text
    assert "К Соглашению может присоединиться" not in text
    assert "С этого срока Соглашение прекращается." in text


def test_agreement_of_seventeen() -> None:
    made = agreement(17)
    text, cells = text_of(made), cells_of(made)
    assert "Организации, перечисленные ниже, именуемые вместе «Стороны»" in text
    assert "Обязанности координатора сети исполняет Школа № 1 (далее – Координатор)." in text
    assert "составлено в 17 (семнадцати) экземплярах" in text
    assert "К Соглашению может присоединиться новая организация" in text
    parties = [row for row in cells if len(row) == 3 and row[0].isdigit()]
    assert [row[0] for row in parties] == [str(number) for number in range(1, 18)]
    assert parties[1][1:] == [
        "учреждение «Школа № 2»",
        "в лице исполнительного директора Шевчука Олега Петровича, действующего на основании Устава",
    ]
    signatures = [row for row in cells if len(row) == 4 and row[0].isdigit()]
    assert len(signatures) == 17
    assert signatures[0][2] == "Директор\nП. А. Кузнецов"
    assert sum("учреждение «Школа № 9»" in cell for row in cells for cell in row) == 1  # the full name only once


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"purpose": "развития способностей детей."}, "Стороны сотрудничают в целях развития способностей детей."),
        ({"plan_annex": True}, "Стороны работают по совместному плану мероприятий"),
        ({"renewal": "none"}, "По окончании срока, указанного в пункте 3.1, Соглашение прекращается."),
        ({"renewal": "agreement"}, "Срок Соглашения может быть продлён дополнительным соглашением Сторон."),
        ({"renewal": "automatic", "renewal_months": 12, "notice_days": 21},
         "Если не позднее чем за 21 (двадцать один) календарный день до окончания срока ни одна из Сторон письменно не "
         "возразила, Соглашение продлевается на 12 (двенадцать) месяцев; число продлений не ограничено."),
        ({"notice_days": 30}, "не позднее чем за 30 (тридцать) календарных дней"),
        ({"accession": True}, "К Соглашению может присоединиться новая организация"),
    ],
)  # fmt: skip
def test_answers_of_the_agreement(answers: dict[str, object], sentence: str) -> None:
    assert sentence in text_of(agreement(4, answers))


def test_directions_are_a_list_without_the_marks_that_were_typed() -> None:
    made = opened(agreement(3, {"directions": "- конкурсы;\n\n– обмен опытом.\n  наставничество"}))
    items = [item.text for item in made.paragraphs if item.style and item.style.name == "Перечисление"]
    assert items[:3] == ["конкурсы;", "обмен опытом;", "наставничество."]


def test_an_agreement_without_term_is_open() -> None:
    text = text_of(agreement(2, valid_from=None, valid_to=None))
    assert "вступает в силу со дня его подписания Сторонами и действует бессрочно." in text
    assert "По окончании срока" not in text


def contract() -> ContractDossier:
    roles = (PartyRole.BASE, PartyRole.EDU_PARTICIPANT, PartyRole.RESOURCE_HOLDER)
    return dossier(roles, organizations=(BASE, SCHOOL, CENTRE), slots=SLOTS, roster=ROSTER, responsible_id=1)


def test_a_letter_to_every_partner() -> None:
    made = render("covering_letter", contract(), OFFICE).docx
    text, cells = text_of(made), [cell for row in cells_of(made) for cell in row]
    assert "Уважаемый Павел Андреевич!" in text
    assert "Уважаемый Олег Петрович!" in text
    assert any(cell.startswith("Директору\nМАОУ «Луговская СОШ»\nП. А. Кузнецову") for cell in cells)
    assert any(cell.startswith("Исполнительному директору\nАНО ЦТТ «Орбита»\nО. П. Шевчуку") for cell in cells)
    assert "1. Договор о сетевой форме № СФ-2026/001, в 3 экземплярах." in text
    assert "2. Приложение № 1 «Расписание реализации Программы» к нему." in text
    assert "от 25 августа 2026 г. № СФ-2026/001." in text
    assert text.count("Исполнитель: М. И. Соколова") == 2


@pytest.mark.parametrize(
    ("short_name", "printed"),
    [
        ("Фонд «Наследие»", "Фонда «Наследие»"),
        ("Отдел образования", "Отдела образования"),
        ("МБОУ «СОШ № 2»", "МБОУ «СОШ № 2»"),
    ],
)
def test_a_letter_names_the_organization_of_the_post_in_the_genitive(short_name: str, printed: str) -> None:
    made = dossier((PartyRole.BASE, PartyRole.PARTY), organizations=(BASE, replace(SCHOOL, short_name=short_name)))
    assert letter_context(made, OFFICE)["письма"][0]["организация"].replace("\u00a0", " ") == printed


def test_a_letter_to_an_entrepreneur_names_him_once() -> None:
    owner = replace(SCHOOL, kind=OrganizationKind.ENTREPRENEUR, short_name="ИП Кузнецов П. А.")
    made = dossier((PartyRole.BASE, PartyRole.RESOURCE_HOLDER), organizations=(BASE, owner))
    in_person = replace(HEADS[1], authorities=(AuthorityData(kind=AuthorityKind.REGISTRATION),))
    made = replace(made, people={**made.people, made.contract.parties[1].signatory_id or 0: in_person})
    cells = [cell for row in cells_of(render("covering_letter", made, OFFICE).docx) for cell in row]
    assert any(cell.startswith("Индивидуальному предпринимателю\nП. А. Кузнецову") for cell in cells)


def test_a_letter_may_go_to_one_partner_and_to_nobody_known() -> None:
    made = contract()
    assert len(letter_context(made, OFFICE, partners=made.contract.parties[2:])["письма"]) == 1
    alone = dossier((PartyRole.BASE,), organizations=(BASE,))
    assert "Уважаемые коллеги!" in text_of(render("covering_letter", alone, PaperOffice()).docx)


def slot(number: int, **values: object) -> SlotRow:
    plain = SlotRow(
        number, 1, "СФ-2026/001", ContractState.SIGNED, "Инженерный класс", "Робототехника", 2, "МАОУ «Луговская СОШ»",
        "10А", Weekday.TUESDAY, WeekParity.EVERY, (), None, None, 870, 915, "каб. 12", "Орлова Н. В.", "", "",
    )  # fmt: skip
    return replace(plain, **values)  # type: ignore[arg-type]


def test_the_week_is_a_grid_and_nothing_falls_out_of_it() -> None:
    slots = (
        slot(1), slot(2, weekday=Weekday.FRIDAY, parity=WeekParity.ODD, dates=(dt.date(2026, 9, 4), dt.date(2026, 9, 18))), slot(3, weekday=Weekday.SUNDAY),
        slot(4, weekday=None, dates=(dt.date(2026, 10, 3),)), slot(5, starts_at=540, ends_at=585), slot(6, group_name="9Б"),
    )  # fmt: skip
    made = render("schedule_week", Schedule(slots, "на 2026/2027 учебный год"), OFFICE).docx
    cells = cells_of(made)
    assert cells[0] == ["Время", "Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота"]
    assert [row[0] for row in cells[1:3]] == ["09:00–09:45", "14:30–15:15"]
    assert "10А" in cells[2][2]
    assert "9Б" in cells[2][2]
    assert "по нечётным неделям" in cells[2][5]
    assert [row[0] for row in cells[4:]] == ["воскресенье", "03.10.2026"]
    assert opened(made).sections[0].orientation == WD_ORIENT.LANDSCAPE


def test_a_full_week_is_told_day_by_day() -> None:
    slots = tuple(
        slot(number, weekday=Weekday.MONDAY if number % 2 else Weekday.SUNDAY, starts_at=480 + number * 10,
             ends_at=525 + number * 10, teacher="Мельник Пётр Ильич", parity=WeekParity.EVEN) for number in range(12)
    )  # fmt: skip
    made = render("schedule_week", Schedule(slots, monday=dt.date(2026, 11, 23)), OFFICE).docx
    text, cells = text_of(made), cells_of(made)
    assert "на неделю с 23 по 29 ноября 2026 г." in text
    assert [line for line in text.split("\n") if line.startswith(("Понедельник", "Воскресенье", "Занятия"))] == [
        "Понедельник, 23 ноября", "Воскресенье, 29 ноября",
    ]  # fmt: skip
    assert len([row for row in cells if row[0] != "Время"]) == len(slots)
    assert [
        "08:10–08:55",
        "10А",
        "Робототехника (по чётным неделям)",
        "каб. 12",
        "Мельник П. И., МАОУ «Луговская СОШ»",
    ] in cells


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        (Schedule((slot(1, date_from=dt.date(2026, 9, 1), date_to=dt.date(2027, 5, 31)),)), "2026/2027 учебный год"),
        (Schedule((slot(1, date_from=dt.date(2026, 12, 1), date_to=dt.date(2027, 8, 31)),)), "2026/2027 учебный год"),
        (Schedule((slot(1, date_from=dt.date(2026, 6, 5), date_to=dt.date(2026, 12, 13)),)), "с 5 июня 2026 г. по 13 декабря 2026 г."),
        (Schedule((slot(1),), monday=dt.date(2026, 8, 31)), "на неделю с 31 августа по 6 сентября 2026 г."),
        (Schedule((slot(1),), monday=dt.date(2026, 12, 28)), "на неделю с 28 декабря 2026 г. по 3 января 2027 г."),
    ],
)  # fmt: skip
def test_the_schedule_tells_its_time(subject: Schedule, told: str) -> None:
    for key, alone in (("schedule_week", "типовая неделя, "), ("schedule_list", "на ")):
        lines = text_of(render(key, replace(subject, heading="педагог Орлова Н. В."), OFFICE).docx).split("\n")
        beginning = "" if subject.monday or (told[0] == "с" and key == "schedule_list") else alone
        assert lines[1:3] == [f"{beginning}{told}", "педагог Орлова Н. В."]
        named = text_of(render(key, replace(subject, heading="на неделю 23 – 29 ноября 2026 года"), OFFICE).docx)
        assert named.split("\n")[1] == "на неделю 23 – 29 ноября 2026 года"


def test_the_list_of_lessons_follows_the_week() -> None:
    slots = (slot(1, weekday=Weekday.FRIDAY), slot(2), slot(3, starts_at=540, ends_at=585, date_to=dt.date(2027, 5, 1)))
    cells = cells_of(render("schedule_list", Schedule(slots), OFFICE).docx)
    assert [row[1] for row in cells[1:]] == ["вторник по 01.05.2027", "вторник", "пятница"]
    assert cells[1][3] == "Инженерный класс: Робототехника (МАОУ «Луговская СОШ»)"


def test_the_register() -> None:
    row = samples.register("обычные").rows[0]
    rows = (row, replace(row, id=2, number="", signed_on=None, state=ContractState.SIGNED, term=TermStatus.EXPIRING,
                         days_left=5, signed_count=2))  # fmt: skip
    made = render("contract_register", Register(rows, "Отбор: все"), OFFICE).docx
    cells = cells_of(made)
    assert "Всего: 2 договора, по состоянию на 22.11.2026" in text_of(made)
    assert cells[1][1] == "№ СФ-2026/001\nот 25.08.2026"
    assert cells[1][6] == "На подписании\nподписали 1 из 2"
    assert cells[2][1] == "№ б/н"
    assert cells[2][6] == "Истекает через 5 дней"
    assert cells[1][7] == "Соколова М. И."


def test_the_register_names_a_few_parties_and_counts_the_others() -> None:
    row = samples.register("обычные").rows[0]
    names = ", ".join(["МБУ «Дом, где тепло»", *[f"МБОУ «СОШ № {number}»" for number in range(2, 18)]])
    row = replace(row, parties=names, kind="cooperation", valid_from=None, valid_to=None, responsible="отдел развития")
    cells = cells_of(render("contract_register", Register((row,)), OFFICE).docx)[1]
    assert cells[3] == "МБУ «Дом, где тепло», МБОУ «СОШ № 2», МБОУ «СОШ № 3», МБОУ «СОШ № 4» и ещё 13 организаций"
    assert cells[5] == "бессрочно"
    assert cells[7] == "отдел развития"
    network = replace(row, kind="network")
    assert cells_of(render("contract_register", Register((network,)), OFFICE).docx)[1][5] == "не указан"


def test_the_partner_card_leaves_out_what_is_not_known() -> None:
    full = cells_of(render("partner_card", samples.partner("обычные"), OFFICE).docx)
    assert ["Населённый пункт", "с. Луговое"] in full
    assert any(row[0] == "Соколова Марина Игоревна" for row in full)
    bare = render("partner_card", Partner(OrganizationData(id=1, short_name="Школа")), OFFICE).docx
    assert "Договоров нет." in text_of(bare)
    assert [row[0] for row in cells_of(bare)] == [
        "Краткое наименование",
        "Вид деятельности",
        "Принадлежность",
        "Реквизиты",
    ]


def test_any_list_is_printed_as_it_is() -> None:
    rows = [["МБОУ «СШ № 5» & <К> {{ x }} **", "Луговое"], ["", "{см: нет}"]]
    made = list_docx("Партнёры", ["Наименование", "Населённый пункт"], rows, "Отбор: школы")
    assert cells_of(made) == [["№ п/п", "Наименование", "Населённый пункт"], ["1", *rows[0]], ["2", *rows[1]]]
    assert "Всего: 2 записи." in text_of(made)
    assert opened(made).sections[0].orientation == WD_ORIENT.PORTRAIT
    assert opened(made).core_properties.title == "Партнёры"


def test_a_wide_list_lies_down_and_keeps_within_the_page() -> None:
    columns = [f"Столбец номер {number}" for number in range(9)]
    made = opened(list_docx("Список", columns, [["слово " * 5] * 9] * 3))
    section = made.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width is not None
    assert section.left_margin is not None
    assert section.right_margin is not None
    width = sum(column.width or 0 for column in made.tables[0].columns)
    assert width <= section.page_width - section.left_margin - section.right_margin + 20_000


def test_a_crowded_list_cuts_no_word_in_two() -> None:
    columns = ["Название", "Вид", "Населённый пункт", "Руководитель", "Телефон", "Договоры", "Ученики", "ИНН", "Чья"]
    row = ["МБОУ «Верхнетанышевская СОШ»", "Дополнительное образование", "г. Верхнекамышинск", "Римская-Корсакова Любовь",
           "+7 (09354) 5-52-44", "2", "1 124", "8801026870", "Муниципальная"]  # fmt: skip
    pdf = pypdfium2.PdfDocument(docx_to_pdf(list_docx("Партнёры", columns, [row] * 4)).data)
    printed = set(pdf[0].get_textpage().get_text_range().split())
    pdf.close()
    # How a PDF spells a hyphen is not the question here.
    assert {word for text in [*columns, *row] for word in text.split() if "-" not in word} - printed == set()


@pytest.mark.parametrize("key", [item.key for item in papers()])
@pytest.mark.parametrize("size", samples.SIZES)
def test_every_paper_prints_with_any_data(key: str, size: str) -> None:
    entry = paper(key)
    subject: object = {
        Scope.CONTRACT: lambda: samples.dossier(entry.kinds[0] if entry.kinds else "network", size),
        Scope.SCHEDULE: lambda: samples.schedule(size),
        Scope.REGISTER: lambda: samples.register(size),
        Scope.ORGANIZATION: lambda: samples.partner(size),
    }[entry.scope]()
    made = render(key, subject, samples.office(size))
    whole = text_of(made.docx) + "\n".join(cell for row in cells_of(made.docx) for cell in row)
    assert "None" not in whole
    assert "{%" not in whole.replace("{% y %}", "")
    assert made.to_pdf().startswith(b"%PDF")


def test_no_heading_of_the_register_is_divided_within_a_word() -> None:
    made = render("contract_register", samples.register("обычные"), samples.office("обычные"))
    text = " ".join(line for page in lines_of(made.docx) for line in page)
    for word in ("Ответственный", "Состояние", "действия"):
        assert word in text
