"""Fields that show the moment, the file, properties and sequences, as LibreOffice 7.4 fills them on opening."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from docx_maker import Docx, field_run, par, run
from pdf_lines import read_lines

from documents.layout import docx_to_pdf
from documents.layout.read.field_values import format_date

_PROPERTIES = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>Договор № 7</dc:title><dcterms:modified>2026-02-03T10:20:30Z</dcterms:modified></cp:coreProperties>"
)
_LINK = (
    '<Relationship Id="c" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)


def shown(*fields: str) -> list[str]:
    """The lines of a document of these fields, one in each paragraph."""
    source = io.BytesIO(Docx(size=24).add(*(par(field) for field in fields)).save())
    target = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"</Relationships>", _LINK.encode()) if name == "_rels/.rels" else data)
        new.writestr("docProps/core.xml", _PROPERTIES)
    return [line.text for line in read_lines(docx_to_pdf(target.getvalue()).data)]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("d MMMM yyyy", "3 февраля 2026"),
        ("«dd» MMMM yyyy г.", "«03» февраля 2026 г."),
        ("dddd, d MMMM", "вторник, 3 февраля"),
        ("MMMM yyyy", "Февраль 2026"),
        ("dd.MM.yy HH:mm", "03.02.26 15:04"),
        ("h:mm am/pm", "3:04 PM"),
        ("d MMMM yyyy 'года'", "3 февраля 2026 года"),
    ],
)
def test_dates_in_the_pictures_of_word(pattern: str, text: str) -> None:
    assert format_date(datetime(2026, 2, 3, 15, 4, 5), pattern, "ru") == text


def test_a_date_is_that_of_the_day_and_a_locked_one_stays() -> None:
    date = field_run('DATE \\@ "yyyy"', "1999")
    locked = date.replace('fldCharType="begin"', 'fldCharType="begin" w:fldLock="true"')
    assert shown(date, locked) == [str(datetime.now().year), "1999"]


def test_properties_of_the_document() -> None:
    fields = (
        "TITLE",
        'TITLE "иное"',
        "SAVEDATE",
        'SAVEDATE \\@ "dd.MM.yyyy"',
        "DOCPROPERTY Title",
        "SUBJECT",
        "PRINTDATE",
    )
    assert shown(*(field_run(field, "прежнее") for field in fields)) == [
        "Договор№7",
        "прежнее",
        "3.2.202610:20:30AM",
        "03.02.2026",
        "Договор№7",
        "прежнее",
        "прежнее",
    ]


def test_the_name_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "Приказ.docx"
    file.write_bytes(Docx().add(par(field_run("FILENAME \\* MERGEFORMAT", "старое.docx"))).save())
    assert [line.text for line in read_lines(docx_to_pdf(file).data)] == ["Приказ.docx"]
    assert [line.text for line in read_lines(docx_to_pdf(file.read_bytes()).data)] == ["старое.docx"]


def test_sequences_are_counted() -> None:
    fields = ("SEQ Рис", "SEQ Рис \\c", "SEQ Таб", "SEQ Рис \\* ROMAN", "SEQ Рис \\r 9")
    assert shown(*(field_run(field, "5") for field in fields)) == ["1", "1", "1", "II", "9"]


def test_pages_in_the_format_of_the_field() -> None:
    assert shown(field_run("PAGE \\* ROMAN", "5"), field_run("NUMPAGES \\* alphabetic", "5")) == ["I", "a"]


def test_a_list_of_a_form_shows_the_chosen_entry() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="очно"/><w:listEntry w:val="заочно"/></w:ddList></w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert shown(run("форма: ") + begin) == ["форма:заочно"]
