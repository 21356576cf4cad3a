"""Line spacing: how high a line stands under its paragraph's rule (facts/documents.md §3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from documents.layout.model.properties import AUTO, ParagraphLook
from documents.layout.model.units import TWIP


class Spaced(Protocol):
    """A line whose height is not final."""

    natural: int
    height: int
    slack: int


def add_spacing(lines: Sequence[Spaced], look: ParagraphLook) -> None:
    """What more than single spacing adds below each line: a share of the next line's height, of its own in the last
    one.

    Writer adds it above every line but the first, and after the last one (probed with lines of mixed sizes).
    """
    if look.line_rule != AUTO or _percent(look.line) <= 100:
        return
    for line, following in zip(lines, [*lines[1:], lines[-1]], strict=True):
        line.slack = spacing_above(look, following.natural)
        line.height += line.slack


def spacing_above(look: ParagraphLook, natural: int) -> int:
    """What more than single spacing adds above a line that is not the first, `natural` high by itself."""
    share = _percent(look.line) - 100
    return natural // TWIP * share // 100 * TWIP if look.line_rule == AUTO and share > 0 else 0


def spaced(look: ParagraphLook, ascent: int, descent: int, first: bool) -> tuple[int, int]:
    """Height and ascent of a line under the paragraph's line spacing (facts/documents.md §3.3).

    Less than single is taken from the ascent, but the `first` line of a paragraph, as an exact one, has its baseline so
    that the descent is a fifth of it (itrform2.cxx, CalcRealHeight); «at least» adds above. More than single is
    `add_spacing`.
    """
    natural = ascent + descent
    if look.line_rule == AUTO:
        share = _percent(look.line)
        if share >= 100:
            return natural, ascent
        if first:
            height = natural // TWIP * share // 100 * TWIP
            return height, _four_fifths(height)
        lack = natural // TWIP * (100 - share) // 100 * TWIP
        return natural - lack, ascent - lack
    if look.line_rule == "exact":
        return look.line, _four_fifths(look.line)
    if look.line > natural:
        return look.line, ascent + look.line - natural
    return natural, ascent


def on_grid(ascent: int, descent: int, grid: int) -> tuple[int, int]:
    """Height and ascent of a line on a grid: whole cells, the text in their middle (itrform2.cxx, CalcRealHeight).

    Of the line spacing only what is more than single counts, and that is `add_spacing`.
    """
    natural = ascent + descent
    height = -(-natural // grid) * grid
    return height, ascent + (height - natural) // (2 * TWIP) * TWIP


def _four_fifths(height: int) -> int:
    return height // TWIP * 4 // 5 * TWIP


def _percent(line: int) -> int:
    """240ths of a line as whole per cent. Writer goes over hundredths of a millimetre, so 259 becomes 108, not 107."""
    share = round(line * 2540 / 1440) * 100 // 423
    return 100 if line == 240 else max(share, 50)
