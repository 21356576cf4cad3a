"""Stage «read»: shapes of DrawingML, alone or in groups: where they are, how they look, which text they hold."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from documents.layout.model.drawing import Chain, Path, Shape, Stroke, TextBody
from documents.layout.model.geometry import is_known, is_line
from documents.layout.model.tree import Picture, Sides
from documents.layout.model.units import EMU_PER_UNIT, bounded, from_emu
from documents.layout.read.source import Source
from documents.layout.read.xmlns import A, Element, R, W, number

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_GROUP = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_CANVAS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
_DIAGRAM = "{http://schemas.microsoft.com/office/drawing/2008/diagram}"
_GROUPS = frozenset(
    (_GROUP + "wgp", _GROUP + "grpSp", _CANVAS + "wpc", A + "grpSp", _DIAGRAM + "spTree", A + "lockedCanvas")
)
_LOCKED = "{http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas}lockedCanvas"
_SHAPES = frozenset((_SHAPE + "wsp", A + "sp", A + "cxnSp", _DIAGRAM + "sp", _DIAGRAM + "cxnSp", _GROUP + "cxnSp"))
_PICTURES = frozenset((_PICTURE + "pic", A + "pic"))
_INSETS = {"tIns": 45720, "rIns": 91440, "bIns": 45720, "lIns": 91440}
_ANCHORS = {"ctr": "center", "b": "bottom", "just": "center", "dist": "center"}
_TURNS = {"vert": "down", "vert270": "up", "eaVert": "down", "wordArtVert": "down", "mongolianVert": "down"}
RECTANGLE = "Фигура сложной формы нарисована прямоугольником."
_DEEPEST = 20
_TURN = 60_000  # DrawingML's degree
Found = tuple[TextBody, Element]


@dataclass(frozen=True, slots=True)
class Frame:
    """How a group's inner coordinates (EMU) become those of the drawing: scaled, moved, turned about a point."""

    scale_x: float = 1.0
    scale_y: float = 1.0
    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0
    middle: tuple[float, float] = (0.0, 0.0)

    def place(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        """A box in the drawing, before it is turned about its own middle."""
        left, top = x * self.scale_x + self.x, y * self.scale_y + self.y
        width, height = width * self.scale_x, height * self.scale_y
        if self.turn:
            across, down = left + width / 2 - self.middle[0], top + height / 2 - self.middle[1]
            cos, sin = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
            left = self.middle[0] + across * cos - down * sin - width / 2
            top = self.middle[1] + across * sin + down * cos - height / 2
        return left, top, width, height


@dataclass(slots=True)
class ShapeReader:
    """Reads the shapes of one drawing; `texts` are the bodies of text found, with what they are to hold."""

    source: Source
    texts: list[Found]

    def read(self, parent: Element, size: tuple[int, int]) -> list[Shape]:
        """The shapes in a `a:graphicData`; `size` in EMU is that of the drawing, for shapes that name none."""
        return [shape for item in parent for shape in self._any(item, Frame(), size, 0)]

    def _any(self, item: Element, frame: Frame, size: tuple[int, int], depth: int) -> Iterator[Shape]:
        if item.tag in _GROUPS or item.tag == _LOCKED:
            if depth < _DEEPEST:
                yield from self._group(item, frame, size, depth + 1)
        elif item.tag in _SHAPES:
            shape = self._shape(item, frame, size, depth == 0)
            yield shape
            place = item.find(_DIAGRAM + "txXfrm")
            if place is not None and shape.text is not None:
                # The text of a diagram's shape has a place of its own.
                body, shape.text = shape.text, None
                yield replace(self._finished(frame.place(*_box(place)), 0.0, (False, False)), text=body)
        elif item.tag in _PICTURES:
            yield self._picture(item, frame, size, depth == 0)

    def _group(self, item: Element, frame: Frame, size: tuple[int, int], depth: int) -> Iterator[Shape]:
        properties = _local(item, "grpSpPr")
        form = None if properties is None else properties.find(A + "xfrm")
        inner = frame if form is None else _group_frame(form, frame, size if depth == 1 else None)
        for child in item:
            if isinstance(child.tag, str):
                yield from self._any(child, inner, size, depth)

    # --- one shape -------------------------------------------------------------------------------------------------

    def _base(self, properties: Element | None, frame: Frame, size: tuple[int, int], alone: bool) -> Shape:
        form = None if properties is None else properties.find(A + "xfrm")
        if form is None:
            form = None if properties is None else properties.getparent().find(_DIAGRAM + "xfrm")  # type: ignore[union-attr]
        x, y, width, height = (0, 0, *size) if form is None or alone else _box(form)
        turn = 0.0 if form is None else number(form.get("rot")) / _TURN
        flips = (False, False) if form is None else (_on(form.get("flipH")), _on(form.get("flipV")))
        if alone:
            x, y, width, height = 0, 0, *size
        return self._finished(frame.place(x, y, width, height), turn + frame.turn, flips)

    @staticmethod
    def _finished(box: tuple[float, float, float, float], turn: float, flips: tuple[bool, bool]) -> Shape:
        left, top, width, height = (bounded(part / EMU_PER_UNIT) for part in box)
        return Shape(left, top, width, height, turn=turn % 360, flip_h=flips[0], flip_v=flips[1])

    def _shape(self, item: Element, frame: Frame, size: tuple[int, int], alone: bool) -> Shape:
        properties, style = _local(item, "spPr"), _local(item, "style")
        shape = self._base(properties, frame, size, alone)
        self._look(shape, properties, style)
        self._text(shape, item)
        return shape

    def _look(self, shape: Shape, properties: Element | None, style: Element | None) -> None:
        preset = None if properties is None else properties.find(A + "prstGeom")
        own = None if properties is None else properties.find(A + "custGeom")
        if preset is not None:
            shape.kind = preset.get("prst", "rect")
            shape.adjust = dict(_handles(preset))
            if not is_known(shape.kind):
                self.source.warn(RECTANGLE)
        elif own is not None:
            shape.path = custom_path(own, shape.width, shape.height)
            if not shape.path:
                self.source.warn(RECTANGLE)
        shape.stroke = self.stroke(None if properties is None else properties.find(A + "ln"), style)
        if not is_line(shape.kind):
            shape.fill = self.fill(properties, style)
            blip = None if properties is None else properties.find(f"{A}blipFill/{A}blip")
            if blip is not None:
                shape.picture = self._image(blip, shape)

    def fill(self, properties: Element | None, style: Element | None = None) -> str:
        """The colour of a filling; of a gradient that in the middle, of a pattern its ground."""
        palette = self.source.palette()
        for item in properties if properties is not None else ():
            kind = item.tag[len(A) :] if isinstance(item.tag, str) else ""
            if kind == "noFill":
                return ""
            if kind == "solidFill":
                return palette.color(item)
            if kind == "gradFill":
                stops = item.findall(f"{A}gsLst/{A}gs")
                return palette.color(stops[len(stops) // 2]) if stops else ""
            if kind == "pattFill":
                return palette.color(item.find(A + "bgClr"))
            if kind in ("blipFill", "grpFill"):
                return ""
        reference = None if style is None else style.find(A + "fillRef")
        if reference is None or number(reference.get("idx")) == 0:
            return ""
        return palette.color(reference)

    def stroke(self, line: Element | None, style: Element | None = None) -> Stroke | None:
        """The line of an `a:ln`, what it leaves open taken from the shape's style."""
        palette = self.source.palette()
        reference = None if style is None else style.find(A + "lnRef")
        level = 0 if reference is None else number(reference.get("idx"))
        width = palette.lines[min(level, len(palette.lines)) - 1] if level > 0 else 9525
        color = palette.color(reference) if level > 0 else ""
        dash = start = end = ""
        if line is not None:
            if line.find(A + "noFill") is not None:
                return None
            width = number(line.get("w"), width)
            color = self.fill(line) or color
            dash = _value(line.find(A + "prstDash"))
            start, end = (_value(line.find(A + name), "type") for name in ("headEnd", "tailEnd"))
        if not color:
            return None
        return Stroke(color, max(from_emu(width), 1), dash, *("" if kind == "none" else kind for kind in (start, end)))

    def _text(self, shape: Shape, item: Element) -> None:
        box = _local(item, "txbx")
        linked = _local(item, "linkedTxbx")
        content = None if box is None else box.find(W + "txbxContent")
        plain = _local(item, "txBody")
        properties = _local(item, "bodyPr") if plain is None else plain.find(A + "bodyPr")
        if content is None and linked is None and plain is None:
            return
        shape.text = body = TextBody(*_body(properties))
        named = box if linked is None else linked
        if named is not None and named.get("id"):
            body.chain = self.source.chains.setdefault(f"{self.source.part} {named.get('id')}", Chain())
            body.chain.members.append((number(named.get("seq")), shape))
        if content is not None:
            self.texts.append((body, content))
        elif plain is not None:
            self.texts.append((body, plain))

    # --- pictures --------------------------------------------------------------------------------------------------

    def _picture(self, item: Element, frame: Frame, size: tuple[int, int], alone: bool) -> Shape:
        properties = _local(item, "spPr")
        shape = self._base(properties, frame, size, alone)
        self._look(shape, properties, None)
        blip = item.find(f".//{A}blip")
        filling = blip.getparent() if blip is not None else None
        cut = None if filling is None else filling.find(A + "srcRect")
        if cut is not None:
            shape.crop = tuple(number(cut.get(side)) / 100_000 for side in ("l", "t", "r", "b"))  # type: ignore[assignment]
        shape.picture = self._image(blip, shape)
        return shape

    def _image(self, blip: Element | None, shape: Shape) -> Picture:
        part = "" if blip is None else self.source.picture(blip.get(R + "embed") or "")
        if not part:
            self.source.warn("Рисунок не найден внутри документа: на его месте пустая рамка.")
        return Picture(shape.width, shape.height, part)


def _local(item: Element, name: str) -> Element | None:
    """The child of this local name, whatever the dialect of DrawingML."""
    return next((child for child in item if isinstance(child.tag, str) and child.tag.endswith("}" + name)), None)


def _on(text: str | None) -> bool:
    return text in ("1", "true", "on")


def _value(item: Element | None, name: str = "val") -> str:
    return "" if item is None else item.get(name, "")


def _pair(item: Element | None, first: str, second: str) -> tuple[int, int]:
    return (0, 0) if item is None else (number(item.get(first)), number(item.get(second)))


def _box(form: Element) -> tuple[int, int, int, int]:
    return (*_pair(form.find(A + "off"), "x", "y"), *_pair(form.find(A + "ext"), "cx", "cy"))


def _group_frame(form: Element, outer: Frame, size: tuple[int, int] | None) -> Frame:
    """The frame inside a group. The outermost group fills its drawing (`size`)."""
    x, y, width, height = _box(form)
    child_x, child_y = _pair(form.find(A + "chOff"), "x", "y")
    child_width, child_height = _pair(form.find(A + "chExt"), "cx", "cy")
    if size is not None:
        x, y, width, height = 0, 0, *size
    left, top, wide, high = outer.place(x, y, width, height)
    scale_x = wide / child_width if child_width else 1.0
    scale_y = high / child_height if child_height else 1.0
    turn = number(form.get("rot")) / _TURN
    frame = Frame(scale_x, scale_y, left - child_x * scale_x, top - child_y * scale_y)
    return replace(frame, turn=outer.turn + turn, middle=(left + wide / 2, top + high / 2))


def _handles(preset: Element) -> Iterator[tuple[str, int]]:
    for guide in preset.iterfind(f"{A}avLst/{A}gd"):
        name, formula = guide.get("name", ""), guide.get("fmla", "").split()
        if len(formula) == 2 and formula[0] == "val":
            yield name, number(formula[1])


def _body(properties: Element | None) -> tuple[Sides, str, bool, str]:
    """Insets, vertical place of the text, whether the shape grows with it, how it is turned."""
    get = (properties if properties is not None else etree.Element("none")).get
    insets = Sides(*(from_emu(number(get(name), default)) for name, default in _INSETS.items()))
    grows = properties is not None and properties.find(A + "spAutoFit") is not None
    return insets, _ANCHORS.get(get("anchor") or "", "top"), grows, _TURNS.get(get("vert") or "", "")


_POINTS = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "quadBezTo": "Q", "close": "Z"}


def _is_formula(text: str | None) -> bool:
    return not (text or "").lstrip("-").isdigit()


def custom_path(geometry: Element, width: int, height: int) -> Path:
    """The outline of an `a:custGeom` in a box of this size; nothing where formulas give its points."""
    if any(_is_formula(point.get(axis)) for point in geometry.iter(A + "pt") for axis in ("x", "y")):
        return ()
    result: list[tuple[str, tuple[float, ...]]] = []
    for path in geometry.iterfind(f"{A}pathLst/{A}path"):
        wide, high = number(path.get("w")) or 1, number(path.get("h")) or 1
        scale_x, scale_y = width / wide, height / high
        for step in path:
            sign = _POINTS.get(step.tag[len(A) :] if isinstance(step.tag, str) else "", "")
            points = [
                (number(point.get("x")) * scale_x, number(point.get("y")) * scale_y) for point in step.iter(A + "pt")
            ]
            if sign == "Q" and len(points) == 2:
                sign, points = "C", [points[0], points[0], points[1]]
            if sign == "Z" or len(points) == {"M": 1, "L": 1, "C": 3}.get(sign):
                result.append((sign, tuple(part for point in points for part in point)))
    return tuple(result) if result and result[0][0] == "M" else ()
