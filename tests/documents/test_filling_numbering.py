"""Clause numbers and cross-references of filled documents; what loops and conditions leave behind is put in order."""

from __future__ import annotations

import io

import docx
import pytest
from lxml import etree

from documents.filling import TemplateProblem, fill
from documents.filling.guard import open_package
from documents.filling.numbering import clause_numbers, read_scheme
from documents.templates import compile_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SOURCE = """\
# [предмет] Предмет
## [первый] Первый
{%p if есть %}
## [второй] Второй
{%p endif %}
### Подпункт
{%p if есть %}
# Лишний раздел
## Пункт
{%p endif %}
# [конец] Конец
## [третий] Ссылки: {см: предмет}, {см: первый}, {см: третий}, {см: подпункт}.
### [подпункт] Подпункт
"""


def paragraphs(data: bytes) -> list[str]:
    return [item.text for item in docx.Document(io.BytesIO(data)).paragraphs]


@pytest.mark.parametrize(
    ("there", "expected"), [(True, "Ссылки: 1, 1.1, 3.1, 3.1.1."), (False, "Ссылки: 1, 1.1, 2.1, 2.1.1.")]
)
def test_references_hold_the_numbers_of_the_filled_document(there: bool, expected: str) -> None:
    assert expected in paragraphs(fill(compile_text(SOURCE), {"есть": there}))


def test_a_reference_to_a_clause_that_fell_out_is_told() -> None:
    source = "{%p if есть %}\n## [срок] Срок\n{%p endif %}\n## Смотри пункт {см: срок}, там срок"
    assert "Смотри пункт 1, там срок" not in paragraphs(fill(compile_text(source), {"есть": True}))
    with pytest.raises(TemplateProblem, match=r"В абзаце «Смотри пункт .* есть ссылка на пункт «срок»"):
        fill(compile_text(source), {"есть": False})


def numbers(levels: str, body: str, styles: str = "") -> list[str]:
    numbering = etree.fromstring(
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num></w:numbering>"
    )
    known = etree.fromstring(f'<w:styles xmlns:w="{W}">{styles}</w:styles>')
    document = etree.fromstring(f'<w:body xmlns:w="{W}">{body}</w:body>')
    return [number for _, number in clause_numbers(document, read_scheme(numbering, known))]


def level(index: int, text: str, number_format: str = "decimal", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def item(index: int, number: int = 1) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr></w:pPr></w:p>'


def test_levels_count_as_in_word() -> None:
    levels = level(0, "%1.") + level(1, "%1.%2.") + level(2, "%1.%2.%3)")
    body = "".join(map(item, (0, 1, 1, 2, 2, 1, 0, 1, 2)))
    assert numbers(levels, body) == ["1.", "1.1.", "1.2.", "1.2.1)", "1.2.2)", "1.3.", "2.", "2.1.", "2.1.1)"]


@pytest.mark.parametrize(
    ("number_format", "start", "expected"),
    [
        ("lowerLetter", 1, ["a)", "b)"]), ("upperLetter", 27, ["AA)", "BB)"]), ("russianLower", 9, ["и)", "к)"]),
        ("russianUpper", 1, ["А)", "Б)"]), ("lowerRoman", 4, ["iv)", "v)"]), ("upperRoman", 1999, ["MCMXCIX)", "MM)"]),
        ("decimalZero", 9, ["09)", "10)"]), ("bullet", 1, ["", ""]), ("decimal", 3, ["3)", "4)"]),
    ],
)  # fmt: skip
def test_formats(number_format: str, start: int, expected: list[str]) -> None:
    assert numbers(level(0, "%1)", number_format, start), item(0) * 2) == expected


def test_a_list_may_start_anew() -> None:
    assert numbers(level(0, "%1."), item(0) + item(0) + item(0, 2) + item(0, 2)) == ["1.", "2.", "5.", "6."]


def test_styles_give_and_take_numbers() -> None:
    styles = (
        '<w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:styleId="C"><w:basedOn w:val="C"/></w:style>'
    )
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{own}</w:pPr></w:p>' for name, own in (
        ("A", ""), ("B", ""), ("C", ""), ("A", '<w:numPr><w:numId w:val="0"/></w:numPr>'), ("B", ""),
    ))  # fmt: skip
    assert numbers(level(0, "%1."), body, styles) == ["1.", "2.", "3."]


def test_an_empty_last_section_vanishes() -> None:
    source = "А\n[конец раздела книжный]\n{%p if есть %}\nБ\n[конец раздела альбомный]\n{%p endif %}"
    for there, expected in ((True, [False, True]), (False, [False])):
        sections = docx.Document(io.BytesIO(fill(compile_text(source), {"есть": there}))).sections
        wide = [bool(item.page_width and item.page_height and item.page_width > item.page_height) for item in sections]
        assert wide == expected


def test_empty_cells_and_tables_stay_valid() -> None:
    source = (
        "[таблица 20 20]\n{%tr for с in ряды %}\n[строка]\n[ячейка]\n{%p if с.да %}\nтекст\n{%p endif %}\n[ячейка]\nб\n"
        "[/строка]\n{%tr endfor %}\n[/таблица]"
    )
    filled = docx.Document(io.BytesIO(fill(compile_text(source), {"ряды": [{"да": False}, {"да": True}]})))
    assert [[cell.text for cell in row.cells] for row in filled.tables[0].rows] == [["", "б"], ["текст", "б"]]
    assert docx.Document(io.BytesIO(fill(compile_text(source), {"ряды": []}))).tables == []


def test_cells_may_be_repeated() -> None:
    source = "[таблица 60 30 30]\n| {%tc for с in имена %} | {{ с }} | {%tc endfor %}\n[/таблица]"
    table = docx.Document(io.BytesIO(fill(compile_text(source), {"имена": list("абвг")}))).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == list("абвг")
    assert len(table.columns) == 4


def test_bookmarks_repeated_by_a_loop_become_one() -> None:
    source = "{%p for с in имена %}\n## [имя] {{ с }}\n{%p endfor %}\n## Смотри {см: имя}."
    made = fill(compile_text(source), {"имена": ["а", "б"]})
    xml = open_package(made)["word/document.xml"].decode()
    assert xml.count('w:name="п_имя"') == 1
    assert xml.count("bookmarkStart") == xml.count("bookmarkEnd") == 1
    assert "Смотри 0.1." in paragraphs(made) or "Смотри 1.1." in paragraphs(made)
