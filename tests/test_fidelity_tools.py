"""The tools that compare with LibreOffice: features of a document, outcomes that never stop the run, seeded papers."""

from __future__ import annotations

import pytest
from docx_features import features
from docx_maker import Docx, cell, field_run, par, row, run, table
from fidelity import outcomes, summary
from pdf_lines import read_lines
from seeded_papers import KEYS, resized, seeded_paper

from documents.layout import docx_to_pdf


def test_features_are_read_from_the_xml() -> None:
    inner = table([2000], [row([cell("Внутри", 2000)])])
    document = Docx(settings="<w:autoHyphenation/>").add(
        table([4000], [row([cell(inner + par(), 4000)])], '<w:tblW w:w="5000" w:type="pct"/>'),
        par(field_run("PAGE", "1") + run("Текст", '<w:rFonts w:ascii="Verdana"/>'), '<w:jc w:val="both"/>'),
    )
    found = features(document.save())
    expected = {"table: percent", "table: nested", "fields", "hyphenation", "justified", "missing font", "Cyrillic"}
    assert expected <= found
    assert not found & {"footnotes", "text box", "CJK", "columns"}
    assert features(b"no document") == frozenset()


def test_a_broken_document_is_one_outcome_of_the_run() -> None:
    good = Docx().add(par("Договор")).save()
    documents = {"Договор № 1.docx": good, "пустой.docx": b"", "без образца.docx": good}
    pdf = docx_to_pdf(good).data
    made: dict[str, bytes | str] = {"Договор № 1.docx": pdf, "пустой.docx": "soffice ended", "без образца.docx": "no"}
    found = {item.name: item for item in outcomes(documents, made)}
    assert list(found) == list(documents)
    score = found["Договор № 1.docx"].score
    assert score is not None
    assert score.perfect
    assert found["пустой.docx"].problem.startswith("both refuse: Файл не удалось прочитать")
    assert found["без образца.docx"].problem == "no reference: no"
    assert summary(list(found.values())).startswith("1 documents, 1 perfect, 2 not compared; lines 100.00 %")


@pytest.mark.parametrize("key", KEYS)
def test_seeded_papers_are_the_same_every_time_and_never_fail(key: str) -> None:
    assert seeded_paper(key, 3) == seeded_paper(key, 3) != seeded_paper(key, 4)
    assert docx_to_pdf(seeded_paper(key, 5)).pages >= 1


def test_sizes_of_a_seeded_paper_follow_its_base_size() -> None:
    style = '<w:style w:type="paragraph" w:styleId="T"><w:rPr><w:sz w:val="24"/></w:rPr></w:style>'
    document = Docx(styles=style).add(par("Крупно"), par("Мельче", '<w:pStyle w:val="T"/>')).save()
    house, small = (read_lines(docx_to_pdf(resized(document, size)).data) for size in (28, 20))
    assert [line.right - line.left for line in small] == pytest.approx(
        [(line.right - line.left) * share for line, share in zip(house, (20 / 28, 16 / 24), strict=True)], rel=0.01
    )
