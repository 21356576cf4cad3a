"""Files as other people make them: fonts, kerning, notes, floats, tables that touch; and nothing of them is lost."""

from __future__ import annotations

import io
import random
import zipfile
from collections import Counter
from itertools import pairwise

import pypdfium2
import pytest
from docx_maker import Docx, bookmark, cell, field_run, par, row, run, table
from layout_samples import words
from lxml import etree
from pdf_lines import HYPHENS, page_count, read_lines
from strange_samples import MODERN
from strange_set import BEYOND, IN_SCOPE, strange

from documents.font_kerning import Kerning
from documents.fonts import text_face
from documents.layout import docx_to_pdf, lines_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENTS = strange(1)


def letters(text: str) -> Counter[str]:
    """The letters and digits of a text."""
    return Counter(sign.casefold() for sign in text if sign.isalnum() and sign not in HYPHENS)


def written(data: bytes) -> Counter[str]:
    """The letters of a DOCX body and of the notes it refers to."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        roots = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}
    body = roots["word/document.xml"]
    parts = [body]
    for kind in ("footnote", "endnote"):
        wanted = {item.get(_W + "id") for item in body.iter(f"{_W}{kind}Reference")}
        if wanted:
            parts += [item for item in roots[f"word/{kind}s.xml"] if item.get(_W + "id") in wanted]
    return letters("".join(item.text or "" for part in parts for item in part.iter(_W + "t")))


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_no_letter_is_lost(name: str) -> None:
    pdf = docx_to_pdf(DOCUMENTS[name]).data
    shown = letters("".join(line.text for line in read_lines(pdf)))
    digits = set("0123456789") if name.startswith("fields") else set()
    missing = {sign: count for sign, count in (written(DOCUMENTS[name]) - shown).items() if sign not in digits}
    assert missing == {}


def test_every_feature_has_a_document() -> None:
    assert len(DOCUMENTS) == len(IN_SCOPE) + len(BEYOND)


@pytest.mark.parametrize(
    ("font", "face"),
    [
        ("Times New Roman", "Tinos-Regular"),
        ("PT Astra Serif", "Tinos-Regular"),
        ("arial", "Arimo-Regular"),
        ("Courier New", "Cousine-Regular"),
        ("Calibri", "Carlito-Regular"),
        ("Cambria", "DejaVuSerif"),
        ("Неизвестный", "DejaVuSans"),
    ],
)
def test_a_font_name_leads_to_its_neighbour(font: str, face: str) -> None:
    assert text_face(font, False, False).name == face


def test_an_upright_face_leans_where_no_italic_is_shipped() -> None:
    assert text_face("Tahoma", True, True).slanted
    assert text_face("Tahoma", True, True).name == text_face("Tahoma", True, False).name
    assert not text_face("Arial", True, True).slanted


def test_pairs_are_kerned_as_the_face_says() -> None:
    face = text_face("Times New Roman", False, False)
    assert face.kern("A", "V") < 0
    assert face.kern("н", "н") == 0
    assert Kerning.read(b"").between(1, 2) == 0


def test_kerning_makes_a_line_shorter_only_where_it_is_asked_for() -> None:
    plain, kerned = (Docx().add(par("AVAVAVAV", "", look)).save() for look in ("", '<w:kern w:val="2"/>'))
    ends = [read_lines(docx_to_pdf(data).data)[0].right for data in (plain, kerned)]
    assert ends[1] < ends[0] - 3


def test_a_reference_to_a_page_shows_where_the_bookmark_is() -> None:
    far = par(bookmark("цель", 1, run("Здесь")), "<w:pageBreakBefore/>")
    document = Docx().add(par(run("На странице ") + field_run("PAGEREF цель", "77")), far)
    assert lines_of(document.save())[0] == ["На странице 2"]


def test_tables_that_touch_become_one() -> None:
    upper = table([4000, 3000], [row([cell("раз", 4000), cell("два", 3000)])])
    lower = table([2000, 6000], [row([cell("три", 2000), cell("четыре", 6000)])])
    lines = read_lines(docx_to_pdf(Docx(size=24).add(upper, lower, par("низ")).save()).data)
    pitch = [below.y - above.y for above, below in pairwise(lines)]
    assert pitch[0] == pytest.approx(pitch[1], abs=0.06)


def test_a_floating_table_at_the_end_is_not_lost() -> None:
    place = '<w:tblpPr w:vertAnchor="text" w:horzAnchor="margin" w:tblpY="1"/><w:tblW w:w="3000" w:type="dxa"/>'
    document = Docx().add(par("Текст"), table([3000], [row([cell("внутри", 3000)])], place))
    assert any("внутри" in line for page in lines_of(document.save()) for line in page)


def test_a_note_without_its_text_keeps_its_mark() -> None:
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    data = docx_to_pdf(Docx().add(par(run("Слово") + mark)).save()).data
    assert [line.text for line in read_lines(data)] == ["Слово1"]
    assert page_count(data) == 1


def test_heads_of_sections_are_in_the_outline() -> None:
    level = '<w:outlineLvl w:val="{}"/>'
    document = Docx().add(
        par("Предмет", level.format(0)),
        par("Части", level.format(3)),
        par("Срок", "<w:pageBreakBefore/>" + level.format(0)),
    )
    pdf = pypdfium2.PdfDocument(docx_to_pdf(document.save()).data)
    items = [(item.level, item.get_title(), item.get_dest().get_index()) for item in pdf.get_toc()]
    pdf.close()
    assert items == [(0, "Предмет", 0), (1, "Части", 0), (0, "Срок", 1)]


@pytest.mark.parametrize(("direction", "sign"), [("btLr", -1), ("tbRl", 1)])
def test_text_of_a_turned_cell_runs_up_or_down(direction: str, sign: int) -> None:
    turned = cell("Часы", 800, f'<w:textDirection w:val="{direction}"/>')
    rows = [row([turned, cell("обычный текст", 3000)], '<w:trHeight w:val="2000"/>')]
    lines = read_lines(docx_to_pdf(Docx(size=24).add(table([800, 3000], rows)).save()).data)
    places = {line.text: line for line in lines if line.text in "Часы"}
    assert set(places) == set("Часы")
    assert len({round(line.left) for line in places.values()}) == 1
    assert sign * (places["ы"].y - places["Ч"].y) > 10


def test_word_squeezes_a_justified_line_for_one_more_word() -> None:
    chance = random.Random(7)
    body = [par(words(chance, 60), '<w:jc w:val="both"/>') for _ in range(20)]
    modern, old = (Docx(size=24, settings=settings).add(*body).save() for settings in (MODERN, ""))
    as_office, as_word = (
        [line.text for line in read_lines(docx_to_pdf(modern, oracle=oracle).data)]
        for oracle in ("libreoffice", "word")
    )
    assert "".join(as_office) == "".join(as_word)
    assert as_office != as_word
    assert any(len(word) > len(office) for word, office in zip(as_word, as_office, strict=False))
    assert docx_to_pdf(old, oracle="word").data == docx_to_pdf(old).data
