"""Stage «paint»: pages onto the reportlab canvas. Text never passes through reportlab's paragraph markup."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import HexColor, black
from reportlab.pdfgen.canvas import Canvas

from documents.fonts import text_face
from documents.layout.lines.line_parts import Part
from documents.layout.lines.measure import Metrics, metrics
from documents.layout.model.properties import Border
from documents.layout.model.tree import Document, Paragraph, Picture
from documents.layout.model.units import POINT, to_points
from documents.layout.pages.page import Ink, Page, Rule, TextLine, Turned
from documents.layout.paint import archive as archives
from documents.layout.paint.paint_links import Links
from documents.layout.paint.paint_shapes import draw_shape
from documents.layout.paint.paint_text import Encoder, TextPen, encoders_of
from documents.layout.paint.pdf_tree import add_structure
from documents.layout.paint.pictures import Pictures
from documents.layout.paint.tags import END, Tags

_PROGRAM = "Звено"
ReadPart = Callable[[str], bytes]
_DASHES = {
    "dashed": (3, 3),
    "dotted": (1, 1),
    "dashSmallGap": (3, 1),
    "dotDash": (3, 1, 1, 1),
    "dotDotDash": (3, 1, 1, 1, 1, 1),
}
_DOUBLE = frozenset({"double", "triple", "doubleWave", "dashDotStroked"})  # two lines, a third of the width each
_BASELINE_TO_STRIKE = 0.26  # of the size, the middle of small letters


def paint(
    pages: list[Page],
    read: ReadPart,
    title: str,
    author: str,
    warn: Callable[[str], None],
    documents: Sequence[Document] = (),
    archive: bool = False,
) -> bytes:
    """The PDF. `read` gives the bytes of a picture's part; equal input gives equal bytes.

    `documents`: what the pages were made of, for the structure of a tagged PDF; without them there is none.
    `archive`: as PDF/A-2b.
    """
    rl_config.useA85 = 0
    face = text_face("Times New Roman", False, False)
    buffer = io.BytesIO()
    # Without a font of ours every Canvas would name un-embedded Helvetica.
    start: dict[str, Any] = {"initialFontName": face.name, "initialFontSize": 12}
    if archive:
        start["pdfVersion"] = archives.VERSION
    canvas = Canvas(buffer, pageCompression=1, invariant=1, lang="ru-RU", **start)
    title = title or "Документ"
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject("")
    canvas.setCreator(_PROGRAM)
    canvas.setProducer(_PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    tags = Tags(documents) if documents else None
    encoders = encoders_of(canvas, (page.ink for page in pages))
    # Bookmarks of several documents may have one name.
    links = Links(canvas, tags, pages if len(documents) <= 1 else [])
    painter = _Painter(canvas, Pictures(read, warn, opaque=archive), tags, encoders, links)
    for page in pages:
        canvas.setPageSize((to_points(page.width), to_points(page.height)))
        painter.links.destinations(page, page.height)
        painter.page(page)
        painter.outline(page)
        canvas.showPage()
    if tags is not None:
        add_structure(canvas, tags)
    if archive:
        archives.make_archive(canvas, title, author, _PROGRAM)
    canvas.save()
    return buffer.getvalue()


class _Painter:
    """Draws one document."""

    def __init__(
        self, canvas: Canvas, pictures: Pictures, tags: Tags | None, encoders: dict[str, Encoder], links: Links
    ) -> None:
        self.canvas = canvas
        self.pictures = pictures
        self.tags = tags
        self.encoders = encoders
        self.height = 0
        self.headings = 0
        self.level = -1
        self.links = links

    def page(self, page: Page) -> None:
        """Draw one page: shades below, text, borders on top."""
        self.height = page.height
        if self.tags is not None:
            self.tags.new_page()
        self._ink(page.ink)

    def _ink(self, ink: Ink) -> None:
        for layer in ink.below:
            self._ink(layer)
        for placed in ink.shapes:
            with self._marked(placed.shape.picture, None):
                draw_shape(self.canvas, self.height, placed, self.pictures.image)
        dressed = [(line, part) for line in ink.lines for part in line.parts if _is_dressed(part)]
        shaded = [(line, part) for line, part in dressed if part.look.shade]
        if ink.fills or shaded:
            with self._marked(None, None):
                for fill in ink.fills:
                    self._fill(fill.x, fill.y, fill.width, fill.height, fill.color)
                for line, part in shaded:
                    self._shade(line, part)
        pen = TextPen(self.canvas, self.height, self.encoders, self.tags)
        for line in ink.lines:
            pen.line(line)
        pen.finish()
        self.links.over(pen.links, self.height)
        self._decorations(dressed)
        if ink.rules:
            with self._marked(None, None):
                self._rules(ink.rules)
        for turned in ink.turned:
            self._turned(turned)
        for layer in ink.above:
            self._ink(layer)

    @contextmanager
    def _marked(self, picture: Picture | None, paragraph: Paragraph | None) -> Iterator[None]:
        """What is drawn inside is a picture with a description, or nothing that is read."""
        if self.tags is None:
            yield
            return
        self.canvas.addLiteral(self.tags.picture(picture.description if picture else "", paragraph))
        yield
        self.canvas.addLiteral(END)

    def _turned(self, turned: Turned) -> None:
        """Draw ink that runs up or down, in coordinates turned by a quarter."""
        height = self.height
        self.canvas.saveState()
        self.canvas.translate(turned.x / POINT, self._y(turned.y))
        self.canvas.rotate(90 if turned.direction == "up" else -90)
        self.height = 0
        self._ink(turned.ink)
        self.height = height
        self.canvas.restoreState()

    def outline(self, page: Page) -> None:
        """Add the page's headings to the outline; a level is never more than one below the one before it."""
        for heading in page.ink.headings:
            if not self.headings:
                self.canvas.showOutline()
            key = f"h{self.headings}"
            self.headings += 1
            self.level = min(heading.level, self.level + 1)
            self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=self._y(heading.y), zoom=0)
            self.canvas.addOutlineEntry(heading.text, key, self.level)

    def _y(self, y: float) -> float:
        return (self.height - y) / POINT

    def _fill(self, x: float, y: float, width: float, height: float, color: str) -> None:
        self.canvas.setFillColor(HexColor(int(color, 16)))
        self.canvas.rect(x / POINT, self._y(y + height), width / POINT, height / POINT, stroke=0, fill=1)

    def _shade(self, line: TextLine, part: Part) -> None:
        shape = metrics(part.look)
        width = part.width + part.gap * part.text.count(" ")
        self._fill(line.x + part.x, line.y - shape.ascent, width, shape.ascent + shape.descent, part.look.shade)

    def _decorations(self, dressed: list[tuple[TextLine, Part]]) -> None:
        for line, part in dressed:
            if part.picture is not None:
                with self._marked(part.picture, line.paragraph):
                    self._picture(line, part.picture, part.x)
        ruled = [(line, part) for line, part in dressed if part.text and (part.look.underline or part.look.strike)]
        if ruled:
            with self._marked(None, None):
                for line, part in ruled:
                    self._underline(line, part)

    def _underline(self, line: TextLine, part: Part) -> None:
        shape = metrics(part.look)
        self.canvas.setStrokeColor(HexColor(int(part.look.color, 16)) if part.look.color else black)
        self.canvas.setLineWidth(shape.face.underline_width * shape.size / 1000)
        left = (line.x + part.x) / POINT
        right = left + (part.width + part.gap * part.text.count(" ")) / POINT
        for level in self._levels(part, shape):
            y = self._y(line.y - shape.raised) + level * shape.size
            self.canvas.line(left, y, right, y)

    def _levels(self, part: Part, shape: Metrics) -> list[float]:
        levels = []
        if part.look.underline:
            levels.append(-shape.face.underline_at / 1000)
            if part.look.underline == "double":
                levels.append(-shape.face.underline_at / 1000 - 0.08)
        if part.look.strike:
            levels.append(_BASELINE_TO_STRIKE)
        return levels

    # --- pictures and rules ----------------------------------------------------------------------------------------

    def _picture(self, line: TextLine, picture: Picture, left: float) -> None:
        if picture.drawing is not None:
            return  # its shapes are painted by themselves
        x, y = (line.x + left) / POINT, self._y(line.y)
        width, height = picture.width / POINT, picture.height / POINT
        image = self.pictures.image(picture.part, width, height)
        if image is not None and width > 0 and height > 0:
            self.canvas.drawImage(image, x, y, width, height, mask="auto")
        else:
            self.canvas.setStrokeColor(black)
            self.canvas.setLineWidth(0.5)
            self.canvas.rect(x, y, width, height, stroke=1, fill=0)

    def _rules(self, rules: list[Rule]) -> None:
        """Borders, each kind in one go; neighbouring cells name the line between them twice."""
        kinds: dict[Border, dict[tuple[float, ...], None]] = {}
        for rule in rules:
            x1, y1, x2, y2 = rule.x1 / POINT, self._y(rule.y1), rule.x2 / POINT, self._y(rule.y2)
            apart = rule.border.width / POINT / 3 if rule.border.kind in _DOUBLE else 0
            for shift in sorted({-apart, apart}):
                right, up = (shift, 0) if x1 == x2 else (0, shift)
                kinds.setdefault(rule.border, {})[x1 + right, y1 + up, x2 + right, y2 + up] = None
        for border, ends_of_all in kinds.items():
            self.canvas.setStrokeColor(HexColor(int(border.color, 16)) if border.color else black)
            self.canvas.setLineWidth(border.width / POINT / (3 if border.kind in _DOUBLE else 1))
            self.canvas.setDash([float(step) for step in _DASHES.get(border.kind, ())])
            self.canvas.lines(list(ends_of_all))
        self.canvas.setDash()


def _is_dressed(part: Part) -> bool:
    """Whether more than its text is drawn."""
    look = part.look
    return bool(look.shade or look.underline or look.strike or part.picture is not None)
