"""How much one part of a document may hold: beyond it a layout would take minutes and gigabytes."""

from __future__ import annotations

from functools import cache

from lxml import etree

from documents.layout.errors import dangerous
from documents.layout.read.xmlns import Element, W

# Measured on the machine of facts/documents.md: each bound is about half a minute of work.
MOST = (
    ("count(//w:tc)", 100_000, "больше 100 000 ячеек таблиц"),
    ("count(//w:p)", 200_000, "больше 200 000 абзацев"),
    ("string-length(.)", 8_000_000, "больше 8 миллионов знаков"),
    ("count(//w:r)", 1_000_000, "больше миллиона кусков текста"),
)


def check_bounds(root: Element) -> None:
    """Raise DangerousDocument when the part is too large to be laid out in a sane time."""
    for expression, most, told in MOST:
        found = _counting(expression)(root)
        if isinstance(found, float) and found > most:
            raise dangerous(f"в нём {told}")


@cache
def _counting(expression: str) -> etree.XPath:
    return etree.XPath(expression, namespaces={"w": W[1:-1]})
