"""Tables as LibreOffice 7.4 lays them out; the numbers are measured in its PDFs."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx_maker import GRID, Docx, par, row

from documents.layout import docx_to_pdf, lines_of

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


# --- borders and conditional formatting -----------------------------------------------------------------------------

STYLE = (
    '<w:style w:type="table" w:styleId="Bands"><w:name w:val="Bands"/><w:tblPr><w:tblBorders>{rules}</w:tblBorders>'
    "</w:tblPr>{parts}</w:style>"
)


def part(kind: str, cell: str = "", text: str = "") -> str:
    """A conditional part of a table style."""
    return f'<w:tblStylePr w:type="{kind}">{text}<w:tcPr>{cell}</w:tcPr></w:tblStylePr>'


def styled(parts: str, look: str = '<w:tblLook w:val="04A0"/>', rows: int = 4) -> dict[str, tuple[int, float, float]]:
    """Where the rows «А», «Б» … of a table with the style stand."""
    style = STYLE.format(rules=GRID.replace('w:sz="4"', 'w:sz="24"'), parts=parts)
    texts = [row([box("АБВГДЕЖ"[index], width("dxa", 4000, "tcW"))]) for index in range(rows)]
    own = '<w:tblStyle w:val="Bands"/><w:tblW w:w="4000" w:type="dxa"/>' + look
    table = f"<w:tbl><w:tblPr>{own}</w:tblPr>{grid(4000)}{''.join(texts)}</w:tbl>"
    return places(Docx(size=20, styles=style).add(table, par()))


def test_lines_taken_away_by_a_band_take_no_room() -> None:
    plain_rows = styled("")
    bare = styled(part("band1Horz", '<w:tcBorders><w:insideH w:val="nil"/></w:tcBorders>'))
    # Rows of 11.5 pt under lines of 3 pt; band 1 is the second and the fourth row.
    assert plain_rows["Г"][2] - plain_rows["А"][2] == pytest.approx(3 * 14.5, abs=0.2)
    assert bare["Б"][2] - bare["А"][2] == pytest.approx(14.5, abs=0.1)
    third = part("band2Horz", '<w:tcBorders><w:insideH w:val="nil"/></w:tcBorders>')
    none = styled(part("band1Horz", '<w:tcBorders><w:insideH w:val="nil"/></w:tcBorders>') + third)
    assert none["В"][2] - none["Б"][2] == pytest.approx(11.5, abs=0.1)


@pytest.mark.parametrize(("look", "large"), [('<w:tblLook w:val="0020"/>', True), ('<w:tblLook w:val="0000"/>', False)])
def test_the_first_row_looks_as_its_style_says(look: str, large: bool) -> None:
    found = styled(part("firstRow", text='<w:rPr><w:sz w:val="60"/></w:rPr>'), look, 2)
    assert (found["А"][2] > 75) is large


def test_a_look_without_number_means_first_row_and_column() -> None:
    bold = part("firstRow", text='<w:rPr><w:sz w:val="60"/></w:rPr>')
    assert styled(bold, '<w:tblLook w:firstRow="0"/>')["А"] == styled(bold, "")["А"] == styled(bold)["А"]


def test_a_double_line_is_three_times_as_high() -> None:
    double = GRID.replace('"single"', '"double"')
    rows = [row([box(text, width("dxa", 4000, "tcW"))]) for text in "АБ"]
    own = f"<w:tblPr><w:tblW w:w='4000' w:type='dxa'/><w:tblBorders>{double}</w:tblBorders></w:tblPr>"
    found = places(Docx(size=20).add(f"<w:tbl>{own}{grid(4000)}{''.join(rows)}</w:tbl>", par()))
    assert found["Б"][2] - found["А"][2] == pytest.approx(11.5 + 1.5, abs=0.1)


def test_the_widest_margin_above_counts_for_the_whole_row() -> None:
    high = '<w:tcMar><w:top w:w="400" w:type="dxa"/></w:tcMar>'
    cells = [box("А", width("dxa", 3000, "tcW")), box("Б", width("dxa", 3000, "tcW"), high)]
    found = places(Docx(size=20).add(plain(width("dxa", 6000), grid(3000, 3000), [row(cells)]), par()))
    assert found["А"][2] == found["Б"][2]
    assert found["А"][2] > 56.7 + 20


def test_more_than_ten_heading_rows_are_none() -> None:
    for count, pages in ((10, 2), (11, 1)):
        rows = [
            row([box("А" if index else "Я", AUTO.replace("tblW", "tcW"))], "<w:tblHeader/>") for index in range(count)
        ]
        rows += [row([box("Б", AUTO.replace("tblW", "tcW"))]) for _ in range(70)]
        document = Docx(size=20).add(plain(width("dxa", 4000), grid(4000), rows), par())
        pdf = pypdfium2.PdfDocument(docx_to_pdf(document.save()).data)
        shown = sum("Я" in pdf[number].get_textpage().get_text_range() for number in range(len(pdf)))
        pdf.close()
        assert shown == pages


def test_a_table_that_would_float_but_has_no_room_starts_at_the_margin() -> None:
    place = (
        '<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:horzAnchor="margin" w:tblpY="1"/>'
    )
    found = places(
        Docx(size=20).add(
            par("Я"),
            plain(place + width("dxa", 9600), grid(9600), [row([box("А", width("dxa", 9600, "tcW"))])]),
            par(),
        )
    )
    assert found["А"][1] == pytest.approx(LEFT + 5.4, abs=0.1)


MODERN = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
)


def test_slanted_words_may_hang_over_the_margin_before_word_2013() -> None:
    # Eleven letters end half a point before the margin; their slant needs a point and a half.
    narrow = par("ответственность", '<w:ind w:right="7754"/>', '<w:i/><w:sz w:val="32"/>')
    assert lines_of(Docx().add(narrow).save())[0][0] == "ответственн"
    assert lines_of(Docx(settings=MODERN).add(narrow).save())[0][0] == "ответствен"


# --- rows over pages ------------------------------------------------------------------------------------------------


def filler(count: int) -> list[str]:
    """Paragraphs of one line, 63 to a page."""
    return [par("строка") for _ in range(count)]


def one_cell(texts: str, properties: str = "", row_properties: str = "") -> str:
    """A table of one column with a row for each letter."""
    rows = [
        row([f"<w:tc><w:tcPr>{width('dxa', 4000, 'tcW')}</w:tcPr>{par(text, properties)}</w:tc>"], row_properties)
        for text in texts
    ]
    return plain(width("dxa", 4000), grid(4000), rows)


def test_rows_whose_first_paragraph_is_kept_stay_together_and_with_the_text_below() -> None:
    keep = "<w:keepNext/>"
    pages = lines_of(Docx(size=20).add(*filler(61), one_cell("АБ", keep), par("Я")).save())
    assert pages[1] == ["А", "Б", "Я"]
    assert lines_of(Docx(size=20).add(*filler(61), one_cell("АБ"), par("Я")).save())[1] == ["Б", "Я"]


def test_a_table_that_ends_a_cell_needs_no_paragraph() -> None:
    outer = f"<w:tc><w:tcPr>{width('dxa', 4000, 'tcW')}</w:tcPr>{one_cell('А')}<w:p/></w:tc>"
    below = box("Б", width("dxa", 4000, "tcW"))
    found = places(Docx(size=24).add(plain(width("dxa", 4000), grid(4000), [row([outer]), row([below])]), par()))
    assert found["Б"][2] - found["А"][2] == pytest.approx(14.9, abs=0.2)


def test_heads_higher_than_a_page_are_not_repeated() -> None:
    high = '<w:tblHeader/><w:trHeight w:val="9000"/>'
    heads = [row([box(text, width("dxa", 4000, "tcW"))], high) for text in "АБ"]
    rest = [row([box("В", width("dxa", 4000, "tcW"))]) for _ in range(60)]
    pages = lines_of(Docx(size=20).add(plain(width("dxa", 4000), grid(4000), heads + rest), par()).save())
    assert sum(page.count("А") for page in pages) == 1


def letters(text: str) -> str:
    """A paragraph a letter."""
    return "".join(par(sign) for sign in text)


def test_a_row_of_a_table_in_a_cell_is_cut_where_the_page_ends() -> None:
    inner = plain(width("dxa", 1500), grid(1500), [row([f"<w:tc><w:tcPr/>{letters('абвгдежзик')}</w:tc>"])])
    outer = f"<w:tc><w:tcPr>{width('dxa', 4000, 'tcW')}</w:tcPr>{inner}{par()}</w:tc>"
    document = Docx(size=20).add(*filler(58), plain(width("dxa", 4000), grid(4000), [row([outer])]), par())
    first, second = lines_of(document.save())
    assert first[58:] == list("абвг")
    assert second == list("дежзик")


def test_a_vertical_merge_goes_on_page_after_page_without_losing_a_line() -> None:
    tall = letters("абвгдежзиклмнопрстуфхцчшщэюя") * 6
    merged = f'<w:tc><w:tcPr>{width("dxa", 2000, "tcW")}<w:vMerge w:val="restart"/></w:tcPr>{tall}</w:tc>'
    below = box("", width("dxa", 2000, "tcW"), "<w:vMerge/>")
    rows = [row([merged, box("1", width("dxa", 2000, "tcW"))])]
    rows += [row([below, f"<w:tc><w:tcPr>{width('dxa', 2000, 'tcW')}</w:tcPr>{letters('2' * 50)}</w:tc>"])] * 3
    pages = lines_of(Docx(size=20).add(plain(width("dxa", 4000), grid(2000, 2000), rows), par()).save())
    assert [line[0] for page in pages for line in page] == list("абвгдежзиклмнопрстуфхцчшщэюя" * 6)
    assert len(pages) == 3


def test_only_the_first_paragraph_behind_a_skipped_column_looks_as_the_style_says() -> None:
    spaced = '<w:name w:val="Bands"/><w:pPr><w:spacing w:after="400"/></w:pPr>'
    style = f'<w:style w:type="table" w:styleId="Bands">{spaced}</w:style>'
    cells = f"<w:tc><w:tcPr>{width('dxa', 3000, 'tcW')}</w:tcPr>{letters('АБВ')}</w:tc>"
    own = f'<w:tblPr><w:tblStyle w:val="Bands"/>{width("dxa", 6000)}</w:tblPr>{grid(3000, 3000)}'
    for skipped, gap in (("", 31.5), ('<w:gridBefore w:val="1"/>', 11.5)):
        other = "" if skipped else cells
        found = places(Docx(size=20, styles=style).add(f"<w:tbl>{own}{row([cells, other], skipped)}</w:tbl>", par()))
        assert found["Б"][2] - found["А"][2] == pytest.approx(31.5, abs=0.2)
        assert found["В"][2] - found["Б"][2] == pytest.approx(gap, abs=0.2)


# --- page breaks and the default style ------------------------------------------------------------------------------

BREAK = '<w:r><w:br w:type="page"/></w:r>'


@pytest.mark.parametrize(
    ("first", "second", "pages"),
    [
        (par("А", "<w:pageBreakBefore/>"), par("Б"), [["Я"], ["А Б", "Ю"]]),
        (par("А"), par("Б", "<w:pageBreakBefore/>"), [["Я", "А Б", "Ю"]]),
        (par(f"<w:r><w:t>А</w:t></w:r>{BREAK}<w:r><w:t>В</w:t></w:r>"), par("Б"), [["Я", "АВ Б", "Ю"]]),
    ],
)
def test_only_the_first_paragraph_of_a_table_breaks_the_page(first: str, second: str, pages: list[list[str]]) -> None:
    cells = [f"<w:tc><w:tcPr>{width('dxa', 3000, 'tcW')}</w:tcPr>{text}</w:tc>" for text in (first, second)]
    document = Docx(size=20).add(par("Я"), plain(width("dxa", 6000), grid(3000, 3000), [row(cells)]), par("Ю"))
    assert lines_of(document.save()) == pages


@pytest.mark.parametrize(("size", "flag", "pitch"), [(24, "0", 11.55), (24, "1", 13.8), (26, "0", 14.95)])
def test_a_default_style_of_12_points_gives_way_to_the_table_style(size: int, flag: str, pitch: float) -> None:
    name = "overrideTableStyleFontSizeAndJustification"
    settings = f'<w:compat><w:compatSetting w:name="{name}" w:uri="http://x" w:val="{flag}"/></w:compat>'
    styles = (
        '<w:style w:type="table" w:styleId="Small"><w:name w:val="Small"/><w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Main"><w:name w:val="Main"/>'
        f'<w:rPr><w:sz w:val="{size}"/></w:rPr></w:style>'
    )
    own = f'<w:tblPr><w:tblStyle w:val="Small"/>{width("dxa", 6000)}</w:tblPr>{grid(6000)}'
    cells = f"<w:tc><w:tcPr>{width('dxa', 6000, 'tcW')}</w:tcPr>{letters('АБ')}</w:tc>"
    found = places(Docx(size=28, styles=styles, settings=settings).add(f"<w:tbl>{own}{row([cells])}</w:tbl>", par()))
    assert found["Б"][2] - found["А"][2] == pytest.approx(pitch, abs=0.1)


# --- turned and mirrored --------------------------------------------------------------------------------------------


def test_a_mirrored_table_runs_from_right_to_left() -> None:
    cells = [box(text, width("dxa", size, "tcW")) for text, size in zip("АБВ", (1500, 3000, 2000), strict=True)]
    own = "<w:bidiVisual/>" + width("dxa", 6500)
    found = places(Docx(size=24).add(plain(own, grid(1500, 3000, 2000), [row(cells)]), par()))
    for sign, left in (("В", 0), ("Б", 100), ("А", 250)):
        assert found[sign][1] == pytest.approx(LEFT + left, abs=0.2)


@pytest.mark.parametrize("direction", ["btLr", "tbRl"])
def test_turned_text_is_as_long_as_the_other_cells_are_high(direction: str) -> None:
    turned = box("длинный", width("dxa", 1000, "tcW"), f'<w:textDirection w:val="{direction}"/>')
    rows = [row([turned, box("А", width("dxa", 3000, "tcW"))])]
    rows.append(row([box("", width("dxa", 1000, "tcW")), box("Б", width("dxa", 3000, "tcW"))]))
    found = places(Docx(size=24).add(plain(width("dxa", 4000), grid(1000, 3000), rows), par()))
    assert found["Б"][2] - found["А"][2] == pytest.approx(14.3, abs=0.1)
    assert "й" not in found  # the column has room for three lines of two letters; what it hides is told


def test_text_beside_the_page_is_left_out_and_told() -> None:
    cells = [box(text, AUTO.replace("tblW", "tcW")) for text in "АБВ"]
    document = Docx(size=20).add(plain(AUTO, "", [row(cells)]), par())  # Writer's widest table
    result = docx_to_pdf(document.save())
    assert any("за краем листа" in warning for warning in result.warnings)
    assert set(places(document)) & set("АБВ") == {"А"}


def test_in_a_column_narrower_than_a_letter_a_blank_has_a_line_of_its_own() -> None:
    cells = [box("АБ В", width("dxa", 250, "tcW")), box("Ю", width("dxa", 3000, "tcW"))]
    found = places(Docx(size=20).add(plain(width("dxa", 3250), grid(250, 3000), [row(cells)]), par("Я")))
    assert found["Б"][2] - found["А"][2] == pytest.approx(11.55, abs=0.1)
    assert found["В"][2] - found["Б"][2] == pytest.approx(23.1, abs=0.1)
