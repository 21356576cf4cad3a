"""Typed text: the one door it comes through, the folded form it is found by and the key it is sorted by.

SQLite folds and sorts Cyrillic by code points only (ё after я, no letter case), so the folded form and the
key are stored beside the text and computed here.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_KEPT_CONTROLS = frozenset("\n\t")
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_EMOJI_CATEGORIES = frozenset({"So", "Sk"})

_QUOTES = dict.fromkeys(map(ord, '«»"“”„‟‹›″'), None)
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´"), "'")
_FOLD_TABLE = _QUOTES | _DASHES | _APOSTROPHES | {0x00AD: None, 0x200B: None, 0x2060: None, 0xFEFF: None}
_IO = re.compile("е\u0308+")

_SORT_IGNORED = re.compile("[.№'(),;:!?]+")
_DIGITS = re.compile("[0-9]+")
_AFTER = "\ua000"  # greater than every letter of the tables below
_SORT_LETTERS = {
    ord(letter): base + _AFTER for letter, base in zip("әғҡңөҙҫүұҳһіїєґў", "агкнозсууххииегу", strict=True)
}
_SORT_LATIN = {code: chr(0xFF41 + code - 0x61) for code in range(0x61, 0x7B)}
_SORT_TABLE = _SORT_LETTERS | _SORT_LATIN


def clean(text: str, limit: int | None = None) -> str:
    """Typed or pasted text made safe to store and print; ordinary Russian text comes back unchanged.

    NFC; line ends become «\\n»; control and format characters, lone surrogates and non-characters are
    dropped, except tabs, line feeds and the joiner inside an emoji; blanks at both ends are cut. At most
    `limit` characters are kept. Never raises; applying it twice changes nothing.
    """
    if not (text.isprintable() and unicodedata.is_normalized("NFC", text)):
        text = _LINE_ENDS.sub("\n", text)
        kept = "".join(char for char in text if _is_kept(char))
        text = _without_loose_joiners(unicodedata.normalize("NFC", kept))
    text = text.strip()
    if limit is not None and len(text) > limit:
        text = text[: max(limit, 0)].rstrip(_JOINER).strip()
    return text


def _is_kept(char: str) -> bool:
    if char in _KEPT_CONTROLS or char == _JOINER:
        return True
    if ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF:
        return False
    return unicodedata.category(char) not in _DROPPED_CATEGORIES


def _without_loose_joiners(text: str) -> str:
    if _JOINER not in text:
        return text
    kept: list[str] = []
    for index, char in enumerate(text):
        if char == _JOINER and not (_is_emoji(kept[-1:]) and _is_emoji(list(text[index + 1 : index + 2]))):
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def _is_emoji(char: list[str]) -> bool:
    return bool(char) and (char[0] == _EMOJI_STYLE or unicodedata.category(char[0]) in _EMOJI_CATEGORIES)


def fold(text: str) -> str:
    """The form texts are compared and searched by: no letter case, ё = е, no quotes, one kind of dash,
    single spaces.

    Fold both the stored text and the query. Idempotent, never raises.
    """
    bare = unicodedata.normalize("NFD", text.translate(_FOLD_TABLE)).casefold()
    bare = _IO.sub("е", unicodedata.normalize("NFD", bare))
    # Folding may bring forth an apostrophe-like character once more (canonical equivalents of «´»).
    return " ".join(unicodedata.normalize("NFC", bare).translate(_FOLD_TABLE).split())


def sort_key(text: str) -> str:
    """A string whose code point order is the alphabetical order of the Russian alphabet.

    Letters regardless of case; ё together with е and after it only when all else is equal; numbers by value
    («№ 5» before «№ 12»); quotes, dots, commas, brackets and «№» do not count; Cyrillic before Latin.
    """
    folded = " ".join(_SORT_IGNORED.sub("", fold(text)).split())
    first_level = _DIGITS.sub(_number_key, folded).translate(_SORT_TABLE)
    # The second level stands behind a tab, which is less than everything a first level can hold.
    letters = unicodedata.normalize("NFC", text).casefold()
    second_level = "".join("1" if char == "ё" else "0" for char in letters if char in "её")
    return f"{first_level}\t{second_level if '1' in second_level else ''}"


def _number_key(match: re.Match[str]) -> str:
    digits = match.group().lstrip("0") or "0"
    return f"{min(len(digits), 99):02d}{digits}"
