"""Pages: breaks, keeping together, headers, repeated rows, and what the finished PDF says of itself."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from docx_maker import LANDSCAPE, PORTRAIT, Docx, cell, field_run, par, row, run, section_end, table
from layout_samples import KEEP, contract
from pdf_lines import read_lines

from documents.layout import docx_to_pdf, lines_of

PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def pages_of(*blocks: str, size: int = 28) -> list[list[str]]:
    """The lines of every page."""
    return lines_of(Docx(size=size).add(*blocks).save())


def filler(count: int) -> list[str]:
    """As many lines; a page of 14 pt holds 45."""
    return [par(f"строка {number}") for number in range(count)]


LONG = "слово " * 40


def test_a_page_break_moves_what_follows() -> None:
    assert pages_of(
        par("один"), PAGE_BREAK, par("два"), par(run("три") + '<w:r><w:br w:type="page"/></w:r>' + run("четыре"))
    ) == [
        ["один"],
        ["два", "три"],
        ["четыре"],
    ]


def test_a_heading_goes_with_its_text() -> None:
    pages = pages_of(*filler(43), par("Заголовок", KEEP), par("Второй", KEEP), par(LONG))
    assert pages[1][:2] == ["Заголовок", "Второй"]


def test_a_chain_longer_than_a_page_does_not_hang() -> None:
    assert sum(map(len, pages_of(*(par(f"строка {number}", KEEP) for number in range(200))))) == 200


def test_two_lines_at_least_stay_at_either_side() -> None:
    assert len(pages_of(*filler(44), par(LONG))[0]) == 44
    assert len(pages_of(*filler(43), par("слово " * 30))[0]) == 43  # three lines cannot be cut in two
    assert len(pages_of(*filler(43), par(LONG * 2))[0]) == 45
    assert len(pages_of(*filler(44), par(LONG, '<w:widowControl w:val="0"/>'))[0]) == 45


def test_kept_lines_are_not_cut() -> None:
    assert len(pages_of(*filler(40), par(LONG * 3, "<w:keepLines/>"))[0]) == 40


def test_the_first_page_may_have_its_own_header() -> None:
    parts = {
        name: ("header", par(text))
        for name, text in (("header1", "обычный"), ("header2", "первый"), ("header3", "чётный"))
    }
    kinds = (("default", "header1"), ("first", "header2"), ("even", "header3"))
    links = "".join(f'<w:headerReference w:type="{kind}" r:id="{name}"/>' for kind, name in kinds)
    document = Docx(parts=parts, settings="<w:evenAndOddHeaders/>", final=links + PORTRAIT + "<w:titlePg/>")
    document.add(*filler(150))
    assert [page[0] for page in lines_of(document.save())] == ["первый", "чётный", "обычный", "чётный"]


def test_a_tall_header_pushes_the_text_down() -> None:
    document = Docx(parts={"header1": ("header", par("шапка") * 10)})
    document.final = '<w:headerReference w:type="default" r:id="header1"/>' + PORTRAIT
    lines = read_lines(docx_to_pdf(document.add(par("текст")).save()).data)
    assert lines[-1].y > 709 / 20 + 10 * 16


def test_sections_turn_the_page() -> None:
    document = Docx(final=LANDSCAPE).add(par("книжная"), section_end(PORTRAIT), par("альбомная"))
    pdf = pypdfium2.PdfDocument(docx_to_pdf(document.save()).data)
    sizes = [tuple(round(side, 1) for side in page.get_size()) for page in pdf]
    pdf.close()
    assert sizes == [(595.3, 841.9), (841.9, 595.3)]


def rows(count: int, properties: str = "") -> list[str]:
    """A heading row and as many others."""
    heading = row([cell("Шапка", 4000)], "<w:tblHeader/>")
    return [heading, *(row([cell(f"ряд {number}", 4000)], properties) for number in range(count))]


def test_heading_rows_are_repeated() -> None:
    pages = pages_of(table([4000], rows(100)), par())
    assert [page[0] for page in pages] == ["Шапка"] * len(pages)
    assert len(pages) == 3
    assert sum(map(len, pages)) == 100 + len(pages)


def test_a_heading_row_never_stands_alone() -> None:
    pages = pages_of(*filler(44), table([4000], rows(2, "<w:cantSplit/>")), par())
    assert pages[1] == ["Шапка", "ряд 0", "ряд 1"]


@pytest.mark.parametrize(("properties", "on_first"), [("", 45), ("<w:cantSplit/>", 30)])
def test_a_row_is_cut_only_where_it_may_be(properties: str, on_first: int) -> None:
    tall = row([cell(par("строка") * 25, 4000)], properties)
    assert len(pages_of(*filler(30), table([4000], [tall], borders=""), par())[0]) == on_first


def test_merged_cells_go_over_the_page_end() -> None:
    first = row([cell(par("слева") * 60, 3000, '<w:vMerge w:val="restart"/>'), cell("a", 3000)])
    other = row([cell(par(), 3000, "<w:vMerge/>"), cell(par("справа") * 40, 3000)])
    pages = pages_of(table([3000, 3000], [first, other]), par())
    assert sum(line.count("слева") for page in pages for line in page) == 60
    assert sum(line.count("справа") for page in pages for line in page) == 40


def test_what_an_exact_row_hides_is_told() -> None:
    low = row([cell(par("строка") * 9, 4000)], '<w:trHeight w:val="700" w:hRule="exact"/>')
    result = docx_to_pdf(Docx().add(table([4000], [low]), par()).save())
    assert any("точной высотой" in warning for warning in result.warnings)


# --- the PDF itself ------------------------------------------------------------------------------------------------


def test_equal_documents_give_equal_bytes() -> None:
    assert docx_to_pdf(contract(0).save()).data == docx_to_pdf(contract(0).save()).data


def test_the_same_signs_in_another_order_are_the_same_font() -> None:
    def font(text: str) -> bytes:
        found = re.search(rb"/Length1 \d+.*?endstream", docx_to_pdf(Docx().add(par(text)).save()).data, re.DOTALL)
        assert found is not None
        return found[0]

    assert font("№ 17 от 2 мая") == font("мая от 2 № 71")
    assert font("№ 17 от 2 мая") != font("№ 17 от 2 июня")


def test_the_pdf_has_title_language_and_only_embedded_fonts() -> None:
    data = docx_to_pdf(Docx().add(par("Текст ☑", "", "<w:b/>")).save(), title="Договор № 5", author="Школа").data
    pdf = pypdfium2.PdfDocument(data)
    meta = pdf.get_metadata_dict()
    pdf.close()
    assert (meta["Title"], meta["Author"]) == ("Договор № 5", "Школа")
    assert b"/Lang (ru-RU)" in data
    assert set(re.findall(rb"/BaseFont /(?:[A-Z]{6}\+)?(\w+(?:-\w+)?)", data)) == {b"Tinos-Bold", b"DejaVuSans-Bold"}
    assert data.count(b"/ToUnicode") == data.count(b"/FontFile2")


def test_a_picture_is_drawn_at_its_size() -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(buffer, "PNG")
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/><a:graphic><a:graphicData><pic:pic>'
        '<pic:blipFill><a:blip r:embed="image1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    document = Docx(images={"image1.png": buffer.getvalue()}).add(par(drawing))
    pdf = pypdfium2.PdfDocument(docx_to_pdf(document.save()).data)
    boxes = [item.get_bounds() for item in pdf[0].get_objects() if item.type == 3]
    pdf.close()
    assert [(round(right - left), round(top - bottom)) for left, bottom, right, top in boxes] == [(100, 50)]
    broken = docx_to_pdf(Docx(images={"image1.png": b"nothing"}).add(par(drawing)).save())
    assert any("рисунков" in warning for warning in broken.warnings)


def test_a_row_higher_than_its_page_is_split_whatever_it_says() -> None:
    def page_of(lines: int) -> list[list[str]]:
        content = "".join(par(f"ячейка {number}") for number in range(lines))
        rows = [row([cell("Шапка", 4000)], "<w:tblHeader/>"), row([cell(content, 4000)], "<w:cantSplit/>")]
        return pages_of(par("над"), table([4000], rows))

    # Either goes to a page of its own, its head with it; what is too high even for that is cut there.
    assert [page[:2] for page in page_of(44)] == [["над"], ["Шапка", "ячейка 0"]]
    assert [page[:2] for page in page_of(60)] == [["над"], ["Шапка", "ячейка 0"], ["Шапка", "ячейка 44"]]


def test_a_row_higher_than_its_page_below_others_is_split_where_it_stands() -> None:
    content = "".join(par(f"ячейка {number}") for number in range(60))
    rows = [row([cell("первая", 4000)]), row([cell(content, 4000)], "<w:cantSplit/>")]
    pages = pages_of(par("над"), table([4000], rows))
    assert [page[:3] for page in pages] == [["над", "первая", "ячейка 0"], ["ячейка 43", "ячейка 44", "ячейка 45"]]


@pytest.mark.parametrize(("above", "count", "last"), [(9, 30, "ряд 29"), (30, 53, "Всего")])
def test_the_last_row_is_kept_with_what_follows_unless_its_table_began_before(
    above: int, count: int, last: str
) -> None:
    # LibreOffice 7.4 on papers whose total should go down with the signatures (KEEPTAB of tabfrm.cxx).
    rows = [row([cell(f"ряд {number}", 3000)]) for number in range(count)]
    rows.append(row([cell(par("Всего", KEEP), 3000)]))
    block = par("слово " * 40, "<w:keepLines/>")
    pages = pages_of(*filler(above), table([3000], rows), par("", KEEP), block, block)
    [page] = [page for page in pages if f"ряд {count - 1}" in page]
    assert page[-1] == last
    assert len(pages) == 2 + (above == 30)


def test_the_head_of_a_table_goes_down_with_its_first_row_out_of_a_longer_chain() -> None:
    content = "".join(par(f"ячейка {number}") for number in range(44))
    rows = [row([cell("Шапка", 4000)], "<w:tblHeader/>"), row([cell(content, 4000)], "<w:cantSplit/>")]
    pages = pages_of(par("Название", KEEP), table([4000], rows))
    assert [page[:2] for page in pages] == [["Название"], ["Шапка", "ячейка 0"]]


def _numbered_header(name: str) -> tuple[str, str]:
    return "header", par(run(f"{name} ") + field_run("PAGE", "0") + run("/") + field_run("NUMPAGES", "0"))


def _section(final: str, kind: str) -> str:
    return section_end(f'{final}<w:type w:val="{kind}"/>{PORTRAIT}')


@pytest.mark.parametrize(("kind", "numbers"), [("oddPage", ["1/5", "3/5", "5/5"]), ("evenPage", ["1/4", "2/4", "4/4"])])
def test_blank_pages_between_odd_or_even_ones_are_counted_but_not_printed(kind: str, numbers: list[str]) -> None:
    header = '<w:headerReference w:type="default" r:id="h1"/>'
    document = Docx(parts={"h1": _numbered_header("H")}, final=f'{header}<w:type w:val="{kind}"/>{PORTRAIT}')
    document.add(par("один"), _section(header, "nextPage"), par("два"), _section(header, kind), par("три"))
    assert [page[0] for page in lines_of(document.save())] == [f"H {number}" for number in numbers]


def test_the_first_page_of_an_odd_section_begins_under_its_header() -> None:
    header = '<w:headerReference w:type="default" r:id="h1"/><w:headerReference w:type="first" r:id="h2"/>'
    parts = {"h1": _numbered_header("H"), "h2": _numbered_header("F")}
    document = Docx(size=22, parts=parts, final=f'{header}<w:type w:val="oddPage"/>{PORTRAIT}<w:titlePg/>')
    lines = read_lines(docx_to_pdf(document.add(*filler(130)).save()).data)
    tops = [[line for line in lines if line.page == page][:2] for page in range(3)]
    assert [header.text for header, _ in tops] == ["F1/3", "F2/3", "H3/3"]
    assert [first.y for _, first in tops] == pytest.approx([59.9, 67.0, 67.0], abs=0.15)


def _left_and_top(settings: str, extra: str = "") -> list[tuple[float, float]]:
    bound = PORTRAIT.replace('w:gutter="0"', 'w:gutter="600"') + extra
    header = '<w:headerReference w:type="default" r:id="h1"/>'
    document = Docx(size=22, parts={"h1": ("header", par("H"))}, settings=settings, final=header + bound)
    lines = read_lines(docx_to_pdf(document.add(*filler(90)).save()).data)
    return [next((line.left, line.y) for line in lines if line.page == page and line.text == "H") for page in range(2)]


@pytest.mark.parametrize(
    ("settings", "extra", "expected"),
    [
        ("", "", [(115.1, 45.7), (115.1, 45.7)]),
        ("", "<w:rtlGutter/>", [(85.1, 45.7), (85.1, 45.7)]),
        ("<w:gutterAtTop/>", "", [(85.1, 75.7), (85.1, 75.7)]),
        ("<w:mirrorMargins/>", "", [(115.1, 45.7), (28.4, 45.7)]),
    ],
)
def test_the_gutter_and_facing_pages(settings: str, extra: str, expected: list[tuple[float, float]]) -> None:
    for place, wanted in zip(_left_and_top(settings, extra), expected, strict=True):
        assert place == pytest.approx(wanted, abs=0.15)


def test_a_continuous_section_has_its_own_header_from_its_page_break_on() -> None:
    first, second = (f'<w:headerReference w:type="default" r:id="{name}"/>' for name in ("h1", "h2"))
    parts = {"h1": ("header", par("H1")), "h2": ("header", par("H2"))}
    document = Docx(parts=parts, final=f'{second}<w:type w:val="continuous"/>{PORTRAIT}')
    document.add(par("один"), _section(first, "nextPage"), par("два"), PAGE_BREAK, par("три"))
    assert lines_of(document.save()) == [["H1", "один", "два"], ["H2", "три"]]


def test_the_total_is_written_as_the_page_number_and_counts_blank_pages() -> None:
    header = '<w:headerReference w:type="default" r:id="h1"/>'
    roman = '<w:pgNumType w:fmt="upperRoman" w:start="5"/>'
    document = Docx(parts={"h1": _numbered_header("H")}, final=PORTRAIT + roman)
    document.add(par("один"), _section(header, "nextPage"), par("два"))
    assert lines_of(document.save()) == [["H 1/3", "один"], ["H V/III", "два"]]


def test_an_empty_header_part_has_the_height_of_a_line() -> None:
    margins = PORTRAIT.replace('w:top="1134"', 'w:top="300"')
    header = '<w:headerReference w:type="default" r:id="h1"/>'
    document = Docx(size=22, parts={"h1": ("header", "")}, final=header + margins).add(par("один"))
    assert read_lines(docx_to_pdf(document.save()).data)[0].y == pytest.approx(58.4, abs=0.15)


@pytest.mark.parametrize("row_properties", ["", "<w:cantSplit/>"])
def test_a_row_higher_than_a_page_is_cut_only_on_a_page_of_its_own(row_properties: str) -> None:
    content = "".join(par(f"пункт {number}", "<w:keepNext/>") for number in range(70))
    pages = pages_of(*filler(20), table([3000], [row([cell(content, 3000)], row_properties)]), size=22)
    assert len(pages[0]) == 20
    assert pages[1][0] == "пункт 0"
    assert len(pages) == 3


def test_a_column_break_goes_to_the_next_column_and_a_page_break_to_the_next_page() -> None:
    columns = PORTRAIT + '<w:cols w:num="2" w:space="500"/>'
    column_break, page_break = (f'<w:r><w:br w:type="{kind}"/></w:r>' for kind in ("column", "page"))
    body = [par("Слева"), par(column_break + run("Справа")), par(page_break + run("Дальше"))]
    pages = lines_of(Docx(final=columns).add(*body).save())
    assert pages == [["Слева Справа"], ["Дальше"]]
    body = [par("Слева"), par(page_break + run("Дальше"))]
    assert lines_of(Docx(final=columns).add(*body).save()) == [["Слева"], ["Дальше"]]


TWO_COLUMNS = '<w:cols w:num="2" w:space="720"/>'


def test_the_space_above_columns_moves_them_all_down() -> None:
    space = '<w:spacing w:before="240" w:after="120"/>'
    blocks = [par(f"строка {number}", space) for number in range(45)]
    lines = read_lines(docx_to_pdf(Docx(size=22, final=PORTRAIT + TWO_COLUMNS).add(*blocks).save()).data)
    assert lines[0].text == "строка0строка29"
    assert lines[0].y == pytest.approx(79.0, abs=0.15)


def test_a_continuous_section_without_room_begins_on_the_next_page() -> None:
    document = Docx(size=22, final=f'<w:type w:val="continuous"/>{PORTRAIT}').add(
        *filler(110), _section(TWO_COLUMNS, "nextPage"), par("слово " * 40, "<w:keepLines/>")
    )
    assert lines_of(document.save())[1][0].startswith("слово")


def test_one_paragraph_in_columns_stays_under_the_text_above() -> None:
    document = Docx(size=22, final=PORTRAIT).add(
        *filler(3),
        _section("", "nextPage"),
        par("в колонках"),
        section_end(f'<w:type w:val="continuous"/>{PORTRAIT}{TWO_COLUMNS}'),
    )
    assert len(lines_of(document.save())) == 1


@pytest.mark.parametrize(
    ("borders", "bounds"),
    [
        ('<w:pgBorders w:offsetFrom="page">%s</w:pgBorders>', [(23.5, 23.5, 571.8, 818.4)] * 2),
        ('<w:pgBorders w:offsetFrom="text">%s</w:pgBorders>', [(59.6, 31.2, 592.5, 810.7)] * 2),
        ('<w:pgBorders w:offsetFrom="page" w:display="firstPage">%s</w:pgBorders>', [(23.5, 23.5, 571.8, 818.4), None]),
    ],
)
def test_borders_of_pages(borders: str, bounds: list[tuple[float, ...] | None]) -> None:
    sides = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="24"/>' for side in ("top", "left", "bottom", "right"))
    document = Docx(final=PORTRAIT + borders % sides).add(par("один"), PAGE_BREAK, par("два"))
    pdf = pypdfium2.PdfDocument(docx_to_pdf(document.save()).data)
    drawn = [[item.get_bounds() for item in page.get_objects() if item.type == 2] for page in pdf]
    pdf.close()
    for found, wanted in zip(drawn, bounds, strict=True):
        assert found == ([pytest.approx(wanted, abs=0.2)] if wanted else [])


def test_a_line_between_columns_is_as_high_as_the_text() -> None:
    document = Docx(size=22, final=PORTRAIT + TWO_COLUMNS.replace("<w:cols", '<w:cols w:sep="1"')).add(*filler(11))
    pdf = pypdfium2.PdfDocument(docx_to_pdf(document.save()).data)
    (bounds,) = [item.get_bounds() for item in pdf[0].get_objects() if item.type == 2]
    pdf.close()
    assert bounds == pytest.approx((325.9, 645.9, 326.2, 785.3), abs=0.3)
