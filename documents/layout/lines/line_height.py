"""How high a line stands: by its letters and pictures, under the line spacing of its paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from documents.layout.lines.line_parts import Part
from documents.layout.lines.line_spacing import on_grid, spaced
from documents.layout.lines.measure import metrics
from documents.layout.model.properties import AUTO, RunLook
from documents.layout.model.tree import LINE_BREAK, TAB, Paragraph


def line_height(paragraph: Paragraph, text: str, parts: Sequence[Part], start: int, grid: int) -> tuple[int, int, int]:
    """The natural height of the text of a line from `start`, its height under the line spacing without what is added
    below, its ascent.

    Tabs and portions of blanks give a paragraph's first line no height; where it holds nothing else, the paragraph's
    own look does. A line break has one only where it stands alone (porlay.cxx,
    IGNORE_TABS_AND_BLANKS_FOR_LINE_CALCULATION; probed with LibreOffice 7.4).
    """
    look = paragraph.look
    if len(parts) == 1 and not grid and parts[0].picture is None and not _is_blank(parts[0], text) and parts[0].text:
        ascent, descent = _shape(parts[0].look)  # as most lines are
        return ascent + descent, *spaced(look, ascent, descent, start == 0)
    breaks = [part for part in parts if _sign(part, text) == LINE_BREAK]
    counted = [part for part in parts if _sign(part, text) != LINE_BREAK] if breaks else parts
    letters = natural = _extent(part for part in counted if part.picture is None)
    pictures = max((part.picture.height for part in counted if part.picture is not None), default=0)
    if start == 0:
        counted = [part for part in counted if part.picture is not None or not _is_blank(part, text)]
        letters = _extent(part for part in counted if part.picture is None)
    if not counted:
        letters = _extent(breaks) if breaks else _shape(_empty_look(paragraph, text))
    if not natural[0]:
        natural = _shape(_empty_look(paragraph, text))
    if grid:
        height, ascent = on_grid(max(letters[0], pictures), letters[1], grid)
        return height, height, ascent
    if not parts and not text and look.line_rule == AUTO and look.align == "left":
        return sum(natural), sum(letters), letters[0]  # an empty one does not shrink (SwTextFrame::FormatEmpty)
    return sum(natural), *spaced(look, max(letters[0], pictures), letters[1], start == 0)


def _sign(part: Part, text: str) -> str:
    """The sign of the paragraph's text at which a part begins; nothing for the parts of its number."""
    return text[part.start] if part.end > part.start else part.text


def _is_blank(part: Part, text: str) -> bool:
    return _sign(part, text) == TAB or (part.text != "" and not part.text.strip(" "))


def _empty_look(paragraph: Paragraph, text: str) -> RunLook:
    """The look of a line without height of its own: of the mark only where the paragraph is empty."""
    return paragraph.plain or paragraph.mark if text else paragraph.mark


def _shape(look: RunLook) -> tuple[int, int]:
    shape = metrics(look)
    return shape.ascent, shape.descent


def _extent(parts: Iterable[Part]) -> tuple[int, int]:
    """The largest ascent and the largest descent."""
    ascent = descent = 0
    for look in {part.look for part in parts}:
        shape = metrics(look)
        ascent, descent = max(ascent, shape.ascent), max(descent, shape.descent)
    return ascent, descent
