"""Heights: where each line stands on its page, in points from the top; the figures are LibreOffice's 7.4."""

from __future__ import annotations

import itertools

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


def bordered(*sides: str, space: int = 1, size: int = 4) -> str:
    """Borders of a paragraph."""
    lines = "".join(f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="auto"/>' for side in sides)
    return f"<w:pBdr>{lines}</w:pBdr>"


BOX = bordered("top", "left", "bottom", "right")


def test_paragraphs_in_equal_frames_are_in_one() -> None:
    blocks = [par("a"), par("b", BOX), par("c", BOX), par("indented", BOX + '<w:ind w:left="300"/>')]
    blocks += [par("thicker", bordered("top", "left", "bottom", "right", size=8)), par("z")]
    baselines = [y for _, y in heights(Docx(size=22).add(*blocks))]
    assert baselines == pytest.approx([67.0, 81.1, 93.8, 109.4, 125.6, 140.2], abs=0.15)


def test_a_line_between_paragraphs_stays() -> None:
    ruled = bordered("top", "left", "bottom", "right", "between")
    baselines = [y for _, y in heights(Docx(size=22).add(par("a"), par("b", ruled), par("c", ruled), par("d")))]
    assert baselines == pytest.approx([67.0, 81.1, 96.3, 110.4], abs=0.15)


def test_a_page_end_closes_and_opens_the_frame() -> None:
    wide = bordered("top", "left", "bottom", "right", space=10)
    document = Docx(size=22).add(*(par(f"строка {number}") for number in range(40)), par("слово " * 500, wide))
    lines = heights(document)
    assert next(y for page, y in lines if page == 2) == pytest.approx(77.5, abs=0.15)
    assert len([1 for page, _ in lines if page == 1]) == 55


BULLETS = "".join(
    f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    f'<w:lvlText w:val="{sign}"/><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl></w:abstractNum>'
    for number, (sign, font) in enumerate([("\uf0b7", "Symbol"), ("\uf0a7", "Wingdings")])
) + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2))


def test_bullets_of_symbol_fonts_are_no_higher_than_letters() -> None:
    items = [par("x", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>') for number in (1, 2, 1, 2)]
    baselines = [y for _, y in heights(Docx(size=28, numbering=BULLETS).add(*items, par("z")))]
    assert [b - a for a, b in itertools.pairwise(baselines)] == pytest.approx([16.1] * 4, abs=0.15)


def test_a_cut_cell_keeps_the_space_around_its_paragraphs() -> None:
    space = '<w:spacing w:before="240" w:after="220"/>'
    content = "".join(par(f"абзац {number}", space) for number in range(40))
    document = Docx(size=22).add(par("a"), table([3000], [row([cell(content, 3000)])], borders=""))
    lines = heights(document)
    assert lines[1][1] == pytest.approx(91.6, abs=0.15)
    assert next(y for page, y in lines if page == 2) == pytest.approx(79.0, abs=0.15)
    assert len([1 for page, _ in lines if page == 1]) == 29


def test_a_paragraph_ends_in_a_cut_cell_only_with_its_line_spacing() -> None:
    content = "".join(par(f"абзац {number}", DOUBLE) for number in range(40))
    document = Docx(size=22).add(par("a"), par("b"), table([3000], [row([cell(content, 3000)])], borders=""))
    assert len([1 for page, _ in heights(document) if page == 1]) == 29


@pytest.mark.parametrize(
    ("spacing", "expected"),
    [
        ('w:line="480"', [69.8, 92.0, 116.0, 133.9]),
        ('w:lineRule="auto"', [69.8, 85.9, 102.0, 118.1]),
        ('w:lineRule="exact"', [69.8, 82.4, 94.4, 109.9]),
        ('w:line="-300" w:lineRule="auto"', [69.8, 84.8, 99.8, 115.9]),
    ],
)
def test_half_written_line_spacing(spacing: str, expected: list[float]) -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="D"/><w:pPr>'
        '<w:spacing w:line="600" w:lineRule="auto"/></w:pPr></w:style>'
    )
    block = par(run("b\nc"), f'<w:pStyle w:val="D"/><w:spacing {spacing}/>')
    assert [y for _, y in heights(Docx(styles=style).add(par("a"), block, par("d")))] == pytest.approx(
        expected, abs=0.15
    )


def test_an_empty_paragraph_shrinks_only_where_it_is_not_left() -> None:
    empty = [par("", '<w:spacing w:line="120" w:lineRule="auto"/>' + align) for align in ("", '<w:jc w:val="both"/>')]
    baselines = [y for _, y in heights(Docx(size=22).add(par("a"), empty[0], par("b"), empty[1], par("c")))]
    assert baselines == pytest.approx([67.0, 92.3, 111.2], abs=0.15)


@pytest.mark.parametrize(("align", "left"), [("right", 540.5), ("center", 312.8)])
def test_blanks_at_a_paragraph_s_end_do_not_move_it(align: str, left: float) -> None:
    document = Docx(size=22).add(par(run("слово   "), f'<w:jc w:val="{align}"/>'))
    assert read_lines(docx_to_pdf(document.save()).data)[0].left == pytest.approx(left, abs=0.2)


def test_a_line_whose_space_below_does_not_fit_is_shown_and_its_room_kept() -> None:
    space = '<w:spacing w:before="240" w:after="300"/>'
    rows = [row([cell(par("x", space), 3000)]), row([cell(par("y", space), 3000)])]
    document = Docx(size=22).add(*(par(f"строка {number}") for number in range(55)), table([3000], rows), par("z"))
    assert heights(document)[-3:] == [(1, 775.2), (2, 119.6), (2, 147.8)]
