"""What makes text wide, high and numbered: defaults, styles of notes, boxes of forms, as LibreOffice 7.4 has them."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
import pytest
from docx_maker import PORTRAIT, Docx, cell, par, row, run, table
from pdf_lines import read_lines

from documents.layout import docx_to_pdf
from documents.layout.lines.measure import metrics
from documents.layout.lines.opportunities import boundaries
from documents.layout.model.properties import run_look
from documents.layout.model.tree import Paragraph
from documents.layout.read.read_document import read_document


def without_defaults(document: Docx) -> bytes:
    """The document with a style sheet that has no defaults."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document.save())) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/styles.xml":
                start, end = data.index(b"<w:docDefaults>"), data.index(b"</w:docDefaults>")
                data = data[:start] + data[end + len(b"</w:docDefaults>") :]
            target.writestr(name, data)
    return buffer.getvalue()


def paragraphs_of(data: bytes) -> list[Paragraph]:
    """The paragraphs of the body."""
    document, _ = read_document(data)
    return [block for section in document.sections for block in section.blocks if isinstance(block, Paragraph)]


def test_without_defaults_text_is_kerned_calibri() -> None:
    look = paragraphs_of(without_defaults(Docx().add(par("Текст"))))[0].pieces[0].look
    assert (look.font, look.size, look.kerning) == ("Calibri", 22, True)


def test_the_mark_before_a_note_has_the_style_of_marks() -> None:
    style = (
        '<w:style w:type="character" w:styleId="FR"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    mark = '<w:r><w:rPr><w:rStyle w:val="FR"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    document = Docx(size=24, styles=style).add(par(run("Слово") + mark))
    document.parts["footnotes"] = ("footnotes", f'<w:footnote w:id="2">{par(" сказано")}</w:footnote>')
    lines = read_lines(docx_to_pdf(document.save()).data)
    assert [line.text for line in lines] == ["1", "Слово", "1", "сказано"]


@pytest.mark.parametrize(("state", "corners"), [("", 4), ('<w:checked w:val="1"/>', 6)])
def test_a_box_of_a_form_is_drawn(state: str, corners: int) -> None:
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>'
        f'<w:default w:val="0"/>{state}</w:checkBox></w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    data = Docx(size=24).add(par(box + run(" согласен"))).save()
    [line] = read_lines(docx_to_pdf(data).data)
    # The square is as wide as the line is high: 13.8 pt, then a blank of 3 pt.
    assert line.text == "согласен"
    assert line.left == pytest.approx(85.05 + 13.8 + 3, abs=0.1)
    assert drawn_rules(data) == corners


def drawn_rules(data: bytes) -> int:
    """How many rules the first page has."""
    from documents.layout.pages.paginate import paginate

    return len(paginate(read_document(data)[0])[0].ink.rules)


def test_text_in_a_styled_table_is_not_kerned_without_defaults() -> None:
    style = '<w:style w:type="table" w:styleId="T"><w:name w:val="T"/></w:style>'
    body = table([5000], [row([cell("Исполнитель", 5000)])], '<w:tblStyle w:val="T"/>')
    document, _ = read_document(without_defaults(Docx(styles=style).add(body)))
    [block] = document.sections[0].blocks[:1]
    assert not isinstance(block, Paragraph)
    [inside] = block.rows[0].cells[0].blocks
    assert isinstance(inside, Paragraph)
    assert not inside.pieces[0].look.kerning


def test_a_style_without_a_name_is_no_ones() -> None:
    nameless = '<w:style><w:name w:val="Empty"/><w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
    assert paragraphs_of(Docx(size=24, styles=nameless).add(par("Текст")).save())[0].pieces[0].look.size == 24


def test_a_word_is_not_cut_beside_a_frame() -> None:
    place = '<w:framePr w:w="5000" w:hSpace="141" w:wrap="around" w:vAnchor="text" w:hAnchor="text" w:x="{}" w:y="1"/>'
    document = Docx(size=24).add(par("рамка", place.format(3500)), par("замечательнейшее предостережение " * 8))
    # To the right of the frame 50 pt are free: too little for any word.
    texts = [line.text for line in read_lines(docx_to_pdf(document.save()).data)]
    for text in texts:
        assert text.replace("рамка", "").replace("замечательнейшее", "").replace("предостережение", "") == ""


def test_a_sign_that_no_font_has_stays_in_the_text() -> None:
    [line] = read_lines(docx_to_pdf(Docx(size=24).add(par("до 测试 после")).save()).data)
    assert line.text == "до测试после"


@pytest.mark.parametrize(("sign", "width"), [("测", 0.6), ("ﾅ", 0.6)])
def test_such_a_sign_is_as_wide_as_the_box_of_dejavu(sign: str, width: float) -> None:
    lines = read_lines(docx_to_pdf(Docx(size=40).add(par(sign * 10 + "!"), par("!")).save()).data)
    assert lines[0].right - lines[1].right == pytest.approx(10 * width * 20, abs=0.5)


def test_each_writing_system_has_its_font() -> None:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="SimSun" w:cs="Calibri"/><w:szCs w:val="40"/>'
    [paragraph] = paragraphs_of(Docx(size=24).add(par(run("Да 测 שלום", fonts))).save())
    looks = [(piece.text, piece.look.font, piece.look.size) for piece in paragraph.pieces]
    assert looks == [("Да ", "Arial", 24), ("测", "SimSun", 24), (" ", "Arial", 24), ("שלום", "Calibri", 40)]


def test_the_base_of_a_ruby_is_not_lost() -> None:
    ruby = "<w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby>".format(
        run("подсказка"), run("основа")
    )
    result = docx_to_pdf(Docx().add(par(f"<w:r>{ruby}</w:r>")).save())
    assert [line.text for line in read_lines(result.data)] == ["основа"]
    assert any("ruby" in warning for warning in result.warnings)


@pytest.mark.parametrize(("kind", "pitch"), [("lines", 18.0), ("default", 13.8)])
def test_lines_stand_on_the_grid_of_a_section(kind: str, pitch: float) -> None:
    document = Docx(size=24, final=f'{PORTRAIT}<w:docGrid w:type="{kind}" w:linePitch="360"/>')
    document.add(par("один"), par("два"), par("не на сетке", '<w:snapToGrid w:val="0"/>'), par("конец"))
    ys = [line.y for line in read_lines(docx_to_pdf(document.save()).data)]
    assert ys[1] - ys[0] == pytest.approx(pitch, abs=0.1)


def test_the_grid_is_in_the_middle_of_the_page() -> None:
    # 14570 twips between the margins: 40 lines of 360 and 170 left over, half of them above.
    document = Docx(size=24, final=f'{PORTRAIT}<w:docGrid w:type="lines" w:linePitch="360"/>').add(par("один"))
    [line] = read_lines(docx_to_pdf(document.save()).data)
    assert line.y == pytest.approx(56.7 + 85 / 20 + (18 - 13.8) / 2 + 11.2, abs=0.1)


def test_a_bullet_without_a_sign_leaves_no_room() -> None:
    level = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    [line] = read_lines(docx_to_pdf(Docx(numbering=level).add(par("текст", number)).save()).data)
    assert line.left == pytest.approx(85.05, abs=0.1)


@pytest.mark.parametrize(
    ("font", "text", "narrower"),
    [
        ("Calibri", "ti", 6.5),
        ("Calibri", "ffi", 32.3),
        ("Cambria", "fi", 22.9),
        ("Arial", "fi", 0.0),
        ("Calibri", "ти", 0),
    ],
)
def test_letters_that_a_face_joins_are_narrower(font: str, text: str, narrower: float) -> None:
    look = run_look({"font": font, "size": 200, "bold": font == "Calibri" and text == "ti"})
    shape = metrics(look)
    apart = sum(shape.width(letter) for letter in text)
    assert (apart - shape.width(text)) / 120 / 100 * 1000 == pytest.approx(narrower, abs=1)


def test_letters_set_wide_are_not_joined() -> None:
    shape = metrics(run_look({"font": "Cambria", "size": 200, "spacing": 240}))
    assert shape.width("fi") == shape.width("f") + shape.width("i")


def test_a_line_does_not_end_inside_a_word_with_a_ligature_sign() -> None:
    assert boundaries("signi\ufb01cant слово") == [11, 16]


def test_signs_beyond_the_first_plane_keep_their_codes() -> None:
    pdf = pypdfium2.PdfDocument(docx_to_pdf(Docx().add(par("до 𝑆 и 😀 и 🏠 после")).save()).data)
    text = pdf[0].get_textpage().get_text_range()
    pdf.close()
    assert text == "до 𝑆 и 😀 и 🏠 после"


def test_a_paragraph_of_hidden_text_takes_no_line() -> None:
    hidden = par(run("скрыто", "<w:vanish/>"))
    lines = read_lines(docx_to_pdf(Docx(size=24).add(par("до"), hidden, par("после")).save()).data)
    assert [line.text for line in lines] == ["до", "после"]
    assert lines[1].y - lines[0].y == pytest.approx(13.8, abs=0.1)


@pytest.mark.parametrize(("tag", "gap"), [("object", 10), ("pict", 0)])
def test_an_embedded_object_has_the_space_after_its_paragraph_below(tag: str, gap: int) -> None:
    shape = (
        f'<w:r><w:{tag} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:60pt;height:40pt">'
        f'<v:imagedata r:id="нет"/></v:shape></w:{tag}></w:r>'
    )
    spacing = '<w:spacing w:after="200"/>'
    lines = read_lines(docx_to_pdf(Docx(size=24).add(par("до"), par(run("x") + shape, spacing)).save()).data)
    # The object stands on the baseline, lifted by the space after: 2.6 pt of descent, 40 pt, the space.
    assert lines[1].y - lines[0].y == pytest.approx(2.6 + 40 + gap, abs=0.2)


@pytest.mark.parametrize(("bold", "second"), [("<w:b/>", "..."), ("", "решение:...")])
def test_between_portions_a_line_ends_behind_any_blank(bold: str, second: str) -> None:
    runs = run("слово слово решение: ") + run("...", bold)
    document = Docx(size=24).add(par(runs, f'<w:ind w:right="{9638 - 119 * 20}"/>'))
    assert [line.text for line in read_lines(docx_to_pdf(document.save()).data)][1] == second
