"""Heights: where each line stands on its page, in points from the top; the figures are LibreOffice's 7.4."""

from __future__ import annotations

import pytest
from docx_maker import Docx, par, run
from pdf_lines import read_lines

from documents.layout import docx_to_pdf

SANS = '<w:rFonts w:ascii="DejaVu Sans" w:hAnsi="DejaVu Sans"/>'
BIG_MARK = '<w:rPr><w:rStyle w:val="Big"/></w:rPr>'
BIG = '<w:style w:type="character" w:styleId="Big"><w:name w:val="Big"/><w:rPr><w:sz w:val="60"/></w:rPr></w:style>'
SANS_STYLE = (
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
    f'<w:rPr>{SANS}<w:sz w:val="20"/></w:rPr></w:style>'
)


def heights(document: Docx) -> list[tuple[int, float]]:
    """Page and baseline of every line."""
    return [(line.page + 1, round(line.y, 1)) for line in read_lines(docx_to_pdf(document.save()).data)]


def last_baseline(*blocks: str, styles: str = "") -> float:
    """How far down the last line stands."""
    return heights(Docx(size=22, styles=styles).add(*blocks, par("конец")))[-1][1]


@pytest.mark.parametrize(
    ("runs", "baseline"),
    [
        (run("a") + run("\t", SANS) + run("b"), 79.6),
        (run("a") + run(" ", SANS) + run("b"), 79.6),
        (run("\t\t", SANS), 79.6),
        (run("ab") + run("\n", SANS) + run("x") + run("  ", SANS), 92.5),
        (run("word\n", SANS + '<w:sz w:val="28"/>'), 95.9),
    ],
)
def test_tabs_blanks_and_breaks_give_no_height(runs: str, baseline: float) -> None:
    assert last_baseline(par(runs)) == pytest.approx(baseline, abs=0.15)


def test_a_line_of_blanks_is_as_high_as_its_style() -> None:
    blanks = par(run("   ", '<w:sz w:val="24"/>'), '<w:pStyle w:val="T"/><w:rPr><w:sz w:val="24"/></w:rPr>')
    assert last_baseline(blanks, styles=SANS_STYLE) == pytest.approx(78.6, abs=0.15)


def test_the_character_style_of_a_mark_counts_for_nothing() -> None:
    assert last_baseline(par("", BIG_MARK), styles=BIG) == pytest.approx(79.6, abs=0.15)
