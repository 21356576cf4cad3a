"""A heading that ends one of the pages on which Writer puts a document at first is not kept with the next paragraph.

All expectations come from LibreOffice 7.4.
"""

from __future__ import annotations

import pytest
from docx_maker import Docx
from pdf_lines import read_lines

from documents.layout import docx_to_pdf, lines_of

ROOM = 14570  # twips between the margins
LINE = 240
WORD_2013 = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
)
TABLE = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>'
    "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>ряд</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
)


def par(text: str, before: int = 0, properties: str = "") -> str:
    spacing = f'<w:spacing w:before="{before}" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{properties}{spacing}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(place: int, *, following: str = "", after: int = 0) -> bytes:
    """A heading as the paragraph of this number, in the last line of the first page."""
    top = par("начало", before=ROOM - place * LINE - LINE // 2)
    above = (par(f"выше {number}") for number in range(place - 2))
    below = (par(f"ниже {number}") for number in range(after))
    head = par("Заголовок", properties="<w:keepNext/>")
    return Docx(settings=WORD_2013).add(top, *above, head, following or par("пункт"), *below).save()


def foot(data: bytes) -> str:
    return lines_of(data)[0][-1].replace("\u00a0", " ")


@pytest.mark.parametrize(("place", "last"), [(24, "выше 21"), (25, "Заголовок"), (26, "выше 23")])
def test_a_heading_at_the_end_of_a_first_page_stays_at_the_foot(place: int, last: str) -> None:
    assert foot(document(place)) == last


@pytest.mark.parametrize(("place", "last"), [(20, "Заголовок"), (25, "выше 22")])
def test_long_documents_have_fewer_paragraphs_on_their_first_pages(place: int, last: str) -> None:
    assert foot(document(place, after=100)) == last


def test_a_table_takes_the_heading_along() -> None:
    assert foot(document(25, following=TABLE)) == "выше 22"


def test_word_has_no_such_pages() -> None:
    made = docx_to_pdf(document(25), oracle="word").data
    assert [line.text for line in read_lines(made) if line.page == 0][-1] == "выше22"
