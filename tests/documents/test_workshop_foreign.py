"""Placeholders of other programs are told and replaced; faults whose mending is certain are mended."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from workshop_helpers import edited, with_text

from documents.filling import load
from documents.papers.user_templates import original_path
from documents.workshop.check import Finding, Repair, RepairKind, check, repaired
from documents.workshop.examples import sample_context
from documents.workshop.foreign import meant
from models.problems import Severity

KEY = "cooperation_agreement"
OURS = original_path(KEY).read_bytes()
FIELDS = [("договор.номер", "Договор: номер"), ("договор.место", "Договор: место заключения"), ("цель", "цель")]


def with_paragraph(text: str, xml: str = "") -> bytes:
    """Our template with one more paragraph before its first clause."""

    def change(document: Any) -> None:
        place = with_text(document, "Стороны сотрудничают")
        made = place.insert_paragraph_before(text)
        for element in list(parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")):
            made._p.append(element)

    return edited(OURS, change)


def told(data: bytes) -> list[Finding]:
    return [item for item in check(data, KEY).findings if item.severity is not Severity.HINT]


def printed(data: bytes) -> str:
    made = docx.Document(io.BytesIO(load(data).fill(sample_context(KEY))))
    return "\n".join(item.text for item in made.paragraphs)


SIMPLE = (
    '<w:fldSimple w:instr=" MERGEFIELD Номер_договора \\* MERGEFORMAT ">'
    "<w:r><w:t>«Номер_договора»</w:t></w:r></w:fldSimple>"
)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("№ [[Номер договора]] от", "[[Номер договора]]", "{{ договор.номер }}"),
        ("№ [[договор.номер]] от", "[[договор.номер]]", "{{ договор.номер }}"),
        ("№ <<договор номер>> от", "<<договор номер>>", "{{ договор.номер }}"),
        ("№ «Номер_договора» от", "«Номер_договора»", "{{ договор.номер }}"),
    ],
)
def test_a_mark_of_another_program_is_told_and_replaced(text: str, wrong: str, right: str) -> None:
    data = with_paragraph(text)
    finding = told(data)[0]
    assert finding.severity is Severity.WARNING
    assert wrong in finding.text
    assert finding.repair == Repair(wrong, right, RepairKind.TEXT)
    mended = repaired(data, finding.repair)
    assert told(mended) == []
    assert "№ СФ-2026/001 от" in printed(mended)


def test_a_mark_that_nothing_resembles_is_told_without_a_guess() -> None:
    finding = told(with_paragraph("Итого [[щйкцк]]"))[0]
    assert finding.repair is None
    assert "найдите на вкладке «Поля»" in finding.text


@pytest.mark.parametrize("text", ["именуемые «Стороны»", "проект «Школа_будущего»", "[1] [[]] << >>"])
def test_quotations_are_no_marks(text: str) -> None:
    assert told(with_paragraph(text)) == []


def complex_field(name: str) -> str:
    runs = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        f'<w:r><w:instrText xml:space="preserve"> MERGEFIELD "{name}" </w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "<w:r><w:t>«Номер</w:t></w:r><w:r><w:t>_договора»</w:t></w:r>",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    return "".join(runs)


@pytest.mark.parametrize("xml", [SIMPLE, complex_field("Номер_договора")], ids=["simple", "complex"])
def test_a_merge_field_of_word_is_told_once_and_replaced(xml: str) -> None:
    data = with_paragraph("№ ", xml)
    found = told(data)
    assert len(found) == 1
    assert "поле слияния Word «Номер_договора»: данные в него не подставятся" in found[0].text
    assert found[0].repair == Repair("Номер_договора", "{{ договор.номер }}", RepairKind.MERGE)
    mended = repaired(data, found[0].repair)
    assert told(mended) == []
    assert "MERGEFIELD" not in str(load(mended)._parts["word/document.xml"])


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Номер {договор.номер} и", "{{ договор.номер }}"),
        ("{% If пдн %}есть{% endif %}", "{% if пдн %}"),
        ("{% іf пдн %}есть{% endif %}", "{% if пдн %}"),
        ("{% если пдн %}есть{% endif %}", "{% if пдн %}"),
    ],
)
def test_a_fault_with_one_meaning_can_be_mended(text: str, right: str) -> None:
    data = with_paragraph(text)
    finding = check(data, KEY).findings[0]
    assert finding.severity is Severity.ERROR
    assert finding.repair is not None
    assert finding.repair.right == right
    assert told(repaired(data, finding.repair)) == []


@pytest.mark.parametrize("text", ["Номер {с.номер} и", "{% end %}", "Номер {{ договор.номер", "{% if пдн %}есть"])
def test_what_may_mean_several_things_is_left_to_her(text: str) -> None:
    finding = check(with_paragraph(text), KEY).findings[0]
    assert (finding.severity, finding.repair) == (Severity.ERROR, None)


def test_an_empty_text_inside_a_tag_does_no_harm() -> None:
    def change(document: Any) -> None:
        place = with_text(document, "Стороны сотрудничают").insert_paragraph_before("")
        for part in ("№ {{ договор", None, ".номер }} от", None):
            run = place.add_run(part or "")
            if part is None:
                run._r.append(parse_xml(f"<w:t {nsdecls('w')}/>"))

    data = edited(OURS, change)
    assert told(data) == []
    assert "№ СФ-2026/001 от" in printed(data)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("НОМЕР_ДОГОВОРА", "договор.номер"), ("договор_номер", "договор.номер"), ("договр номер", "договор.номер"),
        ("Цель", "цель"), ("номер телефона директора", ""),
    ],
)  # fmt: skip
def test_the_nearest_field(name: str, field: str) -> None:
    assert meant(name, FIELDS) == field
