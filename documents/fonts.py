"""The shipped faces and the table that says which stands for which font name.

Tinos, Arimo, Cousine and Carlito have the widths of Times New Roman, Arial, Courier New and Calibri, which may not be
redistributed; these may (the licences lie beside the files), and every line of a document stays where it was. Names
without such a neighbour become DejaVu, as LibreOffice and fontconfig choose; DejaVu Sans also has the signs that the
others lack (☐ ☑ ✓). Faces are read from resources/fonts when first asked for, once a process.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from functools import cache

import resources
from documents.font_kerning import Kerning
from documents.font_ligatures import read_pairs


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One face as registered with reportlab: `advances` by code point and the hhea metrics, all in thousandths of an
    em.

    `underline_at` is the underline's distance under the baseline, `underline_width` its thickness. `slanted`: an
    upright face that stands for an italic one, to be leant when drawn.
    """

    name: str
    advances: dict[int, float]
    ascent: float
    descent: float
    gap: float
    underline_at: float
    underline_width: float
    signs: frozenset[str]
    slanted: bool = False
    kerns: dict[str, float] = field(default_factory=dict)

    def kern(self, left: str, right: str) -> float:
        """What pair kerning adds to the advance of `left` before `right`, in thousandths of an em."""
        pair = left + right
        found = self.kerns.get(pair)
        if found is None:
            kerning, glyphs, scale = _kerning(self.name)
            known = ord(left) in glyphs and ord(right) in glyphs
            found = kerning.between(glyphs[ord(left)], glyphs[ord(right)]) * scale if known else 0.0
            self.kerns[pair] = found
        return found

    def ligatures(self, text: str) -> bool:
        """Whether any letters of `text` join into one sign."""
        firsts, joined = _ligatures(self.name)
        if not firsts or firsts.isdisjoint(text):
            return False
        return any(text[at : at + 2] in joined for at in range(len(text) - 1))

    def joined(self, left: str, right: str) -> float | None:
        """What joining two letters adds to their width, in thousandths of an em; None when they stay apart."""
        return _ligatures(self.name)[1].get(left + right)

    def has(self, sign: str) -> bool:
        """Whether the face can draw `sign`."""
        return sign in self.signs

    def lend_box(self, sign: str) -> None:
        """Let the box that stands for unknown signs be drawn for `sign`."""
        from typing import Any

        from reportlab.pdfbase import pdfmetrics

        code = ord(sign)
        if code not in self.advances:
            font: Any = pdfmetrics.getFont(self.name)
            shape = font.face
            shape.charToGlyph[code] = 0
            shape.charWidths[code] = self.advances[code] = shape.defaultWidth


# Regular, bold, italic, bold italic. «/» marks an upright file that is leant.
_FAMILIES = {
    "Tinos": ("Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"),
    "Arimo": ("Arimo-Regular", "Arimo-Bold", "Arimo-Italic", "Arimo-BoldItalic"),
    "Cousine": ("Cousine-Regular", "Cousine-Bold", "Cousine-Italic", "Cousine-BoldItalic"),
    "Carlito": ("Carlito-Regular", "Carlito-Bold", "Carlito-Italic", "Carlito-BoldItalic"),
    "DejaVu Sans": ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans/", "DejaVuSans-Bold/"),
    "DejaVu Serif": ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif/", "DejaVuSerif-Bold/"),
}
# What LibreOffice 7.4 with these fonts takes for each name (asked with a document of one page a name); the Times of
# Astra Linux, R7 and of old Cyrillic sets has the widths of Times New Roman, so Tinos stands for it.
_NAMES = {
    "Tinos": "Tinos|Times New Roman|Liberation Serif|Times|Times New Roman CYR|Times New Roman Cyr|TimesNewRoman|"
    "TimesNewRomanPSMT|Times New Roman Bold|PT Astra Serif|XO Thames|TimesET|NTTimes|Nimbus Roman|Thorndale",
    "Arimo": "Arimo|Arial|Liberation Sans|Helvetica|Arial CYR|ArialMT|PT Astra Sans|XO Oriel|Nimbus Sans|Albany|"
    "Symbol|Wingdings|Wingdings 2|Wingdings 3|Webdings",
    "Cousine": "Cousine|Courier New|Courier|Liberation Mono|Courier New CYR|CourierNew|Cumberland",
    "Carlito": "Carlito|Calibri",
    "DejaVu Serif": "DejaVu Serif|Cambria|Georgia|Garamond|Constantia|SimSun|Bitstream Vera Serif|Palatino Linotype|"
    "Palatino|MS Serif|FreeSerif|Caladea",
}
_FAMILY_OF = {name.casefold(): family for family, names in _NAMES.items() for name in names.split("|")}
_OTHERS = "DejaVu Sans"


def text_face(font: str, bold: bool, italic: bool) -> Face:
    """The face for text in the font that a document names."""
    family = _FAMILY_OF.get(font.partition(";")[0].strip().casefold(), _OTHERS)
    return _load(_FAMILIES[family][bold + 2 * italic])


def sign_face(sign: str, bold: bool) -> Face:
    """The face for a sign that the text face lacks. One that no face has becomes a box, but the PDF
    still says which sign it is.
    """
    faces = [_load(name) for name in (("DejaVuSans-Bold", "DejaVuSans") if bold else ("DejaVuSans",))]
    found = next((face for face in faces if face.has(sign)), None)
    if found is None:
        found = faces[0]
        found.lend_box(sign)
    return found


@cache
def _load(file: str) -> Face:
    from reportlab.pdfbase.pdfmetrics import registerFont

    from documents.font_embedding import EmbeddedFont

    slanted, file = file.endswith("/"), file.rstrip("/")
    path = resources.path(f"fonts/{file}.ttf")
    font = EmbeddedFont(file, str(path))
    registerFont(font)
    advances = {code: float(width) for code, width in font.face.charWidths.items() if code in font.face.charToGlyph}
    tables = _tables(path.read_bytes(), ("head", "hhea", "post"))
    scale = 1000 / struct.unpack_from(">H", tables["head"], 18)[0]
    ascent, descent, gap = struct.unpack_from(">hhh", tables["hhea"], 4)
    under_at, under_width = struct.unpack_from(">hh", tables["post"], 8)
    underline = (-under_at * scale, under_width * scale)
    signs = frozenset(map(chr, advances))
    return Face(file, advances, ascent * scale, -descent * scale, gap * scale, *underline, signs, slanted)


@cache
def _kerning(file: str) -> tuple[Kerning, dict[int, int], float]:
    """The kerning of a face that is loaded, its glyphs by code point, and the scale to thousandths of an em."""
    from typing import Any

    from reportlab.pdfbase import pdfmetrics

    data = resources.path(f"fonts/{file}.ttf").read_bytes()
    tables = _tables(data, ("head", "GPOS"))
    scale = 1000 / struct.unpack_from(">H", tables["head"], 18)[0]
    font: Any = pdfmetrics.getFont(file)
    glyphs: dict[int, int] = font.face.charToGlyph
    return Kerning.read(tables.get("GPOS", b"")), glyphs, scale


@cache
def _ligatures(file: str) -> tuple[frozenset[str], dict[str, float]]:
    """The first letters of the pairs that a loaded face joins; the pairs with the change of their width in thousandths
    of an em.
    """
    from typing import Any

    from reportlab.pdfbase import pdfmetrics

    tables = _tables(resources.path(f"fonts/{file}.ttf").read_bytes(), ("head", "hhea", "hmtx", "GSUB"))
    scale = 1000 / struct.unpack_from(">H", tables["head"], 18)[0]
    last = struct.unpack_from(">H", tables["hhea"], 34)[0] - 1
    font: Any = pdfmetrics.getFont(file)
    letters: dict[int, str] = {}
    for code, glyph in font.face.charToGlyph.items():
        letters.setdefault(glyph, chr(code))

    def width(glyph: int) -> int:
        return int(struct.unpack_from(">H", tables["hmtx"], 4 * min(glyph, last))[0])

    found = {
        letters[left] + letters[right]: (width(joined) - width(left) - width(right)) * scale
        for (left, right), joined in read_pairs(tables.get("GSUB", b"")).items()
        if left in letters and right in letters and (letters[left] + letters[right]).isalpha()
    }
    return frozenset(pair[0] for pair in found), found


def _tables(data: bytes, names: tuple[str, ...]) -> dict[str, bytes]:
    result = {}
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        if tag.decode("latin-1") in names:
            result[tag.decode("latin-1")] = data[offset : offset + length]
    return result
