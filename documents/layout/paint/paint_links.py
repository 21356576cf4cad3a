"""Stage «paint»: hyperlinks as annotations of the PDF; nothing of them is seen."""

from __future__ import annotations

from typing import Any

from reportlab.lib.utils import asUnicode
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from documents.layout.lines.line_parts import Part
from documents.layout.lines.measure import metrics
from documents.layout.model.units import POINT
from documents.layout.pages.page import Page, TextLine
from documents.layout.paint.tags import Element, Tags

_PRINTED = 4  # the flag that PDF/A asks of every annotation


class Links:
    """The links of one PDF. Bookmarks lead to the first line of their paragraph."""

    def __init__(self, canvas: Canvas, tags: Tags | None, pages: list[Page]) -> None:
        self.canvas = canvas
        self.tags = tags
        self._places: dict[str, TextLine] = {}
        for page in pages:
            for line in page.ink.all_lines():
                for name in line.paragraph.bookmarks if line.paragraph is not None else ():
                    self._places.setdefault(name, line)

    def destinations(self, page: Page, height: int) -> None:
        """Name the places of the page that is being painted which bookmarks lead to."""
        for line in page.ink.all_lines():
            for name in line.paragraph.bookmarks if line.paragraph is not None else ():
                if self._places.get(name) is line:
                    top = (height - line.y + metrics(line.parts[0].look).ascent) / POINT if line.parts else 0
                    self.canvas.bookmarkPage(_key(name), fit="XYZ", left=0, top=top, zoom=0)

    def over(self, links: list[tuple[TextLine, Part, Element | None]], height: int) -> None:
        """Annotations over parts of lines; text that is turned (`height` 0) has none."""
        for found in links if height else ():
            self._link(*found, height)

    def _link(self, line: TextLine, part: Part, element: Element | None, height: int) -> None:
        """The annotation over one part of a line."""
        shape = metrics(part.look)
        left = (line.x + part.x) / POINT
        right = left + (part.width + part.gap * part.text.count(" ")) / POINT
        bounds = [left, (height - line.y - shape.descent) / POINT, right, (height - line.y + shape.ascent) / POINT]
        canvas: Any = self.canvas
        entries: dict[str, Any] = {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Link"),
            "Rect": pdfdoc.PDFArray(bounds),
            "Border": pdfdoc.PDFArray([0, 0, 0]),
            "F": _PRINTED,
        }
        target = part.look.link
        if target.startswith("#"):
            if target[1:] not in self._places:
                return
            entries["Dest"] = canvas._bookmarkReference(_key(target[1:]))
        else:
            action = {"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(asUnicode(target))}
            entries["A"] = pdfdoc.PDFDictionary(action)
            entries["Contents"] = pdfdoc.PDFString(asUnicode(target))
        annotation = pdfdoc.PDFDictionary(entries)
        canvas._addAnnotation(annotation)
        if self.tags is not None and element is not None:
            self.tags.annotations.append((element, len(self.tags.marks) - 1, annotation))


def _key(name: str) -> str:
    return f"b-{name}"
