"""Colours of drawings: from the theme, changed, by name."""

from __future__ import annotations

import pytest
from lxml import etree

from documents.layout.read.read_colors import Palette, vml_color

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"


def color(inner: str) -> str:
    """The colour of a filling in a small theme."""
    palette = Palette({"accent1": "4F81BD", "dk1": "000000"})
    return palette.color(etree.fromstring(f'<a:solidFill xmlns:a="{_MAIN}">{inner}</a:solidFill>'))


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<a:srgbClr val="ff0000"/>', "FF0000"),
        ('<a:schemeClr val="accent1"/>', "4F81BD"),
        ('<a:schemeClr val="tx1"/>', "000000"),
        ('<a:srgbClr val="808080"><a:lumMod val="50000"/></a:srgbClr>', "404040"),
        ('<a:srgbClr val="FF0000"><a:hueOff val="7200000"/></a:srgbClr>', "00FF00"),
        ('<a:srgbClr val="000000"><a:tint val="50000"/></a:srgbClr>', "808080"),
        ('<a:schemeClr val="unknown"/>', ""),
    ],
)
def test_a_colour_of_drawingml(inner: str, expected: str) -> None:
    assert color(inner) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("#fc0", "FFCC00"), ("red [3204]", "FF0000"), ("#4f81bd [3204]", "4F81BD"), ("none", "")]
)
def test_a_colour_of_vml(text: str, expected: str) -> None:
    assert vml_color(text) == expected
