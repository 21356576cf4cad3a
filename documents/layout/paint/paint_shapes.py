"""Stage «paint»: shapes: outlines with their filling, pictures cut to them, arrows at the ends of lines."""

from __future__ import annotations

import math
from collections.abc import Callable

from reportlab.lib.colors import HexColor, black
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

import resources
from documents.fonts import text_face
from documents.layout.model.drawing import Path, Shape, Stroke
from documents.layout.model.geometry import is_line, outline
from documents.layout.model.units import POINT
from documents.layout.pages.page import PlacedShape

Images = Callable[[str, float, float], ImageReader | None]
_WORD_ART, _LONGEST_ART = 200, 100  # pixels a line is high, signs
_HALF = 128  # Word's watermarks are half transparent
_HAIR = 0.25  # points; a thinner line is hardly seen
# Dashes in widths of their line (ECMA-376 20.1.10.48; VML names the same ones).
_DASHES = {
    "dash": (4, 3), "sysDash": (3, 1), "dot": (1, 3), "sysDot": (1, 1), "lgDash": (8, 3), "dashDot": (4, 3, 1, 3),
    "lgDashDot": (8, 3, 1, 3), "lgDashDotDot": (8, 3, 1, 3, 1, 3), "sysDashDot": (3, 1, 1, 1),
    "sysDashDotDot": (3, 1, 1, 1, 1, 1), "1 1": (1, 1), "3 1": (3, 1), "longdash": (8, 3), "longDash": (8, 3),
    "dashdot": (4, 3, 1, 3), "longDashDot": (8, 3, 1, 3), "shortdash": (3, 1), "shortdot": (1, 1),
}  # fmt: skip
_ARROW = 3.0  # an arrow's length and width in widths of its line
_LEAST_ARROW = 2.0  # points


def draw_shape(canvas: Canvas, page_height: int, placed: PlacedShape, image_of: Images) -> None:
    """Draw a shape on a page of this height."""
    shape = placed.shape
    if placed.height != shape.height:
        shape = _grown(shape, placed.height)
    width, height = placed.width / POINT, placed.height / POINT
    canvas.saveState()
    canvas.translate(placed.x / POINT + width / 2, (page_height - placed.y) / POINT - height / 2)
    if shape.turn:
        canvas.rotate(-shape.turn)
    if shape.flip_h or shape.flip_v:
        canvas.scale(-1 if shape.flip_h else 1, -1 if shape.flip_v else 1)
    canvas.translate(-width / 2, height / 2)
    path, _ = outline(shape)
    if shape.word_art:
        _word_art(canvas, shape)
    elif shape.fill and not is_line(shape.kind):
        canvas.setFillColor(HexColor(int(shape.fill, 16)))
        canvas.drawPath(_path(canvas, path), stroke=0, fill=1)
    if shape.picture is not None:
        _picture(canvas, shape, path, image_of)
    if shape.stroke is not None:
        _stroke(canvas, path, shape.stroke)
    canvas.restoreState()


def _word_art(canvas: Canvas, shape: Shape) -> None:
    """Text stretched over the box, as a picture that lets the page show through."""
    from PIL import Image, ImageDraw, ImageFont

    face = text_face("Arial", False, False)
    font = ImageFont.truetype(
        str(resources.path(f"fonts/{face.name}.ttf")), _WORD_ART, layout_engine=ImageFont.Layout.BASIC
    )
    # A picture has one line, and signs that only steer others have no shape.
    text = "".join(sign for sign in " ".join(shape.word_art.split()) if sign.isprintable())[:_LONGEST_ART]
    left, top, right, bottom = font.getbbox(text)
    if right <= left or bottom <= top or shape.width <= 0 or shape.height <= 0:
        return
    ink = Image.new("L", (round(right - left), round(bottom - top)), 0)
    ImageDraw.Draw(ink).text((-left, -top), text, fill=_HALF, font=font)
    color = shape.fill or "C0C0C0"
    picture = Image.new("RGBA", ink.size, f"#{color}")
    picture.putalpha(ink)
    width, height = shape.width / POINT, shape.height / POINT
    canvas.drawImage(ImageReader(picture), 0, -height, width, height, mask="auto")


def _grown(shape: Shape, height: int) -> Shape:
    """The shape as high as its text made it."""
    fields = ("x", "y", "width", "kind", "adjust", "fill", "stroke", "turn", "flip_h", "flip_v", "picture", "crop")
    return Shape(height=height, **{name: getattr(shape, name) for name in fields})


def _path(canvas: Canvas, path: Path) -> PDFPathObject:
    """A path in points, y up."""
    result = canvas.beginPath()
    for sign, numbers in path:
        x = [number / POINT for number in numbers[::2]]
        y = [-number / POINT for number in numbers[1::2]]
        if sign == "M":
            result.moveTo(x[0], y[0])
        elif sign == "L":
            result.lineTo(x[0], y[0])
        elif sign == "C":
            result.curveTo(x[0], y[0], x[1], y[1], x[2], y[2])
        else:
            result.close()
    return result


def _picture(canvas: Canvas, shape: Shape, path: Path, image_of: Images) -> None:
    picture = shape.picture
    if picture is None or shape.width <= 0 or shape.height <= 0:
        return
    left, top, right, bottom = shape.crop
    wide, high = max(1 - left - right, 0.01), max(1 - top - bottom, 0.01)
    width, height = shape.width / POINT / wide, shape.height / POINT / high
    image = image_of(picture.part, width, height)
    if image is None:
        canvas.setStrokeColor(black)
        canvas.setLineWidth(0.5)
        canvas.rect(0, -shape.height / POINT, shape.width / POINT, shape.height / POINT, stroke=1, fill=0)
        return
    canvas.saveState()
    canvas.clipPath(_path(canvas, path), stroke=0, fill=0)
    canvas.drawImage(image, -left * width, -height + top * height, width, height, mask="auto")
    canvas.restoreState()


def _stroke(canvas: Canvas, path: Path, stroke: Stroke) -> None:
    width = max(stroke.width / POINT, _HAIR)
    canvas.setStrokeColor(HexColor(int(stroke.color, 16)))
    canvas.setLineWidth(width)
    canvas.setLineJoin(1)
    dashes = _DASHES.get(stroke.dash)
    if dashes:
        canvas.setDash([part * width for part in dashes])
    canvas.drawPath(_path(canvas, path), stroke=1, fill=0)
    points = [(numbers[-2] / POINT, -numbers[-1] / POINT) for _, numbers in path if numbers]
    if len(points) < 2 or path[-1][0] == "Z":
        return
    canvas.setDash()
    canvas.setFillColor(HexColor(int(stroke.color, 16)))
    for kind, tip, other in ((stroke.start, points[0], points[1]), (stroke.end, points[-1], points[-2])):
        if kind:
            _arrow(canvas, tip, other, max(_ARROW * width, _LEAST_ARROW * _ARROW))


def _arrow(canvas: Canvas, tip: tuple[float, float], other: tuple[float, float], size: float) -> None:
    angle = math.atan2(tip[1] - other[1], tip[0] - other[0])
    head = canvas.beginPath()
    head.moveTo(*tip)
    for turn in (0.85 * math.pi, -0.85 * math.pi):
        head.lineTo(tip[0] + size * math.cos(angle + turn), tip[1] + size * math.sin(angle + turn))
    head.close()
    canvas.drawPath(head, stroke=0, fill=1)
