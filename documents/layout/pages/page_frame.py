"""Headers and footers: what they hold on a page, and the room that they leave to its text."""

from __future__ import annotations

from dataclasses import dataclass

from documents.layout.model.tree import Section
from documents.layout.model.units import from_twips
from documents.layout.pages.atoms import Atom, Context
from documents.layout.pages.block_atoms import block_atoms
from documents.layout.pages.page import Ink
from documents.layout.pages.page_floats import PageFloats, areas_of
from documents.layout.pages.tables import stack

PARITY = ("oddPage", "evenPage")
_NEAR = from_twips(28)
_SMALLEST_BODY = 20 * 120


@dataclass(slots=True)
class PageFrame:
    """The room from `top` to `bottom` that a page's header and footer leave to its body, and both of them."""

    top: int
    bottom: int
    header: list[tuple[int, Atom]]
    header_top: int
    footer: list[tuple[int, Atom]]
    footer_top: int

    def floats(self, section: Section) -> PageFloats:
        """The floats of header and footer, with room for those of the body."""
        header = areas_of(self.header, section.left, self.header_top)
        return PageFloats(header + areas_of(self.footer, section.left, self.footer_top))

    def draw(self, ink: Ink, left: int) -> None:
        """Place header and footer."""
        for atoms, top in ((self.header, self.header_top), (self.footer, self.footer_top)):
            for y, atom in atoms:
                atom.draw(ink, left, top + y)


def page_frame(section: Section, kind: str, first: bool, context: Context) -> PageFrame:
    """The headers and footers of a `kind` («default», «first», «even») on a page.

    The `first` page of a section that starts on an odd or an even page has a page style of its own in Writer: it
    forgets the distances of header and footer, and the page after it has the first page's header once more
    (PropertyMap.cxx, CloseSectionGroup; probed with LibreOffice 7.4).
    """
    width = section.width - section.left - section.right
    header, header_height = stack(block_atoms(section.headers.get(kind, []), width, context))
    footer, footer_height = stack(block_atoms(section.footers.get(kind, []), width, context))
    top, bottom = abs(section.top), section.height - abs(section.bottom)
    if section.top >= 0 and header:
        top = max(top, section.header_distance + header_height)
    footer_top = section.height - section.footer_distance - footer_height
    if section.bottom >= 0 and footer:
        bottom = min(bottom, footer_top)
    if first and section.start in PARITY:
        top = section.header_distance + header_height + _NEAR if header else top
        bottom = footer_top - _NEAR if footer else bottom
    return PageFrame(top, max(bottom, top + _SMALLEST_BODY), header, section.header_distance, footer, footer_top)
