"""The structure of the PDF: what a program that reads aloud is told, and that it agrees with the page."""

from __future__ import annotations

import ctypes
import io
import re
import zlib

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx_maker import Docx, cell, field_run, par, row, run, table
from layout_samples import contract
from PIL import Image

from documents.layout import docx_to_pdf
from documents.papers.joined import joined_pdf

HEADING = '<w:outlineLvl w:val="{}"/>'
LIST = (
    '<w:abstractNum w:abstractNumId="1">'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="decimal"/><w:lvlText w:val="%{level + 1})"/></w:lvl>'
        for level in range(2)
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
Tree = tuple[str, str, list["Tree"]]


def item(level: int) -> str:
    """The numbering of a list item."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


def trees(pdf: bytes) -> list[Tree]:
    """The structure of every page as PDFium sees it: type, alternative text, children that have a type."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for number in range(len(document)):
        page = document[number]
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            found.append(element(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)))
        pdfium.FPDF_StructTree_Close(tree)
        page.close()
    document.close()
    return found


def element(raw: object) -> Tree:
    """One element with those below it."""
    count = pdfium.FPDF_StructElement_CountChildren(raw)
    below = [pdfium.FPDF_StructElement_GetChildAtIndex(raw, index) for index in range(count)]
    return (
        said(pdfium.FPDF_StructElement_GetType, raw),
        said(pdfium.FPDF_StructElement_GetAltText, raw),
        [element(child) for child in below if child],
    )


def said(ask: object, raw: object) -> str:
    """A text that PDFium writes into a buffer."""
    size = ask(raw, None, 0)  # type: ignore[operator]
    if not size:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(raw, buffer, size)  # type: ignore[operator]
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def kinds(tree: Tree) -> object:
    """Only the types: a name, or a name with what is in it."""
    return (tree[0], *map(kinds, tree[2])) if tree[2] else tree[0]


def test_headings_paragraphs_lists_and_notes_are_told_apart() -> None:
    note = '<w:footnote w:id="1">' + par("Сноска") + "</w:footnote>"
    document = Docx(numbering=LIST, parts={"fn": ("footnotes", note)}).add(
        par("Предмет", HEADING.format(0)),
        par(run("Текст") + '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        par("первое", item(0)),
        par("внутри", item(1)),
        par("второе", item(0)),
        par("Часть", HEADING.format(7)),
        par(),
    )
    [tree] = trees(docx_to_pdf(document.save()).data)
    bodies = ("L", ("LI", ("LBody", ("L", ("LI", "LBody")))), ("LI", "LBody"))
    assert kinds(tree) == ("Document", "H1", "P", ("Note", "P"), bodies, "H6")


def test_tables_have_rows_heads_and_spans() -> None:
    rows = [
        row([cell("Шапка", 2000), cell("Часы", 2000)], "<w:tblHeader/>"),
        row([cell("вместе", 4000, '<w:gridSpan w:val="2"/>')]),
        row([cell("сверху", 2000, '<w:vMerge w:val="restart"/>'), cell("", 2000)]),
        row([cell("", 2000, "<w:vMerge/>"), cell(par("а") + par("б"), 2000)]),
    ]
    pdf = docx_to_pdf(Docx().add(table([2000, 2000], rows), par()).save()).data
    [tree] = trees(pdf)
    # PDFium leaves out the empty cell, which is on no page.
    expected = ("Table", ("TR", "TH", "TH"), ("TR", "TD"), ("TR", "TD"), ("TR", ("TD", "P", "P")))
    assert kinds(tree) == ("Document", expected)
    assert pdf.count(b"<</S/TD/") == 4
    assert b"/ColSpan 2" in pdf
    assert b"/RowSpan 2" in pdf


def test_a_described_picture_is_a_figure_another_is_no_content() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (9, 9)).save(buffer, "PNG")
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="p" {}/><a:graphic>'
        '<a:graphicData uri="p"><pic:pic><pic:blipFill><a:blip r:embed="p"/></pic:blipFill></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    document = Docx(images={"p.png": buffer.getvalue()}).add(drawing.format('descr="Герб  школы"'), drawing.format(""))
    [tree] = trees(docx_to_pdf(document.save()).data)
    assert tree == ("Document", "", [("P", "", [("Figure", "Герб школы", [])])])


def test_what_the_page_adds_is_not_read() -> None:
    header = {"h1": ("header", par(field_run("PAGE", "1")))}
    final = '<w:headerReference w:type="default" r:id="h1"/><w:pgSz w:w="11906" w:h="16838"/>'
    rows = [row([cell("Шапка", 3000)], "<w:tblHeader/>"), *(row([cell(f"№ {number}", 3000)]) for number in range(90))]
    pdf = docx_to_pdf(Docx(final=final, parts=header).add(table([3000], rows), par()).save()).data
    heads = [kind for page in trees(pdf) for kind in re.findall("TH", str(kinds(page)))]
    assert len(heads) == 1
    streams = [zlib.decompress(found) for found in re.findall(rb"stream\n(x.*?)endstream", pdf, re.DOTALL)]
    pages = [stream for stream in streams if b"BDC" in stream]
    assert len(pages) > 1
    assert all(len(re.findall(rb"BDC|BMC", stream)) == len(re.findall(rb"EMC", stream)) for stream in pages)
    assert all(b"/Artifact BMC" in stream for stream in pages)


def test_every_mark_of_a_page_is_in_the_tree_once() -> None:
    pdf = docx_to_pdf(contract(1).save()).data
    numbers = re.search(rb"/Nums\[(.*?)\]>>", pdf, re.DOTALL)
    assert numbers is not None
    owned = [len(found.split(b" R")) - 1 for found in re.findall(rb"\[(.*?)\]", numbers[1])]
    streams = [zlib.decompress(found) for found in re.findall(rb"stream\n(x.*?)endstream", pdf, re.DOTALL)]
    marks = [list(map(int, re.findall(rb"/MCID (\d+)", stream))) for stream in streams if b"BDC" in stream]
    assert marks == [list(range(count)) for count in owned]


def test_words_at_the_ends_of_lines_stay_apart_for_who_reads_the_stream() -> None:
    pdf = docx_to_pdf(Docx().add(par("слово " * 60)).save()).data
    streams = [zlib.decompress(found) for found in re.findall(rb"stream\n(x.*?)endstream", pdf, re.DOTALL)]
    [page] = [stream for stream in streams if b"BDC" in stream]
    lines = page.count(b" Tm ")
    assert lines > 3
    assert page.count(b"\n( ) Tj") == lines - 1


def test_a_file_of_several_papers_has_a_part_for_each() -> None:
    papers = [Docx().add(par(name)).save() for name in ("один", "два")]
    assert [kinds(tree) for tree in trees(joined_pdf(papers, "Комплект"))] == [("Document", ("Part", "P"))] * 2


@pytest.mark.parametrize(
    ("text", "properties", "bold", "found"),
    [
        ("1. ПРЕДМЕТ ДОГОВОРА", "", False, True),
        ("2. Права сторон", '<w:jc w:val="center"/>', False, True),
        ("3. Срок", "", True, True),
        ("4. Школа обязуется:", "", True, False),
        ("1.1. Школа обязуется", "", True, False),
        ("5. " + "слово " * 40, "", True, False),
        ("Просто текст", "", True, False),
        ("6. обычный пункт", "", False, False),
    ],
)
def test_heads_of_sections_are_bookmarks_however_they_are_numbered(
    text: str, properties: str, bold: bool, found: bool
) -> None:
    docx = Docx().add(par(text, properties, "<w:b/>" if bold else "")).save()
    with pypdfium2.PdfDocument(docx_to_pdf(docx).data) as pdf:
        assert [entry.get_title() for entry in pdf.get_toc()] == ([" ".join(text.split())] if found else [])
