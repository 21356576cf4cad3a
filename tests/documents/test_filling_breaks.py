"""Page breaks and section ends that stand in the paragraph of a tag outlive the tag."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx_maker import LANDSCAPE, Docx
from pdf_lines import read_lines

from documents.filling import fill
from documents.layout import docx_to_pdf

BREAK = '<w:r><w:br w:type="page"/></w:r>'


def paragraph(text: str, *, before: str = "", after: str = "", properties: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{before}{run}{after}</w:p>"


def pages(data: bytes) -> list[str]:
    found: dict[int, str] = {}
    for line in read_lines(docx_to_pdf(data).data):
        found[line.page] = found.get(line.page, "") + line.text
    return list(found.values())


@pytest.mark.parametrize(
    "tag",
    [
        paragraph("{%p if есть %}", after=BREAK),
        paragraph("{%p if есть %}", before=BREAK),
        paragraph("{%p if есть %}", properties="<w:pageBreakBefore/>"),
    ],
)
def test_a_page_break_beside_a_condition_stays(tag: str) -> None:
    template = Docx().add(paragraph("один"), tag, paragraph("два"), paragraph("{%p endif %}"), paragraph("три")).save()
    assert pages(fill(template, {"есть": True})) == ["один", "дватри"]


def test_a_break_after_the_condition_falls_out_with_it() -> None:
    tag = paragraph("{%p if есть %}", after=BREAK)
    template = Docx().add(paragraph("один"), tag, paragraph("два"), paragraph("{%p endif %}"), paragraph("три")).save()
    assert pages(fill(template, {"есть": False})) == ["одинтри"]


def test_letters_of_a_loop_start_their_pages() -> None:
    template = Docx().add(
        paragraph("{%p for п in письма %}"), paragraph("{%p if not loop.first %}", after=BREAK), paragraph(""),
        paragraph("{%p endif %}"), paragraph("{{ п }}"), paragraph("{%p endfor %}"),
    ).save()  # fmt: skip
    assert pages(fill(template, {"письма": ["а", "б", "в"]})) == ["а", "б", "в"]


@pytest.mark.parametrize("there", [True, False])
def test_the_end_of_a_section_stays_where_it_was(there: bool) -> None:
    end = paragraph("{%p endif %}", properties=f"<w:sectPr>{LANDSCAPE}</w:sectPr>")
    template = Docx().add(paragraph("{%p if есть %}"), paragraph("лёжа"), end, paragraph("стоя")).save()
    made = docx.Document(io.BytesIO(fill(template, {"есть": there})))
    assert [section.orientation for section in made.sections] == [WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]


def ins(text: str) -> str:
    return f'<w:ins w:id="7" w:author="Автор"><w:r><w:t>{text}</w:t></w:r></w:ins>'


def gone(text: str) -> str:
    return f'<w:del w:id="8" w:author="Автор"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def test_tracked_changes_of_the_author_are_accepted() -> None:
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    struck = row.format('<w:trPr><w:del w:id="9" w:author="Автор"/></w:trPr>', "старая строка")
    changed = gone(".дата") + ins(".номер") + "<w:r><w:t> }}</w:t></w:r>" + gone("{{ догов")
    template = Docx().add(
        paragraph("Номер {{ договор", after=changed),
        paragraph("Абзац", properties='<w:rPr><w:ins w:id="3" w:author="Автор"/></w:rPr>'),
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"5000\"/></w:tblGrid>{struck}{row.format('', 'новая')}</w:tbl>",
    ).save()  # fmt: skip
    made = docx.Document(io.BytesIO(fill(template, {"договор": {"номер": "5"}})))
    assert [item.text for item in made.paragraphs] == ["Номер 5", "Абзац"]
    assert [cell.text for row_ in made.tables[0].rows for cell in row_.cells] == ["новая"]
    assert "Автор" not in made.element.xml


def test_comments_of_the_author_go_to_nobody() -> None:
    written = docx.Document(io.BytesIO(Docx().add(paragraph("Текст")).save()))
    written.add_comment(written.paragraphs[0].runs, text="Проверить {{ тайна }}", author="Автор")
    stream = io.BytesIO()
    written.save(stream)
    made = fill(stream.getvalue(), {})
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert not [name for name in package.namelist() if "comment" in name or "people" in name]
        assert not [name for name in package.namelist() if "Автор".encode() in package.read(name)]
    assert [item.text for item in docx.Document(io.BytesIO(made)).paragraphs] == ["Текст"]
