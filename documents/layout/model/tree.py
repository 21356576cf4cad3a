"""What the reader hands to the layout: sections of paragraphs and tables, every style resolved, every number
counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from documents.layout.model.number_formats import numbered
from documents.layout.model.properties import Border, ParagraphLook, RunLook

if TYPE_CHECKING:
    from documents.layout.model.drawing import Drawing

# Signs that stand for something else in a paragraph's text.
TAB = "\t"
LINE_BREAK = "\n"
PAGE_BREAK = "\f"
COLUMN_BREAK = "\v"
OBJECT = "\ufffc"
SOFT_HYPHEN = "\u00ad"
NO_BREAK_HYPHEN = "\u2011"
NO_BREAK_SPACE = "\u00a0"
UNTICKED, TICKED = "\ufdd0", "\ufdd1"  # the boxes of a form, drawn and not written


@dataclass(slots=True, eq=False)
class Picture:
    """A picture set in the line, `width` and `height` in units; `part` names the image, empty for an empty frame.

    `drawing`: it is one of shapes instead, as high as layout makes it. `description`: what it shows, in words.
    """

    width: int
    height: int
    part: str
    drawing: Drawing | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field whose text the engine knows better than the file: kind in capitals, its arguments, the cached text."""

    kind: str
    arguments: tuple[str, ...]
    cached: str


@dataclass(slots=True, eq=False)
class Note:
    """A footnote: its mark in the text and its blocks. `live`: the mark as a field where each page counts its own
    notes, in the number format `style`.
    """

    mark: str
    style: str = "decimal"
    live: Field | None = None
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph in one look: text, or one picture, or one live field; `note` hangs on its text.

    `anchor`: a float hangs here, which takes no room in the line.
    """

    text: str
    look: RunLook
    field: Field | None = None
    picture: Picture | None = None
    note: Note | None = None
    anchor: Float | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` is in one look."""

    start: int
    end: int
    look: RunLook


@dataclass(frozen=True, slots=True)
class Flat:
    """A paragraph with every field replaced by its text: what the line breaker sees."""

    text: str
    spans: tuple[Span, ...]
    pictures: Mapping[int, Picture]
    notes: Mapping[int, Note]


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a paragraph. `numbers` are those of its level and of all above it."""

    text: str
    look: RunLook
    suffix: str
    align: str
    num_id: int
    level: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a float stands on one axis: relative to what («column», «page», «paragraph» …), aligned or at an offset."""

    relative: str
    align: str
    offset: int


@dataclass(slots=True, eq=False)
class Float:
    """A drawing, framed text or a table beside the text, anchored in a paragraph; all measures in units.

    `wrap`: «none», «square», «contour» or «band» (text only above and below); `side`: where text may stand beside it
    («both», «left», «right» or «largest»). `away` is kept free around it, `insets` inside it around its blocks.
    `grows`: as high as its blocks. `key` tells framed paragraphs that belong together. A width of 0 is that of the
    longest line. `share_width` and `share_height` are hundred-thousandths of the «page» or another area. `in_cell`:
    anchored in a table cell, it counts from there. `solid`: a frame for Writer, not a shape: tables go under it.
    """

    width: int
    height: int
    wrap: str
    horizontal: Place
    vertical: Place
    away: Sides
    insets: Sides
    behind: bool = False
    grows: bool = False
    blocks: list[Block] = field(default_factory=list)
    key: tuple[tuple[str, str], ...] = ()
    drawing: Drawing | None = None
    side: str = "both"
    contour: tuple[tuple[float, float], ...] = ()
    share_width: tuple[str, int] | None = None
    share_height: tuple[str, int] | None = None
    in_cell: bool = True
    solid: bool = True
    borders: dict[str, Border | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DropCap:
    """The first `length` signs of a paragraph stand as high as some of its lines; `gap` is kept free behind them."""

    length: int
    lines: int
    gap: int
    look: RunLook


@dataclass(slots=True, eq=False)
class Paragraph:
    """One paragraph. `mark` is the look of the paragraph mark, which gives an empty paragraph its height.

    `column_break`: it starts a column, a page where there is one column. `asked`: some field shows the page it is on.
    `plain` is the look that its style gives to text.
    """

    look: ParagraphLook
    mark: RunLook
    pieces: list[Piece] = field(default_factory=list)
    number: Number | None = None
    bookmarks: tuple[str, ...] = ()
    page_break_before: bool = False
    column_break: bool = False
    break_after: bool = False
    floats: list[Float] = field(default_factory=list)
    asked: bool = False
    plain: RunLook | None = None
    drop: DropCap | None = None
    _flat: Flat | None = None

    def is_live(self) -> bool:
        """Whether a field in it depends on the page."""
        return any(piece.field is not None for piece in self.pieces)

    def flatten(self, fields: Mapping[str, str]) -> Flat:
        """The text with live fields taken from `fields` by kind (PAGE, NUMPAGES, SECTIONPAGES)."""
        if self._flat is not None:
            return self._flat
        flat = flatten(self.pieces, fields)
        if not self.is_live():
            self._flat = flat
        return flat


@dataclass(frozen=True, slots=True)
class Sides:
    """Four measures or four of anything; margins of a cell in units."""

    top: int
    right: int
    bottom: int
    left: int


@dataclass(frozen=True, slots=True)
class Widths:
    """What a table says of its widths, in units: the columns of its grid; the kind of its own width: «dxa», «pct» (in
    fiftieths), «auto» or «» for none.
    """

    grid: tuple[int, ...] = ()
    kind: str = ""
    width: int = 0
    fixed: bool = False


@dataclass(slots=True, eq=False)
class Cell:
    """A cell. `merge` is «» (own), «restart» (first of a vertical merge) or «continue»; `across` is the same for cells
    of one row. `width_kind` is as that of a table, «nil» where the width is no measure. `borders` are its style's and
    its `own`.

    `turned`: its text runs «up» or «down».
    """

    blocks: list[Block]
    span: int = 1
    merge: str = ""
    across: str = ""
    width: int = 0
    width_kind: str = ""
    margins: Sides | None = None
    borders: dict[str, Border | None] = field(default_factory=dict)
    own: dict[str, Border | None] = field(default_factory=dict)
    shade: str = ""
    align: str = "top"
    turned: str = ""


@dataclass(slots=True, eq=False)
class Row:
    """A row of cells; `height` with its rule, the grid's columns skipped at either end, which Writer makes cells of."""

    cells: list[Cell]
    widths: Widths = Widths()
    height: int = 0
    height_rule: str = "atLeast"
    header: bool = False
    can_split: bool = True
    before: int = 0
    after: int = 0

    def spans(self) -> list[int]:
        """How many columns of the grid each cell takes, the skipped ones included."""
        return [1] * self.before + [cell.span for cell in self.cells] + [1] * self.after

    def boxes(self) -> int:
        """How many cells Writer makes of the row."""
        return self.before + len(self.cells) + self.after

    def columns(self) -> int:
        """How many columns of the grid it takes."""
        return sum(self.spans())


@dataclass(slots=True, eq=False)
class Table:
    """A table; `borders` also know insideH and insideV.

    `shifted`: stands out to the left by its cell margin. `nested`: stands in a cell. `place`: it floats beside the
    text; `unplaced`: it would, but there is no room beside it. `mirrored`: its first column is the rightmost.
    """

    rows: list[Row]
    indent: int = 0
    align: str = "left"
    margins: Sides = Sides(0, 0, 0, 0)
    borders: dict[str, Border | None] = field(default_factory=dict)
    shifted: bool = False
    nested: bool = False
    style: str = ""
    place: Float | None = None
    unplaced: bool = False
    mirrored: bool = False


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class PageBorders:
    """Border lines by side, at their `space` from the paper's edge (`from_page`) or from the text; `pages`: «allPages»,
    «firstPage» or «notFirstPage».
    """

    lines: Mapping[str, Border]
    from_page: bool
    pages: str


@dataclass(slots=True, eq=False)
class Section:
    """Blocks on pages of one kind; all measures in units. Headers and footers by kind: default, first, even. `grid` is
    the height of the lines of its grid, 0 without one. `names_headers`: some headers or footers are its own, not those
    of the section before. `column_widths`: those of unequal columns, each with the space behind it.
    """

    blocks: list[Block]
    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header_distance: int
    footer_distance: int
    start: str = "nextPage"
    first_differs: bool = False
    page_start: int | None = None
    page_format: str = "decimal"
    columns: int = 1
    column_gap: int = 0
    column_line: bool = False
    column_widths: tuple[tuple[int, int], ...] = ()
    grid: int = 0
    headers: dict[str, list[Block]] = field(default_factory=dict)
    footers: dict[str, list[Block]] = field(default_factory=dict)
    names_headers: bool = False
    borders: PageBorders | None = None

    def printed_height(self) -> int:
        """The height of its pages without their margins; Writer counts headers and footers in."""
        top = min(self.top, self.header_distance) if self.headers else self.top
        bottom = min(self.bottom, self.footer_distance) if self.footers else self.bottom
        return self.height - abs(top) - abs(bottom)


@dataclass(frozen=True, slots=True)
class LineRules:
    """What the document's settings say of lines: the distance of the default tab stops; `over_margin`: stops behind the
    column count too, and slanted signs may hang over the margin (before Word 2013); whether words are to be divided,
    how far from the margin a line may end undivided, and whether words in capitals are divided.
    """

    tab_distance: int
    over_margin: bool = False
    hyphenate: bool = False
    hyphen_zone: int = 0
    hyphenate_capitals: bool = True


@dataclass(slots=True, eq=False)
class LineNumbers:
    """Numbers left of the lines of the body: every `step`-th, `distance` units from the text, begun anew on `each_page`
    or with the number that `starts` names for a paragraph.
    """

    step: int
    distance: int
    each_page: bool
    look: RunLook
    starts: dict[Paragraph, int] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Document:
    """A whole document, ready for layout. `squeeze`: by the rules of Word 2013, blanks may become narrower.

    `spaces_added`: the space between paragraphs is the sum of both.
    `mirrored`: on even pages the inner margin is the right one.
    """

    sections: list[Section]
    rules: LineRules
    even_and_odd: bool
    compatibility: int
    title: str
    warnings: list[str]
    squeeze: bool = False
    spaces_added: bool = False
    mirrored: bool = False
    line_numbers: LineNumbers | None = None


def _field_text(field: Field, fields: Mapping[str, str]) -> str:
    text = fields.get(field.kind, field.cached)
    return numbered(text, field.arguments) if field.arguments else text


def flatten(pieces: list[Piece], fields: Mapping[str, str]) -> Flat:
    """Join `pieces` into one text; neighbours in one look become one span, as Writer merges equal runs."""
    parts: list[str] = []
    spans: list[Span] = []
    pictures: dict[int, Picture] = {}
    notes: dict[int, Note] = {}
    position = 0
    for piece in pieces:
        text = piece.text if piece.field is None else _field_text(piece.field, fields)
        if piece.picture is not None:
            pictures[position] = piece.picture
            text = OBJECT
        if not text:
            continue
        if piece.note is not None:
            notes[position] = piece.note
        parts.append(text)
        end = position + len(text)
        if spans and spans[-1].look is piece.look:
            spans[-1] = Span(spans[-1].start, end, piece.look)
        else:
            spans.append(Span(position, end, piece.look))
        position = end
    return Flat("".join(parts), tuple(spans), pictures, notes)
