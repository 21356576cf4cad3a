"""Stage «paginate»: the blocks of a column, a cell, a header or a note as atoms."""

from __future__ import annotations

from documents.layout.model.tree import Block, Paragraph
from documents.layout.pages.atoms import Atom, Context, append_atoms, paragraph_atoms
from documents.layout.pages.first_pages import FirstPages
from documents.layout.pages.floats import Flow
from documents.layout.pages.lay_drawings import lay_inline
from documents.layout.pages.place_floats import place_float
from documents.layout.pages.tables import table_atoms


def block_atoms(blocks: list[Block], width: int, context: Context) -> list[Atom]:
    """All blocks of a column as atoms, with the breaks between blocks decided."""
    result: list[Atom] = []
    flow: Flow | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.floats:
                flow = flow or Flow(width, context, block_atoms)
            atoms = _paragraph(block, width, context, flow)
        else:
            atoms = table_atoms(block, width, context, block_atoms)
            if flow is not None:
                flow.clear_table(atoms)
        if flow is not None:
            flow.advance(atoms)
            flow = flow if flow.active() else None
        append_atoms(result, atoms)
    return result


def _paragraph(block: Paragraph, width: int, context: Context, flow: Flow | None) -> list[Atom]:
    """A paragraph with the floats that hang on it, beside those that hang above it."""
    drawings = lay_inline(block, width, context, block_atoms)
    if flow is None:
        atoms = paragraph_atoms(block, width, context)
    else:
        placed = flow.place(block.floats)
        atoms = paragraph_atoms(block, width, context, flow if flow.active() else None, flow.top_of(block.look))
        atoms[0].floats = tuple(placed)
    if drawings:
        for atom in atoms:
            atom.drawings = drawings
    return atoms


def body_atoms(blocks: list[Block], width: int, context: Context, first_pages: FirstPages) -> list[Atom]:
    """The blocks of a section as atoms. What floats keep free is known only on the page: `page_floats`."""
    result: list[Atom] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            atoms = _paragraph(block, width, context, None)
            if block.floats:
                atoms[0].floats = tuple(place_float(item, width, context, block_atoms) for item in block.floats)
        else:
            atoms = table_atoms(block, width, context, block_atoms)
        append_atoms(result, atoms)
        first_pages.add(block, atoms[0])
    return result
