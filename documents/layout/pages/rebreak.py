"""Paragraphs broken into lines anew: for floats that a page sets beside them, or for a column of another width."""

from __future__ import annotations

from dataclasses import dataclass

from documents.layout.lines.paragraphs import Surroundings
from documents.layout.pages.atoms import Atom, Origin, paragraph_atoms
from documents.layout.pages.fill import Beside


def rest_of_paragraph(atoms: list[Atom], position: int, fresh: bool) -> int:
    """Behind the last line of the paragraph at `position` that may be broken anew from there; `position` if none.

    `fresh`: it is the first line of a column.
    """
    origin = atoms[position].origin
    end = position
    if origin is not None and (fresh or atoms[position].start == 0):
        while end < len(atoms) and atoms[end].origin is origin:
            end += 1
    return end


def rebroken(
    old: list[Atom], origin: Origin, width: int, beside: Surroundings | None = None, top: int = 0
) -> list[Atom]:
    """The lines of a paragraph, or of its rest, in a column `width` wide; `top` is their place beside floats."""
    first = old[0]
    new = paragraph_atoms(origin.paragraph, width, origin.context, beside, top, first.start)
    for atom in new:
        atom.drawings = first.drawings
    new[0].glued, new[0].forced, new[0].floats, new[0].lift = first.glued, first.forced, first.floats, first.lift
    new[-1].keep_next, new[-1].forced_after = old[-1].keep_next, old[-1].forced_after
    return new


@dataclass(frozen=True, slots=True)
class Refit:
    """A column whose width is not that of the others: paragraphs that come into it are broken anew; `then` are the
    floats beside it.
    """

    width: int
    then: Beside | None

    def visit(self, atoms: list[Atom], position: int, y: int, fresh: bool) -> Atom:
        """The atom at `position` with the width of this column."""
        origin = atoms[position].origin
        end = rest_of_paragraph(atoms, position, fresh)
        if origin is not None and origin.width != self.width and end > position:
            atoms[position:end] = rebroken(atoms[position:end], origin, self.width)
        return atoms[position] if self.then is None else self.then.visit(atoms, position, y, fresh)
