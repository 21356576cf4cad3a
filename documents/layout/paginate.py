"""Stage «paginate»: atoms onto pages, with headers and footers around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from documents.layout.atoms import Atom, Context, gap_between, paragraph_atoms
from documents.layout.errors import dangerous
from documents.layout.fields import document_paragraphs, paragraphs
from documents.layout.lines import Line
from documents.layout.numbering import format_number
from documents.layout.page import Page
from documents.layout.tables import stack, table_atoms
from documents.layout.tree import Block, Document, Paragraph, Section

MAX_PAGES = 5_000
_SMALLEST_BODY = 20 * 120


def block_atoms(blocks: list[Block], width: int, context: Context) -> list[Atom]:
    """All blocks of a column as atoms, with the breaks between blocks decided."""
    result: list[Atom] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            append_atoms(result, paragraph_atoms(block, width, context))
        else:
            append_atoms(result, table_atoms(block, width, context, block_atoms))
    return result


def append_atoms(above: list[Atom], atoms: list[Atom]) -> None:
    """Set a block under others: it may be kept with them, or a break may stand between."""
    if above and atoms:
        atoms[0].glued |= above[-1].keep_next
        atoms[0].forced |= above[-1].forced_after
    above.extend(atoms)


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
    known_lines: dict[tuple[Paragraph, int], list[Line]] = field(default_factory=dict)
    known_pages: Mapping[Paragraph, str] = field(default_factory=dict)
    paragraph_pages: dict[Paragraph, str] = field(default_factory=dict)

    def run(self) -> list[Page]:
        """All pages of the document."""
        index = 0
        while index < len(self.document.sections):
            last = index + 1
            while last < len(self.document.sections) and self._continues(index, last):
                last += 1
            atoms: list[Atom] = []
            for number in range(index, last):
                append_atoms(atoms, self._section_atoms(number))
            self._section(index, atoms)
            index = last
        return self.pages

    def _continues(self, first: int, index: int) -> bool:
        """Whether a section goes on under the one before. One with other margins starts a page, unlike in Word."""
        one, other = self.document.sections[first], self.document.sections[index]
        same = (one.width, one.height, one.left, one.right) == (other.width, other.height, other.left, other.right)
        return other.start == "continuous" and same

    def _section_atoms(self, index: int) -> list[Atom]:
        section = self.document.sections[index]
        context = Context(self.document.default_tab, self._fields("1", index), self.known_lines, self.known_pages)
        return block_atoms(section.blocks, section.width - section.left - section.right, context)

    def _fields(self, page: str, section: int) -> dict[str, str]:
        totals = self.section_totals
        return {"PAGE": page, "NUMPAGES": str(self.total), "SECTIONPAGES": str(totals.get(section, 1))}

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
            for paragraph in page.ink.live:
                self.paragraph_pages.setdefault(paragraph, page.number_text)
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
        if len(self.pages) > MAX_PAGES:
            raise dangerous(f"в нём больше {MAX_PAGES} страниц")
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
        fields = self._fields(page.number_text, page.section)
        context = Context(self.document.default_tab, fields, self.known_lines, {})
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


def paginate(document: Document) -> list[Page]:
    """All pages.

    Where a field needs what only the finished pages tell (a total, or the page it stands on in the body), another pass
    is made with that known, and a third if it moved a page. Lines without such fields are broken once.
    """
    paginator = Paginator(document, 1, {})
    pages = paginator.run()
    for _ in range(2 if _needs_pages(document) else 0):
        before = len(pages)
        totals = Counter(page.section for page in pages)
        paginator = Paginator(
            document, before, totals, known_lines=paginator.known_lines, known_pages=paginator.paragraph_pages
        )
        pages = paginator.run()
        if len(pages) == before:
            break
    if any(page.ink.hidden for page in pages):
        document.warnings.append("В строке таблицы с точной высотой текст не поместился: лишние строки не видны.")
    return pages


def _needs_pages(document: Document) -> bool:
    """Whether any field but a header's PAGE asks for pages."""
    for section in document.sections:
        if any(paragraph.is_live() for paragraph in paragraphs(section.blocks)):
            return True
    return any(
        piece.field is not None and piece.field.kind != "PAGE"
        for paragraph in document_paragraphs(document)
        for piece in paragraph.pieces
    )
