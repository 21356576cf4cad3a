"""The geometry of shapes: their outlines and the rectangle in which their text stands (ECMA-376 20.1.9.18)."""

from __future__ import annotations

import math
from collections.abc import Callable

from documents.layout.model.drawing import Path, Shape
from documents.layout.model.paths import ROUND, ellipse, polygon, round_rect

Box = tuple[float, float, float, float]
_WHOLE = 100_000
_LINES = frozenset(
    {"line", "straightConnector1", "bentConnector2", "bentConnector3", "curvedConnector3", "lineInv"}
    | {f"bentConnector{count}" for count in (4, 5)}
    | {f"curvedConnector{count}" for count in (2, 4, 5)}
)


def is_line(kind: str) -> bool:
    """Whether the kind has no inside: it is never filled."""
    return kind in _LINES


def _handle(shape: Shape, name: str, default: int) -> float:
    return shape.adjust.get(name, default) / _WHOLE


def _rect(shape: Shape) -> tuple[Path, Box]:
    width, height = shape.width, shape.height
    return polygon([(0, 0), (width, 0), (width, height), (0, height)]), (0, 0, width, height)


def _rounded(shape: Shape) -> tuple[Path, Box]:
    radius = min(_handle(shape, "adj", 16667), 0.5) * min(shape.width, shape.height)
    inset = radius * (1 - math.sqrt(0.5))
    return round_rect(shape.width, shape.height, radius), _inner(shape, inset, inset)


def _terminator(shape: Shape) -> tuple[Path, Box]:
    radius = min(shape.width, shape.height) / 2
    across, down = shape.width * 1018 / 21600, shape.height * 3163 / 21600
    return round_rect(shape.width, shape.height, radius), _inner(shape, across, down)


def _ellipse(shape: Shape) -> tuple[Path, Box]:
    share = (1 - math.sqrt(0.5)) / 2
    return ellipse(0, 0, shape.width, shape.height), _inner(shape, shape.width * share, shape.height * share)


def _inner(shape: Shape, across: float, down: float) -> Box:
    return across, down, shape.width - across, shape.height - down


def _triangle(shape: Shape) -> tuple[Path, Box]:
    width, height = shape.width, shape.height
    tip = width * max(0.0, min(1.0, _handle(shape, "adj", 50000)))
    return (
        polygon([(tip, 0), (width, height), (0, height)]),
        (tip / 2, height / 2, (tip + width) / 2, height),
    )


def _right_triangle(shape: Shape) -> tuple[Path, Box]:
    width, height = shape.width, shape.height
    return polygon([(0, 0), (width, height), (0, height)]), (
        width / 12, height * 7 / 12, width * 7 / 12, height * 11 / 12,
    )  # fmt: skip


def _diamond(shape: Shape) -> tuple[Path, Box]:
    width, height = shape.width, shape.height
    return (
        polygon([(width / 2, 0), (width, height / 2), (width / 2, height), (0, height / 2)]),
        _inner(shape, width / 4, height / 4),
    )


def _parallelogram(shape: Shape) -> tuple[Path, Box]:
    width, height, least = shape.width, shape.height, min(shape.width, shape.height)
    slant = min(_handle(shape, "adj", 25000) * least, width)
    share = 5 * slant / (12 * width) + 1 / 12 if width else 0
    return (
        polygon([(0, height), (slant, 0), (width, 0), (width - slant, height)]),
        _inner(shape, width * share, height * share),
    )


def _trapezoid(shape: Shape) -> tuple[Path, Box]:
    width, height, least = shape.width, shape.height, min(shape.width, shape.height)
    slant = min(_handle(shape, "adj", 25000) * least, width / 2)
    across, down = (slant * 2 / 3, height * slant * 2 / 3 / width) if width else (0.0, 0.0)
    return (
        polygon([(0, height), (slant, 0), (width - slant, 0), (width, height)]),
        (across, down, width - across, height),
    )


def _hexagon(shape: Shape) -> tuple[Path, Box]:
    width, height, least = shape.width, shape.height, min(shape.width, shape.height)
    slant = min(_handle(shape, "adj", 25000) * least, width / 2)
    middle = height / 2
    reach = middle * math.sin(math.radians(60)) * shape.adjust.get("vf", 115470) / _WHOLE
    most = width / 2 / least if least else 1.0
    beyond = _handle(shape, "adj", 25000) > most / 2
    part = slant / (width / 2) - (1.0 if beyond else 0.0) if width else 0.0
    share = (4 - 3 * part if beyond else 2 + 2 * part) / 24
    return (
        polygon([
            (0, middle), (slant, middle - reach), (width - slant, middle - reach), (width, middle),
            (width - slant, middle + reach), (slant, middle + reach),
        ]),
        _inner(shape, width * share, height * share),
    )  # fmt: skip


def _arrow(shape: Shape) -> tuple[Path, Box]:
    """An arrow to the right; the others are turned ones."""
    width, height = float(shape.width), float(shape.height)
    if shape.kind in ("upArrow", "downArrow"):
        width, height = height, width
    shaft = max(0.0, min(1.0, _handle(shape, "adj1", 50000)))
    head = min(max(0.0, _handle(shape, "adj2", 50000)) * min(width, height), width)
    top, low = height * (1 - shaft) / 2, height * (1 + shaft) / 2
    neck = width - head
    points = [(0.0, top), (neck, top), (neck, 0.0), (width, height / 2), (neck, height), (neck, low), (0.0, low)]
    box = (0.0, top, neck + head * shaft, low)
    turn = _TURNS[shape.kind]
    (left, up), (right, down) = (turn(x, y, width, height) for x, y in ((box[0], box[1]), (box[2], box[3])))
    return (
        polygon([turn(x, y, width, height) for x, y in points]),
        (min(left, right), min(up, down), max(left, right), max(up, down)),
    )


_TURNS: dict[str, Callable[[float, float, float, float], tuple[float, float]]] = {
    "rightArrow": lambda x, y, width, height: (x, y),
    "leftArrow": lambda x, y, width, height: (width - x, y),
    "downArrow": lambda x, y, width, height: (y, x),
    "upArrow": lambda x, y, width, height: (y, width - x),
}


def _double_arrow(shape: Shape) -> tuple[Path, Box]:
    width, height = float(shape.width), float(shape.height)
    shaft = max(0.0, min(1.0, _handle(shape, "adj1", 50000)))
    head = min(max(0.0, _handle(shape, "adj2", 50000)) * min(width, height), width / 2)
    top, low, far = height * (1 - shaft) / 2, height * (1 + shaft) / 2, width - head
    return (
        polygon([
            (0, height / 2), (head, 0), (head, top), (far, top), (far, 0), (width, height / 2), (far, height),
            (far, low), (head, low), (head, height),
        ]),
        (head * (1 - shaft), top, far + head * shaft, low),
    )  # fmt: skip


def _pentagon_arrow(shape: Shape) -> tuple[Path, Box]:
    width, height = float(shape.width), float(shape.height)
    head = min(max(0.0, _handle(shape, "adj", 50000)) * min(width, height), width)
    neck = width - head
    if shape.kind == "chevron":
        points = [(0, 0), (neck, 0), (width, height / 2), (neck, height), (0, height), (head, height / 2)]
        return polygon(points), (head, 0, max(neck, head), height)
    return (
        polygon([(0, 0), (neck, 0), (width, height / 2), (neck, height), (0, height)]),
        (0, 0, (neck + width) / 2, height),
    )


def _plus(shape: Shape) -> tuple[Path, Box]:
    width, height = float(shape.width), float(shape.height)
    arm = min(_handle(shape, "adj", 25000), 0.5) * min(width, height)
    far, low = width - arm, height - arm
    return (
        polygon([
            (0, arm), (arm, arm), (arm, 0), (far, 0), (far, arm), (width, arm), (width, low), (far, low),
            (far, height), (arm, height), (arm, low), (0, low),
        ]),
        (0, arm, width, low) if width >= height else (arm, 0, far, height),
    )  # fmt: skip


def _star(shape: Shape) -> tuple[Path, Box]:
    width, height = shape.width, shape.height
    inner = _handle(shape, "adj", 19098) * 2
    wide, high = shape.adjust.get("hf", 105146) / _WHOLE, shape.adjust.get("vf", 110557) / _WHOLE
    points = []
    for index in range(10):
        angle = math.radians(-90 + 36 * index)
        share = 1.0 if index % 2 == 0 else inner
        points.append(
            (
                width / 2 * (1 + share * wide * math.cos(angle)),
                height / 2 * high + height / 2 * high * share * math.sin(angle),
            )
        )
    left = width / 2 * (1 + inner * wide * math.cos(math.radians(198)))
    top = height / 2 * high * (1 + inner * math.sin(math.radians(-54)))
    low = height / 2 * high * (1 + inner)
    return polygon(points), (left, top, width - left, low)


def _can(shape: Shape) -> tuple[Path, Box]:
    width, height = float(shape.width), float(shape.height)
    lid = min(_handle(shape, "adj", 25000), 0.5 * height / max(min(width, height), 1)) * min(width, height)
    half, bend = lid / 2, lid / 2 * ROUND
    side = width / 2 * (1 - ROUND)
    path: Path = (
        *ellipse(0, 0, width, lid),
        ("M", (0.0, half)),
        ("L", (0.0, height - half)),
        ("C", (0.0, height - half + bend, side, height, width / 2, height)),
        ("C", (width - side, height, width, height - half + bend, width, height - half)),
        ("L", (width, half)),
    )
    return path, (0, lid, width, height - half)


def _octagon(shape: Shape) -> tuple[Path, Box]:
    width, height = float(shape.width), float(shape.height)
    cut = min(_handle(shape, "adj", 29289), 0.5) * min(width, height)
    far, low = width - cut, height - cut
    return (
        polygon([
            (0, cut), (cut, 0), (far, 0), (width, cut), (width, low), (far, height), (cut, height), (0, low),
        ]),
        _inner(shape, cut / 2, cut / 2),
    )  # fmt: skip


def _cloud(shape: Shape) -> tuple[Path, Box]:
    """A cloud drawn as an ellipse; its text stands where it should."""
    width, height = shape.width / 21600, shape.height / 21600
    return ellipse(0, 0, shape.width, shape.height), (2977 * width, 3262 * height, 17087 * width, 17337 * height)


def _callout(shape: Shape) -> tuple[Path, Box]:
    """A box whose pointer leads to where the handles say; drawn as the box and a wedge in one outline."""
    width, height = float(shape.width), float(shape.height)
    tip_x = width * (0.5 + _handle(shape, "adj1", -20833))
    tip_y = height * (0.5 + _handle(shape, "adj2", 62500))
    points = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
    across, down = (tip_x - width / 2) * height, (tip_y - height / 2) * width
    if abs(down) >= abs(across):
        start = width * (7 if across > 0 else 2) / 12
        end = start + width * 3 / 12
        wedge = [(start, 0.0), (tip_x, tip_y), (end, 0.0)] if down < 0 else [
            (end, height), (tip_x, tip_y), (start, height),
        ]  # fmt: skip
        points[1 if down < 0 else 3 : 1 if down < 0 else 3] = wedge
    else:
        start = height * (7 if down > 0 else 2) / 12
        end = start + height * 3 / 12
        wedge = [(width, start), (tip_x, tip_y), (width, end)] if across > 0 else [
            (0.0, end), (tip_x, tip_y), (0.0, start),
        ]  # fmt: skip
        points[2 if across > 0 else 4 : 2 if across > 0 else 4] = wedge
    return polygon(points), (0, 0, width, height)


def _bracket(shape: Shape) -> tuple[Path, Box]:
    width, height = float(shape.width), float(shape.height)
    middle, bend = height / 2, width / 2
    brace: Path = (
        ("M", (width, 0.0)),
        ("C", (bend, 0.0, bend, 0.0, bend, bend)),
        ("L", (bend, middle - bend)),
        ("C", (bend, middle, bend, middle, 0.0, middle)),
        ("C", (bend, middle, bend, middle, bend, middle + bend)),
        ("L", (bend, height - bend)),
        ("C", (bend, height, bend, height, width, height)),
    )
    bracket: Path = (
        ("M", (width, 0.0)),
        ("C", (0.0, 0.0, 0.0, 0.0, 0.0, bend)),
        ("L", (0.0, height - bend)),
        ("C", (0.0, height, 0.0, height, width, height)),
    )
    path = brace if shape.kind.endswith("Brace") else bracket
    if shape.kind.startswith("right"):
        path = tuple((sign, tuple(width - v if i % 2 == 0 else v for i, v in enumerate(xy))) for sign, xy in path)
    return path, (0, 0, width, height)


def _line(shape: Shape) -> tuple[Path, Box]:
    return polygon([(0, 0), (shape.width, shape.height)], closed=False), (0, 0, shape.width, shape.height)


def _bent(shape: Shape) -> tuple[Path, Box]:
    width, height = float(shape.width), float(shape.height)
    if shape.kind.endswith("2"):
        points = [(0.0, 0.0), (width, 0.0), (width, height)]
    else:
        middle = width * _handle(shape, "adj1", 50000)
        points = [(0.0, 0.0), (middle, 0.0), (middle, height), (width, height)]
    return polygon(points, closed=False), (0, 0, width, height)


_KINDS: dict[str, Callable[[Shape], tuple[Path, Box]]] = {
    **dict.fromkeys(("rect", "flowChartProcess", "actionButtonBlank", "textBox"), _rect),
    **dict.fromkeys(("roundRect", "flowChartAlternateProcess", "wedgeRoundRectCallout"), _rounded),
    **dict.fromkeys(("ellipse", "flowChartConnector", "wedgeEllipseCallout"), _ellipse),
    **dict.fromkeys(("triangle", "flowChartExtract"), _triangle),
    **dict.fromkeys(("diamond", "flowChartDecision"), _diamond),
    **dict.fromkeys(("parallelogram", "flowChartInputOutput"), _parallelogram),
    **dict.fromkeys(tuple(_TURNS), _arrow),
    **dict.fromkeys(("homePlate", "chevron"), _pentagon_arrow),
    **dict.fromkeys(("leftBrace", "rightBrace", "leftBracket", "rightBracket"), _bracket),
    **dict.fromkeys(("line", "straightConnector1"), _line),
    **dict.fromkeys(tuple(sorted(_LINES - {"line", "straightConnector1"})), _bent),
    "flowChartTerminator": _terminator,
    "rtTriangle": _right_triangle,
    "trapezoid": _trapezoid,
    "hexagon": _hexagon,
    "leftRightArrow": _double_arrow,
    "can": _can,
    "octagon": _octagon,
    **dict.fromkeys(("cloud", "cloudCallout"), _cloud),
    "plus": _plus,
    "star5": _star,
    "wedgeRectCallout": _callout,
}


def is_known(kind: str) -> bool:
    """Whether this geometry is drawn as it should be; others are drawn as a rectangle."""
    return kind in _KINDS


def outline(shape: Shape) -> tuple[Path, Box]:
    """The outline of a shape and the rectangle for its text, from its upper left corner."""
    if shape.path:
        return shape.path, (0, 0, shape.width, shape.height)
    return _KINDS.get(shape.kind, _rect)(shape)
