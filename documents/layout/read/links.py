"""Stage «read»: where a hyperlink leads."""

from __future__ import annotations

from documents.layout.read.source import Source
from documents.layout.read.xmlns import Element, R, W

BOOKMARK = "#"
_SCHEMES = ("http://", "https://", "mailto:")


def link_of(source: Source, element: Element) -> str:
    """The address of a `w:hyperlink`, or «#» and a bookmark; nothing for addresses of other kinds, which might start
    something on the reader's computer.
    """
    relation = element.get(R + "id")
    anchor = element.get(W + "anchor", "")
    if relation is None:
        return BOOKMARK + anchor if anchor else ""
    found = source.package.relations(source.part).get(relation)
    if found is None or not found.external or not found.target.lower().startswith(_SCHEMES):
        return ""
    return f"{found.target}#{anchor}" if anchor and "#" not in found.target else found.target
