"""Stage «paginate»: atoms onto pages, with headers and footers around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from documents.layout.atoms import Atom, Context, gap_between, paragraph_atoms
from documents.layout.fields import document_paragraphs
from documents.layout.numbering import format_number
from documents.layout.page import Page
from documents.layout.tables import stack, table_atoms
from documents.layout.tree import Block, Document, Paragraph, Section

_SMALLEST_BODY = 20 * 120


def block_atoms(blocks: list[Block], width: int, context: Context) -> list[Atom]:
    """All blocks of a column as atoms, with the breaks between blocks decided."""
    result: list[Atom] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            atoms = paragraph_atoms(block, width, context)
        else:
            atoms = table_atoms(block, width, context, block_atoms)
        if result and atoms:
            if result[-1].keep_next:
                atoms[0].glued = True
            if result[-1].forced_after:
                atoms[0].forced = True
        result.extend(atoms)
    return result


@dataclass(slots=True)
class _Frame:
    """The room that a page's header and footer leave to its body."""

    top: int
    bottom: int
    header: list[tuple[int, Atom]]
    header_top: int
    footer: list[tuple[int, Atom]]
    footer_top: int


@dataclass(slots=True)
class _Placed:
    """An atom's place on the page being filled."""

    y: int
    atom: Atom


@dataclass(slots=True)
class Paginator:
    """Fills pages. `total` and `section_totals` are those of the pass before, for NUMPAGES and SECTIONPAGES."""

    document: Document
    total: int
    section_totals: Mapping[int, int]
    pages: list[Page] = field(default_factory=list)
    paragraph_pages: dict[Paragraph, str] = field(default_factory=dict)

    def run(self) -> list[Page]:
        """All pages of the document."""
        context = Context(self.document.default_tab, self._body_fields(1, 0))
        index = 0
        sections = self.document.sections
        while index < len(sections):
            atoms: list[Atom] = []
            first = index
            width = sections[first].width - sections[first].left - sections[first].right
            while True:
                found = block_atoms(sections[index].blocks, width, context)
                if atoms and found and atoms[-1].keep_next:
                    found[0].glued = True
                atoms.extend(found)
                index += 1
                if (
                    index >= len(sections)
                    or sections[index].start != "continuous"
                    or not _same_page(sections[first], sections[index])
                ):
                    break
            self._section(first, atoms)
        return self.pages

    def _body_fields(self, page: int, section: int) -> dict[str, str]:
        return {
            "NUMPAGES": str(self.total),
            "SECTIONPAGES": str(self.section_totals.get(section, 1)),
            "PAGE": str(page),
        }

    # --- one section -----------------------------------------------------------------------------------------------

    def _section(self, index: int, atoms: list[Atom]) -> None:
        section = self.document.sections[index]
        self._skip_for_parity(section, index)
        position = 0
        first = True
        forced = True
        while first or position < len(atoms):
            page = self._new_page(section, index, first)
            frame = self._frame(section, page, first)
            placed, position = self._fill(atoms, position, frame.bottom - frame.top, forced)
            following = atoms[position].row if position < len(atoms) else None
            if following is not None:
                following.take_over()
            for item in placed:
                item.atom.draw(page.ink, section.left, frame.top + item.y)
                if item.atom.paragraph is not None:
                    self.paragraph_pages.setdefault(item.atom.paragraph, page.number_text)
            self._draw_frame(section, page, frame)
            forced = position < len(atoms) and atoms[position].forced
            first = False

    def _skip_for_parity(self, section: Section, index: int) -> None:
        """Sections that start on an odd or an even page leave one blank where needed."""
        if not self.pages or section.start not in ("oddPage", "evenPage"):
            return
        following = section.page_start if section.page_start is not None else self.pages[-1].number + 1
        if (following % 2 == 1) != (section.start == "oddPage"):
            blank = self._new_page(section, index, False)
            blank.ink.lines.clear()

    def _new_page(self, section: Section, index: int, first: bool) -> Page:
        number = self.pages[-1].number + 1 if self.pages else 1
        if first and section.page_start is not None:
            number = section.page_start
        page = Page(section.width, section.height, number, index)
        page.number_text = format_number(number, section.page_format)
        self.pages.append(page)
        return page

    def _fill(self, atoms: list[Atom], start: int, room: int, forced: bool) -> tuple[list[_Placed], int]:
        """Place atoms from `start` until `room` is used up; returns them and the index of the next page's first
        atom.
        """
        placed: list[_Placed] = []
        y = 0
        above: Atom | None = None
        for head in atoms[start].head if start < len(atoms) else ():
            placed.append(_Placed(y, head))
            y += head.height
            above = head
        heads = len(placed)
        position = start
        while position < len(atoms):
            atom = atoms[position]
            if atom.forced and position > start:
                return placed, position
            at_top = above is None
            gap = (atom.before if forced else 0) if at_top else gap_between(above, atom)
            if (
                y + gap + atom.height + atom.edge - atom.slack > room
                and (rest := self._overflow(placed, heads, atoms, position, room - y - gap, y + gap)) is not None
            ):
                return placed, rest
            placed.append(_Placed(y + gap, atom))
            y += gap + atom.height
            above = atom
            position += 1
        return placed, position

    def _overflow(
        self, placed: list[_Placed], heads: int, atoms: list[Atom], position: int, room: int, y: int
    ) -> int | None:
        """The atom at `position` does not fit: cut it, or go back to the last place where a page may end.

        None when nothing can be done and the atom has to hang over the edge (it is alone on the page).
        """
        atom = atoms[position]
        cut = atom.row.split(room - atom.edge) if atom.row is not None else None
        if cut is not None:
            upper, lower = cut
            placed.append(_Placed(y, upper))
            lower.head, lower.edge = atom.head, atom.edge
            lower.keep_next, lower.forced_after = atom.keep_next, atom.forced_after
            atoms[position] = lower
            return position
        if len(placed) == heads:
            return None
        start = position - (len(placed) - heads)
        target = position
        while target > start and atoms[target].glued:
            target -= 1
        if target == start:
            target = position  # one chain fills the page: break where it is full
        del placed[heads + target - start :]
        return target

    # --- headers and footers ---------------------------------------------------------------------------------------

    def _frame(self, section: Section, page: Page, first: bool) -> _Frame:
        kind = "default"
        if first and section.first_differs:
            kind = "first"
        elif self.document.even_and_odd and page.number % 2 == 0:
            kind = "even"
        fields = {
            "PAGE": page.number_text,
            "NUMPAGES": str(self.total),
            "SECTIONPAGES": str(self.section_totals.get(page.section, 1)),
        }
        context = Context(self.document.default_tab, fields)
        width = section.width - section.left - section.right
        header, header_height = stack(block_atoms(section.headers.get(kind, []), width, context))
        footer, footer_height = stack(block_atoms(section.footers.get(kind, []), width, context))
        top, bottom = abs(section.top), section.height - abs(section.bottom)
        if section.top >= 0 and header:
            top = max(top, section.header_distance + header_height)
        footer_top = section.height - section.footer_distance - footer_height
        if section.bottom >= 0 and footer:
            bottom = min(bottom, footer_top)
        return _Frame(top, max(bottom, top + _SMALLEST_BODY), header, section.header_distance, footer, footer_top)

    def _draw_frame(self, section: Section, page: Page, frame: _Frame) -> None:
        for atoms, top in ((frame.header, frame.header_top), (frame.footer, frame.footer_top)):
            for y, atom in atoms:
                atom.draw(page.ink, section.left, top + y)


def _same_page(one: Section, other: Section) -> bool:
    return (one.width, one.height, one.left, one.right) == (other.width, other.height, other.left, other.right)


def paginate(document: Document) -> list[Page]:
    """All pages. A second pass is made only where a page field needs the total, a third where that moved a page."""
    pages = Paginator(document, 1, {}).run()
    live = any(paragraph.is_live() for paragraph in document_paragraphs(document))
    for _ in range(2 if live else 0):
        totals: dict[int, int] = {}
        for page in pages:
            totals[page.section] = totals.get(page.section, 0) + 1
        before = len(pages)
        pages = Paginator(document, before, totals).run()
        if len(pages) == before:
            break
    if any(page.ink.hidden for page in pages):
        document.warnings.append("В строке таблицы с точной высотой текст не поместился: лишние строки не видны.")
    return pages
