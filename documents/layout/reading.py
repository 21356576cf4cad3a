"""Stage «read»: from the package to a `Document`: sections with their pages, headers, footers and notes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from documents.layout.auto_space import settle_auto_space
from documents.layout.errors import not_a_document
from documents.layout.field_values import FieldValues
from documents.layout.fields import resolve_references
from documents.layout.numbering import Counters, Numbering
from documents.layout.package import Package
from documents.layout.page_borders import read_page_borders
from documents.layout.read_blocks import BlockReader, flow
from documents.layout.read_tables import append_blocks
from documents.layout.source import NoteReference, Source, TextArea
from documents.layout.styles import StyleSheet
from documents.layout.tree import Block, Document, LineRules, Paragraph, Piece, Section
from documents.layout.units import TWIP, from_twips
from documents.layout.xmlns import VAL, Element, R, W, child, children, flag, number, units, value

Changes = Literal["accepted", "shown"]
"""Tracked changes: as if all were accepted, or struck through and underlined as LibreOffice shows them."""

_CACHE: dict[tuple[bytes, ...], StyleSheet] = {}
_CACHE_SIZE = 16
_MOST_COLUMNS = 12
_OFF = ("0", "false", "off")
_LETTER = (12240, 15840)  # the page when w:pgSz is absent (ECMA-376 17.6.13)


@dataclass(slots=True)
class _Settings:
    """The few document settings that move text."""

    default_tab: int = from_twips(720)
    even_and_odd: bool = False
    hyphenate: bool = False
    hyphen_zone: int = 0
    hyphenate_capitals: bool = True
    compatibility: int = 12
    table_styles_win: bool = True
    html_space: bool = True
    changes_shown: bool = True
    mirrored: bool = False
    gutter_at_top: bool = False
    note_formats: dict[str, str] = field(default_factory=dict)


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
            column_line=columns is not None and columns.get(W + "sep", "0") not in _OFF,
            headers=headers,
            footers=footers,
            names_headers=named,
            borders=read_page_borders(properties),
        )
        _add_gutter(result, properties, self.gutter_at_top)
        _center_on_grid(result)
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
            return blocks or [_empty_paragraph(self.source.styles)]
        finally:
            self.source.part = body


def read_document(
    data: bytes | Path, changes: Changes = "accepted", file: Path | None = None
) -> tuple[Document, Package]:
    """Read a DOCX; raises UnreadableDocument or DangerousDocument. `file` is where bytes came from, if from a file."""
    package = Package.open(data)
    part = package.main_part()
    styles = _styles(package, part)
    path = data if isinstance(data, Path) else file
    source = Source(package, styles, part, FieldValues(package, path, styles.language[:2].lower()))
    counters = Counters(styles.numbering)
    settings = _settings(package, part)
    source.note_formats.update(settings.note_formats)
    source.html_space = settings.html_space
    source.changes_shown = changes == "shown" and settings.changes_shown
    source.mode, source.table_styles_win = settings.compatibility, settings.table_styles_win
    body = child(source.story(part), "body")
    if body is None:
        raise not_a_document("в нём нет текста документа")
    # Modes before Word 2013 set the text of a table, not its border, at the indent (facts/documents.md §3.3).
    source.shifts_tables = settings.compatibility < 15
    sections = _sections(source, counters, body, settings.gutter_at_top)
    for index, section in enumerate(sections):
        settle_auto_space(section.blocks, source.html_space, starts=index == 0)
    if source.notes and not isinstance(sections[0].blocks[0], Paragraph):
        # Writer's import of notes leaves an empty paragraph above a table that begins the text (probed with 7.4).
        sections[0].blocks.insert(0, _empty_paragraph(styles))
    _read_notes(source, counters, sections)
    document = Document(
        sections,
        _line_rules(settings),
        settings.even_and_odd,
        settings.hyphenate,
        settings.compatibility,
        _title(package),
        source.warnings,
        spaces_added=not settings.html_space,
        mirrored=settings.mirrored,
    )
    resolve_references(document, styles.numbering, source.bookmarks.texts)
    return document, package


def _empty_paragraph(styles: StyleSheet) -> Paragraph:
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


def _line_rules(settings: _Settings) -> LineRules:
    return LineRules(
        settings.default_tab,
        over_margin=settings.compatibility < 15,
        hyphen_zone=settings.hyphen_zone,
        hyphenate_capitals=settings.hyphenate_capitals,
    )


def _sections(source: Source, counters: Counters, body: Element, gutter_at_top: bool) -> list[Section]:
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


def _styles(package: Package, part: str) -> StyleSheet:
    """The style sheet; documents made from one template share one, so it is remembered by content."""
    names = [package.related(part, kind) or "" for kind in ("styles", "theme", "numbering")]
    key = tuple(package.digest(name) for name in names)
    if key not in _CACHE:
        roots = [package.xml(name) if name else None for name in names]
        if len(_CACHE) >= _CACHE_SIZE:
            _CACHE.pop(next(iter(_CACHE)))
        _CACHE[key] = StyleSheet.read(roots[0], roots[1], Numbering.read(roots[2]))
    return _CACHE[key]


def _settings(package: Package, part: str) -> _Settings:
    name = package.related(part, "settings")
    result = _Settings()
    if name is None:
        return result
    root = package.xml(name)
    result.default_tab = units(value(root, "defaultTabStop", "720"), 720) or from_twips(720)
    result.even_and_odd = flag(root, "evenAndOddHeaders")
    result.hyphenate = flag(root, "autoHyphenation")
    result.mirrored, result.gutter_at_top = flag(root, "mirrorMargins"), flag(root, "gutterAtTop")
    result.hyphen_zone = max(0, units(value(root, "hyphenationZone")))
    result.hyphenate_capitals = not flag(root, "doNotHyphenateCaps")
    view = child(root, "revisionView")
    result.changes_shown = view is None or all(view.get(W + name, "1") not in _OFF for name in ("markup", "insDel"))
    result.html_space = not flag(child(root, "compat"), "doNotUseHTMLParagraphAutoSpacing")
    for kind in ("footnote", "endnote"):
        written = value(child(root, kind + "Pr"), "numFmt")
        if written:
            result.note_formats[kind] = written
    for item in children(child(root, "compat"), "compatSetting"):
        if item.get(W + "name") == "overrideTableStyleFontSizeAndJustification":
            result.table_styles_win = item.get(VAL) in _OFF
        if item.get(W + "name") == "compatibilityMode":
            result.compatibility = number(item.get(VAL), 12)
    return result


def _title(package: Package) -> str:
    part = package.related("", "core-properties")
    if part is None:
        return ""
    found = package.xml(part).find("{http://purl.org/dc/elements/1.1/}title")
    return (found.text or "") if found is not None else ""


def _read_notes(source: Source, counters: Counters, sections: list[Section]) -> None:
    """Read the notes that the text refers to; endnotes get pages of their own, of Writer's page style «Endnote»."""
    parts: dict[str, tuple[str, dict[str, Element]]] = {}
    for kind in ("footnote", "endnote"):
        part = source.package.related(source.part, kind + "s")
        if part is not None:
            root = source.story(part)
            items = {item.get(W + "id", ""): item for item in children(root, kind)}
            parts[kind] = part, items
    body = source.part
    endnotes: list[Block] = []
    for reference in list(source.notes):
        part, items = parts.get(reference.kind, ("", {}))
        item = items.get(reference.identifier)
        if item is None:
            continue
        source.part = part
        blocks = BlockReader(source, counters).blocks(item)
        settle_auto_space(blocks, source.html_space)
        _number_note(source, reference, blocks)
        if reference.kind == "footnote":
            reference.note.blocks.extend(blocks)
        else:
            endnotes.extend(blocks)
    source.part = body
    if endnotes:
        margin = from_twips(1134)
        width, height = from_twips(11906), from_twips(16838)
        sections.append(Section(endnotes, width, height, margin, margin, margin, margin, 0, 0))


def _number_note(source: Source, reference: NoteReference, blocks: list[Block]) -> None:
    """Writer itself sets the mark before the note, in the character style of the marks in the text
    (StyleSheetTable.cxx makes «Footnote Characters» of it).
    """
    style = source.styles.names.get(f"{reference.kind} reference", "")
    first = next((block for block in blocks if isinstance(block, Paragraph)), None)
    if first is not None:
        first.pieces.insert(0, Piece(reference.note.mark, source.styles.run(first.look.style, style, {})))
