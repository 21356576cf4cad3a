"""Footnotes at the foot of a page: how much room they take, and what goes on to the next page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from documents.layout.model.properties import Border
from documents.layout.model.tree import Note
from documents.layout.model.units import from_twips
from documents.layout.pages.atoms import Atom, gap_between
from documents.layout.pages.page import Ink, Rule

# Writer's separator: a line of half a point over a quarter of the column, 0.1 cm above and below it.
_GAP = from_twips(57)
_LINE = Border("single", 60, "", 0)
SEPARATOR = 2 * _GAP + 60

NoteAtoms = Callable[[Note], list[Atom]]


@dataclass(slots=True)
class Foot:
    """The notes of one page: their atoms, the height they take with the separator, and what has to go on.

    `body` is the height of the page's text with its notes, of which notes take no more than four fifths (probed with
    LibreOffice 7.4).
    """

    atoms_of: NoteAtoms
    body: int
    placed: list[Atom] = field(default_factory=list)
    height: int = 0
    rest: list[Atom] = field(default_factory=list)

    def copy(self) -> Foot:
        """A foot to try with."""
        return replace(self, placed=list(self.placed), rest=list(self.rest))

    def restore(self, before: Foot, notes: Sequence[Note], room: int) -> None:
        """Go back to an earlier state and add the notes of the lines that stayed."""
        if notes or self.placed:
            self.placed, self.height, self.rest = list(before.placed), before.height, list(before.rest)
            self.take(notes, room)

    def take(self, notes: Sequence[Note], free: int) -> bool:
        """Add the notes of a line if the foot may grow to `free`; a note's end may go on to the next page.

        Behind a note that goes on no other one begins.
        """
        if self.height > free or (self.rest and notes):
            return False
        atoms = [atom for note in notes for atom in self.atoms_of(note)]
        return self.add(atoms, free)

    def add(self, atoms: list[Atom], free: int) -> bool:
        """Add atoms as far as they fit without cutting off a paragraph's first line; the first of them must."""
        if not atoms:
            return True
        free = min(free, self.body * 4 // 5)
        heights, above = [self.height or SEPARATOR], self.placed[-1] if self.placed else None
        for atom in atoms:
            # What line spacing adds below the last line needs no room (probed with LibreOffice 7.4).
            hanging = above.slack if above is not None else 0
            more = (gap_between(above, atom) + hanging if above is not None else 0) + atom.height - atom.slack
            if heights[-1] + more > free:
                break
            heights.append(heights[-1] + more)
            above = atom
        count = len(heights) - 1
        if count < len(atoms):
            while count and atoms[count].glued and not _is_widow(atoms[count - 1], atoms[count]):
                count -= 1
            if not count:
                return False
            self.rest = atoms[count:]
        self.height = heights[count]
        self.placed = [*self.placed, *atoms[:count]]
        return True

    def force(self, notes: Sequence[Note]) -> None:
        """Notes of a line that stands on the page though there is no room for them: they begin on the next one."""
        self.rest.extend(atom for note in notes for atom in self.atoms_of(note))

    def carry(self, atoms: list[Atom], free: int) -> None:
        """Begin with what the page before had no room for; at least one line of it."""
        if not self.add(atoms, free):
            self.placed, self.height, self.rest = atoms[:1], SEPARATOR + atoms[0].height - atoms[0].slack, atoms[1:]

    def draw(self, ink: Ink, x: int, bottom: int, width: int) -> None:
        """The separator and the notes, standing on `bottom`."""
        if not self.placed:
            return
        y = bottom - self.height + _GAP
        ink.rules.append(Rule(x, y, x + width // 4, y, _LINE))
        y = bottom - self.height + SEPARATOR
        above: Atom | None = None
        for atom in self.placed:
            y += gap_between(above, atom) if above else 0
            atom.draw(ink, x, y)
            y += atom.height
            above = atom


def _is_widow(above: Atom, last: Atom) -> bool:
    """Whether only the end of a paragraph of three lines or more would go on: in a note it may."""
    return last.ends and not above.style
