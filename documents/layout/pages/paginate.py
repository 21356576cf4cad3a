"""Stage «paginate»: atoms onto pages, with headers and footers around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from documents.layout.errors import dangerous
from documents.layout.lines.line_parts import Line
from documents.layout.model.number_formats import format_number
from documents.layout.model.tree import Document, Note, Paragraph, Section
from documents.layout.pages.atoms import Atom, Context, append_atoms
from documents.layout.pages.block_atoms import block_atoms, body_atoms
from documents.layout.pages.fill import Column, balance, fill_columns
from documents.layout.pages.first_pages import FirstPages, paragraphs_a_page
from documents.layout.pages.foot import Foot
from documents.layout.pages.line_numbers import LineCounter
from documents.layout.pages.page import Ink, Page
from documents.layout.pages.page_borders import draw_page_borders
from documents.layout.pages.page_floats import PageFloats
from documents.layout.pages.page_frame import PARITY, PageFrame, page_frame
from documents.layout.pages.strips import Strip, column_places
from documents.layout.read.fields import document_paragraphs, page_targets, paragraphs

MAX_PAGES = 5_000


@dataclass(slots=True)
class Paginator:
    """Fills pages. `total` and `section_totals` are those of the pass before, for NUMPAGES and SECTIONPAGES.

    `number` is that of the last page, `blanks` counts the pages left blank, `notes` those of a page; `marks` are their
    numbers. `floating`: text goes round something.
    """

    document: Document
    total: int
    section_totals: Mapping[int, int]
    pages: list[Page] = field(default_factory=list)
    floating: bool = False
    known_lines: dict[tuple[Paragraph, int], list[Line]] = field(default_factory=dict)
    known_pages: Mapping[Paragraph, str] = field(default_factory=dict)
    paragraph_pages: dict[Paragraph, str] = field(default_factory=dict)
    targets: Mapping[str, Paragraph] = field(default_factory=dict)
    number: int = 0
    blanks: int = 0
    known_marks: Mapping[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    notes: int = 0
    first_pages: FirstPages = field(default_factory=FirstPages)
    counter: LineCounter | None = None

    def run(self) -> list[Page]:
        """All pages of the document."""
        numbers = self.document.line_numbers
        self.counter = None if numbers is None else LineCounter(numbers)
        most = paragraphs_a_page(self.document)
        index = 0
        while index < len(self.document.sections):
            last = index + 1
            while last < len(self.document.sections) and self._continues(index, last):
                last += 1
            self.first_pages = FirstPages(most, -1 if index else 0)
            self._section(index, self._strips(index, last))
            index = last
        return self.pages

    def _continues(self, first: int, index: int) -> bool:
        """Whether a section goes on under the one before; in LibreOffice it then has the margins of the first one."""
        one, other = self.document.sections[first], self.document.sections[index]
        return other.start == "continuous" and (one.width, one.height) == (other.width, other.height)

    def _strips(self, first: int, last: int) -> list[Strip]:
        """The sections that share pages; neighbours with one column are one strip."""
        page = self.document.sections[first]
        room = page.width - page.left - page.right
        result: list[Strip] = []
        for index in range(first, last):
            section = self.document.sections[index]
            places = column_places(section, room)
            context = self._context(index)
            context.traced |= any(width != places[0][1] for _, width in places)
            atoms = body_atoms(section.blocks, places[0][1], context, self.first_pages)
            if result and len(places) == 1 and result[-1].count == 1:
                append_atoms(result[-1].atoms, atoms)
            else:
                result.append(Strip(atoms, places, section.column_line))
        # Columns are made equally high only where other text follows on the page.
        result[-1].balanced = False
        return result

    def _context(self, index: int) -> Context:
        section = self.document.sections[index]
        context = self._context_of(section, self._fields("1", index), self.known_pages)
        context.grid = section.grid  # headers and footers do not keep to it (inftxt.cxx: IsInDocBody)
        return context

    def _context_of(self, section: Section, fields: Mapping[str, str], known_pages: Mapping[Paragraph, str]) -> Context:
        document = self.document
        return Context(
            document.rules,
            fields,
            self.known_lines,
            known_pages,
            section,
            document.squeeze,
            document.spaces_added,
            traced=self.floating,
        )

    def _fields(self, page: str, section: int) -> dict[str, str]:
        totals = self.section_totals
        pages = {key: self.known_pages[target] for key, target in self.targets.items() if target in self.known_pages}
        # Writer writes the total as the page's own number is written.
        total = format_number(self.total, self.document.sections[section].page_format)
        return {
            "PAGE": page,
            "NUMPAGES": total,
            "SECTIONPAGES": str(totals.get(section, 1)),
            **pages,
            **self.known_marks,
        }

    # --- one section -----------------------------------------------------------------------------------------------

    def _section(self, index: int, strips: list[Strip]) -> None:
        section = self.document.sections[index]
        self._skip_for_parity(section)
        width = section.width - section.left - section.right
        context = self._context(index)
        rest: list[Atom] = []
        count, forced = 0, True
        while not count or rest or not strips[-1].done():
            page = self._new_page(section, index, not count)
            self.notes = 0
            section = self._facing(index, page)
            frame = self._frame(section, page, count)
            foot = Foot(lambda note: self._note_atoms(note, width, context), frame.bottom - frame.top)
            foot.carry(rest, frame.bottom - frame.top)
            with self.first_pages.filling():
                forced = self._body(section, page, frame, strips, foot, forced)
            self.first_pages.turn(forced)
            foot.draw(page.ink, section.left, frame.bottom, width)
            if self.counter is not None:
                self.counter.end_page(page.ink)
            rest = foot.rest
            for paragraph in page.ink.live:
                self.paragraph_pages.setdefault(paragraph, page.number_text)
            frame.draw(page.ink, section.left)
            draw_page_borders(section, page.ink, count == 0, bool(frame.header), bool(frame.footer))
            count += 1

    def _facing(self, index: int, page: Page) -> Section:
        """The section as it stands on a page: on even ones its margins may be mirrored."""
        section = self.document.sections[index]
        if self.document.mirrored and page.number % 2 == 0:
            return replace(section, left=section.right, right=section.left)
        return section

    def _body(
        self, section: Section, page: Page, frame: PageFrame, strips: list[Strip], foot: Foot, forced: bool
    ) -> bool:
        """Fill one page from the strips that are left; tells whether a break was asked for after it.

        What begins a strip of several columns moves them all down by the space above it.
        """
        y = frame.top
        above: Atom | None = None
        floats = frame.floats(section) if self.floating else None
        for strip in strips:
            if strip.done():
                continue
            must = y == frame.top
            if above is not None or strip.count > 1:
                y += strip.lead(above, forced)
                forced = False
            room = frame.bottom - y
            if strip.count > 1 and strip.balanced:
                room = balance(strip.atoms, strip.position, room, foot, strip.count, strip.refits)
            columns = self._columns(section, strip, y, room, forced, foot, must, floats)
            strip.position = columns[-1].position
            if not strip.done() and (following := strip.atoms[strip.position]).row is not None:
                following.height += following.row.take_over()
            for (left, _), column in zip(strip.places, columns, strict=False):
                self._draw(page.ink, section.left + left, y, column)
            if strip.lined:
                strip.draw_lines(page.ink, section.left, y, y + max(column.height for column in columns))
            if not strip.done():
                return strip.atoms[strip.position].forced
            y += max(column.height for column in columns)
            above = strip.atoms[-1] if strip.atoms else above
        return False

    def _draw(self, ink: Ink, left: int, top: int, column: Column) -> None:
        for item in column.placed:
            item.atom.draw(ink, left, top + item.y)
            self._mark_notes(item.atom.notes)
            if self.counter is not None:
                self.counter.count(ink, left, item.atom)

    def _mark_notes(self, notes: Sequence[Note]) -> None:
        """Number the notes that each page counts for itself."""
        for note in notes:
            if note.live is not None:
                self.notes += 1
                self.marks[note.live.kind] = format_number(self.notes, note.style)

    @staticmethod
    def _columns(
        section: Section,
        strip: Strip,
        y: int,
        room: int,
        forced: bool,
        foot: Foot,
        must: bool,
        floats: PageFloats | None,
    ) -> list[Column]:
        """The columns of a strip from `y` of the page down, tried again while floats are found beside lines above."""
        if floats is None:
            return fill_columns(strip.atoms, strip.position, room, forced, foot, strip.count, must, strip.refits())
        places = [(section.left + left, y, width) for left, width in strip.places]
        before = foot.copy()
        kept = list(strip.atoms)
        while True:
            beside = strip.refits(floats.columns(places))
            columns = fill_columns(strip.atoms, strip.position, room, forced, foot, strip.count, must, beside)
            if not floats.retry():
                return columns
            strip.atoms[:] = kept
            foot.placed, foot.height, foot.rest = list(before.placed), before.height, list(before.rest)

    def _note_atoms(self, note: Note, width: int, context: Context) -> list[Atom]:
        return block_atoms(note.blocks, width, context)

    def _skip_for_parity(self, section: Section) -> None:
        """Leave a page blank where a section starts on an odd or an even one, or with a number of the wrong side.

        It is counted, but LibreOffice does not print it into a PDF (IsSkipEmptyPages).
        """
        if section.start not in PARITY:
            if self.pages and section.page_start is not None and section.page_start % 2 == self.number % 2:
                self.blanks += 1  # an odd page is always a right one
            return
        following = section.page_start if section.page_start is not None else self.number + 1
        if (following % 2 == 1) != (section.start == "oddPage"):
            self.number += 1
            self.blanks += 1

    def _new_page(self, section: Section, index: int, first: bool) -> Page:
        self.number = section.page_start if first and section.page_start is not None else self.number + 1
        page = Page(section.width, section.height, self.number, index)
        page.number_text = format_number(self.number, section.page_format)
        self.pages.append(page)
        if len(self.pages) > MAX_PAGES:
            raise dangerous(f"в нём больше {MAX_PAGES} страниц")
        return page

    # --- headers and footers ---------------------------------------------------------------------------------------

    def _frame(self, section: Section, page: Page, count: int) -> PageFrame:
        """The frame of a page; `count` pages of its section stand before it."""
        kind = "default"
        if section.first_differs and count <= (section.start in PARITY):
            kind = "first"
        elif self.document.even_and_odd and page.number % 2 == 0:
            kind = "even"
        context = self._context_of(section, self._fields(page.number_text, page.section), {})
        context.wraps = False
        return page_frame(section, kind, count == 0, context)


def paginate(document: Document) -> list[Page]:
    """All pages.

    Where a field needs what only the finished pages tell (a total, or the page it stands on in the body), another pass
    is made with that known, and a third if it moved a page. Lines without such fields are broken once.
    """
    targets = page_targets(document)
    floating = any(item.wrap != "none" for paragraph in document_paragraphs(document) for item in paragraph.floats)
    paginator = Paginator(document, 1, {}, targets=targets, floating=floating)
    pages = paginator.run()
    for _ in range(2 if _needs_pages(document) else 0):
        before, places, marks = len(pages) + paginator.blanks, paginator.paragraph_pages, paginator.marks
        totals = Counter(page.section for page in pages)
        paginator = Paginator(
            document,
            before,
            totals,
            known_lines=paginator.known_lines,
            known_pages=places,
            known_marks=marks,
            targets=targets,
            floating=floating,
        )
        pages = paginator.run()
        if (len(pages) + paginator.blanks, paginator.paragraph_pages, paginator.marks) == (before, places, marks):
            break
    if any(page.ink.hidden for page in pages):
        document.warnings.append("В строке таблицы или надписи с точной высотой текст не поместился: лишнее не видно.")
    beside = [page.ink.leave_out_beside(page.width) for page in pages]
    if any(beside):
        document.warnings.append("Текст, который стоит за краем листа, не напечатан.")
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
