"""How two versions of a template differ, told by paragraphs: added, removed, changed, with the words that changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from lxml import etree

from documents.filling import guard
from documents.filling.lint import paragraph_pieces
from documents.workshop.remarks import PART_NAME

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDS = re.compile(r"\{[{%].*?[%}]\}|\w+|\s+|[^\w\s]")
_COMMAND = re.compile(r"\{%.*?%\}")
_FIELD = re.compile(r"\{\{.*?\}\}")
_BODY = "word/document.xml"
_ALIKE = 0.5


class Kind(StrEnum):
    """What happened to a paragraph."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph: `mark` is «added», «removed» or nothing for those that stayed."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph that differs; `after` tells the words of the paragraph before it, empty at the beginning."""

    kind: Kind
    pieces: tuple[Piece, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Changes from the older to the newer; `same_words` with `same_bytes` off means that only the look differs."""

    changes: tuple[Change, ...]
    same_bytes: bool

    @property
    def same_words(self) -> bool:
        """Whether every paragraph says the same."""
        return not self.changes


def compare(older: bytes, newer: bytes) -> Comparison:
    """The changes that make `newer` of `older`. TemplateProblem when one of them cannot be read."""
    before, after = paragraphs(older), paragraphs(newer)
    changes: list[Change] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            changes.extend(_block(before[i1:i2], after[j1:j2], _place(after[:j1])))
    return Comparison(tuple(changes), older == newer)


def paragraphs(data: bytes) -> list[str]:
    """Texts of all paragraphs that are not empty: the body with its tables, then headers and footers, each text once
    and without page numbers, which every editor writes anew."""
    parts = guard.open_package(data)
    body = _texts(parts, _BODY)
    around = [text for name in sorted(parts) if name != _BODY and PART_NAME.match(name) for text in _texts(parts, name)]
    return [*body, *dict.fromkeys(text for text in around if text.strip("#"))]


def _texts(parts: dict[str, bytes], name: str) -> list[str]:
    root = guard.xml(parts, name)
    found = (" ".join(_paragraph(paragraph).split()) for paragraph in root.iter(f"{_W}p"))
    return [text for text in found if text]


def _paragraph(paragraph: etree._Element) -> str:
    """The words of a paragraph; for the result of a field (number of a clause, of a page) stands «#»: editors count
    them anew at every saving."""
    results = set(_result_texts(paragraph))
    return "".join("#" if node in results else text for text, node in paragraph_pieces(paragraph))


def _result_texts(paragraph: etree._Element) -> Iterator[etree._Element]:
    for simple in paragraph.iter(f"{_W}fldSimple"):
        yield from simple.iter(f"{_W}t")
    in_result = False
    for node in paragraph.iter(f"{_W}fldChar", f"{_W}t"):
        if node.tag == f"{_W}fldChar":
            in_result = node.get(f"{_W}fldCharType") == "separate"
        elif in_result:
            yield node


def _place(above: Sequence[str]) -> str:
    """The nearest paragraph above that says more than tags, its words only: «{%p endif %}» would tell nobody where."""
    return next((words for words in map(_words, reversed(above)) if words), "")


def _words(text: str) -> str:
    return _FIELD.sub("…", _COMMAND.sub("", text)).strip(" …,.")


def _block(before: Sequence[str], after: Sequence[str], place: str) -> list[Change]:
    """Pairs alike paragraphs in their order; what has no pair was added or removed."""
    if len(before) == len(after) == 1:
        return [Change(Kind.CHANGED, _pieces(before[0], after[0]), place)]
    changes: list[Change] = []
    left = list(before)
    for text in after:
        near = next((old for old in left if SequenceMatcher(None, old, text, autojunk=False).ratio() >= _ALIKE), None)
        if near is None:
            changes.append(Change(Kind.ADDED, (Piece(text, "added"),), place))
        else:
            place_of = left.index(near)
            changes.extend(Change(Kind.REMOVED, (Piece(old, "removed"),), place) for old in left[:place_of])
            left = left[place_of + 1 :]
            changes.append(Change(Kind.CHANGED, _pieces(near, text), place))
        place = _words(text) or place
    changes.extend(Change(Kind.REMOVED, (Piece(old, "removed"),), place) for old in left)
    return changes


def _pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The paragraph word by word; neighbouring changed words are told together, not blank by blank."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    found: list[Piece] = []
    removed, added = "", ""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        same = "".join(before[i1:i2]) if tag == "equal" else ""
        if same.strip() or (same and not (removed or added)):
            found.extend((Piece(removed, "removed"), Piece(added, "added"), Piece(same)))
            removed, added = "", ""
        else:
            removed += "".join(before[i1:i2])
            added += "".join(after[j1:j2])
    found.extend((Piece(removed, "removed"), Piece(added, "added")))
    return tuple(piece for piece in found if piece.text)
