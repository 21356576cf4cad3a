"""Tabs whose stops lie behind the margin, as LibreOffice 7.4 sets them in documents of Word (probed)."""

from __future__ import annotations

import pytest
from docx_maker import Docx, par
from pdf_lines import VisualLine, read_lines

from documents.layout import docx_to_pdf

_MODE = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="{}"/></w:compat>'
)
OLD, NEW = _MODE.format(14), _MODE.format(15)


def stop(position: int, kind: str = "left") -> str:
    """One tab stop."""
    return f'<w:tab w:val="{kind}" w:pos="{position}"/>'


def lines(text: str, stops: str = "", settings: str = NEW, indents: str = "") -> list[VisualLine]:
    """The lines of one paragraph with these tab stops, in a column 85.05 … 566.95 pt wide."""
    found = f"<w:tabs>{stops}</w:tabs>{indents}" if stops else indents
    return read_lines(docx_to_pdf(Docx(size=24, settings=settings).add(par(text, found)).save()).data)


def test_default_stops_behind_the_margin_go_down() -> None:
    text = "слово " * 12 + "конец\t\t\tдалее"
    first, second = lines(text)
    assert first.text.endswith("конец")
    # Two of the three tabs still stand in the line, one goes down with the word.
    assert (second.text, second.left) == ("далее", pytest.approx(85.05 + 36, abs=0.1))


@pytest.mark.parametrize(
    ("text", "stops", "right"),
    [
        ("слева\tсправа", stop(9900, "right"), 574.8),
        ("слева\tцентр\tсправа", stop(4677, "center") + stop(9900, "right"), 574.8),
        ("слева\tцентр\tсправа", stop(4677, "center") + stop(12900, "right"), 561.7),
    ],
)
def test_a_right_stop_may_hang_over_the_margin(text: str, stops: str, right: float) -> None:
    [line] = lines(text, stops)
    assert line.right == pytest.approx(right, abs=0.2)


def test_a_left_stop_behind_the_column_ends_the_line_since_word_2013() -> None:
    text = "да\tнет и ещё много слов"
    assert [line.text for line in lines(text, stop(9900), OLD)] == ["данетиещёмногослов"]
    assert [line.text for line in lines(text, stop(9900), NEW)] == ["да", "нетиещёмногослов"]


def test_a_hanging_first_line_jumps_to_the_indent() -> None:
    [line] = lines("да\tнет", indents='<w:ind w:left="1440" w:hanging="2160"/>')
    assert line.right == pytest.approx(168.9, abs=0.2)
