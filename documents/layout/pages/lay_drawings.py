"""Drawings laid out: the text of their shapes broken into lines, boxes that grow with it, all ready to draw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from documents.layout.model.drawing import Chain, Drawing, Shape, TextBody
from documents.layout.model.geometry import outline
from documents.layout.model.paths import turned_size
from documents.layout.model.tree import Block, Paragraph, Sides
from documents.layout.model.units import from_twips
from documents.layout.pages.atoms import Atom, Context, Drawn, gap_between, paragraph_atoms
from documents.layout.pages.page import Ink, PlacedShape, Turned
from documents.layout.pages.tables import stack

BlockAtoms = Callable[[list[Block], int, Context], list[Atom]]
_NARROWEST = from_twips(120)
_SIZELESS = from_twips(4320)
_ENDLESS = 1_000


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
    pad: Sides

    def draw(self, ink: Ink, x: int, y: int, behind: bool = False) -> None:
        """Draw every shape on a layer of its own, over what is there or, `behind`, under it."""
        x, y = x + self.pad.left, y + self.pad.top
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
    return LaidDrawing(drawing.width, max(height, drawing.height), shapes, drawing.pad)


def _lay_shape(shape: Shape, context: Context, block_atoms: BlockAtoms) -> LaidShape:
    body = shape.text
    if body is None:
        return LaidShape(shape, shape.height)
    if not shape.width and not shape.height:
        shape.width, body.grows = _SIZELESS, True  # a shape that says no size still shows its text
    left, top, right, bottom, inner, room = _text_room(shape, body)
    if body.chain is not None:
        placed = _chained(shape, body.chain, context, block_atoms)
    else:
        placed, _ = stack(block_atoms(body.blocks, inner, context))
    # What stands under the last line (its paragraph's space, more than single spacing) needs no room (probed with
    # LibreOffice 7.4).
    content = placed[-1][0] + placed[-1][1].height - placed[-1][1].slack if placed else 0
    grown = max(content - room, 0) if body.grows and not body.turned and body.chain is None else 0
    kept = [item for item in placed if item[0] < room + grown] or placed[:1]
    insets = body.insets
    free = max(room + grown - content, 0)
    down = insets.top + {"center": free // 2, "bottom": free}.get(body.anchor, 0)
    result = LaidShape(shape, shape.height + grown, atoms=tuple(kept))
    result.hidden = len(placed) - len(kept)
    x, y = _corner(shape)
    if body.turned == "up":
        result.text_x, result.text_y = x + round(left) + down, y + round(bottom) - insets.left
    elif body.turned == "down":
        result.text_x, result.text_y = x + round(right) - down, y + round(top) + insets.left
    else:
        result.text_x, result.text_y = x + round(left) + insets.left, y + round(top) + down
    return result


def _text_room(shape: Shape, body: TextBody) -> tuple[int, int, int, int, int, int]:
    """The rectangle of a shape's text, how long its lines are, and how high they may stand."""
    left, top, right, bottom = (round(part) for part in outline(shape)[1])
    insets = body.insets
    along, across = (bottom - top, right - left) if body.turned else (right - left, bottom - top)
    inner = max(along - insets.left - insets.right, _NARROWEST)
    return left, top, right, bottom, inner, across - insets.top - insets.bottom


def _chained(shape: Shape, chain: Chain, context: Context, block_atoms: BlockAtoms) -> list[tuple[int, Atom]]:
    """The share of a linked box; the whole chain is laid out when the first of its boxes asks."""
    if shape not in context.chains:
        shapes = chain.shapes()
        context.chains.update({item: [] for item in shapes})
        bodies = [item.text for item in shapes if item.text is not None]
        rest: list[tuple[Block, int]] = [
            (block, 0) for body in bodies for block in body.blocks if body is bodies[0] or not _is_empty(block)
        ]
        for item in shapes:
            if item.text is not None:
                *_, inner, room = _text_room(item, item.text)
                room = room if item is not shapes[-1] else inner * _ENDLESS
                context.chains[item], rest = _filled(rest, inner, room, context, block_atoms)
    return context.chains[shape]


def _is_empty(block: Block) -> bool:
    """Whether it only stands in a box that waits for the text of another one."""
    return isinstance(block, Paragraph) and not block.pieces and not block.floats and block.number is None


def _filled(
    rest: list[tuple[Block, int]], inner: int, room: int, context: Context, block_atoms: BlockAtoms
) -> tuple[list[tuple[int, Atom]], list[tuple[Block, int]]]:
    """The lines that a box takes of blocks, each given with where its text goes on; and what is left."""
    placed: list[tuple[int, Atom]] = []
    y = 0
    for index, (block, start) in enumerate(rest):
        if isinstance(block, Paragraph) and start:
            atoms = paragraph_atoms(block, inner, context, start=start)
        else:
            atoms = block_atoms([block], inner, context)
        for number, atom in enumerate(atoms):
            gap = gap_between(placed[-1][1] if placed else None, atom)
            if y + gap + atom.height > room and placed:
                back = number
                while back and atoms[back].glued and len(placed) > number - back + 1:
                    back -= 1
                del placed[len(placed) - (number - back) :]
                line = atoms[back - 1].line if back else None
                return placed, [(block, line.end if line is not None else start), *rest[index + 1 :]]
            placed.append((y + gap, atom))
            y += gap + atom.height
    return placed, []


def _corner(shape: Shape) -> tuple[int, int]:
    """Where the text counts from: Writer's text does not turn with its shape, it keeps to the upper left corner of the
    turned shape's bounding box (probed with LibreOffice 7.4)."""
    if not shape.turn:
        return shape.x, shape.y
    width, height = turned_size(shape.width, shape.height, shape.turn)
    return shape.x + (shape.width - width) // 2, shape.y + (shape.height - height) // 2


def lay_inline(paragraph: Paragraph, width: int, context: Context, block_atoms: BlockAtoms) -> dict[Drawing, Drawn]:
    """The drawings that stand in a paragraph's lines; their pictures become as high as they are."""
    laid: dict[Drawing, Drawn] = {}
    for piece in paragraph.pieces:
        if piece.picture is not None and piece.picture.drawing is not None:
            drawing = piece.picture.drawing
            if drawing.wide:
                drawing.width = drawing.shapes[0].width = piece.picture.width = width
            found = lay(drawing, context, block_atoms)
            pad = drawing.pad
            piece.picture.height = found.height + pad.top + pad.bottom
            laid[drawing] = found
    return laid
