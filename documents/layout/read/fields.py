"""Fields: reading their instructions, and resolving cross-references once the whole document is numbered."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from documents.layout.model.tree import Block, Document, Field, Paragraph, Piece, Table, flatten
from documents.layout.read.numbering import Numbering, reference_label

# Known only when pages are made.
PAGE_KINDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_NUMBER_SWITCHES = ("\\n", "\\r", "\\w")


def parse_field(words: list[str], cached: str) -> Field | None:
    """The live field of an instruction's words, or None when the cached text stands (TOC, HYPERLINK …)."""
    kind = words[0].upper()
    if kind in PAGE_KINDS:
        return Field(kind, tuple(words[1:]), cached)
    if kind == "REF" and len(words) > 1:
        return Field(kind, tuple(words[1:]), cached)
    if kind == "PAGEREF" and len(words) > 1 and "\\p" not in words:
        return Field(page_key(words[1]), tuple(words[1:]), cached)
    return None


def page_key(bookmark: str) -> str:
    """The name under which the page of a bookmark is handed to `Paragraph.flatten`."""
    return f"PAGEREF {bookmark.casefold()}"


def page_targets(document: Document) -> dict[str, Paragraph]:
    """The paragraphs whose pages the document asks for, by their `page_key`."""
    wanted = {
        piece.field.kind
        for paragraph in document_paragraphs(document)
        for piece in paragraph.pieces
        if piece.field is not None and piece.field.kind.startswith("PAGEREF ")
    }
    targets: dict[str, Paragraph] = {}
    for paragraph in document_paragraphs(document) if wanted else ():
        for name in paragraph.bookmarks:
            if page_key(name) in wanted:
                targets.setdefault(page_key(name), paragraph)
                paragraph.asked = True
    return targets


def field_words(instruction: str) -> list[str]:
    """The words of an instruction; quoted ones are one word."""
    lexer = shlex.shlex(instruction, posix=True)
    lexer.whitespace_split = True
    lexer.escape = ""
    lexer.commenters = ""
    lexer.quotes = '"'
    try:
        return list(lexer)
    except ValueError:
        return instruction.split()


def paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    """All paragraphs of `blocks`, those in cells included, in order."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)
        else:
            yield block


def document_paragraphs(document: Document) -> Iterator[Paragraph]:
    """All paragraphs of the document with its headers and footers."""
    for section in document.sections:
        yield from paragraphs(section.blocks)
        for part in (*section.headers.values(), *section.footers.values()):
            yield from paragraphs(part)


def resolve_references(document: Document, numbering: Numbering, texts: dict[str, str]) -> None:
    """Replace every REF by the number or the text of its bookmark; `texts` are the bookmarked texts.

    A reference to a bookmark that does not exist keeps its cached text and is named in the warnings.
    """
    targets: dict[str, Paragraph] = {}
    for paragraph in document_paragraphs(document):
        for name in paragraph.bookmarks:
            targets.setdefault(name.casefold(), paragraph)
    folded = {name.casefold(): text for name, text in texts.items()}
    for paragraph in document_paragraphs(document):
        for index, piece in enumerate(paragraph.pieces):
            if piece.field is not None and piece.field.kind == "REF":
                text = _reference(piece.field, paragraph, targets, folded, numbering)
                if text is None:
                    text = piece.field.cached
                    document.warnings.append(
                        f"Перекрёстная ссылка на «{piece.field.arguments[0]}» ведёт в никуда: "
                        f"оставлен прежний текст «{text}»."
                    )
                paragraph.pieces[index] = Piece(text, piece.look)


def _reference(
    field: Field, source: Paragraph, targets: dict[str, Paragraph], texts: dict[str, str], numbering: Numbering
) -> str | None:
    name = field.arguments[0].casefold()
    target = targets.get(name)
    if target is None:
        return None
    switches = [word for word in field.arguments[1:] if word in _NUMBER_SWITCHES]
    if not switches:
        return texts.get(name) or flatten(target.pieces, {}).text
    if target.number is None:
        return "0"  # what Word and LibreOffice show for a paragraph without a number
    number = target.number
    levels = numbering.lists[number.num_id].levels
    above: int | None = None
    if switches[0] == "\\w":
        above = 0
    elif switches[0] == "\\r":
        above = _common_levels(source, target)
    return reference_label(levels, number.level, number.numbers, above)


def _common_levels(source: Paragraph, target: Paragraph) -> int | None:
    """The lowest level that a relative reference must show: the first at which the two numbers differ."""
    number = target.number
    if number is None:
        return None
    own = source.number
    if own is None or own.num_id != number.num_id:
        return None  # as LibreOffice; Word would show every level
    shared = 0
    for mine, other in zip(own.numbers, number.numbers, strict=False):
        if mine != other:
            break
        shared += 1
    return min(shared, number.level)
