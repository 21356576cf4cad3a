"""Drawings laid out: the text of their shapes broken into lines, boxes that grow with it, all ready to draw."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from documents.layout.atoms import Atom, Context, Drawn
from documents.layout.drawing import Drawing, Shape, TextBody
from documents.layout.geometry import outline
from documents.layout.page import Ink, PlacedShape, Turned
from documents.layout.tables import stack
from documents.layout.tree import Block, Paragraph
from documents.layout.units import from_twips

BlockAtoms = Callable[[list[Block], int, Context], list[Atom]]
_NARROWEST = from_twips(120)
_SIZELESS = from_twips(4320)


@dataclass(slots=True)
class LaidShape:
    """A shape with its text placed: `x` and `y` from the drawing's corner, `atoms` from there too.

    `hidden` lines find no room in a box that does not grow.
    """

    shape: Shape
    height: int
    text_x: int = 0
    text_y: int = 0
    length: int = 0
    atoms: tuple[tuple[int, Atom], ...] = ()
    hidden: int = 0

    def draw(self, ink: Ink, x: int, y: int) -> None:
        """Draw it into `ink`; (x, y) is the drawing's corner."""
        shape = self.shape
        ink.shapes.append(PlacedShape(x + shape.x, y + shape.y, shape.width, self.height, shape))
        ink.hidden += self.hidden
        left, top = x + self.text_x, y + self.text_y
        turned = shape.text.turned if shape.text is not None else ""
        if not turned:
            for down, atom in self.atoms:
                atom.draw(ink, left, top + down)
            return
        inner = ink.layer()
        for down, atom in self.atoms:
            atom.draw(inner, 0, down)
        ink.turned.append(Turned(left, top, turned, inner))


@dataclass(slots=True)
class LaidDrawing:
    """A drawing with all its texts laid out."""

    width: int
    height: int
    shapes: list[LaidShape]

    def draw(self, ink: Ink, x: int, y: int, behind: bool = False) -> None:
        """Draw every shape on a layer of its own, over what is there or, `behind`, under it."""
        for shape in self.shapes:
            layer = ink.layer()
            shape.draw(layer, x, y)
            (ink.below if behind else ink.above).append(layer)
            ink.hidden += layer.hidden

    def reach(self) -> int:
        """Nothing: its line is as high."""
        return 0


def lay(drawing: Drawing, context: Context, block_atoms: BlockAtoms) -> LaidDrawing:
    """Lay out the texts; a drawing of one shape becomes as high as this."""
    shapes = [_lay_shape(shape, context, block_atoms) for shape in drawing.shapes]
    height = shapes[0].height if len(shapes) == 1 else drawing.height
    return LaidDrawing(drawing.width, max(height, drawing.height), shapes)


def _lay_shape(shape: Shape, context: Context, block_atoms: BlockAtoms) -> LaidShape:
    body = shape.text
    if body is None:
        return LaidShape(shape, shape.height)
    if not shape.width and not shape.height:
        shape.width, body.grows = _SIZELESS, True  # a shape that says no size still shows its text
    _, (left, top, right, bottom) = outline(shape)
    insets = body.insets
    along, across = (bottom - top, right - left) if body.turned else (right - left, bottom - top)
    inner = max(round(along) - insets.left - insets.right, _NARROWEST)
    placed, content = stack(_atoms(shape, body, inner, context, block_atoms))
    room = round(across) - insets.top - insets.bottom
    grown = max(content - room, 0) if body.grows and not body.turned else 0
    kept = [item for item in placed if item[0] < room + grown] or placed[:1]
    if body.chain:
        context.chains[body.chain] = [atom for _, atom in placed[len(kept) :]]
    free = max(room + grown - content, 0)
    down = insets.top + {"center": free // 2, "bottom": free}.get(body.anchor, 0)
    result = LaidShape(shape, shape.height + grown, atoms=tuple(kept))
    result.hidden = 0 if body.chain else len(placed) - len(kept)
    x, y = _corner(shape)
    if body.turned == "up":
        result.text_x, result.text_y = x + round(left) + down, y + round(bottom) - insets.left
    elif body.turned == "down":
        result.text_x, result.text_y = x + round(right) - down, y + round(top) + insets.left
    else:
        result.text_x, result.text_y = x + round(left) + insets.left, y + round(top) + down
    return result


def _atoms(shape: Shape, body: TextBody, width: int, context: Context, block_atoms: BlockAtoms) -> list[Atom]:
    """The lines of a text box; one that follows another takes what that one had no room for."""
    if body.chain and body.follows:
        return context.chains.pop(body.chain, [])
    return block_atoms(body.blocks, width, context)


def _corner(shape: Shape) -> tuple[int, int]:
    """Where the text counts from: Writer's text does not turn with its shape, it keeps to the upper left corner of the
    turned shape's bounding box (probed with LibreOffice 7.4)."""
    if not shape.turn:
        return shape.x, shape.y
    width, height = turned_size(shape.width, shape.height, shape.turn)
    return shape.x + (shape.width - width) // 2, shape.y + (shape.height - height) // 2


def turned_size(width: int, height: int, turn: float) -> tuple[int, int]:
    """The bounding box of a turned rectangle."""
    cos, sin = abs(math.cos(math.radians(turn))), abs(math.sin(math.radians(turn)))
    return round(width * cos + height * sin), round(width * sin + height * cos)


def turned_points(points: list[tuple[float, float]], width: int, height: int, turn: float) -> list[tuple[float, float]]:
    """Points of a box turned about its middle."""
    if not turn:
        return points
    cos, sin, x0, y0 = math.cos(math.radians(turn)), math.sin(math.radians(turn)), width / 2, height / 2
    return [(x0 + (x - x0) * cos - (y - y0) * sin, y0 + (x - x0) * sin + (y - y0) * cos) for x, y in points]


def lay_inline(paragraph: Paragraph, context: Context, block_atoms: BlockAtoms) -> dict[Drawing, Drawn]:
    """The drawings that stand in a paragraph's lines; their pictures become as high as they are."""
    laid: dict[Drawing, Drawn] = {}
    for piece in paragraph.pieces:
        if piece.picture is not None and piece.picture.drawing is not None:
            found = lay(piece.picture.drawing, context, block_atoms)
            piece.picture.height = found.height
            laid[piece.picture.drawing] = found
    return laid
