"""What every part of the reader shares: the package, the styles, bookmarks, notes and the list of warnings."""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.layout.model.drawing import Chain, TextBody
from documents.layout.model.number_formats import format_number
from documents.layout.model.tree import Field, Float, LineNumbers, Note
from documents.layout.read.bounds import check_bounds
from documents.layout.read.field_values import FieldValues
from documents.layout.read.package import Package
from documents.layout.read.read_colors import Palette
from documents.layout.read.styles import StyleSheet
from documents.layout.read.xmlns import Element
from documents.revisions import accept_revisions, has_revisions

TextBoxes = list[tuple[TextBody, Element]]


@dataclass(slots=True)
class Bookmarks:
    """Collects the text between the start and the end of each bookmark."""

    texts: dict[str, str] = field(default_factory=dict)
    _open: dict[str, str] = field(default_factory=dict)

    def begin(self, identifier: str, name: str) -> None:
        """A bookmark starts."""
        self._open[identifier] = name
        self.texts.setdefault(name, "")

    def end(self, identifier: str) -> None:
        """A bookmark ends; an unknown one is ignored."""
        self._open.pop(identifier, None)

    def text(self, text: str) -> None:
        """Text that belongs to every open bookmark."""
        for name in self._open.values():
            self.texts[name] += text


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A reference in the text: «footnote» or «endnote», the note's id in its part, the note."""

    kind: str
    identifier: str
    note: Note


@dataclass(slots=True)
class NoteRules:
    """The number format of notes, the first number, whether each page counts its own."""

    style: str = "decimal"
    start: int = 1
    each_page: bool = False


@dataclass(frozen=True, slots=True)
class TextArea:
    """The text of a page: its width, the page's width and height, the smaller of its side margins, its columns."""

    width: int
    page: int
    height: int
    margin: int
    columns: int


@dataclass(slots=True)
class Source:
    """The document being read; `part` is the part whose relationships count now.

    `floating` are tables that wait for the paragraph after them, `area` is that of the text. `shifts_tables`: tables
    stand out to the left by their cell margin. `table_styles_win`: over the default paragraph style. `note_rules` say
    how both kinds are numbered. `html_space`: automatic spaces are HTML's.
    `changes_shown`: tracked changes are printed, else the text is read as if they were accepted.
    `mode` is the document's compatibility mode.
    """

    package: Package
    styles: StyleSheet
    part: str
    values: FieldValues
    warnings: list[str] = field(default_factory=list)
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    notes: list[NoteReference] = field(default_factory=list)
    note_rules: dict[str, NoteRules] = field(
        default_factory=lambda: {"footnote": NoteRules(), "endnote": NoteRules("lowerRoman")}
    )
    floating: list[Float] = field(default_factory=list)
    area: TextArea | None = None
    shifts_tables: bool = False
    table_styles_win: bool = True
    html_space: bool = True
    changes_shown: bool = False
    mode: int = 12
    line_numbers: LineNumbers | None = None
    chains: dict[str, Chain] = field(default_factory=dict)
    _palette: Palette | None = None

    def story(self, part: str) -> Element:
        """The root of a part that holds text: the body, a header or footer, the notes."""
        root = self.package.xml(part)
        check_bounds(root)
        if not self.changes_shown and has_revisions(self.package.read(part)):
            accept_revisions(root)
            self.warn("В документе есть непринятые исправления: напечатано так, будто все они приняты.")
        return root

    def warn(self, text: str) -> None:
        """Tell the user once what is not as in the document."""
        if text not in self.warnings:
            self.warnings.append(text)

    def picture(self, relation: str) -> str:
        """The part of an embedded picture, empty when it is not inside the package."""
        found = self.package.relations(self.part).get(relation)
        return found.target if found and not found.external and self.package.has(found.target) else ""

    def palette(self) -> Palette:
        """The theme's colours."""
        if self._palette is None:
            self._palette = Palette.read(self.package, self.package.main_part())
        return self._palette

    def note(self, kind: str, identifier: str) -> Note:
        """Register a reference to a foot- or endnote; its blocks are read when the whole text has been."""
        rules = self.note_rules[kind]
        count = sum(known.kind == kind for known in self.notes)
        note = Note(format_number(count + rules.start, rules.style), rules.style)
        if rules.each_page:
            note.live = Field(f"NOTE{count}", (), note.mark)
        self.notes.append(NoteReference(kind, identifier, note))
        return note
