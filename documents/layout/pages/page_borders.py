"""Borders of pages (`w:pgBorders`): a frame at a distance from the paper's edge or from the text."""

from __future__ import annotations

from documents.layout.model.tree import Section
from documents.layout.pages.page import Ink, Rule

_SIDES = ("top", "right", "bottom", "left")


def draw_page_borders(section: Section, ink: Ink, first: bool, header: bool, footer: bool) -> None:
    """The frame of a page; a header and a footer stand inside it (SectionPropertyMap::ApplyBorderToPageStyles)."""
    borders = section.borders
    if borders is None or borders.pages == ("notFirstPage" if first else "firstPage"):
        return
    margins = {
        "top": min(abs(section.top), section.header_distance) if header else abs(section.top),
        "bottom": min(abs(section.bottom), section.footer_distance) if footer else abs(section.bottom),
        "left": section.left,
        "right": section.right,
    }
    at = {}
    for side in _SIDES:
        line = borders.lines.get(side)
        if line is None:
            at[side] = margins[side]
        elif borders.from_page:  # but never inside the text
            at[side] = min(line.space, margins[side]) + line.width // 2
        else:
            at[side] = max(margins[side] - line.space - line.width, 0) + line.width // 2
    left, right, top, bottom = at["left"], section.width - at["right"], at["top"], section.height - at["bottom"]
    ends = {
        "top": (left, top, right, top),
        "bottom": (left, bottom, right, bottom),
        "left": (left, top, left, bottom),
        "right": (right, top, right, bottom),
    }
    ink.rules.extend(Rule(*ends[side], line) for side, line in borders.lines.items())
