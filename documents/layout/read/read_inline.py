"""Stage «read»: the runs of one paragraph as pieces, with fields, pictures and everything that must not be lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field

from documents.layout.model.properties import Delta, RunLook, merge, run_look
from documents.layout.model.scripts import by_script
from documents.layout.model.tree import (
    COLUMN_BREAK,
    LINE_BREAK,
    NO_BREAK_HYPHEN,
    PAGE_BREAK,
    SOFT_HYPHEN,
    TAB,
    TICKED,
    UNTICKED,
    Piece,
)
from documents.layout.read.fields import field_words, parse_field
from documents.layout.read.links import link_of
from documents.layout.read.read_drawing import DrawingFound, read_drawing
from documents.layout.read.read_properties import read_run_delta
from documents.layout.read.read_vml import read_vml
from documents.layout.read.source import Source, TextBoxes
from documents.layout.read.styles import TableText
from documents.layout.read.symbols import has_private_signs, is_symbol_font, plain_text
from documents.layout.read.xmlns import MC, VAL, Element, M, W, child, children, is_on_attribute, number, value

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LINE_ENDS = re.compile(r"[\r\n\t]+")
# Containers whose content is simply part of the paragraph.
_TRANSPARENT = frozenset(W + name for name in ("smartTag", "customXml", "dir", "bdo", "sdtContent", "fldSimple"))
# Tracked changes, where they are to be seen, as LibreOffice shows them: new text underlined, gone text struck through.
_CHANGES: dict[str, Delta] = {
    W + "ins": {"underline": "single"},
    W + "moveTo": {"underline": "double"},
    W + "del": {"strike": True},
    W + "moveFrom": {"strike": True},
}
_GONE = (W + "del", W + "moveFrom")
_BREAKS = {"page": PAGE_BREAK, "column": COLUMN_BREAK}
_SMALL_CAPS = 80
_CASE_RUNS = re.compile(r"[a-zа-яё]+|[^a-zа-яё]+")


@dataclass(slots=True)
class _OpenField:
    """A complex field between its begin and its end."""

    instruction: list[str] = field(default_factory=list)
    result_from: int | None = None
    locked: bool = False


@dataclass(slots=True)
class FieldStack:
    """Fields may span paragraphs (a table of contents), so the stack outlives one paragraph."""

    open: list[_OpenField] = field(default_factory=list)

    def in_instruction(self) -> bool:
        """Whether text now belongs to an instruction, not to the page."""
        return any(item.result_from is None for item in self.open)

    def in_contents(self) -> bool:
        """Whether a table of contents is open: its page numbers stay as they were, as in LibreOffice."""
        return any("".join(item.instruction).split()[:1] == ["TOC"] for item in self.open)


@dataclass(slots=True)
class InlineReader:
    """Reads the runs of one paragraph into `pieces`. `hid`: some of its text is hidden. `after`: the
    space that the paragraph itself asks for below.
    """

    source: Source
    style: str
    table: TableText
    fields: FieldStack
    boxes: TextBoxes = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    hid: bool = False
    after: int = 0
    change: str = ""
    link: str = ""

    def read(self, paragraph: Element) -> None:
        """Read all content of a `w:p`."""
        for item in paragraph:
            self._inline(item)

    def _inline(self, item: Element) -> None:
        reader = _INLINE.get(item.tag)
        if reader is not None:
            reader(self, item)
        elif item.tag in _TRANSPARENT:
            for inner in item:
                self._inline(inner)
        elif item.tag in _CHANGES:
            self._change(item)
        elif item.tag.startswith(M):
            self._formula(item)

    def _change(self, item: Element) -> None:
        """A tracked insertion or deletion."""
        if item.tag in _GONE and not self.source.changes_shown:
            return
        outer, self.change = self.change, item.tag if self.source.changes_shown else ""
        for inner in item:
            self._inline(inner)
        self.change = outer

    def hyperlink(self, item: Element) -> None:
        """A `w:hyperlink`: to an address of the part's relationships or to a bookmark."""
        outer, self.link = self.link, link_of(self.source, item)
        for inner in item:
            self._inline(inner)
        self.link = outer

    def bookmark_start(self, item: Element) -> None:
        """A bookmark starts here."""
        name = item.get(W + "name", "")
        self.bookmarks.append(name)
        self.source.bookmarks.begin(item.get(W + "id", ""), name)

    def bookmark_end(self, item: Element) -> None:
        """A bookmark ends here."""
        self.source.bookmarks.end(item.get(W + "id", ""))

    def either(self, item: Element) -> None:
        """An `mc:AlternateContent` between runs."""
        for inner in _alternative(item):
            self._inline(inner)

    def content_control(self, item: Element) -> None:
        """A content control shows its content."""
        content = child(item, "sdtContent")
        for inner in content if content is not None else ():
            self._inline(inner)

    def simple_field(self, item: Element) -> None:
        """A `w:fldSimple`."""
        start = len(self.pieces)
        for inner in item:
            self._inline(inner)
        self._close_field(item.get(W + "instr", ""), start, is_on_attribute(item, "fldLock"))

    def _formula(self, item: Element) -> None:
        text = "".join(part.text or "" for part in item.iter(M + "t"))
        if text:
            self.source.warn("Формулы напечатаны простым текстом.")
            self._add(text, self.source.styles.run(self.style, "", {}, self.table))

    # --- runs ------------------------------------------------------------------------------------------------------

    def run(self, run: Element) -> None:
        """A `w:r`."""
        look = self._look(child(run, "rPr"))
        for item in run:
            reader = _RUN_CONTENT.get(item.tag)
            if reader is not None:
                reader(self, item, look)

    def _look(self, properties: Element | None) -> RunLook:
        """The look of a run; equal formatting under one paragraph style is resolved once a style sheet."""
        sheet = self.source.styles
        written = () if properties is None else tuple((item.tag, *item.attrib.items()) for item in properties)
        key = (self.style, id(self.table), self.change, self.link, written)
        look = sheet.looks.get(key)
        if look is None:
            delta = merge(read_run_delta(properties), _CHANGES.get(self.change, {}))
            if self.link:
                delta = {**delta, "link": self.link}
            look = sheet.run(self.style, value(properties, "rStyle"), delta, self.table)
            sheet.looks[key] = look
        return look

    def _add(self, text: str, look: RunLook) -> None:
        if look.hidden or not text or self.fields.in_instruction():
            self.hid = self.hid or (look.hidden and bool(text) and not self.fields.in_instruction())
            return
        if is_symbol_font(look.font) or has_private_signs(text):
            text = plain_text(text, look.font)
        self.source.bookmarks.text(text)
        for part, part_look in by_script(text, look):
            self.pieces.extend(capitals(part, part_look))

    def text(self, item: Element, look: RunLook) -> None:
        """A `w:t`."""
        text = item.text or ""
        if item.get(_XML_SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        self._add(_LINE_ENDS.sub(" ", text), look)

    def tab(self, item: Element, look: RunLook) -> None:
        """A tab."""
        self._add(TAB, look)

    def line_break(self, item: Element, look: RunLook) -> None:
        """A line, page or column break."""
        self._add(_BREAKS.get(item.get(W + "type", ""), LINE_BREAK), look)

    def ruby(self, item: Element, look: RunLook) -> None:
        """A `w:ruby`: its base text."""
        self.source.warn("Надстрочные подсказки к иероглифам (ruby) не напечатаны.")
        for inner in item.iterchildren(W + "rubyBase"):
            for part in inner:
                self._inline(part)

    def no_break_hyphen(self, item: Element, look: RunLook) -> None:
        """A hyphen at which a line never ends."""
        self._add(NO_BREAK_HYPHEN, look)

    def soft_hyphen(self, item: Element, look: RunLook) -> None:
        """A place where a word may be divided."""
        self._add(SOFT_HYPHEN, look)

    def symbol(self, item: Element, look: RunLook) -> None:
        """A `w:sym`: a code of a symbol font."""
        try:
            sign = chr(int(item.get(W + "char", "2022"), 16))
        except (ValueError, OverflowError):
            return
        self._add(plain_text(sign, item.get(W + "font", "")), look)

    # --- fields ----------------------------------------------------------------------------------------------------

    def field_mark(self, item: Element, look: RunLook) -> None:
        """A `w:fldChar`: begin, separate or end."""
        kind = item.get(W + "fldCharType", "")
        stack = self.fields.open
        if kind == "begin":
            stack.append(_OpenField(locked=is_on_attribute(item, "fldLock")))
            self._form_field(child(item, "ffData"), look)
        elif kind == "separate" and stack:
            stack[-1].result_from = len(self.pieces)
        elif kind == "end" and stack:
            done = stack.pop()
            start = done.result_from
            if not self.fields.in_instruction():
                start = len(self.pieces) if start is None else start
                self._close_field("".join(done.instruction), start, done.locked, look)

    def _form_field(self, form: Element | None, look: RunLook) -> None:
        """A box of a form, or the chosen entry of its list."""
        box, entries = child(form, "checkBox"), child(form, "ddList")
        if entries is not None:
            texts = [entry.get(VAL, "") for entry in children(entries, "listEntry")]
            chosen = number(value(entries, "result") or value(entries, "default"), 0)
            self.pieces.extend(Piece(text, look) for text in texts[chosen : chosen + 1] if text)
        if box is not None:
            state = child(box, "checked")
            state = child(box, "default") if state is None else state
            ticked = state is not None and state.get(VAL, "1") not in ("0", "false", "off")
            self.pieces.append(Piece(TICKED if ticked else UNTICKED, look))

    def instruction(self, item: Element, look: RunLook) -> None:
        """Part of a field's instruction."""
        if self.fields.open and self.fields.open[-1].result_from is None:
            self.fields.open[-1].instruction.append(item.text or "")

    def _close_field(self, instruction: str, start: int, locked: bool, look: RunLook | None = None) -> None:
        words = field_words(instruction)
        if not words:
            return
        start = min(start, len(self.pieces))
        cached = "".join(piece.text for piece in self.pieces[start:])
        live = parse_field(words, cached)
        text = None if locked or live is not None else self.source.values.text(words)
        if (live is None and text is None) or (words[0].upper() == "PAGEREF" and self.fields.in_contents()):
            return
        if start < len(self.pieces):
            look = self.pieces[start].look
        look = look or self.source.styles.run(self.style, "", {}, self.table)
        shown = [Piece(text or "", look, field=live)] if live is not None or text else []
        self.pieces[start:] = shown + [piece for piece in self.pieces[start:] if piece.anchor is not None]

    # --- drawings --------------------------------------------------------------------------------------------------

    def drawing(self, item: Element, look: RunLook) -> None:
        """A `w:drawing`: a picture or shapes; anchored ones float."""
        found = read_drawing(self.source, item)
        if found is not None:
            self._drawn(found, look)

    def vml(self, item: Element, look: RunLook) -> None:
        """A `w:pict` or `w:object`: the older kind of drawing.

        LibreOffice gives an embedded object the space after its paragraph too (probed with LibreOffice 7.4).
        """
        for found in read_vml(self.source, item, self.after if item.tag == W + "object" else 0):
            self._drawn(found, look)

    def _drawn(self, found: DrawingFound, look: RunLook) -> None:
        if self.fields.in_instruction() or look.hidden:
            return
        self.boxes.extend(found.texts)
        if found.place is not None:
            self.pieces.append(Piece("", look, anchor=found.place))
        elif found.picture is not None:
            self.pieces.append(Piece("", look, picture=found.picture))

    def alternative(self, item: Element, look: RunLook) -> None:
        """An `mc:AlternateContent` inside a run."""
        for inner in _alternative(item):
            reader = _RUN_CONTENT.get(inner.tag)
            if reader is not None:
                reader(self, inner, look)

    def note(self, item: Element, look: RunLook) -> None:
        """A reference to a footnote or an endnote."""
        kind = "endnote" if "endnote" in item.tag else "footnote"
        if look.hidden or self.fields.in_instruction():
            return
        note = self.source.note(kind, item.get(W + "id", ""))
        # A mark of the author's own stands in the text already.
        own = is_on_attribute(item, "customMarkFollows")
        self.pieces.append(Piece("\u200b" if own else note.mark, look, field=None if own else note.live, note=note))


def capitals(text: str, look: RunLook) -> list[Piece]:
    """`text` in the look's capitals; small capitals are capitals at 80 % of the size."""
    if look.caps:
        return [Piece(text.upper(), look)]
    if not look.small_caps:
        return [Piece(text, look)]
    small = run_look(
        {**asdict(look), "small_caps": False, "size": look.size * _SMALL_CAPS / 100, "line_size": look.size}
    )
    full = run_look({**asdict(look), "small_caps": False})
    return [Piece(part.upper(), small if part[0].islower() else full) for part in _CASE_RUNS.findall(text)]


def _alternative(item: Element) -> Iterator[Element]:
    """The content of the first choice that LibreOffice 7.4 knows (OOXMLFastContextHandler.cxx), else the fall-back."""
    fallback = item.find(MC + "Fallback")
    for choice in item.iterfind(MC + "Choice"):
        if choice.get("Requires", "") in _KNOWN or fallback is None:
            return iter(choice)
    return iter(fallback if fallback is not None else ())


_KNOWN = frozenset(("wps", "wpg", "w14"))
_RUN_CONTENT: dict[str, Callable[[InlineReader, Element, RunLook], None]] = {
    W + "t": InlineReader.text,
    W + "delText": InlineReader.text,
    W + "tab": InlineReader.tab,
    W + "ptab": InlineReader.tab,
    W + "br": InlineReader.line_break,
    W + "cr": InlineReader.line_break,
    W + "ruby": InlineReader.ruby,
    W + "noBreakHyphen": InlineReader.no_break_hyphen,
    W + "softHyphen": InlineReader.soft_hyphen,
    W + "sym": InlineReader.symbol,
    W + "fldChar": InlineReader.field_mark,
    W + "instrText": InlineReader.instruction,
    W + "drawing": InlineReader.drawing,
    W + "pict": InlineReader.vml,
    W + "object": InlineReader.vml,
    W + "footnoteReference": InlineReader.note,
    W + "endnoteReference": InlineReader.note,
    MC + "AlternateContent": InlineReader.alternative,
}
_INLINE: dict[str, Callable[[InlineReader, Element], None]] = {
    W + "hyperlink": InlineReader.hyperlink,
    W + "r": InlineReader.run,
    W + "bookmarkStart": InlineReader.bookmark_start,
    W + "bookmarkEnd": InlineReader.bookmark_end,
    W + "fldSimple": InlineReader.simple_field,
    W + "sdt": InlineReader.content_control,
    MC + "AlternateContent": InlineReader.either,
}
