"""Replaces a name inside the tags of a .docx, however Word cut the tag into runs; words outside tags stay."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from documents.filling import guard
from documents.filling.lint import paragraph_pieces

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = re.compile(r"^word/(document|header\d*|footer\d*)\.xml$")
_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)


def replace_name(data: bytes, wrong: str, right: str) -> bytes:
    """The template with the name `wrong` («договр.номер») written as `right` in every tag. TemplateProblem when the
    file cannot be read."""
    parts = guard.open_package(data)
    pattern = re.compile(rf"(?<![\w.]){re.escape(wrong)}(?!\w)")
    changed: dict[str, bytes] = {}
    for name in parts:
        if not _PART.match(name):
            continue
        root = guard.xml(parts, name)
        if sum(_mend(paragraph, pattern, right) for paragraph in root.iter(f"{_W}p")):
            changed[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return _with_parts(data, changed) if changed else data


def _mend(paragraph: etree._Element, pattern: re.Pattern[str], right: str) -> int:
    """How many names of the paragraph were replaced. The new name goes where the first letter of the old one stood."""
    pieces = [(text, node) for text, node in paragraph_pieces(paragraph)]
    text = "".join(piece for piece, _ in pieces)
    spots = [
        (tag.start() + found.start(), tag.start() + found.end())
        for tag in _TAG.finditer(text) for found in pattern.finditer(tag[0])
    ]  # fmt: skip
    if not spots:
        return 0
    place = 0
    for piece, node in pieces:
        if node.tag == f"{_W}t":
            node.text = _rewritten(piece, place, spots, right)
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            parent = node.getparent()
            if not node.text and parent is not None:
                parent.remove(node)  # an empty text inside a tag cuts it in two
        place += len(piece)
    return len(spots)


def _rewritten(piece: str, place: int, spots: list[tuple[int, int]], right: str) -> str:
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
