"""The strange documents by feature: strange_samples.py and strange_drawings.py."""

from __future__ import annotations

from collections.abc import Callable

import strange_drawings as drawings
import strange_samples as samples
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
)


def strange(seed: int) -> dict[str, bytes]:
    """One document a feature."""
    made = {f"strange-{maker.__name__}-{seed}": maker(seed) for maker in (*IN_SCOPE, *BEYOND)}
    return {name: item if isinstance(item, bytes) else item.save() for name, item in made.items()}
