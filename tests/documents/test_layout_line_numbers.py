"""Numbers left of the lines, as LibreOffice 7.4 sets them (probed with documents like these)."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from docx_maker import PORTRAIT, Docx, cell, par, row, section_end, table

from documents.layout import docx_to_pdf, lines_of

_CONTINUOUS = '<w:type w:val="continuous"/>'


def _numbering(attributes: str) -> str:
    return f"{PORTRAIT}<w:lnNumType {attributes}/>"


def _numbers(document: Docx) -> list[list[int]]:
    """The numbers in front of «строка» or alone on a line, page by page."""
    pages = lines_of(document.save())
    return [[int(found[1]) for line in page if (found := re.match(r"(\d+)( строка|$)", line))] for page in pages]


def _lines(count: int, properties: str = "") -> list[str]:
    return [par("строка", properties)] * count


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('w:countBy="1"', [1, 2, 3, 4, 5]),
        ('w:countBy="2"', [2, 4]),
        ('w:countBy="1" w:start="6"', [7, 8, 9, 10, 11]),
        ("", []),
    ],
)
def test_every_line_has_a_number(attributes: str, expected: list[int]) -> None:
    assert _numbers(Docx(final=_numbering(attributes)).add(*_lines(5))) == [expected]


def test_tables_and_paragraphs_that_ask_not_to_be_are_not_counted_but_empty_lines_are() -> None:
    body = [*_lines(1), par(), *_lines(2, "<w:suppressLineNumbers/>"), table([3000], [row([cell("строка", 3000)])])]
    document = Docx(final=_numbering('w:countBy="1"')).add(*body, *_lines(1))
    assert _numbers(document) == [[1, 2, 3]]


def test_numbers_begin_anew_on_every_page_unless_they_go_on() -> None:
    body = [*_lines(2), *_lines(2, "<w:pageBreakBefore/>")]
    assert _numbers(Docx(final=_numbering('w:countBy="1"')).add(*body)) == [[1, 2], [1], [1]]
    going_on = _numbering('w:countBy="1" w:restart="continuous"')
    assert _numbers(Docx(final=going_on).add(*body)) == [[1, 2], [3], [4]]


def test_a_later_section_says_only_where_to_begin() -> None:
    first = section_end(_numbering('w:countBy="1" w:restart="newSection"'))
    last = _CONTINUOUS + _numbering('w:countBy="5" w:restart="newSection"')
    body = [*_lines(2), first, *_lines(2), section_end(_CONTINUOUS + PORTRAIT), *_lines(2)]
    assert _numbers(Docx(final=last).add(*body)) == [[1, 2, 3, 4, 1, 2]]


@pytest.mark.parametrize(("distance", "right"), [("", 70.9), (' w:distance="400"', 65.05)])
def test_numbers_end_left_of_the_text(distance: str, right: float) -> None:
    data = docx_to_pdf(Docx(size=24, final=_numbering(f'w:countBy="1"{distance}')).add(*_lines(1)).save()).data
    pdf = pypdfium2.PdfDocument(data)
    text = pdf[0].get_textpage()
    boxes = [text.get_charbox(at, loose=True) for at in range(text.count_chars()) if text.get_text_range(at, 1) == "1"]
    pdf.close()
    assert [box[2] for box in boxes] == pytest.approx([right], abs=0.3)
