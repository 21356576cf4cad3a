"""Names of files that Windows, Linux and USB sticks accept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_examples import BASE, SCHOOL, dossier

from documents.output import MAX_PATH, file_stem, fitting, numbered, safe_name, write_free
from documents.papers.names import folder_name
from models.enums import PartyRole
from models.errors import EnvironmentProblem


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("МБОУ «СОШ № 5»", "МБОУ_СОШ5"), ("Гимназия № 2", "Гимназия_2"),
        ("СФ-2026/001", "СФ-2026-001"), ('a<b>:"c|d?*', "a-b-c-d"), ("имя. ", "имя"),
        ("CON", "_CON"), ("nul.docx", "_nul.docx"), ("LPT1", "_LPT1"), ("", "документ"), ("...", "документ"),
        ("..\\..\\x", "x"), ("а\nб\tв", "а-б-в"), ("ё" * 300, "ё" * 100), ("и\u0306е\u0308", "йё"),
        ("😀" * 90, "😀" * 60),
    ],
)  # fmt: skip
def test_safe_name(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_file_stem() -> None:
    assert file_stem("2026-09-01", "Договор", "СФ-2026/001", "", "СОШ № 5") == "2026-09-01_Договор_СФ-2026-001_СОШ5"


@given(st.text(max_size=200))
def test_any_text_gives_a_name(text: str) -> None:
    name = safe_name(text)
    assert name
    assert name == safe_name(name)
    assert not set(name) & set('<>:"/\\|?*')
    assert len(name) <= 101
    assert len(name.encode("utf-8", "surrogatepass")) <= 241


def test_writing_and_numbering(tmp_path: Path) -> None:
    path = tmp_path / "Договор.docx"
    assert write_free(path, b"1") == path
    assert write_free(path, b"2") == path
    assert path.read_bytes() == b"2"
    assert numbered(path, 3).name == "Договор (3).docx"


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem):
        write_free(tmp_path / "нет" / "а.docx", b"1")


def test_a_whole_path_fits_windows() -> None:
    deep = Path("/" + "/".join(["очень глубокая папка"] * 8))
    path = fitting(deep, "2026-09-01_Договор_" + "х" * 81, ".docx")
    assert path.name.startswith("2026-09-01_Договор_")
    assert path.suffix == ".docx"
    assert len(str(numbered(path, 99))) <= MAX_PATH
    assert fitting(Path("/x"), "Договор", ".pdf") == Path("/x/Договор.pdf")


@pytest.mark.parametrize(
    ("short_name", "told"),
    [
        ("МБОУ «СОШ № 5»", "СОШ5"),
        ("ОГБУЗ «ДГП № 1»", "ДГП1"),
        ("МБДОУ № 3", "МБДОУ3"),
        ("Ольховодский филиал ФГБОУ ВО «КГУ»", "Ольховодский_филиал_КГУ"),
    ],
)
def test_a_folder_is_named_by_what_tells_the_partner_from_others(short_name: str, told: str) -> None:
    partner = replace(SCHOOL, short_name=short_name)
    made = dossier((PartyRole.BASE, PartyRole.PARTY), organizations=(replace(BASE, is_own=True), partner))
    assert folder_name(made) == f"СФ-2026-001_{told}"
