"""Signs of the symbol fonts (Symbol, Wingdings) as ordinary Unicode: those fonts are not shipped, Word's lists
use them.
"""

from __future__ import annotations

import re

_SYMBOL = {0xB7: "•", 0xB0: "°", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xAE: "→", 0xD7: "·", 0x2D: "−", 0xA8: "♦"}
_WINGDINGS = {
    0xA7: "▪",
    0xD8: "➢",
    0xFC: "✓",
    0xFB: "✗",
    0xFE: "☑",
    0xFD: "☒",
    0xA8: "☐",
    0x6F: "☐",
    0x71: "❑",
    0x76: "❖",
    0x6C: "●",
    0x6E: "■",
    0xA1: "○",
    0x9F: "•",
    0x77: "⬥",
    0xE0: "→",
    0x28: "☎",
    0x2A: "✉",
    0x52: "☐",
    0xF0: "⇒",
}
_TABLES = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": {0x52: "☑", 0xA3: "☐", 0x50: "✓", 0x30: "☐"}}
_PRIVATE = 0xF000
_PRIVATE_SIGN = re.compile("[\uf000-\uf0ff]")
# The boxes, ticks and bullets that can stand for a sign of a symbol font.
SHAPES = "".join(sign for table in _TABLES.values() for sign in table.values() if sign >= "\u2500")


def has_private_signs(text: str) -> bool:
    """Whether `text` has signs of the area where Word puts symbol fonts."""
    return _PRIVATE_SIGN.search(text) is not None


def is_symbol_font(font: str) -> bool:
    """Whether letters in `font` are signs, not letters."""
    return font.strip().lower() in _TABLES


def plain_text(text: str, font: str) -> str:
    """`text` set in a symbol font, as Unicode; signs of the private area without a known meaning become «•»."""
    table = _TABLES.get(font.strip().lower(), {})
    result = []
    for sign in text:
        code = ord(sign)
        if _PRIVATE <= code <= _PRIVATE + 0xFF:
            code -= _PRIVATE
            result.append(table.get(code) or _SYMBOL.get(code, "•"))
        elif table and code < 0x100 and not sign.isspace():
            result.append(table.get(code, sign))
        else:
            result.append(sign)
    return "".join(result)
