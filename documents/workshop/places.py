"""Puts places for additional clauses into a copy of our template that was made before there were any.

The copy is known by the bookmarks of its clauses: each section's clauses go before the clause or heading that follows
them in our own template. A template from elsewhere has no such bookmarks and is left alone.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

from lxml import etree

from documents.filling.lint import paragraph_text
from documents.templates.writer import bookmark

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# For each paper: section of clauses, and the labels of what stands behind it; the first label that is there counts.
_BEHIND = {
    "network_contract": (
        ("предмет", ("обучение", "ресурсы")), ("порядок", ("финансы",)), ("финансы", ("действие",)),
        ("срок", ("заключительные",)), ("дополнительные", ("заключительные",)), ("заключительные", ("экземпляры",)),
    ),
    "cooperation_agreement": (
        ("предмет", ("работа",)), ("порядок", ("срок",)), ("срок", ("заключительные",)),
        ("дополнительные", ("заключительные",)), ("заключительные", ("экземпляры",)),
    ),
}  # fmt: skip
_CLAUSE, _HEADING = "экземпляры", "заключительные"  # whose looks the new paragraphs take
_TITLE = "Дополнительные условия"
_OPENING = ("{%p if", "{%p for", "{%p\u00a0if", "{%p\u00a0for")
_NOT_TAKEN = ("keepNext", "keepLines", "pageBreakBefore", "sectPr", "numPr")


def add_places(body: etree._Element, key: str, lacking: Iterable[str]) -> int:
    """How many places were put into the body; 0 where the template is not a copy of ours."""
    wanted = set(lacking)
    clause, heading = _labelled(body, (_CLAUSE,)), _labelled(body, (_HEADING,))
    if clause is None or heading is None:
        return 0
    added = 0
    for section, labels in _BEHIND.get(key, ()):
        anchor = _labelled(body, labels)
        if section in wanted and anchor is not None:
            place = _outside(anchor)
            for made in _place(section, clause, heading):
                place.addprevious(made)
            added += 1
    return added


def _labelled(body: etree._Element, labels: tuple[str, ...]) -> etree._Element | None:
    """The first paragraph that bears one of these labels."""
    names = {bookmark(label) for label in labels}
    for mark in body.iter(f"{_W}bookmarkStart"):
        if mark.get(f"{_W}name") in names:
            return next(mark.iterancestors(f"{_W}p"), None)
    return None


def _outside(paragraph: etree._Element) -> etree._Element:
    """The paragraph, or the condition that opens right before it: a place inside would be printed only with it."""
    place, before = paragraph, paragraph.getprevious()
    while before is not None and before.tag == f"{_W}p" and paragraph_text(before).strip().startswith(_OPENING):
        place, before = before, before.getprevious()
    return place


def _place(section: str, clause: etree._Element, heading: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of one place, in their order."""
    if section == "дополнительные":
        yield _tag("{%p if условия.дополнительные %}")
        yield _like(heading, _TITLE)
    yield _tag(f"{{%p for у in условия.{section} %}}")
    yield _tag("{%p if у.перечисление %}")
    yield _like(clause, "– {{ у.текст }}", numbered=False)
    yield _tag("{%p else %}")
    yield _like(clause, "{{ у.текст }}")
    yield _tag("{%p endif %}")
    yield _tag("{%p endfor %}")
    if section == "дополнительные":
        yield _tag("{%p endif %}")


def _tag(text: str) -> etree._Element:
    paragraph = etree.Element(f"{_W}p")
    etree.SubElement(etree.SubElement(paragraph, f"{_W}r"), f"{_W}t").text = text
    return paragraph


def _like(model: etree._Element, text: str, *, numbered: bool = True) -> etree._Element:
    """A paragraph that looks like another one; its number, if it is its own and not of its style, is kept too."""
    paragraph = etree.Element(f"{_W}p")
    own = model.find(f"{_W}pPr")
    properties = copy.deepcopy(own) if own is not None else etree.Element(f"{_W}pPr")
    for name in _NOT_TAKEN if not numbered else _NOT_TAKEN[:-1]:
        for found in properties.findall(f"{_W}{name}"):
            properties.remove(found)
    if not numbered:
        _unnumber(properties)
    paragraph.append(properties)
    run = etree.SubElement(paragraph, f"{_W}r")
    look = model.find(f"{_W}r/{_W}rPr")
    if look is not None:
        run.append(copy.deepcopy(look))
    etree.SubElement(run, f"{_W}t").text = text
    return paragraph


def _unnumber(properties: etree._Element) -> None:
    """Take away the number that the style gives (numbering 0, ECMA-376 17.9.18), in the place Word wants it."""
    number = etree.Element(f"{_W}numPr")
    etree.SubElement(number, f"{_W}ilvl").set(f"{_W}val", "0")
    etree.SubElement(number, f"{_W}numId").set(f"{_W}val", "0")
    style = properties.find(f"{_W}pStyle")
    properties.insert(0 if style is None else properties.index(style) + 1, number)
