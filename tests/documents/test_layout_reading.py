"""What the reader takes from a document, and that nothing of it is lost in silence."""

from __future__ import annotations

import pytest
from docx_maker import Docx, cell, par, row, run, table
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_samples import CENTER
from pdf_lines import read_lines

from documents.layout import docx_to_pdf, lines_of


def text_of(*blocks: str, **parts: str) -> list[str]:
    """The lines of a document of these blocks."""
    return [line for page in lines_of(Docx(**parts).add(*blocks).save()) for line in page]  # type: ignore[arg-type]


def test_content_controls_and_links_show_their_text() -> None:
    control = f"<w:sdt><w:sdtContent>{run('в поле ')}</w:sdtContent></w:sdt>"
    link = f'<w:hyperlink r:id="x">{run("ссылка")}</w:hyperlink>'
    block = f"<w:sdt><w:sdtContent>{par('абзац в поле')}</w:sdtContent></w:sdt>"
    assert text_of(par(run("текст ") + control + link), block) == ["текст в поле ссылка", "абзац в поле"]


def test_hidden_text_is_not_printed() -> None:
    assert text_of(par(run("видно") + run(" не видно", "<w:vanish/>"))) == ["видно"]


def test_capitals_are_made() -> None:
    assert text_of(par("ёлка, 5-й", "", "<w:caps/>"), par("Имя", "", "<w:smallCaps/>")) == ["ЁЛКА, 5-Й", "ИМЯ"]


def test_signs_of_symbol_fonts_become_unicode() -> None:
    signs = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
    assert text_of(par(signs + run(" да"))) == ["☑• да"]


def test_the_iso_strict_kind_is_read() -> None:
    import io
    import zipfile

    source = io.BytesIO(Docx().add(par("Строгий вид", CENTER)).save())
    target = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            for part in (b"wordprocessingml", b"officeDocument"):
                data = data.replace(
                    b"http://schemas.openxmlformats.org/" + part + b"/2006/",
                    b"http://purl.oclc.org/ooxml/" + part + b"/",
                )
            new.writestr(name, data)
    assert lines_of(target.getvalue()) == [["Строгий вид"]]


@pytest.mark.parametrize(
    ("xml", "word"),
    [
        (
            '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
            "<m:r><m:t>в рамке</m:t></m:r></m:oMath>",
            "Формул",
        ),
    ],
)
def test_what_is_not_set_as_it_should_be_is_printed_and_told(xml: str, word: str) -> None:
    document = Docx().add(par(run("текст ") + xml)).save()
    assert "в рамке" in " ".join(lines_of(document)[0])
    assert any(word in warning for warning in docx_to_pdf(document).warnings)


def test_a_picture_outside_the_document_is_told() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><a:graphic><a:graphicData><pic:pic>'
        '<pic:blipFill><a:blip r:link="rX"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    assert any("Рисунок" in warning for warning in docx_to_pdf(Docx().add(par(drawing)).save()).warnings)


WORDS = st.lists(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P"), max_codepoint=0x4FF), min_size=1, max_size=20),
    min_size=1,
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(words=WORDS, justified=st.booleans(), size=st.sampled_from([20, 24, 28, 40]))
def test_every_sign_of_the_text_is_in_the_lines(words: list[str], justified: bool, size: int) -> None:
    blocks = [
        par(" ".join(words), '<w:jc w:val="both"/>' if justified else ""),
        table([900], [row([cell(" ".join(words), 900)])]),
    ]
    lines = "".join(line for page in lines_of(Docx(size=size).add(*blocks, par()).save()) for line in page)
    expected = "".join(words) * 2
    assert sorted(lines.replace(" ", "").replace("\u2011", "-")) == sorted(
        expected.replace("\u00ad", "").replace("\u2011", "-")
    )


def test_the_words_are_in_the_pdf_too() -> None:
    words = "Школа & К «Ромашка» <Рога> 5 000 ₽ ☐ нет ☑ да №\u00a07 кто-то"
    lines = read_lines(docx_to_pdf(Docx().add(par(words)).save()).data)
    assert lines[0].text == words.replace(" ", "").replace("\u00a0", "")


def tracked(kind: str, inner: str) -> str:
    """A tracked insertion or deletion."""
    return f'<w:{kind} w:id="1" w:author="А" w:date="2026-01-01T00:00:00Z">{inner}</w:{kind}>'


def test_tracked_changes_are_read_as_accepted_and_said_so() -> None:
    gone = tracked("del", "<w:r><w:delText>было</w:delText></w:r>")
    data = Docx().add(par(gone + tracked("ins", run("стало")))).save()
    assert lines_of(data) == [["стало"]]
    assert any("исправления" in warning for warning in docx_to_pdf(data).warnings)


def test_a_deleted_paragraph_mark_joins_two_paragraphs_and_a_deleted_row_goes() -> None:
    mark = '<w:rPr><w:del w:id="2" w:author="А"/></w:rPr>'
    gone_row = row([cell("Лишняя", 2000)], '<w:del w:id="3" w:author="А"/>')
    body = [par(run("Начало, "), mark), par(run("конец.")), table([2000], [row([cell("Есть", 2000)]), gone_row]), par()]
    assert [line for page in lines_of(Docx().add(*body).save()) for line in page] == ["Начало, конец.", "Есть"]


def test_tracked_changes_are_shown_on_request_unless_the_document_hides_them() -> None:
    gone = tracked("del", "<w:r><w:delText>было</w:delText></w:r>")
    body = par(gone + tracked("ins", run("стало")))
    assert lines_of(Docx().add(body).save(), "shown") == [["былостало"]]
    hidden = Docx(settings='<w:revisionView w:markup="0"/>').add(body)
    assert lines_of(hidden.save(), "shown") == [["стало"]]
