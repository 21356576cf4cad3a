"""The workshop of clauses: what is wrong with a text is told plainly; how it looks; files for colleagues."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from office_builder import TODAY, build_small_office

from documents.workshop.check import Finding, Repair
from documents.workshop.clauses import (
    ClauseUnreadable,
    check_clause,
    clause_file_name,
    clause_from_file,
    clause_to_file,
    example,
    mended,
    view,
)
from models.clause_data import ClauseData, VariantData
from models.enums import PartyRole
from models.operations import contracts
from models.operations.clauses import shipped_clauses
from models.problems import Severity


def clause(text: str, *, kinds: str = "network", numbers: str = "") -> ClauseData:
    return ClauseData(title="Наше", kinds=kinds, numbers=numbers, variants=(VariantData(name="Обычный", text=text),))


def found(text: str, **values: str) -> list[Finding]:
    return check_clause(clause(text, **values))


@pytest.mark.parametrize("item", shipped_clauses().values(), ids=lambda item: item.key)
def test_nothing_is_wrong_with_the_shipped_ones(item: ClauseData) -> None:
    assert [finding.text for finding in check_clause(item)] == []


def test_a_misspelt_field_is_told_with_its_line_and_can_be_mended() -> None:
    findings = found("Пункт один.\nПлата по {{ договр.номер }}.")
    assert [finding.severity for finding in findings] == [Severity.ERROR]
    assert "Плата по {{ договр.номер }}" in findings[0].text
    assert "Возможно, «договор»?" in findings[0].text
    assert findings[0].repair == Repair("договр", "договор")
    assert mended("договр {{ договр.номер }}", Repair("договр", "договор")) == "договр {{ договор.номер }}"


def test_a_field_of_one_kind_only_is_told() -> None:
    findings = found("Срок {{ сроки.ответ }}.", kinds="network cooperation")
    assert len(findings) == 1
    assert "нет в «Соглашение о сотрудничестве»" in findings[0].text
    assert found("Срок {{ сроки.ответ }}.") == []


@pytest.mark.parametrize(
    ("text", "numbers", "told"),
    [
        ("", "", "Впишите текст условия."),
        ("Плата {{ договор.номер }.", "", "не хватает скобки. Нужно {{ договор.номер }}."),
        ("Плата {{ номер договора }.", "", "в теге «{{ номер договора }» не хватает скобки"),
        ("Плата {{ номер договора }}.", "", "тег «{{ номер договора }}» записан с ошибкой"),
        ("Плата {% if пдн %}есть.", "", "У каждого if должен быть свой endif"),
        ("Плата {договор.номер}.", "", "стоит в одинарных скобках"),
        ("Плата **важная**.", "", "«**» в условиях ничего не значит"),
        ("Плaта есть.", "", "русские буквы смешаны с латинскими"),
        ("Плата есть", "", "не кончается точкой"),
        ("Плата есть.", "много", "Строка «много» не понята"),
        ("Плата есть.", "срок: 3 день", "Число «срок» нигде не стоит"),
        ("Плата {{ договор.число }}.", "договор: 3 день", "закроет его"),
        ("Плата {{ стороны }}.", "", "нельзя напечатать"),
        ("{% if False %}Плата есть.{% endif %}", "", "ничего не остаётся"),
    ],
)
def test_each_fault_is_told(text: str, numbers: str, told: str) -> None:
    assert any(told in finding.text for finding in found(text, numbers=numbers)), found(text, numbers=numbers)


def test_a_clause_for_no_contract_is_told() -> None:
    assert any("Отметьте, для каких договоров" in finding.text for finding in found("Есть.", kinds=""))


def test_a_clause_without_words_is_told() -> None:
    bare = replace(clause(""), variants=())
    assert [item.text for item in check_clause(bare)] == ["Нужен хотя бы один вариант текста."]


def test_it_is_shown_with_a_contract_of_the_office(tmp_path: Path) -> None:
    office = build_small_office(tmp_path)
    shown = view(shipped_clauses()["disputes"], example(office.db, "network", TODAY))
    assert [item.name for item in shown] == [item.name for item in shipped_clauses()["disputes"].variants]
    data = replace(office.contract(PartyRole.BASE, PartyRole.EDU_PARTICIPANT), number="СФ-77")
    contract_id = contracts.save_contract(office.db, data)
    made = example(office.db, "network", TODAY, contract_id)
    assert "СФ-77" in made.title
    assert view(clause("№~{{ договор.номер }}."), made)[0].text == "№\u00a0СФ-77."
    assert "поле, которого нет" in view(clause("{{ нет.такого }}"), made)[0].text
    office.db.close()


def test_a_clause_goes_to_a_colleague_and_comes_back(tmp_path: Path) -> None:
    ours = shipped_clauses()["payment"]
    assert clause_file_name(ours) == "Условие_Порядок_расчётов_за_ресурсы.txt"
    path = clause_to_file(ours, tmp_path / "условие.txt")
    assert clause_from_file(path) == ours


@pytest.mark.parametrize("content", ["не то".encode(), b"\xff\xfe\x00", b"x" * 300_000])
def test_another_file_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "письмо.txt"
    path.write_bytes(content)
    with pytest.raises(ClauseUnreadable, match=r"письмо\.txt"):
        clause_from_file(path)
    with pytest.raises(ClauseUnreadable):
        clause_from_file(tmp_path / "нет.txt")
