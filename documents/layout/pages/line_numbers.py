"""Numbers left of the lines of a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.layout.lines.line_parts import Part
from documents.layout.lines.measure import metrics
from documents.layout.model.tree import LineNumbers, Paragraph
from documents.layout.pages.atoms import Atom
from documents.layout.pages.page import Ink, TextLine


@dataclass(slots=True)
class LineCounter:
    """Counts the lines of the body outside tables, empty ones too (txtfrm.cxx, RecalcAllLines)."""

    settings: LineNumbers
    value: int = 0
    _begun: set[Paragraph] = field(default_factory=set)
    _numbers: list[TextLine] = field(default_factory=list)

    def count(self, ink: Ink, left: int, atom: Atom) -> None:
        """Count the line of an atom that was just drawn in the column at `left`."""
        line = atom.line
        if line is None or line.paragraph is None or not line.paragraph.look.counted:
            return
        if line.paragraph not in self._begun:
            self._begun.add(line.paragraph)
            self.value = self.settings.starts.get(line.paragraph, self.value + 1) - 1
        self.value += 1
        if self.value % self.settings.step == 0:
            base = next(item.y for item in reversed(ink.lines) if item.parts is line.parts)
            self._number(left - self.settings.distance, base)

    def _number(self, right: int, base: int) -> None:
        look, text = self.settings.look, str(self.value)
        width = sum(metrics(look).advances(text))
        self._numbers.append(TextLine(right - width, base, [Part(0, width, text, look)]))

    def end_page(self, ink: Ink) -> None:
        """Put the numbers of a page on it."""
        ink.lines.extend(self._numbers)
        self._numbers = []
        if self.settings.each_page:
            self.value = 0
