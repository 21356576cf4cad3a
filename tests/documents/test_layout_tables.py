"""Tables as LibreOffice 7.4 lays them out; the numbers are measured in its PDFs."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx_maker import GRID, Docx, par, row

from documents.layout import docx_to_pdf

FIXED = '<w:tblLayout w:type="fixed"/>'
LEFT = 85.05  # the left margin of the page


def places(document: Docx) -> dict[str, tuple[int, float, float]]:
    """Page, left edge and baseline of the first of every sign, in points from the top left corner."""
    pdf = pypdfium2.PdfDocument(docx_to_pdf(document.save()).data)
    found: dict[str, tuple[int, float, float]] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    for number in range(len(pdf)):
        page = pdf[number]
        text = page.get_textpage()
        for index in range(text.count_chars()):
            pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
            sign = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
            found.setdefault(sign, (number, x.value, page.get_height() - y.value))
        text.close()
        page.close()
    pdf.close()
    return found


def width(kind: str, amount: int = 0, name: str = "tblW") -> str:
    """A `w:tblW` or `w:tcW`, nothing for «»."""
    return f'<w:{name} w:w="{amount}" w:type="{kind}"/>' if kind else ""


def grid(*columns: int) -> str:
    """A `w:tblGrid`."""
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{column}"/>' for column in columns) + "</w:tblGrid>"


def box(text: str, size: str, properties: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{size}{properties}</w:tcPr>{par(text)}</w:tc>"


def plain(own: str, columns: str, rows: list[str]) -> str:
    """A table with borders."""
    return f"<w:tbl><w:tblPr>{own}<w:tblBorders>{GRID}</w:tblBorders></w:tblPr>{columns}{''.join(rows)}</w:tbl>"


CELLS = (1000, 3000, 2000)
AUTO, NONE = width("auto"), ""


@pytest.mark.parametrize(
    ("own", "columns", "second", "third"),
    [
        (AUTO, "", 80.3, 321.3),  # no grid, no width: the cells share the whole column
        (width("dxa", 8000), "", 66.7, 266.7),
        (width("pct", 2500), "", 40.1, 160.6),
        (width("dxa", 6000) + FIXED, grid(), 50.0, 200.1),
        (width("dxa", 5000), grid(3000, 3000, 3000), 83.4, 166.7),  # the table's width counts, the grid gives shares
        (width("dxa", 9000), grid(2000, 2000, 2000), 150.1, 300.1),
        (NONE, grid(2000, 1000, 2000), 100.1, 150.1),
        (width("pct", 7000), grid(5000, 5000, 4000), 172.1, 344.3),  # never more than the whole column
        (width("pct", 0), grid(3000, 3000, 1000), 150.1, 300.0),
        (width("dxa", 9000), grid(2000, 2000, 2000, 3000), 50.0, 200.0),  # a longer grid: the cells count
        (AUTO, grid(2000, 2000, 2000, 3000), 50.0, 200.0),
        (width("dxa", 9000), grid(0, 0, 0), 150.1, 300.1),
    ],
)
def test_columns_stand_where_writer_sets_them(own: str, columns: str, second: float, third: float) -> None:
    cells = [box(text, width("dxa", size, "tcW")) for text, size in zip("АБВ", CELLS, strict=True)]
    found = places(Docx(size=20).add(plain(own, columns, [row(cells)]), par()))
    assert found["А"][1] == pytest.approx(LEFT, abs=0.1)
    assert found["Б"][1] == pytest.approx(LEFT + second, abs=0.2)
    assert found["В"][1] == pytest.approx(LEFT + third, abs=0.2)


def test_each_row_keeps_its_own_lines() -> None:
    three = [box(text, width("dxa", size, "tcW")) for text, size in zip("АБВ", CELLS, strict=True)]
    two = [box(text, width("dxa", 3000, "tcW")) for text in "ГД"]
    found = places(Docx(size=20).add(plain(width("dxa", 9000), grid(2000, 2000, 2000), [row(three), row(two)]), par()))
    assert found["Б"][1] == pytest.approx(LEFT + 150.1, abs=0.2)
    assert found["Д"][1] == pytest.approx(LEFT + 225.1, abs=0.2)  # two columns of a grid of three: Writer halves it


def test_cells_merged_across_become_one() -> None:
    cells = [
        box("А", width("dxa", 3000, "tcW"), '<w:hMerge w:val="restart"/>'),
        box("", width("dxa", 3000, "tcW"), "<w:hMerge/>"),
        box("В", width("dxa", 3000, "tcW")),
    ]
    wide = [par("А" * 30 + " Б", '<w:jc w:val="left"/>')]
    cells[0] = cells[0].replace(par("А"), wide[0])
    found = places(Docx(size=20).add(plain(width("dxa", 9000), grid(3000, 3000, 3000), [row(cells)]), par()))
    assert found["Б"][2] == found["А"][2]
    assert found["В"][1] == pytest.approx(LEFT + 300.1, abs=0.2)
