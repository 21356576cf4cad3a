"""Proof that what is put into a template arrives: every printed value is looked for in the DOCX and in our PDF."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from documents.filling import guard, load
from documents.filling.sandbox import heard
from documents.layout.pages.paginate import paginate
from documents.layout.read.read_document import read_document
from documents.papers.parties import Context

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = re.compile(r"^word/(document|header\d*|footer\d*)\.xml$")
# Blanks, line ends and every kind of hyphen: a line may be broken at any of them.
_UNSEEN = re.compile("[\\s\u00a0\u2007\u202f\u00ad\u2010\u2011\u200b\u2060\ufeff-]+")
_SHOWN = 60
_MANY_WORDS = 6


@dataclass(frozen=True, slots=True)
class Loss:
    """A value that was put in and cannot be found; `where` is «в документе Word» or «в PDF»."""

    value: str
    where: str

    @property
    def text(self) -> str:
        """The whole in one sentence."""
        line = " ".join(self.value.split())
        shown = line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
        return f"Значение «{shown}» подставлено, но {self.where} его не видно."


def fill_and_listen(template: bytes, context: Context) -> tuple[bytes, list[str]]:
    """The filled template and every value its tags printed, in their order."""
    printed: list[str] = []
    token = heard.set(printed)
    try:
        return load(template).fill(context), printed
    finally:
        heard.reset(token)


def losses(docx: bytes, printed: Iterable[str]) -> list[Loss]:
    """Values that are not in the text of the filled DOCX, or are there and not in our PDF of it."""
    in_docx = _docx_text(docx)
    in_order, by_column = _pdf_texts(docx)
    found: list[Loss] = []
    for value in dict.fromkeys(printed):
        wanted = _plain(value)
        if not wanted:
            continue
        if wanted not in in_docx:
            found.append(Loss(value, "в документе Word"))
        elif wanted not in in_order and wanted not in by_column and not _in_pieces(value, in_order):
            found.append(Loss(value, "в PDF"))
    return found


def _in_pieces(value: str, text: str) -> bool:
    """Whether all words of a long value are there: a cell cut by a page has headers and footers between its lines."""
    words = _UNSEEN.sub(" ", value).split()
    return len(words) >= _MANY_WORDS and all(word in text for word in words)


def _plain(text: str) -> str:
    return _UNSEEN.sub("", text)


def _docx_text(docx: bytes) -> str:
    parts = guard.open_package(docx)
    texts: list[str] = []
    for name in parts:
        if _PART.match(name):
            root = guard.xml(parts, name)
            texts.extend(node.text or "" for node in root.iter(f"{_W}t"))
    return _plain("".join(texts))


def _pdf_texts(docx: bytes) -> tuple[str, str]:
    """The text of the pages in the order it was set, and column by column: a value in a cell that runs on over pages
    stands between the lines of its neighbours."""
    document, _ = read_document(docx)
    in_order: list[str] = []
    columns: defaultdict[int, list[str]] = defaultdict(list)
    for page in paginate(document):
        for line in page.ink.lines:
            text = "".join(part.text for part in line.parts)
            in_order.append(text)
            columns[line.x].append(text)
    return _plain("".join(in_order)), _plain("\n".join("".join(texts) for texts in columns.values()))
