"""Additional clauses in papers: every shipped wording fills, stands in its section, is never lost unsaid."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from office_builder import TODAY, build_small_office
from paper_examples import BASE, CENTRE, LEGAL, RESOURCES, SCHOOL, SLOTS, clauses, dossier

from documents.filling import TemplateProblem, guard, load
from documents.filling.numbering import clause_numbers, read_scheme
from documents.filling.plain import plain_text
from documents.layout import docx_to_pdf
from documents.papers.advice import advise
from documents.papers.clauses import clause_data, filled_lines, unprinted
from documents.papers.cooperation import cooperation_context
from documents.papers.network import network_context
from documents.papers.registry import render
from documents.papers.subjects import PaperOffice
from documents.papers.user_templates import edit_copy, original_path, templates_folder
from models.clause_data import ChosenClauseData
from models.clause_text import with_number
from models.data import ContractDossier
from models.enums import ClauseSection, PartyRole
from models.operations import contracts
from models.operations.clauses import shipped_clauses

NETWORK = (PartyRole.BASE, PartyRole.EDU_PARTICIPANT, PartyRole.RESOURCE_HOLDER)
TEACHING = NETWORK[:2]
RESOURCE = (PartyRole.BASE, PartyRole.RESOURCE_HOLDER)
AGREEMENT = (PartyRole.COORDINATOR, PartyRole.PARTY, PartyRole.PARTY)
VARIANTS = [
    (kind, clause.key, variant.key)
    for clause in shipped_clauses().values() for variant in clause.variants for kind in clause.kinds.split()
]  # fmt: skip
_CONTEXTS = {"network": network_context, "cooperation": cooperation_context}
_PAPERS = {"network": "network_contract", "cooperation": "cooperation_agreement"}


def contract(kind: str, *names: str, roles: tuple[PartyRole, ...] = (), **values: object) -> ContractDossier:
    roles = roles or (NETWORK if kind == "network" else AGREEMENT)
    organizations = (BASE, CENTRE) if roles == RESOURCE else (BASE, SCHOOL, CENTRE)
    made = dossier(roles, organizations=organizations, kind=kind, clauses=clauses(*names), **values)  # type: ignore[arg-type]
    others = {key: replace(LEGAL["закон"], key=key, wording_ins=f"актом «{key}»") for key in ("перевозка", "сайт")}
    return replace(made, legal={**LEGAL, **others})


def numbered(made: ContractDossier) -> dict[str, str]:
    """Number of each clause of the printed paper by its text."""
    data = render(_PAPERS[made.contract.kind], made, PaperOffice()).docx
    parts = guard.open_package(data)
    root = guard.xml(parts, "word/document.xml")
    scheme = read_scheme(guard.xml(parts, "word/numbering.xml"), guard.xml(parts, "word/styles.xml"))
    found = {}
    for paragraph, number in clause_numbers(root, scheme):
        pieces = ("-" if node.tag.endswith("noBreakHyphen") else node.text or "" for node in paragraph.iter())
        text = "".join(pieces).replace("\u00a0", " ")
        found[text] = number.rstrip(".")
    return found


def number_of(made: ContractDossier, beginning: str) -> str:
    return next(number for text, number in numbered(made).items() if text.startswith(beginning))


@pytest.mark.parametrize(("kind", "key", "variant"), VARIANTS)
def test_every_shipped_wording_fills_and_mentions_only_fields_that_exist(kind: str, key: str, variant: str) -> None:
    made = contract(kind, f"{key}/{variant}")
    chosen = made.contract.clauses[0]
    context = _CONTEXTS[kind](made)
    compiled = plain_text(chosen.text)
    assert compiled.unknown(clause_data(made, chosen, context)) == []
    lines = [text for text, _ in filled_lines(made, chosen, context)]
    text = "\n".join(lines)
    assert re.search(r"[{}~]|\*\*|  | ,| \.|,,|\.\.|;\.|\(\)", text) is None
    assert all(line[-1] in ".:;" for line in lines)
    assert text.count("–") == chosen.text.count("–") or key == "responsible_persons"  # no dash is lost
    printed = list(numbered(made))
    assert all(line.replace("\u00a0", " ") in printed for line in lines)


@pytest.mark.parametrize(("kind", "key", "variant"), VARIANTS)
def test_two_parties_are_not_called_others(kind: str, key: str, variant: str) -> None:
    roles = TEACHING if kind == "network" else AGREEMENT[:2]
    made = contract(kind, f"{key}/{variant}", roles=roles)
    text = "\n".join(line for line, _ in filled_lines(made, made.contract.clauses[0], _CONTEXTS[kind](made)))
    assert "остальны" not in text
    assert "Договор" not in text or kind == "network"


def test_the_clauses_stand_in_their_sections_and_the_numbers_go_on() -> None:
    made = contract(
        "network", "substitution", "payment", "prolongation", "force_majeure", "disputes", slots=SLOTS,
        resources=RESOURCES, answers={"finance_mode": "resources_annex"},
    )  # fmt: skip
    numbers = numbered(made)
    assert number_of(made, "Если педагог не может").split(".")[0] == "3"
    assert number_of(made, "Плата за использование ресурсов перечисляется").split(".")[0] == "4"
    assert number_of(made, "Если к окончанию срока").split(".")[0] == "5"
    assert number_of(made, "Сторона не отвечает за неисполнение") == "6.1"
    assert number_of(made, "До обращения в суд").split(".")[0] == "7"
    last = next(number for text, number in numbers.items() if text.startswith("Договор составлен в"))
    assert last > number_of(made, "До обращения в суд")


def test_without_clauses_there_is_no_such_section() -> None:
    assert "Дополнительные условия" not in numbered(contract("network"))
    assert numbered(contract("network", "safety"))["Дополнительные условия"] == "6"


@pytest.mark.parametrize("roles", [TEACHING, RESOURCE, NETWORK, (PartyRole.BASE, PartyRole.BASE)])
def test_a_clause_on_the_work_finds_its_place_whatever_the_roles(roles: tuple[PartyRole, ...]) -> None:
    made = contract("network", "distance", roles=roles)
    assert number_of(made, "Занятие, проведённое таким образом")


def test_a_section_that_the_agreement_lacks_goes_to_the_additional_ones() -> None:
    made = contract("cooperation")
    money = ChosenClauseData(key="own1", section=ClauseSection.FINANCE, title="Взнос", text="Взносы не собираются.")
    made = replace(made, contract=replace(made.contract, clauses=(money,)))
    numbers = numbered(made)
    assert numbers["Взносы не собираются."] == f"{numbers['Дополнительные условия']}.1"


def test_agreed_numbers_are_written_in_their_case() -> None:
    made = contract("network", "disputes")
    item = made.contract.clauses[0]
    item = replace(item, numbers=with_number(item.numbers, "срок", 21))
    made = replace(made, contract=replace(made.contract, clauses=(item,)))
    assert any("в течение 21 (двадцати одного) рабочего дня" in text for text in numbered(made))


def test_the_contract_keeps_its_words_when_the_library_moves_on() -> None:
    made = contract("network", "force_majeure")
    first = render("network_contract", made, PaperOffice()).docx
    assert render("network_contract", replace(made, library={}), PaperOffice()).docx == first


def test_responsible_persons_are_a_list_with_dashes() -> None:
    made = contract("cooperation", "responsible_persons")
    document = docx.Document(io.BytesIO(render("cooperation_agreement", made, PaperOffice()).docx))
    styles = {item.text.replace("\u00a0", " "): item.style.name for item in document.paragraphs if item.style}
    lines = [text for text in styles if "Соколова Марина Игоревна" in text and "–" in text and "директор " in text]
    assert [styles[line] for line in lines] == ["Перечисление"]
    assert styles["За исполнение Соглашения отвечают:"] == "Пункт договора"


def test_awkward_values_inside_a_clause_stay_text() -> None:
    made = contract("network", "responsible_persons")
    strange = replace(BASE, short_name="Школа & <К>\n{{ договор.номер }} {% if %}")
    made = replace(made, organizations={**made.organizations, 1: strange})
    printed = "\n".join(numbered(made))
    assert "Школа & <К> {{ договор.номер }} {% if %} –" in printed
    assert docx_to_pdf(render("network_contract", made, PaperOffice()).docx).data


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Плата {{ договр.номер }}.", "поле, которого нет"),
        ("Плата {% if финансы.ресурсы %}есть.", "тег записан с ошибкой"),
        ("Плата {{ стороны }}.", "нельзя напечатать"),
        ("{{ договор.__class__ }}", "недопустимая команда"),
        ("{% set а = 1 %}", "недопустимая команда"),
        ("{{ 'а' * 10000000 }}", "поле, которого нет"),
        (
            "{% for а in стороны %}{% for б in стороны %}{% for в in стороны %}"
            + "много слов " * 5000
            + "{% endfor %}{% endfor %}{% endfor %}",
            "слишком длинным",
        ),
    ],
)
def test_a_faulty_text_is_told_with_the_name_of_the_clause(text: str, told: str) -> None:
    made = contract("network")
    bad = ChosenClauseData(key="own1", title="Плата", text=text)
    with pytest.raises(TemplateProblem) as problem:
        render("network_contract", replace(made, contract=replace(made.contract, clauses=(bad,))), PaperOffice())
    assert "Условие «Плата»" in str(problem.value)
    assert told in str(problem.value)


def test_a_template_without_a_place_for_clauses_is_told() -> None:
    made = contract("network", "safety", "disputes")
    context = network_context(made)
    ours = original_path("network_contract").read_bytes()
    assert unprinted(ours, made, context, "Договор") == []
    document = docx.Document(io.BytesIO(ours))
    for item in document.paragraphs:
        if "условия.заключительные" in item.text:
            item.runs[0].text = "{%p for у in условия.срок %}"
            for run in item.runs[1:]:
                run.text = ""
    stream = io.BytesIO()
    document.save(stream)
    found = unprinted(stream.getvalue(), made, context, "Договор")
    assert [problem.field for problem in found] == ["clauses.disputes"]
    assert "раздела «Заключительные положения»" in found[0].text
    assert load(stream.getvalue())


def test_the_check_of_a_contract_looks_at_the_template_of_the_office(tmp_path: Path) -> None:
    office = build_small_office(tmp_path)
    data = office.contract(PartyRole.BASE, PartyRole.EDU_PARTICIPANT)
    made = contracts.dossier(office.db, replace(data, clauses=clauses("disputes")))

    def told() -> set[str]:
        return {problem.code for problem in advise(office.db, made, TODAY) if problem.field.startswith("clauses")}

    assert told() == set()
    copy = edit_copy("network_contract", templates_folder(office.db.path))
    assert told() == set()
    document = docx.Document(str(copy))
    for item in document.paragraphs:
        if "условия." in item.text:
            item.runs[0].text = item.text.replace("условия.заключительные", "условия.предмет")
            for run in item.runs[1:]:
                run.text = ""
    document.save(str(copy))
    assert told() == {"clause_unprinted"}
    copy.write_bytes(b"")
    assert told() == set()  # that the copy is broken is told in the list of templates
    bad = replace(made.contract.clauses[0], text="{{ нет.такого }}.")
    made = replace(made, contract=replace(made.contract, clauses=(bad,)))
    assert told() == {"clause_faulty", "clause_outdated"}
    office.db.close()
