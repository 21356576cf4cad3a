"""Hyphens at which a line must not end: «21-40-12», «273-ФЗ», «СФ-2026/013», «ауд. 3-210».

They become Word's own no-break hyphen (`w:noBreakHyphen`), not the sign U+2011: every font can show the element, many
have no U+2011. Word, LibreOffice and our layout draw it as the hyphen of the font, and text taken out of the PDF has
an ordinary hyphen again.
"""

from __future__ import annotations

import re

_ELEMENT = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_BESIDE_DIGIT = re.compile(r"(?<=\d)-(?=\w)|(?<=\w)-(?=\d)")
_WORD = re.compile(r"\S*-\S*")
# Addresses of mail and of the web are copied from papers: their hyphens stay what they are.
_ADDRESS = re.compile(r"@|://|\bwww\.|\w\.[^\W\d_]{2}")


def unbroken(escaped: str) -> str:
    """Escaped text of a `w:t` with its hyphens beside digits as no-break hyphens."""
    return _WORD.sub(_in_word, escaped) if "-" in escaped else escaped


def _in_word(match: re.Match[str]) -> str:
    word = match[0]
    return word if _ADDRESS.search(word) else _BESIDE_DIGIT.sub(_ELEMENT, word)
