"""Hyperlinks in the PDF: annotations and elements of the structure."""

from __future__ import annotations

import io
import re
import zipfile

import pypdfium2
import pytest
from docx_maker import Docx, bookmark, par, run

from documents.layout import docx_to_pdf

_RELATIONS = "word/_rels/document.xml.rels"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def _pdf(content: str, target: str, archive: bool = False, below: str = "") -> bytes:
    """A line of «до», these runs and «после», and a block below; the relationship «away» leads to `target`."""
    source = Docx(size=24).add(par(run("до ") + content + run(" после")), below).save()
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == _RELATIONS:
                link = f'<Relationship Id="away" Type="{_KIND}" Target="{target}" TargetMode="External"/>'
                data = data.replace(b"</Relationships>", f"{link}</Relationships>".encode())
            new.writestr(name, data)
    return docx_to_pdf(result.getvalue(), archive=archive).data


def _away(words: str = "ссылка") -> str:
    return f'<w:hyperlink r:id="away">{run(words)}</w:hyperlink>'


def _inside(name: str) -> str:
    return f'<w:hyperlink w:anchor="{name}">{run("ссылка")}</w:hyperlink>'


@pytest.mark.parametrize("target", ["https://example.org/a", "http://example.org", "mailto:a@example.org"])
@pytest.mark.parametrize("archive", [False, True])
def test_a_link_leads_to_its_address(target: str, archive: bool) -> None:
    data = _pdf(_away(), target, archive)
    (annotation,) = re.findall(rb"<<[^<]*/A <<.*?>>.*?>>", data.replace(b"\n", b" "))
    assert target.encode() in annotation
    assert b"/F 4" in annotation
    assert b"/StructParent 1" in annotation
    place = re.search(rb"/Rect \[([^]]*)\]", annotation)
    assert place is not None
    left, bottom, right, top = map(float, place[1].split())
    assert (left, right) == pytest.approx((100.15, 136.0), abs=0.1)
    assert 771 < bottom + 3 < top < 790
    assert b"/S/Link" in data
    assert b"/Type/OBJR" in data


@pytest.mark.parametrize("target", ["file:///C:/a.exe", "javascript:alert(1)", "other.docx", "ftp://example.org"])
def test_other_addresses_are_only_text(target: str) -> None:
    data = _pdf(_away(), target)
    assert b"/Annot" not in data
    assert target.encode() not in data


def test_a_bookmark_is_reached() -> None:
    data = _pdf(_inside("there"), "", below=par(bookmark("there", 1, run("цель")), "<w:pageBreakBefore/>"))
    pdf = pypdfium2.PdfDocument(data)
    assert len(pdf) == 2
    pdf.close()
    assert b"/Dest" in data
    assert b"/Annot" not in _pdf(_inside("nowhere"), "")


def test_a_link_changes_nothing_that_is_seen() -> None:
    def shown(data: bytes) -> tuple[str, bytes]:
        pdf = pypdfium2.PdfDocument(data)
        text, image = pdf[0].get_textpage().get_text_range(), bytes(pdf[0].render(may_draw_forms=False).buffer)
        pdf.close()
        return text, image

    words = "слова ссылки " * 20
    assert shown(_pdf(_away(words), "https://example.org")) == shown(_pdf(run(words), "https://example.org"))
