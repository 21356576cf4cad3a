"""What makes text wide, high and numbered: defaults, styles of notes, boxes of forms, as LibreOffice 7.4 has them."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx_maker import Docx, cell, par, row, run, table
from pdf_lines import read_lines

from documents.layout import docx_to_pdf
from documents.layout.reading import read_document
from documents.layout.tree import Paragraph


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
    from documents.layout.paginate import paginate

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
