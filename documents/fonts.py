"""The shipped faces: Tinos, which has the widths of Times New Roman, and DejaVu Sans for signs Tinos lacks (☐ ☑ ✓).

Faces are read from resources/fonts when first asked for, once a process. Times New Roman itself may not be
redistributed; Tinos may (OFL, beside the files), and its four faces keep every line of a document where it was.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache

import resources


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One face as registered with reportlab: `advances` by code point and the hhea metrics, all in thousandths of an
    em.

    `underline_at` is the underline's distance under the baseline, `underline_width` its thickness.
    """

    name: str
    advances: dict[int, float]
    ascent: float
    descent: float
    gap: float
    underline_at: float
    underline_width: float
    signs: frozenset[str]

    def has(self, sign: str) -> bool:
        """Whether the face can draw `sign`."""
        return sign in self.signs


_FILES = {
    (False, False): "Tinos-Regular",
    (True, False): "Tinos-Bold",
    (False, True): "Tinos-Italic",
    (True, True): "Tinos-BoldItalic",
}
_SIGNS = "DejaVuSans"


def text_face(bold: bool, italic: bool) -> Face:
    """The face for text. Every font name leads here: Times New Roman and its likes by width, the rest for want of
    a better.
    """
    return _load(_FILES[bold, italic])


def sign_face() -> Face:
    """The face for signs that the text face lacks."""
    return _load(_SIGNS)


@cache
def _load(file: str) -> Face:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    path = resources.path(f"fonts/{file}.ttf")
    font = TTFont(file, str(path))
    registerFont(font)
    advances = {code: float(width) for code, width in font.face.charWidths.items() if code in font.face.charToGlyph}
    tables = _tables(path.read_bytes(), ("head", "hhea", "post"))
    scale = 1000 / struct.unpack_from(">H", tables["head"], 18)[0]
    ascent, descent, gap = struct.unpack_from(">hhh", tables["hhea"], 4)
    under_at, under_width = struct.unpack_from(">hh", tables["post"], 8)
    underline = (-under_at * scale, under_width * scale)
    signs = frozenset(map(chr, advances))
    return Face(file, advances, ascent * scale, -descent * scale, gap * scale, *underline, signs)


def _tables(data: bytes, names: tuple[str, ...]) -> dict[str, bytes]:
    result = {}
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        if tag.decode("latin-1") in names:
            result[tag.decode("latin-1")] = data[offset : offset + length]
    return result
