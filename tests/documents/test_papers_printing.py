"""Printing the set of a contract from a real database into real files."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from pathlib import Path

import docx
import pytest
from office_builder import TODAY, SmallOffice, build_small_office

from documents.filling import TemplateProblem
from documents.papers.printing import office_of, preview_pdf, print_set
from documents.papers.single import (
    make_letter,
    make_register,
    make_set,
    render_partner_card,
    render_schedule,
    save_made,
)
from documents.papers.subjects import Schedule
from documents.papers.user_templates import edit_copy, templates_folder
from documents.templates import compile_text
from models.enums import PartyRole
from models.operations import contracts, schedule
from models.operations.printed import list_printed
from models.storage import atomic
from models.storage.errors import FileBusy

NOW = dt.datetime(2026, 11, 22, 10, 30)


@pytest.fixture
def small(tmp_path: Path) -> SmallOffice:
    return build_small_office(tmp_path)


def saved(small: SmallOffice) -> int:
    return contracts.save_contract(small.db, small.contract(PartyRole.EDU_PARTICIPANT, PartyRole.RESOURCE_HOLDER))


def text_of(path: Path) -> str:
    return "\n".join(item.text for item in docx.Document(str(path)).paragraphs).replace("\u00a0", " ")


def test_the_whole_set(small: SmallOffice, tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    files = print_set(
        small.db, saved(small), tmp_path / "out", progress=lambda *told: seen.append(told), now=NOW
    )  # fmt: skip
    assert [(item.paper, item.path.suffix) for item in files] == [
        ("network_contract", ".docx"), ("network_contract", ".pdf"),
        ("covering_letter", ".docx"), ("covering_letter", ".pdf"),
    ]  # fmt: skip
    assert len({item.path.parent for item in files}) == 1
    assert files[0].path.name.startswith("2026-11-22_Договор_СФ-2026-")
    assert "Колледж_связи_и_др" in files[0].path.name
    assert "в лице директора Шевчука Льва Ильича" in text_of(files[0].path)
    assert files[1].path.read_bytes().startswith(b"%PDF")
    assert seen[0][:2] == (0, 4)
    assert seen[-1][:2] == (4, 4)
    printed = list_printed(small.db)
    assert {Path(row.path) for row in printed} == {item.path for item in files}
    assert all(row.size == Path(row.path).stat().st_size for row in printed)


def test_only_the_formats_asked_for(small: SmallOffice, tmp_path: Path) -> None:
    files = print_set(small.db, saved(small), tmp_path, ["pdf"], now=NOW)
    assert {item.path.suffix for item in files} == {".pdf"}


def test_cancelling_keeps_what_is_written(small: SmallOffice, tmp_path: Path) -> None:
    seen: list[int] = []
    files = print_set(
        small.db, saved(small), tmp_path / "out", progress=lambda done, total, text: seen.append(done),
        cancelled=lambda: len(seen) > 1, now=NOW,
    )  # fmt: skip
    assert len(files) == 1
    assert [Path(row.path) for row in list_printed(small.db)] == [files[0].path]


def test_a_file_open_in_word_is_left_alone(small: SmallOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = saved(small)
    first = print_set(small.db, number, tmp_path, ["docx"], now=NOW)
    before = first[0].path.read_bytes()
    real = atomic.write_atomically

    def busy(path: Path, data: bytes, **options: object) -> None:
        if path == first[0].path:
            raise FileBusy("Файл открыт в другой программе.")
        real(path, data)

    monkeypatch.setattr(atomic, "write_atomically", busy)
    second = print_set(small.db, number, tmp_path, ["docx"], now=NOW)
    assert second[0].path.name == f"{first[0].path.stem} (2).docx"
    assert first[0].path.read_bytes() == before


def test_the_offices_own_template_is_used_and_its_fault_told(small: SmallOffice, tmp_path: Path) -> None:
    number = saved(small)
    folder = templates_folder(small.db.path)
    edit_copy("network_contract", folder).write_bytes(compile_text("Своё: {{ договор.номер }}"))
    files = print_set(small.db, number, tmp_path / "out", ["docx"], now=NOW)
    assert text_of(files[0].path).startswith("Своё: СФ-2026/")
    edit_copy("network_contract", folder).write_bytes(compile_text("Своё: {{ договор.номр }}"))
    with pytest.raises(TemplateProblem, match=r"договор\.номр"):
        print_set(small.db, number, tmp_path / "out", ["docx"], now=NOW)


def test_preview_of_an_unsaved_contract(small: SmallOffice) -> None:
    assert preview_pdf(small.db, small.contract(PartyRole.EDU_PARTICIPANT), TODAY).startswith(b"%PDF")
    assert preview_pdf(small.db, contracts.new_contract(small.db, "cooperation", TODAY), TODAY).startswith(b"%PDF")


def test_papers_of_lists(small: SmallOffice, tmp_path: Path) -> None:
    saved(small)
    register = make_register(small.db, TODAY, None)
    assert register.stem == "Реестр_договоров_2026-11-22"
    for ending in ("docx", "pdf"):
        path = save_made(small.db, register, tmp_path / f"{register.stem}.{ending}", NOW)
        assert path.read_bytes() == register.data(ending)
    assert [Path(row.path).suffix for row in list_printed(small.db)] == [".pdf", ".docx"]
    card = render_partner_card(small.db, small.college, TODAY)
    cells = [
        cell.text for table in docx.Document(io.BytesIO(card.docx)).tables for row in table.rows for cell in row.cells
    ]
    assert "Шевчук Лев Ильич" in cells
    slots = Schedule(tuple(schedule.list_slots(small.db)))
    for as_grid in (True, False):
        assert render_schedule(small.db, slots, TODAY, as_grid=as_grid).to_pdf().startswith(b"%PDF")


def test_the_office_is_our_school_and_its_head(small: SmallOffice) -> None:
    office = office_of(small.db, TODAY)
    assert office.own is not None
    assert office.own.is_own
    assert office.head is not None
    assert office.head.surname == "Ёлкина"
    assert office.templates == templates_folder(small.db.path)


def test_papers_of_two_nameless_drafts_never_meet(small: SmallOffice, tmp_path: Path) -> None:
    numbers = []
    for _ in range(2):
        draft = small.contract(PartyRole.EDU_PARTICIPANT)
        numbers.append(contracts.save_contract(small.db, dataclasses.replace(draft, number="")))
    first, second = (print_set(small.db, number, tmp_path / "out", ["pdf"], now=NOW) for number in numbers)
    assert {item.path.parent for item in first}.isdisjoint(item.path.parent for item in second)
    assert second[0].path.parent.name == f"{first[0].path.parent.name} (2)"
    again = print_set(small.db, numbers[0], tmp_path / "out", ["pdf"], now=NOW)
    assert [item.path for item in again] == [item.path for item in first]


def test_an_archive_gets_pdf_a(small: SmallOffice, tmp_path: Path) -> None:
    number = saved(small)
    mark = b"pdfaid:part"
    for archive in (False, True):
        files = print_set(small.db, number, tmp_path / str(archive), ["pdf"], archive=archive, now=NOW)
        assert [mark in item.path.read_bytes() for item in files] == [archive] * len(files)
        joined = make_set(small.db, TODAY, number)
        assert (mark in joined.data("pdf", archive=archive)) is archive
    letter = make_letter(small.db, TODAY, number)
    path = save_made(small.db, letter, tmp_path / "Письмо.pdf", NOW, archive=True)
    assert mark in path.read_bytes()
