"""Stage «read»: footnotes and endnotes."""

from __future__ import annotations

from documents.layout.model.tree import Block, Paragraph, Piece, Section
from documents.layout.model.units import from_twips
from documents.layout.read.auto_space import settle_auto_space
from documents.layout.read.numbering import Counters
from documents.layout.read.read_blocks import BlockReader
from documents.layout.read.source import NoteReference, Source
from documents.layout.read.xmlns import Element, W, child, children, number, value


def read_notes(source: Source, counters: Counters, sections: list[Section]) -> None:
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


def read_note_rules(source: Source, body: Element) -> None:
    """How notes are numbered. Writer has one rule for the whole document: the last that a section writes; it passes
    over those of the settings, and the sections of `eachSect` are its chapters (probed with LibreOffice 7.4).
    """
    for properties in body.iter(W + "sectPr"):
        for kind, rules in source.note_rules.items():
            written = child(properties, kind + "Pr")
            rules.style = value(written, "numFmt", rules.style)
            rules.start = number(value(written, "numStart"), rules.start)
            restart = value(written, "numRestart")
            if restart and kind == "footnote":
                rules.each_page = restart == "eachPage"


def _number_note(source: Source, reference: NoteReference, blocks: list[Block]) -> None:
    """Writer itself sets the mark before the note, in the character style of the marks in the text
    (StyleSheetTable.cxx makes «Footnote Characters» of it).
    """
    style = source.styles.names.get(f"{reference.kind} reference", "")
    note = reference.note
    first = next((block for block in blocks if isinstance(block, Paragraph)), None)
    if first is not None:
        first.pieces.insert(0, Piece(note.mark, source.styles.run(first.look.style, style, {}), field=note.live))
