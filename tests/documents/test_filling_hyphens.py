"""A line never ends inside a telephone, a number or «273-ФЗ»; addresses to be copied keep their hyphens."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from pdf_lines import read_lines

from documents.filling import fill
from documents.filling.hyphens import unbroken
from documents.layout import docx_to_pdf
from documents.papers.lists import list_docx
from documents.templates import compile_text

ELEMENT = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'


@pytest.mark.parametrize(
    "text",
    ["+7 (0935) 21-40-12", "№ 273-ФЗ", "СФ-2026/013", "ауд. 3-210", "10-А", "8-800", "2-я", "«СОШ-5»"],
)
def test_hyphens_beside_digits_do_not_break(text: str) -> None:
    assert unbroken(text) == text.replace("-", ELEMENT)


@pytest.mark.parametrize(
    "text",
    ["Организация-участник", "а - б", "-", "5 - 6", "school-5@mail-1.ru", "https://site-1.ru/a-2", "www.a-1.ru",
     "site-15.example", "«Школа-интернат»", "-5", "5-"],
)  # fmt: skip
def test_other_hyphens_stay(text: str) -> None:
    assert unbroken(text) == text


def test_what_is_read_back_has_ordinary_hyphens() -> None:
    template = compile_text("Телефон {{ т }}.")
    made = fill(template, {"т": "21-40-12"})
    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == "Телефон 21-40-12."
    drawn = [line.text.replace(" ", "") for line in read_lines(docx_to_pdf(made).data)]
    assert drawn == ["Телефон21-40-12."]
    assert "\u2011" not in zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()


def test_a_line_does_not_end_inside_a_telephone() -> None:
    text = "Слово " * 30 + "{{ т }} " * 12
    made = fill(compile_text(text), {"т": "+7 (34200) 21-40-12"})
    lines = [line.text.strip() for line in read_lines(docx_to_pdf(made).data)]
    assert len(lines) > 3
    assert not [line for line in lines if line.endswith("-")]


def test_lists_keep_numbers_whole_too() -> None:
    made = list_docx("Список", ["Телефон"], [["21-40-12"]])
    assert "21" + ELEMENT + "40" in zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
