"""Templates an office edits for itself: found, checked, restored; those saved by LibreOffice work as ours do."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from paper_examples import ROSTER, SLOTS, dossier

from documents.filling import TemplateProblem
from documents.papers.field_notes import note
from documents.papers.registry import papers, render
from documents.papers.subjects import PaperOffice
from documents.papers.user_templates import (
    edit_copy,
    is_edited,
    original_path,
    template_bytes,
    template_path,
    templates_folder,
)  # fmt: skip
from documents.templates import compile_text
from documents.workshop.catalog import entries
from documents.workshop.check import check
from documents.workshop.examples import sample_context
from models.problems import Severity

SAMPLE = sample_context("network_contract")
KEYS = [item.key for item in papers()]
SAVED = Path(__file__).parent.parent / "data" / "network_contract_saved_by_libreoffice.docx"


def check_template(source: Path | bytes, key: str) -> list[str]:
    """What is wrong with a template, without remarks."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    return [finding.text for finding in check(data, key).findings if finding.severity is not Severity.HINT]


def text_of(data: bytes) -> str:
    return "\n".join(item.text for item in docx.Document(io.BytesIO(data)).paragraphs).replace("\u00a0", " ")


def edited(key: str, folder: Path, old: str, new: str) -> Path:
    """The office's copy with a piece of text replaced by hand, as in Word."""
    path = edit_copy(key, folder)
    document = docx.Document(str(path))
    found = [item for item in document.paragraphs if old in item.text]
    assert found
    for item in found:
        text = item.text.replace(old, new)
        for run in item.runs[1:]:
            run.text = ""
        item.runs[0].text = text
    document.save(str(path))
    return path


@pytest.mark.parametrize("key", KEYS)
def test_every_paper_has_a_template_without_fault(key: str) -> None:
    assert original_path(key).is_file()
    assert check_template(original_path(key), key) == []


@pytest.mark.parametrize("key", KEYS)
def test_every_field_is_described_with_an_example(key: str) -> None:
    fields = entries(sample_context(key), sample_context(key))
    assert [item.name for item in fields if not note(item.name)] == []
    assert len({item.name for item in fields}) == len(fields) > 0


def test_fields_of_lists_are_written_with_the_list() -> None:
    named = {item.name: item for item in entries(SAMPLE, SAMPLE)}
    assert named["договор.номер"].example == "СФ-2026/001"
    assert named["стороны → роль"].example.startswith("Базовая организация; ")
    assert named["стороны"].description.startswith("список: ")


def test_a_copy_wins(tmp_path: Path) -> None:
    folder = templates_folder(tmp_path / "office.db")
    assert folder == tmp_path / "Шаблоны"
    assert template_path("partner_card", folder) == original_path("partner_card")
    assert not is_edited("partner_card", None)
    copy = edit_copy("partner_card", folder)
    assert copy.read_bytes() == original_path("partner_card").read_bytes()
    copy.write_bytes(compile_text("Своя карточка {{ партнёр.краткое }}"))
    assert edit_copy("partner_card", folder) == copy
    assert template_bytes("partner_card", folder) == compile_text("Своя карточка {{ партнёр.краткое }}")
    assert is_edited("partner_card", folder)


def test_words_changed_by_hand_are_printed(tmp_path: Path) -> None:
    edited("network_contract", tmp_path, "Предмет Договора", "О чём договор {{ договор.номер }}")
    made = render("network_contract", dossier(), PaperOffice(templates=tmp_path)).docx
    assert "О чём договор СФ-2026/001" in text_of(made)
    assert check_template(tmp_path / "network_contract.docx", "network_contract") == []


def test_a_broken_copy_is_told_with_its_paragraph(tmp_path: Path) -> None:
    path = edited("network_contract", tmp_path, "{{ обучающиеся.число }}", "{{ обучающиеся.чсло }}")
    with pytest.raises(TemplateProblem) as told:
        render("network_contract", dossier(), PaperOffice(templates=tmp_path))
    assert "В абзаце «Число обучающихся по Договору" in told.value.title
    assert told.value.advice == "Возможно, «обучающиеся.число»?"
    assert any("обучающиеся.чсло" in problem for problem in check_template(path, "network_contract"))


def test_a_fault_in_a_clause_that_is_not_printed_now_is_found_too(tmp_path: Path) -> None:
    path = edited("network_contract", tmp_path, "{{ сроки.услуги }}", "{{ сроки.слуги }}")
    assert render("network_contract", dossier(), PaperOffice(templates=tmp_path))
    problems = check_template(path, "network_contract")
    assert len(problems) == 1
    assert "«сроки.услуги»?" in problems[0]


@pytest.mark.parametrize(
    ("data", "part"),
    [(b"", "пуст"), (b"\xd0\xcf\x11\xe0old", ".doc"), (compile_text("А {{ б }}"), "неизвестно")],
)  # fmt: skip
def test_checking_never_raises_for_what_is_in_the_file(data: bytes, part: str) -> None:
    assert part in " ".join(check_template(data, "partner_card"))


def test_a_template_saved_by_libreoffice_prints_the_same_sentences(tmp_path: Path) -> None:
    assert check_template(SAVED, "network_contract") == []
    (tmp_path / "network_contract.docx").write_bytes(SAVED.read_bytes())
    made = dossier(slots=SLOTS, roster=ROSTER)
    theirs = text_of(render("network_contract", made, PaperOffice(templates=tmp_path)).docx)
    for sentence in (
        "действующего на основании Устава, с другой стороны, именуемые по отдельности «Сторона»",
        "определяются Программой и пунктом 1.3 Договора.",
        "указанный в пункте 1.5 Договора.",
        "Договор составлен в 2 (двух) экземплярах",
    ):
        assert sentence in theirs
    assert "{" not in theirs
    printed = render("network_contract", made, PaperOffice(templates=tmp_path)).docx
    assert [section.orientation for section in docx.Document(io.BytesIO(printed)).sections] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT,
    ]  # fmt: skip
