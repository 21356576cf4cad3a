"""The strange documents by feature: strange_samples.py, strange_tables.py, strange_drawings.py."""

from __future__ import annotations

from collections.abc import Callable

import strange_drawings as drawings
import strange_more as more
import strange_samples as samples
import strange_tables as tables
from docx_maker import Docx

# What most contracts use, and what few do.
IN_SCOPE: tuple[Callable[[int], Docx | bytes], ...] = (
    samples.plain,
    samples.widths,
    samples.nested,
    samples.fonts,
    samples.calibri,
    samples.revisions,
    samples.fields,
    samples.formats,
    samples.stops,
    samples.scripted,
    samples.kerned,
    tables.styled,
)
BEYOND: tuple[Callable[[int], Docx | bytes], ...] = (
    samples.floating,
    samples.notes,
    samples.endnotes,
    samples.columns,
    samples.hyphens,
    samples.margins,
    drawings.anchored,
    drawings.boxes,
    more.framed,
    more.breaks,
    more.long_notes,
    more.header_drawings,
    more.vml,
)


# Documents of which LibreOffice's lines are kept (reference_lines.py): seeds by feature.
KEPT = {
    "plain": 0,
    "widths": 0,
    "nested": 0,
    "fonts": 0,
    "calibri": 0,
    "revisions": 0,
    "fields": 0,
    "formats": 5,
    "kerned": 0,
    "styled": 7,
    "floating": 3,
    "notes": 0,
    "endnotes": 0,
    "columns": 0,
    "hyphens": 0,
    "margins": 0,
    "anchored": 0,
    "boxes": 1,
    "framed": 0,
    "breaks": 0,
    "header_drawings": 0,
}


def strange(seed: int) -> dict[str, bytes]:
    """One document a feature."""
    return {f"{maker.__name__}-{seed}": _bytes(maker(seed)) for maker in (*IN_SCOPE, *BEYOND)}


def kept() -> dict[str, bytes]:
    """The documents whose lines are kept."""
    makers = {maker.__name__: maker for maker in (*IN_SCOPE, *BEYOND)}
    return {f"strange-{name}-{seed}": _bytes(makers[name](seed)) for name, seed in KEPT.items()}


def _bytes(document: Docx | bytes) -> bytes:
    return document if isinstance(document, bytes) else document.save()
