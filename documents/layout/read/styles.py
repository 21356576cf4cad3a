"""Stage «styles»: document defaults, style inheritance, theme fonts and table styles, resolved into looks."""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.layout.model.properties import Delta, ParagraphLook, RunLook, merge, paragraph_look, run_look
from documents.layout.read.auto_space import with_auto_space
from documents.layout.read.numbering import Numbering
from documents.layout.read.read_properties import read_paragraph_delta, read_run_delta
from documents.layout.read.xmlns import A, Element, W, child, children, value

_MAX_CHAIN = 50
_YIELDING_SIZES = (22, 24)  # half-points
# Where a document has no default run properties, LibreOffice's own stand: 11 pt Calibri (StyleSheetTable.cxx) and pair
# kerning, which it switches off only together with the defaults that it reads.
_NO_DEFAULTS: Delta = {"font": "Calibri", "size": 22, "kerning": True}


@dataclass(slots=True)
class Style:
    """One style as written: its own deltas and the style it is based on."""

    kind: str
    based_on: str
    run: Delta
    paragraph: Delta
    table: Element | None
    cell: Element | None
    row: Element | None
    conditional: dict[str, Style]
    frame: Element | None = None


@dataclass(frozen=True, slots=True)
class TableText:
    """What a table style says of the text in one cell. `wins`: over the size and the alignment of the default style."""

    run: Delta
    paragraph: Delta
    wins: bool = False


_FONT_FIELDS = (("font", "Times New Roman"), ("asian_font", ""), ("complex_font", ""))
_THEME_FONTS = (
    ("latin", "Times New Roman", ("Ascii", "HAnsi")),
    ("ea", "", ("EastAsia",)),
    ("cs", "", ("Bidi",)),
)
NO_TABLE = TableText({}, {})


@dataclass(slots=True)
class StyleSheet:
    """All styles of a document; answers looks, remembering each answer. `names` leads from titles to ids."""

    numbering: Numbering
    defaults_run: Delta = field(default_factory=dict)
    defaults_paragraph: Delta = field(default_factory=dict)
    styles: dict[str, Style] = field(default_factory=dict)
    default_paragraph: str = ""
    names: dict[str, str] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    table_texts: dict[tuple[int, ...], TableText] = field(default_factory=dict)
    looks: dict[tuple[object, ...], RunLook] = field(default_factory=dict)
    _chains: dict[tuple[object, ...], Delta] = field(default_factory=dict)

    # --- reading ---------------------------------------------------------------------------------------------------

    @classmethod
    def read(cls, root: Element | None, theme: Element | None, numbering: Numbering) -> StyleSheet:
        """Read `styles.xml` and the theme's fonts; either may be absent."""
        sheet = cls(numbering)
        if theme is not None:
            sheet.fonts = _theme_fonts(theme)
        if root is None:
            return sheet
        defaults = child(root, "docDefaults")
        written = child(defaults, "rPrDefault")
        sheet.defaults_run = _NO_DEFAULTS if written is None else read_run_delta(child(written, "rPr"))
        common = child(defaults, "pPrDefault")
        # LibreOffice controls widows by default only in a document that has default paragraph properties, as Word's
        # always do.
        sheet.defaults_paragraph = {"widow_control": common is not None, **read_paragraph_delta(child(common, "pPr"))}
        for item in children(root, "style"):
            name = item.get(W + "styleId")
            if not name:
                continue  # nothing can refer to it
            kind = item.get(W + "type", "paragraph")
            sheet.styles[name] = _read_style(item, kind)
            sheet.names.setdefault(value(item, "name").casefold(), name)
            if kind == "paragraph" and item.get(W + "default", "0") in ("1", "true", "on"):
                sheet.default_paragraph = name
        return sheet

    def chain(self, name: str) -> list[Style]:
        """The style `name` and its ancestors, the root first; cycles are cut."""
        found: list[Style] = []
        while name in self.styles and len(found) < _MAX_CHAIN:
            style = self.styles[name]
            if any(style is known for known in found):
                break
            found.append(style)
            name = style.based_on
        return found[::-1]

    @property
    def language(self) -> str:
        """The language of the document: that of its defaults."""
        return str(self.defaults_run.get("language") or "ru-RU")

    # --- answers ---------------------------------------------------------------------------------------------------

    def run(self, paragraph_style: str, run_style: str, direct: Delta, table: TableText = NO_TABLE) -> RunLook:
        """The look of a run: defaults, table style, paragraph style, character style, direct formatting."""
        delta = merge(self._run_base(paragraph_style, run_style, table), direct)
        for name, fallback in _FONT_FIELDS:
            if delta.get(name, "").startswith("theme:"):
                delta = {**delta, name: self.fonts.get(delta[name][6:], fallback)}
        return run_look(delta)

    def bare(self) -> RunLook:
        """The look of text that no style speaks of."""
        delta = dict(self.defaults_run)
        for name, fallback in _FONT_FIELDS:
            if delta.get(name, "").startswith("theme:"):
                delta[name] = self.fonts.get(delta[name][6:], fallback)
        return run_look(delta)

    def _run_base(self, paragraph_style: str, run_style: str, table: TableText) -> Delta:
        key = ("run", paragraph_style, run_style, id(table))
        if key not in self._chains:
            delta = merge(self.defaults_run, table.run)
            name = paragraph_style or self.default_paragraph
            for style in self.chain(name):
                delta = merge(delta, style.run)
            yields = name == self.default_paragraph and delta.get("size") in _YIELDING_SIZES
            if table.wins and yields and "size" in table.run:
                delta = {**delta, "size": table.run["size"]}
            for style in self.chain(run_style):
                delta = merge(delta, style.run)
            self._chains[key] = delta
        return self._chains[key]

    def paragraph(self, style: str, direct: Delta, table: TableText = NO_TABLE) -> ParagraphLook:
        """The look of a paragraph.

        A numbering level's indents and tabs lie just under the formatting that names the numbering, so a style that
        names it may override them, and a number given directly overrides the style's indents (ECMA-376 17.9.22).
        """
        style = style if style in self.styles else self.default_paragraph
        numbered = direct.get("num_id", 1) != 0
        delta = self._paragraph_base(style, table, numbered)
        num_id = _whole("num_id", direct, delta)
        if num_id and ("num_id" in direct or "level" in direct):
            delta = merge(delta, self.numbering.level_paragraph(num_id, _whole("level", direct, delta)))
        return paragraph_look(with_auto_space(delta, direct), style)

    def _paragraph_base(self, name: str, table: TableText, numbered: bool) -> Delta:
        key = ("paragraph", name, id(table), numbered)
        if key not in self._chains:
            delta = merge(self.defaults_paragraph, table.paragraph)
            for style in self.chain(name):
                own = style.paragraph
                if numbered and ("num_id" in own or "level" in own):
                    num_id = _whole("num_id", own, delta)
                    level = _whole("level", own, {"level": self.numbering.level_of_style(num_id, name)})
                    delta = merge(merge(delta, {"level": level}), self.numbering.level_paragraph(num_id, level))
                delta = merge(delta, own)
            yields = name == self.default_paragraph and delta.get("align") == "left"
            if table.wins and yields and "align" in table.paragraph:
                delta = {**delta, "align": table.paragraph["align"]}
            self._chains[key] = delta
        return self._chains[key]

    def frame(self, style: str) -> Element | None:
        """The `w:framePr` of a paragraph style."""
        found = self.styles.get(style)
        return None if found is None else found.frame

    def table_text(self, styles: list[Style], wins: bool) -> TableText:
        """What the given styles of a table, the weakest first, say of the text in a cell.

        `wins`: as Word has it unless `overrideTableStyleFontSizeAndJustification` is set, a default paragraph style
        of 11 or 12 pt gives way, and one that aligns left (DomainMapperTableHandler.cxx).
        """
        key = (wins, *(id(style) for style in styles))
        if key not in self.table_texts:
            # A table style takes the defaults LibreOffice has in store, used elsewhere or not (StyleSheetTable.cxx).
            run: Delta = {"size": 20, "kerning": False} if styles and self.defaults_run is _NO_DEFAULTS else {}
            paragraph: Delta = {}
            for style in styles:
                run, paragraph = merge(run, style.run), merge(paragraph, style.paragraph)
            self.table_texts[key] = TableText(run, paragraph, wins)
        return self.table_texts[key]

    def table_chain(self, name: str) -> list[Style]:
        """The table style `name` with its ancestors, the root first.

        LibreOffice does not give the default table style to a table that names none, so neither do we.
        """
        return self.chain(name)


def _whole(name: str, *deltas: Delta) -> int:
    """The number that the first delta to name it gives, else 0."""
    return next((int(delta[name]) for delta in deltas if name in delta), 0)


def _read_style(item: Element, kind: str) -> Style:
    conditional = {part.get(W + "type", ""): _read_style(part, "table") for part in children(item, "tblStylePr")}
    return Style(
        kind,
        value(item, "basedOn"),
        read_run_delta(child(item, "rPr")),
        read_paragraph_delta(child(item, "pPr")),
        child(item, "tblPr"),
        child(item, "tcPr"),
        child(item, "trPr"),
        conditional,
        child(child(item, "pPr"), "framePr"),
    )


def _theme_fonts(theme: Element) -> dict[str, str]:
    result = {}
    for kind in ("major", "minor"):
        for name, fallback, uses in _THEME_FONTS:
            font = theme.find(f".//{A}{kind}Font/{A}{name}")
            if font is not None:
                for use in uses:
                    result[kind + use] = font.get("typeface") or fallback
    return result
