"""Files that are no documents, damaged ones and attacks: a sentence in Russian, never a crash."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx_maker import PORTRAIT, Docx, par
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout_samples import contract

from documents.layout import docx_to_pdf
from documents.layout.errors import DangerousDocument, UnreadableDocument
from documents.layout.read.package import Package
from models.errors import EnvironmentProblem

CONTRACT = contract(1).save()


def rebuilt(changes: dict[str, bytes | None], source: bytes | None = None) -> bytes:
    """A document with some parts replaced, added or (None) removed."""
    with zipfile.ZipFile(io.BytesIO(source or Docx().add(par("Текст")).save())) as archive:
        parts: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    parts.update(changes)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "не файл .docx"),
        (b"%PDF-1.4", "не файл .docx"),
        (b"PK\x03\x04" + b"\0" * 100, "не файл .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "старый формат .doc"),
        (CONTRACT[: len(CONTRACT) // 2], "не файл .docx"),
        (rebuilt({"word/document.xml": None, "_rels/.rels": None}), "нет текста"),
        (rebuilt({"word/document.xml": b"<w:document"}), "повреждена"),
        (rebuilt({"word/document.xml": b"<a/>"}), "нет текста"),
        (rebuilt({"word/styles.xml": b"\xff\xfe\x00"}), "повреждена"),
    ],
)
def test_what_is_no_document_is_told_in_russian(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableDocument) as problem:
        docx_to_pdf(data)
    assert word in problem.value.title
    assert problem.value.advice


@pytest.mark.parametrize(
    "text",
    [
        b'<!DOCTYPE a [<!ENTITY x "boom">]><a>&x;</a>',
        b'<?xml version="1.0"?>' + b" " * 5000 + b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        '<!DOCTYPE a [<!ENTITY x "1">]><a>&x;</a>'.encode("utf-16"),
    ],
)
def test_a_doctype_is_refused_in_every_part(text: bytes) -> None:
    for part in ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml"):
        with pytest.raises(DangerousDocument):
            docx_to_pdf(rebuilt({part: text}))


def test_a_zip_bomb_is_refused_before_it_unfolds() -> None:
    with pytest.raises(DangerousDocument):
        docx_to_pdf(rebuilt({"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"}))


def test_a_picture_kept_unpacked_is_no_bomb() -> None:
    white = b"\xff" * 3_000_000  # packs five hundred to one, as an EMF of a white page does
    package = Package.open(rebuilt({"word/media/image1.emf": white}))
    assert package.read("word/media/image1.emf") == white


def test_too_many_entries_are_refused() -> None:
    with pytest.raises(DangerousDocument):
        docx_to_pdf(rebuilt({f"word/x{number}.xml": b"" for number in range(6000)}))


def test_a_missing_file_is_the_disks_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        docx_to_pdf(tmp_path / "нет.docx")


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{base}"/></w:style>'
        for name, base in (("A", "B"), ("B", "A"), ("C", "C"))
    )
    result = docx_to_pdf(Docx(styles=styles).add(*(par(name, f'<w:pStyle w:val="{name}"/>') for name in "ABC")).save())
    assert result.pages == 1


def test_tables_nested_very_deep_are_an_error_or_a_page() -> None:
    inner = par("дно")
    for _ in range(60):
        inner = f"<w:tbl><w:tr><w:tc>{inner}{par()}</w:tc></w:tr></w:tbl>"
    assert docx_to_pdf(Docx().add(inner, par()).save()).pages >= 1
    for _ in range(200):
        inner = f"<w:tbl><w:tr><w:tc>{inner}{par()}</w:tc></w:tr></w:tbl>"
    with pytest.raises(EnvironmentProblem):
        docx_to_pdf(Docx().add(inner, par()).save())


@pytest.mark.parametrize("value", ["-999999", "0", "1", "99999999999999999999", "abc", "1e400", "nan", ""])
def test_absurd_measures_still_make_pages(value: str) -> None:
    document = Docx(
        final=f'<w:pgSz w:w="{value}" w:h="{value}"/><w:pgMar w:top="{value}" w:left="{value}" w:right="{value}" '
        f'w:bottom="{value}" w:header="{value}" w:footer="{value}" w:gutter="{value}"/>'
    )
    look = f'<w:ind w:left="{value}" w:right="{value}" w:firstLine="{value}"/>'
    look += f'<w:spacing w:line="{value}" w:before="{value}"/>'
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{value}"/></w:tabs>'
    document.add(par("слово\tслово " * 30, tabs + look, f'<w:sz w:val="{value}"/>'))
    assert 1 <= docx_to_pdf(document.save()).pages < 400


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(position=st.integers(0, len(CONTRACT) - 1), value=st.integers(0, 255))
def test_one_changed_byte_is_a_pdf_or_a_problem(position: int, value: int) -> None:
    data = CONTRACT[:position] + bytes([value]) + CONTRACT[position + 1 :]
    try:
        made = docx_to_pdf(data).data
    except EnvironmentProblem as problem:
        made = problem.title.encode()
    assert made.startswith((b"%PDF", "Файл".encode(), "Документ".encode()))


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("<w:sdt><w:sdtContent>" * 10_000 + par("дно") + "</w:sdtContent></w:sdt>" * 10_000, "глубоко"),
        (f"<w:tbl>{'<w:tr>' + '<w:tc><w:p/></w:tc>' * 50 + '</w:tr>'}</w:tbl>" * 2_001, "ячеек"),
        ("<w:p/>" * 200_001, "абзацев"),
    ],
)
def test_what_would_take_forever_is_refused(body: str, sign: str) -> None:
    with pytest.raises(DangerousDocument) as problem:
        docx_to_pdf(Docx().add(body, par()).save())
    assert sign in problem.value.title


@pytest.mark.parametrize("text", [" " * 200_000, "а\u00a0" * 20_000, "а\u00ad" * 20_000, "\n" * 20_000, "-" * 100_000])
def test_long_paragraphs_take_time_in_proportion(text: str) -> None:
    # Each of these took minutes when some step looked at the whole paragraph for every line or blank.
    assert docx_to_pdf(Docx().add(par(text)).save()).pages >= 1


def test_a_number_beside_a_float_that_leaves_no_room_for_a_word_ends() -> None:
    place = '<w:framePr w:w="9000" w:h="16000" w:hRule="exact" w:wrap="around" w:hAnchor="page" w:vAnchor="page" '
    frame = par("рамка", place + 'w:x="2300" w:y="100"/>')
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '<w:suff w:val="nothing"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    final = '<w:headerReference w:type="default" r:id="h1"/>' + PORTRAIT
    document = Docx(numbering=numbering, final=final, parts={"h1": ("header", frame + par())})
    assert docx_to_pdf(document.add(par("Длинноеслово " * 10, numbered)).save()).pages < 10
