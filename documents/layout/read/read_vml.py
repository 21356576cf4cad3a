"""Stage «read»: VML, the drawings of older documents: shapes, groups, text boxes and pictures of `w:pict`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.layout.model.drawing import Chain, Drawing, Path, Shape, Stroke, TextBody
from documents.layout.model.tree import Picture, Sides
from documents.layout.model.units import bounded
from documents.layout.read.read_colors import vml_color
from documents.layout.read.read_drawing import DrawingFound, in_line
from documents.layout.read.read_floats import VML_SPACE, is_plain_picture, length, vml_float, vml_style
from documents.layout.read.read_shapes import RECTANGLE, Found
from documents.layout.read.source import Source
from documents.layout.read.xmlns import Element, R, V, W, number

_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_SHAPES = frozenset(
    V + name for name in ("shape", "rect", "roundrect", "oval", "line", "polyline", "group", "arc", "curve", "image")
)
# What the numbers of VML's shape types are called in DrawingML.
_TYPES = {
    1: "rect", 2: "roundRect", 3: "ellipse", 4: "diamond", 5: "triangle", 6: "rtTriangle", 7: "parallelogram",
    8: "trapezoid", 9: "hexagon", 11: "plus", 12: "star5", 13: "rightArrow", 15: "homePlate", 20: "line",
    32: "straightConnector1", 33: "bentConnector2", 34: "bentConnector3", 38: "curvedConnector3", 55: "chevron",
    61: "wedgeRectCallout", 62: "wedgeRoundRectCallout", 63: "wedgeEllipseCallout", 66: "leftArrow", 67: "downArrow",
    68: "upArrow", 69: "leftRightArrow", 75: "rect", 85: "leftBracket", 86: "rightBracket", 87: "leftBrace",
    88: "rightBrace", 109: "flowChartProcess", 110: "flowChartDecision", 111: "flowChartInputOutput",
    116: "flowChartTerminator", 120: "flowChartConnector", 127: "flowChartExtract",
    176: "flowChartAlternateProcess", 202: "rect",
}  # fmt: skip
_KINDS = {
    V + "rect": "rect", V + "roundrect": "roundRect", V + "oval": "ellipse", V + "line": "line", V + "image": "rect"
}  # fmt: skip
_INSETS = ("7.2pt", "3.6pt", "7.2pt", "3.6pt")
_ANCHORS = {"middle": "center", "bottom": "bottom", "middle-center": "center", "bottom-center": "bottom"}
_NUMBER = re.compile(r"-?[\d.]+")
_STEP = re.compile(r"([a-zA-Z]{1,2})([-\d.,\s]*)")
_COMMA = re.compile(r"\s*,\s*|\s+")
_SPT = re.compile(r"_t(\d+)$")
_CLOSED = ("f", "false", "0")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Frame:
    """From a group's own coordinates to units of the drawing; the outermost measures carry their unit."""

    x: float = 0.0
    y: float = 0.0
    scale_x: float = 0.0
    scale_y: float = 0.0


@dataclass(slots=True)
class VmlReader:
    """Reads the shapes of one `w:pict` or `w:object`; `types` are its `v:shapetype`s by id."""

    source: Source
    types: dict[str, Element]
    texts: list[Found]

    def shapes(self, item: Element, frame: _Frame | None, depth: int = 0) -> Iterator[Shape]:
        """A shape, or the shapes of a group; `frame` is None for the outermost one."""
        if item.tag == V + "group":
            if depth < _DEEPEST:
                inner = self._group(item, frame)
                for child in item:
                    if child.tag in _SHAPES:
                        yield from self.shapes(child, inner, depth + 1)
        else:
            yield self._shape(item, frame)

    def _group(self, item: Element, frame: _Frame | None) -> _Frame:
        x, y, width, height = self.box(item, frame)
        left, top = _numbers(item.get("coordorigin", "0,0"), 2, 0.0)
        wide, high = _numbers(item.get("coordsize", "1000,1000"), 2, 1000.0)
        scale_x, scale_y = width / (wide or 1000), height / (high or 1000)
        return _Frame(x - left * scale_x, y - top * scale_y, scale_x, scale_y)

    @staticmethod
    def box(item: Element, frame: _Frame | None) -> tuple[float, float, float, float]:
        """Left, top, width and height; an outermost shape starts at the drawing's corner."""
        if item.tag in (V + "line", V + "polyline"):
            points = _points(item, frame)
            xs, ys = [x for x, _ in points], [y for _, y in points]
            left, top = (min(xs), min(ys)) if frame else (0, 0)
            return left, top, max(xs) - min(xs), max(ys) - min(ys)
        style = vml_style(item)
        if frame is None:
            return 0, 0, length(style.get("width")), length(style.get("height"))
        x, y, width, height = (_first(style.get(name)) for name in ("left", "top", "width", "height"))
        return frame.x + x * frame.scale_x, frame.y + y * frame.scale_y, width * frame.scale_x, height * frame.scale_y

    # --- one shape -------------------------------------------------------------------------------------------------

    def _shape(self, item: Element, frame: _Frame | None) -> Shape:
        x, y, width, height = (bounded(part) for part in self.box(item, frame))
        style = vml_style(item)
        shape = Shape(x, y, width, height, turn=_turn(style.get("rotation")) % 360)
        shape.flip_h, shape.flip_v = "x" in style.get("flip", ""), "y" in style.get("flip", "")
        kind = self.types.get(item.get("type", "").lstrip("#"))
        self._outline(shape, item, kind, frame)
        image = item.find(V + "imagedata")
        shape.stroke = self._stroke(item, kind)
        if item.tag not in (V + "line", V + "polyline") and shape.kind not in ("line", "straightConnector1"):
            shape.fill = self._fill(item, kind)
        if image is not None:
            self._picture(shape, image)
        self._text(shape, item, style)
        self._word_art(shape, item)
        if frame is None and shape.text is not None and not shape.turn:
            self._frame(shape, item, shape.text)
        return shape

    def _word_art(self, shape: Shape, item: Element) -> None:
        """The text of a watermark: LibreOffice draws it as an outline, not as text."""
        path = item.find(V + "textpath")
        if path is None or not path.get("string", "").strip():
            return
        shape.word_art, shape.stroke, shape.kind, shape.path = path.get("string", ""), None, "rect", ()
        self.source.warn("Текст WordArt (водяной знак) напечатан рисунком.")

    @staticmethod
    def _frame(shape: Shape, item: Element, body: TextBody) -> None:
        """Writer makes a frame of a shape with text: its line stands inside, its text at the top
        (vmlshapecontext.cxx; probed with LibreOffice 7.4).
        """
        shape.kind, shape.path, body.anchor = "rect", (), "top"
        if shape.stroke is not None and item.get("strokeweight"):
            line, insets = shape.stroke.width, body.insets
            body.insets = Sides(insets.top + line, insets.right + line, insets.bottom + line, insets.left + line)

    def _outline(self, shape: Shape, item: Element, kind: Element | None, frame: _Frame | None) -> None:
        shape.kind = _KINDS.get(item.tag, "rect")
        match = _SPT.search(item.get("type", ""))
        if match is not None:
            shape.kind = _TYPES.get(int(match[1]), "other" if item.find(V + "imagedata") is None else "rect")
        if item.tag == V + "polyline":
            points = _points(item, frame)
            left, top = min(x for x, _ in points), min(y for _, y in points)
            steps = [("L", (x - left, y - top)) for x, y in points]
            shape.path = (("M", steps[0][1]), *steps[1:])
        elif item.tag == V + "line":
            (x1, y1), (x2, y2) = _points(item, frame)
            shape.flip_h, shape.flip_v = x2 < x1, y2 < y1
        elif item.tag == V + "shape" and (item.get("path") or shape.kind == "other"):
            path = self._said(item, kind, "path")
            holder = item if item.get("coordsize") or kind is None else kind
            wide, high = _numbers(holder.get("coordsize", "1000,1000"), 2, 1000.0)
            shape.path = vml_path(path, shape.width / (wide or 1000), shape.height / (high or 1000))
            if not shape.path and shape.kind == "other" and item.find(V + "textpath") is None:
                self.source.warn(RECTANGLE)

    @staticmethod
    def _said(item: Element, kind: Element | None, name: str) -> str:
        own = item.get(name)
        return own if own is not None else "" if kind is None else kind.get(name, "")

    def _fill(self, item: Element, kind: Element | None) -> str:
        inner = item.find(V + "fill")
        off = self._said(item, kind, "filled") in _CLOSED or (inner is not None and inner.get("on") in _CLOSED)
        if off or (_SPT.search(item.get("type", "_t0")) and item.get("type", "").endswith("_t75")):
            return ""
        opacity = "" if inner is None else inner.get("opacity", "")
        if opacity and _first(opacity) == 0:
            return ""
        return vml_color(self._said(item, kind, "fillcolor") or "white")

    def _stroke(self, item: Element, kind: Element | None) -> Stroke | None:
        inner = item.find(V + "stroke")
        off = self._said(item, kind, "stroked") in _CLOSED or (inner is not None and inner.get("on") in _CLOSED)
        if off or (item.get("type", "").endswith("_t75") and item.get("stroked") not in ("t", "true")):
            return None
        width = length(self._said(item, kind, "strokeweight") or "0.75pt")
        color = vml_color(self._said(item, kind, "strokecolor") or "black") or "000000"
        dash, start, end = (
            "" if inner is None else inner.get(name, "") for name in ("dashstyle", "startarrow", "endarrow")
        )
        return Stroke(color, max(width, 1), dash, *("" if end == "none" else end for end in (start, end)))

    def _picture(self, shape: Shape, image: Element) -> None:
        part = self.source.picture(image.get(R + "id") or image.get(_OFFICE + "relid") or "")
        if not part:
            self.source.warn("Рисунок не найден внутри документа: на его месте пустая рамка.")
        shape.picture = Picture(shape.width, shape.height, part)
        shape.fill = ""
        cuts = (image.get("crop" + side) for side in ("left", "top", "right", "bottom"))
        shape.crop = tuple(_share(cut) for cut in cuts)  # type: ignore[assignment]

    def _text(self, shape: Shape, item: Element, style: dict[str, str]) -> None:
        box = item.find(V + "textbox")
        content = None if box is None else box.find(W + "txbxContent")
        if box is None or content is None:
            return
        inner = vml_style(box)
        insets = [part.strip() or default for part, default in zip(_parts(box.get("inset", "")), _INSETS, strict=True)]
        left, top, right, bottom = (length(part) for part in insets)
        turned = ""
        if "vertical" in inner.get("layout-flow", "") or "bottom-to-top" in inner.get("mso-layout-flow-alt", ""):
            turned = "up" if inner.get("mso-layout-flow-alt") == "bottom-to-top" else "down"
        shape.text = TextBody(
            Sides(top, right, bottom, left),
            _ANCHORS.get(style.get("v-text-anchor", ""), "top"),
            inner.get("mso-fit-shape-to-text", "f") in ("t", "true"),
            turned,
        )
        self.texts.append((shape.text, content))
        self._link(shape, shape.text, item.get("id", ""), inner.get("mso-next-textbox", "").lstrip("#"))

    def _link(self, shape: Shape, body: TextBody, name: str, following: str) -> None:
        """Boxes name the one in which their text goes on; those named before they are read wait in their chain."""
        chains, prefix = self.source.chains, f"{self.source.part} "
        if following and following != name:
            chain = chains.setdefault(prefix + name, Chain())
            chains.setdefault(prefix + following, chain)
        found = chains.get(prefix + name)
        if found is not None:
            body.chain = found
            found.members.append((len(found.members), shape))


def read_vml(source: Source, item: Element, below: int = 0) -> list[DrawingFound]:
    """Every outermost shape of a `w:pict` or `w:object`; `below` is kept free under those in the line."""
    types = {kind.get("id", ""): kind for kind in item.iter(V + "shapetype")}
    found = []
    for shape in item:
        if shape.tag not in _SHAPES or vml_style(shape).get("visibility") == "hidden":
            continue
        texts: list[Found] = []
        reader = VmlReader(source, types, texts)
        shapes = list(reader.shapes(shape, None))
        width, height = (bounded(part) for part in reader.box(shape, None)[2:])
        drawing = Drawing(width, height, shapes)
        place = vml_float(shape, drawing)
        if shape.get(_OFFICE + "hr") in ("t", "true"):
            drawing.wide = place is None
        elif place is None:
            beside = 0 if is_plain_picture(drawing) else VML_SPACE
            drawing.pad = Sides(0, beside, below, beside)
        found.append(DrawingFound(place, None if place is not None else in_line(drawing), texts))
    return found


def _parts(text: str) -> list[str]:
    return [*text.split(","), "", "", "", ""][:4]


def _first(text: str | None) -> float:
    match = _NUMBER.match((text or "").strip())
    try:
        return float(match[0]) if match else 0.0
    except ValueError:
        return 0.0


def _numbers(text: str, count: int, default: float) -> list[float]:
    """The first numbers of a list; what is missing is `default`."""
    found = [_first(part) if part.strip() else default for part in text.split(",")]
    return [*found, *([default] * count)][:count]


def _points(item: Element, frame: _Frame | None) -> list[tuple[float, float]]:
    """The points of a line or a polyline: lengths outside a group, the group's numbers inside."""
    text = f"{item.get('from', '0,0')},{item.get('to', '10,10')}" if item.tag == V + "line" else item.get("points", "")
    parts = re.split(r"[,\s]+", text.strip()) if text.strip() else []
    pairs = list(zip(parts[::2], parts[1::2], strict=False)) or [("0", "0")]
    if frame is None:
        return [(length(x), length(y)) for x, y in pairs]
    return [(frame.x + _first(x) * frame.scale_x, frame.y + _first(y) * frame.scale_y) for x, y in pairs]


def _turn(text: str | None) -> float:
    """Degrees; «fd» are 65536ths."""
    value = _first(text)
    return value / 65536 if (text or "").strip().endswith("fd") else value


def _share(text: str | None) -> float:
    value = _first(text)
    return value / 65536 if (text or "").strip().endswith("f") else value


def vml_path(text: str, scale_x: float, scale_y: float) -> Path:
    """A VML path of plain numbers; one with formulas gives nothing."""
    if "@" in text or len(text) > 100_000:
        return ()
    result: list[tuple[str, tuple[float, ...]]] = []
    x = y = 0.0
    for sign, numbers in _STEP.findall(text):
        values = [float(number(part)) for part in _COMMA.split(numbers.strip())] if numbers.strip() else []
        if sign == "x":
            result.append(("Z", ()))
            continue
        size = {"m": 2, "l": 2, "t": 2, "r": 2, "c": 6, "v": 6}.get(sign)
        if size is None:
            continue
        values += [0.0] * (-len(values) % size)
        for start in range(0, len(values), size):
            step = values[start : start + size]
            if sign in "trv":
                step = [part + (x if index % 2 == 0 else y) for index, part in enumerate(step)]
            x, y = step[-2:]
            scaled = tuple(part * (scale_x if index % 2 == 0 else scale_y) for index, part in enumerate(step))
            result.append(({"m": "M", "t": "M", "l": "L", "r": "L"}.get(sign, "C"), scaled))
    return tuple(result) if result and result[0][0] == "M" else ()
