"""A row that no page can hold may be divided: LibreOffice would cut it off; ordinary rows stay whole."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx_maker import Docx

from documents.filling import fill
from documents.layout import docx_to_pdf

NARROW = '<w:tcW w:w="1000" w:type="dxa"/>'


def filled(value: str, *, width: str = NARROW, properties: str = "<w:cantSplit/>") -> bytes:
    paragraph = '<w:p><w:r><w:t xml:space="preserve">{{ текст }}</w:t></w:r></w:p>'
    row = f"<w:tr><w:trPr>{properties}</w:trPr><w:tc><w:tcPr>{width}</w:tcPr>{paragraph}</w:tc></w:tr>"
    grid = '<w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid>'
    table = f'<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr>{grid}{row}</w:tbl>'
    return fill(Docx().add(table, "<w:p/>").save(), {"текст": value})


def stays_whole(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"cantSplit" in archive.read("word/document.xml")


@pytest.mark.parametrize(
    ("value", "whole"),
    [("слово", True), ("слово " * 19, True), ("слово " * 20, False), ("ж" * 200, False), ("а\n" * 20, False)],
)
def test_a_row_of_many_lines_may_be_divided(value: str, whole: bool) -> None:
    assert stays_whole(filled(value)) == whole


@pytest.mark.parametrize("width", ["", '<w:tcW w:w="9000" w:type="dxa"/>', '<w:tcW w:w="50%" w:type="pct"/>'])
def test_a_wide_cell_holds_more(width: str) -> None:
    assert stays_whole(filled("слово " * 20, width=width))


def test_the_head_of_a_table_stays_whole() -> None:
    assert stays_whole(filled("слово " * 50, properties="<w:cantSplit/><w:tblHeader/>"))


def test_nothing_of_a_long_row_is_lost() -> None:
    made = docx_to_pdf(filled("слово " * 80))
    assert made.pages == 2
