"""A copy of our template made before clauses had places gets them by one repair, each in its section."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from paper_examples import RESOURCES, SLOTS, clauses, dossier

from documents.filling import guard, load
from documents.filling.lint import paragraph_text
from documents.filling.numbering import clause_numbers, read_scheme
from documents.layout import docx_to_pdf
from documents.papers.network import network_context
from documents.papers.user_templates import original_path
from documents.workshop.check import RepairKind, check, repaired
from models.enums import PartyRole
from models.problems import Severity

OLD = (Path(__file__).parents[1] / "data" / "network_contract_saved_by_libreoffice.docx").read_bytes()
KEYS = ("network_contract", "cooperation_agreement")


def numbers(docx_bytes: bytes) -> dict[str, str]:
    parts = guard.open_package(docx_bytes)
    root = guard.xml(parts, "word/document.xml")
    scheme = read_scheme(guard.xml(parts, "word/numbering.xml"), guard.xml(parts, "word/styles.xml"))
    return {paragraph_text(item).replace("\u00a0", " "): number for item, number in clause_numbers(root, scheme)}


def test_an_old_copy_gets_its_places() -> None:
    finding = check(OLD, "network_contract").findings[0]
    assert finding.severity is Severity.HINT
    assert finding.repair is not None
    assert finding.repair.kind is RepairKind.PLACES
    mended = repaired(OLD, finding.repair)
    assert check(mended, "network_contract").findings == ()
    roles = (PartyRole.BASE, PartyRole.EDU_PARTICIPANT, PartyRole.RESOURCE_HOLDER)
    chosen = clauses("substitution", "payment", "prolongation", "responsible_persons", "disputes")
    made = dossier(roles, clauses=chosen, slots=SLOTS, resources=RESOURCES, answers={"finance_mode": "resources_annex"})
    filled = load(mended).fill(network_context(made))
    found = numbers(filled)

    def number(beginning: str) -> str:
        return next(number for text, number in found.items() if text.startswith(beginning))

    assert number("Если педагог не может").startswith("3.")
    assert number("Плата за использование ресурсов").startswith("4.")
    assert number("Если к окончанию срока").startswith("5.")
    assert found["Дополнительные условия"] == "6."
    assert number("За исполнение Договора") == "6.1."
    assert number("До обращения в суд").startswith("7.")
    assert not any(text.startswith("–") for text in found)  # items of a list bear no number
    assert docx_to_pdf(filled).data


@pytest.mark.parametrize("key", KEYS)
def test_the_repair_is_not_offered_where_nothing_lacks_or_nothing_is_known(key: str) -> None:
    assert check(original_path(key).read_bytes(), key).findings == ()
    document = docx.Document()
    document.add_paragraph("Договор № {{ договор.номер }}")
    stream = io.BytesIO()
    document.save(stream)
    findings = check(stream.getvalue(), key).findings
    assert [item.repair for item in findings if "нет места для условий" in item.text] == [None]
