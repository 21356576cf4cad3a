"""A drawing as the reader hands it on: shapes in one box, each with its outline, its filling and its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.layout.model.tree import Block, Picture, Sides

# A path is a list of (operator, coordinates): M and L one point, C three points, Z none; in units from the shape's box.
Path = tuple[tuple[str, tuple[float, ...]], ...]
_NO_INSETS = Sides(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: hexadecimal colour, width in units, kind of dashes, kinds of its two ends («» is none)."""

    color: str
    width: int
    dash: str = ""
    start: str = ""
    end: str = ""


@dataclass(slots=True, eq=False)
class TextBody:
    """The text of a shape. `grows`: the shape becomes as high as its text asks. `turned`: lines run «up» or «down».

    `chain`: its text goes on in another box, or comes from one.
    """

    insets: Sides = _NO_INSETS
    anchor: str = "top"
    grows: bool = False
    turned: str = ""
    blocks: list[Block] = field(default_factory=list)
    chain: Chain | None = None


@dataclass(slots=True, eq=False)
class Chain:
    """Text boxes whose text goes on from one to the next, each with its place; only the first has text."""

    members: list[tuple[int, Shape]] = field(default_factory=list)

    def shapes(self) -> list[Shape]:
        """The boxes in their order."""
        return [shape for _, shape in sorted(self.members, key=lambda member: member[0])]


@dataclass(slots=True, eq=False)
class Shape:
    """One shape; `x` and `y` count from the drawing's corner, `turn` in degrees clockwise about its middle.

    `kind` names a geometry of `documents.layout.model.geometry`, `adjust` its handles; `path` is an own one.
    `crop` are the shares cut off the picture at its sides. `word_art` is text stretched over the box in the colour of
    the filling.
    """

    x: int
    y: int
    width: int
    height: int
    kind: str = "rect"
    adjust: dict[str, int] = field(default_factory=dict)
    path: Path = ()
    fill: str = ""
    stroke: Stroke | None = None
    turn: float = 0.0
    flip_h: bool = False
    flip_v: bool = False
    picture: Picture | None = None
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    text: TextBody | None = None
    word_art: str = ""


@dataclass(slots=True, eq=False)
class Drawing:
    """Shapes in a box `width` × `height`, the first one lowest; in a line, `pad` is kept free around the box.

    `wide`: as wide as the column (a horizontal rule).
    """

    width: int
    height: int
    shapes: list[Shape] = field(default_factory=list)
    pad: Sides = _NO_INSETS
    wide: bool = False

    def bodies(self) -> list[TextBody]:
        """The texts in it."""
        return [shape.text for shape in self.shapes if shape.text is not None]
