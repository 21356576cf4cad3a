"""Which paragraphs head a part of the document: for the PDF's bookmarks and for the headings of its structure."""

from __future__ import annotations

import re

from documents.layout.model.tree import Flat, Paragraph

_LONGEST = 120
_NO_LEVEL = 8  # w:outlineLvl goes from 0 to 8, 9 is body text
_TYPED = re.compile(r"(?:\d{1,2}\.|[IVX]{1,5}\.|Раздел \d|Статья \d|Глава \d|§ ?\d)\s*\D")


def heading(paragraph: Paragraph, flat: Flat) -> tuple[int, str] | None:
    """Level from 0 and text of a heading, or None.

    A heading has an outline level; or it is the head of a numbered section, as contracts have them: a number of the
    first level, automatic or typed, before a short line that is bold, in capitals, centred or kept with the next.
    """
    level = paragraph.look.outline
    if level > _NO_LEVEL:
        if not _heads_section(paragraph, flat.text):
            return None
        level = 0
    if level < 0:
        return None
    number = paragraph.number.text if paragraph.number else ""
    text = " ".join(f"{number} {flat.text}".split())
    return (level, text[:_LONGEST]) if text else None


def _heads_section(paragraph: Paragraph, text: str) -> bool:
    number = paragraph.number
    if not text or len(text) > _LONGEST or text.rstrip().endswith((";", ",", ":")):
        return False
    if number is not None:
        if not number.text or number.level != 0 or not number.text[:1].isalnum():
            return False
        return paragraph.look.keep_next or _stands_out(paragraph, text)
    return bool(_TYPED.match(text)) and _stands_out(paragraph, text)


def _stands_out(paragraph: Paragraph, text: str) -> bool:
    return (
        text.isupper()
        or paragraph.look.align == "center"
        or all(piece.look.bold for piece in paragraph.pieces if piece.text.strip())
    )
