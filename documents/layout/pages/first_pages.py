"""The pages on which Writer puts a document before it lays anything out: so many paragraphs on each (laycache.cxx,
SwLayHelper). A paragraph that ends one of them is laid out while nothing is known of the next one, and is not kept with
it: such a heading stays at the foot of its page (probed with LibreOffice 7.4).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from documents.layout.model.tree import Block, Document, Paragraph, Table
from documents.layout.pages.atoms import Atom

_FEW = 100  # up to so many paragraphs
_OF_FEW, _OF_MANY, _MOST = 25, 20, 53
_TABLE_ROWS = 10  # so many more begin a table that is divided at once


def paragraphs_a_page(document: Document) -> int:
    """How many paragraphs Writer reckons on a page (SwLayHelper::CalcPageCount): it counts nodes. Word does not."""
    if document.squeeze:
        return sys.maxsize
    nodes = sum(_nodes(section.blocks) for section in document.sections)
    return _OF_FEW if nodes <= _FEW else min(_OF_MANY + nodes // 1000 * 3, _MOST)


def _nodes(blocks: list[Block]) -> int:
    """Of a paragraph one; of a table two, and as many for each of its cells, less what Writer takes for tables."""
    return sum(
        2 + sum(2 + _nodes(cell.blocks) for row in block.rows for cell in row.cells) - 25
        if isinstance(block, Table)
        else 1
        for block in blocks
    )


def _stays(block: Block) -> bool:
    """Whether a block that is put on the next page never comes back to try. A table would, and mostly a paragraph kept
    with it, and take the one above along when they leave again (SwContentFrame::WouldFit_; probed).
    """
    return isinstance(block, Paragraph) and not block.look.keep_next


@dataclass(slots=True)
class FirstPages:
    """Counts the paragraphs `most` to a page. `ends`: the atom after each page's end, by the number of forced breaks
    before it and that of pages since the last one. `passed` says the same of the page that is filled now.

    `count` is -1 where a page was begun for the first paragraph, which is not counted then.
    """

    most: int = _OF_FEW
    count: int = 0
    ends: dict[tuple[int, int], Atom] = field(default_factory=dict)
    place: tuple[int, int] = (0, 0)
    passed: tuple[int, int] = (0, 0)
    begun: bool = False
    lost: bool = False

    def add(self, block: Block, first: Atom) -> None:
        """Count a block that begins with `first`, once it is known whether it is kept with the block above."""
        breaks, page = self.place
        if first.forced and self.begun:
            self.place, self.count, self.lost = (breaks + 1, 0), 0, False
            return
        self.begun = True
        self.count += len(block.rows) if isinstance(block, Table) else 1
        self.lost |= isinstance(block, Table) and self.count > self.most + _TABLE_ROWS
        if self.count > self.most:
            if first.glued and not self.lost and _stays(block):
                self.ends[self.place] = first
            self.place, self.count = (breaks, page + 1), 0

    @contextmanager
    def filling(self) -> Iterator[None]:
        """While the next page is filled, what ends it is not kept with what follows."""
        end = self.ends.get(self.passed)
        if end is not None:
            end.glued = False
        yield
        if end is not None:
            end.glued = True

    def turn(self, forced: bool) -> None:
        """Go on to the next page, after a forced break or because the page is full."""
        breaks, page = self.passed
        self.passed = (breaks + 1, 0) if forced else (breaks, page + 1)
