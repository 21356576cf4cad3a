"""Stage «paint»: the structure of a tagged PDF, and what an archive asks for, as objects of the file.

reportlab knows neither; its documents take objects that write themselves, and its pages and catalogue take keys that
are added to the list of those they know.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from documents.layout.paint.tags import Element, Tags


class Raw(pdfdoc.PDFObject):
    """An object whose bytes are known when the file is written."""

    __RefOnly__ = 1

    def __init__(self, write: Callable[[], str | bytes]) -> None:
        self.write = write

    def format(self, document: Any) -> bytes:
        """The bytes of the object."""
        data = self.write()
        return data.encode("ascii") if isinstance(data, str) else data


def add_structure(canvas: Canvas, tags: Tags) -> None:
    """Add the tree to the PDF; every page has been shown."""
    document: Any = vars(canvas)["_doc"]
    pages = [_number_of(document, page) for page in document.Pages.pages]
    numbers: dict[Element, int] = {}
    for element in _all(tags.root):
        numbers[element] = _number_of(document, Raw(partial(_element, element, numbers, pages)))
    parents = Raw(lambda: _parents(tags, numbers))
    parent_tree = _number_of(document, parents)
    for number, (element, page, annotation) in enumerate(tags.annotations):
        place = f"<</Type/OBJR/Pg {pages[page]} 0 R/Obj {_number_of(document, annotation)} 0 R>>"
        element.objects.append(place)
        annotation["StructParent"] = len(pages) + number
    root = Raw(lambda: f"<</Type/StructTreeRoot/K {numbers[tags.root]} 0 R/ParentTree {parent_tree} 0 R>>")
    numbers[_ROOT] = _number_of(document, root)
    document.Catalog.StructTreeRoot = root
    document.Catalog.MarkInfo = Raw(lambda: "<</Marked true>>")
    for index, page in enumerate(document.Pages.pages):
        # Of the instance: reportlab's class stays as it is.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = index, pdfdoc.PDFName("S")


_ROOT = Element("StructTreeRoot", None)


def _number_of(document: Any, thing: Any) -> int:
    """The number of an object in the file."""
    reference = document.Reference(thing)
    return int(document.idToObjectNumberAndVersion[reference.name][0])


def _all(element: Element) -> list[Element]:
    """The element and all below it that hold something."""
    found = [element]
    for kid in element.kids:
        if isinstance(kid, Element) and kid.holds_something():
            found += _all(kid)
    return found


def _element(element: Element, numbers: dict[Element, int], pages: list[int]) -> str:
    """One structure element; marks of its first page are plain numbers."""
    home = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            if kid in numbers:
                kids.append(f"{numbers[kid]} 0 R")
        elif kid[0] == home:
            kids.append(str(kid[1]))
        else:
            kids.append(f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>")
    kids += element.objects
    parent = numbers[element.parent or _ROOT]
    page = "" if home is None else f"/Pg {pages[home]} 0 R"
    return f"<</S/{element.kind}/P {parent} 0 R{page}{element.attributes}/K[{' '.join(kids)}]>>"


def _parents(tags: Tags, numbers: dict[Element, int]) -> str:
    """The number tree that leads from a mark on a page to its element."""
    rows = [
        f"{index} [{' '.join(f'{numbers[element]} 0 R' for element in marks)}]"
        for index, marks in enumerate(tags.marks)
    ]
    rows += [
        f"{len(tags.marks) + number} {numbers[element]} 0 R" for number, (element, _, _) in enumerate(tags.annotations)
    ]
    return f"<</Nums[{' '.join(rows)}]>>"
