"""Writes other words into a .docx, however Word cut them into runs: names inside tags, whole texts, merge fields,
places for clauses."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable

from lxml import etree

from documents.filling import guard
from documents.filling.lint import paragraph_pieces
from documents.workshop.foreign import MergeField, merge_fields
from documents.workshop.places import add_places

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = re.compile(r"^word/(document|header\d*|footer\d*)\.xml$")
Spot = tuple[int, int]  # first letter and the one behind the last, in the text of a paragraph
_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)


def replace_name(data: bytes, wrong: str, right: str) -> bytes:
    """The template with the name `wrong` («договр.номер») written as `right` in every tag. TemplateProblem when the
    file cannot be read."""
    pattern = re.compile(rf"(?<![\w.]){re.escape(wrong)}(?!\w)")

    def spots(text: str) -> list[Spot]:
        found = ((tag.start(), match) for tag in _TAG.finditer(text) for match in pattern.finditer(tag[0]))
        return [(start + match.start(), start + match.end()) for start, match in found]

    return _edited(data, lambda root: sum(_mend(item, spots, right) for item in root.iter(f"{_W}p")))


def replace_text(data: bytes, wrong: str, right: str) -> bytes:
    """The template with the words `wrong` («[[Номер]]») written as `right`; not inside braces of their own."""
    pattern = re.compile(rf"(?<!\{{){re.escape(wrong)}(?!\}})")

    def spots(text: str) -> list[Spot]:
        return [(match.start(), match.end()) for match in pattern.finditer(text)]

    return _edited(data, lambda root: sum(_mend(item, spots, right) for item in root.iter(f"{_W}p")))


def replace_merge_field(data: bytes, name: str, right: str) -> bytes:
    """The template with Word's merge fields of this name turned into plain text `right`."""
    return _edited(data, lambda root: sum(_unfold(field, right) for field in merge_fields(root) if field.name == name))


def with_places(data: bytes, key: str, lacking: Iterable[str]) -> bytes:
    """The template of the paper `key` with places for additional clauses of these sections."""
    words = tuple(lacking)

    def change(root: etree._Element) -> int:
        body = root.find(f"{_W}body")
        return 0 if body is None else add_places(body, key, words)

    return _edited(data, change)


def _unfold(field: MergeField, right: str) -> int:
    """A field becomes the first of its runs that is shown, with other words."""
    kept = field.shown[0] if field.shown else etree.SubElement(field.runs[0], f"{_W}t")
    kept.text = right
    for text in field.shown[1:]:
        text.text = ""
    for run in field.runs:
        for mark in list(run):
            if mark.tag in {f"{_W}fldChar", f"{_W}instrText"}:
                run.remove(mark)
    simple = field.simple
    parent = simple.getparent() if simple is not None else None
    if simple is not None and parent is not None:
        place = parent.index(simple)
        parent[place : place + 1] = list(simple)
    return 1


def _edited(data: bytes, change: Callable[[etree._Element], int]) -> bytes:
    """The package with every part that `change` says it changed."""
    parts = guard.open_package(data)
    changed: dict[str, bytes] = {}
    for name in parts:
        if not _PART.match(name):
            continue
        root = guard.xml(parts, name)
        if change(root):
            changed[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return _with_parts(data, changed) if changed else data


def _mend(paragraph: etree._Element, find: Callable[[str], list[Spot]], right: str) -> int:
    """How many spots of the paragraph were replaced. The new words go where the first letter of the old ones stood."""
    pieces = [(text, node) for text, node in paragraph_pieces(paragraph)]
    spots = find("".join(piece for piece, _ in pieces))
    if not spots:
        return 0
    place = 0
    for piece, node in pieces:
        if node.tag == f"{_W}t":
            node.text = _rewritten(piece, place, spots, right)
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        place += len(piece)
    return len(spots)


def _rewritten(piece: str, place: int, spots: list[Spot], right: str) -> str:
    """The text of one run that begins at `place` of the paragraph."""
    kept: list[str] = []
    for number, letter in enumerate(piece, start=place):
        spot = next((spot for spot in spots if spot[0] <= number < spot[1]), None)
        if spot is None:
            kept.append(letter)
        elif number == spot[0]:
            kept.append(right)
    return "".join(kept)


def _with_parts(data: bytes, changed: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(entry, changed.get(entry.filename, source.read(entry)))
    return stream.getvalue()
