"""The one unit of the engine: 1/120 pt, as an int.

LibreOffice lays text out on a reference device of 8,640 dpi and rounds every glyph advance to one of its pixels,
which is 1/120 pt (facts/documents.md §3.3). Word's twip (1/20 pt) is six of them, so both are exact.
"""

from __future__ import annotations

import math

POINT = 120
TWIP = 6
EMU_PER_UNIT = 12700 / POINT


def from_twips(value: int) -> int:
    """Twips to units."""
    return value * TWIP


def from_emu(value: int) -> int:
    """English metric units (drawings) to units."""
    return round(value / EMU_PER_UNIT)


def to_points(value: float) -> float:
    """Units to points, for the canvas."""
    return value / POINT


def whole_twips(value: int) -> int:
    """`value` rounded to a whole twip, as Writer stores positions."""
    return (value + 3) // TWIP * TWIP


# No page is longer than 22 inches in Word; what is measured in drawings is held within thirty times that.
_FARTHEST = 22 * 72 * POINT * 30


def bounded(value: float) -> int:
    """A measure of a drawing as a whole number, never absurdly large (NaN and infinity become 0)."""
    return round(max(-_FARTHEST, min(_FARTHEST, value))) if math.isfinite(value) else 0
