"""Stage «read»: a `w:drawing`: a picture or shapes, in the line or anchored beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from documents.layout.model.drawing import Drawing, Shape
from documents.layout.model.paths import turned_size
from documents.layout.model.tree import Float, Picture, Sides
from documents.layout.model.units import from_emu
from documents.layout.read.read_floats import WORD_2010, anchored_float, is_plain_picture, old_effects
from documents.layout.read.read_shapes import Found, ShapeReader
from documents.layout.read.source import Source
from documents.layout.read.xmlns import WP, A, Element, R, number

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_MODEL = "{http://schemas.microsoft.com/office/drawing/2008/diagram}dataModelExt"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"


@dataclass(slots=True)
class DrawingFound:
    """What a drawing is: a float, or a picture that stands in the line; and the texts that are still to be read."""

    place: Float | None
    picture: Picture | None
    texts: list[Found] = field(default_factory=list)


def read_drawing(source: Source, item: Element) -> DrawingFound | None:
    """Read a `w:drawing`; None when nothing of it can be shown."""
    holder = next((child for child in item if child.tag in (WP + "anchor", WP + "inline")), None)
    if holder is None:
        return None
    extent = holder.find(WP + "extent")
    size = (0, 0) if extent is None else (max(0, number(extent.get("cx"))), max(0, number(extent.get("cy"))))
    data = holder.find(f"{A}graphic/{A}graphicData")
    texts: list[Found] = []
    shapes = [] if data is None else ShapeReader(source, texts).read(data, size)
    shapes += [] if shapes or data is None else _other(source, data, size, texts)
    _describe(shapes, holder.find(WP + "docPr"))
    width, height = from_emu(size[0]), from_emu(size[1])
    drawing = Drawing(width, height, shapes)
    if holder.tag == WP + "anchor":
        return DrawingFound(anchored_float(holder, drawing, source.mode), None, texts)
    if not is_plain_picture(drawing):
        drawing.pad = _pad(drawing, holder.find(WP + "effectExtent"), source.mode < WORD_2010)
    return DrawingFound(None, in_line(drawing), texts)


def _describe(shapes: list[Shape], properties: Element | None) -> None:
    """Give the first picture the words that its author wrote for those who do not see it."""
    words = "" if properties is None else properties.get("descr") or properties.get("title") or ""
    first = next((shape for shape in shapes if shape.picture is not None), None)
    if words and first is not None and first.picture is not None:
        first.picture = replace(first.picture, description=" ".join(words.split()))


def in_line(drawing: Drawing) -> Picture:
    """A drawing that stands in the line; a plain picture needs no more than its frame."""
    only = drawing.shapes[0] if len(drawing.shapes) == 1 else None
    pad = drawing.pad
    if only is not None and only.picture is not None and _is_plain(only) and not pad.bottom:
        return only.picture
    return Picture(drawing.width + pad.left + pad.right, drawing.height + pad.top + pad.bottom, "", drawing)


def _pad(drawing: Drawing, effects: Element | None, old: bool) -> Sides:
    """What a shape in the line keeps free: its effects; one that is turned takes the room of its base as Word measures
    it, but in height all that it covers (GraphicImport.cxx).
    """
    extra = [0 if effects is None else from_emu(number(effects.get(side))) for side in "trbl"]
    top, right, bottom, left = old_effects(extra, drawing) if old else extra
    only = drawing.shapes[0] if len(drawing.shapes) == 1 else None
    if only is None or not only.turn:
        return Sides(top, right, bottom, left)
    swapped = 45 <= only.turn % 180 < 135
    more = (drawing.height - drawing.width) // 2 if swapped else 0
    reach = (turned_size(drawing.width, drawing.height, only.turn)[1] - drawing.height) // 2
    return Sides(max(top - more, reach), right + more, max(bottom - more, reach), left + more)


def _is_plain(shape: Shape) -> bool:
    return not (shape.turn or shape.stroke or shape.fill or any(shape.crop) or shape.text or shape.flip_h)


def _other(source: Source, data: Element, size: tuple[int, int], texts: list[Found]) -> list[Shape]:
    """What is no shape: a diagram, whose shapes Word keeps beside it, or a chart; its frame is kept."""
    frame = Shape(0, 0, from_emu(size[0]), from_emu(size[1]))
    diagram = data.find(_DIAGRAM)
    if diagram is not None:
        found = _diagram(source, diagram, size, texts)
        if found:
            return found
        source.warn("Схема SmartArt не нарисована: на её месте пустое поле.")
    elif data.find(_CHART) is not None:
        source.warn("Диаграмма не нарисована: на её месте пустое поле.")
    else:
        source.warn("Один из рисунков неизвестного вида: на его месте пустое поле.")
    return [frame]


def _diagram(source: Source, diagram: Element, size: tuple[int, int], texts: list[Found]) -> list[Shape]:
    """The shapes of a SmartArt diagram as Word drew them last (MS-ODRAWXML 2.1, the diagram drawing part)."""
    relations = source.package.relations(source.part)
    data = relations.get(diagram.get(R + "dm", ""))
    if data is None or data.external or not source.package.has(data.target):
        return []
    model = next((item for item in source.package.xml(data.target).iter(_MODEL)), None)
    drawing = None if model is None else relations.get(model.get("relId", ""))
    if drawing is None or drawing.external or not source.package.has(drawing.target):
        return []
    outer, source.part = source.part, drawing.target
    try:
        return ShapeReader(source, texts).read(source.package.xml(drawing.target), size)
    finally:
        source.part = outer
