"""Numbers, cross-references and page fields."""

from __future__ import annotations

import pytest
from docx_maker import LANDSCAPE, PORTRAIT, Docx, bookmark, cell, field_run, par, row, run, section_end, table
from layout_samples import CENTER, number_of, numbering

from documents.layout import docx_to_pdf, lines_of
from documents.layout.model.number_formats import format_number

DEEP = (
    numbering(
        1,
        [
            ("Статья %1.", "space", ""),
            ("%1.%2.", "space", ""),
            ("%3)", "space", ""),
            ("(%4)", "space", ""),
        ],
    )
    + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def text_of(document: Docx) -> list[str]:
    """All lines of all pages."""
    return [line.replace("\u00a0", " ") for page in lines_of(document.save()) for line in page]


def deep(reference: str) -> list[str]:
    """A list of four levels with a reference to its deepest paragraph."""
    document = Docx(numbering=DEEP)
    for level, name in enumerate(("первый", "второй", "третий", "четвёртый")):
        document.add(par(bookmark(f"b{level}", level, run(name)), number_of(1, level)))
    return text_of(document.add(par(run("см. ") + field_run(reference, "старое"))))


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        ("REF b0 \\n \\h", "см. Статья 1"),
        ("REF b1 \\n \\h", "см. 1.1"),
        ("REF b1 \\r \\h", "см. 1.1"),
        ("REF b1 \\w \\h", "см. 1.1"),
        ("REF b2 \\n \\h", "см. 1)"),
        ("REF b2 \\w \\h", "см. 1.1.1)"),
        ("REF B3 \\n", "см. (1)"),
        ("ref b2 \\h", "см. третий"),
        ("REF b2", "см. третий"),
        ('REF "b2" \\h', "см. третий"),
    ],
)
def test_a_reference_shows_the_number_or_the_text(instruction: str, shown: str) -> None:
    assert deep(instruction)[-1] == shown


def test_a_reference_into_nothing_keeps_its_text_and_is_told() -> None:
    result = docx_to_pdf(Docx().add(par(field_run("REF нет \\r \\h", "1.2"))).save())
    assert any("нет" in warning and "1.2" in warning for warning in result.warnings)


def test_a_reference_forward_is_resolved() -> None:
    document = Docx(numbering=DEEP).add(par(run("п. ") + field_run("REF later \\r \\h", "0")))
    document.add(par("раздел", number_of(1, 0)), par(bookmark("later", 1, run("пункт")), number_of(1, 1)))
    assert text_of(document)[0] == "п. 1.1"


def test_page_fields_count_pages() -> None:
    parts = {"footer1": ("footer", par(field_run("PAGE", "9") + run(" из ") + field_run("NUMPAGES", "9"), CENTER))}
    document = Docx(parts=parts, final='<w:footerReference w:type="default" r:id="footer1"/>' + PORTRAIT)
    document.add(*(par(str(number)) for number in range(120)))
    pages = lines_of(document.save())
    assert [page[-1] for page in pages] == ["1 из 3", "2 из 3", "3 из 3"]


def test_page_fields_work_in_the_body_and_in_cells() -> None:
    break_ = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    here = field_run("PAGE", "9") + run(" / ") + field_run("NUMPAGES", "9")
    document = Docx().add(par(here), break_, par(here), break_, table([4000], [row([cell(par(here), 4000)])]), par())
    assert [page[0] for page in lines_of(document.save())] == ["1 / 3", "2 / 3", "3 / 3"]


def test_pages_start_and_look_as_the_section_says() -> None:
    header = {"header1": ("header", par(run("стр. ") + field_run("PAGE", "1")))}
    link = '<w:headerReference w:type="default" r:id="header1"/>'
    document = Docx(parts=header, final=PORTRAIT + '<w:pgNumType w:start="5" w:fmt="upperRoman"/>')
    document.add(par("один"), section_end(link + LANDSCAPE), par("два"))
    assert [page[0] for page in lines_of(document.save())] == ["стр. 1", "стр. V"]


def test_a_list_restarts_where_its_number_says() -> None:
    lists = numbering(1, [("%1)", "space", "")])
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/>'
    lists += '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    document = Docx(numbering=lists)
    document.add(*(par("п", number_of(number, 0)) for number in (1, 1, 2, 2, 1)))
    assert text_of(document) == ["1) п", "2) п", "1) п", "2) п", "3) п"]


def test_legal_numbers_and_own_restarts_are_those_of_libreoffice() -> None:
    roman = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    inner = (
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/><w:isLgl/>'
        '<w:suff w:val="space"/><w:lvlText w:val="%1.%2."/></w:lvl>'
    )
    lists = f'<w:abstractNum w:abstractNumId="1">{roman}{inner}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    document = Docx(numbering=lists).add(*(par("п", number_of(1, level)) for level in (0, 1, 1, 0, 1)))
    assert [line for line in text_of(document) if line.startswith("I") and "п" in line][1:3] == ["I.1. п", "I.2. п"]
    assert text_of(document)[-1] == "II.1. п"


def test_a_number_may_be_switched_off() -> None:
    style = f'<w:style w:type="paragraph" w:styleId="P"><w:pPr>{number_of(1, 1)}</w:pPr></w:style>'
    document = Docx(numbering=DEEP, styles=style).add(par("раздел", number_of(1, 0)))
    document.add(
        par("пункт", '<w:pStyle w:val="P"/>'),
        par("без", '<w:pStyle w:val="P"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    )
    assert text_of(document) == ["Статья 1. раздел", "1.1. пункт", "без"]


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (3, "russianLower", "в"),
        (31, "russianUpper", "Аб"),
        (27, "lowerLetter", "aa"),
        (7, "decimalZero", "07"),
        (7, "chicago", "‡‡"),
        (22, "ordinal", "22-й"),
        (12, "decimalEnclosedCircle", "⑫"),
        (7, "001, 002, 003, ...", "007"),
        (7, "hex", "7"),
        (0, "upperRoman", "0"),
    ],
)
def test_number_formats(value: int, style: str, shown: str) -> None:
    assert format_number(value, style) == shown
