"""Stage «read»: the numbering of lines that a section asks for."""

from __future__ import annotations

from documents.layout.model.tree import Block, LineNumbers, Paragraph
from documents.layout.model.units import from_twips
from documents.layout.read.source import Source
from documents.layout.read.xmlns import Element, W, child, number, units

_DISTANCE = from_twips(283)


def read_line_numbers(source: Source, properties: Element | None, blocks: list[Block]) -> None:
    """Take over the `w:lnNumType` of a section with these blocks.

    Writer numbers the lines of all sections as the first one with numbers asks for; later ones only say where to begin
    anew (PropertyMap.cxx, CloseSectionGroup). Without `w:countBy` there are none.
    """
    element = child(properties, "lnNumType")
    step = 0 if element is None else number(element.get(W + "countBy"), 0)
    if element is None or step <= 0:
        return
    restart = element.get(W + "restart", "newPage")
    start = max(0, number(element.get(W + "start"), 0))
    first = source.line_numbers is None
    if source.line_numbers is None:
        distance = max(0, units(element.get(W + "distance"))) or _DISTANCE
        source.line_numbers = LineNumbers(step, distance, restart == "newPage", source.styles.bare())
    if start or (restart == "newSection" and not first):
        begins = next((block for block in blocks if isinstance(block, Paragraph)), None)
        if begins is not None:
            source.line_numbers.starts[begins] = start + 1
