"""Heights: where each line stands on its page, in points from the top; the figures are LibreOffice's 7.4."""

from __future__ import annotations

import pytest
from docx_maker import Docx, cell, par, row, run, table
from pdf_lines import read_lines

from documents.layout import docx_to_pdf

SANS = '<w:rFonts w:ascii="DejaVu Sans" w:hAnsi="DejaVu Sans"/>'
BIG_MARK = '<w:rPr><w:rStyle w:val="Big"/></w:rPr>'
BIG = '<w:style w:type="character" w:styleId="Big"><w:name w:val="Big"/><w:rPr><w:sz w:val="60"/></w:rPr></w:style>'
SANS_STYLE = (
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
    f'<w:rPr>{SANS}<w:sz w:val="20"/></w:rPr></w:style>'
)


def heights(document: Docx) -> list[tuple[int, float]]:
    """Page and baseline of every line."""
    return [(line.page + 1, round(line.y, 1)) for line in read_lines(docx_to_pdf(document.save()).data)]


def last_baseline(*blocks: str, styles: str = "") -> float:
    """How far down the last line stands."""
    return heights(Docx(size=22, styles=styles).add(*blocks, par("конец")))[-1][1]


@pytest.mark.parametrize(
    ("runs", "baseline"),
    [
        (run("a") + run("\t", SANS) + run("b"), 79.6),
        (run("a") + run(" ", SANS) + run("b"), 79.6),
        (run("\t\t", SANS), 79.6),
        (run("ab") + run("\n", SANS) + run("x") + run("  ", SANS), 92.5),
        (run("word\n", SANS + '<w:sz w:val="28"/>'), 95.9),
    ],
)
def test_tabs_blanks_and_breaks_give_no_height(runs: str, baseline: float) -> None:
    assert last_baseline(par(runs)) == pytest.approx(baseline, abs=0.15)


def test_a_line_of_blanks_is_as_high_as_its_style() -> None:
    blanks = par(run("   ", '<w:sz w:val="24"/>'), '<w:pStyle w:val="T"/><w:rPr><w:sz w:val="24"/></w:rPr>')
    assert last_baseline(blanks, styles=SANS_STYLE) == pytest.approx(78.6, abs=0.15)


def test_the_character_style_of_a_mark_counts_for_nothing() -> None:
    assert last_baseline(par("", BIG_MARK), styles=BIG) == pytest.approx(79.6, abs=0.15)


AUTO = '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>'
WEB = (
    '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="Normal (Web)"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:before="100" w:beforeAutospacing="1" w:after="100" w:afterAutospacing="1"/></w:pPr></w:style>'
)
LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
BY_STYLE = '<w:pStyle w:val="N"/>'
NO_HTML = "<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", [67.0, 93.6, 126.3, 152.9, 179.6, 206.2, 218.9, 231.5, 258.2, 285.3, 312.0, 339.1]),
        (NO_HTML, [72.0, 94.6, 132.3, 149.9, 172.6, 195.2, 207.9, 220.5, 238.2, 261.3, 284.0, 307.1]),
    ],
)
def test_automatic_space_is_that_of_html(settings: str, expected: list[float]) -> None:
    blocks = [
        par("first of the document", BY_STYLE),
        par("by style", BY_STYLE),
        par("a number of its own", BY_STYLE + '<w:spacing w:before="400"/>'),
        par("none", BY_STYLE + '<w:spacing w:beforeAutospacing="0"/>'),
        par("own", AUTO),
        par("item", AUTO + ITEM),
        par("item", AUTO + ITEM),
        par("item without", ITEM),
        par("item by style", BY_STYLE + ITEM),
        table([3000], [row([cell(par("first in the cell", BY_STYLE) + par("last in the cell", AUTO), 3000)])]),
        par("below", AUTO),
    ]
    document = Docx(size=22, styles=WEB, numbering=LIST, settings=settings).add(*blocks)
    assert [y for _, y in heights(document)] == pytest.approx(expected, abs=0.15)


def test_spaces_are_added_where_the_document_is_not_spaced_as_html() -> None:
    space = '<w:spacing w:before="200" w:after="100"/>'
    contextual = space + "<w:contextualSpacing/>"
    document = Docx(size=22, settings=NO_HTML).add(
        par("a", space), par("b", space), par("c", contextual), par("d", contextual), par("e", space)
    )
    assert [y for _, y in heights(document)] == pytest.approx([77.0, 104.6, 132.3, 144.9, 167.6], abs=0.15)


DOUBLE = '<w:spacing w:line="480" w:lineRule="auto"/>'
NARROW = '<w:spacing w:line="200" w:lineRule="auto"/>'
PICTURE = (  # of 39.37 pt, its file missing
    '<w:r><w:drawing><wp:inline><wp:extent cx="500000" cy="500000"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
    '<a:blip r:embed="none"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
LARGE = '<w:sz w:val="60"/>'


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (par(run("one\ntwo\nthree", SANS), NARROW), [65.2, 75.4, 86.0, 98.9]),
        (par(run("\t", LARGE) + run("x"), DOUBLE), [67.0, 114.2]),
        (par(run("y") + run("  ", LARGE), DOUBLE), [67.0, 114.2]),
        (par(run("one\n") + PICTURE + run("\nthree"), DOUBLE), [67.0, 144.3, 169.6]),
    ],
)
def test_what_line_spacing_counts(block: str, expected: list[float]) -> None:
    document = Docx(size=22).add(block, par("конец"))
    assert [y for _, y in heights(document)] == pytest.approx(expected, abs=0.15)
