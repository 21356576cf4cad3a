"""Rows of a table that no page could hold: they may be divided, though their template asks to keep them whole.

LibreOffice leaves a row that is kept whole and higher than the room under the table's head where it is, and cuts off
what does not fit (probed with LibreOffice 7.4); Word divides it all the same. An ordinary row stays whole.
"""

from __future__ import annotations

from typing import cast

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# From so many lines on; a page that lies on its side holds some thirty under the head of a table.
_LINES = 20
_LETTER = 110  # twips: an ordinary letter of a table's text, eleven points high
_MARGINS = 170  # twips: both margins of a cell
_NARROWEST, _WIDE = 4, 100  # letters
# Cells of rows that are kept whole, without those that surely take fewer lines.
_SUSPECTS = etree.XPath(
    "//w:tr[w:trPr/w:cantSplit and not(w:trPr/w:tblHeader)]"
    "/w:tc[string-length() > 60 or count(w:p) > 9 or count(.//w:br) > 9]",
    namespaces={"w": _W[1:-1]},
)


def free_long_rows(root: etree._Element) -> None:
    """Take «cannot split» away from the rows of a document that have a cell of many lines."""
    for cell in cast(list[etree._Element], _SUSPECTS(root)):
        for whole in cell.iterfind(f"../{_W}trPr/{_W}cantSplit") if _is_long(cell) else ():
            cast(etree._Element, whole.getparent()).remove(whole)


def _is_long(cell: etree._Element) -> bool:
    """Whether the text of a cell takes about as many lines as are too many. Unknown widths count as wide ones."""
    width = cell.find(f"{_W}tcPr/{_W}tcW")
    told = (width.get(f"{_W}w") or "") if width is not None and width.get(f"{_W}type") == "dxa" else ""
    letters = max((int(told) - _MARGINS) // _LETTER, _NARROWEST) if told.isdecimal() else _WIDE
    return sum(_lines(paragraph, letters) for paragraph in cell.iterfind(f"{_W}p")) >= _LINES


def _lines(paragraph: etree._Element, letters: int) -> int:
    """How many lines of so many letters its words take; words that are longer are divided."""
    lines, used = 1, 0
    for node in paragraph.iter(f"{_W}t", f"{_W}br"):
        if node.tag == f"{_W}br":
            lines, used = lines + 1, 0
        for word in (node.text or "").split():
            size = len(word)
            if used and used + 1 + size > letters:
                lines, used = lines + 1, 0
            used += size + (used > 0)
            lines, used = lines + (used - 1) // letters, (used - 1) % letters + 1
    return lines
