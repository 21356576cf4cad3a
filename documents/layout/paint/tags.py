"""Stage «paint»: what each stretch of a page is for readers aloud: the tree of a tagged PDF (ISO 32000-1, 14.8).

The tree follows the document: headings, paragraphs, lists, tables with their rows and cells, notes; pictures that
have a description. What a page adds by itself (headers, footers, repeated heads of tables, borders, shades) is an
artifact and is not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from documents.layout.model.tree import Block, Cell, Document, Paragraph, Row, Section, Table
from documents.layout.pages.headings import heading
from documents.layout.pages.page import TextLine

ARTIFACT = "/Artifact BMC"
END = "EMC"
_DEEPEST_HEADING = 6


@dataclass(slots=True, eq=False)
class Element:
    """One element of the structure: its type, raw attributes, and its kids: elements, or marks as (page, number);
    `objects` are references to annotations.
    """

    kind: str
    parent: Element | None
    attributes: str = ""
    kids: list[Element | tuple[int, int]] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)

    def child(self, kind: str, attributes: str = "") -> Element:
        """A new element inside this one, behind the others."""
        found = Element(kind, self, attributes)
        self.kids.append(found)
        return found

    def holds_something(self) -> bool:
        """Whether anything of it is on a page; an empty cell keeps its place in the row."""
        return self.kind in ("TD", "TH") or any(isinstance(kid, tuple) or kid.holds_something() for kid in self.kids)


class Tags:
    """The structure of one PDF while it is painted."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.root = Element("Document", None)
        self.marks: list[list[Element]] = []  # of every page: the elements that own its marks
        self._artifacts: set[Paragraph] = set()
        self._shown: set[int] = set()
        self._silent = False
        self.annotations: list[tuple[Element, int, Any]] = []  # of links: their page and the object
        self._of: dict[Paragraph, Element] = {}
        for document in documents:
            top = self.root if len(documents) == 1 else self.root.child("Part")
            for section in document.sections:
                _Builder(self._of, top).blocks(section.blocks)
                self._leave_out(section)

    def _leave_out(self, section: Section) -> None:
        for blocks in (*section.headers.values(), *section.footers.values()):
            self._artifacts.update(_paragraphs(blocks))

    def new_page(self) -> None:
        """Marks are counted on each page anew."""
        self.marks.append([])

    def text(self, line: TextLine) -> str:
        """The operator that begins this line's stretch of its page."""
        paragraph = line.paragraph
        self._silent = paragraph is None or paragraph in self._artifacts or id(line.parts) in self._shown
        if paragraph is None or self._silent:
            return ARTIFACT
        self._shown.add(id(line.parts))
        return self._mark(self._owner(paragraph))

    def is_artifact(self) -> bool:
        """Whether the stretch that is open is not read."""
        return self._silent

    def link(self, paragraph: Paragraph) -> tuple[str, Element]:
        """The operator that begins a link of a paragraph, and its element."""
        element = self._owner(paragraph).child("Link")
        return self._mark(element), element

    def again(self, paragraph: Paragraph) -> str:
        """The operator that goes on with a paragraph behind a link."""
        return self._mark(self._owner(paragraph))

    def goes_on(self, line: TextLine) -> None:
        """Another line in the stretch that is open."""
        self._shown.add(id(line.parts))

    def picture(self, description: str, paragraph: Paragraph | None) -> str:
        """The operator that begins a picture: a figure where it is described, else no content."""
        if not description or paragraph in self._artifacts:
            return ARTIFACT
        owner = self.root if paragraph is None else self._owner(paragraph)
        return self._mark(owner.child("Figure", f"/Alt {pdf_text(description)}"))

    def _owner(self, paragraph: Paragraph) -> Element:
        """The element of a paragraph; one that the tree does not know (text of a drawing) comes at its end."""
        found = self._of.get(paragraph)
        if found is None:
            found = self._of[paragraph] = self.root.child("P")
        return found

    def _mark(self, element: Element) -> str:
        page = self.marks[-1]
        number = len(page)
        page.append(element)
        element.kids.append((len(self.marks) - 1, number))
        return f"/{element.kind} <</MCID {number}>> BDC"


@dataclass(slots=True)
class _Builder:
    """Fills one element with blocks; `lists` are the open lists from the outermost: number, level, element."""

    of: dict[Paragraph, Element]
    parent: Element
    lists: list[tuple[int, int, Element]] = field(default_factory=list)

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Elements for all blocks, in order."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block)
            else:
                self.lists.clear()
                self._table(block)

    def _paragraph(self, paragraph: Paragraph) -> None:
        if not paragraph.pieces and paragraph.number is None:
            return
        found = heading(paragraph, paragraph.flatten({}))
        if found is not None:
            self.lists.clear()
            self.of[paragraph] = self.parent.child(f"H{min(found[0] + 1, _DEEPEST_HEADING)}")
        elif paragraph.number is not None and paragraph.number.text:
            self.of[paragraph] = self._item(paragraph.number.num_id, paragraph.number.level)
        else:
            self.lists.clear()
            self.of[paragraph] = self.parent.child("P")
        for piece in paragraph.pieces:
            if piece.note is not None:
                _Builder(self.of, self.parent.child("Note")).blocks(piece.note.blocks)

    def _item(self, number: int, level: int) -> Element:
        """The body of a list item; a deeper level is a list inside the item above."""
        while self.lists and (
            self.lists[-1][1] > level or (self.lists[-1][1] == level and self.lists[-1][0] != number)
        ):
            self.lists.pop()
        if not self.lists or self.lists[-1][1] < level:
            holder = self.parent if not self.lists else _last_body(self.lists[-1][2])
            self.lists.append((number, level, holder.child("L")))
        return self.lists[-1][2].child("LI").child("LBody")

    def _table(self, table: Table) -> None:
        element = self.parent.child("Table")
        for index, row in enumerate(table.rows):
            line = element.child("TR")
            column = row.before
            for cell in row.cells:
                if cell.merge != "continue":
                    spans = _spans(cell, _rows_down(table.rows, index, column) if cell.merge == "restart" else 1)
                    self._cell(line.child("TH" if row.header else "TD", spans), cell)
                column += cell.span

    def _cell(self, element: Element, cell: Cell) -> None:
        """A cell; one paragraph of plain text needs no element of its own."""
        only = cell.blocks[0] if len(cell.blocks) == 1 else None
        if isinstance(only, Paragraph) and only.number is None and not any(piece.note for piece in only.pieces):
            self.of[only] = element
        else:
            _Builder(self.of, element).blocks(cell.blocks)


def _last_body(element: Element) -> Element:
    """The body of the last item of a list."""
    item = element.kids[-1]
    body = item.kids[0] if isinstance(item, Element) else None
    return body if isinstance(body, Element) else element


def _spans(cell: Cell, rows: int) -> str:
    wide = f"/ColSpan {cell.span}" if cell.span > 1 else ""
    high = f"/RowSpan {rows}" if rows > 1 else ""
    return f"/A <</O /Table{wide}{high}>>" if wide or high else ""


def _rows_down(rows: Sequence[Row], index: int, column: int) -> int:
    """How many rows a vertical merge has that begins at this column."""
    count = 1
    while index + count < len(rows) and _continues(rows[index + count], column):
        count += 1
    return count


def _continues(row: Row, column: int) -> bool:
    start = row.before
    for cell in row.cells:
        if start == column:
            return cell.merge == "continue"
        start += cell.span
    return False


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    """All paragraphs, those of tables too."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            for row in block.rows:
                for cell in row.cells:
                    found += _paragraphs(cell.blocks)
    return found


def pdf_text(text: str) -> str:
    """A text string of PDF, as hexadecimal UTF-16."""
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"
