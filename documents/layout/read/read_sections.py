"""Stage «read»: sections with their pages, headers and footers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from documents.layout.model.tree import Block, PageBorders, Paragraph, Section
from documents.layout.model.units import TWIP, from_twips
from documents.layout.read.auto_space import settle_auto_space
from documents.layout.read.numbering import Counters
from documents.layout.read.read_blocks import BlockReader, flow
from documents.layout.read.read_line_numbers import read_line_numbers
from documents.layout.read.read_properties import read_border
from documents.layout.read.read_tables import append_blocks
from documents.layout.read.source import Source, TextArea
from documents.layout.read.styles import StyleSheet
from documents.layout.read.xmlns import Element, R, W, child, children, flag, is_on_attribute, number, units, value

_MOST_COLUMNS = 12
_OFF = ("0", "false", "off")
_LETTER = (12240, 15840)  # the page when w:pgSz is absent (ECMA-376 17.6.13)


@dataclass(slots=True)
class _SectionReader:
    """Makes sections; a header that a section does not name is inherited from the one before."""

    source: Source
    counters: Counters
    gutter_at_top: bool = False
    headers: dict[str, list[Block]] = field(default_factory=dict)
    footers: dict[str, list[Block]] = field(default_factory=dict)

    def section(self, blocks: list[Block], properties: Element | None) -> Section:
        """The section whose `w:sectPr` is `properties`."""
        size, margins = child(properties, "pgSz"), child(properties, "pgMar")
        named = False
        for name, store in (("header", self.headers), ("footer", self.footers)):
            for item in children(properties, name + "Reference"):
                named = True
                store[item.get(W + "type", "default")] = self._part(item.get(R + "id", ""))

        def side(element: Element | None, name: str, default: int) -> int:
            return from_twips(default) if element is None else units(element.get(W + name), default)

        first_differs = flag(properties, "titlePg")
        headers, footers = dict(self.headers), dict(self.footers)
        if not first_differs:
            # LibreOffice does not hand a first header on through a section that has none.
            self.headers.pop("first", None)
            self.footers.pop("first", None)
        pages = child(properties, "pgNumType")
        columns = child(properties, "cols")
        count = 1 if columns is None else max(1, min(number(columns.get(W + "num"), 1), _MOST_COLUMNS))
        result = Section(
            blocks,
            max(side(size, "w", _LETTER[0]), 6000),
            max(side(size, "h", _LETTER[1]), 6000),
            top=side(margins, "top", 1440),
            right=side(margins, "right", 1440),
            bottom=side(margins, "bottom", 1440),
            left=side(margins, "left", 1440),
            header_distance=side(margins, "header", 720),
            footer_distance=side(margins, "footer", 720),
            start=value(properties, "type", "nextPage"),
            first_differs=first_differs,
            page_start=None if pages is None or pages.get(W + "start") is None else number(pages.get(W + "start"), 1),
            page_format="decimal" if pages is None else pages.get(W + "fmt", "decimal"),
            columns=count,
            grid=_grid(properties),
            column_gap=0 if columns is None else max(0, units(columns.get(W + "space"), 720 * TWIP)),
            column_widths=_column_widths(columns, count),
            column_line=columns is not None and columns.get(W + "sep", "0") not in _OFF,
            headers=headers,
            footers=footers,
            names_headers=named,
            borders=_page_borders(properties),
        )
        _add_gutter(result, properties, self.gutter_at_top)
        _center_on_grid(result)
        read_line_numbers(self.source, properties, blocks)
        return result

    def _part(self, relation: str) -> list[Block]:
        found = self.source.package.relations(self.source.part).get(relation)
        if found is None or found.external or not self.source.package.has(found.target):
            return []
        body, self.source.part = self.source.part, found.target
        try:
            root = self.source.story(found.target)
            blocks = BlockReader(self.source, self.counters).blocks(root)
            settle_auto_space(blocks, self.source.html_space)
            return blocks or [empty_paragraph(self.source.styles)]
        finally:
            self.source.part = body


def _column_widths(columns: Element | None, count: int) -> tuple[tuple[int, int], ...]:
    """The columns that a `w:cols` names one by one; as many as it counts, or Writer makes them equal
    (PropertyMap.cxx, ApplyColumnProperties).
    """
    items = list(children(columns, "col"))
    if columns is None or len(items) != count or is_on_attribute(columns, "equalWidth"):
        return ()
    return tuple((max(0, units(item.get(W + "w"))), max(0, units(item.get(W + "space")))) for item in items)


def _page_borders(properties: Element | None) -> PageBorders | None:
    """The borders that a `w:sectPr` asks for."""
    element = child(properties, "pgBorders")
    if element is None:
        return None
    found = ((side, child(element, side)) for side in ("top", "right", "bottom", "left"))
    lines = {side: border for side, item in found if item is not None and (border := read_border(item)) is not None}
    return PageBorders(lines, element.get(W + "offsetFrom") == "page", element.get(W + "display", "allPages"))


def empty_paragraph(styles: StyleSheet) -> Paragraph:
    """A paragraph without text, in the default style."""
    return Paragraph(styles.paragraph("", {}), styles.run("", "", {}))


def _add_gutter(section: Section, properties: Element | None, at_top: bool) -> None:
    """Room for the binding; at the top the header moves down with the text (probed with LibreOffice 7.4)."""
    margins = child(properties, "pgMar")
    gutter = 0 if margins is None else units(margins.get(W + "gutter"))
    if at_top:
        section.top += gutter
        section.header_distance += gutter
    elif flag(properties, "rtlGutter"):
        section.right += gutter
    else:
        section.left += gutter


def read_sections(source: Source, counters: Counters, body: Element, gutter_at_top: bool) -> list[Section]:
    """All sections of the body."""
    reader = BlockReader(source, counters)
    sections = _SectionReader(source, counters, gutter_at_top)
    result: list[Section] = []
    blocks: list[Block] = []
    areas = iter([_area(item) for item in body.iter(W + "sectPr")])
    source.area = next(areas, None)
    for item in flow(body):
        if item.tag == W + "sectPr":
            continue
        ending = child(child(item, "pPr"), "sectPr") if item.tag == W + "p" else None
        found = reader.block(item)
        # An empty paragraph that only ends a section is no line of its own in Writer.
        if ending is None or not blocks or not _is_empty(found):
            append_blocks(blocks, found)
        if ending is not None:
            blocks.extend(reader.left_over())
            result.append(sections.section(blocks, ending))
            blocks = []
            source.area = next(areas, None)
    blocks.extend(reader.left_over())
    last = child(body, "sectPr")
    if blocks or not result:
        result.append(sections.section(blocks, last))
    return result[:1] + [part for section in result[1:] for part in _at_its_page_break(section)]


def _at_its_page_break(section: Section) -> list[Section]:
    """A continuous section has headers of its own from its first page break on (PropertyMap.cxx, CloseSectionGroup)."""
    if section.start != "continuous" or not section.names_headers:
        return [section]
    breaks = False
    for index, block in enumerate(section.blocks):
        if isinstance(block, Paragraph):
            if breaks or block.page_break_before:
                rest = replace(section, blocks=section.blocks[index:], start="nextPage", page_start=None)
                rest.first_differs = False
                return [replace(section, blocks=section.blocks[:index]), rest] if index else [rest]
            breaks = block.break_after
    return [section]


def _center_on_grid(section: Section) -> None:
    """The lines of a grid stand in the middle between the margins (pagechg.cxx, SwBodyFrame::Format)."""
    rest = (section.height - section.top - section.bottom) % section.grid if section.grid else 0
    above = rest // (2 * TWIP) * TWIP
    section.top += above
    section.bottom += rest - above


def _grid(properties: Element | None) -> int:
    """The line pitch of a section's grid where it has one."""
    grid = child(properties, "docGrid")
    if grid is None or grid.get(W + "type", "default") == "default":
        return 0
    return max(0, units(grid.get(W + "linePitch")))


def _area(properties: Element) -> TextArea | None:
    """The text area of a `w:sectPr`; None where it is not written."""
    size, margins, columns = (child(properties, name) for name in ("pgSz", "pgMar", "cols"))
    if size is None or margins is None:
        return None
    left, right = (units(margins.get(W + side)) for side in ("left", "right"))
    width, height = (units(size.get(W + side)) for side in ("w", "h"))
    count = 1 if columns is None else number(columns.get(W + "num"), 1)
    return TextArea(width - left - right, width, height, min(left, right), count)


def _is_empty(blocks: list[Block]) -> bool:
    return all(isinstance(block, Paragraph) and not (block.pieces or block.floats or block.number) for block in blocks)
