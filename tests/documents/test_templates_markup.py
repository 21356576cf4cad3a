"""The compiler of template texts: what the markup gives in Word, and that every .docx equals its text."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT

from documents.templates import build_all, compile_text, docx_path, sources
from documents.templates.__main__ import main
from documents.templates.house import STYLES, numbering_xml, styles_xml
from documents.templates.markup import MarkupError, Paragraph, SectionEnd, Table, parse


def opened(source: str) -> Document:
    return docx.Document(io.BytesIO(compile_text(source)))


def texts(source: str) -> list[tuple[str, str]]:
    return [(item.style.name if item.style else "", item.text) for item in opened(source).paragraphs]


def test_every_template_equals_its_text() -> None:
    assert len(sources()) >= 7
    for source in sources():
        compiled = compile_text(source.read_text(encoding="utf-8"))
        assert docx_path(source).read_bytes() == compiled, f"rebuild {source.name}: python -m documents.templates"


def test_no_template_lacks_its_text() -> None:
    made = {path.stem for path in sources()}
    assert {path.stem for path in sources()[0].parent.glob("*.docx")} == made


def test_rebuilding_changes_nothing_and_the_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert build_all() == []
    assert main() == 0
    assert capsys.readouterr().out == ""


def test_compiling_twice_gives_equal_bytes() -> None:
    assert compile_text("= А\nБ") == compile_text("= А\nБ")


@pytest.mark.parametrize(
    ("line", "style", "text"),
    [
        ("= ДОГОВОР", "Название документа", "ДОГОВОР"),
        ("# Предмет", "Заголовок раздела", "Предмет"),
        ("## [срок] Стороны", "Пункт договора", "Стороны"),
        ("### Подробно", "Подпункт договора", "Подробно"),
        ("- раз", "Перечисление", "раз"),
        (":вправо: Приложение", "Текст справа", "Приложение"),
        (":влево:", "Текст слева", ""),
        ("Просто: текст", "Текст договора", "Просто: текст"),
        ("{%p if есть %}", "Условие шаблона", "{%p if есть %}"),
        ("№~{{ договор.номер }} &amp; <b>", "Текст договора", "№\u00a0{{ договор.номер }} &amp; <b>"),
        ("а{таб}б{строка}в", "Текст договора", "а\tб\nв"),
    ],
)
def test_a_line_becomes_a_paragraph(line: str, style: str, text: str) -> None:
    assert texts(line) == [(style, text)]


def test_notes_and_continuations() -> None:
    assert texts("// не печатается\nОдна\n  строка\n\nДругая") == [
        ("Текст договора", "Одна строка"), ("Текст договора", "Другая"),
    ]  # fmt: skip


def test_bold_is_a_run() -> None:
    runs = opened("Цена **сто** рублей").paragraphs[0].runs
    assert [(run.text, bool(run.bold)) for run in runs] == [("Цена ", False), ("сто", True), (" рублей", False)]


def test_tables_have_widths_in_millimetres_and_spans() -> None:
    table = opened("[таблица 10 50; шапка 1]\n| № | Имя\n{%tr for с in стороны %}\n| [2] а // б\n[/таблица]").tables[0]
    assert [round(column.width.mm) for column in table.columns if column.width] == [10, 50]
    assert [cell.text for cell in table.rows[0].cells] == ["№", "Имя"]
    assert table.rows[1].cells[0].text == "{%tr for с in стороны %}"
    assert [item.text for item in table.rows[2].cells[0].paragraphs] == ["а", "б"]
    assert table.rows[2].cells[0]._tc is table.rows[2].cells[1]._tc


def test_long_cells_and_nested_fragments() -> None:
    source = (
        "[фрагмент подпись КТО]\n:подпись: {{ КТО.имя }}\n[/фрагмент]\n"
        "[фрагмент ячейки А]\n[ячейка]\n{{ А.роль }}\n[вставить подпись КТО=А]\n[/фрагмент]\n"
        "[таблица 85 85; без рамки]\n[строка]\n[вставить ячейки А=левая]\n[вставить ячейки А=правая]\n"
        "[/строка]\n[/таблица]"
    )
    cells = opened(source).tables[0].rows[0].cells
    assert [cell.text for cell in cells] == ["{{ левая.роль }}\n{{ левая.имя }}", "{{ правая.роль }}\n{{ правая.имя }}"]


def test_inline_fragments() -> None:
    assert (
        texts("[фрагмент имя]\n{{ с.имя }}\n[/фрагмент]\nМы, {вставить: имя}, здесь")[0][1] == "Мы, {{ с.имя }}, здесь"
    )


def test_sections_turn_the_page() -> None:
    sections = opened("А\n[конец раздела книжный]\nБ\n[конец раздела альбомный]\nВ").sections
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert [bool(section.different_first_page_header_footer) for section in sections] == [True, False, False]
    assert [round(sections[0].left_margin.mm), round(sections[0].right_margin.mm)] == [30, 10]  # type: ignore[union-attr]


def test_a_section_at_the_end_leaves_no_empty_page() -> None:
    sections = opened("А\n[конец раздела альбомный]").sections
    assert [section.orientation for section in sections] == [WD_ORIENT.LANDSCAPE]


def test_a_page_break_goes_before_the_next_real_paragraph() -> None:
    blocks = parse("[новая страница]\n{%p if да %}\nТекст\n{%p endif %}")
    assert [getattr(block, "new_page", None) for block in blocks] == [False, True, False]


def test_references_are_fields_with_bookmarks() -> None:
    xml = zipfile.ZipFile(io.BytesIO(compile_text("## [срок] А\nСм. п. {см: срок}"))).read("word/document.xml").decode()
    assert 'w:name="п_срок"' in xml
    assert " REF п_срок \\r \\h " in xml


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("А\n:нет такого: Б", "line 2"),
        ("[таблица 10 20]\n| один\n[/таблица]", "line 2"),
        ("[таблица 10]\n| один", "line 2"),
        ("{% if а %}", "line 1"),
        ("[неведомо]", "line 1"),
        ("[вставить нет]", "line 1"),
        ("См. {см: нет}", "нет"),
        ("[таблица 10]\n[строка]\nтекст\n[/строка]\n[/таблица]", "line 3"),
    ],
)
def test_faults_name_their_line(source: str, line: str) -> None:
    with pytest.raises(MarkupError, match=line):
        compile_text(source)


def test_blocks_of_a_text() -> None:
    blocks = parse("А\n[таблица 10]\n| б\n[/таблица]\n[конец раздела альбомный]")
    assert [type(block) for block in blocks] == [Paragraph, Table, SectionEnd]


def test_house_style() -> None:
    xml = styles_xml()
    assert 'w:val="ru-RU"' in xml
    assert "w:kern" not in xml
    assert 'w:ascii="Times New Roman"' in xml
    assert len({style.style_id for style in STYLES}) == len({style.name for style in STYLES}) == len(STYLES)
    assert all(text in numbering_xml() for text in ('"%1."', '"%1.%2."', '"%1.%2.%3."'))


def test_resources_hold_no_other_files() -> None:
    folder = sources()[0].parent
    assert {path.suffix for path in folder.iterdir()} == {".txt", ".docx"}


def test_rows_stay_whole_unless_they_may_be_divided() -> None:
    for option, whole in (("", [True, True]), ("; делить", [True, False])):
        table = opened(f"[таблица 10; шапка 1{option}]\n| а\n| б\n[/таблица]").tables[0]
        assert ["cantSplit" in row._tr.xml for row in table.rows] == whole


def test_a_line_that_introduces_a_list_stays_with_it() -> None:
    paragraphs = opened("## Прилагаются:\n- один\n## Конец.").paragraphs
    assert [bool(item.paragraph_format.keep_with_next) for item in paragraphs] == [True, False, False]


def test_a_paragraph_may_be_kept_on_the_page_of_the_next() -> None:
    made = opened("[не отрывать]\n{%p if да %}\nПоследний пункт\n{%p endif %}\n# Подписи")
    kept = [item.text for item in made.paragraphs if item.paragraph_format.keep_with_next]
    assert kept == ["Последний пункт"]


def test_small_tables_and_pages_without_a_binding_edge() -> None:
    made = opened("[таблица 10 50; шапка 1; мелко]\n| № | Имя\n| 1 | Аня\n[/таблица]\n[конец раздела альбомный узкий]")
    styles = [cell.paragraphs[0].style.name for row in made.tables[0].rows for cell in row.cells]
    assert styles == ["Шапка таблицы, мелкая", "Шапка таблицы, мелкая", "Мелкий текст", "Мелкий текст"]
    broad = opened("Текст\n[конец раздела альбомный]").sections[0]
    assert (made.sections[0].top_margin or 0) < (broad.top_margin or 0)


def test_one_letter_words_stay_with_the_next_word_and_tags_are_left_alone() -> None:
    source = "И вот в силу с {{ х }} и по-в это; {% for с in л %}а б{% endfor %}"
    assert opened(source).paragraphs[0].text == (
        "И\u00a0вот в\u00a0силу с\u00a0{{ х }} и\u00a0по-в это; {% for с in л %}а\u00a0б{% endfor %}"
    )
