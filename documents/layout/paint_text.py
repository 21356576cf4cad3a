"""Stage «paint»: the text of one page, with as few PDF operators as its looks need."""

from __future__ import annotations

from reportlab.lib.colors import HexColor, black
from reportlab.pdfgen.canvas import Canvas

from documents.fonts import Face
from documents.layout.lines import Part
from documents.layout.measure import Metrics, metrics
from documents.layout.page import TextLine
from documents.layout.properties import RunLook
from documents.layout.units import POINT

_SLANT = 0.2  # an upright face that stands for an italic one leans by 11°


class TextPen:
    """Writes lines into one text object; what a line has in common with the one before is not written again."""

    def __init__(self, canvas: Canvas, height: int) -> None:
        self.canvas = canvas
        self.height = height
        self.text = canvas.beginText()
        self.gap = 0.0
        self.look: RunLook | None = None
        self.font: tuple[str, float] = ("", 0.0)

    def line(self, line: TextLine) -> None:
        """One line."""
        for part in line.parts:
            if part.picture is None:
                self._part(line, part, metrics(part.look))

    def finish(self) -> None:
        """Put everything on the page."""
        self.canvas.drawText(self.text)

    def _part(self, line: TextLine, part: Part, shape: Metrics) -> None:
        if self.look is not part.look:
            self._change_look(part.look)
        gap = _word_gap(part, shape)
        if gap != self.gap:
            self.text.setWordSpace(gap)
            self.gap = gap
        x = (line.x + part.x) / POINT
        y = (self.height - line.y + shape.raised) / POINT
        for piece, face, kern in _pieces(part.text, shape):
            if (face.name, shape.size) != self.font:
                self.text.setFont(face.name, shape.size)
                self.font = (face.name, shape.size)
            if face.slanted:
                self.text.setTextTransform(1, 0, _SLANT, 1, x, y)
            else:
                self.text.setTextOrigin(x, y)
            self.text.textOut(piece)
            if len(piece) < len(part.text):
                x += shape.exact_width(piece) * part.look.scale / 100 + gap * piece.count(" ") + kern

    def _change_look(self, look: RunLook) -> None:
        before = self.look
        self.look = look
        if before is None or before.color != look.color:
            self.text.setFillColor(HexColor(int(look.color, 16)) if look.color else black)
        if (before.spacing if before else 0) != look.spacing:
            self.text.setCharSpace(look.spacing / POINT)
        if (before.scale if before else 100) != look.scale:
            self.text.setHorizScale(look.scale)


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
        for index in range(1, len(stretch) if shape.look.kerning else 0):
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
