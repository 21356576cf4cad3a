"""Stage «break lines», part one: where a line may end.

The rules are those of Unicode Standard Annex #14, version 5, as LibreOffice uses them (its own rule file, not ICU's): a
hyphen divides even before a digit, a slash never inside a word that follows a space. They were confirmed by asking
LibreOffice 7.4 itself about random strings of Russian contract text. Only the classes that such text has are kept;
every other sign counts as a letter, and ideographs divide anywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

_CLASSES = {
    "AL": "\ufdd0\ufdd1",
    "SP": " ",
    "ZW": "\u200b",
    "GL": "\u00a0\u202f\u2007\u2011\u034f",
    "WJ": "\u2060\ufeff",
    "BA": "\t|\u2010\u2012\u2013\u00ad\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u2027\u058a",
    "HY": "-",
    "B2": "\u2014",
    "BB": "\u00b4\u02c8\u02cc",
    "IN": "\u2024\u2025\u2026",
    "OP": "([{\u201a\u201e\u00a1\u00bf\u2045\u207d",
    "CL": ")]}\u2046\u207e\u3001\u3002",
    "QU": "\"'\u00ab\u00bb\u2018\u2019\u201b\u201c\u201d\u201f\u2039\u203a",
    "EX": "!?",
    "IS": ",.:;",
    "SY": "/\\",
    "PO": "%\u2030\u2031\u00a2\u2032\u2033\u2103",
    "PR": "$+\u00b1\u00a3\u00a5\u2116\u2212\u20ac\u20bd\u20ae\u2213",
    "CB": "\ufffc",
    "BK": "\n\f\v\u2028\u2029",
    "NS": "\u203c\u2047\u2048\u2049",
}
_CLASS_OF = {sign: name for name, signs in _CLASSES.items() for sign in signs}

# No break between these neighbours when nothing stands between them (LB 12 … LB 30).
_GLUED = frozenset(
    [(before, after) for before in ("AL", "NU") for after in ("AL", "NU", "OP", "IN", "PR")]
    + [
        ("NU", "PO"),
        ("IN", "IN"),
        ("ID", "IN"),
        ("ID", "PO"),
        ("PR", "AL"),
        ("PR", "ID"),
        ("PO", "AL"),
        ("PR", "NU"),
        ("PO", "NU"),
        ("IS", "AL"),
        ("IS", "NU"),
        ("CL", "AL"),
        ("CL", "NU"),
    ]
)
_NEVER_BEFORE = frozenset({"CL", "EX", "IS", "SY", "WJ", "ZW"})
_NEVER_BEFORE_CLOSE = frozenset({"BA", "HY", "NS", "QU", "GL", "BK", "SP"})
_NEVER_AFTER = frozenset({"QU", "GL", "WJ", "BB"})
# A line can end only behind blanks, and beside a sign that is neither letter nor digit (or is an ideograph).
_IDEOGRAPHS = "\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffdc\U0001f300-\U0010ffff"
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
_PLACES = re.compile(rf"(?<! ) +(?=[^ ])|[^\w ]|[{_IDEOGRAPHS}]")
_SPACES = " \t\n\u2002\u2003\u2009\u200a"
_LONG_PATH = 66  # a path longer than this may be divided at its slashes


def _class(sign: str) -> str:
    found = _CLASS_OF.get(sign)
    if found is not None:
        return found
    if sign.isdecimal():
        return "NU"
    return "ID" if _IDEOGRAPH.match(sign) else "AL"


@lru_cache(maxsize=4096)
def _allowed(before: str, after: str, spaces: bool) -> bool:
    """Whether a line may end between two classes, with or without spaces between them."""
    if before in ("BK", "ZW"):
        return True
    if after in _NEVER_BEFORE or before == "OP" or (before, after) in (("B2", "B2"), ("CL", "NS")):
        return False
    if spaces:
        return before != "WJ"
    if before == "CB" or after == "CB":
        return before not in _NEVER_AFTER and after not in _NEVER_BEFORE_CLOSE
    if before in _NEVER_AFTER or after in _NEVER_BEFORE_CLOSE:
        return False
    return (before, after) not in _GLUED


@lru_cache(maxsize=1024)
def boundaries(text: str) -> list[int]:
    """The places, in order, where a new line may start; the last is the end of the text. Nobody may change the list:
    papers of one template share most of their paragraphs, so it is kept.
    """
    result = [0]
    size = len(text)
    for match in _PLACES.finditer(text):
        start, end = match.span()
        blank = text[start] == " "
        if not blank and start > result[-1] and text[start - 1] != " " and _may_end(text, start):
            result.append(start)
        if end < size and text[end] != " " and end > result[-1] and _may_end(text, end):
            result.append(end)
    result.append(size)
    return result[1:]


_ENDS: dict[str, bool] = {}


def _may_end(text: str, place: int) -> bool:
    """Whether a line may end before `place`, which is no blank."""
    spaces = text[place - 1] == " "
    last = place - 1
    while last > 0 and text[last] == " ":
        last -= 1
    key = f"{text[last]}{spaces:d}{text[place]}"
    found = _ENDS.get(key)
    if found is None:
        found = _ENDS[key] = _allowed(_class(text[last]), _class(text[place]), spaces)
    return found and (spaces or not _in_number(text, place))


_NUMBER = re.compile(
    r"[$+\u00b1\u00a3\u20ac\u20bd\u2116\u2212%\u2030]?[(\[{\u201e]?\d[\d/\\,.:;]*[)\]}]?[$+\u00b1\u00a3\u20ac\u20bd\u2116\u2212%\u2030]?"
)
_REACH = 40


def _in_number(text: str, place: int) -> bool:
    """Inside one number with its signs: «№(5)», «10/20», «5)%» (LB 25)."""
    if text[place] == " " or text[place - 1] == " ":
        return False
    start = max(0, place - _REACH)
    return any(
        start + match.start() < place < start + match.end() for match in _NUMBER.finditer(text[start : place + 3])
    )


def break_before(text: str, places: list[int], cut: int) -> int:
    """The last place not after `cut`, the first sign that does not fit; 0 when there is none.

    A place after a slash is given up for the last space before it: LibreOffice keeps paths and «п/п» whole, unless
    the path is longer than 66 signs or starts the paragraph.
    """
    index = (bisect_left if cut and text[cut - 1] == "/" else bisect_right)(places, cut) - 1
    if index < 0:
        return 0
    found = places[index]
    if text[found - 1] == "/":
        for position in range(found - 2, max(-1, found - _LONG_PATH), -1):
            if text[position] in _SPACES:
                return position + 1
    return found


def next_place(places: list[int], position: int) -> int:
    """The first place at or after `position`."""
    return places[bisect_left(places, position)]
