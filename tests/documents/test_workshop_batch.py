"""Sets of many contracts at once, and a set as one PDF."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

import docx
import pytest
from office_builder import SmallOffice, build_small_office
from pdf_lines import page_count, read_lines

from documents.layout import docx_to_pdf
from documents.papers.batch import ONE_PDF, print_sets
from documents.papers.joined import joined_pdf
from documents.papers.names import folder_name
from documents.papers.user_templates import edit_copy, templates_folder
from documents.templates import compile_text
from models.enums import PartyRole
from models.operations import contracts
from models.operations.printed import list_printed

NOW = dt.datetime(2026, 11, 22, 10, 30)
# A red dot: the smallest picture Word would hold.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


@pytest.fixture
def small(tmp_path: Path) -> SmallOffice:
    return build_small_office(tmp_path)


def saved(small: SmallOffice) -> int:
    return contracts.save_contract(small.db, small.contract(PartyRole.EDU_PARTICIPANT, PartyRole.RESOURCE_HOLDER))


def silent(done: int, total: int, text: str) -> None:
    """Nobody looks."""


def with_picture(words: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(words)
    document.add_picture(io.BytesIO(PNG), width=docx.shared.Mm(10))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_papers_are_joined_page_by_page_with_their_own_pictures() -> None:
    papers = [with_picture("Первый"), with_picture("Второй")]
    joined = joined_pdf(papers, "Вместе")
    assert page_count(joined) == sum(docx_to_pdf(paper).pages for paper in papers)
    assert [line.text for line in read_lines(joined)] == ["Первый", "Второй"]


def test_many_sets_are_printed_with_progress(small: SmallOffice, tmp_path: Path) -> None:
    number = saved(small)
    copy = contracts.duplicate_contract(small.db, number, NOW.date())
    seen: list[tuple[int, int, str]] = []
    out = tmp_path / "out"
    result = print_sets(
        small.db, [number, copy], out, ("pdf", ONE_PDF), now=NOW, cancelled=lambda: False,
        progress=lambda *told: seen.append(told),
    )  # fmt: skip
    assert (result.printed, result.failures, result.left) == (2, (), 0)
    assert [told[:2] for told in seen] == [(0, 2), (1, 2), (2, 2)]
    names = [file.path.name for file in result.files]
    assert all(file.path.is_file() for file in result.files)
    assert sum("_Комплект_" in name for name in names) == 2
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d_[^ <>:\"/\\|?*«»]+\.pdf", name) for name in names)
    assert len(list_printed(small.db)) == len(names)
    whole = next(file.path for file in result.files if "_Комплект_" in file.path.name)
    single = [file.path for file in result.files if file.path.parent == whole.parent and file.path != whole]
    assert page_count(whole.read_bytes()) == sum(page_count(path.read_bytes()) for path in single)


def test_one_failure_stops_nothing_else(small: SmallOffice, tmp_path: Path) -> None:
    folder = templates_folder(small.db.path)
    edit_copy("network_contract", folder).write_bytes(compile_text("Слова {{ чего_нет }}"))
    number = saved(small)
    result = print_sets(small.db, [number] * 2, tmp_path, ("pdf",), progress=silent, cancelled=lambda: False, now=NOW)
    assert result.printed == 0
    assert len(result.failures) == 2
    assert "«чего_нет» неизвестно" in result.failures[0].reason
    assert result.failures[0].title.startswith("№ ")


def test_a_file_in_place_of_a_contract_s_folder_fails_that_contract_alone(small: SmallOffice, tmp_path: Path) -> None:
    number = saved(small)
    copy = contracts.duplicate_contract(small.db, number, NOW.date())
    (tmp_path / folder_name(contracts.dossier(small.db, contracts.contract(small.db, number)))).write_text("")
    result = print_sets(small.db, [number, copy], tmp_path, ("pdf",), progress=silent, cancelled=lambda: False, now=NOW)
    assert result.printed == 1
    assert "Вместо папки" in result.failures[0].reason


def test_cancelled_work_keeps_what_is_written(small: SmallOffice, tmp_path: Path) -> None:
    number = saved(small)
    begun: list[int] = []
    result = print_sets(
        small.db, [number] * 5, tmp_path, ("docx",), now=NOW,
        progress=lambda done, total, text: begun.append(done), cancelled=lambda: len(begun) >= 3,
    )  # fmt: skip
    assert result.left == 2
    assert result.files
    assert all(file.path.is_file() for file in result.files)
