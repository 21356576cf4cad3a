"""Stage «paint»: the text of one page, with as few PDF operators as its looks need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from documents.fonts import Face
from documents.layout.lines.line_parts import Part
from documents.layout.lines.measure import Metrics, metrics
from documents.layout.model.properties import RunLook
from documents.layout.model.tree import Paragraph
from documents.layout.model.units import POINT
from documents.layout.pages.page import Ink, TextLine
from documents.layout.paint.tags import END, Element, Tags

_SLANT = 0.2  # an upright face that stands for an italic one leans by 11°


class Encoder:
    """One face in one PDF: its signs as the codes of the subset that will be embedded.

    reportlab asks for every sign of every text anew; here each is asked for once. Subsets hold 256 signs: what goes
    beyond the first is left to reportlab.
    """

    def __init__(self, canvas: Canvas, name: str) -> None:
        self._font: Any = getFont(name)
        self._document: Any = vars(canvas)["_doc"]
        self._codes: dict[int, str] = {}
        self._known: set[str] = set()
        self._beyond: set[str] = set()
        self.name = ""

    def strings(self, text: str) -> list[tuple[str, str]]:
        """The text as PDF strings, each with the name of its font."""
        if not self._known.issuperset(text):
            self.learn(text)
        if not self._beyond or self._beyond.isdisjoint(text):
            return [(self.name, f"({text.translate(self._codes)})")]
        return [
            (self._font.getSubsetInternalName(subset, self._document), f"<{codes.hex()}>")
            for subset, codes in self._font.splitString(text, self._document)
        ]

    def learn(self, text: Iterable[str]) -> None:
        """Give codes to the signs of `text`, in its order."""
        for sign in text:
            if sign not in self._known:
                self._known.add(sign)
                [(subset, code)] = self._font.splitString(sign, self._document)
                self._codes[ord(sign)] = _literal(code[0])
                if subset:
                    self._beyond.add(sign)
        self.name = self._font.getSubsetInternalName(0, self._document)


def encoders_of(canvas: Canvas, inks: Iterable[Ink]) -> dict[str, Encoder]:
    """The encoders of the faces that `inks` need. Signs get their codes in the order of the alphabet, so that papers
    with the same signs in whatever order have equal fonts, which are then cut out once (`font_embedding`).
    """
    signs: dict[Face, set[str]] = {}
    for line in _lines(inks):
        for part in line.parts:
            if part.picture is None and part.text:
                signs.setdefault(metrics(part.look).face, set()).update(part.text)
    result = {}
    for face, found in signs.items():
        found &= face.signs
        if found:
            result[face.name] = Encoder(canvas, face.name)
            result[face.name].learn(sorted(found))
    return result


def _lines(inks: Iterable[Ink]) -> Iterator[TextLine]:
    for ink in inks:
        yield from ink.lines
        yield from _lines((*ink.below, *ink.above, *(turned.ink for turned in ink.turned)))


def _literal(code: int) -> str:
    """A code inside a literal string; all but plain ASCII in octal, as page streams are text to reportlab."""
    return chr(code) if 32 <= code < 127 and chr(code) not in "()\\" else f"\\{code:03o}"


class TextPen:
    """Writes lines as one text object; what a line has in common with the one before is not written again.

    `encoders` are those of the document by face. With `tags` each paragraph's lines are a stretch of their own.
    """

    def __init__(self, canvas: Canvas, height: int, encoders: dict[str, Encoder], tags: Tags | None = None) -> None:
        self.canvas = canvas
        self.height = height
        self.encoders = encoders
        self.tags = tags
        self.code: list[str] = []
        self.gap = 0.0
        self.look: RunLook | None = None
        self.font: tuple[str, float] = ("", 0.0)
        self.open: Paragraph | None = None
        self.marked = False
        self.link = ""
        self.links: list[tuple[TextLine, Part, Element | None]] = []
        self._linked: Element | None = None

    def line(self, line: TextLine) -> None:
        """One line."""
        written = [part for part in line.parts if part.picture is None and part.text]
        if not written:
            return
        if self.tags is not None:
            self._tag(line, self.tags)
        for part in written:
            if part.look.link != self.link:
                self._change_link(part.look.link)
            if part.look.link:
                self.links.append((line, part, self._linked))
            self._part(line, part, metrics(part.look))
        if line.spaced and self.tags is not None:
            self.code.append("( ) Tj")  # or the words at the ends of lines would be one for who reads aloud

    def finish(self) -> None:
        """Put everything on the page."""
        if not self.code:
            return
        end = END if self.marked else ""
        self.canvas.addLiteral("\n".join(("q BT", *self.code, f"{end} ET Q")))

    def _tag(self, line: TextLine, tags: Tags) -> None:
        if self.marked and line.paragraph is self.open:
            tags.goes_on(line)
            return
        if self.marked:
            self.code.append(END)
        self.code.append(tags.text(line))
        self.open, self.marked = line.paragraph, True
        self.link, self._linked = "", None

    def _change_link(self, link: str) -> None:
        """Begin or end the stretch of a link; in what is not read aloud there is none."""
        self.link, self._linked = link, None
        if self.tags is None or self.open is None or self.tags.is_artifact():
            return
        mark, self._linked = self.tags.link(self.open) if link else (self.tags.again(self.open), None)
        self.code += [END, mark]

    def _part(self, line: TextLine, part: Part, shape: Metrics) -> None:
        if self.look is not part.look:
            self._change_look(part.look)
        gap = _word_gap(part, shape)
        if gap != self.gap:
            self.code.append(f"{_number(gap)} Tw")
            self.gap = gap
        x = (line.x + part.x) / POINT
        y = (self.height - line.y + shape.raised) / POINT
        for piece, face, kern in _pieces(part.text, shape):
            self._show(piece, face, shape.size, x, y)
            if len(piece) < len(part.text):
                x += shape.exact_width(piece) * part.look.scale / 100 + gap * piece.count(" ") + kern

    def _show(self, text: str, face: Face, size: float, x: float, y: float) -> None:
        encoder = self.encoders.get(face.name)
        if encoder is None:
            encoder = self.encoders[face.name] = Encoder(self.canvas, face.name)
        slant = _SLANT if face.slanted else 0
        place = f"1 0 {slant} 1 {_number(x)} {_number(y)} Tm"
        for name, string in encoder.strings(text):
            if (name, size) != self.font:
                self.code.append(f"{name} {_number(size)} Tf")
                self.font = (name, size)
            self.code.append(f"{place} {string} Tj")
            place = ""

    def _change_look(self, look: RunLook) -> None:
        before = self.look
        self.look = look
        if before is None or before.color != look.color:
            self.code.append(_color(look.color))
        if (before.spacing if before else 0) != look.spacing:
            self.code.append(f"{_number(look.spacing / POINT)} Tc")
        if (before.scale if before else 100) != look.scale:
            self.code.append(f"{look.scale} Tz")


def _number(value: float) -> str:
    """A number as short as a thousandth of a point allows."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=256)
def _color(color: str) -> str:
    """The operator that fills with a hexadecimal colour; black where none is named."""
    red, green, blue = (int(color[at : at + 2] or "0", 16) / 255 for at in (0, 2, 4))
    return f"{_number(red)} {_number(green)} {_number(blue)} rg"


def _word_gap(part: Part, shape: Metrics) -> float:
    """What a stretched line adds to each blank, corrected for our rounded widths so that its edge is straight."""
    if not part.gap:
        return 0.0
    blanks = part.text.count(" ")
    if not blanks or part.look.scale != 100:
        return part.gap / POINT
    exact = shape.exact_width(part.text)
    return ((part.width + part.gap * blanks) / POINT - exact) / blanks


def _pieces(text: str, shape: Metrics) -> list[tuple[str, Face, float]]:
    """`text` in stretches of one face and without kerning inside; the last item is the kerning behind it, in points."""
    result: list[tuple[str, Face, float]] = []
    for stretch, face in _faces(text, shape):
        start = 0
        for index in range(1, len(stretch) if shape.fits_together(stretch) else 0):
            kern = shape.kern(stretch[index - 1], stretch[index])
            if kern:
                result.append((stretch[start:index], face, kern * shape.size / 1000))
                start = index
        result.append((stretch[start:], face, 0.0))
    return result


def _faces(text: str, shape: Metrics) -> list[tuple[str, Face]]:
    """`text` in stretches of one face: signs that Tinos lacks come from another."""
    if shape.face.signs.issuperset(text):
        return [(text, shape.face)]
    result: list[tuple[str, Face]] = []
    for sign in text:
        face = shape.face_for(sign)
        if result and result[-1][1] is face:
            result[-1] = (result[-1][0] + sign, face)
        else:
            result.append((sign, face))
    return result
