"""Stage «measure»: how wide every sign is and how high a line of it stands.

Advances are rounded to 1/120 pt and heights to whole twips, as Writer's reference device does (facts/documents.md
§3.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from documents.fonts import Face, sign_face, text_face
from documents.layout.model.properties import RunLook
from documents.layout.model.units import POINT, TWIP

# Superscript and subscript are set at 58 % of the size (LibreOffice's DFLT_ESC_PROP, used for Word's documents too).
_SCRIPT_SIZE = 58


class Widths(dict[str, int]):
    """The advance of each sign in one look, worked out when first met."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, sign: str) -> int:
        width = self[sign] = self._metrics.advance(sign)
        return width


class Exact(dict[str, float]):
    """The advance of each sign in one look as a PDF viewer makes it, in points."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, sign: str) -> float:
        shape = self._metrics
        width = shape.face_for(sign).advances.get(ord(sign), 0.0) * shape.size / 1000
        width = self[sign] = width + shape.look.spacing / POINT
        return width


_ZERO_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\n\ufffc\t\ufdd0\ufdd1")
_APART = _ZERO_WIDTH | {"\u00a0", "\u2011"}
_SPACE_LIKE = frozenset("\u00a0\u202f\u2007\u2008")


@dataclass(eq=False)
class Metrics:
    """A look measured. `size` in points; `ascent`, `descent`, `raised` in units, both rounded to twips."""

    look: RunLook
    face: Face
    size: float
    ascent: int
    descent: int
    raised: int

    @cached_property
    def widths(self) -> Widths:
        """The advances of its signs, in units."""
        return Widths(self)

    @cached_property
    def exact(self) -> Exact:
        """The advances as they are painted, in points."""
        return Exact(self)

    def face_for(self, sign: str) -> Face:
        """The face that draws `sign`."""
        return self.face if self.face.has(sign) else sign_face(sign, self.look.bold)

    def advance(self, sign: str) -> int:
        """The advance of one sign, in units."""
        if sign in _ZERO_WIDTH:
            return 0
        if sign in _SPACE_LIKE and not self.face.has(sign):
            sign = " "
        elif sign == "\u2011":
            sign = "-"  # what Writer draws for the no-break hyphen
        thousandths = self.face_for(sign).advances.get(ord(sign), 0.0)
        width = round(thousandths * self.size * POINT / 1000)
        return round(width * self.look.scale / 100) + self.look.spacing

    def advances(self, text: str) -> Iterable[int]:
        """The advances of the signs of `text`, kerned where the look asks for it, joined where the face does so."""
        if not self.fits_together(text):
            return map(self.widths.__getitem__, text)
        kerns = [self.kern(left, right) for left, right in pairwise(text)] + [0.0]
        pixels = self.size * POINT / 1000
        return [
            round(self.face.advances[ord(sign)] * pixels + kern * pixels) + self.look.spacing
            if kern
            else self.widths[sign]
            for sign, kern in zip(text, kerns, strict=False)
        ]

    def fits_together(self, text: str) -> bool:
        """Whether `text` is wider or narrower than its signs one by one."""
        return self.look.kerning or (not self.look.spacing and self.face.ligatures(text))

    def kern(self, left: str, right: str) -> float:
        """What a pair is wider than its signs, in thousandths of an em: kerned, or joined in a ligature; nothing beside
        signs that make portions of their own.
        """
        joined = None if self.look.spacing else self.face.joined(left, right)
        if joined is not None or not self.look.kerning:
            return joined or 0.0
        if left in _APART or right in _APART or not (self.face.has(left) and self.face.has(right)):
            return 0.0
        return self.face.kern(left, right)

    def exact_width(self, text: str) -> float:
        """The width of `text` as it is painted, in points."""
        width = sum(map(self.exact.__getitem__, text))
        if self.fits_together(text):
            width += sum(self.kern(left, right) for left, right in pairwise(text)) * self.size / 1000
        return width

    def width(self, text: str) -> int:
        """The width of `text` in whole twips, in units."""
        return (sum(self.advances(text)) + TWIP // 2) // TWIP * TWIP


_METRICS: dict[RunLook, Metrics] = {}
_KEPT = 2_000


def metrics(look: RunLook) -> Metrics:
    """The metrics of a look; looks are interned, so they are remembered by identity."""
    found = _METRICS.get(look)
    if found is None:
        if len(_METRICS) > _KEPT:
            _METRICS.clear()
        found = _METRICS[look] = _measure(look)
    return found


def _measure(look: RunLook) -> Metrics:
    face = text_face(look.font, look.bold, look.italic)
    size = look.size / 2
    ascent, descent = _heights(face, (look.line_size or look.size) / 2)
    if look.script:
        small = int(size * 20) * _SCRIPT_SIZE // 100 / 20  # whole twips, as Writer keeps font sizes
        small_ascent, small_descent = _heights(face, small)
        # Tops (or bottoms) of the small and the full size are level, so the line does not grow.
        raised = ascent - small_ascent if look.script == "superscript" else small_descent - descent
        return Metrics(look, face, small, ascent, descent, raised)
    # Writer keeps a raise as whole per cent of the size, taken of the line's height; the other side does not shrink.
    raised = (ascent + descent) * round(look.raised * 100 / (size * POINT)) // 100 if look.raised else 0
    return Metrics(look, face, size, ascent + max(0, raised), descent + max(0, -raised), raised)


def _heights(face: Face, size: float) -> tuple[int, int]:
    """Ascent (with the line gap on top of it) and descent.

    Each metric is rounded to a pixel of the reference device; ascent and descent together, and the gap, to a twip.
    Probed with LibreOffice 7.4 for 6 … 24 pt: every line pitch agrees.
    """
    pixels = size * POINT / 1000
    up, down, gap = (round(value * pixels) for value in (face.ascent, face.descent, face.gap))
    both = (up + down + TWIP // 2) // TWIP * TWIP
    above = (up + TWIP // 2) // TWIP * TWIP
    return above + (gap + TWIP // 2) // TWIP * TWIP, both - above
